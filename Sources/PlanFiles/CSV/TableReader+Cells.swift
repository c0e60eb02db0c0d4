import SkillsPlanner

/// The typed getters: each reads one cell of the current row, and reports what it cannot use.
extension TableReader {
  /// The text without outer spaces; an empty cell is reported.
  package mutating func text(_ column: Column) -> String? {
    let text = content(column)
    if text.isEmpty { reportEmpty(column, "a text") }
    return text.isEmpty ? nil : text
  }

  /// A text that no earlier row may have in this column.
  package mutating func key(_ column: Column) -> String? {
    guard let text = text(column) else { return nil }
    guard let line = earlierLine(of: text, in: column) else { return text }
    report(
      .error(
        .duplicateKey, at: location(column),
        "\(text.cited()) stands twice in column \(column.name.cited()): on line \(line) too",
        fix: "Keep one of the two rows, or correct the code."))
    return nil
  }

  /// One of the words, exactly as spelt.
  package mutating func choice(_ column: Column, of words: [String]) -> String? {
    guard let text = text(column) else { return nil }
    if words.contains(text) { return text }
    report(
      .error(
        .unknownWord, at: location(column),
        "\(text.cited()) in column \(column.name.cited()) is none of the words it can be"
          + Spelling.suggestion(for: text, among: words),
        fix: "Write one of: " + words.map { $0.cited() }.joined(separator: ", ") + "."))
    return nil
  }

  /// A whole number in the range; an empty cell is reported.
  package mutating func whole(_ column: Column, in range: ClosedRange<Int>) -> Int? {
    if isBlank(column) { reportEmpty(column, "a whole number") }
    return wholeIfGiven(column, in: range)
  }

  /// A whole number in the range; nil without a report where the cell is empty.
  package mutating func wholeIfGiven(_ column: Column, in range: ClosedRange<Int>) -> Int? {
    if isBlank(column) { return nil }
    guard let value = cell(column).whole else {
      if Numbers.isLong(Array(content(column).utf8)) {
        reportRange(column, Numbers.grouped(range.lowerBound), Numbers.grouped(range.upperBound))
        return nil
      }
      reportWrong(
        .wholeCell, column, "not a whole number",
        fix: "Write digits only, such as 1704 or \"1,704\".")
      return nil
    }
    if range.contains(value) { return value }
    reportRange(column, Numbers.grouped(range.lowerBound), Numbers.grouped(range.upperBound))
    return nil
  }

  /// A number in the range; an empty cell is reported.
  package mutating func decimal(_ column: Column, in range: ClosedRange<Double>) -> Double? {
    if isBlank(column) { reportEmpty(column, "a number") }
    return decimalIfGiven(column, in: range)
  }

  /// A number in the range; nil without a report where the cell is empty.
  package mutating func decimalIfGiven(
    _ column: Column, in range: ClosedRange<Double>
  ) -> Double? {
    if isBlank(column) { return nil }
    guard let value = cell(column).decimal else {
      reportWrong(
        .decimalCell, column, "not a number",
        fix: "Write digits with a point, such as 53.86; no unit and no percent sign.")
      return nil
    }
    if range.contains(value) { return value }
    reportRange(
      column, DecimalText.plain(range.lowerBound), DecimalText.plain(range.upperBound))
    return nil
  }

  private mutating func reportRange(_ column: Column, _ least: String, _ most: String) {
    reportWrong(
      .cellRange, column, "outside \(least) to \(most)", fix: "Correct the number.")
  }

  private mutating func reportEmpty(_ column: Column, _ kind: String) {
    report(
      .error(
        .emptyCell, at: location(column), "the cell of column \(column.name.cited()) is empty",
        fix: "Write \(kind)."))
  }

  private mutating func reportWrong(
    _ check: Check, _ column: Column, _ fault: String, fix: String
  ) {
    report(
      .error(
        check, at: location(column),
        "\(content(column).cited()) in column \(column.name.cited()) is \(fault)", fix: fix))
  }
}
