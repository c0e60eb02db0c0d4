/// Of each row, or each column, the candidates that lose least, and what all others lose at least.
///
/// By these a change is answered: where potentials moved by less than the others lose, only these few can gain.
struct NearCandidates: Sendable {
  struct Item {
    /// The node at the other end.
    var node: Int32
    var points: Int32
  }

  /// How many are kept of each, at most 64.
  private let most: Int

  /// Where the candidates of each row or column start in `items`, and after the last their count.
  private var offsets: [Int] = [0]
  private(set) var items: [Item] = []
  /// What the candidates that are not among `items` lose at least.
  private var bounds: [Int] = []

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
  ///   - item: the candidate at a place, and what it loses.
  mutating func append(candidates: Int, _ item: (_ place: Int) -> (item: Item, loss: Int)) {
    let start = items.count
    var losses = InlineArray<64, Int>(repeating: 0)
    var bound = Int.max
    for index in 0..<candidates {
      let (item, loss) = item(index)
      var place = items.count - start
      if place == most {
        guard loss < losses[place - 1] else {
          bound = min(bound, loss)
          continue
        }
        place -= 1
        bound = min(bound, losses[place])
      } else {
        items.append(item)
      }
      while place > 0, losses[place - 1] > loss {
        losses[place] = losses[place - 1]
        items[start + place] = items[start + place - 1]
        place -= 1
      }
      losses[place] = loss
      items[start + place] = item
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
  ///
  /// - Parameter loss: what a candidate lost where they were found.
  @inline(__always)
  func near(_ place: Int, movedBy move: Int, loss: (Item) -> Int) -> Range<Int>? {
    guard bounds[place] > 2 * move else { return nil }
    let start = offsets[place]
    var end = start
    while end < offsets[place + 1], loss(items[end]) <= 2 * move { end += 1 }
    return start..<end
  }
}
