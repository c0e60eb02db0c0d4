import SkillsPlanner
import Testing

@testable import OpenData

@Suite struct LeaverAgesTests {
  @Test func `the sum over the levels is made whole first, then shared out over them`() {
    // 10 of 40: 10.25 of 41 learners are 10; by level 3.66, 5.12 and 1.22.
    let ages = LeaverAges(upTo18: 30, from19: 10)
    #expect(ages.from19(of: [15, 21, 5]) == [4, 5, 1])
  }

  @Test(arguments: [(0, 5, [7, 3]), (5, 0, [0, 0]), (1, 1, [4, 1])])
  func `everybody, nobody and half of them`(_ upTo18: Int, _ from19: Int, _ expected: [Int]) {
    #expect(LeaverAges(upTo18: upTo18, from19: from19).from19(of: [7, 3]) == expected)
  }

  @Test func `no learners have no adults among them`() {
    #expect(LeaverAges(upTo18: 1, from19: 1).from19(of: []) == [])
    #expect(LeaverAges(upTo18: 1, from19: 1).from19(of: [0, 0]) == [0, 0])
  }
}

@Suite struct ClassroomCoursesTests {
  private let district = District(code: "E07000117", name: "Burnley")

  /// PRV02 with one college: 200 at level 2, 100 at level 3, 10 at level 4, level 5 suppressed.
  private func outcomes(ages: [(half: String, group: String, learners: String)]) throws
    -> OutcomesFile
  {
    func row(_ cells: [String: String]) -> [String] {
      let own = ["time_period": "2022/23", "provider_ukprn": "10001000", "spd_percent": "0.9"]
      return OutcomesFile.columns.map { cells[$0] ?? own[$0] ?? "Total" }
    }
    func level(_ group: String, _ detail: String, _ learners: String) -> [String] {
      row([
        "provision": "Education & Training", "level_of_learning_group": group,
        "level_of_learning": detail, "number_of_learners": learners,
      ])
    }
    let levels = [
      row(["number_of_learners": "900.0"]),
      level("Level 2 (excluding Essential Skills)", "Total", "200.0"),
      level("Level 3", "Total", "100.0"), level("Level 4 and Level 5", "Level 4", "10.0"),
      level("Level 4 and Level 5", "Level 5", "c"),
    ]
    let byAge = ages.map {
      row(["age_youth_adult": $0.half, "age_group": $0.group, "number_of_learners": $0.learners])
    }
    return try OutcomesFile(sample(OutcomesFile.columns, levels + byAge), year: "2022/23")
  }

  private func classroom(_ outcomes: OutcomesFile) throws -> ClassroomCourses {
    let college = ClassroomList.Row(
      ukprn: "10001000", name: "Burnley College", district: district.code, postcode: "",
      isTaughtHere: true, reason: "a college in Burnley")
    return try ClassroomCourses(
      [college], file: "classroom.csv",
      districts: [PlannedDistrict(district: district, point: point(53.79, -2.24))],
      points: CoursePoints(postcodes: [:], places: PostcodeIndex(.init())), outcomes: outcomes,
      learners: [:])
  }

  @Test func `each level takes the provider's share aged 19 and over`() throws {
    let made = try classroom(
      outcomes(ages: [
        ("18 and under", "18 and under", "600.0"), ("19 and over", "19 - 24", "200.0"),
        ("19 and over", "50 and over", "10.0"),
      ]))
    // 210 of 810 leavers: 80.37 of 310 learners are 80; by level 51.61, 25.81 and 2.58, so that
    // the first two take what is left.
    #expect(made.courses.map(\.course.lastYear) == [52, 26, 2])
    #expect(made.courses.map(\.course.level) == [.two, .three, .four])
    #expect(made.courses.allSatisfy { $0.levelBasis == .classroomAdults })
    #expect(made.learners.map { $0.levels.map(\.allAges) } == [[200, 100, 10]])
    #expect(made.suppressed == 1)
  }

  @Test func `a provider without ages is counted whole, and marked`() throws {
    let made = try classroom(outcomes(ages: []))
    #expect(made.courses.map(\.course.lastYear) == [200, 100, 10])
    #expect(made.courses.allSatisfy { $0.levelBasis == .classroom })
    #expect(made.learners.first?.ages == nil)
  }

  @Test func `a level at which nobody is aged 19 and over has no course`() throws {
    let made = try classroom(
      outcomes(ages: [
        ("18 and under", "18 and under", "970.0"), ("19 and over", "19 - 24", "30.0"),
      ]))
    #expect(made.courses.map(\.course.lastYear) == [6, 3])
  }
}
