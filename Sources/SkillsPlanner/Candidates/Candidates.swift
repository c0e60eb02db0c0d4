/// The (need, course) pairs that may be allocated, row by row of needs; nothing is decided.
///
/// Courses that are taught at one place share the way to it. Courses ascend within a row.
struct Candidates: Sendable {
  /// Where each need's pairs begin; one more than needs, the last being the count of pairs.
  var offsets = [0]
  /// The course of each pair, as its place in the catalogue.
  var courses: [Int32] = []
  /// The way to the course of each pair.
  var ways: [Int32] = []
  /// For each way the place of its need in the list of needs.
  var needOfWay: [Int32] = []
  /// The straight-line metres of each way; -1 for the way to online courses, which have no place.
  var metresOfWay: [Int32] = []
  /// What said of the pairs that they are within reach.
  var reached = ReachCounts()

  func pairs(ofNeed need: Int) -> Range<Int> { offsets[need]..<offsets[need + 1] }
}

/// How many pairs are within reach by what; footing to all.
struct ReachCounts: Hashable, Sendable {
  var byTime = 0
  var byDistance = 0
  /// Online: within everybody's reach.
  var online = 0

  static func + (left: ReachCounts, right: ReachCounts) -> ReachCounts {
    ReachCounts(
      byTime: left.byTime + right.byTime, byDistance: left.byDistance + right.byDistance,
      online: left.online + right.online)
  }
}
