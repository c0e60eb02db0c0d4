/// Some nodes of a network: a bit for each.
struct NodeSet {
  private var words: [UInt64]

  init(nodeCount: Int) { words = [UInt64](repeating: 0, count: nodeCount / 64 + 1) }

  @inline(__always)
  mutating func insert(_ node: Int) { words[node / 64] |= 1 << UInt64(node % 64) }

  @inline(__always)
  func contains(_ node: Int) -> Bool { words[node / 64] >> UInt64(node % 64) & 1 != 0 }

  mutating func removeAll() {
    for index in words.indices { words[index] = 0 }
  }

  /// All of them, ascending.
  ///
  /// - Parameter count: how many there are.
  func all(count: Int) -> [Int32] {
    var all: [Int32] = []
    all.reserveCapacity(count)
    for index in words.indices {
      var left = words[index]
      while left != 0 {
        all.append(Int32(index * 64 + left.trailingZeroBitCount))
        left &= left - 1
      }
    }
    return all
  }
}
