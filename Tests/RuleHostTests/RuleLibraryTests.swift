import Foundation
import RuleHost
import SkillsPlanner
import Testing

@Suite struct `Rule library` {
  @Test func `every rule beside the executable is found, sorted by id`() throws {
    let library = shippedLibrary()
    let ids = library.catalogue.map(\.id)
    #expect(ids == ids.sorted())
    #expect(ids.count == rulesOfThisPackage.count)
    #expect(Set(ids).isSuperset(of: ["attainment-gap", "curve", "deprivation", "travel-distance"]))
    #expect(library.diagnostics.isEmpty)
    for rule in library.catalogue {
      #expect(rule.kind == .score)
      #expect(rule.file.hasPrefix(built))
      let size = try Data(contentsOf: URL(filePath: rule.file)).count
      #expect(rule.sha256 == "\(size) bytes", "the digest is of the file's bytes")
      let isNamedByBrief = rule.parameters.contains { $0.name == "column" && $0.isRequired }
      #expect(rule.columns.isEmpty == isNamedByBrief)
      #expect(rule.summary.hasSuffix("."))
    }
  }

  @Test func `a rule is listed with its parameters, their ranges and defaults`() throws {
    let rule = try #require(shippedLibrary().catalogue.first { $0.id == "deprivation" })
    #expect(rule.version == "1.0.0")
    #expect(rule.parameters.map(\.name) == ["measure", "by", "ranked-areas", "curve"])
    #expect(rule.parameters.map(\.defaultText) == ["imd", "rank", "33755", "1"])
    #expect(rule.parameters.allSatisfy { !$0.isRequired && $0.documentation.hasSuffix(".") })
    #expect(rule.parameters[1].due == "one of rank, decile")
    #expect(rule.parameters[3].due == "a whole number, from 1 to 8")
    #expect(rule.columns == [ColumnRequest("area.imd_rank", .number)])
  }

  @Test func `a rule whose parameter must be given is listed with its columns all the same`() throws
  {
    let rule = try #require(shippedLibrary().catalogue.first { $0.id == "sector-priority" })
    #expect(rule.parameters.map(\.isRequired) == [true, false, false])
    #expect(rule.columns == [ColumnRequest("course.sector", .text)])
  }

  @Test func `a rule that only tests load is found by its path alone`() {
    let library = shippedLibrary(and: [withinDistrict])
    #expect(library.diagnostics.isEmpty)
    #expect(library.catalogue.count == rulesOfThisPackage.count + 1)
    #expect(library.files.first == withinDistrict)
    #expect(library.catalogue.last?.kind == .eligibility)
    #expect(library.catalogue.last?.reason == "the course is in another district")
  }

  @Test func `a file that comes twice is opened once`() {
    let file = "\(built)/./libOutcomesRule.so"
    let again = "\(built)/libOutcomesRule.so"
    let library = shippedLibrary(and: [again, file, again])
    #expect(library.files.filter { $0.hasSuffix("libOutcomesRule.so") }.count == 1)
    #expect(library.catalogue.first { $0.id == "outcomes" }?.file == again)
    #expect(library.catalogue.count == rulesOfThisPackage.count)
  }

  @Test func `a folder that cannot be read is said`() {
    let library = RuleLibrary(asked: [], folder: "\(built)/no-such-folder", digest: { _ in "" })
    #expect(
      library.diagnostics.map(\.summary) == [
        "\(built)/no-such-folder cannot be read: No such file or directory"
      ])
    #expect(library.catalogue.isEmpty)
    #expect(
      library.load([use("outcomes")]).diagnostics.first?.fix
        == "No rule was found: there is no plugin to look at.")
  }

  @Test func `the folders of Plugins are the rules that the package builds`() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: "\(packageFolder)/Plugins")
    let ids = shippedLibrary().catalogue.map(\.id)
    #expect(folders.sorted().map(hyphenated) == ids)
    let manifest = try String(contentsOfFile: "\(packageFolder)/Package.swift", encoding: .utf8)
    for folder in folders { #expect(manifest.contains("  \"\(folder)\",\n")) }
  }

  @Test func `every rule that make build lists in the manifest is one that the package builds`()
    throws
  {
    let makefile = try String(contentsOfFile: "\(packageFolder)/Makefile", encoding: .utf8)
    let line = try #require(makefile.split(separator: "\n").first { $0.hasPrefix("SHIPPED = ") })
    let shipped = line.split(separator: " ").dropFirst(2).map { hyphenated(String($0)) }
    #expect(!shipped.isEmpty)
    #expect(Set(shipped).isSubset(of: shippedLibrary().catalogue.map(\.id)))
  }

  /// "travel-distance" of "TravelDistance".
  private func hyphenated(_ name: String) -> String {
    var text = ""
    for letter in name {
      if letter.isUppercase && !text.isEmpty { text += "-" }
      text += letter.lowercased()
    }
    return text
  }
}
