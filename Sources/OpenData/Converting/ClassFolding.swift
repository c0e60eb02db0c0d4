import PlanFiles
import SkillsPlanner

/// Folds rows of one class of one area into one row an area, as the long layouts of the census need.
struct ClassFolding: Sendable {
  /// Of the table that is made: the columns that are not the class and its figure, then the classes.
  let names: [String]

  private let classPlace: Int
  private let figurePlace: Int
  private let columns: [String: String]
  private let classes: [String]
  private var order: [[TableValue]] = []
  private var figures: [[TableValue]: [String: TableValue]] = [:]
  private var places: [[TableValue]: Location] = [:]

  /// - Parameter names: of the columns read, among them the two.
  init(names: [String], of classColumn: String, figures: String, columns: [String: String]) {
    guard let place = names.firstIndex(of: classColumn), let figure = names.firstIndex(of: figures)
    else { preconditionFailure("a layout folds columns that it does not have") }
    classPlace = place
    figurePlace = figure
    self.columns = columns
    classes = columns.sorted { $0.key < $1.key }.map(\.value)
    self.names =
      names.enumerated().filter { $0.offset != place && $0.offset != figure }.map(\.element)
      + classes
  }

  /// Takes a row; a problem where its class is unknown or stands twice.
  mutating func take(_ row: [TableValue], at place: Location) -> Diagnostic? {
    let area = row.enumerated().filter { $0.offset != classPlace && $0.offset != figurePlace }
      .map(\.element)
    guard let column = columns[row[classPlace].text] else {
      return .error(
        .unknownWord, at: place,
        "\(row[classPlace].text.cited()) is no class of this release",
        fix: "Give the table with the classes " + columns.keys.sorted().joined(separator: ", ")
          + ".")
    }
    if figures[area] == nil {
      order.append(area)
      places[area] = place
    }
    if figures[area]?[column] != nil {
      return .error(
        .duplicateKey, at: place, "the class \(row[classPlace].text.cited()) stands twice here",
        fix: "Keep one of the two rows.")
    }
    figures[area, default: [:]][column] = row[figurePlace]
    return nil
  }

  /// A row for each area in the order in which they came; a problem for each that lacks a class, with how
  /// many rows it has.
  func rows() -> (rows: [[TableValue]], problems: [(Diagnostic, rows: Int)]) {
    var problems: [(Diagnostic, rows: Int)] = []
    var rows: [[TableValue]] = []
    for area in order {
      let own = figures[area] ?? [:]
      let missing = classes.filter { own[$0] == nil }
      guard missing.isEmpty else {
        let problem = Diagnostic.error(
          .emptyCell, at: places[area],
          "\(area.map(\.text).joined(separator: " ")) has no row for "
            + missing.joined(separator: ", "), fix: "Give the whole table: a row for each class.")
        problems.append((problem, own.count))
        continue
      }
      rows.append(area + classes.map { own[$0] ?? .missing })
    }
    return (rows, problems)
  }
}
