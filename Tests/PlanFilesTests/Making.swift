import PlanFiles
import SkillsPlanner

/// A small generator of random numbers with a seed (SplitMix64), so that a failure can be repeated.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// A text of up to `longest` characters, most of which mean something to CSV or YAML.
func makeText(_ generator: inout SeededGenerator, longest: Int = 12) -> String {
  let special = Array(
    "\"\"'',,;;\t\n\r:#-?&*!|>%@`{}[]\\~ .0123456789eEnoyNOY=<é€😀\u{301}\u{200F}\u{85}"
      .unicodeScalars)
  var text = ""
  for _ in 0..<Int.random(in: 0...longest, using: &generator) {
    if Int.random(in: 0..<8, using: &generator) == 0,
      let scalar = Unicode.Scalar(UInt32.random(in: 1...0x10FFFF, using: &generator))
    {
      text.unicodeScalars.append(scalar)
    } else if let scalar = special.randomElement(using: &generator) {
      text.unicodeScalars.append(scalar)
    }
  }
  return text
}

/// The diagnostics that a step throws; empty when it throws none.
func problems<Result>(_ step: () throws(InvalidInput) -> Result) -> [Diagnostic] {
  do {
    _ = try step()
    return []
  } catch {
    return error.diagnostics
  }
}

func problems<Result>(
  _ step: () async throws(InvalidInput) -> Result
) async -> [Diagnostic] {
  do {
    _ = try await step()
    return []
  } catch {
    return error.diagnostics
  }
}

extension Diagnostic {
  /// "line:column code", which most tests of a place need.
  var place: String {
    "\(location?.line ?? -1):\(location?.column ?? -1) \(code)"
  }
}
