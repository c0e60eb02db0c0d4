/// The nodes that a search has yet to go on from, the nearest first.
///
/// What comes as near as the node that came out last waits beside the heap: a way of no length costs next to nothing.
struct NearestFirst {
  private struct Item {
    var distance: Int
    var node: Int32
  }

  /// A binary heap.
  private var items: [Item] = []
  /// Where each node is among the items; -1 where it is not.
  private var place: [Int32]
  /// How near the node was that came out last, and others as near as that.
  private var nearest = Int.min
  private var asNear: [Int32] = []

  /// - Parameter nodeCount: nodes are numbered from 0.
  init(nodeCount: Int) { place = [Int32](repeating: -1, count: nodeCount) }

  /// Puts a node in, or one that is there nearer than before, but no nearer than the one that came out last.
  ///
  /// - Complexity: O(log n).
  mutating func put(_ node: Int, at distance: Int) {
    var index = Int(place[node])
    if index < 0 {
      guard distance != nearest else { return asNear.append(Int32(node)) }
      index = items.count
      items.append(Item(distance: distance, node: Int32(node)))
    }
    while index > 0, items[(index - 1) / 2].distance > distance {
      set(items[(index - 1) / 2], at: index)
      index = (index - 1) / 2
    }
    set(Item(distance: distance, node: Int32(node)), at: index)
  }

  /// Takes the nearest node out; nil when there is none.
  ///
  /// - Complexity: O(log n).
  mutating func popNearest() -> (distance: Int, node: Int)? {
    if let node = asNear.popLast() { return (nearest, Int(node)) }
    guard let first = items.first, let moved = items.popLast() else { return nil }
    place[Int(first.node)] = -1
    if !items.isEmpty {
      var index = 0
      while true {
        var child = 2 * index + 1
        guard child < items.count else { break }
        if child + 1 < items.count, items[child + 1].distance < items[child].distance { child += 1 }
        guard items[child].distance < moved.distance else { break }
        set(items[child], at: index)
        index = child
      }
      set(moved, at: index)
    }
    nearest = first.distance
    return (first.distance, Int(first.node))
  }

  private mutating func set(_ item: Item, at index: Int) {
    items[index] = item
    place[Int(item.node)] = Int32(index)
  }
}
