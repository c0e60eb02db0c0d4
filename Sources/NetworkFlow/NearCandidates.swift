/// Of each row, or each column, the candidates that lose least, and what all others lose at least.
///
/// By these a change is answered: where potentials moved by less than the others lose, only these few can gain.
struct NearCandidates: Sendable {
  struct Item {
    /// The node at the other end.
    var node: Int32
    var points: Int32
    /// What it lost where it was found, or the most that 32 bits hold.
    var loss: Int32

    init(node: Int32, points: Int32, loss: Int) {
      self.node = node
      self.points = points
      self.loss = Int32(clamping: loss)
    }
  }

  /// Where the candidates of each row or column start in `items`, and after the last their count.
  private var offsets: [Int] = [0]
  private(set) var items: [Item] = []
  /// What the candidates that are not among `items` lose at least.
  private var bounds: [Int32] = []

  /// - Parameters:
  ///   - entries: rows or columns.
  ///   - most: how many candidates are kept of each.
  ///   - candidates: where those of a row or column lie.
  ///   - item: the candidate of the entry at a place, by where it lies.
  init(
    of entries: ArraySlice<Int32>, most: Int, candidates: (_ entry: Int32) -> Range<Int>,
    item: (_ place: Int, _ candidate: Int) -> Item
  ) {
    self.init(most: most, reserving: entries.count)
    var least = LeastFew(most: most)
    for (place, entry) in zip(entries.indices, entries) {
      let range = candidates(entry)
      let bound = least.find(among: range.count) {
        Int(item(place, range.lowerBound + $0).loss)
      } take: {
        items.append(item(place, range.lowerBound + $1))
      }
      bounds.append(bound)
      offsets.append(items.count)
    }
  }

  /// Of none, with room for as many rows or columns.
  init(most: Int, reserving count: Int) {
    offsets.reserveCapacity(count + 1)
    bounds.reserveCapacity(count)
    items.reserveCapacity(count * most)
  }

  /// Adds those of rows or columns that come next.
  mutating func append(_ next: NearCandidates) {
    let before = items.count
    offsets += next.offsets.dropFirst().lazy.map { before + $0 }
    items += next.items
    bounds += next.bounds
  }

  /// The candidates of a row or column that lose least.
  func kept(_ place: Int) -> Range<Int> { offsets[place]..<offsets[place + 1] }

  /// The candidates of a row or column that lost no more than so much; nil when others than those kept may be among them.
  @inline(__always)
  func near(_ place: Int, losing most: Int) -> Range<Int>? {
    guard bounds[place] > most else { return nil }
    let (kept, items) = (kept(place), items.span)
    var end = kept.lowerBound
    while end < kept.upperBound, items[end].loss <= most { end += 1 }
    return kept.lowerBound..<end
  }
}
