import PlanFiles
import SkillsPlanner
import Testing

@testable import OpenData

@Suite struct ReleaseTests {
  /// Those that are known by a header.
  static let tables = Release.allCases.filter { !$0.layout.form.isJSON }

  /// A header in the year 24, where the release leaves the year open.
  private func header(_ release: Release) -> [String] {
    release.layout.required.map { $0.replacing("##", with: "24") }
  }

  /// What a file with this header and a row is taken for.
  private func recognised(_ header: [String]) throws -> Release? {
    let bytes = csv(header, [header.map { _ in "1" }])
    return try Recognition.opening(ByteStream(bytes, file: "sample.csv")).release
  }

  @Test(arguments: tables)
  func `a release is recognised by its columns in any order, others among them`(_ release: Release)
    throws
  {
    #expect(try recognised(["Another column"] + header(release).reversed()) == release)
  }

  @Test(arguments: tables)
  func `a release without one of its columns is not taken for it`(_ release: Release) {
    #expect((try? recognised(Array(header(release).dropLast()))) != release)
  }

  @Test(arguments: Release.allCases)
  func `a release says under which licence it is used, and each of its columns has one name`(
    _ release: Release
  ) {
    let layout = release.layout
    #expect(!layout.attributions.isEmpty && layout.attributions.allSatisfy { !$0.isEmpty })
    #expect(Set(layout.columns.map(\.name)).count == layout.columns.count)
    #expect(layout.key.allSatisfy { name in layout.columns.contains { $0.name == name } })
    #expect(layout.skips.allSatisfy { skip in layout.columns.contains { $0.name == skip.column } })
  }

  @Test func `the deprivation of 2019 is refused where areas of 2021 are planned for`() throws {
    let file = try sample(
      Layout.deprivation2019.required,
      [["E01000001"] + Layout.deprivation2019.required.dropFirst().map { _ in "1" }])
    #expect(file.release == .deprivation2019)
    let found = problems { try AreaReleases(ReleaseSet([file]), SmallCounty.options()) }
    #expect(found.contains("SP0403 0:0"))
  }

  @Test func `an unknown header says how it begins`() throws {
    let error = #expect(throws: InvalidInput.self) {
      try sample(["postcode", "shoe size"], [["BB1 1AE", "43"]])
    }
    #expect(error?.diagnostics.first?.code == "SP0401")
    #expect(error?.diagnostics.first?.summary.contains("shoe size") == true)
  }

  @Test func `a header that lacks a column of a release says which`() {
    let error = #expect(throws: InvalidInput.self) {
      try sample(Array(SubjectsFile.columns.dropLast()), [])
    }
    #expect(error?.diagnostics.first?.summary.contains("\"values\"") == true)
  }

  @Test func `rows read are those kept, those in quarantine and those left out`() {
    var tally = Tally()
    tally.keep()
    tally.keep(["suppressed", "suppressed"])
    tally.leaveOut("another year")
    tally.leaveOut("another year")
    tally.leaveOut("no starts")
    tally.quarantine()
    tally.withdraw()
    #expect(tally.read == 6 && tally.kept == 1 && tally.quarantined == 2)
    #expect(tally.addsUp)
    #expect(tally.leftOut.map(\.rows) == [2, 1])
    #expect(tally.marked.map(\.cells) == [2])
  }
}
