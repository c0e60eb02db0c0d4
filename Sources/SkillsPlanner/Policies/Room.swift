/// How many places there are at the most for some needs on some courses, whatever else a plan does.
struct Room {
  private let expansion: LimitExpansion
  private let places: [Int]
  private var funded: [Level: Int]

  init(_ expansion: LimitExpansion, _ limits: Limits) {
    self.expansion = expansion
    places = limits.places
    funded = limits.levels.reduce(into: [:]) { $0[$1.level] = $1.funded }
  }

  /// The most that a floor can come to, in places or pence; nil where it is a share, which can always be kept.
  func most(of limit: Limit) -> Int? {
    var sum = 0
    for part in limit.parts {
      switch part {
      case .byCourse(let weights):
        guard weights.allSatisfy({ $0.coefficient < 0 }) else { return nil }
        let alike = Dictionary(grouping: weights, by: \.coefficient)
        let byNumber = alike.reduce(0) { sum, some in
          sum - some.key * most(needs: nil, courses: some.value.map(\.place))
        }
        sum += min(byNumber, mostByStarts(weights))
      case .byNeed(let weights):
        guard let coefficient = weights.first?.coefficient, coefficient < 0 else { return nil }
        sum -= coefficient * most(needs: weights.map(\.place), courses: nil)
      case .product(let needs, let courses, let coefficient):
        guard coefficient < 0 else { return nil }
        sum -= coefficient * most(needs: needs, courses: courses)
      }
    }
    return sum
  }

  /// What the places come to that count most, as many of each level as are funded.
  private func mostByStarts(_ weights: [Limit.Weight]) -> Int {
    var left = funded
    return weights.sorted { $0.coefficient < $1.coefficient }.reduce(0) { sum, weight in
      let level = expansion.catalogue.courses[weight.place].level
      let taken = min(places[weight.place], left[level] ?? .max)
      if let starts = left[level] { left[level] = starts - taken }
      return sum - weight.coefficient * taken
    }
  }

  /// The levels with more of whose funded starts a floor could come to more, by their codes.
  func levels(holding limit: Limit) -> [Level] {
    funded.keys.sorted { $0.code < $1.code }.filter { level in
      var room = self
      room.funded[level] = nil
      return room.most(of: limit) ?? 0 > most(of: limit) ?? 0
    }
  }

  /// How many learners each course of the catalogue holds at the most; 0 for one that is not planned.
  func mostByCourse() -> [Int] {
    var learners: [Level: Int] = [:]
    for need in expansion.needs { learners[need.level, default: 0] += need.learners }
    var most = Array(repeating: 0, count: places.count)
    for course in expansion.planned {
      let own = expansion.catalogue.courses[course]
      let could = Set([own.level] + own.alsoTakes).reduce(0) { $0 + (learners[$1] ?? 0) }
      most[course] = min(places[course], could, funded[own.level] ?? .max)
    }
    return most
  }

  /// Learners of each level on the places that take it, and places of each level within its funded starts.
  ///
  /// - Parameter needs: nil for all, as for courses.
  func most(needs: [Int]?, courses: [Int]?) -> Int {
    let courses = courses ?? expansion.planned
    var learners: [Level: Int] = [:]
    for need in needs ?? Array(expansion.needs.indices) {
      learners[expansion.needs[need].level, default: 0] += expansion.needs[need].learners
    }
    var ofLevel: [Level: Int] = [:]
    var taking: [Level: Int] = [:]
    for course in courses {
      let own = expansion.catalogue.courses[course]
      ofLevel[own.level, default: 0] += places[course]
      for level in Set([own.level] + own.alsoTakes) { taking[level, default: 0] += places[course] }
    }
    let byLearners = learners.reduce(0) { $0 + min($1.value, taking[$1.key] ?? 0) }
    let byPlaces = ofLevel.reduce(0) { $0 + min($1.value, funded[$1.key] ?? .max) }
    return min(byLearners, byPlaces)
  }
}
