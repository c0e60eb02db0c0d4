import Testing

@testable import SkillsPlanner

@Suite struct `The nearest merge of a course that does not run` {
  /// A course at 0 km that 3 would come to and that needs 8, and others that run or do not.
  private func merge(
    with others: [(course: Course, learners: Int, runs: Bool)], places: Int = 20,
    mode: Mode = .classroom
  ) -> CohortRow.Merge? {
    let catalogue = Make.catalogue(
      [], [Make.course("C", mode: mode, at: mode == .online ? nil : 0)] + others.map(\.course))
    func place(_ id: String) -> Int { catalogue.courses.firstIndex { $0.id == id } ?? -1 }
    let closed = others.filter { !$0.runs }.map {
      Answer.Closed(course: place($0.course.id), least: 8, wouldRun: $0.learners)
    }
    return NearestMerge(
      catalogue, least: catalogue.courses.map { _ in 8 },
      places: catalogue.courses.map { _ in places },
      decisions: others.filter(\.runs).map {
        Answer.Decision(need: 0, course: place($0.course.id), places: $0.learners)
      },
      closed: closed + [Answer.Closed(course: place("C"), least: 8, wouldRun: 3)]
    ).merge(of: place("C"))
  }

  @Test func `is the nearest that runs and has room`() {
    let found = merge(with: [
      (Make.course("far", at: 9), 10, true), (Make.course("full", at: 1), 18, true),
      (Make.course("near", at: 4), 12, true),
    ])
    #expect(found?.course == "near" && found?.learners == 15)
    #expect(found.map { abs($0.metres - 4000) < 20 } == true)
  }

  @Test func `or another that does not run either, where both together are enough`() {
    let found = merge(with: [
      (Make.course("few", at: 1), 4, false), (Make.course("enough", at: 2), 5, false),
    ])
    #expect(found?.course == "enough" && found?.learners == 8)
  }

  @Test func `teaches the same sector at the same level in the same mode`() {
    #expect(
      merge(with: [
        (Make.course("sector", at: 1, sector: "5"), 12, true),
        (Make.course("level", level: "3", at: 1), 12, true),
        (Make.course("mode", mode: .apprenticeship, at: 1), 12, true),
      ]) == nil)
  }

  @Test func `is none for a course that nobody travels to`() {
    #expect(
      merge(with: [(Make.course("other", mode: .online, at: nil), 12, true)], mode: .online) == nil)
  }
}
