import SkillsPlanner

/// A part of a need or of a course's places, and what each learner or place of it counts more.
struct Piece: Hashable {
  let size: Int
  /// In millionths of a score, 0 or more.
  let bonus: Int
}

/// The pieces that a brief's spread and steadiness cut needs and courses into.
struct Pieces {
  let spread: Spread
  let steadiness: Steadiness

  /// A need's parts, the first counting most: equal ones, the earlier one larger where they cannot be.
  func ofNeed(learners: Int) -> [Piece] {
    let (size, larger) = learners.quotientAndRemainder(dividingBy: spread.parts)
    let steps = spread.parts - 1
    return (0..<spread.parts).map { part in
      Piece(
        size: size + (part < larger ? 1 : 0),
        bonus: steps == 0
          ? 0
          : rounded(
            Int128(spread.bonus.millionths) * Int128(steps - part), over: Int128(steps)))
    }
  }

  /// A course's steady places, then the others.
  func ofCourse(lastYear: Int, places: Int) -> [Piece] {
    let steady = min(rounded(lastYear, times: steadiness.share), places)
    return [
      Piece(size: steady, bonus: steadiness.bonus.millionths),
      Piece(size: places - steady, bonus: 0),
    ]
  }
}

extension [Piece] {
  /// What the bonuses of so many are, the first pieces filled first.
  func earned(by count: Int) -> Int {
    var left = count
    var total = 0
    for piece in self {
      let inside = Swift.min(left, piece.size)
      total = sum(total, product(inside, piece.bonus))
      left -= inside
    }
    return total
  }

  /// The most that all of them are worth, where one is worth so much without a bonus.
  func most(worth value: Int) -> Int {
    sum(map { product($0.size, Swift.max(0, sum($0.bonus, value))) })
  }
}
