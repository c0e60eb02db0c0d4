/// One cell: a slice of the file that becomes a text or a number when asked.
package struct CSVCell: Sendable {
  let block: CSVBlock
  /// The first byte, which is the quote of a quoted cell.
  let start: Int
  let end: Int

  /// The content exactly as it is: without the outer quotes, doubled quotes made single, spaces kept.
  package var text: String {
    let raw = block.bytes[content]
    guard isQuoted, raw.contains(.quote) else { return String(decoding: raw, as: UTF8.self) }
    var single: [UInt8] = []
    single.reserveCapacity(raw.count)
    var wasQuote = false
    for byte in raw {
      wasQuote = byte == .quote && !wasQuote
      // The first of two quotes is dropped.
      if !wasQuote { single.append(byte) }
    }
    return String(decoding: single, as: UTF8.self)
  }

  /// The content without outer spaces and tabs.
  package var trimmedText: String { text.trimmingSpaces }

  /// Whether the content is nothing, or spaces and tabs only.
  package var isEmpty: Bool { trimmed.isEmpty }

  /// A whole number, thousands separators allowed ("1,704"), outer spaces ignored; nil when it is none.
  package var whole: Int? {
    let bytes = block.bytes
    return Numbers.whole(bytes.span.extracting(trimmed))
  }

  /// The nearest `Double` to a decimal number, outer spaces ignored; nil when it is none.
  package var decimal: Double? {
    let bytes = block.bytes
    return Numbers.decimal(bytes.span.extracting(trimmed))
  }

  private var isQuoted: Bool { start < end && block.bytes[start] == .quote }

  private var content: Range<Int> {
    isQuoted ? start + 1..<max(start + 1, end - 1) : start..<end
  }

  private var trimmed: Range<Int> {
    var first = content.lowerBound
    var last = content.upperBound
    while first < last, block.bytes[first].isBlank { first += 1 }
    while first < last, block.bytes[last - 1].isBlank { last -= 1 }
    return first..<last
  }
}

extension UInt8 {
  var isBlank: Bool { self == .space || self == .tab }
}
