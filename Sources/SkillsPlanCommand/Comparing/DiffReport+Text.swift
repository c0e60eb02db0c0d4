import SkillsPlanner

extension DiffReport {
  /// For a screen of 100 columns, ending in a line feed.
  var text: String {
    let names =
      Screen.row("Old", old.name, indent: 5) + Screen.row("New", new.name, indent: 5)
    let parts = blocks.map { block in
      switch block {
      case .paragraph(let text): wrapped(text, indent: 0)
      case .table(let table): Self.lines(of: table)
      }
    }
    return ([names] + parts).map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private static func lines(of table: Table) -> [String] {
    let last = table.header.count - 1
    let more = table.leftOut > 0 ? ["  and \(grouped(table.leftOut)) more"] : []
    return wrapped(table.title, indent: 0)
      + Columns(table.header, leftAligned: [last]).lines(
        table.rows.map { $0.dropLast() + [Self.cut($0[last].printable, to: 48)] })
      + more
  }

  /// For a comment on a pull request: GitHub takes 65,536 characters, and this stays far below.
  ///
  /// Nothing that a table of the user has in it is taken for Markdown, HTML, a mention or a reference.
  var markdown: String {
    let heading =
      "### \(difference.isSame ? "No decision differs" : "What the new plan decides otherwise")\n\n"
      + "Old: \(Self.escaped(old.name))<br>\nNew: \(Self.escaped(new.name))"
    let parts = blocks.map { block in
      switch block {
      case .paragraph(let text): Self.escaped(text, limit: 2000)
      case .table(let table): Self.markdown(of: table)
      }
    }
    return ([heading] + parts).joined(separator: "\n\n") + "\n"
  }

  private static func markdown(of table: Table) -> String {
    func line(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }
    // The name comes first, where a reader of a web page looks for it.
    func cells(_ row: [String]) -> [String] {
      [escaped(row[row.count - 1], limit: 80)] + row.dropLast()
    }
    let numbers = table.header.dropLast().map { _ in "---:" }
    let lines =
      ["**\(escaped(table.title))**\n", line(cells(table.header)), line([":---"] + numbers)]
      + table.rows.map { line(cells($0)) }
    return lines.joined(separator: "\n")
      + (table.leftOut > 0 ? "\n\nand \(grouped(table.leftOut)) more" : "")
  }

  private static func cut(_ text: String, to limit: Int) -> String {
    let scalars = text.unicodeScalars
    guard scalars.count > limit else { return text }
    return String(String.UnicodeScalarView(scalars.prefix(limit - 3))) + "..."
  }

  /// A text as Markdown that shows it as it is: scalar by scalar, since a mark behind a bar or a bracket does not
  /// keep it from being one.
  static func escaped(_ text: String, limit: Int = 400) -> String {
    var safe = ""
    for scalar in cut(text.printable, to: limit).unicodeScalars {
      switch scalar {
      case "&": safe += "&amp;"
      case "<": safe += "&lt;"
      case ">": safe += "&gt;"
      // An address or an emoji's name needs its colon.
      case ":": safe += "&#58;"
      // An empty remark keeps the name behind from being called, the number and the address from being linked.
      case "@", "#": safe += "\(scalar)<!-- -->"
      case ".": safe += safe.lowercased().hasSuffix("www") ? "<!-- -->." : "."
      case "-": safe += safe.lowercased().hasSuffix("gh") ? "<!-- -->-" : "-"
      case "\\", "|", "`", "*", "_", "~", "[", "]", "$": safe += "\\\(scalar)"
      default: safe.unicodeScalars.append(scalar)
      }
    }
    return safe
  }
}
