import SkillsPlanner

/// Writes the YAML of this project's files: one canonical form, so that equal values give equal bytes.
///
///     var writer = YAMLWriter()
///     writer.text("title", "Plan of Lancashire")
///     writer.list("allocations") { list in
///       list.line { $0.code("area", "E01012571"); $0.whole("places", 12) }
///     }
///     let bytes = writer.finish()
///
/// gives
///
///     title: Plan of Lancashire
///     allocations:
///       - {area: "E01012571", places: 12}
///
/// Block style, two spaces, keys in the order of the calls, LF. A value with a key goes into a mapping,
/// one without into a list. A text is quoted where YAML 1.1 or 1.2 would read it otherwise; a code always.
package struct YAMLWriter: Sendable {
  /// A mapping or list that has not ended.
  private struct Frame {
    let isMapping: Bool
    let isFlow: Bool
    let indent: Int
    var isEmpty = true
    /// Whether the first entry stands on the line of the dash before it.
    var followsDash = false
  }

  /// What has been written and not handed over.
  private var bytes: [UInt8] = []
  private var isEmpty = true
  private var frame = Frame(isMapping: true, isFlow: false, indent: 0)
  private var outer: [Frame] = []

  /// - Parameter comment: A line to begin the file with, without the #.
  package init(comment: String? = nil) {
    guard let comment else { return }
    bytes += "# \(comment.printable)".utf8
    isEmpty = false
  }

  /// Ends the document and gives its bytes, those that were not handed over; an empty document is "{}".
  package consuming func finish() -> [UInt8] {
    precondition(outer.isEmpty, "finished inside a mapping or list")
    if frame.isEmpty {
      if !isEmpty { bytes.append(.lineFeed) }
      bytes += "{}".utf8
    }
    bytes.append(.lineFeed)
    return bytes
  }

  // MARK: Collections

  /// A block mapping: one entry on a line.
  package mutating func map(_ key: String? = nil, _ body: (inout YAMLWriter) -> Void) {
    collect(key, isMapping: true, isFlow: false, body)
  }

  /// A block list: one item on a line.
  package mutating func list<Failure: Error>(
    _ key: String? = nil, _ body: (inout YAMLWriter) throws(Failure) -> Void
  ) throws(Failure) {
    try collect(key, isMapping: false, isFlow: false, body)
  }

  /// A mapping on one line: {area: "E01012571", places: 12}.
  package mutating func line(_ key: String? = nil, _ body: (inout YAMLWriter) -> Void) {
    collect(key, isMapping: true, isFlow: true, body)
  }

  /// A list on one line: [1, 2].
  package mutating func row(_ key: String? = nil, _ body: (inout YAMLWriter) -> Void) {
    collect(key, isMapping: false, isFlow: true, body)
  }

  /// A block list of many mappings, each on one line, so that it needs the memory of a part of it.
  ///
  /// Threads write pieces of it beside each other; the bytes are the same on any number of them.
  ///
  /// - Parameters:
  ///   - write: takes the bytes in order, in pieces: first those that were written before and not handed over.
  ///   - line: writes the entries of one row.
  /// - Throws: what `write` throws.
  package mutating func lines<Row: Sendable, Failure: Error>(
    _ key: String, of rows: [Row], to write: (_ bytes: [UInt8]) throws(Failure) -> Void,
    _ line: @escaping @Sendable (inout YAMLWriter, Row) -> Void
  ) async throws(Failure) {
    open(key, isMapping: false, isFlow: false)
    try write(bytes)
    bytes = []
    for start in stride(from: 0, to: rows.count, by: Self.rowsAtATime) {
      let end = min(start + Self.rowsAtATime, rows.count)
      for piece in await pieces(of: rows[start..<end], line) { try write(piece) }
      frame.isEmpty = false
    }
    close()
  }

  private static var rowsInAPiece: Int { 512 }
  private static var rowsAtATime: Int { rowsInAPiece * 16 }

  /// The bytes of some rows, a piece after the other.
  private func pieces<Row: Sendable>(
    of rows: ArraySlice<Row>, _ line: @escaping @Sendable (inout YAMLWriter, Row) -> Void
  ) async -> [[UInt8]] {
    let starts = Array(stride(from: rows.startIndex, to: rows.endIndex, by: Self.rowsInAPiece))
    return await withTaskGroup(of: (Int, [UInt8]).self) { group in
      for (place, start) in starts.enumerated() {
        group.addTask {
          var writer = self
          for row in rows[start..<min(start + Self.rowsInAPiece, rows.endIndex)] {
            writer.line { line(&$0, row) }
          }
          return (place, writer.bytes)
        }
      }
      var pieces = [[UInt8]](repeating: [], count: starts.count)
      for await (place, bytes) in group { pieces[place] = bytes }
      return pieces
    }
  }

  // MARK: Values

  /// A text, quoted where it must be.
  package mutating func text(_ key: String?, _ value: String) {
    begin(key)
    YAMLScalar.append(value, isFlow: frame.isFlow, to: &bytes)
  }

  /// A code, always in double quotes: "E01012571".
  package mutating func code(_ key: String?, _ value: String) {
    begin(key)
    YAMLScalar.appendQuoted(value, to: &bytes)
  }

  /// Digits without separators.
  package mutating func whole(_ key: String?, _ value: Int) {
    begin(key)
    appendDigits(of: value.magnitude, places: 0, isNegative: value < 0)
  }

  /// A whole number of parts, written as a decimal: 3,214 with 3 places is 3.214, and 3,200 is 3.2.
  package mutating func fixed(_ key: String?, _ parts: Int, places: Int) {
    begin(key)
    appendFixed(parts, places: places)
  }

  /// Metres as kilometres: 15,500 is "15.5 km".
  package mutating func kilometres(_ key: String? = nil, metres: Int) {
    begin(key)
    appendFixed(metres, places: 3)
    bytes += " km".utf8
  }

  /// Parts per million as a percentage: 250,000 is "25%".
  package mutating func share(_ key: String? = nil, millionths: Int) {
    begin(key)
    appendFixed(millionths, places: 4)
    bytes.append(UInt8(ascii: "%"))
  }

  /// The shortest decimal that reads back as the same number, or exactly `places` decimals; finite.
  package mutating func decimal(_ key: String?, _ value: Double, places: Int? = nil) {
    begin(key)
    bytes += DecimalText.plain(value, places: places).utf8
  }

  /// true or false.
  package mutating func flag(_ key: String?, _ value: Bool) {
    begin(key)
    bytes += (value ? "true" : "false").utf8
  }

  // MARK: Lines and indents

  private mutating func collect<Failure: Error>(
    _ key: String?, isMapping: Bool, isFlow: Bool,
    _ body: (inout YAMLWriter) throws(Failure) -> Void
  ) throws(Failure) {
    open(key, isMapping: isMapping, isFlow: isFlow)
    try body(&self)
    close()
  }

  private mutating func open(_ key: String?, isMapping: Bool, isFlow: Bool) {
    precondition(isFlow || !frame.isFlow, "a block collection cannot stand on a line")
    precondition(outer.count < YAMLDocument.deepest - 1, "nested too deep to be read back")
    let isItem = !frame.isMapping
    begin(key, isBlock: !isFlow)
    outer.append(frame)
    frame = Frame(
      isMapping: isMapping, isFlow: isFlow, indent: frame.indent + 2,
      followsDash: isItem && !isFlow)
    if isFlow { bytes.append(isMapping ? UInt8(ascii: "{") : UInt8(ascii: "[")) }
  }

  private mutating func close() {
    let ended = frame
    if let last = outer.popLast() { frame = last }
    if ended.isFlow {
      bytes.append(ended.isMapping ? UInt8(ascii: "}") : UInt8(ascii: "]"))
    } else if ended.isEmpty {
      bytes += (frame.isMapping ? " " : "").utf8
      bytes += (ended.isMapping ? "{}" : "[]").utf8
    }
  }

  /// Writes all that comes before a value: the separator or the line, the dash or the key.
  private mutating func begin(_ key: String?, isBlock: Bool = false) {
    precondition(
      (key != nil) == frame.isMapping, "a mapping's values have keys, a list's have none")
    if frame.isFlow {
      if !frame.isEmpty {
        bytes.append(.comma)
        bytes.append(.space)
      }
    } else if !(frame.isEmpty && frame.followsDash) {
      if !isEmpty { bytes.append(.lineFeed) }
      for _ in 0..<frame.indent { bytes.append(.space) }
    }
    frame.isEmpty = false
    isEmpty = false
    if let key {
      YAMLScalar.append(key, isFlow: frame.isFlow, to: &bytes)
      bytes.append(.colon)
      if !isBlock { bytes.append(.space) }
    } else if !frame.isFlow {
      bytes.append(.hyphen)
      bytes.append(.space)
    }
  }

  private mutating func appendFixed(_ parts: Int, places: Int) {
    var magnitude = parts.magnitude
    var places = places
    while places > 0, magnitude % 10 == 0 {
      magnitude /= 10
      places -= 1
    }
    appendDigits(of: magnitude, places: places, isNegative: parts < 0)
  }

  /// At least one digit before the point.
  private mutating func appendDigits(of magnitude: UInt, places: Int, isNegative: Bool) {
    var rest = magnitude
    var count = 1
    while rest >= 10 {
      rest /= 10
      count += 1
    }
    let length = max(count, places + 1) + (places > 0 ? 1 : 0)
    if isNegative { bytes.append(.hyphen) }
    bytes.append(contentsOf: repeatElement(.zero, count: length))
    var span = bytes.mutableSpan
    let end = span.count - 1
    rest = magnitude
    for index in 0..<length {
      if places > 0, index == places {
        span[end - index] = .point
      } else {
        span[end - index] = .zero + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      }
    }
  }
}
