import Testing

@testable import SkillsPlanner

@Suite struct NeedsTests {
  @Test func `a level's total is shared to districts and then to areas by largest remainder`() {
    // 505 + 495 + 305 = 1,305 residents, times 10 %: 130.5, half to even 130.
    let catalogue = Make.catalogue(
      [
        Make.area("E01000001", unqualified: 505), Make.area("E01000002", unqualified: 495),
        Make.area("E01000003", in: Make.pendle, unqualified: 305),
      ], [])
    let needs = deriveNeeds([Make.need()], in: catalogue)
    #expect(needs.districts.map(\.learners) == [100, 30])
    #expect(needs.needs.map(\.learners) == [51, 49, 30])
    #expect(needs.districts.map(\.eligible) == [1000, 305])
  }

  @Test func `equal remainders go to the first code`() {
    let catalogue = Make.catalogue(
      ["E01000003", "E01000001", "E01000002"].map { Make.area($0, unqualified: 100) }, [])
    let needs = deriveNeeds([Make.need(target: 100_000 / 3)], in: catalogue)
    // 300 residents times 3.3333 % is 9.9999, rounded 10.
    #expect(needs.needs.map(\.learners) == [4, 3, 3])
    #expect(
      needs.needs.map { catalogue.areas[$0.area].code } == ["E01000001", "E01000002", "E01000003"])
  }

  @Test func `an area without learners at a level has no need there`() {
    let catalogue = Make.catalogue(
      [Make.area("E01000001", unqualified: 0), Make.area("E01000002", unqualified: 10)], [])
    let needs = deriveNeeds([Make.need()], in: catalogue)
    #expect(needs.needs.map { catalogue.areas[$0.area].code } == ["E01000002"])
  }

  @Test func `last year's starts of residents stand beside the need, and nil where not published`()
  {
    let areas = [Make.area("E01000001")]
    let level = Make.level("2")
    let starts = [
      StartsFlow(
        provider: "10000001", home: Make.burnley.code, delivery: StartsFlow.outside, level: level,
        starts: 3),
      StartsFlow(
        provider: "10000002", home: Make.burnley.code, delivery: Make.pendle.code, level: level,
        starts: 4),
      StartsFlow(
        provider: "10000002", home: StartsFlow.outside, delivery: Make.burnley.code, level: level,
        starts: 50),
    ]
    let published = deriveNeeds([Make.need()], in: Make.catalogue(areas, [], starts: starts))
    #expect(published.districts.map(\.lastYear) == [7])
    let unpublished = deriveNeeds([Make.need()], in: Make.catalogue(areas, []))
    #expect(unpublished.districts.map(\.lastYear) == [nil])
  }
}

@Suite struct RoundingTests {
  @Test(arguments: [
    (5, 2, 2), (15, 10, 2), (25, 10, 2), (26, 10, 3), (24, 10, 2), (35, 10, 4), (0, 7, 0),
    (-5, 2, -2), (-15, 10, -2), (-26, 10, -3),
  ])
  func `halves go to the even neighbour`(dividend: Int, divisor: Int, rounded: Int) {
    #expect(roundedHalfToEven(dividend, over: divisor) == rounded)
  }
}
