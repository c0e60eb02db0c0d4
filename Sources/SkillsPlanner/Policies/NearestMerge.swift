/// With which other course one that does not run could make up a cohort.
///
/// The nearest by straight line of the same level, sector and mode: one that runs and has room for the learners, or another
/// that does not run either and is short of no more. It is a hint where to look: who of the learners can travel there
/// is not asked.
struct NearestMerge {
  private let courses: [Course]
  private let least: [Int]
  private let places: [Int]
  /// Learners of each course: those who are placed there, or who would come to one that does not run.
  private let learners: [Int]
  private let alike: [Kind: [Int]]

  private struct Kind: Hashable {
    let level: Level
    let sector: String
    let mode: Mode

    init(_ course: Course) {
      (level, sector, mode) = (course.level, course.sector, course.mode)
    }
  }

  /// - Parameters:
  ///   - least: how many learners each course needs to run, by course.
  ///   - places: how many it has.
  init(
    _ catalogue: Catalogue, least: [Int], places: [Int], decisions: [Answer.Decision],
    closed: [Answer.Closed]
  ) {
    courses = catalogue.courses
    (self.least, self.places) = (least, places)
    var learners = Array(repeating: 0, count: courses.count)
    for decision in decisions { learners[decision.course] += decision.places }
    for closed in closed { learners[closed.course] = closed.wouldRun }
    self.learners = learners
    let courses = catalogue.courses
    alike = Dictionary(
      grouping: learners.indices.filter { learners[$0] > 0 && courses[$0].point != nil }
    ) { Kind(courses[$0]) }
  }

  /// Nil where there is none, as for a course that is taught online.
  ///
  /// - Complexity: O(courses of the same level, sector and mode).
  func merge(of closed: Int) -> CohortRow.Merge? {
    guard let home = courses[closed].point else { return nil }
    let all = alike[Kind(courses[closed]), default: []].compactMap {
      other -> (course: Int, metres: Int, learners: Int)? in
      let together = learners[closed] + learners[other]
      let room = max(places[closed], places[other])
      guard other != closed, together <= room, together >= max(least[closed], least[other]),
        let point = courses[other].point
      else { return nil }
      return (other, home.metres(to: point), together)
    }
    return all.min {
      ($0.metres, courses[$0.course].id) < ($1.metres, courses[$1.course].id)
    }.map {
      CohortRow.Merge(course: courses[$0.course].id, metres: $0.metres, learners: $0.learners)
    }
  }
}
