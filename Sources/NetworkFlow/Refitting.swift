/// A stem gets other pieces under the flow that there is.
extension Simplex<Int> {
  /// What is left to do after a stem was refitted.
  struct Refit {
    /// The lower end of the stem in the tree, and by how much all below it is worth more; else -1.
    var lower = -1
    var shift = 0
    var loose: Loose?
  }

  /// A piece outside the tree that is filled in part.
  struct Loose {
    var node: Int
    var piece: Int32
    var filled: Int32
  }

  /// Gives a stem other pieces; what no longer fits is in excess.
  ///
  /// The potentials stay as they are: where the stem is in the tree, all below it is to be shifted.
  mutating func refit(_ node: Int, to stem: Network.Stem) -> Refit {
    guard network.isInTree[node] else { return Refit() }
    let flow = flow(ofStem: node)
    let isOutside = position[node] < 0
    let before = isOutside ? 0 : bonus(inTree: node)
    network.replaceStem(of: node, by: stem)
    guard !isOutside else {
      let (piece, filled) = network.place(of: flow, inStem: node, leavesRoom: true)
      leave(node, full: piece)
      let isLoose = filled > 0 || piece == 0
      return Refit(loose: isLoose ? Loose(node: node, piece: piece, filled: filled) : nil)
    }
    let isChild = tree.nodes[node].parent == network.home[node]
    // A tree stays strongly feasible when what leads up has room.
    let fillsUpwards = isChild == network.stemLeadsHome(node)
    let (piece, filled) = network.place(of: flow, inStem: node, leavesRoom: fillsUpwards)
    enter(node, piece: piece)
    let ahead = network.capacity[Int(network.pieceOffsets[node] + piece)] - filled
    let behind = piece == 0 ? Network.unbounded + filled : filled
    let lower = isChild ? node : Int(network.home[node])
    (tree.nodes[lower].up, tree.nodes[lower].down) =
      fillsUpwards ? (ahead, behind) : (behind, ahead)
    let change = bonus(inTree: node) - before
    return Refit(lower: lower, shift: fillsUpwards ? change : -change)
  }

  /// Which pieces of a stem are full where potentials stay as they are, and which of them is in the tree: nil where
  /// potentials cannot stay.
  ///
  /// - Parameter sign: of what tie-breaks gain by filling the stem.
  private func place(of stem: Network.Stem, at node: Int, sign: Int) -> Int32? {
    if position[node] >= 0 {
      let bonus = bonus(inTree: node)
      return stem.bonus.firstIndex(of: bonus).map { Int32($0) }
    }
    let slope = slope(ofStem: node)
    let full = stem.bonus.prefix {
      slope + $0 > 0 || slope + $0 == 0 && sign >= 0
    }.count
    return full > 0 ? Int32(full) : nil
  }

  /// Whether a stem can get other pieces while potentials stay, with fewer units than `most` on either of them.
  func keepsPotentials(
    _ node: Int, with stem: Network.Stem, sign: Int, below most: Int32
  ) -> Bool {
    guard network.isInTree[node] else { return true }
    guard flow(ofStem: node) < most, let place = place(of: stem, at: node, sign: sign) else {
      return false
    }
    return stem.capacity.prefix(Int(place)).allSatisfy { $0 < most }
      && stem.capacity.prefix(Int(place)).reduce(0) { $0 + Int($1) } < Int(most)
  }

  /// Gives a stem other pieces, and as many units as are worth it while potentials stay.
  ///
  /// - Returns: how many units more the tree is to carry to the stem; where it is in the tree, it may be overfull
  ///   itself.
  mutating func refill(_ node: Int, with stem: Network.Stem, sign: Int) -> Int32 {
    guard network.isInTree[node], let place = place(of: stem, at: node, sign: sign) else {
      return 0
    }
    let flow = flow(ofStem: node)
    network.replaceStem(of: node, by: stem)
    let below = stem.capacity.prefix(Int(place)).reduce(0, +)
    guard position[node] >= 0 else {
      leave(node, full: place)
      return below - flow
    }
    enter(node, piece: place)
    let isChild = tree.nodes[node].parent == network.home[node]
    let filled = flow - below
    let ahead = stem.capacity[Int(place)] - filled
    let behind = place == 0 ? Network.unbounded + filled : filled
    let lower = isChild ? node : Int(network.home[node])
    (tree.nodes[lower].up, tree.nodes[lower].down) =
      isChild == network.stemLeadsHome(node) ? (ahead, behind) : (behind, ahead)
    return 0
  }

  private func bonus(inTree node: Int) -> Int {
    network.bonus[Int(network.pieceOffsets[node] + position[node])]
  }

  /// The units on a stem.
  private func flow(ofStem node: Int) -> Int32 {
    let first = Int(network.pieceOffsets[node])
    let position = position[node]
    let full = position < 0 ? ~position : position
    let below = network.capacity[first..<first + Int(full)].reduce(0, +)
    guard position >= 0 else { return below }
    let isChild = tree.nodes[node].parent == network.home[node]
    let lower = tree.nodes[isChild ? node : Int(network.home[node])]
    let ahead = isChild == network.stemLeadsHome(node) ? lower.up : lower.down
    return below + network.capacity[first + Int(position)] - ahead
  }

  /// A loose piece as an arc that comes into the tree.
  func entering(loose: Loose, fills: Bool, gain: Int) -> Entering {
    let (piece, filled) = (loose.piece, loose.filled)
    let capacity = network.capacity[Int(network.pieceOffsets[loose.node] + piece)]
    var arc = entering(stem: loose.node, piece: piece, fills: fills, gain: gain)
    (arc.room, arc.behind) = fills ? (capacity - filled, filled) : (filled, capacity - filled)
    // The first piece could be emptied below nothing, as everywhere.
    if piece == 0 {
      if fills { arc.behind = Network.unbounded + filled } else { arc.room = Network.unbounded }
    }
    return arc
  }

  /// Brings the closed nodes into the tree as leaves, and lets every stem take units in excess.
  ///
  /// - Parameter network: of the same nodes and pieces, each stem of a row or column with one more piece for excess.
  mutating func takeExcess(_ network: Network) {
    self.network = network
    for node in 0..<network.nodeCount where node != network.root && network.isInTree[node] {
      hang(node)
      if position[node] < 0 { leave(node, full: ~position[node]) }
    }
  }

  /// Hangs a node that was closed, and what is around it, from its home as a leaf.
  private mutating func hang(_ node: Int) {
    guard !tree.holds(node) else { return }
    let home = Int(network.home[node])
    if home != network.root { hang(home) }
    let (piece, _) = network.place(of: 0, inStem: node, leavesRoom: true)
    let place = Int(network.pieceOffsets[node] + piece)
    tree.nodes[node] = TreeNode(
      parent: Int32(home), up: network.capacity[place],
      down: piece == 0 ? Network.unbounded : 0)
    tree.hang(node)
    tree.potential[node] = tree.potential[home] + network.bonus[place]
    enter(node, piece: piece)
  }
}

extension Network {
  /// The piece of a stem up to which so many units fill it, and how many are on that piece.
  ///
  /// - Parameter leavesRoom: at the end of a piece, whether to take the next one with nothing on it.
  fileprivate func place(of units: Int32, inStem node: Int, leavesRoom: Bool) -> (
    piece: Int32, filled: Int32
  ) {
    var left = units
    var piece = pieceOffsets[node]
    while piece + 1 < pieceOffsets[node + 1],
      leavesRoom ? left >= capacity[Int(piece)] : left > capacity[Int(piece)]
    {
      left -= capacity[Int(piece)]
      piece += 1
    }
    return (piece - pieceOffsets[node], left)
  }
}
