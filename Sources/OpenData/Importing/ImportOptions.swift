import PlanFiles
import SkillsPlanner

/// What the user asked the import for.
package struct ImportOptions: Equatable, Sendable {
  /// Which tables are made.
  package enum Kind: String, CaseIterable, Sendable {
    case areas, courses, starts, all

    /// In the order in which they are made.
    var tables: [PlanTable] {
      switch self {
      case .areas: [.areas]
      case .courses: [.courses]
      case .starts: [.starts]
      case .all: PlanTable.allCases
      }
    }

    var makesAreas: Bool { tables.contains(.areas) }
    var makesCourses: Bool { tables.contains(.courses) }
    var makesStarts: Bool { tables.contains(.starts) }
  }

  let kind: Kind
  let files: [String]
  /// The folder that takes tables/ and sources.yaml.
  let folder: String
  let year: String?
  let leavers: String?
  /// For a census ward that fits no area, the ward that takes its rates.
  let neighbours: [String: String]
  let notes: [String]
  /// Districts to make areas of, by name or code; none for all that the files have.
  let authorities: [String]
  /// Whether a row that cannot be used is an error.
  let isStrict: Bool

  /// - Parameters:
  ///   - kind: a word that must name a kind.
  ///   - folder: nil where none was given, which is refused.
  ///   - year: of the starts and learners, "2024/25"; nil for the latest whole one.
  ///   - leavers: the year of the leavers; nil for the latest.
  ///   - neighbours: "WARD=WARD": a census ward that fits no area, and the one that takes its rates.
  ///   - notes: sentences for sources.yaml.
  ///   - authorities: names or codes of districts or LSIP areas.
  /// - Throws: the first thing that makes no sense.
  package init(
    kind word: String, files: [String], folder: String?, year: String? = nil,
    leavers: String? = nil, neighbours: [String] = [], notes: [String] = [],
    authorities: [String] = [], isStrict: Bool = false
  ) throws(ImportUsage) {
    guard let kind = Kind(rawValue: word) else {
      let kinds = Kind.allCases.map(\.rawValue)
      throw ImportUsage(
        word.contains(".") || word.contains("/")
          ? "several files need what is made of them before them: \(kinds.joined(separator: ", "))"
          : "\(word.cited()) is no kind of table" + Spelling.suggestion(for: word, among: kinds))
    }
    guard let folder else { throw ImportUsage("no folder is named: -o DIR") }
    var pairs: [String: String] = [:]
    for neighbour in neighbours {
      let pair = neighbour.split(separator: "=", omittingEmptySubsequences: false)
      guard pair.count == 2, !pair[0].isEmpty, !pair[1].isEmpty else {
        throw ImportUsage("--neighbour takes two ward codes, WARD=WARD")
      }
      pairs[String(pair[0])] = String(pair[1])
    }
    let tables = kind.tables.map { "\(folder)/\($0.path)" }
    for table in tables {
      if let file = files.first(where: { FilePath.areSame($0, table) }) {
        throw ImportUsage(
          "\(file.cited(limit: 200)) is read and would be written over; name another folder")
      }
    }
    self.kind = kind
    self.files = files
    self.folder = folder
    self.year = year
    self.leavers = leavers
    self.neighbours = pairs
    self.notes = notes
    self.authorities = authorities
    self.isStrict = isStrict
  }
}

/// Options that do not say what to do.
package struct ImportUsage: Error, Equatable, Sendable {
  /// One sentence without a full stop.
  package let message: String

  init(_ message: String) {
    self.message = message
  }
}
