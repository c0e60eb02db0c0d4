/// A part of the problem as the simplex walks it: a node for each column, group and row, and the root.
///
/// Nodes are numbered columns first, then groups, row groups, the root, and the part's rows, so that a candidate's
/// column is its node. Every node but the root has a *stem*: the bounded arc between it and its *home*, what is
/// around it. The stem of a row or a row group leads from its home to the node, all others from the node to the
/// home. A stem consists of pieces whose bonus falls strictly.
struct Network: Sendable {
  /// Where flows may rise without limit; units stay below half of it, so it never runs out.
  static let unbounded: Int32 = 1 << 30

  let columnCount: Int
  let firstRowGroup: Int
  let root: Int
  let nodeCount: Int
  /// The home of each node; of the root -1.
  let home: [Int32]
  /// Where the pieces of each node's stem start, and after the last node their count.
  private(set) var pieceOffsets: [Int32]
  private(set) var capacity: [Int32]
  private(set) var bonus: [Int]
  /// Nodes of the part on which units can move; all others stay out of the tree.
  let isInTree: [Bool]
  /// The row of the problem whose candidates each row's node has, in the order of the nodes.
  let rows: [Int32]

  /// The node of the row at a place in `rows`.
  func node(ofRow place: Int) -> Int { root + 1 + place }

  /// The row of the problem at a node.
  func row(ofNode node: Int) -> Int { Int(rows[node - root - 1]) }

  /// Gives a stem other pieces.
  ///
  /// - Complexity: O(pieces after it), and O(nodes) where it has more or fewer of them than before.
  mutating func replaceStem(of node: Int, by stem: Stem) {
    let pieces = Int(pieceOffsets[node])..<Int(pieceOffsets[node + 1])
    capacity.replaceSubrange(pieces, with: stem.capacity)
    bonus.replaceSubrange(pieces, with: stem.bonus)
    let growth = Int32(stem.capacity.count - pieces.count)
    guard growth != 0 else { return }
    for later in node + 1...nodeCount { pieceOffsets[later] += growth }
  }

  /// The same network with prices in the place of caps.
  ///
  /// - Parameter prices: what a unit through each group costs; those of plain groups are taken, which all had a price
  ///   before.
  func priced(at prices: [Int], of problem: TransportationProblem) -> Network {
    var priced = self
    for (index, group) in problem.groups.enumerated() where group.isPlain {
      priced.bonus[Int(pieceOffsets[columnCount + index])] = -prices[index]
    }
    return priced
  }

  /// Forgets the pieces of all stems.
  mutating func dropPieces() { (pieceOffsets, capacity, bonus) = ([], [], []) }

  /// Units leave the stem of a row or a row group at the node; all other stems they leave at the home.
  func stemLeadsHome(_ node: Int) -> Bool { node < firstRowGroup }
}

extension Network {
  /// How the rows and columns of a problem hang together.
  struct Structure: Sendable {
    /// Columns and groups whose stem, or one further up, holds nothing; of row groups none is said to be.
    let isClosed: [Bool]
    /// The nearest group around each column, group and row group whose cap can be reached or whose units earn
    /// anything; the root where there is none. Any other group needs no arc, and what is inside hangs from what is
    /// around.
    let home: [Int32]
    /// The same of each row; empty where it is the root of all.
    let homeOfRow: [Int32]
    /// Groups and row groups.
    private let groupCount: Int
    /// More than any unit of the problem earns.
    let penalty: Int

    /// - Parameter penalty: more than any unit earns; nil for the least that is.
    init(_ problem: TransportationProblem, penalty: Int? = nil) {
      let columnCount = problem.columns.count
      let root = problem.root
      var parent = [Int32](repeating: Int32(root), count: root)
      var holds = [Int](repeating: 0, count: root)
      for (index, column) in problem.columns.enumerated() {
        if let group = column.group { parent[index] = Int32(columnCount + group) }
        holds[index] = TransportationProblem.held(column.pieces)
      }
      var isPlain = [Bool](repeating: true, count: root)
      for (groups, first) in [
        (problem.groups, columnCount), (problem.rowGroups, problem.firstRowGroup),
      ] {
        for (index, group) in groups.enumerated() {
          if let around = group.parent { parent[first + index] = Int32(first + around) }
          holds[first + index] = group.capacity ?? Int.max
          isPlain[first + index] = group.isPlain
        }
      }

      let outwards = problem.nodesOfGroupsOutermostFirst.reversed()
      var inside = [Int](repeating: 0, count: root + 1)
      for (row, pieces) in problem.rows.enumerated() {
        guard let group = problem.group(ofRow: row) else { continue }
        inside[problem.firstRowGroup + group] += TransportationProblem.held(pieces)
      }
      for node in Array(0..<columnCount) + outwards {
        inside[Int(parent[node])] += node < columnCount ? holds[node] : inside[node]
      }
      // Of the root neither is asked.
      var isClosed = [Bool](repeating: false, count: root + 1)
      var home = parent + [Int32(root)]
      func isIdle(_ group: Int) -> Bool {
        group != root && isPlain[group] && holds[group] > inside[group]
      }
      for node in outwards.reversed() + Array(0..<columnCount) {
        let around = Int(parent[node])
        isClosed[node] =
          node < problem.firstRowGroup && (holds[node] == 0 || isClosed[around])
        if isIdle(around) { home[node] = home[around] }
      }
      homeOfRow =
        problem.rowGroups.isEmpty
        ? []
        : problem.rows.indices.map { row in
          guard let group = problem.group(ofRow: row) else { return Int32(root) }
          let around = problem.firstRowGroup + group
          return isIdle(around) ? home[around] : Int32(around)
        }
      self.isClosed = Array(isClosed.dropLast())
      self.home = Array(home.dropLast())
      groupCount = root - columnCount
      self.penalty = penalty ?? 1 + problem.sums.mostOfUnit
    }

    /// The same with some of the columns alone, in this order.
    init(_ structure: Structure, columns: [Int]) {
      let columnCount = structure.isClosed.count - structure.groupCount
      let fall = Int32(columnCount - columns.count)
      isClosed = columns.map { structure.isClosed[$0] } + structure.isClosed[columnCount...]
      home = (columns.map { structure.home[$0] } + structure.home[columnCount...]).map { $0 - fall }
      homeOfRow = structure.homeOfRow.map { $0 - fall }
      groupCount = structure.groupCount
      penalty = structure.penalty
    }

    func home(ofRow row: Int) -> Int32 {
      homeOfRow.isEmpty ? Int32(home.count) : homeOfRow[row]
    }

    /// Whether open columns of one kind have different homes.
    func divides(_ kinds: ColumnKinds) -> Bool {
      var homeOfKind = [Int32](repeating: -1, count: kinds.count)
      for (column, kind) in kinds.ofColumns.enumerated() where !isClosed[column] {
        if homeOfKind[Int(kind)] < 0 { homeOfKind[Int(kind)] = home[column] }
        if homeOfKind[Int(kind)] != home[column] { return true }
      }
      return false
    }

    /// Whether what hangs together is the same.
    func hangsTogether(as other: Structure) -> Bool {
      home == other.home && homeOfRow == other.homeOfRow
    }
  }

  /// The network of some rows and columns.
  ///
  /// - Parameters:
  ///   - bundles: the rows; several in a bundle become one, which has the candidates of the first and the
  ///     pieces of all.
  ///   - holds: whether a column belongs to the part, by column.
  ///   - prices: what a unit through each group costs instead of a cap; nil for the caps themselves.
  ///   - excess: whether stems of rows and columns take units in excess at a loss, as caps do.
  init(
    _ problem: TransportationProblem, _ structure: Structure, _ bundles: Bundles,
    _ holds: [Bool], prices: [Int]? = nil, excess: Bool = false
  ) {
    columnCount = problem.columns.count
    firstRowGroup = problem.firstRowGroup
    root = problem.root
    rows = (0..<bundles.count).map { Int32(bundles.first(of: $0)) }
    nodeCount = root + 1 + rows.count

    var stems = Stems(penalty: structure.penalty, takesExcess: excess)
    stems.reserve(nodeCount: nodeCount)
    let joined = bundles.joinedPieces(of: problem)
    for (index, column) in problem.columns.enumerated() {
      stems.add(joined[Int32(index)] ?? column.pieces, home: structure.home[index])
    }
    for (index, group) in problem.groups.enumerated() {
      let home = structure.home[columnCount + index]
      if let prices, group.isPlain {
        stems.add(price: prices[index], home: home)
      } else {
        stems.add(group: group.pieces, home: home)
      }
    }
    for (index, group) in problem.rowGroups.enumerated() {
      stems.add(group: group.pieces, home: structure.home[firstRowGroup + index])
    }
    stems.add([], home: -1)
    for bundle in 0..<bundles.count {
      let members = bundles.members(of: bundle)
      let home = structure.home(ofRow: Int(rows[bundle]))
      if members.count == 1 {
        stems.add(problem.rows[Int(rows[bundle])], home: home)
      } else {
        let pieces = members.flatMap { problem.rows[Int($0)] }
        stems.add(pieces.sorted { $0.bonus > $1.bonus }, home: home)
      }
    }
    home = stems.home
    pieceOffsets = stems.offsets
    capacity = stems.capacity
    bonus = stems.bonus

    var isInTree = [Bool](repeating: true, count: nodeCount)
    for group in columnCount..<root { isInTree[group] = false }
    for column in 0..<columnCount {
      isInTree[column] =
        (excess || !structure.isClosed[column]) && bundles.leader[column] == column && holds[column]
      var above = Int(home[column])
      while isInTree[column], above != root, !isInTree[above] {
        isInTree[above] = true
        above = Int(home[above])
      }
    }
    for node in root + 1..<nodeCount {
      var above = Int(home[node])
      while above != root, !isInTree[above] {
        isInTree[above] = true
        above = Int(home[above])
      }
    }
    self.isInTree = isInTree
  }
}

extension Network {
  /// The pieces of one stem.
  struct Stem {
    let capacity: [Int32]
    let bonus: [Int]

    /// The stem of a row or a column that takes units in excess.
    init(_ pieces: [TransportationProblem.Piece], penalty: Int) {
      var stems = Stems(penalty: penalty, takesExcess: true)
      stems.add(pieces, home: -1)
      (capacity, bonus) = (stems.capacity, stems.bonus)
    }

    /// The stem of a group.
    init(group pieces: [TransportationProblem.Piece]?, penalty: Int) {
      var stems = Stems(penalty: penalty, takesExcess: true)
      stems.add(group: pieces, home: -1)
      (capacity, bonus) = (stems.capacity, stems.bonus)
    }
  }
}

/// Collects the stems node by node.
private struct Stems {
  var home: [Int32] = []
  var offsets: [Int32] = [0]
  var capacity: [Int32] = []
  var bonus: [Int] = []
  /// More than can ever flow: a cap above it would be none, one at it would look like a bound.
  let ceiling = TransportationProblem.unitLimit
  /// What a unit in excess loses, and whether rows and columns take any.
  let penalty: Int
  let takesExcess: Bool

  init(penalty: Int, takesExcess: Bool) {
    self.penalty = penalty
    self.takesExcess = takesExcess
  }

  mutating func reserve(nodeCount: Int) {
    home.reserveCapacity(nodeCount)
    offsets.reserveCapacity(nodeCount + 1)
  }

  mutating func add(_ pieces: [TransportationProblem.Piece], home node: Int32) {
    append(pieces)
    if takesExcess { appendExcess() }
    close(home: node)
  }

  /// The pieces of a group are followed by one for units in excess of them, at a loss that no unit is worth: so a tree
  /// that breaks a cap is one to start from.
  mutating func add(group pieces: [TransportationProblem.Piece]?, home node: Int32) {
    guard let pieces else { return add(price: 0, home: node) }
    append(pieces)
    appendExcess()
    close(home: node)
  }

  /// A group without a cap, whose units pay a price.
  mutating func add(price: Int, home node: Int32) {
    capacity.append(Network.unbounded)
    bonus.append(-price)
    close(home: node)
  }

  /// Pieces of equal bonus become one, so that no two arcs differ in nothing; a stem that holds nothing
  /// keeps one piece of 0.
  private mutating func append(_ pieces: [TransportationProblem.Piece]) {
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
  }

  private mutating func appendExcess() {
    capacity.append(Network.unbounded)
    bonus.append(-penalty)
  }

  private mutating func close(home node: Int32) {
    home.append(node)
    offsets.append(Int32(capacity.count))
  }
}

extension TransportationProblem {
  /// The node of the first row group, and the root: nodes are numbered as in a `Network`.
  var firstRowGroup: Int { columns.count + groups.count }
  var root: Int { firstRowGroup + rowGroups.count }

  /// The nodes of the groups and of the row groups, each after what is around it.
  var nodesOfGroupsOutermostFirst: [Int] {
    groups.outermostFirst.map { columns.count + $0 }
      + rowGroups.outermostFirst.map { firstRowGroup + $0 }
  }
}

extension [TransportationProblem.Group] {
  /// The groups, each after what is around it.
  var outermostFirst: [Int] {
    var firstInside = [Int](repeating: -1, count: count)
    var sibling = firstInside
    var order: [Int] = []
    for (index, group) in enumerated().reversed() {
      guard let around = group.parent else { continue }
      sibling[index] = firstInside[around]
      firstInside[around] = index
    }
    order.reserveCapacity(count)
    order += indices.filter { self[$0].parent == nil }
    var place = 0
    while place < order.count {
      var inside = firstInside[order[place]]
      while inside >= 0 {
        order.append(inside)
        inside = sibling[inside]
      }
      place += 1
    }
    return order
  }
}
