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

  /// How many are kept of each.
  private let most: Int

  /// Where the candidates of each row or column start in `items`, and after the last their count.
  private var offsets: [Int] = [0]
  private(set) var items: [Item] = []
  /// What the candidates that are not among `items` lose at least.
  private var bounds: [Int32] = []

  init(most: Int, count: Int) {
    self.most = most
    offsets.reserveCapacity(count + 1)
    bounds.reserveCapacity(count)
    items.reserveCapacity(count * most)
  }

  /// Adds the next row or column.
  ///
  /// - Parameters:
  ///   - candidates: how many it has.
  ///   - item: the candidate at a place.
  mutating func append(candidates: Int, _ item: (_ place: Int) -> Item) {
    let start = items.count
    var bound = Int32.max
    for index in 0..<candidates {
      let item = item(index)
      var place = items.count
      if place == start + most {
        guard item.loss < items[place - 1].loss else {
          bound = min(bound, item.loss)
          continue
        }
        place -= 1
        bound = min(bound, items[place].loss)
      } else {
        items.append(item)
      }
      while place > start, items[place - 1].loss > item.loss {
        items[place] = items[place - 1]
        place -= 1
      }
      items[place] = item
    }
    offsets.append(items.count)
    bounds.append(bound)
  }

  /// The candidates of a row or column that lose least.
  func kept(_ place: Int) -> Range<Int> { offsets[place]..<offsets[place + 1] }

  /// The candidates of a row or column that could gain after it moved by so much; nil when others than those kept could
  /// too.
  ///
  /// They lost no more than twice the move: the other ends of its candidates may have moved as well, by less than half of
  /// what those candidates lose, or they are looked at themselves.
  @inline(__always)
  func near(_ place: Int, movedBy move: Int) -> Range<Int>? {
    guard bounds[place] > 2 * move else { return nil }
    let (kept, items) = (kept(place), items.span)
    var end = kept.lowerBound
    while end < kept.upperBound, items[end].loss <= 2 * move { end += 1 }
    return kept.lowerBound..<end
  }
}
