import RuleHost
import SkillsPlanner
import Testing

/// The rules that a brief configures alone, through their built plugins.
@Suite struct `Rules without code` {
  private func curve(
    _ points: KeyValuePairs<String, Setting.Value>, shape: String = "linear"
  ) throws -> LoadedRule {
    try loaded(
      use(
        "curve",
        [
          "column": .scalar("area.x"), "points": .map(parameters(points, line: 30)),
          "shape": .scalar(shape),
        ]))
  }

  private func scores(_ rule: LoadedRule, _ values: [Double]) throws -> [Double] {
    try rule.score(CandidateBatch(count: values.count, columns: [.numbers(values)]))
  }

  /// What is wrong with a use, as "code line: summary".
  private func problem(_ use: RuleUse) -> String {
    shippedLibrary().load([use]).diagnostics.map {
      "\($0.code) \($0.location?.line ?? 0): \($0.summary)"
    }.joined(separator: "\n")
  }

  private func refusal(_ points: KeyValuePairs<String, Setting.Value>) -> String {
    problem(
      use(
        "curve", ["column": .scalar("area.x"), "points": .map(parameters(points, line: 30))]))
  }

  @Test func `a curve asks for its column as numbers, a table as texts`() throws {
    #expect(
      try curve(["0": .scalar("0"), "1": .scalar("1")]).columns
        == [ColumnRequest("area.x", .number)])
    let table = try loaded(
      use(
        "table",
        [
          "column": .scalar("course.ofsted"),
          "scores": .map(parameters(["2": .scalar("1")], line: 30)),
        ]))
    #expect(table.columns == [ColumnRequest("course.ofsted", .text)])
    let column = BatchColumn.codes([0, 1, -1, 0], dictionary: ["2", "20"])
    #expect(try table.score(CandidateBatch(count: 4, columns: [column])) == [1, 0, 0, 1])
  }

  @Test func `between two points the arithmetic is exactly that of the formula`() throws {
    let rule = try curve(["0.1": .scalar("0.3"), "7.7": .scalar("0.9"), "9": .scalar("0.1")])
    for step in 0...1000 {
      let v = Double(step) / 100
      let expected: Double =
        switch v {
        case ...0.1: 0.3
        case ..<7.7: 0.3 + (0.9 - 0.3) * ((v - 0.1) / (7.7 - 0.1))
        case ..<9: 0.9 + (0.1 - 0.9) * ((v - 7.7) / (9 - 7.7))
        default: 0.1
        }
      #expect(try scores(rule, [v]) == [expected], "at \(v)")
    }
  }

  @Test func `no curve leaves 0...1, nor turns between two of its points`() throws {
    // Ends where the rounding of a difference could overshoot.
    let ends = ["0", "1", "0.1", "0.3", "0.7", "0.9999999999999999", "0.0000000000000001"]
    let values = (0...500).map { 0.1 + Double($0) / 500 * (0.7 - 0.1) }
    for left in ends {
      for right in ends {
        let rule = try curve(["0.1": .scalar(left), "0.7": .scalar(right)])
        let scores = try scores(rule, values)
        let rises = zip(scores, scores.dropFirst()).allSatisfy { $0 <= $1 }
        let falls = zip(scores, scores.dropFirst()).allSatisfy { $0 >= $1 }
        #expect(rises || falls, "from \(left) to \(right)")
      }
    }
  }

  @Test func `a step holds from its point up to the next`() throws {
    let rule = try curve(
      ["10": .scalar("0.2"), "0": .scalar("1"), "5": .scalar("0.5")], shape: "step")
    #expect(
      try scores(rule, [-1, 0, 4.999, 5, 9.999, 10, 11]) == [1, 1, 1, 0.5, 0.5, 0.2, 0.2])
  }

  @Test func `what is no curve is refused with its reason`() {
    let refuses = "SP0517 10: rule curve refuses its parameters: "
    #expect(refusal([:]) == refuses + "a curve has two points or more, not 0")
    #expect(refusal(["1": .scalar("1")]) == refuses + "a curve has two points or more, not 1")
    #expect(
      refusal(["1": .scalar("1"), "1.0": .scalar("0")]) == refuses + "points has two scores at 1.0")
    for text in ["ten", "10 km", "1,000", "0x10", "inf", "1e3", "", "-", "9999999999999999"] {
      #expect(
        refusal(["1": .scalar("1"), text: .scalar("0")])
          == refuses + "\"\(text)\" in points is not a number: write digits, such as 30 or 2.5")
    }
    #expect(
      refusal(["1": .scalar("1"), "2": .scalar("1.5")])
        == "SP0513 31: rule curve: \"2\" in points is 1.5, which is out of range")
  }

  @Test func `what a brief leaves out is named`() {
    #expect(
      problem(use("curve")) == """
        SP0516 10: rule curve: column is not given
        SP0516 10: rule curve: points is not given
        """)
    let empty = use("table", ["column": .scalar("course.mode"), "scores": .map([])])
    #expect(
      problem(empty) == "SP0517 10: rule table refuses its parameters: scores names no value")
  }
}
