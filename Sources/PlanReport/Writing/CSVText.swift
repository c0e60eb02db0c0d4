import SkillsPlanner

/// Writes a table as comma separated values: UTF-8, LF, one line of keys, quotes where a reader needs them.
///
/// A text that a spreadsheet would take for a formula gets an apostrophe before it: a name in a plan may be anything.
func commaSeparated(_ table: Table) -> String {
  func line(_ cells: [String]) -> String { cells.joined(separator: ",") + "\n" }
  return line(table.columns.map(\.key))
    + table.rows.map { row in
      line(
        row.map { cell in
          if case .text(let text) = cell { quoted(text.printable) } else { cell.plain }
        })
    }.joined()
}

private func quoted(_ text: String) -> String {
  let safe =
    text.first.map { "=+-@".contains($0) && Double(text) == nil } == true ? "'" + text : text
  let needsQuotes =
    safe.utf8.contains { ",\";".utf8.contains($0) } || safe.first == " " || safe.last == " "
  return needsQuotes ? "\"" + safe.replacing("\"", with: "\"\"") + "\"" : safe
}
