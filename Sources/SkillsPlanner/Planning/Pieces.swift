import NetworkFlow

extension Spread {
  /// A need in parts: sizes by largest remainder, the first part's bonus falling evenly to 0.
  func pieces(of learners: Int) -> [TransportationProblem.Piece] {
    let sizes = largestRemainder(
      total: learners, weights: Array(repeating: 1, count: parts))
    return sizes.enumerated().map { part, size in
      let steps = parts - 1
      return TransportationProblem.Piece(
        capacity: size,
        bonus: steps > 0 ? roundedHalfToEven(bonus.millionths * (steps - part), over: steps) : 0)
    }
  }
}

extension Steadiness {
  /// A course's places: first the steady ones, then the rest.
  func pieces(steady: Int, places: Int) -> [TransportationProblem.Piece] {
    [
      TransportationProblem.Piece(capacity: steady, bonus: bonus.millionths),
      TransportationProblem.Piece(capacity: places - steady),
    ]
  }

  /// The same where the first so many places count `more`, which is more than steadiness gives.
  func pieces(
    steady: Int, places: Int, first: Int, bonus more: Int
  ) -> [TransportationProblem.Piece] {
    let both = min(steady, first)
    let either = max(steady, first)
    return [
      TransportationProblem.Piece(capacity: both, bonus: bonus.millionths + more),
      TransportationProblem.Piece(
        capacity: either - both, bonus: first > steady ? more : bonus.millionths),
      TransportationProblem.Piece(capacity: places - either),
    ]
  }
}
