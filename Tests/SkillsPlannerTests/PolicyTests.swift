import Testing

@testable import SkillsPlanner

@Suite struct `Nouns of policies and pins` {
  @Test func `a sector of tier 1 means those of tier 2, and no other that begins with its digits`()
  {
    let scope = Make.scope { $0.sectors = ["1"] }
    #expect(scope.contains(Make.course("A", sector: "1")))
    #expect(scope.contains(Make.course("A", sector: "1.3")))
    #expect(!scope.contains(Make.course("A", sector: "15")))
    #expect(!Make.scope { $0.sectors = ["1.3"] }.contains(Make.course("A", sector: "1")))
  }

  @Test func `elsewhere leaves out the places in the learners' own district`() {
    let scope = Make.scope { $0.isElsewhere = true }
    let area = Make.area("E01000001", in: Make.burnley)
    #expect(!scope.contains(area, Make.course("A", in: Make.burnley)))
    #expect(scope.contains(area, Make.course("A", in: Make.pendle)))
  }

  @Test(arguments: [
    ("2026-07-31", true), ("2026-08-01", false), ("2027-07-31", false), ("1999-01-01", true),
  ])
  func `a pin has expired when it ends before 1 August of the plan's year`(
    day: String, expired: Bool
  ) {
    let pin = Make.pin(.exactly(1), .everything, expires: day)
    #expect(pin.hasExpired(in: "2026/27") == expired)
    #expect(!Make.pin(.exactly(1), .everything).hasExpired(in: "2026/27"))
  }

  @Test(arguments: [
    ("2026-06-01", true), ("2028-02-29", true), ("2026-02-29", false), ("2100-02-29", false),
    ("2026-13-01", false), ("2026-6-1", false), ("2026-00-10", false), ("1899-12-31", false),
    ("2026-06-01x", false), ("", false),
  ])
  func `a day is one of the calendar, written as year, month and day`(text: String, isDay: Bool) {
    #expect((Day(text) != nil) == isDay)
    if isDay { #expect(Day(text)?.text == text) }
  }

  @Test func `a policy is named by what it asks for and of whom`() {
    let share = Policy.Amount.share(Share(millionths: 355_000))
    let scope = Make.scope {
      $0.deciles = [1, 2]
      $0.levels = [Make.level("3")]
      $0.isElsewhere = true
    }
    #expect(
      Policy(.limit(.atLeast, share), of: scope).label
        == "at least 35.5%, decile 1 or 2, level 3, elsewhere")
    #expect(
      Policy(.limit(.atMost, .pence(450_000_050)), each: .venue).label
        == "at most £4,500,000.50, each venue")
    #expect(Policy(.limit(.atMost, .places(1234))).label == "at most 1,234 places")
    #expect(Policy(.limit(.atMost, .places(1))).label == "at most 1 place")
  }
}
