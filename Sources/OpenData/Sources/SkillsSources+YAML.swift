extension SkillsSources {
  /// sources.yaml: block style, every text quoted, one order of keys.
  var yaml: [UInt8] {
    var text = "kind: SkillsSources\nversion: 1\n"
    func quoted(_ value: String) -> String {
      "\"" + value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
    func list(_ key: String, _ indent: String, _ items: [String]) {
      text += items.isEmpty ? "\(indent)\(key): []\n" : "\(indent)\(key):\n"
      for item in items { text += "\(indent)  - \(quoted(item))\n" }
    }
    list("assumptions", "", assumptions)
    list("notes", "", notes)
    text += "files:\n"
    for file in files {
      text += "  - file: \(quoted(file.name))\n"
      text += "    title: \(quoted(file.release.title))\n"
      text += "    publisher: \(quoted(file.release.publisher))\n"
      text += "    vintage: \(quoted(file.vintage))\n"
      list("attribution", "    ", file.release.attributions)
      text += "    sha256: \(quoted(file.sha256))\n"
      text += "    rows: \(file.tally.read)\n"
      text += "    kept: \(file.tally.kept)\n"
      text += file.tally.leftOut.isEmpty ? "    left_out: []\n" : "    left_out:\n"
      for part in file.tally.leftOut {
        text += "      - {rows: \(part.rows), reason: \(quoted(part.reason))}\n"
      }
    }
    text += "tables:\n"
    for table in tables {
      text += "  - file: \(quoted(table.name))\n"
      text += "    rows: \(table.rows)\n"
      text += "    sha256: \(quoted(table.sha256))\n"
      list("derived", "    ", table.derived)
      text += "    figures:\n"
      for figure in table.figures {
        text += "      - {what: \(quoted(figure.what)), value: \(quoted(figure.value))"
        if let whole = figure.whole, let share = figure.share {
          text += ", of: \(whole), share: \(quoted(share))"
        }
        text += "}\n"
      }
    }
    return Array(text.utf8)
  }
}
