import SkillsPlanner

/// The lines of a file, to show the one that a diagnostic is about.
struct SourceLines {
  private let bytes: [UInt8]
  /// The first byte of each line, and one more past the end.
  private let starts: [Int]

  /// Nil when the bytes are not text.
  init?(_ raw: [UInt8]) {
    guard let text = try? DecodedText(raw, file: "", legacy: true) else { return nil }
    bytes = text.bytes
    var starts = [0]
    for index in bytes.indices {
      let isEnd =
        bytes[index] == .lineFeed
        || (bytes[index] == .carriageReturn
          && (index + 1 == bytes.count || bytes[index + 1] != .lineFeed))
      if isEnd { starts.append(index + 1) }
    }
    self.starts = starts + [bytes.count]
  }

  /// A part of the line that a terminal can show, and the cells of the terminal before the column in it.
  ///
  /// - Parameters:
  ///   - line: Counted from 1; nil is returned for a line that is not there or is empty.
  ///   - column: In characters from 1; 0 for none.
  ///   - width: The most characters of the line to show.
  func excerpt(line: Int, column: Int, width: Int) -> (text: String, indent: Int)? {
    guard line >= 1, line < starts.count else { return nil }
    var range = starts[line - 1]..<max(starts[line - 1], starts[line])
    while let last = range.last, bytes[last] == .lineFeed || bytes[last] == .carriageReturn {
      range = range.lowerBound..<last
    }
    let scalars = Array(String(decoding: bytes[range], as: UTF8.self).unicodeScalars)
    if scalars.isEmpty { return nil }
    let target = min(max(column - 1, 0), scalars.count)
    let first = target < width * 3 / 4 ? 0 : min(target - width / 2, max(0, scalars.count - width))
    let end = min(scalars.count, first + width)
    let before = (first > 0 ? "..." : "") + Self.shown(scalars[first..<target])
    let text = before + Self.shown(scalars[target..<end]) + (end < scalars.count ? "..." : "")
    return (text, before.unicodeScalars.reduce(0) { $0 + $1.terminalWidth })
  }

  /// A tab becomes a space, so that the caret below stands where it should.
  private static func shown(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = ""
    for scalar in scalars { text.unicodeScalars.append(scalar == "\t" ? " " : scalar) }
    return text.printable
  }
}

extension Unicode.Scalar {
  /// The cells of a terminal it takes: 0 for a mark above a letter, 2 for East Asian letters and emoji, else 1.
  var terminalWidth: Int {
    if value < 0x300 { return 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: break
    }
    switch value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default:
      return 1
    }
  }
}
