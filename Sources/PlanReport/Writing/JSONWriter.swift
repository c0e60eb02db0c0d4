import SkillsPlanner

/// Writes tables as JSON: each row an object under the keys of the columns, numbers as numbers, what is not known null.
struct JSONWriter {
  func text(_ document: Document, tables: [Table]) -> String {
    let written = tables.map { table in
      "    \(quoted(table.id)): [\n"
        + table.rows.map { row in
          "      {"
            + zip(table.columns, row).map { "\(quoted($0.key)): \(value($1))" }
            .joined(separator: ", ") + "}"
        }.joined(separator: ",\n") + (table.rows.isEmpty ? "" : "\n") + "    ]"
    }
    return """
      {
        "title": \(quoted(document.title)),
        "year": \(quoted(document.year)),
        "status": \(quoted(document.status)),
        "tables": {
      \(written.joined(separator: ",\n"))
        }
      }

      """
  }

  func value(_ cell: Cell) -> String {
    switch cell {
    case .text: quoted(cell.plain)
    case .missing: "null"
    case .whole, .change, .share, .metres, .tenths, .degrees:
      cell.plain.isEmpty ? "null" : cell.plain
    }
  }

  /// A text with every character that a terminal would act on, or that hides itself, by its number.
  func quoted(_ text: String) -> String {
    var json = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": json += "\\\""
      case "\\": json += "\\\\"
      default:
        if scalar.isPrintable {
          json.unicodeScalars.append(scalar)
        } else {
          for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
            let digits = String(unit, radix: 16)
            json += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
          }
        }
      }
    }
    return json + "\""
  }
}
