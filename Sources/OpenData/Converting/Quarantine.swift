import PlanFiles
import SkillsPlanner

/// The rows that could not be used, each as it was with its line and the reason, so that a person can
/// mend the file and import it again.
struct Quarantine: Sendable {
  private(set) var rows = 0
  /// Every reason in reading order, those of rows with wrong quotes last.
  private(set) var diagnostics: [Diagnostic] = []
  private var writer: CSVWriter
  private let width: Int

  /// More rows than this, where they are most of the file, are another file than the one that was
  /// meant.
  static let most = 100_000

  /// - Parameter header: the column names of the file.
  init(header: [String]) {
    width = header.count
    writer = CSVWriter(names: ["line", "code", "reason"] + header)
  }

  /// - Parameters:
  ///   - cells: of the row, as many as it has.
  ///   - rows: how many rows stand behind the entry.
  mutating func take(_ cells: [String], line: Int, _ reasons: [Diagnostic], rows count: Int = 1) {
    rows += count
    diagnostics += reasons
    writer.write(line)
    writer.write(reasons.map(\.code).joined(separator: " "))
    writer.write(reasons.map(\.summary).joined(separator: "; "))
    // A row with too many cells ends in one that holds the rest.
    for place in 0..<width {
      let isLast = place == width - 1 && cells.count > width
      writer.write(
        isLast
          ? cells[place...].joined(separator: ",") : place < cells.count ? cells[place] : "")
    }
    writer.endRow()
  }

  /// The file; nil where no row is in it.
  var bytes: [UInt8]? { rows == 0 ? nil : writer.bytes }

  /// Where the rows of a table go that cannot be used.
  static func path(ofTable table: String) -> String {
    let folder = FilePath.folder(of: table)
    let name = FilePath.stem(of: table) + ".quarantine.csv"
    return folder == "." && !table.hasPrefix("./") ? name : "\(folder)/\(name)"
  }

  /// What every such file begins with.
  static let beginning = "line,code,reason,"

  /// Whether a file that an earlier import wrote stands there.
  ///
  /// - Throws: that somebody's file does, which is not written over.
  static func isThere(at path: String) throws(InvalidInput) -> Bool {
    guard let file = InputFile.ordinary(path) else { return false }
    if file.bytes.starts(with: Array(beginning.utf8)) { return true }
    throw InvalidInput([
      .error(
        ImportCheck.othersTable, at: Location(file: path),
        "\(path.cited(limit: 200)) is there already and is no quarantine of an import",
        fix: "Name another table, or remove this file.")
    ])
  }
}
