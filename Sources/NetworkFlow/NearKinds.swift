/// Columns of a part that seem to be alike, as kinds, and which rows lost least by which kinds at the origin of changes.
///
/// What is found by these is likely, not certain: columns seem to be alike by sums, and few candidates are kept.
struct NearKinds: Sendable {
  /// The kind of each column; -1 of those outside the part.
  let ofColumn: [Int32]
  /// What each column would have been worth at the origin as the best of its kind; it may have been worth less.
  let level: [Int]
  /// The columns of each kind, one kind after the other.
  let columns: [Int32]
  private let offsets: [Int]
  /// By the place of the row; the nodes are kinds.
  let ofRows: Nearest
  /// By kind.
  let ofKinds: Nearest

  var count: Int { offsets.count - 1 }

  /// Where the columns of a kind lie in `columns`.
  @inline(__always)
  func places(of kind: Int) -> Range<Int> { offsets[kind]..<offsets[kind + 1] }

  /// - Complexity: O(candidates of the part), at most a few steps each.
  init(_ part: SolvedPart, on ground: Ground) {
    let network = part.simplex.network
    let potential = part.simplex.tree.potential.span
    var ofColumn = [Int32](repeating: -1, count: network.columnCount)
    var sizes: [Int] = []
    for column in 0..<network.columnCount where network.isInTree[column] {
      let first = Int(ground.alike.first[column])
      if ofColumn[first] < 0 {
        ofColumn[first] = Int32(sizes.count)
        sizes.append(0)
      }
      ofColumn[column] = ofColumn[first]
      sizes[Int(ofColumn[first])] += 1
    }
    var offsets = [0]
    for size in sizes { offsets.append(offsets[offsets.count - 1] + size) }
    var next = offsets
    var columns = [Int32](repeating: 0, count: offsets[sizes.count])
    var worth = [Int](repeating: .min, count: sizes.count)
    let shift = ground.alike.shift
    for column in 0..<network.columnCount where network.isInTree[column] {
      let kind = Int(ofColumn[column])
      columns[next[kind]] = Int32(column)
      next[kind] += 1
      worth[kind] = max(worth[kind], potential[column] + Int(shift[column]))
    }
    (self.ofColumn, self.columns, self.offsets) = (ofColumn, columns, offsets)
    var level = [Int](repeating: 0, count: network.columnCount)
    for column in level.indices where ofColumn[column] >= 0 {
      level[column] = worth[Int(ofColumn[column])] - Int(shift[column])
    }
    self.level = level

    let candidates = ground.problem.candidates
    let (targets, points) = (candidates.columns.span, candidates.points.span)
    var ofRows = Nearest(most: 8, count: network.rows.count)
    var least = LeastFew(most: ofRows.most)
    for (place, row) in network.rows.enumerated() {
      let price = potential[network.node(ofRow: place)]
      let range = ground.problem.candidateRange(ofRow: Int(row))
      ofRows.append(least: &least, among: range) { index in
        let column = Int(targets[index])
        let kind = ofColumn[column]
        guard kind >= 0, columns[offsets[Int(kind)]] == column else { return nil }
        return price - Int(points[index]) - level[column]
      } node: {
        ofColumn[Int(targets[$0])]
      }
    }
    self.ofRows = ofRows
    let (rows, pointsByColumn) = (ground.byColumn.rows.span, ground.byColumn.points.span)
    var ofKinds = Nearest(most: 64, count: sizes.count)
    least = LeastFew(most: ofKinds.most)
    for kind in worth.indices {
      let column = Int(columns[offsets[kind]])
      let range = ground.byColumn.range(ofColumn: column)
      ofKinds.append(least: &least, among: range) {
        let node = Int(ground.nodeOfRow[Int(rows[$0])])
        return potential[node] - Int(pointsByColumn[$0]) - level[column]
      } node: {
        ground.nodeOfRow[Int(rows[$0])]
      }
    }
    self.ofKinds = ofKinds
  }

  /// Of each of some things the few that lose least, ascending.
  struct Nearest: Sendable {
    struct Item {
      var node: Int32
      var loss: Int32
    }

    let most: Int
    private(set) var items: [Item] = []

    init(most: Int, count: Int) {
      self.most = most
      items.reserveCapacity(count * most)
    }

    /// Where those of a thing lie in `items`; the node of the last ones is -1 where it has fewer.
    @inline(__always)
    func places(of place: Int) -> Range<Int> { place * most..<(place + 1) * most }

    /// Adds those of the next thing.
    @inline(__always)
    fileprivate mutating func append(
      least: inout LeastFew, among candidates: Range<Int>, loss: (_ candidate: Int) -> Int?,
      node: (_ candidate: Int) -> Int32
    ) {
      let (start, end) = (candidates.lowerBound, items.count + most)
      _ = least.find(among: candidates.count) {
        loss(start + $0)
      } take: {
        items.append(Item(node: node(start + $1), loss: $0))
      }
      while items.count < end { items.append(Item(node: -1, loss: .max)) }
    }
  }
}
