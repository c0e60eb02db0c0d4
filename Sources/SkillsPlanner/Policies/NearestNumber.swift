/// The first number beyond one that was asked for with which something holds, as far as it holds with all further ones.
///
/// - Parameters:
///   - most: no further number is tried.
///   - holds: whether it does for sure.
/// - Returns: nil where it does not hold with `most` either.
/// - Complexity: asks some twice as often as the answer has binary digits.
func nearestNumber<Failure: Error>(
  to asked: Int, upTo most: Int, _ holds: (Int) async throws(Failure) -> Bool
) async throws(Failure) -> Int? {
  guard asked < most else { return nil }
  var (below, reached) = (asked, asked + 1)
  while try await !holds(reached) {
    guard reached < most else { return nil }
    (below, reached) = (reached, min(most, asked + (reached - asked) * 2))
  }
  while reached - below > 1 {
    let middle = below + (reached - below) / 2
    if try await holds(middle) { reached = middle } else { below = middle }
  }
  return reached
}
