import Foundation
import RuleHost
import SkillsPlanner
import Testing

@Suite struct `Files that are no plugin` {
  /// What is said of a plugin that was asked for, without the file's name.
  private func said(of file: String) -> String {
    let wrongly = " describes its rule wrongly:"
    let library = RuleLibrary(asked: [file], folder: nil, digest: { _ in "" })
    #expect(library.catalogue.isEmpty)
    return library.diagnostics.map {
      #expect($0.severity == .error)
      #expect($0.location == Location(file: file))
      #expect(!$0.fix.isEmpty)
      return "\($0.code)\($0.summary.replacingOccurrences(of: file, with: ""))"
        .replacingOccurrences(of: wrongly, with: "")
    }.joined(separator: "\n")
  }

  @Test func `a file that is not there, a text, and half a library`() throws {
    #expect(said(of: "/no/such.so") == "SP0501 cannot be read: No such file or directory")
    try withScratchFolder { folder in
      let file = "\(folder)/libTextRule.so"
      try "not a library".write(toFile: file, atomically: true, encoding: .utf8)
      #expect(said(of: file) == "SP0502 is not a plugin: it is not an ELF shared library")
      try Data([0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0]).write(to: URL(filePath: file))
      #expect(said(of: file).hasPrefix("SP0503 cannot be opened: "))
    }
  }

  @Test func `a stranger beside the executable is a warning, and the others still load`() throws {
    try withScratchFolder { folder in
      for name in ["libBadRule.so", "libIgnored.so", "libSomeTestRule.so"] {
        try "x".write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
      }
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder)/libGoodRule.so", withDestinationPath: "\(built)/libOutcomesRule.so")
      let library = RuleLibrary(asked: [], folder: folder, digest: { _ in "" })
      #expect(library.catalogue.map(\.id) == ["outcomes"])
      #expect(library.diagnostics.map(\.severity) == [.warning])
      #expect(library.files == ["\(folder)/libBadRule.so", "\(folder)/libGoodRule.so"])
    }
  }

  @Test func `a second plugin of an id is named and not used`() throws {
    try withScratchFolder { folder in
      let copy = "\(folder)/libCopy.so"
      try FileManager.default.copyItem(atPath: "\(built)/libOutcomesRule.so", toPath: copy)
      let library = shippedLibrary(and: [copy])
      #expect(library.catalogue.first { $0.id == "outcomes" }?.file == copy)
      #expect(library.catalogue.count == rulesOfThisPackage.count)
      #expect(
        library.diagnostics.map(\.summary) == [
          """
          \(built)/libOutcomesRule.so is not used but where a brief pins it: \(copy) also has a \
          rule outcomes, and comes first
          """
        ])
    }
  }

  @Test(
    .enabled(if: CPlugin.hasCompiler, "there is no C compiler"),
    arguments: [
      ("ENTRY=other", "SP0504 is not a plugin: it exports no skillsplan_plugin_v1"),
      (
        "ENTRY=skillsplan_plugin_v2",
        "SP0505 is written for version 2 of the rule contract; this planner has version 1.2"
      ),
      (
        "MAJOR=3",
        "SP0505 is written for version 3.2 of the rule contract; this planner has version 1.2"
      ),
      ("RESULT=NULL", "SP0506 the entry function returns NULL"),
      ("MAGIC=7", "SP0506 it begins with the number 7, not with 1280330579"),
      ("SIZE=143", "SP0506 its size is 143 bytes, not 144 or more"),
      ("KIND=9", "SP0506 kind is 9, which this planner does not know"),
      ("KIND=2", "SP0506 reason is empty"),
      ("ID=\"In C\"", "SP0506 id \"In C\" is not lower case with hyphens"),
      (
        "ID=\"\\33[2J\"",
        "SP0506 id is not UTF-8 without control characters"
      ),
      (
        "DEFAULT=\"2\"",
        "SP0506 the default of a parameter is wrong: part is 2, which is out of range"
      ),
    ])
  func `a plugin that breaks the contract is told how`(_ definition: String, _ due: String) throws {
    try CPlugin.with([definition]) { file in #expect(said(of: file) == due) }
  }

  @Test(.enabled(if: CPlugin.hasCompiler, "there is no C compiler"))
  func `a plugin of a newer minor version works`() throws {
    try CPlugin.with(["MINOR=7"]) { file in
      let library = RuleLibrary(asked: [file], folder: nil, digest: { _ in "" })
      #expect(library.diagnostics.isEmpty)
      let rule = try loaded(use("in-c"), from: library)
      #expect(
        try rule.score(CandidateBatch(count: 2, columns: [.numbers([0.25, 1])])) == [0.25, 1])
    }
  }
}
