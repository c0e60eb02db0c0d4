import PlanFiles
import SkillsPlanner
import Testing

@testable import OpenData

@Suite struct ProviderTests {
  @Test(arguments: [
    ("BURNLEY COLLEGE (10001000)", "BURNLEY COLLEGE", "10001000"),
    ("NORTH LANCS. (THE) (10004692)", "NORTH LANCS. (THE)", "10004692"),
  ])
  func `the UKPRN stands in brackets at the end`(_ text: String, _ name: String, _ ukprn: String) {
    #expect(Provider(inOneCell: text)?.name == name)
    #expect(Provider(inOneCell: text)?.ukprn == ukprn)
  }

  @Test(arguments: [
    "BURNLEY COLLEGE", "X (1000100)", "X (20001000)", "X (1000100A)", "(10001000) X",
  ])
  func `anything else is no provider`(_ text: String) {
    #expect(Provider(inOneCell: text) == nil)
  }
}

@Suite struct ApprenticeshipsFileTests {
  private let districts = [
    District(code: "E07000128", name: "Wyre"), District(code: "E07000119", name: "Fylde"),
  ]
  private let rows = [
    ["2024/25", "OLD NAME (10000001)", "Wyre", "Wyre", "2"],
    ["2024/25", "NEW NAME (10000001)", "Wyre", "Wyre", "3"],
    ["2024/25", "NEW NAME (10000001)", "Wyre Forest", "Fylde", "4"],
    ["2024/25", "NEW NAME (10000001)", "Fylde", "Leeds", "1"],
    ["2024/25", "NEW NAME (10000001)", "Leeds", "York", "9"],
    ["2024/25", "NEW NAME (10000001)", "Wyre", "Fylde", "0"],
    ["2023/24", "NEW NAME (10000001)", "Wyre", "Fylde", "8"],
  ]

  private func read(_ rows: [[String]], year: String = "2024/25") throws -> ApprenticeshipsFile {
    try ApprenticeshipsFile(
      sample(ApprenticeshipsFile.columns, rows), year: year, districts: districts)
  }

  @Test func `starts are summed by UKPRN, and a district elsewhere is outside`() throws {
    let file = try read(rows)
    #expect(file.flows.map(\.home) == ["outside", "E07000128", "E07000119"])
    #expect(file.flows.map(\.delivery) == ["E07000119", "E07000128", "outside"])
    #expect(file.flows.map(\.starts) == [4, 5, 1])
    #expect(file.flows.map(\.direction) == [.inward, .within, .outward])
    #expect(file.tally.kept == 4 && file.tally.addsUp)
    #expect(file.tally.leftOut.map(\.rows) == [1, 1, 1])
  }

  @Test func `names that are no district of England are counted`() throws {
    let row = ["2024/25", "NEW NAME (10000001)", "Outside of England and unknown", "Fylde", "1"]
    #expect(
      try read(rows + [row, row]).unknownDistricts == ["Outside of England and unknown": 2])
  }

  @Test func `a provider's name is the one with most starts`() throws {
    #expect(try read(rows).names == ["10000001": "NEW NAME"])
  }

  @Test func `a district that no row names is an error and not an empty result`() throws {
    #expect(problems { try read([rows[0]]) } == ["SP0405 0:0"])
  }

  @Test func `a provider without a UKPRN and starts that are no number are located`() throws {
    let wrong =
      rows + [
        ["2024/25", "NOBODY", "Wyre", "Fylde", "1"],
        ["2024/25", "NEW NAME (10000001)", "Wyre", "Fylde", "low"],
      ]
    #expect(problems { try read(wrong) } == ["SP0407 9:9", "SP0207 10:40"])
  }
}

@Suite struct SubjectsFileTests {
  private func row(_ measure: String, _ level: String, _ sector: String, _ value: String)
    -> [String]
  {
    ["2024/25", level, sector, "Ncg (10004599)", measure, value]
  }

  @Test func `starts are summed by level group and sector, other measures left out`() throws {
    let file = try SubjectsFile(
      sample(
        SubjectsFile.columns,
        [
          row("Starts", "Intermediate Apprenticeship", "Digital Technology", "5"),
          row("Starts", "Intermediate Apprenticeship", "Digital Technology", "2"),
          row("Starts", "Higher Apprenticeship", "Business, Administration and Law", "3"),
          row("Enrolments", "Higher Apprenticeship", "Digital Technology", "90"),
          row("Starts", "Advanced Apprenticeship", "Digital Technology", "0"),
        ]), year: "2024/25")
    #expect(file.groups == ["10004599": [.intermediate: 7, .higher: 3]])
    #expect(file.starts["10004599"]?[.higher]?[SectorSubjectArea.business.index] == 3)
    #expect(file.tally.kept == 3 && file.tally.addsUp)
  }

  @Test func `a sector and a level that do not exist are located`() throws {
    let file = try sample(
      SubjectsFile.columns,
      [
        row("Starts", "Intermediate Apprenticeship", "Astrology", "5"),
        row("Starts", "Traineeship", "Digital Technology", "5"),
      ])
    #expect(problems { try SubjectsFile(file, year: "2024/25") } == ["SP0408 2:37", "SP0210 3:9"])
  }
}

@Suite struct OutcomesFileTests {
  /// The columns by name, so that a row can be written by what differs.
  private func row(_ cells: [String: String]) -> [String] {
    OutcomesFile.columns.map { name in
      switch name {
      case "time_period": cells[name] ?? "2022/23"
      case "provider_ukprn": cells[name] ?? "10001000"
      case "provider_name": cells[name] ?? "BURNLEY COLLEGE"
      case "number_of_learners": cells[name] ?? "90.0"
      case "spd_percent": cells[name] ?? "0.94"
      default: cells[name] ?? "Total"
      }
    }
  }

  private func level(_ provision: String, _ group: String, _ detail: String, _ learners: String)
    -> [String]
  {
    row([
      "provision": provision, "level_of_learning_group": group, "level_of_learning": detail,
      "number_of_learners": learners,
    ])
  }

  @Test func `levels are told from the two columns, parts of a level and one sex left out`() throws
  {
    let file = try OutcomesFile(
      sample(
        OutcomesFile.columns,
        [
          row([:]), row(["sex": "Female"]), row(["time_period": "2021/22"]),
          level("Apprenticeship", "Advanced Apprenticeship", "Total", "210.0"),
          level("Apprenticeship", "Advanced Apprenticeship", "Advanced Apprenticeship", "210.0"),
          level("Apprenticeship", "Higher (Level 7+) Apprenticeship", "Total", "c"),
          level("Education & Training", "Level 4 and Level 5", "Level 5", "10.0"),
          level("Education & Training", "Essential Skills", "Total", "810.0"),
          level("Traineeship", "Total", "Total", "20.0"),
        ]), year: "2022/23")
    #expect(file.apprenticeshipLeavers == ["10001000": [0, 210, 0, 0, 0, 0]])
    let five = OutcomesFile.Key(
      ukprn: "10001000", provision: .classroom, scope: .level(.five))
    #expect(file.rows[five]?.learners == 10)
    let seven = OutcomesFile.Key(
      ukprn: "10001000", provision: .apprenticeship, scope: .level(.seven))
    #expect(file.rows[seven] != nil)
    #expect(file.rows[seven]?.learners == nil)
    #expect(file.belowLevel2 == ["10001000": 810])
    #expect(file.tally.kept == 4 && file.tally.addsUp)
  }

  private func age(
    _ half: String, _ group: String, _ learners: String, _ more: [String: String] = [:]
  )
    -> [String]
  {
    row(
      ["age_youth_adult": half, "age_group": group, "number_of_learners": learners].merging(more) {
        $1
      })
  }

  @Test func `leavers by age are those of all learning, every group from 19 together`() throws {
    let file = try OutcomesFile(
      sample(
        OutcomesFile.columns,
        [
          row([:]), age("18 and under", "18 and under", "60.0"),
          age("19 and over", "19 - 24", "10.0"), age("19 and over", "25 - 49", "20.0"),
          age("19 and over", "50 and over", "c"), age("19 and over", "Total", "30.0"),
          age("19 and over", "25 - 49", "9.0", ["sex": "Male"]),
          age("19 and over", "25 - 49", "8.0", ["provision": "Apprenticeship"]),
          age("18 and under", "18 and under", "c", ["provider_ukprn": "10001001"]),
        ]), year: "2022/23")
    #expect(file.ages == ["10001000": LeaverAges(upTo18: 60, from19: 30)])
    #expect(file.tally.kept == 6 && file.tally.addsUp)
  }

  @Test func `an age group that stands twice and one that does not exist are located`() throws {
    let file = try sample(
      OutcomesFile.columns,
      [
        age("19 and over", "19 - 24", "10.0"), age("19 and over", "19 - 24", "10.0"),
        age("young", "under 5", "10.0"),
      ])
    let found = problems { try OutcomesFile(file, year: "2022/23") }
    #expect(found.map { $0.prefix(8) } == ["SP0409 3", "SP0210 4"])
  }

  @Test func `a percentage where a fraction is due and a second row are located`() throws {
    let file = try sample(
      OutcomesFile.columns, [row(["spd_percent": "94"]), row([:]), row([:])])
    let found = problems { try OutcomesFile(file, year: "2022/23") }
    #expect(found.map { $0.prefix(8) } == ["SP0209 2", "SP0409 4"])
  }
}

@Suite struct LearnersFileTests {
  @Test func `low and z give no share, and rows of all providers are left out`() throws {
    func rows(_ ukprn: String, _ total: [String], _ most: [String]) -> [[String]] {
      [
        ["2024/25", ukprn, "Total"] + total,
        ["2024/25", ukprn, "IMD - One (most deprived)"] + most,
        ["2024/25", ukprn, "Sex - Female", "1", "1"],
      ]
    }
    let file = try LearnersFile(
      sample(
        [
          "Academic Year", "UKPRN", "Learner characteristic", "Apprenticeships",
          "Education and Training",
        ],
        rows("", ["9", "9"], ["8", "8"]) + rows("10001000", ["1,170", "1800"], ["260", "low"])
          + rows("10001001", ["z", "10"], ["low", "20"])), year: "2024/25")
    #expect(file.reach["10001000"] == [.apprenticeships: .init(mostDeprived: 260, learners: 1170)])
    #expect(file.reach["10001001"] == [:])
    #expect(file.tally.kept == 4 && file.tally.addsUp)
  }
}

@Suite struct CoursePointsTests {
  @Test func `a postcode counts only where it lies in the district of delivery`() throws {
    let providers = try ProvidersFile(
      sample(
        ["PROVIDER_ID", "UKPRN", "POSTCODE"],
        [
          ["7", "10000001", "LA1  2TY"], ["3", "10000001", "la1 4rq"],
          ["5", "10000001", "BB1 1AE"],
          ["6", "10000002", "BB1 1AE"], ["8", "10000003", ""],
        ]))
    let places = try postcodes([
      ["LA1 2TY", "54.062322", "-2.826697", "E07000121"],
      ["LA1 4RQ", "54.04", "-2.79", "E07000121"],
      ["BB1 1AE", "53.744311", "-2.456399", "E06000008"],
    ])
    let district = PlannedDistrict(
      district: District(code: "E07000121", name: "Lancaster"), point: try point(54.05, -2.8))
    let points = CoursePoints(postcodes: providers.postcodes, places: places)
    // The directory's lower number comes first.
    #expect(points.place(of: "10000001", in: district).point.latitude == 54.04)
    #expect(points.place(of: "10000001", in: district).basis == .venue)
    for ukprn in ["10000002", "10000003", "10000004"] {
      #expect(points.place(of: ukprn, in: district).point == district.point)
      #expect(points.place(of: ukprn, in: district).basis == .district)
    }
    #expect(providers.tally.leftOut.map(\.rows) == [1])
  }
}

@Suite struct ClassroomListTests {
  @Test func `the list's spelling of a name comes first, for providers left out too`() throws {
    let file = try sample(
      ClassroomList.columns,
      [
        ["10001000", "Burnley College", "E07000117", "", "yes", "a college in Burnley"],
        ["10003558", "Kendal College", "", "", "no", "elsewhere"],
      ])
    let names = [
      "10001000": "BURNLEY COLLEGE", "10003558": "KENDAL COLLEGE", "10000001": "NEW NAME",
    ]
    #expect(
      try ClassroomList(file, districts: ["E07000117"]).names(over: names) == [
        "10001000": "Burnley College", "10003558": "Kendal College", "10000001": "NEW NAME",
      ])
  }

  @Test func `a provider that is counted needs a district of the plan`() throws {
    let file = try sample(
      ClassroomList.columns,
      [
        ["10001000", "Burnley College", "E07000117", "", "yes", "a college in Burnley"],
        ["10004599", "NCG", "", "", "no", "a national group"],
        ["10005200", "Preston College", "E07000123", "", "yes", "a college in Preston"],
        ["10005575", "Runshaw College", "E07000117", "", "perhaps", ""],
      ])
    let found = problems { try ClassroomList(file, districts: ["E07000117"]) }
    #expect(found == ["SP0210 4:26", "SP0210 5:37"])
  }
}
