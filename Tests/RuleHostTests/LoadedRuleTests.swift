import RuleHost
import SkillsPlanner
import Testing

@Suite struct `Loaded rules` {
  /// What a rule in C with these definitions answers to four numbers.
  private func answer(_ definitions: String...) throws -> Result<[Double], RuleFailure> {
    var result: Result<[Double], RuleFailure>?
    try CPlugin.with(definitions) { file in
      let rule = try loaded(
        use("in-c", weight: definitions.contains("KIND=2") ? nil : 1),
        from: RuleLibrary(asked: [file], folder: nil, digest: { _ in "" }))
      let batch = CandidateBatch(count: 4, columns: [.numbers([0, 0.5, 1, 0.25])])
      result = Result { () throws(RuleFailure) in try rule.score(batch) }.mapError { failure in
        // The scratch folder's name differs every time.
        let message = failure.message.replacing(file, with: "FILE")
        return RuleFailure(rule: failure.rule, message, candidate: failure.candidate)
      }
    }
    return try #require(result)
  }

  private func failure(_ message: String, _ candidate: Int?) -> Result<[Double], RuleFailure> {
    .failure(RuleFailure(rule: "in-c", "rule in-c of FILE \(message)", candidate: candidate))
  }

  @Test(.enabled(if: CPlugin.hasCompiler, "there is no C compiler"))
  func `scores outside 0...1 are refused, the first by name`() throws {
    #expect(try answer() == .success([0, 0.5, 1, 0.25]))
    #expect(
      try answer("SCORE=scores[i]=i==2?NAN:0")
        == failure("gave no number where a number in 0...1 is due", 2))
    #expect(
      try answer("SCORE=scores[i]=numbers[i]*4")
        == failure("gave 2 where a number in 0...1 is due", 1))
    #expect(
      try answer("SCORE=scores[i]=i==3?-1e-300:0")
        == failure("gave -1e-300 where a number in 0...1 is due", 3))
    #expect(
      try answer("SCORE=scores[i]=INFINITY")
        == failure("gave inf where a number in 0...1 is due", 0))
  }

  @Test(.enabled(if: CPlugin.hasCompiler, "there is no C compiler"))
  func `a score that is not written is refused`() throws {
    #expect(
      try answer("SCORE=if(i<3)scores[i]=0")
        == failure("gave no number where a number in 0...1 is due", 3))
  }

  @Test(.enabled(if: CPlugin.hasCompiler, "there is no C compiler"))
  func `a rule of eligibility that answers between 0 and 1 is refused`() throws {
    #expect(
      try answer("KIND=2", "REASON=\"no\"") == failure("gave 0.5 where 0 or 1 is due", 1))
  }

  @Test(.enabled(if: CPlugin.hasCompiler, "there is no C compiler"))
  func `a rule that gives up is quoted`() throws {
    #expect(
      try answer("RETURN=(skillsplan_say(error,\"no tea\"),error->candidate=1,5)")
        == failure("could not score: no tea", 1))
    #expect(try answer("RETURN=5") == failure("could not score: it does not say why", nil))
  }

  @Test(.enabled(if: CPlugin.hasCompiler, "there is no C compiler"))
  func `a column of an unknown kind is refused when the rule is used`() throws {
    try CPlugin.with(["COLUMN_KIND=9"]) { file in
      let library = RuleLibrary(asked: [file], folder: nil, digest: { _ in "" })
      #expect(library.catalogue.map(\.columns) == [[]])
      let summaries = library.load([use("in-c")]).diagnostics.map(\.summary)
      #expect(
        summaries == [
          """
          rule in-c refuses its parameters: it asks for column area.x of a kind that this planner \
          does not know
          """
        ])
    }
  }

  @Test func `an eligibility rule answers 0 or 1, and an unknown text is no match`() throws {
    let library = shippedLibrary(and: [withinDistrict])
    let rule = try loaded(use("within-district", weight: nil), from: library)
    #expect(rule.kind == .eligibility)
    let batch = CandidateBatch(
      count: 5,
      columns: [
        .codes([0, 1, -1, 2, 0], dictionary: ["Pendle", "Wyre", "Préston"]),
        .codes([1, 0, 1, 2, -1], dictionary: ["Chorley", "Pendle", "Préston"]),
      ])
    #expect(try rule.score(batch) == [1, 0, 0, 1, 0])
  }

  @Test func `an empty batch has no scores`() throws {
    let rule = try loaded(use("outcomes"))
    #expect(try rule.score(CandidateBatch(count: 0, columns: [.numbers([])])) == [])
  }

  @Test func `several threads score with one rule at once`() async throws {
    let rule = try loaded(use("travel-distance"))
    let kilometres = (0..<5000).map { Double($0) / 100 }
    let minutes = (0..<5000).map { $0 % 3 == 0 ? Double($0) / 10 : .nan }
    let batch = CandidateBatch(
      count: 5000, columns: [.numbers(kilometres), .numbers(minutes)])
    let alone = try rule.score(batch)
    await withTaskGroup(of: [Double]?.self) { group in
      for _ in 0..<8 {
        group.addTask {
          try? rule.score(batch)
        }
      }
      for await together in group { #expect(together == alone) }
    }
  }
}
