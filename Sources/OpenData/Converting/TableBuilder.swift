import PlanFiles

/// Gathers the rows of a table as they come, and its bytes in the end.
struct TableBuilder: Sendable {
  /// The column that says what marks stood where figures are missing.
  static let marksColumn = "not_published"

  private(set) var rows = 0
  private let names: [String]
  private var writer: CSVWriter
  /// Where each row ends, to write its marks there once it is known that there are any.
  private var ends: [Int] = []
  /// By row.
  private var marks: [Int: String] = [:]

  init(names: [String]) {
    self.names = names
    writer = CSVWriter(names: names)
  }

  mutating func take(_ row: RowConverter.Row) {
    for value in row.values { writer.write(value) }
    writer.endRow()
    if !row.marks.isEmpty {
      marks[rows] = row.markedText
    }
    rows += 1
    ends.append(writer.bytes.count)
  }

  /// The table; with a last column `not_published` where a figure was marked and not blank.
  var bytes: [UInt8] {
    guard !marks.isEmpty else { return writer.bytes }
    let plain = writer.bytes
    var text = CSVWriter(names: names + [Self.marksColumn]).bytes
    var start = CSVWriter(names: names).bytes.count
    for row in 0..<rows {
      text += plain[start..<(ends[row] - 1)]
      text.append(UInt8(ascii: ","))
      CSVWriter.append(marks[row] ?? "", to: &text)
      text.append(UInt8(ascii: "\n"))
      start = ends[row]
    }
    return text
  }
}
