import NetworkFlow

/// The candidates that have points, with them, and what became of the others.
///
/// Compact rows: a candidate costs 8 bytes, with all courses of a kind. Courses ascend within a row.
struct Scoreboard: Sendable {
  /// Where each need's candidates begin; one more than needs, the last being their count.
  var offsets = [0]
  /// The course of each candidate, as its place in the catalogue, or the kind of courses where there are `kinds`.
  var courses: [Int32] = []
  /// Nil where each course is a kind of its own.
  var kinds: ColumnKinds?
  /// 1...1,000,000 for each candidate; of a kind those of its first course.
  var points: [Int32] = []
  /// One for each need.
  var outcomes: [Outcome] = []
  /// Whether some courses of a kind have points for a need, and others none: then there are no such kinds.
  var dividesKinds = false
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

  /// Where a need's candidates lie, each of one course.
  func candidates(ofNeed need: Int) -> Range<Int> {
    precondition(kinds == nil, "candidates by kind are written out first")
    return offsets[need]..<offsets[need + 1]
  }

  func hasCandidate(_ need: Int) -> Bool { offsets[need] < offsets[need + 1] }

  /// As the rows of a network.
  var candidates: TransportationProblem.Candidates {
    TransportationProblem.Candidates(
      rowOffsets: offsets, columns: courses, points: points, kinds: kinds)
  }

  init() {}

  /// The same with other candidates of the same needs and courses.
  init(_ other: Scoreboard, candidates: TransportationProblem.Candidates) {
    self = other
    (offsets, courses) = (candidates.rowOffsets, candidates.columns)
    (points, kinds) = (candidates.points, candidates.kinds)
  }

  /// The same with each course as a kind of its own.
  var writtenOut: Scoreboard {
    kinds == nil ? self : Scoreboard(self, candidates: candidates.writtenOut)
  }

  mutating func append(_ other: Scoreboard) {
    let shift = courses.count
    offsets += other.offsets.dropFirst().lazy.map { $0 + shift }
    courses += other.courses
    points += other.points
    outcomes += other.outcomes
    reached = reached + other.reached
  }
}
