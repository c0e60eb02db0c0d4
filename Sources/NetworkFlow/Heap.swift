/// A binary heap: the least key first.
struct Heap<Key: Comparable, Value> {
  private var items: [(key: Key, value: Value)] = []

  mutating func insert(_ value: Value, at key: Key) {
    var place = items.count
    items.append((key, value))
    while place > 0, items[(place - 1) / 2].key > key {
      items[place] = items[(place - 1) / 2]
      place = (place - 1) / 2
    }
    items[place] = (key, value)
  }

  /// The value with the least key, taken out; nil when there is none.
  mutating func popLeast() -> (key: Key, value: Value)? {
    guard let first = items.first else { return nil }
    let moved = items.removeLast()
    guard !items.isEmpty else { return first }
    var place = 0
    while true {
      var child = 2 * place + 1
      guard child < items.count else { break }
      if child + 1 < items.count, items[child + 1].key < items[child].key { child += 1 }
      guard items[child].key < moved.key else { break }
      items[place] = items[child]
      place = child
    }
    items[place] = moved
    return first
  }
}
