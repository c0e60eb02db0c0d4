import SkillsPlanner

/// The certificate's values, in the order of the facts; 0 where the plan has none.
struct Values: Sendable {
  let needs: [Int]
  let courses: [Int]
  let levels: [Int]

  init(_ rows: PlanRows, _ facts: Facts) {
    needs = facts.needs.map { rows.need(facts.key(of: $0))?.value ?? 0 }
    courses = facts.courses.map { rows.course($0.id)?.value ?? 0 }
    levels = facts.levels.map { rows.level($0.level)?.value ?? 0 }
  }
}

/// Both sides of the proof: what the plan earns, and the most that any plan could.
///
/// Any allocation that keeps the limits earns, of a learner, the points of the candidate and the bonuses of two pieces.
/// Where the values of need and course are at least a candidate's points, it earns no more than they and the
/// bonuses; so no plan has more than what each piece is worth at them, and each cap: the bound. A plan that
/// earns the bound is the best.
///
/// Where policies and pins have values, a place is charged for what it counts in their limits: by need and by course off
/// the bonuses here, by pair off the candidates' points. All charges together are at most what the limits allow, which
/// is added to the bound.
struct Bound {
  let pieces: Pieces
  let facts: Facts
  let values: Values
  let charges: Charges

  func points(of adding: Adding) -> Int {
    let places = sum(adding.decisions.map { product($0.places, $0.points) })
    let ofNeeds = facts.needs.indices.map { place in
      pieces.ofNeed(learners: facts.needs[place].learners).earned(by: adding.placed[place])
    }
    let ofCourses = facts.courses.indices.map { place in
      pieces.ofCourse(lastYear: facts.courses[place].lastYear, places: facts.courses[place].places)
        .earned(by: adding.used[place])
    }
    return sum(sum(places, sum(ofNeeds)), sum(ofCourses))
  }

  /// The most that any plan could earn by the values.
  var most: Int {
    let ofNeeds = facts.needs.indices.map { place in
      pieces.ofNeed(learners: facts.needs[place].learners)
        .most(worth: sum(values.needs[place], -charges.ofNeeds[place]))
    }
    let ofLevel = Dictionary(
      facts.levels.enumerated().map { ($1.level, values.levels[$0]) },
      uniquingKeysWith: { first, _ in first })
    let ofCourses = facts.courses.indices.map { place in
      let course = facts.courses[place]
      return pieces.ofCourse(lastYear: course.lastYear, places: course.places)
        .most(
          worth: sum([
            values.courses[place], -(ofLevel[course.level] ?? 0), -charges.ofCourses[place],
          ]))
    }
    let ofCaps = facts.levels.indices.map { place in
      product(facts.levels[place].funded ?? 0, max(0, values.levels[place]))
    }
    return sum([sum(ofNeeds), sum(ofCourses), sum(ofCaps), charges.most])
  }

  /// Values of levels without a cap: a funded start that nothing limits is worth nothing.
  func faultsOfLevels(in rows: PlanRows) -> [Fault] {
    facts.levels.indices.compactMap { place in
      let limit = facts.levels[place]
      guard limit.funded == nil, values.levels[place] > 0 else { return nil }
      return Fault(
        kind: .value, path: rows.path(ofLevel: limit.level).key("value"),
        subject: "value of a funded start at level \(limit.level.code)",
        says: "\(values.levels[place])", follows: "0, since nothing limits them")
    }
  }
}

extension Values {
  /// Allocations that earn less than their need and course are worth, and what they are charged: no best plan has such.
  ///
  /// - Parameter isBounded: whether a plan may earn less than its bound; then none may earn more than they are worth.
  func faultsOfDecisions(
    _ decisions: [Decision], _ facts: Facts, _ charges: Charges, isBounded: Bool
  ) -> [Fault] {
    // Without all charges nobody can tell what an allocation is worth.
    guard charges.isWhole else { return [] }
    return decisions.compactMap { decision in
      let worth = sum([
        needs[decision.need], courses[decision.course],
        charges.ofPair(need: decision.need, course: decision.course),
      ])
      guard isBounded ? worth < decision.points : worth != decision.points else { return nil }
      let key = facts.key(of: facts.needs[decision.need])
      return Fault(
        kind: .value, path: decision.path,
        subject: "values of the need of \(key.area) at level \(key.level.code) and of course "
          + facts.courses[decision.course].id,
        says: "\(worth) together",
        follows: "\(decision.points), the points of the places it is given there")
    }
  }
}
