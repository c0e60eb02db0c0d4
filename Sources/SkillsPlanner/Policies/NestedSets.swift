/// Sets of which any two are apart, or one inside the other, each with the fewest and the most units that it holds.
struct NestedSets: Sendable {
  struct Bounded: Sendable {
    let members: Set<Int>
    var least: Int
    /// Nil for any number.
    var most: Int?
  }

  /// In the order of adding.
  private(set) var all: [Bounded] = []
  private var holding: [Int: [Int]] = [:]

  /// Adds a set; one that is there already keeps both bounds.
  ///
  /// - Returns: its place, or nil where it crosses another, and then it is not added.
  /// - Complexity: O(members and the sets that hold them).
  mutating func add(_ members: Set<Int>, least: Int = 0, most: Int?) -> Int? {
    var shared: [Int: Int] = [:]
    for member in members { for set in holding[member] ?? [] { shared[set, default: 0] += 1 } }
    for (set, count) in shared where count != members.count && count != all[set].members.count {
      return nil
    }
    let same = shared.keys.filter { all[$0].members.count == members.count }.min()
    if let same, shared[same] == members.count {
      all[same].least = max(all[same].least, least)
      if let most { all[same].most = min(all[same].most ?? most, most) }
      return same
    }
    all.append(Bounded(members: members, least: least, most: most))
    for member in members { holding[member, default: []].append(all.count - 1) }
    return all.count - 1
  }

  /// The smallest set around each set, nil where there is none.
  var parents: [Int?] {
    all.indices.map { set in
      guard let member = all[set].members.first else { return nil }
      return smallest(holding: member) { all[$0].members.count > all[set].members.count }
    }
  }

  /// The smallest set that holds a member, nil where none does.
  func innermost(_ member: Int) -> Int? { smallest(holding: member) { _ in true } }

  private func smallest(holding member: Int, where fits: (Int) -> Bool) -> Int? {
    (holding[member] ?? []).filter(fits).min { all[$0].members.count < all[$1].members.count }
  }
}
