/// How much memory a plan takes at its peak, reckoned from counts before any candidate is scored.
public struct MemoryNeed: Hashable, Sendable {
  /// A level with the candidates that its needs have within reach.
  public struct OfLevel: Hashable, Sendable {
    public let level: Level
    public let candidates: Int
  }

  /// How far the learners of a level travel, as a brief gives it.
  public struct Reach: Hashable, Sendable {
    public let level: Level
    /// In whole tenths of a kilometre.
    public let metres: Int
    /// Nil where the distance alone decides.
    public let minutes: Int?

    init(level: Level, metres: Int, minutes: Int?) {
      self.level = level
      self.metres = metres
      self.minutes = minutes
    }

    /// So many thousandths of a reach, rounded down.
    init(of need: NeedDefinition, thousandths: Int) {
      level = need.level
      metres = need.reach * thousandths / 1000 / 100 * 100
      minutes = need.reachMinutes.map { $0 * thousandths / 1000 }
    }
  }

  /// In the order of levels.
  public let levels: [OfLevel]
  public let bytes: Int
  /// Shorter reaches, one for each need of the brief, with which the plan fits; nil where none do, or it fits.
  public private(set) var fitting: [Reach]?

  /// - Parameters:
  ///   - isByKind: whether candidates are kept for each kind of courses.
  ///   - forChanges: whether the problem stays, with what changes of it are answered from.
  init(
    of needs: [Need], _ counts: CandidateFinder.Counts, areas: Int, courses: Int, isByKind: Bool,
    forChanges: Bool
  ) {
    var candidates: [Level: Int] = [:]
    let found = counts.found.reduce(0, +)
    for (need, count) in zip(needs, counts.all) { candidates[need.level, default: 0] += count }
    levels = candidates.keys.sorted().map {
      OfLevel(level: $0, candidates: candidates[$0, default: 0])
    }
    bytes =
      Self.bytesOfProgram + Self.bytesOfCandidate * found + Self.bytesOfNeed * needs.count
      + Self.bytesOfArea * areas + Self.bytesOfCourse * courses
      + (isByKind ? 0 : Self.bytesOfJoining(candidates: found, needs.count))
      + (forChanges ? Self.bytesMore(candidates: found, needs.count, courses) : 0)
  }

  /// The candidates of courses that are joined while the optimum is sought, beside all others.
  private static func bytesOfJoining(candidates: Int, _ needs: Int) -> Int {
    candidates + 450 * needs
  }

  /// The index of candidates by course, and the nearest ones of each need and course.
  private static func bytesMore(candidates: Int, _ needs: Int, _ courses: Int) -> Int {
    bytesOfCandidate * candidates + 24 * 12 * needs + 64 * 12 * courses
  }

  func fitting(_ reaches: [Reach]?) -> MemoryNeed {
    var need = self
    need.fitting = reaches
    return need
  }

  /// For a candidate's course, or kind of courses, and its points. The rest is measured and rounded up: the peaks of plans
  /// of 1 to 87 million candidates in 1,700 to 33,755 areas are 5 to 19 % lower than what is reckoned with these, 2 to
  /// 27 % where each course is a kind of its own.
  private static let bytesOfCandidate = 8
  private static let bytesOfNeed = 500
  private static let bytesOfArea = 500
  private static let bytesOfCourse = 600
  private static let bytesOfProgram = 30_000_000
}
