/// After a change the potentials stay as they are, as long as nothing gains by them, and arcs of the tree may be overfull:
/// each is relieved by the arc that loses least.
extension SolvedPart {
  /// What became of a tree whose stems were given other pieces.
  enum Balance {
    case isBalanced
    /// Nothing is changed: potentials cannot stay as they are, or so much changes that pricing is faster.
    case needsOtherPotentials
    /// Relieving arcs led nowhere; the tree is of no use any longer.
    case isLost
  }

  /// Gives stems other pieces, and relieves what is then overfull.
  mutating func rebalance(
    _ stems: [ChangedStem], _ look: Look, _ outcome: inout Outcome
  ) async -> Balance {
    guard stems.count <= Self.fewStems else { return .needsOtherPotentials }
    let signs = stems.map { sign(of: tieGains(stem: $0.node)) }
    // So that sums of what arcs take stay within 32 bits.
    let mostUnits = (1 << 28) / Int32(stems.count)
    for (changed, sign) in zip(stems, signs)
    where !simplex.keepsPotentials(
      changed.node, with: changed.stem, sign: sign, below: mostUnits)
    {
      return .needsOtherPotentials
    }
    var overfull: [Int32] = []
    for (changed, sign) in zip(stems, signs) {
      let node = changed.node
      guard simplex.network.isInTree[node] else { continue }
      outcome.touched[node] = true
      moves.insert(.ofStem, at: node)
      let more = simplex.refill(node, with: changed.stem, sign: sign)
      let home = simplex.network.home[node]
      let leadsOut = simplex.network.stemLeadsHome(node) == (more > 0)
      let (from, to) = leadsOut ? (Int32(node), home) : (home, Int32(node))
      let join = simplex.tree.join(of: from, to)
      simplex.tree.push(abs(more), from: from, to: to, join: join)
      noteOverfull(from: from, to: join, &overfull, &outcome)
      noteOverfull(from: to, to: join, &overfull, &outcome)
    }
    guard !overfull.isEmpty else { return .isBalanced }
    var cut = Cut(self, look.origin.nearKinds)
    var close = self.close.take()
    close?.forgetCut()
    defer { self.close = close }
    // Where tie-breaks leave several best solutions, arcs could relieve one another for ever.
    var left = 1000 + simplex.network.nodeCount
    while let child = worst(&overfull) {
      guard left > 0 else { return .isLost }
      left -= 1
      await relieve(child, look, &cut, &close, &overfull, &outcome)
    }
    return .isBalanced
  }

  /// As many stems as are worth changing so: of many, each step would ask all that are overfull which carries most.
  private static var fewStems: Int { 64 }

  /// Takes out the arc that carries most too much. Of equals it is the one that cuts off least; or most, where they leave no
  /// room upwards and no more.
  private func worst(_ overfull: inout [Int32]) -> Int32? {
    let tree = simplex.tree
    overfull.removeAll { !tree.isOverfull(Int($0)) }
    func rank(_ child: Int32) -> (Int32, Int32) {
      let node = tree.nodes[Int(child)]
      let room = min(node.up, node.down)
      return (room, room < 0 ? node.size : -node.size)
    }
    let worst = overfull.indices.min { rank(overfull[$0]) < rank(overfull[$1]) }
    return worst.map { overfull.remove(at: $0) }
  }

  private func noteOverfull(
    from node: Int32, to join: Int32, _ overfull: inout [Int32], _ outcome: inout Outcome
  ) {
    var node = node
    while node != join {
      outcome.touched[Int(node)] = true
      if simplex.tree.isOverfull(Int(node)) { overfull.append(node) }
      node = simplex.tree.nodes[Int(node)].parent
    }
    outcome.touched[Int(join)] = true
  }

  /// Lets an overfull arc leave the tree for the arc that loses least of those that lead the same way between what hangs
  /// from it and the rest.
  private mutating func relieve(
    _ child: Int32, _ look: Look, _ cut: inout Cut, _ close: inout CloseArcs?,
    _ overfull: inout [Int32], _ outcome: inout Outcome
  ) async {
    let (above, leaves) = (
      simplex.tree.nodes[Int(child)].parent, simplex.tree.nodes[Int(child)].up <= 0
    )
    cut.enclose(child, of: self, look.origin.nearKinds)
    // What is exhausted is the way by which it carries too many. Its stem may come in again by another piece.
    simplex.release(child, isDownwards: !leaves)
    guard let entering = await entering(&cut, leaves: leaves, look, &close) else {
      preconditionFailure(
        "some stem leads from the inside of every cut outwards, and has room for excess")
    }
    close?.take(child, under: above, self, look)
    var unpriced = entering.arc
    unpriced.gain = 0
    let (top, join) = simplex.relieve(child, by: unpriced)
    let isUp = top == entering.arc.from
    shift(cut.nodes, isUp: isUp, by: entering)
    close?.note(cut.nodes, movedBy: abs(entering.arc.gain), simplex.network)
    cut.hang(by: top, movedBy: isUp ? entering.arc.gain : -entering.arc.gain)
    noteOverfull(from: child, to: join, &overfull, &outcome)
    noteOverfull(from: above, to: join, &overfull, &outcome)
  }

  /// The arc that loses least across a cut, by the objective, then by the tie-breaks, of those that are near.
  private func entering(
    _ cut: inout Cut, leaves: Bool, _ look: Look, _ close: inout CloseArcs?
  ) async -> Gaining? {
    if cut.nodes.count >= CloseArcs.manyNodes,
      let found = await closeArcs(across: &cut, leaves: leaves, look, &close),
      let best = best(of: found, cut, look)
    {
      return best
    }
    if let best = best(of: crossing(cut, leaves: leaves, look.origin), cut, look) { return best }
    // Where columns only seemed to be alike, no candidate may be left of those found.
    var stems = CrossingArcs(leaves: leaves)
    crossingStems(cut, &stems)
    return best(of: stems, cut, look)
  }

  /// The close arcs across a cut that lose least; nil where others may lose less.
  ///
  /// They are found anew when what moved since matters, or when looking at it took as long.
  private func closeArcs(
    across cut: inout Cut, leaves: Bool, _ look: Look, _ close: inout CloseArcs?
  ) async -> CrossingArcs? {
    var arcs: CloseArcs
    if let known = close.take() {
      arcs = known
    } else {
      arcs = await CloseArcs(self, cut, look.origin)
    }
    defer { close = arcs }
    arcs.turn(cut, look.origin.nearKinds, simplex.network)
    cut.forgetTurned()
    var found = arcs.crossing(cut, leaves: leaves, self, look.origin)
    if found.loss > arcs.bound { arcs.measure(simplex.tree.potential) }
    if found.loss > arcs.bound && arcs.movedMuch || arcs.looksLong(self) {
      arcs = await CloseArcs(self, cut, look.origin)
      found = arcs.crossing(cut, leaves: leaves, self, look.origin)
    }
    return found.loss <= arcs.bound ? found : nil
  }
}

extension SpanningTree {
  /// Whether the arc above a node carries more than it can, one way or the other, or leaves no room upwards.
  @inline(__always)
  fileprivate func isOverfull(_ node: Int) -> Bool { nodes[node].up <= 0 || nodes[node].down < 0 }
}
