import PlanFiles
import SkillsPlanner
import Testing

@testable import OpenData

/// What the lists of needs say, held against what the import takes.
@Suite struct PlanTableTests {
  /// A set of files that should do: one way of each need.
  struct Choice: CustomTestStringConvertible, Sendable {
    let table: PlanTable
    let files: [NeededFile]

    var testDescription: String {
      "\(table.rawValue) of \(files.map(\.title).joined(separator: "; "))"
    }
  }

  /// The first way of each need that can be had; every other way in its place; and each way of what
  /// is not needed beside them.
  static let choices: [Choice] = PlanTable.allCases.flatMap { table -> [Choice] in
    let needs = table.needs().filter { !$0.isOptional }
    let usual = needs.flatMap { $0.published[0].files }
    let others = needs.flatMap(\.ways).filter { !usual.contains($0.first) }.map { way in
      needs.flatMap { need in
        (need.ways.first { $0.first == way.first } ?? need.published[0]).files
      }
    }
    let more = table.needs().filter(\.isOptional).flatMap(\.ways).map { usual + $0.files }
    return ([usual] + others + more).map { Choice(table: table, files: unique($0)) }
  }

  private static func unique(_ files: [NeededFile]) -> [NeededFile] {
    files.enumerated().filter { !files[..<$0.offset].contains($0.element) }.map(\.element)
  }

  private func result(of table: PlanTable, _ files: [NeededFile]) throws -> ImportResult {
    let areas = table == .areas ? [] : [NeededFile(.areasTable)]
    return try ImportResult(
      ImportOptions(
        kind: table.rawValue, files: [], folder: ".",
        neighbours: table == .areas ? ["E05000009=E05000001"] : []),
      try (files + areas).map(NeededFiles.file))
  }

  @Test(arguments: choices)
  func `files that meet the needs of a table make it`(choice: Choice) throws {
    let made = try result(of: choice.table, choice.files)
    #expect(made.outputs.first?.path == choice.table.path)
    #expect(made.unused.map(\.release) == [])
  }

  @Test(arguments: choices)
  func `with one file less the table is refused where it is needed, and the file is named`(
    choice: Choice
  ) throws {
    for file in choice.files {
      let others = choice.files.filter { $0 != file }
      let holdings = others.map {
        Holding($0.release, kinds: $0.kind.map { [$0] } ?? [], year: $0.year)
      }
      guard choice.table.needs().contains(where: { $0.gap(among: holdings) != nil }) else {
        #expect(throws: Never.self) { _ = try result(of: choice.table, others) }
        continue
      }
      let error = #expect(throws: InvalidInput.self, "\(file.title) is not needed") {
        _ = try result(of: choice.table, others)
      }
      let problems = error?.diagnostics.filter { $0.code == "SP0402" } ?? []
      #expect(!problems.isEmpty, "\(file.title)")
      // Where one of several would do, those that can be had are named.
      #expect(
        !file.release.canBeHad || problems.contains { $0.summary.contains(file.title) },
        "\(file.title)")
    }
  }

  @Test func `whoever makes the courses asks for the same files`() throws {
    let files = PlanTable.courses.needs().filter { !$0.isOptional }.flatMap { $0.ways[0].files }
    for file in files {
      let others = try ReleaseSet(files.filter { $0 != file }.map(NeededFiles.file))
      let error = #expect(throws: InvalidInput.self, "\(file.title) is not needed") {
        _ = try CoursesImport(others, districts: [], year: "2024/25", leavingYear: "2022/23")
      }
      #expect(error?.diagnostics.contains { $0.code == "SP0402" } == true, "\(file.title)")
    }
  }

  @Test func `every file of a table can be found, or it is said how it is made`() {
    for table in PlanTable.allCases {
      for need in table.needs() {
        for file in need.published.flatMap(\.files) {
          #expect(
            file.release.canBeHad, "\(file.title)")
        }
      }
    }
  }

  @Test func `the table of areas itself is needed for the others`() throws {
    let files = PlanTable.courses.needs().flatMap { $0.ways[0].files }
    let error = #expect(throws: InvalidInput.self) {
      _ = try ImportResult(
        ImportOptions(kind: "courses", files: [], folder: "."), try files.map(NeededFiles.file))
    }
    #expect(error?.diagnostics.map(\.code) == ["SP0402"])
  }

  @Test func `all that the three tables lack is said at once, each once`() throws {
    let error = #expect(throws: InvalidInput.self) {
      _ = try ImportResult(ImportOptions(kind: "all", files: [], folder: "."), [])
    }
    let needs = PlanTable.areas.needs() + PlanTable.courses.needs()
    #expect(error?.diagnostics.count == needs.count { !$0.isOptional })
  }

  @Test func `a district that came after the census needs the look-up to those before`() {
    let district = Holding(.qualifications, kinds: [.district])
    let cumberland = PlanTable.qualifications(in: ["E06000063"]).way(among: [district])
    #expect(cumberland?.files.contains { $0.release == .exactFit } == true)
    let leeds = PlanTable.qualifications(in: ["E08000035"]).way(among: [district])
    #expect(leeds?.files.map(\.release) == [.qualifications, .adultSkills])
  }

  @Test func `a file of other areas or another year does not do`() {
    let points = NeededFile(.populationCentroids, of: .lsoa, 2021)
    #expect(points.isMet(by: Holding(.populationCentroids, kinds: [.lsoa], year: 2021)))
    #expect(points.isMet(by: Holding(.populationCentroids, kinds: [.lsoa])))
    #expect(!points.isMet(by: Holding(.populationCentroids, kinds: [.lsoa], year: 2011)))
    #expect(!points.isMet(by: Holding(.populationCentroids, kinds: [.ward], year: 2021)))
  }

  @Test func `a table by ward without its look-up is refused with the way out`() throws {
    let files = [
      NeededFile(.deprivation), NeededFile(.areaPoints), NeededFile(.adultSkills),
      NeededFile(.qualifications, of: .ward), NeededFile(.qualifications, of: .district),
    ]
    let error = #expect(throws: InvalidInput.self) { _ = try result(of: .areas, files) }
    #expect(error?.diagnostics.count == 1)
    #expect(error?.diagnostics.first?.fix.contains("by ward out: the table is then made") == true)
  }
}

@Suite struct BoundaryFileTests {
  @Test(arguments: [
    "[]", #"[{"type": "Feature", "properties": {"name": "Leeds"}, "geometry": null}]"#,
  ])
  func `outlines without codes of areas are refused`(features: String) {
    let text = #"{"type": "FeatureCollection", "features": \#(features)}"#
    let found = problems { try ImportedFile(path: "outlines.geojson", bytes: Array(text.utf8)) }
    #expect(found == ["SP0419 0:0"])
  }
}
