import PlanFiles
import SkillsPlanner

/// What a published cell turned out to be.
enum CellReading: Sendable {
  case value(TableValue)
  /// No figure, with what that means.
  case missing(String)
  case wrong(CellFault)
}

/// What is wrong with a cell: the code, the end of a sentence that begins with the cell, the way out.
struct CellFault: Error, Hashable, Sendable {
  let code: String
  let fault: String
  let fix: String

  init(_ check: Check, _ fault: String, fix: String) {
    code = check.rawValue
    self.fault = fault
    self.fix = fix
  }

  init(_ check: ImportCheck, _ fault: String, fix: String) {
    code = check.rawValue
    self.fault = fault
    self.fix = fix
  }
}

/// Reads the cells of one published column.
struct CellReader: Sendable {
  let content: CellContent
  let mayBeMissing: Bool
  /// What each mark means, by its text in lower case.
  let marks: [String: String]
  /// Whether a mark of the layout's own looks like a number, such as -999.
  private let hasNumericMarks: Bool

  init(_ column: LayoutColumn, marks: [MissingMark]) {
    content = column.content
    mayBeMissing = column.mayBeMissing
    let own = marks + MissingMark.common
    hasNumericMarks = marks.contains { Numbers.decimal($0.mark.utf8.span) != nil }
    self.marks = Dictionary(own.map { ($0.mark.lowercased(), $0.meaning) }) { first, _ in first }
  }

  /// Reads a cell of a row; empty past its last.
  func read(_ row: SourceRows.Row, _ place: Int) -> CellReading {
    plain(row, place).map(CellReading.value) ?? read(Self.withoutHardSpaces(row[place]))
  }

  /// Spaces that do not break a line come along from web pages, and nobody sees them.
  private static func withoutHardSpaces(_ text: String) -> String {
    guard text.unicodeScalars.first == "\u{A0}" || text.unicodeScalars.last == "\u{A0}" else {
      return text
    }
    var rest = text[...]
    while rest.first == "\u{A0}" || rest.first == " " { rest.removeFirst() }
    while rest.last == "\u{A0}" || rest.last == " " { rest.removeLast() }
    return String(rest)
  }

  /// The value of a cell that is a plain number in its range, which most are; nil for any other.
  private func plain(_ row: SourceRows.Row, _ place: Int) -> TableValue? {
    if hasNumericMarks { return nil }
    switch content {
    case .whole(let range):
      return row.whole(place).flatMap { range.contains($0) ? .whole($0) : nil }
    case .decimal(let range, let factor):
      return row.decimal(place).flatMap { range.contains($0) ? .decimal($0 * factor) : nil }
    case .fraction:
      return row.decimal(place).flatMap { (0.0...1.0).contains($0) ? .decimal($0) : nil }
    default: return nil
    }
  }

  /// - Parameter text: the cell without outer spaces.
  func read(_ text: String) -> CellReading {
    if text.isEmpty {
      guard mayBeMissing else {
        return .wrong(CellFault(.emptyCell, "empty", fix: "Write its value, or leave the row out."))
      }
      return .missing(MissingMark.blank.meaning)
    }
    if hasNumericMarks, content.isFigure, let meaning = marks[text.lowercased()] {
      return .missing(meaning)
    }
    do throws(CellFault) {
      return .value(try content.value(of: text))
    } catch {
      // Else no mark is a number, and a cell is looked up only where it is none.
      guard content.isFigure, let meaning = marks[text.lowercased()] else { return .wrong(error) }
      return .missing(meaning)
    }
  }
}
