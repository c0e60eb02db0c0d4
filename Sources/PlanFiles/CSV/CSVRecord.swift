package import SkillsPlanner

/// One record of a CSV file: the places of its cells in a block of the file.
package struct CSVRecord: Sendable {
  let block: CSVBlock
  /// The first byte of the record in the block.
  let start: Int
  /// The first of its cells among those of the block.
  let first: Int
  /// The number of cells, at least 1.
  package let count: Int
  /// The line on which the record begins, from 1.
  package let line: Int

  /// The cell of a column, counted from 0; the index must be less than `count`.
  package subscript(column: Int) -> CSVCell {
    precondition(column >= 0 && column < count, "the record has no such column")
    return CSVCell(
      block: block, start: column == 0 ? start : Int(block.ends[first + column - 1]) + 1,
      end: Int(block.ends[first + column]))
  }

  /// Every cell's text without outer spaces.
  package var trimmedTexts: [String] {
    (0..<count).map { self[$0].text.trimmingSpaces }
  }

  /// Where the cell begins: at its first character, or at its opening quote. O(length of the record).
  package func location(of column: Int) -> Location {
    let offset = self[column].start
    var line = line
    var lineStart = start
    for index in start..<offset where block.bytes.endsLine(at: index) {
      line += 1
      lineStart = index + 1
    }
    var characters = 1
    for index in lineStart..<offset where !block.bytes[index].continuesCharacter {
      characters += 1
    }
    return Location(file: block.file, line: line, column: characters)
  }
}

extension String {
  /// Without the spaces and tabs at either end.
  var trimmingSpaces: String {
    let isTrimmed = utf8.first.map { !$0.isBlank } ?? true && utf8.last.map { !$0.isBlank } ?? true
    if isTrimmed { return self }
    var rest = self[...]
    while let first = rest.first, first == " " || first == "\t" { rest.removeFirst() }
    while let last = rest.last, last == " " || last == "\t" { rest.removeLast() }
    return String(rest)
  }
}
