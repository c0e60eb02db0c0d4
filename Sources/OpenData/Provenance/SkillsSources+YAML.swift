import PlanFiles

extension SkillsSources {
  /// sources.yaml: one order of keys, one line for each figure.
  var yaml: [UInt8] {
    var writer = YAMLWriter()
    writer.text("kind", "SkillsSources")
    writer.whole("version", 1)
    writer.texts("assumptions", assumptions)
    writer.texts("notes", notes)
    writer.list("files") { list in
      for file in files { list.map { file.write(to: &$0) } }
    }
    writer.list("tables") { list in
      for table in tables { list.map { table.write(to: &$0) } }
    }
    return writer.finish()
  }
}

extension SkillsSources.File {
  fileprivate func write(to map: inout YAMLWriter) {
    map.text("file", name)
    map.text("title", release.title)
    map.text("publisher", release.publisher)
    map.text("vintage", vintage)
    map.texts("attribution", release.attributions)
    map.code("sha256", sha256)
    map.whole("rows", tally.read)
    map.whole("kept", tally.kept)
    map.list("left_out") { list in
      for part in tally.leftOut {
        list.line {
          $0.whole("rows", part.rows)
          $0.text("reason", part.reason)
        }
      }
    }
  }
}

extension SkillsSources.Table {
  fileprivate func write(to map: inout YAMLWriter) {
    map.text("file", name)
    map.whole("rows", rows)
    map.code("sha256", sha256)
    map.texts("derived", derived)
    map.list("figures") { list in
      for figure in figures {
        list.line { line in
          line.text("what", figure.what)
          switch figure.value {
          case .text(let text): line.text("value", text)
          case .whole(let number): line.whole("value", number)
          case .part(let number, let whole):
            line.whole("value", number)
            line.whole("of", whole)
            line.share("share", millionths: SkillsSources.permille(number, of: whole) * 1_000)
          }
        }
      }
    }
  }
}

extension YAMLWriter {
  fileprivate mutating func texts(_ key: String, _ texts: [String]) {
    list(key) { list in
      for text in texts { list.text(text) }
    }
  }
}
