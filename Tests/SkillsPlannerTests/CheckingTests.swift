import Testing

@testable import SkillsPlanner

@Suite struct CheckingTests {
  private let catalogue = Make.catalogue(
    [Make.area("E01000001")], [Make.course("A")],
    areaColumns: ["income_rank": .numbers([1]), "imd_rank": .numbers([1])])

  private func codes(_ rules: [RuleInUse], _ brief: Brief = Make.brief()) -> [String] {
    check(brief, catalogue, rules).map(\.code)
  }

  @Test func `weights that are all zero are refused, and so is a brief without a rule`() {
    #expect(codes([Make.rule(ConstantRule(1), weight: 0)]) == ["SP0601"])
    #expect(codes([]) == ["SP0601"])
    #expect(codes([Make.rule(ConstantRule(1), weight: nil)]) == ["SP0606"])
    #expect(codes([Make.rule(ConstantRule(1))]).isEmpty)
  }

  @Test func `a column that no table has is named with the nearest that are there`() {
    let problems = check(Make.brief(), catalogue, [Make.rule(ColumnRule("area.income_rnk"))])
    #expect(problems.map(\.code) == ["SP0602"])
    #expect(problems.first?.summary.contains("area.income_rnk") == true)
    #expect(problems.first?.summary.contains("\"area.income_rank\"") == true)
  }

  @Test func `a measure that contains education is warned of, since needs are qualifications`() {
    let problems = check(Make.brief(), catalogue, [Make.rule(ColumnRule("area.imd_rank"))])
    #expect(problems.map(\.code) == ["SP0605"])
    #expect(problems.map(\.severity) == [.warning])
    #expect(codes([Make.rule(ColumnRule("area.income_rank"))]).isEmpty)
  }

  @Test func `a level without courses and funded starts without a need are warned of`() {
    let brief = Make.brief(
      [Make.need("3")],
      funded: [FundedStarts(level: Make.level("4"), amount: .lastYear, location: nil)])
    #expect(codes([Make.rule(ConstantRule(1))], brief) == ["SP0603", "SP0604"])
  }

  @Test func `a time to reach is refused where there is no table of times`() {
    let brief = Make.brief([Make.need(minutes: 45)])
    #expect(codes([Make.rule(ConstantRule(1))], brief) == ["SP0611"])
    let timed = Make.catalogue(
      [Make.area("E01000001")], [Make.course("A")], travel: Make.travel([:], courses: 1))
    #expect(check(brief, timed, [Make.rule(ConstantRule(1))]).isEmpty)
  }
}
