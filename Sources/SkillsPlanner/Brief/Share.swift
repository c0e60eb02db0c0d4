/// A share or a score in whole millionths: 25 % is 250,000.
public struct Share: Hashable, Sendable, Comparable {
  public let millionths: Int

  public static let zero = Share(millionths: 0)

  public init(millionths: Int) {
    self.millionths = millionths
  }

  public static func < (left: Share, right: Share) -> Bool {
    left.millionths < right.millionths
  }

  /// The share of a count, rounded half to even.
  func of(_ count: Int) -> Int {
    roundedHalfToEven(count * millionths, over: 1_000_000)
  }
}

/// A quotient of whole numbers rounded to the nearest, halves to the even neighbour.
///
/// The divisor is positive; the sum of the dividend and the divisor stays below 2^62.
public func roundedHalfToEven(_ dividend: Int, over divisor: Int) -> Int {
  let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
  let down = remainder < 0 ? quotient - 1 : quotient
  let rest = remainder < 0 ? remainder + divisor : remainder
  let twice = 2 * rest
  if twice > divisor || (twice == divisor && down % 2 != 0) { return down + 1 }
  return down
}
