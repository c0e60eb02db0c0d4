import PlanFiles
import SkillsPlanner

extension Recognition {
  /// Recognises a file by its header, or by its form where it is JSON.
  ///
  /// - Parameter map: the user's own layout, which is then the only one looked for.
  /// - Throws: that the file cannot be read, or that no layout fits, naming the nearest.
  static func opening(_ stream: ByteStream, map: Layout? = nil) throws(InvalidInput) -> Recognition
  {
    if stream.beginsJSON { return try JSONRelease.recognised(stream, map: map) }
    let layouts =
      map.map { [(nil, $0)] }
      ?? Release.allCases.filter { !$0.layout.form.isJSON }
      .map { (Optional($0), $0.layout) }
    let own: [(Release?, Layout)] =
      map == nil ? Release.allCases.map { ($0, $0.layout.ownTable) } : []
    let reader = try CSVReader(stream) { names in
      (layouts + own).contains { $0.1.match(names) != nil }
    }
    let published = fitting(layouts, reader)
    if let best = published ?? fitting(own, reader) {
      try Self.refuseTwins(best.columns, reader)
      let alike =
        published == nil
        ? own.map(\.1).filter { $0.match(reader.names)?.count == best.columns.count } : []
      var found = Recognition(
        best.release, alike.count > 1 ? .oneOf(alike) : best.layout, best.columns, reader,
        file: stream.file)
      found.isOwnTable = published == nil
      found.headerLine = reader.header.line
      return found
    }
    if map == nil, CodePointShape.fits(reader.names) {
      let layout = Layout.codePoint
      let names = layout.columns.map { $0.published[0].text }
      guard let columns = layout.match(names) else { preconditionFailure("its own names fit") }
      return Recognition(
        .codePoint, layout, columns, reader, file: stream.file, headless: names)
    }
    throw InvalidInput([
      map.map { Self.lacking(reader, $0) }
        ?? ImportedFile.unknown(reader.names, at: reader.header.location(of: 0))
    ])
  }

  private typealias Fitting = (release: Release?, layout: Layout, columns: [MatchedColumn])

  /// The layout with most columns in the header, of those with all that must be; the first of equals.
  private static func fitting(
    _ layouts: [(Release?, Layout)], _ reader: CSVReader
  ) -> Fitting? {
    var best: Fitting?
    for (release, layout) in layouts {
      guard let columns = layout.match(reader.names) else { continue }
      if columns.count > best?.columns.count ?? 0 { best = (release, layout, columns) }
    }
    return best
  }

  /// Where two columns have the name of one that is read, nothing says which is meant.
  private static func refuseTwins(
    _ columns: [MatchedColumn], _ reader: CSVReader
  ) throws(InvalidInput) {
    let twins = columns.compactMap { column -> Diagnostic? in
      guard let twin = reader.names.lastIndex(of: column.published), twin != column.place else {
        return nil
      }
      return Diagnostic(
        .error, Check.duplicateColumn.rawValue, at: reader.header.location(of: twin),
        "the column \(column.published.cited(limit: 80)) stands twice in the header: columns "
          + "\(column.place + 1) and \(twin + 1)", fix: "Remove or rename one of the two.")
    }
    if !twins.isEmpty { throw InvalidInput(twins) }
  }

  private init(
    _ release: Release?, _ layout: Layout, _ columns: [MatchedColumn], _ reader: CSVReader,
    file: String, headless names: [String]? = nil
  ) {
    self.release = release
    self.layout = layout
    self.columns = columns
    let read = Set(columns.map(\.place))
    unread = reader.names.enumerated().filter { !read.contains($0.offset) }
      .map { $0.element.isEmpty ? "column \($0.offset + 1) without a name" : $0.element }
    rows = SourceRows(reader, file: file, headless: names)
    let separators: [Character: String] = [",": "commas", "\t": "tabs", ";": "semicolons"]
    form =
      "\(reader.encoding.rawValue), \(separators[reader.separator] ?? "commas"), "
      + (names == nil ? "header on line \(reader.header.line)" : "no header")
  }

  /// That a map names columns which the file does not have.
  private static func lacking(_ reader: CSVReader, _ layout: Layout) -> Diagnostic {
    let missing = layout.columns.filter { $0.isRequired && $0.match(reader.names) == nil }
      .compactMap { $0.published.first?.text }
    return .error(
      ImportCheck.unknownRelease, at: reader.header.location(of: 0),
      "the map names \(missing.map { $0.cited(limit: 80) + Spelling.suggestion(for: $0, among: reader.names) }.joined(separator: ", ")), and the header has no such column",
      fix: "Correct the map; the header has: "
        + reader.names.prefix(20).map { $0.cited() }.joined(separator: ", ")
        + (reader.names.count > 20 ? ", ..." : "") + ".")
  }
}

/// Code-Point Open as it is published has no header: its first row tells it.
private enum CodePointShape {
  /// Ten cells: a postcode, a quality, two metres, and codes.
  static func fits(_ cells: [String]) -> Bool {
    guard cells.count == 10, Postcode(valid: cells[0]) != nil,
      let quality = Int(cells[1]), (10...90).contains(quality)
    else { return false }
    return Int(cells[2]) != nil && Int(cells[3]) != nil
      && ["E92", "W92", "S92"].contains { cells[4].hasPrefix($0) }
  }
}
