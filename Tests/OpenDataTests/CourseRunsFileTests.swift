import SkillsPlanner
import Testing

@testable import OpenData

@Suite struct CourseRunsFileTests {
  private typealias Run = SmallDirectory.Run

  private func read(_ runs: [Run]) throws -> CourseRunsFile {
    try CourseRunsFile(
      SmallDirectory.file(runs), aims: LearningAims(SmallDirectory.aims()),
      places: postcodes(SmallDirectory.postcodeRows))
  }

  private func offer(
    _ venue: CourseRunsFile.Venue, _ level: Level, _ sector: String,
    by provider: String = SmallDirectory.college
  ) -> CourseRunsFile.Offer {
    .init(ukprn: provider, venue: venue, level: level, sector: sector)
  }

  @Test func `runs of one venue, level and sector are one offer, blended ones among them`() throws {
    let file = try read([
      Run(postcode: "AA1 1AA"), Run(postcode: "aa11aa"), Run(mode: "4", postcode: "AA1 1AA"),
      Run(mode: "2"), Run(mode: "2", postcode: "AA1 1AA"),
    ])
    let venue = CourseRunsFile.Venue.postcode(Postcode("AA1 1AA"))
    #expect(file.runs == [offer(venue, .three, "6.1"): 3, offer(.online, .three, "6.1"): 2])
    #expect(file.points == [venue: try point(53.8, -2.9)])
  }

  @Test func `the sector is the second tier, else the first, else none`() throws {
    let file = try read([
      Run(mode: "2"), Run(aim: "6000000x", mode: "2"), Run(aim: "60000008", mode: "2"),
    ])
    #expect(
      Set(file.runs.keys) == [
        offer(.online, .three, "6.1"), offer(.online, .two, "4"), offer(.online, .seven, ""),
      ])
  }

  @Test(arguments: ["3", "Level 3", "Three", "three"])
  func `a course without a learning aim has the level that it gives itself`(_ level: String) throws
  {
    let file = try read([Run(aim: "", mode: "2", level: level)])
    #expect(file.runs == [offer(.online, .three, ""): 1])
  }

  @Test func `a level of LARS comes before the row's own`() throws {
    #expect(
      try read([Run(mode: "2", level: "Six")]).runs.keys.map(\.level) == [.three])
  }

  @Test func `what is no course of a plan is left out with its reason`() throws {
    let file = try read([
      Run(mode: "2"), Run(mode: "3", postcode: "ZZ9 9ZZ"), Run(aim: "60000003", mode: "2"),
      Run(aim: "60000004", mode: "2"), Run(aim: "", mode: "2", level: "EntryLevel"),
    ])
    #expect(
      file.tally.leftOut.map(\.reason) == [
        "work based: apprenticeships come from their own release", "below level 2",
        "a learning aim without a level",
      ])
    #expect(file.tally.leftOut.map(\.rows) == [1, 2, 1])
    #expect(file.tally.kept == 1 && file.tally.addsUp)
  }

  @Test func `what cannot be used is in quarantine with its place and the way out`() throws {
    let runs = [
      Run(mode: "2"), Run(aim: "69999999", mode: "2"), Run(aim: "", mode: "2"),
      Run(aim: "", mode: "2", level: "a lot"), Run(postcode: "AA1 1ZZ"), Run(),
    ]
    let problems = try read(runs).tally.problems
    #expect(problems.map(\.code) == ["SP0405", "SP0405", "SP0210", "SP0414", "SP0216"])
    #expect(problems.compactMap(\.location?.line) == [3, 4, 5, 6, 7])
    #expect(problems[0].summary.contains("\"69999999\""))
    #expect(problems[3].summary.contains("the nearest known is AA1 1AB"))
    #expect(try read(runs).tally.addsUp)
  }

  @Test func `a file of which no row can be used is an error`() {
    let found = problems { try read([Run(aim: "69999999", mode: "2")]) }
    #expect(found.last?.hasPrefix("SP0212") == true)
  }

  @Test func `of several points of one postcode the one that most runs have counts`() throws {
    func run(_ north: String) -> Run { Run(postcode: "AA1 1AA", point: (north, "-2.9")) }
    let runs = [run("53.9"), run("53.8001"), run("53.7"), run("53.8001")]
    for order in [runs, runs.reversed()] {
      #expect(try read(order).points.values.map(\.latitude) == [53.8001])
    }
    #expect(try read([run("53.9"), run("53.7")]).points.values.map(\.latitude) == [53.7])
  }

  @Test func `a venue without a postcode is its point to 10 m`() throws {
    let file = try read([
      Run(point: ("53.70012", "-2.30012")), Run(point: ("53.70008", "-2.30008")),
    ])
    #expect(file.runs.map { $0.key.venue.text } == ["53.7001N2.3001W"])
    #expect(file.runs.map(\.value) == [2])
  }
}

@Suite struct DirectoryVenuesTests {
  private func venues(_ run: SmallDirectory.Run) throws -> (DirectoryVenues, CourseRunsFile) {
    let places = try postcodes(SmallDirectory.postcodeRows)
    let file = try CourseRunsFile(
      SmallDirectory.file([run]), aims: LearningAims(SmallDirectory.aims()), places: places)
    let venues = DirectoryVenues(
      file,
      districts: try SmallDirectory.districts.map {
        PlannedDistrict(district: $0, point: try point(53.8, -2.9))
      }, places: places)
    return (venues, file)
  }

  private func find(_ run: SmallDirectory.Run, contacts: [String] = []) throws
    -> DirectoryVenues.Found
  {
    let (venues, file) = try venues(run)
    return venues.find(
      try #require(file.runs.keys.first?.venue), contacts: contacts.map { Postcode($0) })
  }

  @Test func `a venue is in the district of its postcode and at its own point`() throws {
    #expect(
      try find(.init(postcode: "BB1 1AA", point: ("53.75", "-2.35")))
        == .here(SmallDirectory.districts[1], point(53.75, -2.35)))
    #expect(
      try find(.init(postcode: "LS1 1AA")) == .elsewhere("taught in another district"))
  }

  @Test(arguments: [("53.7089", true), ("53.7091", false)])
  func `an unknown postcode is in the district of a known one within a kilometre`(
    _ north: String, _ isHere: Bool
  ) throws {
    // A degree north is 111.19 km.
    let found = try find(.init(postcode: "BB1 1ZZ", point: (north, "-2.3")))
    #expect(found.isHere == isHere)
  }

  @Test func `a point far from its postcode is told apart`() throws {
    // A degree north is 111.19 km.
    let far = try venues(.init(postcode: "BB1 1AA", point: ("53.7451", "-2.3"))).0
    #expect(far.astray == [Postcode("BB1 1AA")])
    #expect(try venues(.init(postcode: "BB1 1AA", point: ("53.7449", "-2.3"))).0.astray.isEmpty)
    #expect(try venues(.init(postcode: "LS1 1AA", point: ("53.7", "-2.3"))).0.astray.isEmpty)
  }

  @Test func `what is online is where its provider is reached`() throws {
    let run = SmallDirectory.Run(mode: "2")
    #expect(
      try find(run, contacts: ["ZZ9 9ZZ", "AA1 1AB"]) == .here(SmallDirectory.districts[0], nil))
    #expect(
      try find(run, contacts: ["LS1 1AA", "AA1 1AB"])
        == .elsewhere("online, of a provider of another district"))
    #expect(
      try find(run) == .elsewhere("online, of a provider whose own postcode is not known"))
  }
}
