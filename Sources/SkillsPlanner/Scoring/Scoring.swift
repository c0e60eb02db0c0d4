import NetworkFlow

/// Finds and scores the candidates of needs, in pieces that run side by side.
///
/// What is found of a piece is scored at once, and what has points is put behind the pieces before it, so beside the
/// board there are never more than a few pieces. They do not depend on the number of threads and are joined in
/// order, so neither does the result.
struct Scoring: Sendable {
  let needs: [Need]
  let finder: CandidateFinder
  let scorer: Scorer
  let shared: SharedSums
  /// Those by which the finder finds; nil where each course is a kind of its own.
  let kinds: ColumnKinds?
  /// By course.
  private let standing: [Standing]

  /// What a course that is found stands for on the board.
  private struct Standing {
    /// Its kind, or itself.
    let target: Int32
    /// How many courses.
    let courses: Int
    /// What their points are above its own, at least and at most.
    let shifts: ClosedRange<Int32>
  }

  init(
    needs: [Need], finder: CandidateFinder, scorer: Scorer, shared: SharedSums, kinds: ColumnKinds?
  ) {
    (self.needs, self.finder, self.scorer) = (needs, finder, scorer)
    (self.shared, self.kinds) = (shared, kinds)
    guard let kinds else {
      standing = shared.ofCourses.indices.map {
        Standing(target: Int32($0), courses: 1, shifts: 0...0)
      }
      return
    }
    let ofKinds = (0..<kinds.count).map {
      Standing(target: Int32($0), courses: kinds.size(of: $0), shifts: kinds.shifts(of: $0))
    }
    standing = kinds.ofColumns.map { ofKinds[Int($0)] }
  }

  /// Pieces that are scored, or wait for one before them.
  private static let mostAtOnce = 16

  /// Nil where some courses of a kind have points for a need, and others none.
  ///
  /// - Parameter counts: how many candidates each need has, so that there is room for them from the start.
  func board(
    counts: CandidateFinder.Counts, _ progress: Progress
  ) async throws(ScoringFailure) -> Scoreboard? {
    let total = counts.all.reduce(0, +)
    let room = counts.found.reduce(0, +)
    progress(.scoring, 0, of: total)
    let pieces = Self.pieces(counts.found)
    let result = await withTaskGroup(
      of: (Int, Result<Scoreboard, ScoringFailure>).self,
      returning: Result<Scoreboard?, ScoringFailure>.self
    ) { group in
      func start(_ place: Int) {
        guard place < pieces.count else { return }
        group.addTask {
          do throws(ScoringFailure) {
            return (place, .success(try self.score(pieces[place])))
          } catch {
            return (place, .failure(error))
          }
        }
      }
      var board = Scoreboard()
      board.kinds = kinds
      board.courses.reserveCapacity(room)
      board.points.reserveCapacity(room)
      board.offsets.reserveCapacity(needs.count + 1)
      board.outcomes.reserveCapacity(needs.count)
      var waiting: [Int: Result<Scoreboard, ScoringFailure>] = [:]
      var joined = 0
      var judged = 0
      for place in 0..<Self.mostAtOnce { start(place) }
      for await (place, piece) in group {
        waiting[place] = piece
        while let next = waiting.removeValue(forKey: joined) {
          switch next {
          case .success(let piece):
            guard !piece.dividesKinds else {
              group.cancelAll()
              return .success(nil)
            }
            board.append(piece)
            judged += piece.judged
          case .failure(let failure):
            group.cancelAll()
            return .failure(failure)
          }
          start(joined + Self.mostAtOnce)
          joined += 1
        }
        progress(.scoring, judged, of: total)
      }
      return .success(board)
    }
    return try result.get()
  }

  /// Needs whose candidates are about one batch of a rule; one need at least.
  private static func pieces(_ counts: [Int]) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = 0
    var inPiece = 0
    for (need, count) in counts.enumerated() {
      if need > start, inPiece + count > Scorer.batchSize || need - start == mostNeedsInAPiece {
        pieces.append(start..<need)
        start = need
        inPiece = 0
      }
      inPiece += count
    }
    if start < counts.count { pieces.append(start..<counts.count) }
    return pieces
  }

  /// So that many needs with few candidates are shared by all threads too.
  private static let mostNeedsInAPiece = 512

  private func score(_ piece: Range<Int>) throws(ScoringFailure) -> Scoreboard {
    let found = finder.candidates(of: needs[piece])
    if let sums = try? sums(ofWays: found, shared) {
      return try score(piece, found, sums, shared)
    }
    // A way may fail whose courses an eligibility rule refuses. If one is not refused, it is to be named.
    let plain = SharedSums(asking: scorer, needs: needs.count, courses: shared.ofCourses.count)
    return try score(piece, found, Array(repeating: 0, count: found.needOfWay.count), plain)
  }

  /// What the need and the way give, for each way.
  private func sums(ofWays found: Candidates, _ shared: SharedSums) throws(RuleFailure) -> [Int] {
    var sums = found.needOfWay.map { shared.ofNeeds[Int($0)] }
    for rule in shared.byWay {
      let batch = PairBatch(
        count: sums.count, needs: found.needOfWay, metres: found.metresOfWay)
      for (way, score) in try scorer.millionths(of: batch, by: rule).enumerated() {
        sums[way] += rule.weight * score
      }
    }
    return sums
  }

  private func score(
    _ piece: Range<Int>, _ found: Candidates, _ sumsOfWays: [Int], _ shared: SharedSums
  ) throws(ScoringFailure) -> Scoreboard {
    var board = Scoreboard()
    board.reached = found.reached
    board.offsets.reserveCapacity(piece.count + 1)
    board.outcomes.reserveCapacity(piece.count)
    board.courses.reserveCapacity(found.courses.count)
    board.points.reserveCapacity(found.courses.count)
    let asked = try ask(found, shared)
    for row in 0..<piece.count {
      let pairs = found.pairs(ofNeed: row)
      var outcome = Scoreboard.Outcome()
      for pair in pairs {
        let course = Int(found.courses[pair])
        let standing = standing[course]
        outcome.withinReach += standing.courses
        if let refusedBy = asked.refused?[pair], refusedBy >= 0 {
          if outcome.refusedBy < 0 { outcome.refusedBy = refusedBy }
          continue
        }
        outcome.eligible += standing.courses
        let sum =
          sumsOfWays[Int(found.ways[pair])] + shared.ofCourses[course]
          + (asked.sums?[pair] ?? 0)
        let points = scorer.points(ofSum: sum)
        guard points + Int(standing.shifts.upperBound) > 0 else { continue }
        if points + Int(standing.shifts.lowerBound) <= 0 { board.dividesKinds = true }
        board.courses.append(standing.target)
        board.points.append(Int32(points))
      }
      board.outcomes.append(outcome)
      board.offsets.append(board.courses.count)
    }
    return board
  }

  /// What rules say that must be asked of each pair.
  private struct Asked {
    /// For each pair the first eligibility rule that refuses it, or -1; nil where there are no such rules.
    var refused: [Int8]?
    /// For each pair what its rules add; nil where there are none.
    var sums: [Int]?
  }

  private func ask(_ found: Candidates, _ shared: SharedSums) throws(ScoringFailure) -> Asked {
    var asked = Asked()
    if scorer.eligibility.isEmpty && shared.byPair.isEmpty { return asked }
    var batch = PairBatch(
      count: found.courses.count, needs: found.ways.map { found.needOfWay[Int($0)] },
      courses: found.courses, metres: found.ways.map { found.metresOfWay[Int($0)] })
    do throws(RuleFailure) {
      var admitted = Array(0..<batch.count)
      if !scorer.eligibility.isEmpty {
        let refused = try scorer.refusals(of: batch)
        asked.refused = refused
        admitted.removeAll { refused[$0] >= 0 }
        batch = batch.taking(admitted)
      }
      var sums = Array(repeating: 0, count: found.courses.count)
      for rule in shared.byPair {
        for (pair, score) in zip(admitted, try scorer.millionths(of: batch, by: rule)) {
          sums[pair] += rule.weight * score
        }
      }
      if !shared.byPair.isEmpty { asked.sums = sums }
    } catch {
      let pair = error.candidate.flatMap { batch.needs.indices.contains($0) ? $0 : nil }
      throw ScoringFailure(
        failure: error, need: pair.map { Int(batch.needs[$0]) },
        course: pair.map { Int(batch.courses[$0]) })
    }
    return asked
  }
}

/// A rule that could not score, with the first candidate at fault as places in the lists of needs and courses.
struct ScoringFailure: Error {
  let failure: RuleFailure
  let need: Int?
  let course: Int?
}
