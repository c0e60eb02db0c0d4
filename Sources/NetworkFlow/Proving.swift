extension SolvedPart {
  /// Pivots on what gains among the stems and at nodes where it is not proven that nothing does; tells how often.
  ///
  /// Where none is made, nothing gains. Where something does, or comes to by a pivot, the node stays noted.
  mutating func prove(_ look: Look, _ outcome: inout Outcome) async -> Int {
    let pivots = simplex.effort.pivots
    pivotOnStems(look.byTies, &outcome)
    let noted = unproven()
    guard !noted.isEmpty else { return simplex.effort.pivots - pivots }
    let distances = Distances(simplex, since: look.origin.potentials, unproven: noted.count)
    noteFar(distances, since: look.origin.potentials)
    var look = look
    look.distances = distances
    let unproven = unproven()
    let gaining = await gaining(among: unproven, look, &outcome)
    let proven: Moves = [.sinceProof, .sinceLook, .sinceLookByTies]
    for node in unproven { moves.remove(proven, at: Int(node)) }
    for node in gaining { moves.insert(proven, at: node) }
    for node in gaining { pivot(at: node, look, &outcome) }
    return simplex.effort.pivots - pivots
  }

  /// The rows and columns where it is not proven that nothing gains.
  mutating func unproven() -> [Int32] {
    let network = simplex.network
    return moves.all(in: network.root + 1..<network.nodeCount, .sinceProof)
      + moves.all(in: 0..<network.columnCount, .sinceProof)
  }

  /// Notes the rows and columns that moved far.
  mutating func noteFar(_ distances: Distances, since before: Potentials) {
    guard distances.far < max(distances.fall, distances.rise) else { return }
    let potential = simplex.tree.potential
    let (before, now) = (before.main.span, potential.span)
    let network = simplex.network
    for row in network.root + 1..<network.nodeCount where before[row] &- now[row] > distances.far {
      moves.insert(.sinceProof, at: row)
    }
    for column in 0..<network.columnCount where now[column] &- before[column] > distances.far {
      moves.insert(.sinceProof, at: column)
    }
  }
}

/// How far the rows of a part fell and its columns rose since the origin of changes.
///
/// A candidate gains when both ends together moved by more than it lost. Where one of them moved far it is found at the end
/// that moved further: what it lost is less than twice that. Where neither did, one of them moved since it was proven
/// that nothing gained, and it is found there: what it lost is less than that move and as much as is not yet far.
struct Distances {
  /// By how much the row that fell furthest did; 0 where none did.
  private(set) var fall = 0
  /// By how much the column that rose furthest did; 0 where none did.
  private(set) var rise = 0
  /// What moved by more is far.
  var far = 0

  /// - Parameters:
  ///   - unproven: of how many rows and columns it is not proven that nothing gains there. About as many are taken to be
  ///     far, or all that moved: so no more than twice as many are looked at, and no further than need be.
  /// - Complexity: O(nodes), and sorting some of them.
  init(_ simplex: Simplex<Int>, since before: Potentials, unproven: Int) {
    let network = simplex.network
    let (before, now) = (before.main.span, simplex.tree.potential.span)
    var some: [Int] = []
    for row in network.root + 1..<network.nodeCount {
      let move = before[row] &- now[row]
      fall = max(fall, move)
      if row % 16 == 0, move > 0 { some.append(move) }
    }
    for column in 0..<network.columnCount {
      let move = now[column] &- before[column]
      rise = max(rise, move)
      if column % 16 == 0, move > 0 { some.append(move) }
    }
    let few = unproven / 16
    if few == 0 {
      far = max(fall, rise)
    } else if few < some.count {
      some.sort()
      far = some[some.count - few - 1]
    }
  }

  /// How much a candidate of a node lost at most that gains.
  ///
  /// - Parameters:
  ///   - move: by how much the row fell or the column rose; below 0 where it went the other way.
  ///   - others: by how much any other end moved at most.
  @inline(__always)
  func reach(movedBy move: Int, others: Int) -> Int { move + min(max(move, far), others) }
}
