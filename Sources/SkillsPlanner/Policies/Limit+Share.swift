extension Limit {
  /// The same with another share of the same; nil where it is none.
  func with(_ other: Share) -> Limit? {
    guard let share else { return nil }
    let (part, whole) = other.fraction
    return Limit(
      origin: origin, label: label, bound: bound, amount: .share(other),
      parts: share.inside.map { $0.times(whole) }
        + (part == 0 ? [] : share.all.map { $0.times(part) }),
      most: 0,
      share: OfTotal(
        courses: share.courses, inside: share.inside, all: share.all, part: part, whole: whole),
      each: each)
  }

  /// The same with the nearest share, in whole per cent, with which all else holds; nil where it is no share, or none
  /// serves but all places, or none.
  ///
  /// - Parameters:
  ///   - isNearest: becomes false where it is not known of a nearer share that it does not hold.
  ///   - holds: asked of the same limit with other shares, ten times at most.
  func withNearestShare(
    _ isNearest: inout Bool, _ holds: (Limit, Asking) async throws(PlanningFailure) -> Bool?
  ) async throws(PlanningFailure) -> Limit? {
    guard share != nil, case .share(let asked) = amount else { return nil }
    let (onePercent, most) = (10_000, 1_000_000)
    let shares =
      bound == .atMost
      ? Array(
        stride(from: (asked.millionths / onePercent + 1) * onePercent, to: most, by: onePercent))
      : Array(
        stride(
          from: (asked.millionths - 1) / onePercent * onePercent, to: 0, by: -onePercent))
    let limits = shares.compactMap { with(Share(millionths: $0)) }
    let found = try await nearest(of: limits.count) { (place, asking) throws(PlanningFailure) in
      try await holds(limits[place], asking)
    }
    if !found.isSure { isNearest = false }
    return found.place.map { limits[$0] }
  }
}

extension Limit.Part {
  /// The same with every coefficient so many times.
  func times(_ factor: Int) -> Limit.Part {
    func times(_ weights: [Limit.Weight]) -> [Limit.Weight] {
      weights.map { .init(place: $0.place, coefficient: $0.coefficient * factor) }
    }
    return switch self {
    case .byCourse(let weights): .byCourse(times(weights))
    case .byNeed(let weights): .byNeed(times(weights))
    case .product(let needs, let courses, let coefficient):
      .product(needs: needs, courses: courses, coefficient: coefficient * factor)
    }
  }
}

extension Policy.Bound {
  /// What brings it to the form of at most.
  var sign: Int { self == .atMost ? 1 : -1 }
}

extension Share {
  /// In lowest terms: 35% is 7 of 20.
  var fraction: (part: Int, whole: Int) {
    let divisor = Self.greatestCommonDivisor(millionths, 1_000_000)
    return (millionths / divisor, 1_000_000 / divisor)
  }

  private static func greatestCommonDivisor(_ left: Int, _ right: Int) -> Int {
    right == 0 ? left : greatestCommonDivisor(right, left % right)
  }
}
