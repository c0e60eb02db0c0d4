/// The search for the multiplier of a single condition whose bound is least.
///
/// The bound falls while the condition is broken and rises when it is kept. Between a multiplier on each side two
/// lines lie below it, one from each flow; where they cross, the next is tried (J. E. Kelley, The cutting-plane
/// method for solving convex programs, SIAM Journal 8 (1960)), or the middle, where that leaves one side standing.
struct OneMultiplier {
  private struct Side {
    /// Which of all that were taken it is.
    var number: Int
    var multiplier: Int
    var bound: Double
    /// By how much the bound changes with each millionth.
    var slope: Double

    func bound(at other: Double) -> Double { bound + slope * (other - Double(multiplier)) }
  }

  private var low: Side
  private var high: Side?
  private let most: Int
  private let condition: Int
  /// How often in a row the same side has stood.
  private var standing = (low: 0, high: 0)
  private var best: Double
  private var taken = 0

  /// - Parameters:
  ///   - vertex: where the condition is broken.
  ///   - most: the largest multiplier.
  init(_ vertex: ChargedTrees.Vertex, _ condition: Int, atMost: Int, most: Int) {
    low = Self.side(vertex, condition, atMost, number: 0)
    self.most = most
    self.condition = condition
    best = low.bound
  }

  private static func side(
    _ vertex: ChargedTrees.Vertex, _ condition: Int, _ atMost: Int, number: Int
  ) -> Side {
    Side(
      number: number, multiplier: vertex.multipliers[condition], bound: Double(vertex.bound),
      slope: Double(atMost - vertex.uses[condition]) / Double(SideCondition.multiplierOfOnePoint))
  }

  /// The next multiplier to try; nil where the bound cannot fall by more than `tolerance`.
  ///
  /// - Parameter guess: the first step.
  func next(guess: Int, tolerance: Double) -> Int? {
    guard let high else {
      guard low.multiplier < most else { return nil }
      return min(most, low.multiplier == 0 ? max(1, guess) : low.multiplier * 4)
    }
    guard high.multiplier - low.multiplier > 1, high.slope > 0 else { return nil }
    let (left, right) = (Double(low.multiplier), Double(high.multiplier))
    let crossing =
      (high.bound - low.bound + low.slope * left - high.slope * right) / (low.slope - high.slope)
    guard best - low.bound(at: crossing) > tolerance else { return nil }
    let stands = max(standing.low, standing.high) > 1
    let tried = stands ? (left + right) / 2 : crossing
    return min(max(Int(tried), low.multiplier + 1), high.multiplier - 1)
  }

  /// The mixture of the flows on both sides that just keeps the condition: which of those taken, the first being 0,
  /// with what share.
  var mixture: [(number: Int, share: Double)] {
    guard let high, high.slope > low.slope else { return [(low.number, 1)] }
    let share = min(1, max(0, -low.slope / (high.slope - low.slope)))
    return [(low.number, 1 - share), (high.number, share)]
  }

  /// Takes what was found at the multiplier that was tried.
  mutating func take(_ vertex: ChargedTrees.Vertex, atMost: Int) {
    taken += 1
    let side = Self.side(vertex, condition, atMost, number: taken)
    best = min(best, side.bound)
    if side.slope < 0 {
      low = side
      standing = (0, standing.high + 1)
    } else {
      high = side
      standing = (standing.low + 1, 0)
    }
  }
}
