import PlanFiles
import SkillsPlanner
import Testing

@testable import OpenData

/// A course directory made by hand, for want of published rows of Find a course: two districts of a
/// small county, a college there, and a national provider from Leeds.
enum SmallDirectory {
  static let college = "10000001"
  static let national = "10000002"
  static let newcomer = "10000003"
  static let districts = [
    District(code: "E07000001", name: "Weston"), District(code: "E07000002", name: "Eastby"),
  ]

  /// As Find a course publishes it.
  static let header =
    ("PROVIDER_UKPRN,COURSE_ID,COURSE_RUN_ID,LEARN_AIM_REF,COURSE_NAME,WHO_THIS_COURSE_IS_FOR,"
    + "DELIVER_MODE,STUDY_MODE,ATTENDANCE_PATTERN,FLEXIBLE_STARTDATE,STARTDATE,DURATION_UNIT,"
    + "DURATION_VALUE,COST,COST_DESCRIPTION,NATIONAL,REGIONS,LOCATION_NAME,LOCATION_ADDRESS1,"
    + "LOCATION_ADDRESS2,LOCATION_COUNTY,LOCATION_EMAIL,LOCATION_LATITUDE,LOCATION_LONGITUDE,"
    + "LOCATION_POSTCODE,LOCATION_TELEPHONE,LOCATION_TOWN,LOCATION_WEBSITE,COURSE_URL,UPDATED_DATE,"
    + "ENTRY_REQUIREMENTS,HOW_YOU_WILL_BE_ASSESSED,COURSE_TYPE,SECTOR,EDUCATION_LEVEL,"
    + "AWARDING_BODY").split(separator: ",").map(String.init)

  /// A run: who, what, how ("1" classroom, "2" online, "3" work based, "4" blended), where.
  struct Run {
    var provider = college
    var aim = "60000001"
    var mode = "1"
    var postcode = ""
    var point = ("", "")
    var level = ""
  }

  static func file(_ runs: [Run], path: String = "find-a-course.csv") throws -> ImportedFile {
    let rows = runs.enumerated().map { index, run in
      let cells = [
        "PROVIDER_UKPRN": run.provider, "COURSE_ID": "course", "COURSE_RUN_ID": "run \(index)",
        "LEARN_AIM_REF": run.aim, "COURSE_NAME": "A course", "DELIVER_MODE": run.mode,
        "STUDY_MODE": "2", "STARTDATE": "07/09/2026", "DURATION_UNIT": "4", "DURATION_VALUE": "1",
        "COST": "0.00", "NATIONAL": "False", "LOCATION_POSTCODE": run.postcode,
        "LOCATION_LATITUDE": run.point.0, "LOCATION_LONGITUDE": run.point.1,
        "EDUCATION_LEVEL": run.level,
      ]
      return header.map { cells[$0] ?? "" }
    }
    return try sample(header, rows, path: path)
  }

  /// Level 3 in 6.1; level 2 in 4 without a second tier; level 1; no level; level 8.
  static func aims() throws -> ImportedFile {
    func aim(_ reference: String, _ level: String, _ tier1: String, _ tier2: String) -> [String] {
      [reference, "01 Aug 2013", "", "An aim", level, tier1, tier2]
    }
    return try sample(
      [
        "LearnAimRef", "EffectiveFrom", "EffectiveTo", "LearnAimRefTitle", "NotionalNVQLevelv2",
        "SectorSubjectAreaTier1", "SectorSubjectAreaTier2",
      ],
      [
        aim("60000001", "3", "6.00", "6.10"), aim("6000000X", "2.00", "4.00", "0.00"),
        aim("60000003", "1", "4.00", "4.20"), aim("60000004", "X", "14.00", "14.20"),
        aim("60000008", "8", "-2.00", "-2.00"),
      ], path: "lars.csv")
  }

  static let postcodeRows = [
    ["AA1 1AA", "53.8", "-2.9", "E07000001"], ["AA1 1AB", "53.81", "-2.91", "E07000001"],
    ["BB1 1AA", "53.7", "-2.3", "E07000002"], ["LS1 1AA", "53.8", "-1.55", "E08000035"],
  ]

  /// What the whole import is tested with: every way a run can go.
  static let runs =
    [
      Run(postcode: "AA1 1AA", point: ("53.8001", "-2.9001")),
      Run(postcode: "aa11aa", point: ("53.8001", "-2.9001")),
      Run(aim: "6000000x", mode: "4", postcode: "AA1 1AA"),
      Run(aim: "", postcode: "AA1 1AA", level: "Three"),
      Run(mode: "2"),
      Run(mode: "3", postcode: "ZZ9 9ZZ"),
      Run(aim: "60000003", postcode: "AA1 1AA"), Run(aim: "60000004", postcode: "AA1 1AA"),
      Run(aim: "69999999", postcode: "AA1 1AA"), Run(postcode: "AA1 1ZZ"), Run(),
      Run(provider: national, postcode: "BB1 1AA"), Run(provider: national, mode: "2"),
      Run(provider: newcomer, point: ("53.70012", "-2.30012")),
      Run(provider: newcomer, mode: "2"), Run(provider: "10000009", mode: "2"),
      Run(provider: newcomer, postcode: "AB1 1AA", point: ("57.15", "-2.1")),
    ] + Array(repeating: Run(provider: national, postcode: "LS1 1AA"), count: 3)

  static func providers() throws -> ImportedFile {
    try sample(
      [
        "PROVIDER_UKPRN", "PROVIDER_NAME", "TRADING_NAME", "CONTACT_TOWN", "CONTACT_POSTCODE",
        "CONTACT_WEBSITE",
      ],
      [
        [college, "Weston College", "", "Weston", "AA1 1AB", ""],
        [national, "National Training", "", "Leeds", "LS1 1AA", ""],
        [newcomer, "Newcomer", "", "Eastby", "BB1 1AA", ""],
      ], path: "providers.csv")
  }

  /// 200 leavers of the college at level 2 and 100 at level 3, half of all aged 19 and over; 1,000 of the
  /// national provider at level 3, ages not published.
  static func outcomes() throws -> ImportedFile {
    func row(_ cells: [String: String]) -> [String] {
      let own = ["time_period": "2022/23", "provider_name": "IN CAPITALS", "spd_percent": "0.9"]
      return OutcomesFile.columns.map { cells[$0] ?? own[$0] ?? "Total" }
    }
    func level(_ ukprn: String, _ level: String, _ learners: String) -> [String] {
      row([
        "provider_ukprn": ukprn, "provision": "Education & Training",
        "level_of_learning_group": level, "number_of_learners": learners,
      ])
    }
    func age(_ half: String, _ group: String) -> [String] {
      row([
        "provider_ukprn": college, "age_youth_adult": half, "age_group": group,
        "number_of_learners": "150.0",
      ])
    }
    return try sample(
      OutcomesFile.columns,
      [
        level(college, "Level 2 (excluding Essential Skills)", "200.0"),
        level(college, "Level 3", "100.0"), level(national, "Level 3", "1000.0"),
        age("18 and under", "18 and under"), age("19 and over", "19 - 24"),
      ], path: "prv02.csv")
  }

  static func apprenticeships() throws -> ImportedFile {
    try sample(
      ApprenticeshipsFile.columns,
      [
        ["2024/25", "WESTON COLLEGE (\(college))", "weston ", "Weston", "10"],
        ["2024/25", "WESTON COLLEGE (\(college))", "St. Helens", "Eastby", "4"],
        ["2024/25", "WESTON COLLEGE (\(college))", "Outside of England", "Eastby", "2"],
      ], path: "apprenticeships.csv")
  }

  static func subjects() throws -> ImportedFile {
    try sample(
      SubjectsFile.columns,
      [
        [
          "2024/25", "Intermediate Apprenticeship", "Digital Technology",
          "WESTON COLLEGE (\(college))", "Starts", "10",
        ]
      ], path: "subjects.csv")
  }

  static func learners() throws -> ImportedFile {
    try sample(
      LearnersFile.columns,
      [
        ["2024/25", college, "Total", "100", "200"],
        ["2024/25", college, "IMD - One (most deprived)", "30", "50"],
      ], path: "learners.csv")
  }

  static func postcodeFile() throws -> ImportedFile {
    try sample(postcodeHeader, postcodeRows, path: "postcodes.csv")
  }

  /// Everything that courses.csv needs but what says which courses there are in the classroom.
  static func files() throws -> [ImportedFile] {
    try SmallCounty.areaFiles() + [
      apprenticeships(), subjects(), outcomes(), learners(), providers(), postcodeFile(),
    ]
  }

  static func imported(_ files: [ImportedFile]) throws -> ImportResult {
    try ImportResult(
      ImportOptions(
        kind: "all", files: [], folder: ".", neighbours: ["E05000009=E05000001"]), files)
  }
}
