/// Parts of a problem that share nothing, so that each is solved alone.
///
/// Rows and columns hang together over candidates, and over groups whose cap can be reached. Small
/// components are put together: a part is worth a network of its own from an eighth of all candidates.
struct Partition: Sendable {
  /// The rows of each part, ascending; rows without a candidate are in none.
  private(set) var rows: [[Int32]] = []
  /// The part of each column and group; the first where no row leads there.
  private(set) var partOfNode: [UInt8]

  static let partsAtMost = 8

  /// Whether a column belongs to a part, by column.
  func columns(of part: Int, of problem: TransportationProblem) -> [Bool] {
    partOfNode[..<problem.columns.count].map { $0 == part }
  }

  /// The node of each row in the network of its part, by row; -1 for a row in none.
  func nodeOfRow(of problem: TransportationProblem) -> [Int32] {
    var nodeOfRow = [Int32](repeating: -1, count: problem.rows.count)
    let first = Int32(problem.root + 1)
    for part in rows {
      for (place, row) in part.enumerated() { nodeOfRow[Int(row)] = first + Int32(place) }
    }
    return nodeOfRow
  }

  /// - Complexity: O(rows + columns + groups + candidates).
  init(_ problem: TransportationProblem, _ structure: Network.Structure) {
    let rows = problem.rows.indices.map { Int32($0) }
    self.init(problem, DisjointSets(what: rows[...], joinIn: problem, structure))
  }

  /// The same, the rows shared among threads.
  static func shared(
    _ problem: TransportationProblem, _ structure: Network.Structure
  ) async -> Partition {
    var sets = DisjointSets(count: problem.root)
    await problem.rows.indices.map { Int32($0) }.inRuns {
      DisjointSets(what: $0, joinIn: problem, structure)
    } take: {
      sets.join(asIn: $0)
    }
    return Partition(problem, sets)
  }

  private init(_ problem: TransportationProblem, _ sets: DisjointSets) {
    let root = Int32(problem.root)
    var sets = sets
    let candidates = problem.candidates
    var weight = [Int](repeating: 0, count: Int(root))
    for row in problem.rows.indices {
      guard let column = candidates.firstColumn(ofRow: row) else { continue }
      weight[Int(sets.find(column))] += candidates.entries(ofRow: row).count
    }
    // The heaviest components first, each to the lightest part so far.
    let heaviest = weight.indices.filter { weight[$0] > 0 }.sorted {
      (weight[$0], $1) > (weight[$1], $0)
    }
    let share = max(1, weight.reduce(0, +) / Self.partsAtMost)
    var load: [Int] = []
    var partOfSet = [UInt8](repeating: 0, count: Int(root))
    for set in heaviest {
      var lightest = load.indices.min { (load[$0], $0) < (load[$1], $1) }
      if load.count < Self.partsAtMost,
        lightest.map({ load[$0] + weight[set] > share }) ?? true
      {
        lightest = load.count
        load.append(0)
      }
      let part = lightest ?? 0
      load[part] += weight[set]
      partOfSet[set] = UInt8(part)
    }
    partOfNode = (0..<root).map { partOfSet[Int(sets.find($0))] }
    rows = Array(repeating: [], count: load.count)
    for row in problem.rows.indices {
      guard let column = candidates.firstColumn(ofRow: row) else { continue }
      rows[Int(partOfNode[Int(column)])].append(Int32(row))
    }
  }
}

/// Sets that only ever grow together (union by index, path halving).
private struct DisjointSets: Sendable {
  private var parent: [Int32]

  init(count: Int) { parent = (0..<Int32(count)).map { $0 } }

  /// Columns and groups that hang together over these rows, or by their homes.
  init(
    what rows: ArraySlice<Int32>, joinIn problem: TransportationProblem,
    _ structure: Network.Structure
  ) {
    self.init(count: problem.root)
    let root = Int32(problem.root)
    for node in 0..<problem.root where structure.home[node] != root {
      join(Int32(node), structure.home[node])
    }
    let candidates = problem.candidates
    let first =
      candidates.kinds.map { kinds in (0..<kinds.count).map { kinds.first(of: $0) } } ?? []
    var isJoined = [Bool](repeating: false, count: first.count)
    for row in rows {
      guard let column = candidates.firstColumn(ofRow: Int(row)) else { continue }
      let home = structure.home(ofRow: Int(row))
      if home != root { join(column, home) }
      let entries = candidates.columns.span.extracting(candidates.entries(ofRow: Int(row)))
      guard let kinds = candidates.kinds else {
        join(entries)
        continue
      }
      for index in entries.indices {
        let kind = Int(entries[index])
        join(column, first[kind])
        guard !isJoined[kind] else { continue }
        isJoined[kind] = true
        for member in kinds[kind].dropFirst() { join(column, member) }
      }
    }
  }

  /// Joins what other sets of the same nodes join.
  mutating func join(asIn other: DisjointSets) {
    for (node, above) in other.parent.enumerated() { join(Int32(node), above) }
  }

  mutating func find(_ node: Int32) -> Int32 {
    var node = node
    while parent[Int(node)] != node {
      let above = parent[Int(node)]
      parent[Int(node)] = parent[Int(above)]
      node = above
    }
    return node
  }

  /// Joins some nodes, one at least, with each other.
  mutating func join(_ nodes: Span<Int32>) {
    let set = find(nodes[0])
    // Most rows join what is joined already: one look at each node tells, without a branch.
    if hang(from: set, nodes) { return }
    for index in nodes.indices { join(set, nodes[index]) }
  }

  private func hang(from set: Int32, _ nodes: Span<Int32>) -> Bool {
    let parent = parent.span
    var differ: Int32 = 0
    for index in nodes.indices {
      // A problem's checks keep every column below the count of columns.
      differ |= unsafe parent[unchecked: Int(nodes[unchecked: index])] ^ set
    }
    return differ == 0
  }

  mutating func join(_ left: Int32, _ right: Int32) {
    let (left, right) = (find(left), find(right))
    if left < right { parent[Int(right)] = left } else { parent[Int(left)] = right }
  }
}
