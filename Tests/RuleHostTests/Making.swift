import Foundation
import RuleHost
import SkillsPlanner

/// The folder of the built plugins, which is that of the test executable.
let built = executableFolder() ?? "."

/// The folder of the package's sources.
let packageFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().path

extension RuleLibrary {
  /// Opens plugins in this process, as those that ship with the program are.
  init(asked: [String], folder: String?, digest: ([UInt8]) -> String) {
    self.init(
      PluginSearch(asked: asked, program: folder.map { [$0] } ?? []), isolation: .none,
      digest: digest)
  }
}

func shippedLibrary(and asked: [String] = []) -> RuleLibrary {
  RuleLibrary(asked: asked, folder: built, digest: { "\($0.count) bytes" })
}

let withinDistrict = "\(built)/libWithinDistrictTestRule.so"

/// A line of a brief, each of its parameters on a line of its own from 20 on.
func use(
  _ id: String, weight: Int? = 1, _ settings: KeyValuePairs<String, Setting.Value> = [:]
) -> RuleUse {
  RuleUse(
    id: id, weight: weight, settings: parameters(settings, line: 20),
    location: Location(file: "brief.yaml", line: 10, column: 3))
}

/// The entries of a map in a brief, one a line.
func parameters(_ entries: KeyValuePairs<String, Setting.Value>, line: Int) -> [Setting] {
  entries.enumerated().map { place, entry in
    Setting(
      name: entry.key, value: entry.value,
      location: Location(file: "brief.yaml", line: line + place, column: 5))
  }
}

/// The rule of one use that is known to be right.
func loaded(_ use: RuleUse, from library: RuleLibrary = shippedLibrary()) throws -> LoadedRule {
  let (rules, diagnostics) = library.load([use])
  if !diagnostics.isEmpty { throw InvalidInput(diagnostics) }
  guard let rule = rules.first else { throw InvalidInput([]) }
  return rule
}

/// The folders of Plugins/, sorted: the rules that ship with this package and those that somebody is writing.
let rulesOfThisPackage: [String] =
  ((try? FileManager.default.contentsOfDirectory(atPath: "\(packageFolder)/Plugins")) ?? [])
  .filter { !$0.hasPrefix(".") }.sorted()
