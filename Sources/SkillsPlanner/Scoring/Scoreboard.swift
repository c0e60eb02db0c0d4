/// The candidates that have points, with them, and what became of the others.
struct Scoreboard: Sendable {
  /// Pairs with at least one point, 8 bytes and 4 for the metres.
  var candidates = Candidates(offsets: [0], courses: [], metres: [])
  /// 1...1,000,000 for each pair.
  var points: [Int32] = []
  /// One for each need.
  var outcomes: [Outcome] = []

  /// How far the courses of a need got, counted.
  struct Outcome: Sendable {
    var withinReach = 0
    var eligible = 0
    /// The place in the scorer's eligibility rules of the first that refused a course; -1 where none did.
    var refusedBy: Int8 = -1
  }

  /// What said of the judged candidates that they are within reach.
  var reached: ReachCounts { candidates.reached }

  /// All candidates that were judged, with points or without.
  var judged: Int { outcomes.reduce(0) { $0 + $1.withinReach } }

  mutating func append(_ other: Scoreboard) {
    let shift = candidates.courses.count
    candidates.offsets += other.candidates.offsets.dropFirst().map { $0 + shift }
    candidates.courses += other.candidates.courses
    candidates.metres += other.candidates.metres
    candidates.reached = candidates.reached + other.candidates.reached
    points += other.points
    outcomes += other.outcomes
  }
}

/// Finds and scores the candidates of all needs, in pieces of fixed size that run side by side.
///
/// The pieces do not depend on the number of threads and are joined in order, so neither does the result.
func score(
  _ needs: [Need], from finder: CandidateFinder, by scorer: Scorer
) async throws(ScoringFailure) -> Scoreboard {
  let pieces = stride(from: 0, to: needs.count, by: needsInAPiece).map {
    needs[$0..<min($0 + needsInAPiece, needs.count)]
  }
  let results = await withTaskGroup(
    of: (Int, Result<Scoreboard, ScoringFailure>).self,
    returning: [Result<Scoreboard, ScoringFailure>].self
  ) { group in
    for (place, piece) in pieces.enumerated() {
      group.addTask {
        do throws(ScoringFailure) {
          return (place, .success(try scorePiece(piece, from: finder, by: scorer)))
        } catch {
          return (place, .failure(error))
        }
      }
    }
    var ordered: [Result<Scoreboard, ScoringFailure>?] = Array(repeating: nil, count: pieces.count)
    for await (place, result) in group { ordered[place] = result }
    return ordered.compactMap { $0 }
  }
  var whole = Scoreboard()
  for result in results { whole.append(try result.get()) }
  return whole
}

/// About one batch of candidates where a need has some hundreds of courses.
private let needsInAPiece = 128

private func scorePiece(
  _ needs: ArraySlice<Need>, from finder: CandidateFinder, by scorer: Scorer
) throws(ScoringFailure) -> Scoreboard {
  let found = finder.candidates(of: needs)
  var board = Scoreboard()
  board.candidates.reached = found.reached
  board.outcomes = (0..<needs.count).map {
    Scoreboard.Outcome(withinReach: found.pairs(ofNeed: $0).count)
  }
  var rowOfPair: [Int32] = []
  rowOfPair.reserveCapacity(found.courses.count)
  for row in 0..<needs.count {
    rowOfPair += repeatElement(Int32(row), count: found.pairs(ofNeed: row).count)
  }

  var kept = Array(repeating: 0, count: needs.count)
  for start in stride(from: 0, to: found.courses.count, by: Scorer.batchSize) {
    let range = start..<min(start + Scorer.batchSize, found.courses.count)
    var batch = PairBatch(
      needs: rowOfPair[range].map { $0 + Int32(needs.startIndex) },
      courses: Array(found.courses[range]), metres: Array(found.metres[range]))
    var rows = Array(rowOfPair[range])
    do throws(RuleFailure) {
      if !scorer.eligibility.isEmpty {
        let refused = try scorer.refusals(of: batch)
        for (pair, rule) in refused.enumerated() where rule >= 0 {
          let row = Int(rows[pair])
          if board.outcomes[row].refusedBy < 0 { board.outcomes[row].refusedBy = rule }
        }
        let admitted = refused.indices.filter { refused[$0] < 0 }
        rows = admitted.map { rows[$0] }
        batch = PairBatch(
          needs: admitted.map { batch.needs[$0] }, courses: admitted.map { batch.courses[$0] },
          metres: admitted.map { batch.metres[$0] })
      }
      let points = try scorer.points(of: batch)
      for pair in 0..<batch.count {
        let row = Int(rows[pair])
        board.outcomes[row].eligible += 1
        guard points[pair] > 0 else { continue }
        kept[row] += 1
        board.candidates.courses.append(batch.courses[pair])
        board.candidates.metres.append(batch.metres[pair])
        board.points.append(points[pair])
      }
    } catch {
      let pair = error.candidate.flatMap { batch.needs.indices.contains($0) ? $0 : nil }
      throw ScoringFailure(
        failure: error, need: pair.map { Int(batch.needs[$0]) },
        course: pair.map { Int(batch.courses[$0]) })
    }
  }
  board.candidates.offsets = kept.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1) }
  return board
}

/// A rule that could not score, with the first candidate at fault as places in the lists of needs and courses.
struct ScoringFailure: Error {
  let failure: RuleFailure
  let need: Int?
  let course: Int?
}
