import SkillsPlanner

/// What the values of policies and pins charge the places that they count: each place whatever is between its limits'
/// coefficients and their values.
///
/// A limit of coefficients a(need, course) and most b, all of its sums at most b, has a value W of 0 or more in millionths
/// of points. A place for a need on a course is charged the sum of W times a, a million times too much; no plan
/// that keeps the limits is charged more than the sum of W times b. What is charged by need alone, by course alone and by
/// pair is rounded down each, so the charges stay below what they stand for and the bound holds.
struct Charges: Sendable {
  /// By need and by course of the facts, in points; rounded down.
  private(set) var ofNeeds: [Int]
  private(set) var ofCourses: [Int]
  /// The most that all limits can be charged, in points; rounded down.
  private(set) var most = 0
  /// Whether every limit with a value could be told from what is at hand.
  private(set) var isWhole = true

  private struct Block: Sendable {
    let courses: Set<Int>
    let numerator: Int128
  }

  private var blocks: [Block] = []
  /// The blocks that each need is in.
  private var blocksOfNeed: [Int: [Int]] = [:]

  /// No charges at all.
  init(_ facts: Facts) {
    ofNeeds = Array(repeating: 0, count: facts.needs.count)
    ofCourses = Array(repeating: 0, count: facts.courses.count)
  }

  /// - Parameter year: of the plan: pins that have expired charge nothing.
  init(_ terms: Terms, year: String, _ facts: Facts, _ rows: PlanRows) {
    self.init(facts)
    guard !terms.isPlain else { return }
    var drafting = ChargeDrafting(facts: facts)
    for policy in terms.policies { drafting.add(policy, rows) }
    for pin in terms.pins where !pin.hasExpired(in: year) { drafting.add(pin, rows) }
    for group in ServedGroup.all(terms.objective, facts) { drafting.add(group, rows) }
    ofNeeds = drafting.ofNeeds.map(Self.floored)
    ofCourses = drafting.ofCourses.map(Self.floored)
    most = Self.floored(drafting.most)
    isWhole = drafting.isWhole
    for block in drafting.blocks {
      for need in block.needs { blocksOfNeed[need, default: []].append(blocks.count) }
      blocks.append(Block(courses: block.courses, numerator: block.numerator))
    }
  }

  /// What is charged by pair.
  func ofPair(need: Int, course: Int) -> Int {
    guard let own = blocksOfNeed[need] else { return 0 }
    return Self.floored(
      own.reduce(Int128(0)) {
        blocks[$1].courses.contains(course) ? $0 + blocks[$1].numerator : $0
      })
  }

  /// Millionths as whole ones, rounded towards less; within ±2^60, so that it can be added up.
  private static func floored(_ millionths: Int128) -> Int {
    let (whole, rest) = millionths.quotientAndRemainder(dividingBy: 1_000_000)
    let most = Int128(1) << 60
    return Int(max(-most, min(most, rest < 0 ? whole - 1 : whole)))
  }
}

/// The limits of policies and pins, each written as what it charges.
struct ChargeDrafting {
  let facts: Facts
  var ofNeeds: [Int128]
  var ofCourses: [Int128]
  var most: Int128 = 0
  var blocks: [(needs: [Int], courses: Set<Int>, numerator: Int128)] = []
  var isWhole = true
  private let matching: ScopeMatching

  init(facts: Facts) {
    self.facts = facts
    ofNeeds = Array(repeating: 0, count: facts.needs.count)
    ofCourses = Array(repeating: 0, count: facts.courses.count)
    matching = ScopeMatching(facts: facts)
  }

  /// What an objective places first is a floor for each of its groups.
  mutating func add(_ group: ServedGroup, _ rows: PlanRows) {
    guard let row = group.row(in: rows), case .places(let least) = row.amount else { return }
    let value = kept(row.value)
    guard value > 0 else { return }
    for need in group.needs { ofNeeds[need] -= Int128(value) }
    most -= Int128(value) * Int128(least)
  }

  mutating func add(_ pin: Pin, _ rows: PlanRows) {
    let value = kept(rows.pin(pin.label)?.value)
    let range = pin.demand.range
    if value > 0, range.upperBound < .max {
      charge(Int128(value), pin.scope, needs(pin.scope), courses(pin.scope))
      most += Int128(value) * Int128(range.upperBound)
    } else if value < 0, range.lowerBound > 0 {
      charge(Int128(value), pin.scope, needs(pin.scope), courses(pin.scope))
      most += Int128(value) * Int128(range.lowerBound)
    }
  }

  mutating func add(_ policy: Policy, _ rows: PlanRows) {
    guard case .limit(let bound, let amount) = policy.demand else { return }
    for name in names(policy) {
      let value = kept(rows.policy(policy.label(of: name))?.value)
      guard value > 0 else { continue }
      guard policy.each != .venue || facts.details != nil else {
        isWhole = false
        continue
      }
      let sign: Int128 = bound == .atMost ? 1 : -1
      let weight = sign * Int128(value)
      let needs = self.needs(policy.scope, policy.each, name)
      let courses = self.courses(policy.scope, policy.each, name)
      switch amount {
      case .places(let places):
        charge(weight, policy.scope, needs, courses)
        most += weight * Int128(places)
      case .pence(let pence):
        most += weight * Int128(pence)
        let own = courses ?? Array(facts.courses.indices)
        for (price, some) in Dictionary(grouping: own, by: { facts.courses[$0].price ?? 0 })
        where price > 0 {
          charge(weight * Int128(price), policy.scope, needs, some)
        }
      case .share(let share):
        let (part, whole) = lowestTerms(share.millionths)
        charge(weight * whole, policy.scope, needs, courses)
        let ofLevels =
          policy.scope.levels.isEmpty
          ? nil
          : facts.courses.indices.filter {
            policy.scope.levels.contains(facts.courses[$0].level)
          }
        charge(-weight * part, .everything, policy.scope.isElsewhere ? needs : nil, ofLevels)
      }
    }
  }

  /// Charges each place of some needs on some courses; nil stands for all.
  private mutating func charge(
    _ numerator: Int128, _ scope: Scope, _ needs: [Int]?, _ courses: [Int]?
  ) {
    if scope.isElsewhere {
      let homes = Dictionary(grouping: needs ?? Array(facts.needs.indices)) {
        facts.areas[facts.needs[$0].area].district
      }
      for (home, own) in homes {
        let away = (courses ?? Array(facts.courses.indices)).filter {
          facts.courses[$0].district != home
        }
        chargePairs(numerator, own, away)
      }
      return
    }
    guard let needs else {
      for course in courses ?? Array(facts.courses.indices) { ofCourses[course] += numerator }
      return
    }
    guard let courses else {
      for need in needs { ofNeeds[need] += numerator }
      return
    }
    chargePairs(numerator, needs, courses)
  }

  /// Where all needs that could have a place on the courses are meant, the courses are charged; where all courses that
  /// the needs could go to are, the needs; else each pair.
  private mutating func chargePairs(_ numerator: Int128, _ needs: [Int], _ courses: [Int]) {
    guard let details = facts.details else {
      isWhole = false
      return
    }
    let levels = Set(needs.map { facts.needs[$0].level })
    let reached = courses.filter { !details[$0].takes.isDisjoint(with: levels) }
    let taken = Set(reached.flatMap { details[$0].takes })
    let own = needs.filter { taken.contains(facts.needs[$0].level) }
    guard !own.isEmpty else { return }
    let everybody = facts.needs.indices.filter { taken.contains(facts.needs[$0].level) }
    if everybody.count == Set(own).count {
      for course in reached { ofCourses[course] += numerator }
      return
    }
    let ownLevels = Set(own.map { facts.needs[$0].level })
    let everywhere = facts.courses.indices.filter { !details[$0].takes.isDisjoint(with: ownLevels) }
    if everywhere.count == Set(reached).count {
      for need in own { ofNeeds[need] += numerator }
      return
    }
    blocks.append((own, Set(reached), numerator))
  }

  /// No value that a place can have is beyond 2^50, and products of those within are numbers.
  private func kept(_ value: Int?) -> Int { max(-(1 << 50), min(1 << 50, value ?? 0)) }

  // MARK: Who and what

  private func names(_ policy: Policy) -> [String?] {
    guard let each = policy.each else { return [nil] }
    if each == .homeDistrict {
      return Set(facts.needs.map { facts.areas[$0.area].district }).sorted()
    }
    return Set(
      facts.courses.indices.compactMap { matching.name(each, area: 0, course: $0) }
    ).sorted()
  }

  private func needs(
    _ scope: Scope, _ each: Policy.Each? = nil, _ name: String? = nil
  ) -> [Int]? {
    let isAll = scope.areas.isEmpty && scope.homeDistricts.isEmpty && scope.deciles.isEmpty
    if isAll, each != .homeDistrict { return nil }
    return facts.needs.indices.filter {
      let area = facts.needs[$0].area
      return matching.holds(scope, area: area)
        && (each != .homeDistrict || facts.areas[area].district == name)
    }
  }

  private func courses(
    _ scope: Scope, _ each: Policy.Each? = nil, _ name: String? = nil
  ) -> [Int]? {
    let ofEach = each == .homeDistrict ? nil : each
    let all = facts.courses.indices
    let own = all.filter { course in
      matching.holds(scope, course: course)
        && (ofEach.map { matching.name($0, area: 0, course: course) == name } ?? true)
    }
    let isOpen =
      scope.courses.isEmpty && scope.providers.isEmpty && scope.deliveryDistricts.isEmpty
      && scope.sectors.isEmpty && scope.levels.isEmpty && scope.modes.isEmpty
      && scope.funders.isEmpty
    return isOpen && ofEach == nil ? nil : own
  }

  private func lowestTerms(_ millionths: Int) -> (part: Int128, whole: Int128) {
    var (divisor, rest) = (1_000_000, millionths)
    while rest != 0 { (divisor, rest) = (rest, divisor % rest) }
    return (Int128(millionths / divisor), Int128(1_000_000 / divisor))
  }
}
