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

/// How to find out whether something holds: soon, or for sure as far as that is possible.
enum Asking { case soon, surely }

/// The first of some alternatives that holds, from the nearest to the furthest, as far as it holds with all further ones.
///
/// - Parameters:
///   - holds: whether an alternative does; nil where that is not known.
/// - Returns: nil where none is known to hold; `isSure`: whether it is known that no nearer one does.
/// - Complexity: asks as often as the count has binary digits, and where that leaves something open `mostSurely` times for
///   sure.
func nearest<Failure: Error>(
  of count: Int, _ holds: (Int, Asking) async throws(Failure) -> Bool?
) async throws(Failure) -> (place: Int?, isSure: Bool) {
  let mostSurely = 3
  var (refused, held, isSure) = (-1, count, true)
  while held - refused > 1 {
    let middle = refused + (held - refused) / 2
    let isHeld = try await holds(middle, .soon)
    if isHeld == nil { isSure = false }
    if isHeld == true { held = middle } else { refused = middle }
  }
  var asked = 0
  while !isSure, held > 0, asked < mostSurely {
    asked += 1
    guard let isHeld = try await holds(held - 1, .surely) else { break }
    if isHeld { held -= 1 } else { isSure = true }
  }
  return (held < count ? held : nil, isSure || held == 0)
}
