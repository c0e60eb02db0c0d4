/// The order in which the nodes of a search are looked at: the largest bound first, among equals the deepest.
struct NodeRank: Comparable {
  let bound: Int
  let depth: Int
  /// How many came before.
  let sequence: Int

  static func < (left: Self, right: Self) -> Bool {
    (-left.bound, -left.depth, left.sequence) < (-right.bound, -right.depth, right.sequence)
  }
}
