extension SolvedPart {
  /// What the candidates of rows to kinds lose that do lose something: so much that one for every four rows loses less.
  ///
  /// It is told from one row of 256.
  func usualLoss(_ kindMoves: [Int], _ origin: Origin) -> Int {
    let near = origin.nearKinds.ofRows
    var losses: [Int] = []
    let places = stride(from: 0, to: simplex.network.rows.count, by: 256)
    for place in places {
      let row = simplex.network.node(ofRow: place)
      let fall = origin.potentials.main[row] - simplex.tree.potential[row]
      for index in near.places(of: place) where near.items[index].node >= 0 {
        let item = near.items[index]
        let loss = Int(item.loss) - fall - kindMoves[Int(item.node)]
        if loss > 0 { losses.append(loss) }
      }
    }
    losses.sort()
    let place = losses.count / 32
    return place < losses.count ? losses[place] : 0
  }

  /// The rows and kinds that lose no more than `reach`, of those that are near; but for those that lose nothing since the
  /// tree joins them.
  func pairs(
    losing reach: Int, _ kindMoves: [Int], _ origin: Origin
  ) async -> [PairsAcross.Pair] {
    var pairs: [PairsAcross.Pair] = []
    await simplex.network.rows.inRuns { [self] in
      self.pairs(ofRows: $0.indices, losing: reach, kindMoves, origin)
    } take: {
      pairs += $0
    }
    return pairs + self.pairs(ofKinds: kindMoves, losing: reach, origin)
  }

  /// Those of the rows at some places.
  private func pairs(
    ofRows places: Range<Int>, losing reach: Int, _ kindMoves: [Int], _ origin: Origin
  ) -> [PairsAcross.Pair] {
    let (near, network) = (origin.nearKinds, simplex.network)
    let (before, now) = (origin.potentials.main.span, simplex.tree.potential.span)
    let items = near.ofRows.items.span
    var pairs: [PairsAcross.Pair] = []
    for place in places {
      let row = network.node(ofRow: place)
      let fall = before[row] - now[row]
      for index in near.ofRows.places(of: place) {
        let item = items[index]
        // Other kinds did not rise by more than the reach.
        guard item.node >= 0, Int(item.loss) - fall <= 2 * reach else { break }
        let kind = Int(item.node)
        let loss = Int(item.loss) - fall - kindMoves[kind]
        if loss <= reach, isFree(loss, row, kind, near) {
          pairs.append(.init(row: Int32(row), kind: item.node, loss: item.loss))
        }
      }
    }
    return pairs
  }

  /// Those of kinds that rose by more than the reach.
  private func pairs(
    ofKinds kindMoves: [Int], losing reach: Int, _ origin: Origin
  ) -> [PairsAcross.Pair] {
    let near = origin.nearKinds
    var pairs: [PairsAcross.Pair] = []
    for kind in kindMoves.indices where kindMoves[kind] > reach {
      for index in near.ofKinds.places(of: kind) {
        let item = near.ofKinds.items[index]
        guard item.node >= 0, Int(item.loss) - kindMoves[kind] <= 2 * reach else { break }
        let row = Int(item.node)
        let fall = origin.potentials.main[row] - simplex.tree.potential[row]
        let loss = Int(item.loss) - fall - kindMoves[kind]
        if loss <= reach, isFree(loss, row, kind, near) {
          pairs.append(.init(row: item.node, kind: Int32(kind), loss: item.loss))
        }
      }
    }
    return pairs
  }

  /// Whether a row and a kind lose something, or else the tree does not join them.
  @inline(__always)
  private func isFree(_ loss: Int, _ row: Int, _ kind: Int, _ near: NearKinds) -> Bool {
    guard loss == 0 else { return true }
    let node = simplex.tree.nodes[row]
    if node.parent < near.ofColumn.count, Int(near.ofColumn[Int(node.parent)]) == kind {
      return false
    }
    return node.size == 1
      || !near.places(of: kind).contains {
        Int(simplex.tree.nodes[Int(near.columns[$0])].parent) == row
      }
  }
}
