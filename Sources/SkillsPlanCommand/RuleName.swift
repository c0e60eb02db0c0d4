import SkillsPlanner

/// The name of a new rule, as its folder and its type have it: "WageGain".
struct RuleName {
  let type: String

  /// - Throws: `UsageError` where the name cannot be that of a type and a plugin.
  init(_ name: String) throws(UsageError) {
    func refuse(_ why: String) -> UsageError {
      UsageError("\(name.cited()) cannot be a rule's name: \(why)", usage: "rules new WageGain")
    }
    let bytes = Array(name.utf8)
    guard let first = bytes.first, Self.isUpper(first), bytes.count > 1,
      bytes.allSatisfy({ Self.isUpper($0) || Self.isLower($0) || Self.isDigit($0) })
    else { throw refuse("write it as words that each begin with a capital, such as WageGain") }
    for ending in ["Rule", "Test"] where name.hasSuffix(ending) {
      throw refuse("\(ending) comes by itself at the end of a plugin's name; leave it out")
    }
    let taken = [
      "About", "Candidate", "Direction", "Double", "Int", "Plugin", "Refusal", "Setup", "String",
      "ScoringKit", "ScoringTesting", "SkillsPlanner",
    ]
    if taken.contains(name) { throw refuse("ScoringKit or Swift has a type of this name") }
    type = name
  }

  /// As a brief writes it: "wage-gain".
  var id: String { words.joined(separator: "-") }

  /// As a table writes a column: "wage_gain".
  var column: String { words.joined(separator: "_") }

  private var words: [String] {
    var words: [String] = []
    for character in type {
      let isCapital = character.utf8.allSatisfy(Self.isUpper)
      if isCapital || words.isEmpty {
        words.append(character.lowercased())
      } else {
        words[words.count - 1].append(character)
      }
    }
    return words
  }

  private static func isUpper(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
  private static func isLower(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
