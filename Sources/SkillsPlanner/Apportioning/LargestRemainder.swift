/// Shares a whole number out in proportion to weights, so that the shares are whole and sum to it exactly.
///
/// Each share is the proportion rounded down; what is left goes, one each, to the largest remainders (Hamilton's
/// method). Every share is therefore within one of its exact proportion.
///
/// - Two equal remainders: the earlier one in `weights` comes first, so the caller sorts by code.
/// - A weight of 0 gets 0. No weights, or weights that are all 0, share out a total of 0 only.
/// - Exact: no floating point, and no product overflows; only the sum of the weights must fit in an `Int`.
/// - `total` and every weight are at least 0: anything else is a mistake of the caller and traps.
/// - O(n log n) for n weights.
///
///       largestRemainder(total: 10, weights: [1, 1, 1])  // [4, 3, 3]
///       largestRemainder(total: 5, weights: [0, 3, 1])   // [0, 4, 1]
public func largestRemainder(total: Int, weights: [Int]) -> [Int] {
  precondition(total >= 0, "a negative total cannot be shared out")
  precondition(weights.allSatisfy { $0 >= 0 }, "a negative weight has no share")
  let whole = weights.reduce(UInt(0)) { $0 + $1.magnitude }
  precondition(whole <= UInt(Int.max), "the weights' sum overflows")
  precondition(whole > 0 || total == 0, "weights that are all zero share out nothing but zero")
  guard whole > 0 else { return weights }

  let divisions = weights.map { weight in
    whole.dividingFullWidth(total.magnitude.multipliedFullWidth(by: weight.magnitude))
  }
  var shares = divisions.map { Int($0.quotient) }
  let left = total - shares.reduce(0, +)
  let byRemainder = divisions.indices.sorted { first, second in
    let (one, other) = (divisions[first].remainder, divisions[second].remainder)
    return one == other ? first < second : one > other
  }
  for index in byRemainder.prefix(left) { shares[index] += 1 }
  return shares
}
