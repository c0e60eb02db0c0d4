import Testing

@testable import SkillsPlanner

@Suite struct `Columns for rules` {
  private func source(
    areaColumns: [String: ColumnTable.Column] = [:],
    courseColumns: [String: ColumnTable.Column] = [:], travel: TravelTimes? = nil
  ) -> ColumnSource {
    ColumnSource(
      Make.catalogue(
        [Make.area("E01000001"), Make.area("E01000002")], [Make.course("A"), Make.course("B")],
        areaColumns: areaColumns, courseColumns: courseColumns, travel: travel), needs: [])
  }

  private let ofsted = ColumnTable.Column(["2", "", "10", "2"]) { Double($0) }

  @Test func `a column that looks like numbers comes as texts too`() {
    let source = source(courseColumns: ["ofsted": ofsted])
    guard
      case .courseNumbers(let numbers) = source.resolve(ColumnRequest("course.ofsted", .number)),
      case .courseTexts(let codes, let dictionary) = source.resolve(
        ColumnRequest("course.ofsted", .text))
    else {
      Issue.record("the column was not found")
      return
    }
    #expect(numbers[0] == 2 && numbers[1].isNaN && numbers[2] == 10 && numbers[3] == 2)
    #expect(codes == [1, -1, 0, 1])
    #expect(dictionary == ["10", "2"])
  }

  @Test func `one cell that is no number makes a column texts alone, and is remembered`() {
    let column = ColumnTable.Column(["1", "", "c", "x"]) { Double($0) }
    #expect(column.numbers == nil)
    #expect(column.firstText == 2)
    let source = source(areaColumns: ["rate": .texts(["", "c"])])
    #expect(!source.has(ColumnRequest("area.rate", .number)))
    #expect(source.has(ColumnRequest("area.rate", .text)))
    #expect(source.firstText(in: "area.rate")?.row == "area E01000002")
    #expect(source.firstText(in: "area.nothing") == nil)
  }

  @Test func `a column without a filled cell is both`() {
    let column = ColumnTable.Column(["", ""]) { Double($0) }
    #expect(column.numbers?.count == 2)
    #expect(column.coded().dictionary.isEmpty)
    #expect(column.coded().codes == [-1, -1])
  }

  @Test func `a time to the course is used before one to its district`() {
    let travel = TravelTimes(
      areas: 2, toCourses: [.init(area: 0, destination: 1, minutes: 12.5)],
      toDistricts: [
        .init(area: 1, destination: 0, minutes: 40), .init(area: 0, destination: 0, minutes: 30),
      ], districtOfCourse: [0, 0, 1])
    #expect(travel.minutes(area: 0, course: 0) == 30)
    #expect(travel.minutes(area: 0, course: 1) == 12.5)
    #expect(travel.minutes(area: 1, course: 1) == 40)
    #expect(travel.minutes(area: 1, course: 2).isNaN)
    #expect(travel.knownPairs == 4)
  }

  @Test func `every time of a random table is found again`() {
    var generator = SystemRandomNumberGenerator()
    var times: [TravelTimes.Time] = []
    for area in 0..<7 {
      for course in 0..<11 where Bool.random(using: &generator) {
        times.append(
          .init(area: area, destination: course, minutes: Double(area * 100 + course)))
      }
    }
    let travel = TravelTimes(
      areas: 7, toCourses: times.shuffled(), toDistricts: [],
      districtOfCourse: Array(repeating: -1, count: 11))
    for area in 0..<7 {
      for course in 0..<11 {
        let expected = times.first { $0.area == area && $0.destination == course }?.minutes
        let found = travel.minutes(area: area, course: course)
        #expect(expected == nil ? found.isNaN : found == expected)
      }
    }
    #expect(travel.knownPairs == times.count)
  }

  @Test func `a rule reads the minutes of each pair`() async throws {
    let travel = TravelTimes(
      areas: 2,
      toCourses: [
        .init(area: 0, destination: 0, minutes: 0.25), .init(area: 0, destination: 1, minutes: 0.5),
        .init(area: 1, destination: 0, minutes: 0.75), .init(area: 1, destination: 1, minutes: 1),
      ], toDistricts: [], districtOfCourse: [-1, -1])
    let catalogue = Make.catalogue(
      [Make.area("E01000001"), Make.area("E01000002")], [Make.course("A"), Make.course("B")],
      travel: travel)
    let board = try await Planner(
      Make.brief(), catalogue, [Make.rule(ColumnRule("pair.minutes"))]
    ).pose().board.writtenOut
    #expect(board.points == [250_000, 500_000, 750_000, 1_000_000])
  }

  @Test func `a column that a rule can do without is missing where no table has it`() async throws {
    let catalogue = Make.catalogue([Make.area("E01000001")], [Make.course("A")])
    for name in ["pair.minutes", "area.unheard_of", "need.unheard_of"] {
      let rule = Make.rule(ColumnRule(name, isOptional: true))
      let board = try await Planner(Make.brief(), catalogue, [rule]).pose().board
      #expect(board.points == [250_000])
    }
    let texts = ColumnSource(catalogue, needs: []).resolve(
      ColumnRequest("area.unheard_of", .text, isOptional: true))
    guard case .missing(.text) = texts else {
      Issue.record("an optional column of texts is not missing")
      return
    }
  }

  @Test func `a column that a rule can do without must be of its kind where it is there`() {
    let catalogue = Make.catalogue(
      [Make.area("E01000001")], [Make.course("A")],
      areaColumns: ["income_rate": .init(["high"]) { Double($0) }])
    let rule = Make.rule(ColumnRule("area.income_rate", isOptional: true))
    #expect(check(Make.brief(), catalogue, [rule]).map(\.code) == ["SP0607"])
  }

  @Test func `a plan with travel times says how many it has`() async throws {
    let travel = TravelTimes(
      areas: 1, toCourses: [.init(area: 0, destination: 0, minutes: 5)], toDistricts: [],
      districtOfCourse: [-1, -1])
    let catalogue = Make.catalogue(
      [Make.area("E01000001")], [Make.course("A"), Make.course("B")], travel: travel)
    let planner = try Planner(Make.brief(), catalogue, [Make.rule(ConstantRule(1))])
    let plan = try await planner.plan(
      planner.pose(), inputs: [], sources: [], assumptions: [])
    #expect(
      plan.assumptions.contains(
        "Travel times come from a table: it has minutes for 1 of the 2 pairs of an area and a course; "
          + "who is within reach is still told by straight lines."))
  }
}

@Suite struct `Columns that are not there` {
  private let catalogue = Make.catalogue(
    [Make.area("E01000001"), Make.area("E01000002")], [Make.course("A")],
    areaColumns: [
      "income_rank": .numbers([1, 2]), "income_score": .numbers([1, 2]),
      "income_decile": .numbers([1, 2]),
      "income_rate": ColumnTable.Column(["0.5", "low"]) { Double($0) },
      "claimants": .numbers([1, 2]),
    ], courseColumns: ["wage": .numbers([1])])

  private func problem(_ column: String, settings: [Setting] = []) -> Diagnostic? {
    let rule = RuleInUse(
      rule: ColumnRule(column),
      use: RuleUse(
        id: "curve", weight: 1, settings: settings,
        location: Location(file: "brief.yaml", line: 9, column: 5)), file: "test.so", sha256: "")
    let problems = check(Make.brief(), catalogue, [rule])
    #expect(problems.count == 1)
    return problems.first
  }

  @Test(arguments: [
    (
      "area.income_rnk",
      #" (did you mean "area.income_rank", "area.income_rate" or "area.income_score"?)"#
    ),
    ("claimants", #" (did you mean "area.claimants"?)"#),
    ("area.wage", #" (did you mean "course.wage"?)"#),
    ("course.wages", #" (did you mean "course.wage"?)"#),
    ("area.unheard_of", ""),
  ])
  func `the nearest names are given, three at most`(_ column: String, _ suggestion: String) {
    let problem = problem(column)
    #expect(problem?.code == "SP0602")
    #expect(
      problem?.summary
        == "rule column-\(column) reads the number column \(column), which no table has\(suggestion)"
    )
  }

  @Test func `the place is the parameter that names the column, else the rule`() {
    let here = Location(file: "brief.yaml", line: 11, column: 20)
    let setting = Setting(name: "column", value: .scalar("area.nothing"), location: here)
    #expect(problem("area.nothing", settings: [setting])?.location == here)
    #expect(problem("area.nothing")?.location?.line == 9)
  }

  @Test func `a column of texts asked for as numbers is named with its first text and row`() {
    let problem = problem("area.income_rate")
    #expect(problem?.code == "SP0607")
    #expect(
      problem?.summary
        == "rule column-area.income_rate reads the number column area.income_rate, which has \"low\" for area E01000002, and that is not a number"
    )
  }

  @Test func `minutes without a table of travel times say which line to add`() {
    #expect(problem("pair.minutes")?.fix.contains("travel: tables/travel.csv") == true)
  }

  @Test func `a column of the other kind is said to be one`() {
    #expect(problem("need.level")?.summary.hasSuffix("a column of the other kind") == true)
  }
}

@Suite struct `Values that a brief names` {
  /// A rule of one text column that the brief names, with a score for each of some values.
  private struct ValuesRule: ScoringRule {
    let id = "table"
    let version = "1.0.0"
    let kind = RuleKind.score
    let columns = [ColumnRequest("course.mode", .text)]
    let reason = ""

    func score(_ batch: CandidateBatch) throws(RuleFailure) -> [Double] {
      Array(repeating: 1, count: batch.count)
    }
  }

  private let catalogue = Make.catalogue(
    [Make.area("E01000001")], [Make.course("A"), Make.course("B")],
    courseColumns: ["mode": .texts(["online", "classroom"])])

  private func problems(naming column: String, _ values: [String]) -> [Diagnostic] {
    let entries = values.enumerated().map { place, value in
      Setting(
        name: value, value: .scalar("1"),
        location: Location(file: "brief.yaml", line: 20 + place, column: 9))
    }
    let use = RuleUse(
      id: "table", weight: 1,
      settings: [
        Setting(name: "column", value: .scalar(column), location: nil),
        Setting(name: "scores", value: .map(entries), location: nil),
      ], location: nil)
    let rule = RuleInUse(rule: ValuesRule(), use: use, file: "test.so", sha256: "")
    return check(Make.brief(), catalogue, [rule])
  }

  @Test func `a value that is nowhere in the column is warned of at its place`() {
    let found = problems(naming: "course.mode", ["online", "clasroom", "evening"])
    #expect(found.map(\.code) == ["SP0608", "SP0608"])
    #expect(found.map(\.severity) == [.warning, .warning])
    #expect(found.map { $0.location?.line } == [21, 22])
    #expect(
      found.first?.summary
        == "rule table names \"clasroom\", which is nowhere in column course.mode (did you mean \"classroom\"?)"
    )
  }

  @Test func `a map of a rule whose column the brief does not name is its own affair`() {
    #expect(problems(naming: "something else", ["x"]).isEmpty)
  }
}
