import FoundationEssentials
import Testing

/// The import boundaries of the architecture, read off the sources: what a module knows is all that it may know.
@Suite struct ImportBoundaryTests {
  /// What each target may import, beside the standard library.
  private static let allowed: [String: Set<String>] = [
    "ScoringKit": ["CScoring", "Synchronization"],
    "RuleProperties": [],
    "ScoringTesting": ["ScoringKit", "RuleProperties"],
    "NetworkFlow": ["Synchronization"],
    "SkillsPlanner": ["NetworkFlow"],
    "PlanProof": ["SkillsPlanner"],
    "DisclosureAttack": [],
    "PlanReport": ["SkillsPlanner", "DisclosureAttack"],
    "PlanFiles": [
      "SkillsPlanner", "CYaml", "CMemory", "FoundationEssentials", "Glibc", "Synchronization",
    ],
    "OpenData": ["SkillsPlanner", "PlanFiles", "FoundationEssentials"],
    "RuleHost": ["SkillsPlanner", "CScoring", "CSandbox", "Glibc", "Synchronization"],
    "SkillsPlanCommand": [
      "SkillsPlanner", "PlanProof", "PlanReport", "DisclosureAttack", "PlanFiles", "OpenData",
      "RuleHost",
      "RuleProperties",
      "FoundationEssentials", "Synchronization",
    ],
    "skillsplan": ["SkillsPlanCommand", "Glibc"],
  ]

  @Test(arguments: allowed.keys.sorted())
  func `a module imports only what the architecture allows`(module: String) throws {
    let folder = try root.appending(path: "Sources").appending(path: module)
    let foreign = try imports(under: folder).subtracting(Self.allowed[module] ?? [])
    #expect(foreign.isEmpty, "\(module) imports \(foreign.sorted())")
  }

  @Test func `a rule imports the scoring kit and nothing else`() throws {
    for rule in try FileManager.default.contentsOfDirectory(
      atPath: root.appending(path: "Plugins").path)
    {
      let found = try imports(under: root.appending(path: "Plugins").appending(path: rule))
      #expect(found == ["ScoringKit"], "\(rule) imports \(found.sorted())")
    }
  }

  private var root: URL {
    get throws {
      URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    }
  }

  private func imports(under folder: URL) throws -> Set<String> {
    var found: Set<String> = []
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    for file in files where file.hasSuffix(".swift") {
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      for line in text.split(separator: "\n") {
        let words = line.split(separator: " ")
        guard let place = words.firstIndex(of: "import"), place < 3, !line.hasPrefix(" "),
          !line.hasPrefix("/")
        else {
          continue
        }
        let names = words[(place + 1)...]
        // `import struct Module.Type` names the module before the point.
        if let last = names.last { found.insert(String(last.split(separator: ".")[0])) }
      }
    }
    return found
  }
}
