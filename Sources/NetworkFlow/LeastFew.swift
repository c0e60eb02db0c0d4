/// Of losses the few that are least, each with its place among them.
///
/// Twice as many as are asked for are gathered before the larger half is dropped, so most of many are looked at once.
struct LeastFew {
  private let most: Int
  /// A loss above its place: what is less is the one with less loss, of equals the one with the lower place.
  private var keys: [UInt64]

  /// - Parameter most: how many are asked for, above 0.
  init(most: Int) {
    self.most = most
    keys = [UInt64](repeating: 0, count: 2 * most)
  }

  /// Finds those that are least.
  ///
  /// - Parameters:
  ///   - count: how many losses there are, from 0 to below 2^32.
  ///   - loss: the one at a place, nil for one that does not count; taken for the most that 32 bits hold where it is more.
  ///   - take: is given those that are least, ascending.
  /// - Returns: what all others lose at least, or the most that 32 bits hold where there are none.
  /// - Complexity: O(count + most log most), where losses come in no order.
  @inline(__always)
  mutating func find(
    among count: Int, loss: (_ place: Int) -> Int?,
    take: (_ loss: Int32, _ place: Int) -> Void
  ) -> Int32 {
    let (found, bound) = gather(count, loss)
    keys[..<found].sort()
    for key in keys[..<found] {
      take(Self.loss(of: key), Int(UInt32(truncatingIfNeeded: key)))
    }
    return Self.loss(of: bound)
  }

  /// Puts the least to the front in any order; tells how many, and the least key of the others.
  @inline(__always)
  private mutating func gather(
    _ count: Int, _ loss: (_ place: Int) -> Int?
  ) -> (found: Int, bound: UInt64) {
    let most = most
    var keys = keys.mutableSpan
    var found = 0
    var bound = UInt64.max
    for place in 0..<count {
      guard let loss = loss(place) else { continue }
      let key = Self.key(loss, place)
      guard key < bound else { continue }
      keys[found] = key
      found += 1
      if found == keys.count { (found, bound) = (most, Self.part(&keys, found, at: most)) }
    }
    return found > most ? (most, Self.part(&keys, found, at: most)) : (found, bound)
  }

  @inline(__always)
  private static func key(_ loss: Int, _ place: Int) -> UInt64 {
    UInt64(UInt32(bitPattern: Int32(clamping: loss)) ^ 1 << 31) << 32 | UInt64(place)
  }

  private static func loss(of key: UInt64) -> Int32 {
    Int32(bitPattern: UInt32(truncatingIfNeeded: key >> 32) ^ 1 << 31)
  }

  /// Puts at a place what would be there if the first so many keys were sorted, nothing larger before it and nothing less
  /// after it; gives what it put there.
  ///
  /// C. A. R. Hoare, Algorithm 65: Find, Communications of the ACM 4 (1961).
  private static func part(
    _ keys: inout MutableSpan<UInt64>, _ count: Int, at place: Int
  ) -> UInt64 {
    var (first, last) = (0, count - 1)
    while first < last {
      let pivot = keys[(first + last) / 2]
      var (low, high) = (first, last)
      repeat {
        while keys[low] < pivot { low += 1 }
        while keys[high] > pivot { high -= 1 }
        if low <= high {
          keys.swapAt(low, high)
          low += 1
          high -= 1
        }
      } while low <= high
      if place <= high { last = high } else if place >= low { first = low } else { break }
    }
    return keys[place]
  }
}
