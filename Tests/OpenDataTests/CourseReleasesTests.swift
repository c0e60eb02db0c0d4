import PlanFiles
import SkillsPlanner
import Testing

@testable import OpenData

/// The releases of which one of several does.
@Suite struct CourseReleasesTests {
  private let codePoint = [
    "PC", "PQ", "EA", "NO", "CY", "RH", "LH", "CC", "DC", "WC",
  ]

  /// A file of Code-Point Open, as it is published for each postcode area.
  private func codePoint(_ postcode: String, _ east: String, _ north: String, _ district: String)
    throws -> ImportedFile
  {
    let cells = [
      postcode, "10", east, north, "E92000001", "E19000001", "E18000002", "", district, "E05000001",
    ]
    return try ImportedFile(
      path: "\(postcode.prefix(2)).csv", bytes: Array((cells.joined(separator: ",") + "\n").utf8))
  }

  private func index(_ files: [ImportedFile]) throws -> PostcodeIndex? {
    var reader = ReleaseReader(try ReleaseSet(files), for: "courses.csv")
    let index = reader.readPostcodes(reaching: SmallDirectory.districts)
    try reader.problems.finish()
    return index
  }

  @Test func `Code-Point Open as it is published comes in several files, on the National Grid`()
    throws
  {
    let places = try #require(
      try index([
        codePoint("AA1 1AA", "353900", "429300", "E07000001"),
        codePoint("BB1 1AA", "380300", "423000", "E07000002"),
      ]))
    #expect(places.count == 2)
    let place = try #require(places[Postcode("BB1 1AA")])
    #expect(place.district == "E07000002")
    #expect(place.point.metres(to: try point(53.70, -2.30)) < 1500)
  }

  @Test func `the ONS Postcode Directory does too, postcodes without a point left out`() throws {
    let file = try sample(
      ["pcds", "doterm", "lat", "long", "lsoa21cd", "lad25cd"],
      [
        ["AA1 1AA", "", "53.8", "-2.9", "E01000001", "E07000001"],
        ["BB1 1AA", "202001", "53.7", "-2.3", "E01000003", "E07000002"],
        ["JE2 3AB", "", "", "", "", "L99999999"],
      ])
    #expect(file.release == .postcodeDirectory)
    #expect(try index([file])?.count == 2)
    var places = PostcodeIndex.Builder()
    let tally = try PostcodesFile(file, into: &places).tally
    #expect(tally.read == 3 && tally.kept == 2 && tally.addsUp)
    #expect(tally.leftOut.map(\.reason) == ["no point or no district"])
  }

  @Test func `a district that is planned for without a postcode is an error`() throws {
    let one = try codePoint("AA1 1AA", "353900", "429300", "E07000001")
    #expect(problems { try index([one]) } == ["SP0405 0:0"])
  }

  @Test func `what is missing names every release that would do`() throws {
    let error = #expect(throws: InvalidInput.self) { try index([]) }
    let problem = try #require(error?.diagnostics.first)
    for release in [Release.postcodes, .codePoint, .postcodeDirectory] {
      #expect(problem.summary.contains(release.title))
    }
    #expect(problem.code == "SP0402" && problem.fix.contains("no header"))
  }

  @Test func `providers of 2018 and of today both have postcodes and names`() throws {
    let today = try ProvidersFile(SmallDirectory.providers())
    #expect(today.postcodes[SmallDirectory.college] == [Postcode("AA1 1AB")])
    #expect(today.names[SmallDirectory.national] == "National Training")
    let then = try ProvidersFile(
      sample(
        ["PROVIDER_ID", "PROVIDER_NAME", "UKPRN", "POSTCODE"],
        [["9", "Later", "10000001", "AA1 1AB"], ["2", "Earlier", "10000001", "AA1 1AA"]]))
    #expect(then.postcodes["10000001"] == [Postcode("AA1 1AA"), Postcode("AA1 1AB")])
    #expect(then.names == ["10000001": "Earlier"])
  }

  @Test func `today's providers come before those of 2018, which are not needed then`() throws {
    let old = try sample(
      ["PROVIDER_ID", "UKPRN", "POSTCODE"], [["1", "10000001", "BB1 1AA"]], path: "2018.csv")
    let result = try SmallDirectory.imported([old] + SmallDirectory.files())
    #expect(result.unused.map(\.path) == ["2018.csv"])
  }
}

@Suite struct NearestPostcodeTests {
  @Test func `the nearest on the ground is found within the distance, whatever its code`() throws {
    let places = try postcodes(SmallDirectory.postcodeRows)
    #expect(places.nearest(to: try point(53.803, -2.9), within: 1000)?.point.latitude == 53.8)
    #expect(places.nearest(to: try point(53.809, -2.909), within: 1000)?.point.latitude == 53.81)
    #expect(places.nearest(to: try point(52, -1), within: 1000) == nil)
  }

  @Test func `the distance counts as far east or west as north or south, in Shetland too`() throws {
    let places = try postcodes([["ZE1 0AA", "60.15", "-1.15", "E07000001"]])
    // A degree of longitude is 55.3 km there.
    #expect(places.nearest(to: try point(60.15, -1.1325), within: 1000) != nil)
    #expect(places.nearest(to: try point(60.15, -1.1315), within: 1000) == nil)
  }
}
