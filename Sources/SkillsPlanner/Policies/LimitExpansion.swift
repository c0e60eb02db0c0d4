/// Brings the policies and the pins that hold to the one form of a limit.
struct LimitExpansion {
  let brief: Brief
  let catalogue: Catalogue
  let needs: [Need]
  /// The courses that take a level of the brief, ascending.
  let planned: [Int]
  /// The planned courses that take each level, and the needs at it.
  private let coursesTaking: [Level: Set<Int>]
  private let needsAt: [Level: Int]

  /// - Parameter planned: for each course of the catalogue, whether it takes a level that the brief plans.
  init(_ brief: Brief, _ catalogue: Catalogue, _ needs: [Need], planned: [Bool]) {
    self.brief = brief
    self.catalogue = catalogue
    self.needs = needs
    let courses = planned.indices.filter { planned[$0] }
    self.planned = courses
    coursesTaking = Dictionary(
      brief.needs.map { need in
        (need.level, Set(courses.filter { catalogue.courses[$0].takes(need.level) }))
      }, uniquingKeysWith: { first, _ in first })
    needsAt = needs.reduce(into: [:]) { $0[$1.level, default: 0] += 1 }
  }

  /// In the order of the policies and then of the pins; a policy that is set for each of many gives one for each, by
  /// code. Minimum cohorts are not among them.
  func limits() -> [Limit] {
    brief.policies.indices.flatMap { limits(ofPolicy: $0) }
      + brief.pins.indices.filter { !brief.pins[$0].hasExpired(in: brief.year) }
      .flatMap { limits(ofPin: $0) }
  }

  func limits(ofPolicy place: Int) -> [Limit] {
    let policy = brief.policies[place]
    guard case .limit(let bound, let amount) = policy.demand else { return [] }
    let sign = bound.sign
    let whole = region(policy.scope)
    let each = policy.each.map { _ in policy.label }
    func limit(_ name: String?, _ parts: [Limit.Part], _ share: Limit.OfTotal?) -> Limit {
      Limit(
        origin: .policy(place), label: policy.label(of: name), bound: bound, amount: amount,
        parts: parts, most: sign * amount.most, share: share, each: each)
    }
    guard case .share(let share) = amount else {
      return regions(of: policy, in: whole).map { name, region in
        limit(name, inside(region, amount, sign), nil)
      }
    }
    // One list of all places serves every provider whose share of them is limited.
    let shared = whole.isElsewhere ? nil : all(of: whole, share, sign)
    return regions(of: policy, in: whole).map { name, region in
      let (once, counted) = shared ?? all(of: region, share, sign)
      let ofTotal = Limit.OfTotal(
        courses: base(of: region).needs == nil ? base(of: region).courses ?? planned : nil,
        inside: parts(of: region, times: sign), all: once, part: share.fraction.part,
        whole: share.fraction.whole)
      return limit(name, inside(region, amount, sign) + counted, ofTotal)
    }
  }

  func limits(ofPin place: Int) -> [Limit] {
    let pin = brief.pins[place]
    let region = region(pin.scope)
    let range = pin.demand.range
    func limit(_ bound: Policy.Bound, _ places: Int) -> Limit {
      Limit(
        origin: .pin(place), label: pin.label, bound: bound, amount: .places(places),
        parts: parts(of: region, times: bound.sign), most: bound.sign * places)
    }
    // No fewer than none is no limit.
    return (range.upperBound < .max ? [limit(.atMost, range.upperBound)] : [])
      + (range.lowerBound > 0 ? [limit(.atLeast, range.lowerBound)] : [])
  }

  // MARK: Regions

  /// Needs and courses of a scope, ascending; nil stands for all of them.
  struct Region {
    var needs: [Int]?
    var courses: [Int]?
    var levels: [Level]
    var isElsewhere: Bool
  }

  func region(_ scope: Scope) -> Region {
    Region(
      needs: scope.hasAllLearners
        ? nil : needs.indices.filter { scope.contains(catalogue.areas[needs[$0].area]) },
      courses: scope.hasAllCourses
        ? nil : planned.filter { scope.contains(catalogue.courses[$0]) },
      levels: scope.levels, isElsewhere: scope.isElsewhere)
  }

  /// What a policy limits one by one, each with its name: itself alone, where it is not set for each of many.
  private func regions(
    of policy: Policy, in all: Region
  ) -> [(name: String?, region: Region)] {
    guard let each = policy.each else { return [(nil, all)] }
    let groups = groups(of: all, by: each)
    return groups.keys.sorted().map { name in
      var region = all
      if each == .homeDistrict {
        region.needs = groups[name]
      } else {
        region.courses = groups[name]
      }
      return (name, region)
    }
  }

  /// Those that a policy is set for one by one, by name; nil where it is set for its scope as a whole.
  func names(ofPolicy policy: Policy) -> [String?] {
    guard let each = policy.each else { return [nil] }
    return groups(of: region(policy.scope), by: each).keys.sorted()
  }

  /// The needs of each home district, or the courses of each provider and so on, by name.
  private func groups(of region: Region, by each: Policy.Each) -> [String: [Int]] {
    var groups: [String: [Int]] = [:]
    if each == .homeDistrict {
      for need in region.needs ?? Array(needs.indices) {
        groups[each.name(catalogue.areas[needs[need].area]), default: []].append(need)
      }
    } else {
      for course in region.courses ?? planned {
        guard let name = each.name(catalogue.courses[course]) else { continue }
        groups[name, default: []].append(course)
      }
    }
    return groups
  }

  // MARK: Coefficients

  /// The places of a region, each counted once.
  func places(of region: Region) -> [Limit.Part] { parts(of: region, times: 1) }

  /// What counts for a limit, each place as often as its amount is counted in.
  private func inside(_ region: Region, _ amount: Policy.Amount, _ sign: Int) -> [Limit.Part] {
    switch amount {
    case .places: return parts(of: region, times: sign)
    case .share(let share): return parts(of: region, times: sign * share.fraction.whole)
    case .pence:
      let priced = (region.courses ?? planned).filter { catalogue.courses[$0].price ?? 0 > 0 }
      func price(_ course: Int) -> Int { catalogue.courses[course].price ?? 0 }
      if region.needs == nil, !region.isElsewhere {
        let weights = priced.map { Limit.Weight(place: $0, coefficient: sign * price($0)) }
        return weights.isEmpty ? [] : [.byCourse(weights)]
      }
      // Courses of one price go together, since their places count alike.
      let groups = Dictionary(grouping: priced, by: price)
      return groups.keys.sorted().flatMap { price in
        var some = region
        some.courses = groups[price]
        return self.parts(of: some, times: sign * price)
      }
    }
  }

  /// What a share is of: all places of the plan, those of the levels that are named, and those of the learners alone
  /// where their places elsewhere are limited.
  ///
  /// Of p in q places, q - p for each place inside and -p for each outside come to 0.
  private func all(
    of region: Region, _ share: Share, _ sign: Int
  ) -> (once: [Limit.Part], counted: [Limit.Part]) {
    let once = parts(of: base(of: region), times: -sign)
    let part = share.fraction.part
    return (once, part == 0 ? [] : once.map { $0.times(part) })
  }

  private func base(of region: Region) -> Region {
    Region(
      needs: region.isElsewhere ? region.needs : nil,
      courses: region.levels.isEmpty
        ? nil : planned.filter { region.levels.contains(catalogue.courses[$0].level) },
      levels: [], isElsewhere: false)
  }

  /// The places of a region, each counted so many times; no part that counts nothing.
  private func parts(of region: Region, times coefficient: Int) -> [Limit.Part] {
    guard coefficient != 0 else { return [] }
    guard !region.isElsewhere else {
      let homes = Dictionary(grouping: region.needs ?? Array(needs.indices)) {
        catalogue.areas[needs[$0].area].district.code
      }
      return homes.keys.sorted().compactMap { home in
        part(
          homes[home, default: []],
          (region.courses ?? planned).filter { catalogue.courses[$0].district.code != home },
          coefficient)
      }
    }
    switch (region.needs, region.courses) {
    case (nil, let courses):
      let weights = (courses ?? planned).map { Limit.Weight(place: $0, coefficient: coefficient) }
      return weights.isEmpty ? [] : [.byCourse(weights)]
    case (let needs?, nil):
      let weights = needs.map { Limit.Weight(place: $0, coefficient: coefficient) }
      return weights.isEmpty ? [] : [.byNeed(weights)]
    case (let needs?, let courses?):
      return part(needs, courses, coefficient).map { [$0] } ?? []
    }
  }

  /// Some needs on some courses, as the simplest part that gives every candidate the same: those of a level whose
  /// courses or whose needs are all among them are limited by one side alone.
  private func part(_ needs: [Int], _ courses: [Int], _ coefficient: Int) -> Limit.Part? {
    let inside = Set(courses)
    let taking = coursesTaking.mapValues { $0.intersection(inside) }
    let needs = needs.filter { taking[self.needs[$0].level]?.isEmpty == false }
    let levels = needs.reduce(into: [:]) { $0[self.needs[$1].level, default: 0] += 1 }
    let reached = levels.keys.reduce(into: Set<Int>()) { $0.formUnion(taking[$1] ?? []) }
    guard !needs.isEmpty else { return nil }
    func weights(_ places: [Int]) -> [Limit.Weight] {
      places.map { Limit.Weight(place: $0, coefficient: coefficient) }
    }
    let courses = courses.filter(reached.contains)
    let takeOthers = taking.contains { level, some in
      levels[level] == nil && needsAt[level] != nil && !some.isDisjoint(with: reached)
    }
    if !takeOthers, levels.allSatisfy({ needsAt[$0.key] == $0.value }) {
      return .byCourse(weights(courses))
    }
    if levels.keys.allSatisfy({ taking[$0]?.count == coursesTaking[$0]?.count }) {
      return .byNeed(weights(needs))
    }
    return .product(needs: needs, courses: courses, coefficient: coefficient)
  }
}

extension Policy.Amount {
  /// What the places inside and outside may come to.
  fileprivate var most: Int {
    switch self {
    case .places(let places): places
    case .pence(let pence): pence
    case .share: 0
    }
  }
}
