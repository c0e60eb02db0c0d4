/// Looks for the bytes that mean something to CSV in 64 at a time: arithmetic on words in place of branches.
struct CSVWord {
  /// The separator eight times.
  private let separators: UInt64

  init(separator: UInt8) {
    separators = UInt64(separator) &* 0x0101_0101_0101_0101
  }

  /// Where separators, quotes and line ends stand in the 64 bytes from an offset: bit 0 is the first of them.
  ///
  /// The control characters up to 0x0D are marked as well; bytes past the end of the text are not.
  @inline(__always)
  func mask(_ bytes: Span<UInt8>, at start: Int) -> UInt64 {
    guard start &+ 64 <= bytes.count else { return lastMask(bytes, at: start) }
    // One check of the bounds for all, after which the compiler makes one load of each eight.
    let block = bytes.extracting(start..<start &+ 64)
    // Eight lines, since the compiler leaves a loop of eight as it is, which costs a fifth of the time.
    let first = bits(Self.word(block, at: 0)) | bits(Self.word(block, at: 8)) &<< 8
    let second = bits(Self.word(block, at: 16)) &<< 16 | bits(Self.word(block, at: 24)) &<< 24
    let third = bits(Self.word(block, at: 32)) &<< 32 | bits(Self.word(block, at: 40)) &<< 40
    let fourth = bits(Self.word(block, at: 48)) &<< 48 | bits(Self.word(block, at: 56)) &<< 56
    return first | second | third | fourth
  }

  private func lastMask(_ bytes: Span<UInt8>, at start: Int) -> UInt64 {
    var mask: UInt64 = 0
    for index in start..<bytes.count {
      // A byte alone, in a word whose others mean nothing.
      mask |= (bits(0x6161_6161_6161_6100 | UInt64(bytes[index])) & 1) &<< UInt64(index &- start)
    }
    return mask
  }

  @inline(__always)
  private static func word(_ bytes: Span<UInt8>, at start: Int) -> UInt64 {
    let low =
      UInt64(bytes[start]) | UInt64(bytes[start &+ 1]) &<< 8 | UInt64(bytes[start &+ 2]) &<< 16
      | UInt64(bytes[start &+ 3]) &<< 24
    let high =
      UInt64(bytes[start &+ 4]) &<< 32 | UInt64(bytes[start &+ 5]) &<< 40
      | UInt64(bytes[start &+ 6]) &<< 48 | UInt64(bytes[start &+ 7]) &<< 56
    return low | high
  }

  /// A bit for each byte of the word that is looked for.
  ///
  /// The sums set the highest bit of a byte where its lower seven bits are not those looked for, without a carry
  /// into the next byte: 0x72 where they are 0x0E or more, 0x7F where they differ. A byte whose own highest bit is
  /// set belongs to a letter. The product brings the eight highest bits together (each bit has a place of its own,
  /// so nothing is carried).
  @inline(__always)
  private func bits(_ word: UInt64) -> UInt64 {
    let lower = word & 0x7F7F_7F7F_7F7F_7F7F
    let isNoControl = lower &+ 0x7272_7272_7272_7272
    let isNoQuote = (lower ^ 0x2222_2222_2222_2222) &+ 0x7F7F_7F7F_7F7F_7F7F
    let isNoSeparator = (lower ^ separators) &+ 0x7F7F_7F7F_7F7F_7F7F
    let found = ~((isNoControl & isNoQuote & isNoSeparator) | word) & 0x8080_8080_8080_8080
    return ((found &>> 7) &* 0x0102_0408_1020_4080) &>> 56
  }
}
