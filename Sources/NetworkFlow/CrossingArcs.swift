/// The arcs outside the tree that lead out of a cut, or into it, and lose least of those that were looked at.
struct CrossingArcs {
  /// Whether they lead out.
  let leaves: Bool
  /// What they lose by the objective.
  private(set) var loss = Int.max
  /// Rows, and kinds of columns that they lead to.
  private(set) var pairs: [(row: Int32, kind: Int32)] = []
  /// Nodes whose stems they are.
  private(set) var stems: [Int32] = []

  init(leaves: Bool) { self.leaves = leaves }

  @inline(__always)
  mutating func take(row: Int32, kind: Int32, loss: Int) {
    if takes(loss) { pairs.append((row, kind)) }
  }

  @inline(__always)
  mutating func take(stem: Int, loss: Int) {
    if takes(loss) { stems.append(Int32(stem)) }
  }

  @inline(__always)
  private mutating func takes(_ loss: Int) -> Bool {
    guard loss <= self.loss else { return false }
    if loss < self.loss {
      self.loss = loss
      pairs.removeAll(keepingCapacity: true)
      stems.removeAll(keepingCapacity: true)
    }
    return true
  }
}

extension SolvedPart {
  /// Looks at all arcs across a cut, at candidates as far as they are near.
  func crossing(_ cut: borrowing Cut, leaves: Bool, _ origin: Origin) -> CrossingArcs {
    var found = CrossingArcs(leaves: leaves)
    let network = simplex.network
    if leaves {
      for node in cut.nodes where node > network.root {
        crossing(from: Int(node), cut, origin, &found)
      }
    } else {
      for kind in cut.kinds { crossing(to: Int(kind), cut, origin, &found) }
    }
    crossingStems(cut, &found)
    return found
  }

  /// Looks at all stems across a cut: some lead each way.
  func crossingStems(_ cut: borrowing Cut, _ found: inout CrossingArcs) {
    let network = simplex.network
    for node in cut.nodes { crossing(stem: Int(node), cut, &found) }
    // Stems that lead home to a group inside, or come from one.
    let inside = cut.nodes.lazy.map { Int($0) }
    for (groups, outside) in [
      (network.columnCount..<network.firstRowGroup, 0..<network.firstRowGroup),
      (network.firstRowGroup..<network.root, network.firstRowGroup..<network.nodeCount),
    ] where inside.contains(where: { groups.contains($0) }) {
      for node in outside where !cut.inside.contains(node) { crossing(stem: node, cut, &found) }
    }
  }

  /// Looks at the near candidates of a row.
  @inline(__always)
  func crossing(
    from row: Int, _ cut: borrowing Cut, _ origin: Origin, _ found: inout CrossingArcs
  ) {
    guard cut.inside.contains(row) == found.leaves else { return }
    let items = origin.nearKinds.ofRows.items.span
    let moves = found.leaves ? cut.moveOutside.span : cut.moveInside.span
    let fall = origin.potentials.main[row] - simplex.tree.potential[row]
    for index in origin.nearKinds.ofRows.places(of: row - simplex.network.root - 1) {
      let item = items[index]
      guard item.node >= 0 else { return }
      found.take(
        row: Int32(row), kind: item.node, loss: Int(item.loss) - fall - moves[Int(item.node)])
    }
  }

  /// Looks at the near candidates of the columns of a kind.
  @inline(__always)
  func crossing(
    to kind: Int, _ cut: borrowing Cut, _ origin: Origin, _ found: inout CrossingArcs
  ) {
    let move = found.leaves ? cut.moveOutside[kind] : cut.moveInside[kind]
    guard move != Cut.none else { return }
    let items = origin.nearKinds.ofKinds.items.span
    let (before, now) = (origin.potentials.main.span, simplex.tree.potential.span)
    for index in origin.nearKinds.ofKinds.places(of: kind) {
      let item = items[index]
      guard item.node >= 0 else { return }
      let row = Int(item.node)
      guard cut.inside.contains(row) == found.leaves else { continue }
      found.take(
        row: item.node, kind: Int32(kind), loss: Int(item.loss) - (before[row] - now[row]) - move)
    }
  }

  /// Looks at a stem.
  @inline(__always)
  func crossing(stem node: Int, _ cut: borrowing Cut, _ found: inout CrossingArcs) {
    guard simplex.position[node] < 0 else { return }
    let network = simplex.network
    let isInside = cut.inside.contains(node)
    guard isInside != cut.inside.contains(Int(network.home[node])),
      let loss = loss(
        ofStem: node, fills: network.stemLeadsHome(node) == (isInside == found.leaves))
    else { return }
    found.take(stem: node, loss: loss)
  }

  /// What a stem outside the tree loses by the objective when a unit more fills it, or one leaves it; nil where none can.
  @inline(__always)
  func loss(ofStem node: Int, fills: Bool) -> Int? {
    let (slope, rest) = (simplex.slope(ofStem: node), simplex.rest[node])
    if fills { return rest.high == .max ? nil : rest.high - slope }
    return rest.low == .min ? nil : slope - rest.low
  }

  /// Of arcs that lose as much by the objective the one that loses least by the tie-breaks.
  func best(of found: CrossingArcs, _ cut: borrowing Cut, _ look: Look) -> Gaining? {
    let (near, candidates) = (look.origin.nearKinds, look.ground.problem.candidates)
    var best: Gaining?
    func take(_ arc: Simplex<Int>.Entering, _ ties: [Int]) {
      if let best, !best.ties.lexicographicallyPrecedes(ties) { return }
      best = Gaining(arc: arc, ties: ties)
    }
    for (node, kind) in found.pairs {
      let row = simplex.network.row(ofNode: Int(node))
      for place in near.places(of: Int(kind)) {
        let column = near.columns[place]
        guard cut.inside.contains(Int(column)) != found.leaves else { continue }
        // Columns only seem to be alike, so a row may not lead there, or earn something else.
        guard let points = candidates.points(ofRow: row, column: Int(column)) else { continue }
        let gain = points + simplex.tree.potential[Int(column)] - simplex.tree.potential[Int(node)]
        guard gain == -found.loss else { continue }
        take(
          .init(from: node, to: column, gain: gain),
          tieGains(Int(node), Int(column), look.ground))
      }
    }
    for node in found.stems {
      let (position, ties) = (simplex.position[Int(node)], tieGains(stem: Int(node)))
      let leadsHome = simplex.network.stemLeadsHome(Int(node))
      let fills = leadsHome == (cut.inside.contains(Int(node)) == found.leaves)
      take(
        simplex.entering(
          stem: Int(node), piece: fills ? ~position : ~position - 1, fills: fills,
          gain: -found.loss),
        fills ? ties : ties.map { -$0 })
    }
    return best
  }
}
