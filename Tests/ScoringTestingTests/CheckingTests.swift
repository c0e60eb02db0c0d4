import ScoringKit
import ScoringTesting
import Testing

@Suite struct `Property checks of a rule` {
  @Test func `a rule that keeps everything has no violation`() {
    #expect(check(Sound.self).passes)
    #expect(check(Admitting.self).passes)
    #expect(check(OpenlyFavourite.self).passes)
    #expect(check(Sound.self, Checking(parameters: ["half": 1])).passes)
  }

  @Test func `a score above 1 is shown at the least number that gives it`() {
    let verdict = check(OutOfRange.self)
    #expect(
      verdict.description == """
        violated: every score is a number in 0...1
          the rule scores 1.001 where a number in 0...1 is due
          smallest example:
            columns: {"course.wage_gain": 1001}
        """)
  }

  @Test func `a range that the author gives is the range that is asked`() {
    let checking = Checking(ranges: ["course.wage_gain": -500...1000])
    #expect(check(OutOfRange.self, checking).passes)
  }

  @Test func `a rule that answers differently each time is shown with one candidate`() throws {
    let violations = try violations(of: Restless.self)
    #expect(violations.map(\.property) == ["the same candidates score the same again"])
    #expect(violations.map(\.example) == [["{\"course.outcomes\": 1}"]])
  }

  @Test func `a direction that does not hold is shown with two numbers`() {
    let verdict = check(WrongWay.self)
    #expect(
      verdict.description.hasPrefix(
        """
        violated: declared directions hold
          the rule declares area.income_rank as falling, but scores 
        """))
    #expect(
      verdict.violations.map(\.example)
        == [["{\"area.income_rank\": 1}", "{\"area.income_rank\": 2}"]])
  }

  @Test func `a rule that has a favourite provider without saying so is shown with its name`()
    throws
  {
    let violations = try violations(of: Favourite.self)
    #expect(violations.map(\.property) == ["swapping two providers' names changes nothing"])
    #expect(
      violations.map(\.example) == [["{\"course.provider_name\": \"Alder Training Limited\"}"]])
  }

  @Test func `a slow rule is shown with its time`() throws {
    let violations = try violations(of: Slow.self)
    #expect(violations.map(\.property) == ["a candidate is scored in time"])
    #expect(
      violations.allSatisfy { $0.summary.hasSuffix(" ns for a candidate; at most 20000 are due") })
  }

  @Test func `the same seed finds the same example`() throws {
    let checking = Checking(seed: 7)
    let first = try violations(of: OutOfRange.self, checking)
    #expect(try violations(of: OutOfRange.self, checking) == first)
  }

  @Test func `parameters that the rule refuses are refused in its words`() {
    #expect(throws: Refusal("a quarter is not a half")) {
      try violations(of: Sound.self, Checking(parameters: ["half": 0.25]))
    }
    let verdict = check(Sound.self, Checking(parameters: ["half": 0.25]))
    #expect(!verdict.passes)
    #expect(verdict.description == "the rule refuses its parameters: a quarter is not a half")
  }

  @Test func `one candidate is scored by its columns`() throws {
    #expect(try score(of: Sound.self, ["course.sector": "4.1"]) == 0.75)
    #expect(try score(of: Sound.self, ["area.income_rank": 33_755], parameters: ["half": 1]) == 0)
    #expect(throws: Refusal("the rule does not read area.rank")) {
      try score(of: Sound.self, ["area.rank": 1])
    }
  }
}
