/// Some of the numbers from 0 to below a count: a bit for each.
struct BitSet: Sendable {
  private var words: [UInt64]

  init(count: Int) { words = [UInt64](repeating: 0, count: (count + 63) / 64) }

  @inline(__always)
  mutating func insert(_ number: Int) { words[number / 64] |= 1 << UInt64(number % 64) }

  @inline(__always)
  mutating func remove(_ number: Int) { words[number / 64] &= ~(1 << UInt64(number % 64)) }

  /// Puts a number in that was out, or takes it out that was in.
  @inline(__always)
  mutating func toggle(_ number: Int) { words[number / 64] ^= 1 << UInt64(number % 64) }

  @inline(__always)
  func contains(_ number: Int) -> Bool { words[number / 64] >> UInt64(number % 64) & 1 != 0 }

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
