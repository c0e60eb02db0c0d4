/// The decisions of one plan, added up by what they have in common with other plans of the same tables.
///
/// Needs are counted by area and level and not by their places: an area's need at a level may be none in another plan.
struct Decided: Sendable {
  /// An area's learners of a level on a course.
  struct Allocation: Hashable, Sendable {
    /// As its place among areas times levels.
    let need: Int
    let course: Int
  }

  private(set) var allocations: [Allocation: Int] = [:]
  /// By area and then by level.
  private(set) var byNeed: [Int]
  /// By course of the catalogue.
  private(set) var byCourse: [Int]

  /// - Parameter levels: of the brief, in its order.
  init(
    _ decisions: [Answer.Decision], of needs: [Need], levels: [Level], in catalogue: Catalogue
  ) {
    byNeed = Array(repeating: 0, count: catalogue.areas.count * levels.count)
    byCourse = Array(repeating: 0, count: catalogue.courses.count)
    let places = Dictionary(
      levels.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    for decision in decisions {
      let need = needs[decision.need]
      let slot = need.area * levels.count + places[need.level, default: 0]
      allocations[Allocation(need: slot, course: decision.course), default: 0] += decision.places
      byNeed[slot] += decision.places
      byCourse[decision.course] += decision.places
    }
  }
}
