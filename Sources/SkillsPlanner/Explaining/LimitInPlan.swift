/// What sort of thing people have set.
package enum LimitKind: String, Sendable, Hashable {
  case policy
  case pin
  /// What the objective serves before points.
  case objective
}

/// A policy, a pin or what the objective serves first, and what it does to some places of a plan.
package struct LimitInPlan: Sendable {
  /// As the plan's rows name it.
  package let label: String
  package let kind: LimitKind
  package let effect: Effect
  /// Whether one place more would break it, or a course here does not run by it.
  package let isFull: Bool
  /// What it takes from the points of a place by the plan's values, or gives to them above 0: of the places that were
  /// asked about, what moves most. Nil where the value is that of having a plan at all, as of a floor that nothing can
  /// be placed below, and for a minimum cohort.
  package let pointsOfAPlace: Int?
  /// What the plan would have more without it.
  package let cost: Cost
  /// Who set it and why; nil for what is no pin.
  package let pin: Pin?
  /// The plan without the pin; nil for what is none, and where that cannot be told exactly.
  package internal(set) var without: Displacement?

  package enum Effect: Sendable, Hashable {
    /// A cap that holds places back.
    case takes
    /// A floor that holds places.
    case gives
    /// Nothing: no plan without it would have more points, by the plan's values.
    case none
    /// Of so many courses here that it is set for, so many do not run by it, and so many have nobody who would come.
    case cohort(closed: Int, empty: Int, of: Int)
  }

  package enum Cost: Sendable, Hashable {
    /// Points and learners; exact in a plan that is proven the best by points alone.
    case of(points: Int, learners: Int, isExact: Bool)
    /// Each takes a plan of its own, which nobody has made.
    case notLookedFor
    /// Not told where an earlier plan is kept: without it a plan would keep other places of that too.
    case withEarlierPlan
  }
}

/// A course that runs with so many learners or more, and too few would come.
package struct ClosedCourse: Sendable, Hashable {
  package let least: Int
  /// How many would come if it ran with any number.
  package let wouldRun: Int
  /// Where its learners could make up a cohort with others; nil where there is no such course.
  package let merge: CohortRow.Merge?
}

extension Explainer {
  /// So many plans without a pin are looked at for one answer.
  private static let mostPins = 5

  /// The places in the problem's limits of those that leave no place more for a need on a course.
  func limitsInTheWay(need: Int, course: Int) -> [Int] {
    limits.indices.filter { isInTheWay($0, need: need, course: course) }
  }

  func isInTheWay(_ limit: Int, need: Int, course: Int) -> Bool {
    uses[limit] + limits[limit].coefficient(need: need, course: course) > limits[limit].most
  }

  /// Limits that count at some pairs of a need and a course, policies before pins and the objective: those that have a
  /// value, that leave no place more, minimum cohorts and all pins.
  func limits(
    at pairs: [(need: Int, course: Int)]
  ) async throws(PlanningFailure) -> [LimitInPlan] {
    var found: [LimitInPlan] = []
    for place in limits.indices {
      let limit = limits[place]
      let coefficients = pairs.map { limit.coefficient(need: $0.need, course: $0.course) }
      guard let most = coefficients.max(by: { abs($0) < abs($1) }), most != 0 else { continue }
      let isFull = coefficients.contains { uses[place] + $0 > limit.most }
      let of = plan.answer.limits[place]
      let kind = limit.origin.kind
      guard isFull || of.value > 0 || kind == .pin else { continue }
      found.append(
        LimitInPlan(
          label: limit.label, kind: kind, effect: effect(of: place), isFull: isFull,
          pointsOfAPlace: price(of.value, times: most), cost: cost(of), pin: pin(of: limit)))
    }
    let once = found.withPinsOnce
    return try await withPins(
      once.filter { $0.kind == .policy } + cohorts(at: Set(pairs.map(\.course)))
        + once.filter { $0.kind != .policy })
  }

  /// By the values of the plan itself, which are not those of the best one where it keeps an earlier one.
  private func effect(of limit: Int) -> LimitInPlan.Effect {
    let value =
      plan.problem.keeping == nil
      ? plan.answer.limits[limit].value
      : plan.network.value(ofLimit: limit, plan.valued.solution)
    if value == 0 { return .none }
    return limits[limit].bound == .atMost ? .takes : .gives
  }

  private func cost(_ of: Answer.OfLimit) -> LimitInPlan.Cost {
    guard plan.problem.keeping == nil else { return .withEarlierPlan }
    return of.cost.map {
      .of(points: $0.points, learners: $0.learners, isExact: plan.tellsCostsExactly)
    } ?? .notLookedFor
  }

  /// Minimum cohorts that are set for some of some courses, each with how many of them do not run.
  private func cohorts(at courses: Set<Int>) -> [LimitInPlan] {
    planner.expansion.cohorts().compactMap { cohort in
      let own = cohort.courses.filter(courses.contains)
      guard !own.isEmpty else { return nil }
      let wouldRun = own.map { course in (course, closed(course)?.wouldRun) }
      let short = wouldRun.count { cohort.closes($0, with: $1 ?? 0) }
      let cost = plan.answer.cost(of: cohort).map {
        LimitInPlan.Cost.of(
          points: $0.cost.points, learners: $0.cost.learners, isExact: $0.isExact)
      }
      return LimitInPlan(
        label: cohort.label, kind: .policy,
        effect: .cohort(
          closed: short, empty: wouldRun.count { $0.1 == 0 }, of: own.count),
        isFull: short > 0, pointsOfAPlace: nil, cost: cost ?? .notLookedFor, pin: nil)
    }
  }

  /// The same with the plans without the first pins.
  private func withPins(
    _ found: [LimitInPlan]
  ) async throws(PlanningFailure) -> [LimitInPlan] {
    guard let trees = plan.changeable else { return found }
    var found = found
    for place in found.indices.filter({ found[$0].pin != nil }).prefix(Self.mostPins) {
      let own = limits.indices.filter { pin(of: limits[$0]) == found[place].pin }
      let without = try await trees.changed(by: [.without(limits: Set(own))])
      found[place].without = displacement(to: without.decisions)
    }
    return found
  }

  private func pin(of limit: Limit) -> Pin? {
    if case .pin(let place) = limit.origin { planner.brief.pins[place] } else { nil }
  }

  /// In whole points, what a place gives for a limit's value in millionths of a point; nil for what no points are worth.
  private func price(_ value: Int, times coefficient: Int) -> Int? {
    let product = Int128(value) * Int128(coefficient)
    let whole = (product.magnitude + 500_000) / 1_000_000
    guard whole < plan.network.floorBonus / 2 else { return nil }
    return product < 0 ? Int(whole) : -Int(whole)
  }

  /// Why a course does not run; nil for one that does, or that needs no number of learners.
  func closed(_ course: Int) -> ClosedCourse? {
    let least = plan.problem.minimums[course]
    guard least > 1, used[course] == 0 else { return nil }
    let row = notRun[catalogue.courses[course].id]
    return ClosedCourse(least: least, wouldRun: row?.wouldRun ?? 0, merge: row?.merge)
  }
}

extension [LimitInPlan] {
  /// A pin of an exact number is two limits: the one that binds speaks for both.
  fileprivate var withPinsOnce: [LimitInPlan] {
    var once: [LimitInPlan] = []
    for limit in self {
      guard let same = once.firstIndex(where: { $0.pin != nil && $0.pin == limit.pin }) else {
        once.append(limit)
        continue
      }
      if limit.weighs(moreThan: once[same]) { once[same] = limit }
    }
    return once
  }
}

extension LimitInPlan {
  fileprivate func weighs(moreThan other: LimitInPlan) -> Bool {
    guard effect == .none || other.effect == .none else { return weight > other.weight }
    return effect != .none
  }

  private var weight: Int { pointsOfAPlace.map(abs) ?? .max }
}
