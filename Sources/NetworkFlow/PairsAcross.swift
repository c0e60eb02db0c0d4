/// Some rows with kinds of columns that they lead to, and which of them lie on different sides of a cut.
struct PairsAcross: Sendable {
  struct Pair: Sendable {
    /// The node of the row.
    let row: Int32
    let kind: Int32
    /// What it lost at the origin.
    let loss: Int32
  }

  private var pairs: [Pair]
  /// The first of them, all but those that came later, by the place of the row and by kind.
  private let ofRow: Grouping
  private let ofKind: Grouping
  /// Of the first ones those that lie across.
  private var across: [Int32] = []
  private var isAcross: BitSet

  /// - Complexity: O(pairs + rows + kinds).
  init(_ pairs: [Pair], _ cut: borrowing Cut, _ near: NearKinds, _ network: Network) {
    self.pairs = pairs
    ofRow = Grouping(pairs.lazy.map { Int($0.row) - network.root - 1 }, groups: network.rows.count)
    ofKind = Grouping(pairs.lazy.map { Int($0.kind) }, groups: near.count)
    isAcross = BitSet(count: pairs.count)
    look(across: cut)
  }

  mutating func append(_ pair: Pair) { pairs.append(pair) }

  /// Nothing lies across.
  mutating func forgetCut() {
    for place in across { isAcross.remove(Int(place)) }
    across.removeAll(keepingCapacity: true)
  }

  /// Looks at what turned from one side of a cut to the other.
  ///
  /// - Complexity: O(pairs that lay across or turned), and no more than O(pairs).
  mutating func turn(_ cut: borrowing Cut, _ near: NearKinds, _ network: Network) {
    guard cut.turned.count < network.nodeCount / 32 else {
      look(across: cut)
      return
    }
    let before = across
    across.removeAll(keepingCapacity: true)
    for place in before {
      if cut.isCrossed(by: pairs[Int(place)]) {
        across.append(place)
      } else {
        isAcross.remove(Int(place))
      }
    }
    for node in cut.turned {
      let node = Int(node)
      if node > network.root {
        look(at: ofRow[node - network.root - 1], cut)
      } else if node < near.ofColumn.count {
        look(at: ofKind[Int(near.ofColumn[node])], cut)
      }
    }
  }

  private mutating func look(across cut: borrowing Cut) {
    forgetCut()
    for place in 0..<ofRow.count where cut.isCrossed(by: pairs[place]) {
      isAcross.insert(place)
      across.append(Int32(place))
    }
  }

  private mutating func look(at places: ArraySlice<Int32>, _ cut: borrowing Cut) {
    for place in places
    where !isAcross.contains(Int(place)) && cut.isCrossed(by: pairs[Int(place)]) {
      isAcross.insert(Int(place))
      across.append(place)
    }
  }

  /// Visits those that lie across, and all that came later.
  @inline(__always)
  func forEach(_ visit: (Pair) -> Void) {
    let pairs = pairs.span
    for place in across { visit(pairs[Int(place)]) }
    for place in ofRow.count..<pairs.count { visit(pairs[place]) }
  }
}

extension Cut {
  /// Whether a row and columns of a kind are on different sides.
  @inline(__always)
  fileprivate func isCrossed(by pair: PairsAcross.Pair) -> Bool {
    (inside.contains(Int(pair.row)) ? moveOutside : moveInside)[Int(pair.kind)] != Cut.none
  }
}
