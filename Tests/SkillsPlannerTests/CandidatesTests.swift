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
    #expect(found.metres.allSatisfy { (9_890...9_910).contains($0) })
  }

  @Test func `an online course is within everybody's reach and has no metres`() {
    let (found, ids) = candidates([Make.course("A", mode: .online, at: nil)], reach: 0)
    #expect(ids == ["A"])
    #expect(found.metres == [-1])
  }

  @Test func `a course of another level is a candidate only where it also takes the level`() {
    let (_, ids) = candidates([
      Make.course("A", level: "3"), Make.course("B", level: "3", alsoTakes: ["2"]),
    ])
    #expect(ids == ["B"])
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
