import SkillsPlanner

extension SourcesFile {
  /// The file: one order of keys, one line for each figure.
  package var yaml: [UInt8] {
    var writer = YAMLWriter()
    writer.text("kind", FileKind.sources.rawValue)
    writer.whole("version", FileKind.sources.version)
    writer.texts("notes", notes)
    if !assumptions.isEmpty { writer.texts("assumptions", assumptions) }
    if !files.isEmpty {
      writer.list("files") { list in
        for file in files { list.map { file.write(to: &$0) } }
      }
    }
    writer.list("tables") { list in
      for table in tables { list.map { table.write(to: &$0) } }
    }
    return writer.finish()
  }
}

extension SourcesFile.Table {
  fileprivate func write(to map: inout YAMLWriter) {
    map.text("file", name)
    map.whole("rows", rows)
    map.whole("derived_rows", derivedRows)
    if !geography.isEmpty { map.text("geography", geography) }
    map.code("sha256", sha256)
    map.texts("assumptions", assumptions)
    map.texts("derived", derived)
    map.list("figures") { list in
      for figure in figures { list.line { figure.write(to: &$0) } }
    }
    map.list("files") { list in
      for file in files { list.map { file.write(to: &$0) } }
    }
  }
}

extension SourcesFile.Figure {
  fileprivate func write(to line: inout YAMLWriter) {
    line.text("what", what)
    switch value {
    case .text(let text): line.text("value", text)
    case .whole(let number): line.whole("value", number)
    case .part(let number, let whole):
      line.whole("value", number)
      line.whole("of", whole)
      line.share("share", millionths: roundedHalfToEven(1_000 * number, over: whole) * 1_000)
    }
  }
}

extension SourcesFile.File {
  fileprivate func write(to map: inout YAMLWriter) {
    if !name.isEmpty { map.text("file", name) }
    map.text("title", title)
    map.text("publisher", publisher)
    map.text("vintage", vintage)
    if !geography.isEmpty { map.text("geography", geography) }
    map.texts("attribution", attributions)
    if let sha256 { map.code("sha256", sha256) }
    guard let rows else { return }
    map.whole("rows", rows.read)
    map.whole("kept", rows.kept)
    map.whole("quarantined", rows.quarantined)
    map.counted("left_out", rows.leftOut, "rows")
    if !rows.notPublished.isEmpty { map.counted("not_published", rows.notPublished, "cells") }
  }
}

extension YAMLWriter {
  fileprivate mutating func texts(_ key: String, _ texts: [String]) {
    list(key) { list in
      for text in texts { list.text(nil, text) }
    }
  }

  fileprivate mutating func counted(
    _ key: String, _ counted: [SourcesFile.Counted], _ what: String
  ) {
    list(key) { list in
      for part in counted {
        list.line {
          $0.whole(what, part.number)
          $0.text("reason", part.reason)
        }
      }
    }
  }
}
