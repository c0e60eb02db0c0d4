/// The problem as the simplex walks it: one node for each column, group and row, and one for the root.
///
/// Nodes are numbered columns first, then groups, the root, and the rows, so that a candidate's column
/// is its node. Every node but the root has a *stem*: the bounded arc between it and its *home* (of a
/// row the root, of a column or a group what is around it). A row's stem leads from its home to the
/// row, all others from the node to the home. A stem consists of pieces whose bonus falls strictly.
struct Network {
  /// Where flows may rise without limit; units stay below half of it, so it never runs out.
  static let unbounded: Int32 = 1 << 30

  let columnCount: Int
  let root: Int
  let nodeCount: Int
  /// The home of each node; of the root -1.
  let home: [Int32]
  /// Where the pieces of each node's stem start, and after the last node their count.
  let pieceOffsets: [Int32]
  let capacity: [Int32]
  let bonus: [Int]
  /// Nodes whose stem, or one further up, holds nothing: they stay out of the tree.
  let isClosed: [Bool]

  init(_ problem: TransportationProblem) {
    columnCount = problem.columns.count
    root = columnCount + problem.groups.count
    nodeCount = root + 1 + problem.rows.count
    let top = root
    let inside = { (group: Int?) in Int32(group.map { problem.columns.count + $0 } ?? top) }

    var stems = Stems(
      nodeCount: nodeCount, units: problem.rows.joined().reduce(0) { $0 + $1.capacity })
    for column in problem.columns { stems.add(column.pieces, home: inside(column.group)) }
    for group in problem.groups {
      stems.add(groupOf: group.capacity, home: inside(group.parent))
    }
    stems.add([], home: -1)
    for row in problem.rows { stems.add(row, home: Int32(root)) }
    home = stems.home
    pieceOffsets = stems.offsets
    capacity = stems.capacity
    bonus = stems.bonus
    isClosed = Network.closed(stems, root: root)
  }

  func row(ofNode node: Int) -> Int { node - root - 1 }
  func node(ofRow row: Int) -> Int { root + 1 + row }

  /// Units leave a row's stem at the row; all other stems they leave at the home.
  func stemLeadsHome(_ node: Int) -> Bool { node < root }

  private static func closed(_ stems: Stems, root: Int) -> [Bool] {
    var isClosed = [Bool](repeating: false, count: stems.home.count)
    for node in 0..<root {
      var above = node
      while above != root, !isClosed[node] {
        isClosed[node] = stems.capacity[Int(stems.offsets[above])] == 0
        above = Int(stems.home[above])
      }
    }
    return isClosed
  }
}

/// Collects the stems node by node.
private struct Stems {
  var home: [Int32] = []
  var offsets: [Int32] = [0]
  var capacity: [Int32] = []
  var bonus: [Int] = []
  /// One more than can ever flow: a cap above it would be none, one at it would look like a bound.
  let ceiling: Int

  init(nodeCount: Int, units: Int) {
    ceiling = units + 1
    home.reserveCapacity(nodeCount)
    offsets.reserveCapacity(nodeCount + 1)
  }

  /// Pieces of equal bonus become one, so that no two arcs differ in nothing; a stem that holds nothing
  /// keeps one piece of 0.
  mutating func add(_ pieces: [TransportationProblem.Piece], home node: Int32) {
    let start = capacity.count
    for piece in pieces where piece.capacity > 0 {
      let fits = min(piece.capacity, ceiling)
      if capacity.count > start, bonus[bonus.count - 1] == piece.bonus {
        capacity[capacity.count - 1] = Int32(min(Int(capacity[capacity.count - 1]) + fits, ceiling))
      } else {
        capacity.append(Int32(fits))
        bonus.append(piece.bonus)
      }
    }
    if capacity.count == start {
      capacity.append(0)
      bonus.append(0)
    }
    close(home: node)
  }

  mutating func add(groupOf most: Int?, home node: Int32) {
    capacity.append(most.map { Int32(min($0, ceiling)) } ?? Network.unbounded)
    bonus.append(0)
    close(home: node)
  }

  private mutating func close(home node: Int32) {
    home.append(node)
    offsets.append(Int32(capacity.count))
  }
}
