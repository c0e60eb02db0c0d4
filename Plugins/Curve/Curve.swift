public import ScoringKit

/// # What it rewards
/// What the brief says: any column of numbers, through a curve that the brief draws.
///
/// # Why
/// Much of what a council cares for is a number of an area or a course, and needs no rule of its own:
/// pay, a claimant rate, minutes by bus.
///
/// # Formula
/// `points` are sorted by their number x. Below the first and above the last point the score is that
/// point's. Between two points (x, y) and (x', y') it is, for the shape `linear`,
///
///     y + (y' - y) * ((v - x) / (x' - x))
///
/// with v the column's value, and for `step` it is y: a point's score holds from its x up to the next.
/// Each + - * / is that of IEEE 754 doubles, in this order, so every machine gives the same score. A
/// candidate without a value scores `missing`.
///
/// # Source
/// None: the column and the curve are the judgement of the brief's owner.
struct Curve: ScoreRule {
  static let about = About(
    id: "curve", version: "1.0.0",
    summary: "Scores by any column of numbers, through a curve that the brief draws.")

  private enum Shape: String, CaseIterable {
    case linear
    case step
  }

  private let value: NumberColumn
  /// Ascending in x, at least two.
  private let points: [Point]
  private let isLinear: Bool
  private let missing: Double

  init(_ setup: inout Setup) throws(Refusal) {
    let column = setup.requiredText(
      "column", "The column of numbers, such as area.claimant_rate or pair.minutes.")
    let written = setup.numbersByText(
      "points", in: 0...1, "The score at each of some numbers, two or more of them.")
    isLinear =
      setup.choice(
        "shape", default: Shape.linear,
        "Straight lines between the points (linear), or each point's score up to the next (step).")
      == .linear
    missing = setup.share("missing", default: 0, "The score where the column has no value.")
    points = try sorted(written)
    value = setup.numbers(column)
  }

  func score(_ candidate: borrowing Candidate) -> Double {
    guard let value = candidate[value] else { return missing }
    var next = 0
    while next < points.count, points[next].x <= value { next += 1 }
    guard next > 0 else { return points[0].y }
    let left = points[next - 1]
    guard isLinear, next < points.count else { return left.y }
    let right = points[next]
    return left.y + (right.y - left.y) * ((value - left.x) / (right.x - left.x))
  }
}

/// A corner of the curve.
private struct Point {
  let x: Double
  let y: Double
}

/// The points in ascending order of their numbers.
private func sorted(_ written: [(text: String, number: Double)]) throws(Refusal) -> [Point] {
  var points: [Point] = []
  for (text, score) in written {
    guard let x = number(text) else {
      throw Refusal("\"\(text)\" in points is not a number: write digits, such as 30 or 2.5")
    }
    guard !points.contains(where: { $0.x == x }) else {
      throw Refusal("points has two scores at \(text)")
    }
    points.append(Point(x: x, y: score))
  }
  guard points.count >= 2 else {
    throw Refusal("a curve has two points or more, not \(points.count)")
  }
  return points.sorted { $0.x < $1.x }
}

/// A decimal number of at most 1e15 either way, so that a difference of two is a number too.
private func number(_ text: String) -> Double? {
  let isDecimal = text.utf8.allSatisfy { byte in
    (0x30...0x39).contains(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
  }
  guard isDecimal, let number = Double(text), number.magnitude <= 1e15 else { return nil }
  return number
}

/// What the planner opens.
@implementation @c public func skillsplan_plugin_v1() -> Plugin { export(Curve.self) }
