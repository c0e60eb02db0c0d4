/// Looks for bytes in eight at a time: arithmetic on one word in place of eight branches.
///
/// A mask has the highest bit of each byte that is looked for, and no other.
struct CSVWord {
  private let word: UInt64

  /// Eight bytes from an offset; past the end of the text they are zero, which no text holds.
  @inline(__always)
  init(_ bytes: Span<UInt8>, at start: Int) {
    guard start &+ 8 <= bytes.count else {
      var word: UInt64 = 0
      for index in start..<bytes.count {
        word |= UInt64(bytes[index]) &<< UInt64(8 * (index - start))
      }
      self.word = word
      return
    }
    // One check of the bounds for all eight, after which the compiler makes one load of them.
    let eight = bytes.extracting(start..<start &+ 8)
    let low =
      UInt64(eight[0]) | UInt64(eight[1]) &<< 8 | UInt64(eight[2]) &<< 16 | UInt64(eight[3]) &<< 24
    let high =
      UInt64(eight[4]) &<< 32 | UInt64(eight[5]) &<< 40 | UInt64(eight[6]) &<< 48
      | UInt64(eight[7]) &<< 56
    word = low | high
  }

  /// Where the byte stands that `pattern` repeats.
  ///
  /// Exact for every byte: adding 0x7F to the lower seven bits of a byte sets its highest bit, unless they are zero.
  @inline(__always)
  private func mask(_ pattern: UInt64) -> UInt64 {
    let lower: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    let difference = word ^ pattern
    return ~(((difference & lower) &+ lower) | difference | lower)
  }

  /// Where a separator, a quote or a line end stands.
  @inline(__always)
  func structure(_ separator: UInt64) -> UInt64 {
    mask(separator) | quotesAndLineEnds
  }

  /// Where a quote, an LF or a CR stands.
  @inline(__always)
  var quotesAndLineEnds: UInt64 {
    mask(0x2222_2222_2222_2222) | mask(0x0A0A_0A0A_0A0A_0A0A) | mask(0x0D0D_0D0D_0D0D_0D0D)
  }

  /// The byte eight times.
  static func pattern(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }
}
