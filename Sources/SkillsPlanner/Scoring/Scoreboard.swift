/// The candidates that have points, with them, and what became of the others.
///
/// Compact rows: a candidate costs 8 bytes. Courses ascend within a row.
struct Scoreboard: Sendable {
  /// Where each need's candidates begin; one more than needs, the last being their count.
  var offsets = [0]
  /// The course of each candidate, as its place in the catalogue.
  var courses: [Int32] = []
  /// 1...1,000,000 for each candidate.
  var points: [Int32] = []
  /// One for each need.
  var outcomes: [Outcome] = []
  /// What said of the judged candidates that they are within reach.
  var reached = ReachCounts()

  /// How far the courses of a need got, counted.
  struct Outcome: Sendable {
    var withinReach = 0
    var eligible = 0
    /// The place in the scorer's eligibility rules of the first that refused a course; -1 where none did.
    var refusedBy: Int8 = -1
  }

  /// All candidates that were judged, with points or without.
  var judged: Int { outcomes.reduce(0) { $0 + $1.withinReach } }

  func candidates(ofNeed need: Int) -> Range<Int> { offsets[need]..<offsets[need + 1] }

  mutating func append(_ other: Scoreboard) {
    let shift = courses.count
    offsets += other.offsets.dropFirst().lazy.map { $0 + shift }
    courses += other.courses
    points += other.points
    outcomes += other.outcomes
    reached = reached + other.reached
  }
}
