public import ScoringKit

/// # What it rewards
/// Nothing: it breaks in the ways in which a Swift program breaks.
///
/// # Why
/// It tests what the planner says of a rule that traps; the planner does not ship it.
///
/// # Formula
/// Half for a distance below 10 km; beyond, it does what its parameter says.
///
/// # Source
/// None.
struct Breaking: ScoreRule {
  static let about = About(
    id: "breaking", version: "1.0.0", summary: "Breaks beyond ten kilometres.")

  private let how: String
  private let distance: NumberColumn

  init(_ setup: inout Setup) {
    how = setup.text(
      "how", default: "not", "The way to break: index, overflow, stop, fill or spin.")
    distance = setup.numbers("pair.distance")
  }

  func score(_ candidate: borrowing Candidate) -> Double {
    guard let kilometres = candidate[distance], kilometres >= 10 else { return 0.5 }
    switch how {
    case "index": return [0.5, 1][Int(kilometres)]
    case "overflow": return Double(Int8(kilometres) * 100)
    case "stop": fatalError("a rule stops here")
    case "fill":
      var numbers = [kilometres]
      while numbers.count > 0 { numbers += numbers }
      return numbers[0]
    case "spin": while true {}
    default: return 0.5
    }
  }
}

/// What the planner opens.
@implementation @c public func skillsplan_plugin_v1() -> Plugin { export(Breaking.self) }
