import PlanFiles
import SkillsPlanner
import Testing

@testable import OpenData

@Suite struct ImportOptionsTests {
  @Test func `neighbouring wards are pairs of codes`() throws {
    let options = try ImportOptions(
      kind: "all", files: ["a.csv"], folder: "plans", neighbours: ["E05=E06", "E07=E06"])
    #expect(options.kind == .all)
    #expect(options.neighbours == ["E05": "E06", "E07": "E06"])
  }

  @Test(arguments: [
    ("area", ".", [], "did you mean \"areas\""), ("areas", nil, [], "-o DIR"),
    ("areas", ".", ["E05"], "WARD=WARD"), ("areas", ".", ["E05="], "WARD=WARD"),
  ])
  func `options that do not say what to do are refused with the way out`(
    kind: String, folder: String?, neighbours: [String], part: String
  ) {
    let error = #expect(throws: ImportUsage.self) {
      try ImportOptions(kind: kind, files: ["a.csv"], folder: folder, neighbours: neighbours)
    }
    #expect(error?.message.contains(part) == true)
  }

  @Test func `the notes name every kind and release`() {
    for kind in ImportOptions.Kind.allCases { #expect(ImportCommand.notes.contains(kind.rawValue)) }
    for release in Release.allCases { #expect(ImportCommand.notes.contains(release.title)) }
  }
}

@Suite struct AreasImportTests {
  private func imported(_ files: [ImportedFile]) throws -> AreasImport {
    AreasImport(
      try AreaReleases(ReleaseSet(files), SmallCounty.options()))
  }

  @Test func `areas are joined by code, with exact adults and district totals`() throws {
    let areas = try imported(SmallCounty.areaFiles())
    #expect(areas.rows.map(\.place.code) == SmallCounty.areas)
    #expect(areas.rows.map(\.qualifications.total) == [200, 300, 400])
    let weston = areas.rows[0].qualifications + areas.rows[1].qualifications
    // 60, 20, 41, 10, 30, 30, 10 of 201 for 500 adults.
    #expect(weston.counts == [149, 50, 102, 25, 75, 74, 25])
    #expect(areas.rows.map(\.basis) == [.wards, .wards, .wards])
    #expect(areas.rows[0].censusWard?.name == "North")
  }

  @Test func `rates by area are taken as they are`() throws {
    let own = try SmallCounty.census(
      SmallCounty.areas.map { ($0, [1, 1, 2, 0, 2, 3, 1]) }, path: "ts067-areas.csv")
    let files = [
      try SmallCounty.deprivation(), try SmallCounty.adultSkills(), try SmallCounty.points(), own,
    ]
    let areas = try imported(files)
    #expect(areas.rows[0].qualifications.counts == [20, 20, 40, 0, 40, 60, 20])
    #expect(areas.rows.map(\.basis) == [.areas, .areas, .areas])
    #expect(areas.residuals == nil)
  }

  @Test func `the order of files and rows changes nothing`() throws {
    let files = try SmallCounty.areaFiles()
    let table = AreasWriter.csv(try imported(files).rows)
    #expect(AreasWriter.csv(try imported(shuffled(files)).rows) == table)
  }

  @Test func `an area that a join would lose is an error`() throws {
    var files = try SmallCounty.areaFiles()
    files[0] = try SmallCounty.deprivation(["E01000001", "E01000003"])
    let error = #expect(throws: InvalidInput.self) { try imported(files) }
    #expect(error?.diagnostics.map(\.code) == ["SP0405"])
    #expect(error?.diagnostics.first?.summary.contains("E01000002") == true)
    #expect(error?.diagnostics.first?.location?.file == "iod.csv")
  }

  @Test func `all that is missing is said at once`() throws {
    let error = #expect(throws: InvalidInput.self) { try imported([SmallCounty.points()]) }
    #expect(
      error?.diagnostics.map(\.code) == ["SP0402", "SP0402"])
  }

  @Test func `two files of one release are refused`() throws {
    let files = try SmallCounty.areaFiles() + [SmallCounty.points()]
    #expect(problems { try imported(files) } == ["SP0404 0:0"])
    let census = try SmallCounty.areaFiles() + [SmallCounty.wardCensus()]
    #expect(problems { try imported(census) } == ["SP0404 0:0"])
  }

  @Test func `the districts read back from the table are those that were written`() throws {
    let areas = try imported(SmallCounty.areaFiles())
    let written = PlannedDistrict.all(of: areas.rows)
    let file = try ImportedFile(path: "areas.csv", bytes: AreasWriter.csv(areas.rows))
    #expect(file.release == .areasTable)
    #expect(try PlannedDistrict.all(in: file) == written)
    #expect(written.map(\.district.name) == ["Weston", "Eastby"])
  }
}

@Suite struct OutcomesTests {
  private let outcomes = Outcomes(rows: [
    .init(ukprn: "1", provision: .apprenticeship, scope: .level(.two)): .init(
      learners: 30, sustained: 0.9),
    .init(ukprn: "1", provision: .apprenticeship, scope: .all): .init(
      learners: 50, sustained: 0.8),
    .init(ukprn: "2", provision: .apprenticeship, scope: .level(.two)): .init(
      learners: 10, sustained: 0.5),
    .init(ukprn: "2", provision: .all, scope: .all): .init(learners: 70, sustained: 0.7),
    .init(ukprn: "3", provision: .apprenticeship, scope: .level(.two)): .init(
      learners: nil, sustained: nil),
  ])

  @Test(arguments: [
    ("1", Level.two, 0.9, Outcomes.Basis.level), ("1", .three, 0.8, .provision),
    ("2", .three, 0.7, .provider), ("3", .two, 0.8, .mean), ("9", .three, 0.8, .mean),
  ])
  func `the nearest figure of the provider counts, else the mean by leavers`(
    _ ukprn: String, _ level: Level, _ share: Double, _ basis: Outcomes.Basis
  ) {
    let figure = outcomes.figure(of: ukprn, at: level, by: .apprenticeship)
    #expect(figure.share == share)
    #expect(figure.basis == basis)
  }

  @Test func `no figure at all is none`() {
    #expect(Outcomes(rows: [:]).figure(of: "1", at: .two, by: .classroom).share == nil)
  }
}
