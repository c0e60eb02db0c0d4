import PlanFiles
import SkillsPlanner
import Testing

@Suite struct RuleLineTests {
  private let travel = RuleUse(
    id: "travel-distance", weight: 20,
    settings: [
      Setting(name: "half-distance", value: .scalar("6 km"), location: nil),
      Setting(name: "online", value: .scalar("0.5"), location: nil),
    ], location: Location(file: "brief.yaml", line: 9, column: 5))

  @Test func `a rule's line is as a brief has it`() {
    #expect(
      travel.line
        == "- {rule: travel-distance, weight: 20, with: {half-distance: 6 km, online: 0.5}}")
    #expect(
      RuleUse(id: "within", weight: nil, settings: [], sha256: "ab", location: nil).line
        == "- {rule: within, sha256: \"ab\"}")
    #expect(
      RuleUse(
        id: "table", weight: 1,
        settings: [
          Setting(
            name: "scores",
            value: .map([Setting(name: "a: b", value: .scalar("1"), location: nil)]),
            location: nil)
        ], location: nil
      ).line == "- {rule: table, weight: 1, with: {scores: {\"a: b\": 1}}}")
  }

  @Test func `a parameter keeps its place, and a new one comes first`() {
    #expect(
      travel.setting("half-distance", to: "5.5 km").line
        == "- {rule: travel-distance, weight: 20, with: {half-distance: 5.5 km, online: 0.5}}")
    #expect(
      travel.setting("online", to: "1").line
        == "- {rule: travel-distance, weight: 20, with: {half-distance: 6 km, online: 1}}")
    #expect(
      travel.setting("new", to: "yes").line
        == "- {rule: travel-distance, weight: 20, with: {new: \"yes\", half-distance: 6 km, online: 0.5}}"
    )
  }

  @Test(arguments: [("6 km", 6_000), ("0.1km", 100), ("6.25 km", 6_250), ("1,000 km", 1_000_000)])
  func `a distance is read in metres`(text: String, metres: Int) throws {
    let rule = travel.setting("half-distance", to: text)
    #expect(try rule.metres(of: "half-distance", in: 100...1_000_000) == metres)
    #expect(try rule.metres(of: "another", in: 0...1) == nil)
  }

  @Test(arguments: ["6", "6 miles", "0.01 km", "1001 km", "km", "-6 km", "six km"])
  func `what is no distance of the range is reported at its place`(text: String) {
    let found = problems { () throws(InvalidInput) in
      try travel.setting("half-distance", to: text)
        .metres(of: "half-distance", in: 100...1_000_000)
    }
    #expect(found.map(\.place) == ["9:5 SP0314"])
  }
}
