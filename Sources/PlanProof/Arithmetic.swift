import SkillsPlanner

/// Sums of what a file says, which may be anything: too large a sum is the largest number, and never a trap.
///
/// No count of a plan comes near it, so a sum that is too large is never the one that a plan names.
func sum(_ left: Int, _ right: Int) -> Int {
  let (sum, isTooLarge) = left.addingReportingOverflow(right)
  return isTooLarge ? (left < 0 ? .min : .max) : sum
}

/// The same of many.
func sum(_ numbers: some Sequence<Int>) -> Int { numbers.reduce(0, sum) }

/// A product, the largest or least number where it is too large.
func product(_ left: Int, _ right: Int) -> Int {
  let (product, isTooLarge) = left.multipliedReportingOverflow(by: right)
  return isTooLarge ? ((left < 0) == (right < 0) ? .max : .min) : product
}

/// A share of a count in whole ones, halves to the even neighbour.
func rounded(_ count: Int, times share: Share) -> Int {
  rounded(Int128(count) * Int128(share.millionths), over: 1_000_000)
}

/// A quotient of numbers that are not negative, to the nearest whole number, halves to the even neighbour.
func rounded(_ dividend: Int128, over divisor: Int128) -> Int {
  let down = dividend / divisor
  let twice = 2 * (dividend - down * divisor)
  let isUp = twice > divisor || (twice == divisor && !down.isMultiple(of: 2))
  return Int(clamping: isUp ? down + 1 : down)
}

/// A count and a share of it on top, rounded up to whole ones.
func grown(_ count: Int, by share: Share) -> Int {
  Int(clamping: (Int128(count) * Int128(1_000_000 + share.millionths) + 999_999) / 1_000_000)
}

/// A total shared out by weights: each share rounded down, what is left to the largest remainders, the earlier of
/// two equal ones first.
func apportioned(_ total: Int, by weights: [Int]) -> [Int] {
  let whole = weights.reduce(Int128(0)) { $0 + Int128($1) }
  guard whole > 0 else { return weights.map { _ in 0 } }
  let products = weights.map { Int128(total) * Int128($0) }
  var shares = products.map { Int(clamping: $0 / whole) }
  let order = weights.indices.sorted {
    let (one, other) = (products[$0] % whole, products[$1] % whole)
    return one == other ? $0 < $1 : one > other
  }
  let left = max(0, sum([total] + shares.map { -$0 }))
  for place in order.prefix(left) { shares[place] = sum(shares[place], 1) }
  return shares
}
