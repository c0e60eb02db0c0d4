import PlanFiles
import SkillsPlanner

/// What a file is, as far as the needs of a table ask.
struct Holding: Hashable, Sendable {
  let release: Release
  /// The kinds of area that its rows are of, in the order in which they come; none where the release
  /// is published for one kind alone.
  let kinds: [Geography.Kind]
  /// The year of their boundaries; nil where the header does not tell.
  let year: Int?

  init(_ release: Release, kinds: [Geography.Kind] = [], year: Int? = nil) {
    self.release = release
    self.kinds = kinds
    self.year = year
  }

  /// Of a file that was recognised and of which no row has been read. O(rows) where the release is
  /// published for several kinds of area, else O(1).
  init?(_ recognition: Recognition) {
    guard let release = recognition.release else { return nil }
    self.release = release
    year = recognition.geography?.year
    guard release.comesOfSeveralKinds, let key = recognition.layout.key.first,
      let column = recognition.columns.first(where: { $0.column.name == key })
    else {
      kinds = []
      return
    }
    var rows = recognition.rows
    var found: [Geography.Kind] = []
    while let row = rows.next() {
      if let kind = Geography.Kind(code: row[column.place]), !found.contains(kind) {
        found.append(kind)
      }
    }
    kinds = found
  }

  /// Of a file that was recognised already; nil where it is of a layout of the user's own.
  init?(_ file: ImportedFile) throws(InvalidInput) {
    self.init(try file.opened())
  }
}

extension Release {
  /// Whether the publisher gives it for several kinds of area in the same columns.
  var comesOfSeveralKinds: Bool {
    switch self {
    case .qualifications, .qualificationsByClass, .populationCentroids, .boundaries: true
    default: false
    }
  }

  /// Whether it is a census table, of which several kinds of area may stand side by side.
  var isCensus: Bool { self == .qualifications || self == .qualificationsByClass }

  /// Whether two files of it may stand side by side: census tables of two kinds of area, and
  /// Code-Point Open, which is a file for each postcode area.
  var mayRepeat: Bool { isCensus || self == .codePoint }
}
