import Foundation
import PlanFiles
import RuleHost
import SkillsPlanner
import Testing

/// The pages of the codes, as `skillsplan help` prints them, held against the sources and the program.
@Suite struct CodeHelpTests {
  @Test func `every code in the sources has a page, and every page a code`() throws {
    let paged = try listed()
    var found: [String: String] = [:]
    for (file, line) in try sourceLines() {
      for match in line.matches(of: /"(SP\d{4})"/) {
        found[String(match.output.1), default: "\(file): \(line.trimmed)"] += ""
      }
    }
    #expect(found.count > 80)
    for (code, place) in found.sorted(by: { $0.key < $1.key }) where !paged.contains(code) {
      Issue.record("\(code) has no page; add one in the folder Pages of its module (\(place))")
    }
    for code in paged where found[code] == nil {
      Issue.record("\(code) has a page and nothing prints it")
    }
    #expect(paged == paged.sorted() && Set(paged).count == paged.count)
  }

  @Test func `every page says what it means, shows an example and how to mend it`() throws {
    let codes = Set(try listed())
    for code in codes.sorted() {
      let run = try Tool.run(["help", code])
      #expect(run.code == 0)
      let text = run.output
      #expect(text.hasPrefix("\(code)  "))
      for heading in ["What it means", "Example", "What the program says", "How to mend it"] {
        #expect(text.contains("\n\(heading)"), "\(code): \(heading)")
      }
      #expect(text.contains("[\(code)]"), "\(code)")
      let named = Set(text.matches(of: /SP\d{4}/).map { String($0.output) })
      #expect(named.isSubset(of: codes), "\(code) names \(named.subtracting(codes).sorted())")
      #expect(text.split(separator: "\n").allSatisfy { $0.count <= 110 }, "\(code)")
    }
  }

  @Test(arguments: ["sp203", "0203", "203", "[SP0203]", "SP203", "sp0203"])
  func `a code is understood however it is typed`(word: String) throws {
    let page = try Tool.run(["help", "SP0203"])
    #expect(page.output.hasPrefix("SP0203  a column that the table must have\n"))
    #expect(try Tool.run(["help", word]).output == page.output)
    #expect(try Tool.run([word]).output == page.output)
  }

  @Test(arguments: [
    (["help", "SP0299"], "there is no code SP0299 (did you mean \"SP0209\"?)"),
    (["SP9999"], "there is no code SP9999"),
    (["help", "code"], "there is no command code (did you mean \"codes\"?)"),
    (["help", "12"], "there is no command 12"),
  ])
  func `an unknown code says which is near, and where all are`(
    arguments: [String], message: String
  ) throws {
    let run = try Tool.run(arguments)
    #expect(run.code == 2)
    #expect(run.errors.hasPrefix("error: \(message)"), "\(run.errors)")
  }

  /// Examples of briefs, planned with the tables of plans/smallest, so that no page promises another message.
  @Test(
    arguments: (CheckPage.plugins + CheckPage.settings + CheckPage.planning
      + CheckPage.policiesAndPins + CheckPage.cohorts)
      .filter { $0.file == "brief.yaml" })
  func `the program says of an example what the page says`(page: CheckPage) throws {
    let scratch = try Scratch()
    let example = try scratch.copy("plans/smallest")
    let keys = page.example.split(separator: "\n").filter { !$0.hasPrefix(" ") }
      .compactMap { $0.split(separator: ":").first.map(String.init) }
    let level = page.example.firstMatch(of: /level: "(\d)"/)?.output.1 ?? "2"
    let rest = [
      "kind: SkillsBrief", "version: 1", "title: Ten areas", "year: 2026/27", "status: an example",
      "owner: {organisation: A, contact: B}", "tables: {areas: areas.csv, courses: courses.csv}",
      "needs: [{level: \"2\", from: [level_1], target: 3%, source: chosen}]",
      "reach: {\"\(level)\": 15 km}", "rules: [{rule: travel-distance, weight: 1}]",
    ].filter { line in !keys.contains { line.hasPrefix("\($0):") } }
    try ([page.example] + rest).joined(separator: "\n")
      .write(to: example.appending(path: "brief.yaml"), atomically: false, encoding: .utf8)
    let rule = Tool.executable.deletingLastPathComponent()
      .appending(path: "libWithinDistrictTestRule.so").path
    let run = try Tool.run(["check", "brief.yaml", "--plugin", rule], in: example)
    // Three dots stand for what depends on the machine.
    let isCut = page.says.hasSuffix(" ...")
    let promised = isCut ? String(page.says.dropLast(3)) : "\(page.says) [\(page.code)]"
    let said = run.errors.split(separator: "\n").map(String.init)
    #expect(said.contains { isCut ? $0.hasPrefix(promised) : $0 == promised }, "\(run.errors)")
  }

  /// The codes of `skillsplan help codes`, in its order.
  private func listed() throws -> [String] {
    let run = try Tool.run(["help", "codes"])
    #expect(run.code == 0)
    return run.output.matches(of: #/(SP\d{4})  /#).map { String($0.output.1) }
  }

  /// The lines of the sources, but for those of the pages.
  private func sourceLines() throws -> [(file: String, line: String)] {
    let sources = Tool.root.appending(path: "Sources")
    return try FileManager.default.subpathsOfDirectory(atPath: sources.path)
      .filter { $0.hasSuffix(".swift") && !$0.contains("/Pages/") }
      .flatMap { file in
        try String(contentsOf: sources.appending(path: file), encoding: .utf8)
          .split(separator: "\n").map { (file, String($0)) }
      }
  }
}

extension String {
  fileprivate var trimmed: String { trimmingCharacters(in: .whitespaces) }
}
