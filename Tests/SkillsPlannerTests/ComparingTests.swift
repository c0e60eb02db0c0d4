import Testing

@testable import SkillsPlanner

/// Small plans by chance: rows as a plan has them, though nobody planned them.
struct PlanLottery {
  private var state: UInt64

  init(seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 }

  /// 0..<limit.
  private mutating func draw(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % limit
  }

  mutating func plan() -> Plan {
    let levels = ["2", "3", "entry"].map(Make.level)
    let areas = (0..<6).filter { _ in draw(5) > 0 }.map { number in
      AreaRow(
        code: "A\(number)", name: "Area \(number)", district: "D\(number % 3)",
        decile: number == 5 ? nil : 1 + number % 4 + draw(2), point: Make.point(kilometresEast: 0))
    }
    let courses = (0..<7).filter { _ in draw(5) > 0 }.map { number in
      CourseRow(
        id: "C\(number)", provider: "1000000\(number % 4)", district: "D\(number % 4)",
        level: levels[number % 3], sector: number == 6 ? "" : "\(number % 3)", mode: .classroom,
        pointBasis: nil, lastYear: 5, places: 20 + draw(2), used: 0, value: draw(9),
        gainsIfOneMore: 0)
    }
    var needs: [NeedRow] = []
    var allocations: [Allocation] = []
    var shortfalls: [Shortfall] = []
    for area in areas {
      for level in levels where draw(3) > 0 {
        let parts = courses.filter { _ in draw(3) == 0 }.map {
          Allocation.OnCourse(
            course: $0.id, places: 1 + draw(3), metres: nil, points: 1 + draw(9), scores: [])
        }
        let placed = parts.reduce(0) { $0 + $1.places }
        let missing = draw(4)
        needs.append(
          NeedRow(
            area: area.code, level: level, learners: placed + missing, placed: placed, value: 0))
        if !parts.isEmpty {
          allocations.append(Allocation(area: area.code, level: level, courses: parts))
        }
        if missing > 0 {
          shortfalls.append(
            Shortfall(
              area: area.code, level: level, learners: missing,
              cause: Shortfall.Cause.allCases[draw(5)]))
        }
      }
    }
    let used = Dictionary(
      allocations.flatMap(\.courses).map { ($0.course, $0.places) }, uniquingKeysWith: +)
    return Self.plan(
      areas: areas, needs: needs, allocations: allocations, shortfalls: shortfalls,
      courses: courses.map { $0.using(used[$0.id] ?? 0) }, points: draw(1000), funded: draw(9))
  }

  static func plan(
    areas: [AreaRow], needs: [NeedRow], allocations: [Allocation], shortfalls: [Shortfall],
    courses: [CourseRow], points: Int, funded: Int
  ) -> Plan {
    Plan(
      title: "A plan", year: "2026/27", status: "a test",
      owner: Owner(organisation: "A", contact: "b", roles: []), inputs: [], sources: [], rules: [],
      terms: nil, assumptions: [],
      summary: Summary(
        learners: 0, lastYear: 0, places: 0, placed: 0, shortfall: [], deciles: [],
        travel: Summary.Travel(venuePlaces: 0, metres: 0, otherPlaces: 0), fixedFlows: nil),
      levels: [
        LevelRow(
          level: Make.level("2"), eligible: 0, learners: 0, lastYear: 0, places: 0,
          funded: funded == 0 ? nil : funded, used: 0, value: 0)
      ], districts: [], providers: [],
      optimality: Optimality(points: points, bound: points, unique: true, candidates: 1),
      areas: areas, needs: needs, allocations: allocations, shortfalls: shortfalls,
      courses: courses)
  }
}

extension CourseRow {
  fileprivate func using(_ places: Int) -> CourseRow {
    CourseRow(
      id: id, provider: provider, district: district, level: level, sector: sector, mode: mode,
      pointBasis: pointBasis, lastYear: lastYear, places: self.places, used: places, value: value,
      gainsIfOneMore: gainsIfOneMore)
  }
}

/// Several plans from one seed.
private func tallies(_ count: Int, seed: Int) -> [PlanTally] {
  var lottery = PlanLottery(seed: seed)
  return (0..<count).map { _ in PlanTally(lottery.plan()) }
}

@Suite struct `Comparing plans` {
  @Test(arguments: 1...60)
  func `a plan has no difference to itself`(seed: Int) throws {
    let tally = tallies(1, seed: seed)[0]
    let difference = PlanDifference(from: tally, to: tally)
    #expect(difference.isSame)
    #expect(difference.moves.isEmpty && difference.points.by == 0)
    let rows = difference.rows.values.flatMap { $0 }
    #expect(rows.allSatisfy { $0.isSame })
  }

  @Test(arguments: 1...60)
  func `the difference back is the difference the other way round`(seed: Int) throws {
    let two = tallies(2, seed: seed)
    let there = PlanDifference(from: two[0], to: two[1])
    let back = PlanDifference(from: two[1], to: two[0])
    #expect(!there.isSame)
    #expect(back.placed == there.placed.reversed && back.learners == there.learners.reversed)
    #expect(back.points == there.points.reversed)
    #expect(back.allocations == there.allocations.reversed)
    #expect(back.needs == there.needs.reversed && back.courses == there.courses.reversed)
    #expect(back.notPlaced.map(\.learners) == there.notPlaced.map(\.learners.reversed))
    #expect(back.funded == there.funded.mapValues(\.reversed))
    #expect(back.moves.map(\.pair) == there.moves.map(\.pair))
    #expect(back.moves.map(\.places) == there.moves.map(\.places.reversed))
    for breakdown in PlanTally.Breakdown.allCases {
      #expect(
        back.rows[breakdown]?.map(\.placed) == there.rows[breakdown]?.map(\.placed.reversed))
      #expect(
        back.rows[breakdown]?.map(\.learners) == there.rows[breakdown]?.map(\.learners.reversed))
    }
  }

  @Test(arguments: 1...60)
  func `every breakdown adds up to the whole, and so do moves and causes`(seed: Int) throws {
    let two = tallies(2, seed: seed)
    let difference = PlanDifference(from: two[0], to: two[1])
    for breakdown in PlanTally.Breakdown.allCases {
      let rows = try #require(difference.rows[breakdown])
      #expect(rows.reduce(0) { $0 + $1.placed.old } == difference.placed.old)
      #expect(rows.reduce(0) { $0 + $1.placed.by } == difference.placed.by)
      if [.level, .home, .decile, .area].contains(breakdown) {
        #expect(rows.reduce(0) { $0 + $1.learners.by } == difference.learners.by)
      }
    }
    #expect(difference.placesAdded - difference.placesTaken == difference.placed.by)
    #expect(
      difference.notPlaced.reduce(0) { $0 + $1.learners.by }
        == difference.learners.by - difference.placed.by)
  }

  @Test(arguments: 1...20)
  func `digests, titles, names, values and scores are no decisions`(seed: Int) throws {
    var lottery = PlanLottery(seed: seed)
    let plan = lottery.plan()
    var other = plan
    other.title = "Another title"
    other.inputs = [InputRecord(role: "areas", file: "a.csv", sha256: "1", rows: 3)]
    other.needs = plan.needs.map {
      NeedRow(
        area: $0.area, level: $0.level, learners: $0.learners, placed: $0.placed,
        value: $0.value + 1)
    }
    other.allocations = plan.allocations.reversed().map { allocation in
      Allocation(
        area: allocation.area, level: allocation.level,
        courses: allocation.courses.map {
          Allocation.OnCourse(
            course: $0.course, places: $0.places, metres: 7, points: 1, scores: [1])
        })
    }
    #expect(PlanDifference(from: PlanTally(plan), to: PlanTally(other)).isSame)
  }

  @Test func `a cap, a course's limit and a need that nobody fills are decisions`() throws {
    let need = NeedRow(area: "A", level: Make.level("2"), learners: 1, placed: 0, value: 0)
    let course = CourseRow(
      id: "C", provider: "1", district: "D", level: Make.level("2"), sector: "", mode: .online,
      pointBasis: nil, lastYear: 1, places: 1, used: 0, value: 0, gainsIfOneMore: 0)
    func tally(needs: [NeedRow] = [], courses: [CourseRow] = [], funded: Int = 1) -> PlanTally {
      PlanTally(
        PlanLottery.plan(
          areas: [], needs: needs, allocations: [], shortfalls: [], courses: courses, points: 0,
          funded: funded))
    }
    let none = tally()
    for other in [
      tally(needs: [need]), tally(courses: [course]), tally(funded: 2), tally(funded: 0),
    ] {
      #expect(!PlanDifference(from: none, to: other).isSame)
    }
  }

  @Test func `sums of a forged plan wrap and stop nothing`() throws {
    let level = Make.level("2")
    let part = Allocation.OnCourse(course: "C", places: .max, metres: nil, points: 1, scores: [])
    let forged = PlanTally(
      PlanLottery.plan(
        areas: [], needs: [NeedRow(area: "A", level: level, learners: .max, placed: 0, value: 0)],
        allocations: [
          Allocation(area: "A", level: level, courses: [part, part]),
          Allocation(area: "B", level: level, courses: [part]),
        ], shortfalls: [], courses: [], points: .max, funded: 1))
    let plain = tallies(1, seed: 1)[0]
    let difference = PlanDifference(from: plain, to: forged)
    #expect(!difference.isSame)
    var attribution = Attribution(from: plain, to: forged, difference)
    attribution.finish()
    #expect(attribution.steps.map(\.groups) == [[]])
  }
}

@Suite struct `Attributing a difference` {
  @Test(arguments: 1...60)
  func `whatever the states between, the effects add up to the difference`(seed: Int) throws {
    let states = tallies(6, seed: seed)
    let difference = PlanDifference(from: states[0], to: states[5])
    var attribution = Attribution(from: states[0], to: states[5], difference)
    attribution.take([], givenBy: states[1])
    attribution.take([.data], givenBy: states[2])
    attribution.take([.courses, .needs], givenBy: states[3])
    attribution.take([.policies], givenBy: states[4])
    attribution.finish()
    let steps = attribution.steps
    #expect(steps.map(\.groups) == [[.data], [.courses, .needs], [.policies], []])
    #expect(steps.reduce(0) { $0 + $1.learners } == difference.learners.by)
    #expect(steps.reduce(0) { $0 + $1.placed } == difference.placed.by)
    #expect(steps.reduce(0) { $0 + $1.points } == difference.points.by)
    #expect(
      steps.reduce(0) { $0 + $1.moved } == difference.placesAdded + difference.placesTaken)
    for row in difference.notPlaced {
      #expect(steps.reduce(0) { $0 + ($1.notPlaced[row.cause] ?? 0) } == row.learners.by)
    }
    for (breakdown, rows) in difference.rows {
      for row in rows {
        #expect(
          steps.reduce(0) { $0 + ($1.placedBy[breakdown]?[row.key] ?? 0) } == row.placed.by)
      }
    }
  }

  @Test(arguments: 1...20)
  func `a step that is undone moves as much as its undoing takes back`(seed: Int) throws {
    let two = tallies(2, seed: seed)
    let difference = PlanDifference(from: two[0], to: two[1])
    let all = difference.placesAdded + difference.placesTaken
    var attribution = Attribution(from: two[0], to: two[1], difference)
    attribution.take([.data], givenBy: two[1])
    attribution.take([.rules], givenBy: two[0])
    attribution.take([.weights], givenBy: two[1])
    attribution.finish()
    #expect(attribution.steps.map(\.moved) == [all, -all, all])
    #expect(attribution.steps.map(\.movedHere) == [all, all, all])
  }

  @Test func `where the inputs give both plans nothing is left without a cause`() throws {
    let two = tallies(2, seed: 7)
    var attribution = Attribution(
      from: two[0], to: two[1], PlanDifference(from: two[0], to: two[1]))
    attribution.take([], givenBy: two[0])
    attribution.take([.needs], givenBy: two[1])
    attribution.finish()
    #expect(attribution.steps.map(\.groups) == [[.needs]])
  }
}
