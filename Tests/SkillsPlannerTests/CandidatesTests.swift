import Testing

@testable import SkillsPlanner

@Suite struct CandidatesTests {
  private func candidates(
    _ courses: [Course], reach: Int = 10_000
  ) -> (found: Candidates, ids: [String]) {
    let catalogue = Make.catalogue([Make.area("E01000001")], courses)
    let definition = Make.need(reach: reach)
    let needs = deriveNeeds([definition], in: catalogue).needs
    let found = CandidateFinder([definition], in: catalogue).candidates(of: needs[...])
    return (found, found.courses.map { catalogue.courses[Int($0)].id })
  }

  @Test func `a course of the level within reach is a candidate, one beyond is not`() {
    let (found, ids) = candidates([Make.course("A", at: 9.9), Make.course("B", at: 10.1)])
    #expect(ids == ["A"])
    #expect(found.offsets == [0, 1])
    #expect(found.metresOfWay.allSatisfy { (9_890...9_910).contains($0) })
  }

  @Test func `an online course is within everybody's reach and has no metres`() {
    let (found, ids) = candidates([Make.course("A", mode: .online, at: nil)], reach: 0)
    #expect(ids == ["A"])
    #expect(found.ways == [0])
    #expect(found.metresOfWay == [-1])
  }

  @Test func `a course of another level is a candidate only where it also takes the level`() {
    let (_, ids) = candidates([
      Make.course("A", level: "3"), Make.course("B", level: "3", alsoTakes: ["2"]),
    ])
    #expect(ids == ["B"])
  }

  /// Four courses 1, 30, 2 and 30 km away, the first two an hour and 20 minutes, the others not timed; one online.
  private let timed = Make.catalogue(
    [Make.area("E01000001")],
    [
      Make.course("A", at: 1), Make.course("B", at: 30), Make.course("C", at: 2),
      Make.course("D", at: 30), Make.course("E", mode: .online, at: nil),
    ], travel: Make.travel([0: 60, 1: 20, 4: 90], courses: 5))

  private func candidates(minutes: Int?) -> (found: Candidates, ids: [String]) {
    let definition = Make.need(minutes: minutes)
    let needs = deriveNeeds([definition], in: timed).needs
    let found = CandidateFinder([definition], in: timed).candidates(of: needs[...])
    return (found, found.courses.map { timed.courses[Int($0)].id })
  }

  @Test func `where a time is known it says who is within reach, else the distance does`() {
    let (found, ids) = candidates(minutes: 45)
    #expect(ids == ["B", "C", "E"])
    #expect(found.reached == ReachCounts(byTime: 1, byDistance: 1, online: 1))
    #expect(candidates(minutes: 60).ids == ["A", "B", "C", "E"])
    #expect(candidates(minutes: 20).ids == ["B", "C", "E"])
    #expect(candidates(minutes: 19).ids == ["C", "E"])
  }

  @Test func `courses at one place share the way to it, and ascend whatever their places`() {
    let (found, ids) = candidates([
      Make.course("A", at: 2), Make.course("B", at: 1), Make.course("C", at: 2),
      Make.course("D", mode: .online, at: nil), Make.course("E", at: 1),
    ])
    #expect(ids == ["A", "B", "C", "D", "E"])
    #expect(found.metresOfWay.count == 3)
    let metres = found.ways.map { found.metresOfWay[Int($0)] }
    #expect(metres[0] == metres[2] && metres[1] == metres[4] && metres[3] == -1)
    #expect(metres[1] < metres[0])
  }

  @Test(arguments: [nil, 45])
  func `the count of a need's candidates is of those that are found`(minutes: Int?) {
    let definition = Make.need(minutes: minutes)
    let needs = deriveNeeds([definition], in: timed).needs
    let finder = CandidateFinder([definition], in: timed)
    #expect(finder.counts(of: needs[...]).all == [finder.candidates(of: needs[...]).courses.count])
  }

  @Test func `without a time in the brief the distance says it, whatever the table has`() {
    let (found, ids) = candidates(minutes: nil)
    #expect(ids == ["A", "C", "E"])
    #expect(found.reached == ReachCounts(byTime: 0, byDistance: 2, online: 1))
  }

  @Test func `the least minutes are of a course with a place, and asked for by time alone`() {
    let needs = deriveNeeds([Make.need()], in: timed).needs
    func least(_ minutes: Int?, in catalogue: Catalogue) -> Double? {
      CandidateFinder([Make.need(minutes: minutes)], in: catalogue).nearestMinutes(to: needs[0])
    }
    #expect(least(5, in: timed) == 20)
    #expect(least(nil, in: timed) == nil)
    let untimed = Make.catalogue(
      [Make.area("E01000001")], [Make.course("A")], travel: Make.travel([:], courses: 1))
    #expect(least(5, in: untimed) == nil)
  }

  @Test func `the nearest course is found beyond reach, and none where all are online`() {
    let far = Make.catalogue([Make.area("E01000001")], [Make.course("A", at: 40)])
    let needs = deriveNeeds([Make.need()], in: far).needs
    let nearest = CandidateFinder([Make.need()], in: far).nearest(to: needs[0])
    #expect(nearest.map { abs($0 - 40_000) < 20 } == true)
    let online = Make.catalogue([Make.area("E01000001")], [Make.course("A", at: nil)])
    #expect(CandidateFinder([Make.need()], in: online).nearest(to: needs[0]) == nil)
  }
}
