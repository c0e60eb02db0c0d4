extension Simplex<Int> {
  /// Whether no other flow is as good as the one of the tree.
  ///
  /// Another flow differs from this one by cycles on which units can move. In the tree units can
  /// always move up; where they can also move down, parent and child are merged into one *patch*. What
  /// is left are the arcs up between patches, which form no cycle alone, and the arcs outside the tree,
  /// on which units move one way only. So there is another flow exactly when the patches have a cycle,
  /// be it one arc from a patch to itself. Every such cycle moves candidates, since stems
  /// alone form none.
  ///
  /// - Parameter outside: both ends of every arc outside the tree that gains and loses nothing.
  /// - Complexity: O(arcs outside + rows + columns + groups); O(1) where there is none outside.
  func isOnlyFlow(outside: [(from: Int, to: Int)]) -> Bool {
    guard !outside.isEmpty else { return true }
    let patch = patches()
    var arcs: [(from: Int, to: Int)] = []
    for node in patch.indices where patch[node] == node && node != network.root {
      arcs.append((node, patch[Int(tree.nodes[node].parent)]))
    }
    for (from, to) in outside { arcs.append((patch[from], patch[to])) }
    return isAcyclic(arcs, nodeCount: patch.count)
  }
}

extension Simplex<Int> {
  /// For each node of the tree the highest that units can reach it from, going down; for closed nodes -1.
  fileprivate func patches() -> [Int] {
    var patch = [Int](repeating: -1, count: network.nodeCount)
    patch[network.root] = network.root
    var node = Int(tree.next[network.root])
    while node != network.root {
      let record = tree.nodes[node]
      patch[node] = record.down > 0 ? patch[Int(record.parent)] : node
      node = Int(tree.next[node])
    }
    return patch
  }
}

/// Takes away, as long as there is one, a node that no arc leads to: with a cycle some remain.
private func isAcyclic(_ arcs: [(from: Int, to: Int)], nodeCount: Int) -> Bool {
  var arriving = [Int](repeating: 0, count: nodeCount)
  var start = [Int](repeating: 0, count: nodeCount + 1)
  for arc in arcs {
    arriving[arc.to] += 1
    start[arc.from + 1] += 1
  }
  for node in 0..<nodeCount { start[node + 1] += start[node] }
  var targets = [Int](repeating: 0, count: arcs.count)
  var place = start
  for arc in arcs {
    targets[place[arc.from]] = arc.to
    place[arc.from] += 1
  }
  var free = (0..<nodeCount).filter { arriving[$0] == 0 }
  var taken = 0
  while let node = free.popLast() {
    taken += 1
    for target in targets[start[node]..<start[node + 1]] {
      arriving[target] -= 1
      if arriving[target] == 0 { free.append(target) }
    }
  }
  return taken == nodeCount
}
