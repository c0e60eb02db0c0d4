/// Limits that stand and fall together, and have one number: those that one policy sets for each of many, or one alone.
struct LimitLine: Hashable, Sendable {
  /// By place among the limits, ascending; one at least.
  let places: [Int]

  /// All limits, in the order of the brief.
  static func all(_ limits: [Limit]) -> [LimitLine] {
    var lines: [[Int]] = []
    for (place, limit) in limits.enumerated() {
      if limit.each != nil, let last = lines.last?.last, limits[last].origin == limit.origin {
        lines[lines.count - 1].append(place)
      } else {
        lines.append([place])
      }
    }
    return lines.map { LimitLine(places: $0) }
  }

  var isOfMany: Bool { places.count > 1 }
}

extension Conflict.Member {
  /// - Parameter nearest: in the form of at most; of a share nothing comes of it.
  init(_ line: LimitLine, of limits: [Limit], nearest: Int?) {
    let first = limits[line.places[0]]
    self.init(first, nearest: nearest.flatMap { first.amount(atMost: $0) }, of: line)
  }

  init(_ line: LimitLine, of limits: [Limit], nearest: Policy.Amount?) {
    self.init(limits[line.places[0]], nearest: nearest, of: line)
  }

  private init(_ limit: Limit, nearest: Policy.Amount?, of line: LimitLine) {
    self.init(
      label: line.isOfMany ? limit.each ?? limit.label : limit.label, bound: limit.bound,
      asked: limit.amount, nearest: nearest, policy: limit.origin.policy, pin: limit.origin.pin,
      isCohort: false, isLevel: false)
  }
}

extension Limit {
  /// Another number of what it asks for, in the form of at most; nil for a share.
  func amount(atMost number: Int) -> Policy.Amount? { amount.with(bound.sign * number) }
}

extension Policy.Amount {
  /// Another number of the same; nil for a share, which is of places that are another number each time.
  fileprivate func with(_ number: Int) -> Policy.Amount? {
    switch self {
    case .places: .places(number)
    case .pence: .pence(number)
    case .share: nil
    }
  }
}
