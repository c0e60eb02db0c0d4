/// The fewest or the most units of a measure in any flow that earns nearly as much as the best.
public struct Extreme: Sendable, Hashable {
  /// The fewest or the most that flows are known to have.
  public let units: Int
  /// No flow that earns enough has fewer, or more; equal to `units` where it is known exactly.
  public let bound: Int
  /// How many problems were solved for it.
  public let solves: Int

  /// What is known without a solve, or with some.
  public init(units: Int, bound: Int, solves: Int) {
    self.units = units
    self.bound = bound
    self.solves = solves
  }
}

/// The end of a measure that is looked for.
public enum End: Sendable, CaseIterable {
  case fewest
  case most

  /// What units are multiplied by so that more are further towards the end.
  var sign: Int { self == .most ? 1 : -1 }
}

extension TradeOff {
  /// The fewest or the most units in any flow that earns at most `loss` less than the best.
  ///
  /// The search holds a point of the curve that earns enough and one further out that does not, each with a
  /// tangent. What the chord between them allows is reached, by concavity; what lies beyond a tangent is not. It ends
  /// where the two are the same number, or where the weights differ by 1.
  ///
  /// - Parameters:
  ///   - loss: 0 or more.
  ///   - isNetwork: whether the measure nests with the groups; else what is reached is said of flows that were found,
  ///     and the bound may be beyond it.
  /// - Throws: `TradeOffFailure`.
  /// - Complexity: about 5 to 10 solves, at most twice as many as the loss has bits.
  public func extreme(
    _ end: End, losing loss: Int, isNetwork: Bool
  ) async throws(TradeOffFailure) -> Extreme {
    var inner = Tangent(best, end)
    // No flow that earns enough has so few measured units less that this weight would not find one further out.
    var outer = Tangent(try await vertex(weight: end.sign * (loss + 1)), end)
    var solves = 1
    let least = best.earned - loss
    guard outer.earned < least else {
      return Extreme(units: end.sign * outer.units, bound: end.sign * outer.units, solves: solves)
    }
    var search = ExtremeSearch(least: least)
    while true {
      let bound = search.bound(inner, outer)
      let reached = isNetwork ? search.reached(inner, outer) : inner.units
      if reached >= bound || outer.weight - inner.weight <= 1 {
        return Extreme(
          units: end.sign * (isNetwork ? bound : reached), bound: end.sign * bound, solves: solves)
      }
      let weight = search.weight(inner, outer, gap: bound - reached)
      let found = Tangent(try await vertex(weight: end.sign * weight), end)
      solves += 1
      if found.earned >= least { inner = found } else { outer = found }
    }
  }
}

/// A point of the curve and its tangent, seen so that more units are further out and a larger weight leads there.
private struct Tangent {
  let units: Int
  let earned: Int
  let weight: Int

  init(_ vertex: TradeOff.Vertex, _ end: End) {
    units = end.sign * vertex.units
    earned = vertex.earned
    weight = end.sign * vertex.weight
  }
}

/// Where the curve falls below what a flow has to earn.
private struct ExtremeSearch {
  /// What a flow has to earn.
  let least: Int
  /// What was between what is reached and the bound, at the last weight that was asked for.
  private var gap = Int.max
  /// Steps since the gap became half as large.
  private var slow = 0

  init(least: Int) { self.least = least }

  /// The most units that the tangents leave room for.
  func bound(_ inner: Tangent, _ outer: Tangent) -> Int {
    var bound = outer.units - 1
    for tangent in [inner, outer] where tangent.weight > 0 {
      bound = min(bound, tangent.units + floored(tangent.earned - least, over: tangent.weight))
    }
    return bound
  }

  /// The most units on the chord.
  func reached(_ inner: Tangent, _ outer: Tangent) -> Int {
    let product = (inner.earned - least).multipliedFullWidth(by: outer.units - inner.units)
    return inner.units + (inner.earned - outer.earned).dividingFullWidth(product).quotient
  }

  /// A weight between those of the tangents: where the curve would cross if it fell ever faster at an even rate.
  mutating func weight(_ inner: Tangent, _ outer: Tangent, gap new: Int) -> Int {
    slow = new > gap / 2 ? slow + 1 : 0
    gap = new
    let (low, high) = (Double(inner.weight), Double(outer.weight))
    let width = Double(outer.units - inner.units)
    let chord = Double(inner.earned - outer.earned) / width
    let guess: Double
    switch slow {
    case 0, 1:
      let rate = (min(2 * chord - low, high) - low) / width
      let root = (low * low + 2 * rate * Double(inner.earned - least)).squareRoot()
      guess = root
    case 2: guess = chord
    default: guess = low + (high - low) / 2
    }
    let rounded = guess.rounded(.down)
    let inside = rounded > low && rounded < high ? Int(rounded) : rounded <= low ? 0 : Int.max
    return min(max(inside, inner.weight + 1), outer.weight - 1)
  }
}

/// A quotient rounded down; the divisor is positive.
func floored(_ dividend: Int, over divisor: Int) -> Int {
  let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
  return remainder < 0 ? quotient - 1 : quotient
}
