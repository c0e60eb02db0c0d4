import Testing

@testable import NetworkFlow

@Suite struct `A look at all that moved since the origin` {
  /// Rows with more candidates, and columns with more rows, than are kept near.
  private static func solved(seed: Int) async throws -> SolvedProblem {
    var generator = SeededGenerator(seed: UInt64(seed))
    let shape = RandomShape(
      rows: 150...200, columns: 60...80, groups: 0...1, rowGroups: 0...1, pieces: 1...2,
      capacity: 1...9, points: 0...2000, bonus: 0...60, density: 0.8, alike: 1...1)
    return await SolvedProblem(try shape.problem(using: &generator))
  }

  @Test(arguments: 0..<20)
  func `finds that some candidate gains exactly where one does`(seed: Int) async throws {
    let solved = try await Self.solved(seed: seed)
    let ground = try #require(solved.ground())
    var verdicts: [Bool: Int] = [:]
    for (part, origin) in zip(solved.parts, solved.origins) {
      let inTree = (0..<part.simplex.network.nodeCount).filter {
        $0 != part.simplex.network.root && part.simplex.tree.holds($0)
      }
      // What falls, or what rises, is to lose by the arc that it hangs from.
      for top in inTree where part.hangs(by: top, asRow: false) {
        guard let least = part.leastLoss(from: top, ground),
          let other = part.top(above: least.column, apartFrom: top)
        else { continue }
        for more in -1...1 {
          // Just as far together that the candidate gains, or just does not.
          let moves = [
            (top: top, by: -(least.loss / 2)),
            (top: other, by: max(0, least.loss - least.loss / 2 + more)),
          ]
          for moves in [moves, moves.reversed()] {
            var moved = part
            moved.simplex.tree.raise(below: Int32(moves[0].top), by: moves[0].by)
            guard !moved.gains(ground) else { continue }
            moved.simplex.tree.raise(below: Int32(moves[1].top), by: moves[1].by)
            let gains = moved.gains(ground)
            for far in [0, least.loss / 4, least.loss / 2, least.loss + 1] {
              #expect(moved.finds(origin, ground, far: far, lastMoved: moves[1].top) == gains)
            }
            verdicts[gains, default: 0] += 1
          }
        }
      }
    }
    #expect(verdicts[true, default: 0] > 10)
    #expect(verdicts[false, default: 0] > 10)
  }

  @Test(arguments: 0..<20)
  func `lets nothing gain after many changes`(seed: Int) async throws {
    var generator = SeededGenerator(seed: UInt64(100 + seed))
    var solved = try await Self.solved(seed: seed)
    for change in 0..<60 {
      let column = Int.random(in: solved.problem.columns.indices, using: &generator)
      let more = Int.random(in: -20...20, using: &generator)
      let pieces = solved.problem.columns[column].pieces.map {
        Piece(capacity: max(0, $0.capacity + more), bonus: $0.bonus)
      }
      try await solved.change([.column(column, pieces: pieces)])
      let ground = try #require(solved.ground())
      #expect(solved.parts.allSatisfy { !$0.gains(ground) }, "change \(change)")
    }
  }
}

extension SolvedPart {
  /// Whether a node hangs by a stem, or by a candidate as its row, or else as its column.
  fileprivate func hangs(by node: Int, asRow: Bool) -> Bool {
    simplex.stem(between: Int32(node), and: simplex.tree.nodes[node].parent) != nil
      || (node > simplex.network.root) == asRow
  }

  /// The candidate that loses least of those from what hangs from a node to what does not; nil where none leads there.
  fileprivate func leastLoss(from top: Int, _ ground: Ground) -> (loss: Int, column: Int)? {
    let (problem, potential) = (ground.problem, simplex.tree.potential)
    let inside = Set(simplex.tree.subtree(of: top).map { Int($0) })
    var least: (loss: Int, column: Int)?
    for node in inside where node > simplex.network.root {
      for index in problem.candidateRange(ofRow: simplex.network.row(ofNode: node)) {
        let column = Int(problem.candidates.columns[index])
        guard simplex.network.isInTree[column], !inside.contains(column) else { continue }
        let loss = potential[node] - potential[column] - Int(problem.candidates.points[index])
        if loss < least?.loss ?? .max { least = (loss, column) }
      }
    }
    return least
  }

  /// The lowest node at a column or above it that may rise, with all below it; nil where another hangs from it.
  fileprivate func top(above column: Int, apartFrom other: Int) -> Int? {
    var node = column
    while node != simplex.network.root {
      if hangs(by: node, asRow: true) {
        return simplex.tree.subtree(of: node).contains(Int32(other)) ? nil : node
      }
      node = Int(simplex.tree.nodes[node].parent)
    }
    return nil
  }

  /// Whether anything gains at a node that moved far or last.
  fileprivate func finds(
    _ origin: Origin, _ ground: Ground, far: Int, lastMoved top: Int
  ) -> Bool {
    var part = self
    for node in simplex.tree.subtree(of: top) { part.moves.insert(.sinceProof, at: Int(node)) }
    var look = Look(origin: origin, ground: ground)
    var distances = Distances(simplex, since: origin.potentials, unproven: 0)
    distances.far = far
    look.distances = distances
    part.noteFar(distances, since: origin.potentials)
    return part.unproven().contains { part.gains(at: Int($0), look) }
  }

  private func gains(at node: Int, _ look: Look) -> Bool {
    var undecided: Undecided = []
    let place = node - simplex.network.node(ofRow: 0)
    let gaining =
      place >= 0
      ? gaining(row: place, look, &undecided) : gaining(column: node, look, &undecided)
    return gaining != nil
  }

  /// Whether a candidate gains by the objective.
  fileprivate func gains(_ ground: Ground) -> Bool {
    let (problem, potential) = (ground.problem, simplex.tree.potential)
    return simplex.network.rows.indices.contains { place in
      let price = potential[simplex.network.node(ofRow: place)]
      return problem.candidateRange(ofRow: Int(simplex.network.rows[place])).contains { index in
        let column = Int(problem.candidates.columns[index])
        return simplex.network.isInTree[column]
          && Int(problem.candidates.points[index]) + potential[column] > price
      }
    }
  }
}
