/// Where two forms of a file part for the first time.
package struct FirstDifference: Sendable, Hashable {
  /// From 1; the column in bytes.
  package let line: Int
  package let column: Int
  /// What the file has from there on, and what is due there: to the end of the line, at most 40 bytes; a line feed at
  /// the end of a line, empty at the end of the file.
  package let has: String
  package let due: String
}

/// Compares a file with the bytes that are due, as they come.
package struct PlanComparison: Sendable {
  private let file: [UInt8]
  /// How many bytes are the same; the first difference, once there is one.
  private var same = 0
  /// What is due from the first difference on.
  private var due: [UInt8]?

  private static let mostShown = 40

  package init(with file: [UInt8]) {
    self.file = file
  }

  /// Takes the next bytes that are due.
  package mutating func add(_ bytes: [UInt8]) {
    if let known = due {
      due = known + bytes.prefix(Self.mostShown - known.count)
      return
    }
    let place = common(bytes.span, file.span.extracting(same...))
    same += place
    if place < bytes.count { due = Array(bytes[place...].prefix(Self.mostShown)) }
  }

  /// How many bytes two texts have in common at their beginning.
  private func common(_ one: Span<UInt8>, _ other: Span<UInt8>) -> Int {
    let end = min(one.count, other.count)
    var place = 0
    while place < end, one[place] == other[place] { place += 1 }
    return place
  }

  /// The first difference, when all bytes have come; nil where the file has just these.
  package func difference() -> FirstDifference? {
    guard due != nil || same < file.count else { return nil }
    let before = file[..<same]
    let start = before.lastIndex(of: .lineFeed).map { $0 + 1 } ?? 0
    return FirstDifference(
      line: before.count { $0 == .lineFeed } + 1, column: same - start + 1,
      has: Self.text(file[same...]), due: Self.text((due ?? [])[...]))
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    let line = bytes.prefix(mostShown)
    guard let end = line.firstIndex(of: .lineFeed) else {
      return String(decoding: line, as: UTF8.self)
    }
    return end == line.startIndex
      ? "\n" : String(decoding: line[..<end], as: UTF8.self)
  }
}
