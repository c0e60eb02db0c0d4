import PlanFiles
import SkillsPlanner

extension TableImport {
  /// What the file is and what became of its rows, for a person.
  var lines: [String] {
    let layout = recognition.layout
    let about = read.map { "; rows by \($0)" } ?? ""
    var lines = [
      "\(recognition.rows.file): \(layout.title)",
      "  \(layout.publisher); \(layout.vintage)\(about)",
      "  \(recognition.form); \(recognition.columns.count) columns read",
    ]
    if !recognition.unread.isEmpty {
      let some = recognition.unread.prefix(6).joined(separator: ", ")
      let more = recognition.unread.count > 6 ? " and \(recognition.unread.count - 6) more" : ""
      lines[2] += ", not read: \(some)\(more)"
    }
    return lines + tally.lines + derived.map { "  \($0)" }
  }

  /// The entry of the table in sources.yaml.
  func source(at path: String) -> SourcesFile.Table {
    let layout = recognition.layout
    let own = SourcesFile.File(
      FilePath.name(of: recognition.rows.file), layout, geography: read,
      sha256: sha256, tally: tally)
    return SourcesFile.Table(
      name: path, sha256: SHA256.hex(of: table), rows: rows, derivedRows: derivedRows,
      geography: geography?.description ?? "", files: [own] + others, derived: derived)
  }
}

extension Tally {
  /// Numbers that add up, for a person.
  var lines: [String] {
    var lines = [
      "  \(counted(read, "row")) read: \(grouped(kept)) kept, \(grouped(quarantined)) in quarantine, "
        + "\(grouped(read - kept - quarantined)) left out"
    ]
    lines += leftOut.map { "    left out: \(grouped($0.rows)), \($0.reason)" }
    if !marked.isEmpty {
      lines.append(
        "  figures that are not published: "
          + marked.map { "\(grouped($0.cells)) \($0.meaning)" }.joined(separator: ", "))
    }
    return lines
  }
}

extension Quarantine {
  /// The reasons as warnings, since the table is made all the same.
  var asWarnings: [Diagnostic] { diagnostics.map(\.asWarning) }
}

extension Diagnostic {
  var asWarning: Diagnostic {
    Diagnostic(.warning, code, at: location, summary, fix: fix)
  }
}

/// "1 row", "12,345 rows".
func counted(_ number: Int, _ word: String) -> String {
  "\(grouped(number)) \(word)\(number == 1 ? "" : "s")"
}

/// A whole number with commas between thousands: 12,345.
func grouped(_ number: Int) -> String { Numbers.grouped(number) }
