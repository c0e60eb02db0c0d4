import PlanFiles
import SkillsPlanner
import Testing

@Suite struct `Pages of the checks of files` {
  @Test func `every check has one page`() {
    let codes = CheckPage.planFiles.map(\.code)
    let missing = Check.allCases.filter { !codes.contains($0.rawValue) }
    #expect(missing.isEmpty, "without a page: \(missing.map { "\($0) (\($0.rawValue))" })")
    #expect(Set(codes).count == codes.count)
    #expect(Set(codes).isSubset(of: Check.allCases.map(\.rawValue)))
  }

  /// The examples of files are read as files, so that a page cannot promise another message than the program gives.
  @Test(arguments: CheckPage.planFiles.filter { $0.code >= "SP02" && $0.file != nil })
  func `the program says of an example what the page says`(page: CheckPage) throws {
    let printer = DiagnosticPrinter { _ in nil }
    let found = try diagnostics(of: page)
    let lines = found.map { printer.text(for: [$0]).split(separator: "\n").first.map(String.init) }
    #expect(
      lines.contains("\(page.says) [\(page.code)]"),
      "\(lines.compactMap { $0 }.joined(separator: "\n"))")
    #expect(found.filter { $0.severity == .error }.allSatisfy { $0.code == page.code })
  }

  private func diagnostics(of page: CheckPage) throws -> [Diagnostic] {
    let file = try #require(page.file)
    let text = Array(page.example.utf8)
    switch file {
    case "brief.yaml":
      let whole = problems { () throws(InvalidInput) in try BriefFile(text, file: file) }
      // A syntax that is wrong is found in the fragment alone; a value only in a whole brief.
      if whole.contains(where: { $0.code < "SP0311" && $0.code != "SP0303" }) { return whole }
      let brief = completed(brief: page.example)
      return problems { () throws(InvalidInput) in try BriefFile(brief, file: file) }
    case "scenario.yaml":
      let scenario = Array("\(page.example)\nkind: SkillsBrief\nversion: 1".utf8)
      let base = completed(
        brief:
          "rules: [{rule: deprivation, weight: 1}, {rule: curve, weight: 1}, {rule: curve, weight: 2}]"
      )
      return problems { () throws(InvalidInput) in
        try BriefFile(scenario, file: file) { path, _ in InputFile(file: path, bytes: base) }
      }
    case "starts.csv":
      let burnley = District(code: "E07000117", name: "Burnley")
      return problems { () throws(InvalidInput) in
        try StartsTable(text, file: file, districts: [burnley])
      }
    case "areas.csv":
      let table = completed(page.example, with: areas)
      return problems { () throws(InvalidInput) in try AreasTable(table, file: file, keeping: []) }
    case "courses.csv":
      let table = completed(page.example, with: courses)
      return problems { () throws(InvalidInput) in try CoursesTable(table, file: file, keeping: [])
      }
    case "travel.csv":
      let point = try #require(Point(latitude: 53.8, longitude: -2.2))
      let district = District(code: "E07000117", name: "Burnley")
      let area = Area(
        code: "E01024855", name: "A", district: district, point: point, adults: 0,
        qualifications: Array(repeating: 0, count: Qualification.allCases.count), decile: nil)
      let course = Course(
        id: "C1", provider: Provider(ukprn: "10001000", name: "P"), district: district,
        level: try #require(Level("2")), alsoTakes: [], sector: "1", mode: .classroom,
        point: point, pointBasis: .venue, lastYear: 1)
      return try TravelTable(text, file: file, areas: [area], courses: [course]).warnings
    default:
      Issue.record("no reader for \(file)")
      return []
    }
  }

  /// The table with every column that an example leaves out, behind those that it has.
  private func completed(_ table: String, with columns: [(name: String, value: String)]) -> [UInt8]
  {
    let lines = table.split(separator: "\n").map(String.init)
    let names = lines[0].split(separator: ",").map(String.init)
    let more = columns.filter { !names.contains($0.name) }
    let header = ([lines[0]] + more.map(\.name)).joined(separator: ",")
    let rows = lines.dropFirst().enumerated().map { place, line in
      // Every row has a code of its own, also where the example has no codes.
      ([line] + more.map { $0.name == "area" ? "E0102\(4000 + place)" : $0.value })
        .joined(separator: ",")
    }
    return Array(([header] + rows).joined(separator: "\n").utf8)
  }

  private var areas: [(name: String, value: String)] {
    [
      ("area", ""), ("name", "A"), ("district", "E07000117"), ("district_name", "Burnley"),
      ("latitude", "53.8"), ("longitude", "-2.2"), ("adults", "0"),
    ] + Qualification.allCases.map { ($0.rawValue, "0") }
  }

  private var courses: [(name: String, value: String)] {
    [
      ("course", "C1"), ("provider", "10001000"), ("provider_name", "P"), ("district", "E07000117"),
      ("district_name", "Burnley"), ("level", "2"), ("sector", "1"), ("mode", "online"),
      ("latitude", ""), ("longitude", ""), ("point_basis", ""), ("last_year", "1"),
    ]
  }

  /// The brief whose keys are those of the example, and of a brief without a problem where it has none.
  private func completed(brief: String) -> [UInt8] {
    let rest = [
      "kind: SkillsBrief", "version: 1", "title: Ten areas", "year: 2026/27", "status: an example",
      "owner: {organisation: A, contact: B}", "tables: {areas: areas.csv, courses: courses.csv}",
      "needs: [{level: \"2\", from: [level_1], target: 3%, source: chosen}]",
      "reach: {\"2\": 15 km}", "rules: [{rule: deprivation, weight: 1}]",
    ]
    let keys = brief.split(separator: "\n").compactMap { $0.split(separator: ":").first }
    let missing = rest.filter { line in !keys.contains { line.hasPrefix("\($0):") } }
    return Array(([brief] + missing).joined(separator: "\n").utf8)
  }
}
