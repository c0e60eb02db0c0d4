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
          var moved = part
          moved.simplex.tree.raise(below: Int32(top), by: -(least.loss / 2))
          moved.simplex.tree.raise(
            below: Int32(other), by: max(0, least.loss - least.loss / 2 + more))
          let gains = moved.gains(ground)
          #expect(moved.finds(moved.wholeLook(origin, ground)) == gains)
          verdicts[gains, default: 0] += 1
        }
      }
    }
    #expect(verdicts[true, default: 0] > 10)
    #expect(verdicts[false, default: 0] > 10)
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

  fileprivate func wholeLook(_ origin: Origin, _ ground: Ground) -> Look {
    let network = simplex.network
    var look = Look(origin: origin, ground: ground)
    look.isWhole = true
    look.furthest = furthest(
      network.root + 1..<network.nodeCount, 0..<network.columnCount, since: origin.potentials)
    return look
  }

  /// Whether anything gains at a row that fell or a column that rose.
  fileprivate func finds(_ look: Look) -> Bool {
    var undecided: Undecided = []
    let (before, now) = (look.origin.potentials.main, simplex.tree.potential)
    let network = simplex.network
    for place in network.rows.indices {
      let node = network.node(ofRow: place)
      if now[node] < before[node], gaining(row: place, look, &undecided) != nil { return true }
    }
    for column in 0..<network.columnCount where now[column] > before[column] {
      if gaining(column: column, look, &undecided) != nil { return true }
    }
    return false
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
