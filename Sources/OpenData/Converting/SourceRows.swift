import PlanFiles
import SkillsPlanner

/// The rows of a published file, whatever its format: a header and cells.
struct SourceRows: Sendable {
  /// One row.
  enum Row: Sendable {
    case record(CSVRecord)
    /// Of a JSON file, which has no lines: the cells and a path inside it.
    case listed([String], path: String)

    /// The line on which it begins, from 1; 0 in JSON.
    var line: Int {
      switch self {
      case .record(let record): record.line
      case .listed: 0
      }
    }

    /// The number of cells.
    var count: Int {
      switch self {
      case .record(let record): record.count
      case .listed(let cells, _): cells.count
      }
    }

    /// The number that a cell holds as it stands, without a text being made of it; nil where it is none,
    /// or is to be read as a text.
    func whole(_ place: Int) -> Int? {
      guard case .record(let record) = self, place < record.count else { return nil }
      return record[place].whole
    }

    /// The same for a number with decimals.
    func decimal(_ place: Int) -> Double? {
      guard case .record(let record) = self, place < record.count else { return nil }
      return record[place].decimal
    }

    /// A cell's text without outer spaces; empty past the last.
    subscript(place: Int) -> String {
      switch self {
      case .record(let record): place < record.count ? record[place].trimmedText : ""
      case .listed(let cells, _): cells[place]
      }
    }

    var cells: [String] { (0..<count).map { self[$0] } }
  }

  /// The column names.
  let names: [String]
  let file: String

  private var reader: CSVReader?
  /// The first record of a file without a header.
  private var first: CSVRecord?
  private let listed: [(cells: [String], path: String)]
  private var given = 0

  /// - Parameter names: of a file without a header, whose first record is then a row.
  init(_ reader: CSVReader, file: String, headless names: [String]? = nil) {
    self.file = file
    self.names = names ?? reader.names
    first = names == nil ? nil : reader.header
    self.reader = reader
    listed = []
  }

  init(names: [String], rows: [(cells: [String], path: String)], file: String) {
    self.names = names
    self.file = file
    listed = rows
  }

  /// The next row; nil at the end.
  mutating func next() -> Row? {
    if let row = first {
      first = nil
      return .record(row)
    }
    if reader != nil { return reader?.next().map(Row.record) }
    guard given < listed.count else { return nil }
    given += 1
    return .listed(listed[given - 1].cells, path: listed[given - 1].path)
  }

  /// Where a cell of a row is.
  func location(_ row: Row, _ place: Int) -> Location {
    switch row {
    case .record(let record):
      place < record.count ? record.location(of: place) : Location(file: file, line: record.line)
    case .listed: Location(file: file)
    }
  }

  /// What is wrong with the file so far, faults of quoting among it.
  var faults: [Diagnostic] { reader?.diagnostics ?? [] }

  /// The rows whose quotes are wrong, which were passed over.
  var faulty: [(record: CSVRecord, fault: Diagnostic)] { reader?.faulty ?? [] }
}
