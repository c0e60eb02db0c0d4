import PlanFiles

/// sources.yaml: which official files the tables were made from, how, and what is modelled.
struct SkillsSources: Sendable {
  /// One official file, as read.
  struct File: Sendable {
    let name: String
    let release: Release
    let vintage: String
    /// Of the bytes read.
    let sha256: String
    let tally: Tally
  }

  /// One table, as written.
  struct Table: Sendable {
    let name: String
    let rows: Int
    let sha256: String
    /// What was derived and how, in plain sentences.
    let derived: [String]
    let figures: [Figure]
  }

  /// One number about a table.
  struct Figure: Sendable {
    enum Value: Sendable {
      /// A number with its place, or one that is no count.
      case text(String)
      case whole(Int)
      /// A part of a whole, which is above 0.
      case part(Int, of: Int)
    }

    let what: String
    let value: Value

    init(_ what: String, _ value: String) {
      self.what = what
      self.value = .text(value)
    }

    init(_ what: String, _ value: Int) {
      self.what = what
      self.value = .whole(value)
    }

    init(_ what: String, _ value: Int, of whole: Int) {
      self.what = what
      self.value = .part(value, of: whole)
    }
  }

  /// Thousandths, rounded half to even.
  static func permille(_ part: Int, of whole: Int) -> Int {
    let (quotient, remainder) = (part * 1_000).quotientAndRemainder(dividingBy: whole)
    let isUp = remainder * 2 > whole || (remainder * 2 == whole && quotient % 2 == 1)
    return quotient + (isUp ? 1 : 0)
  }

  var files: [File] = []
  var tables: [Table] = []
  /// What a plan made from the tables must say.
  var assumptions: [String] = []
  /// How the files came here, in the words of whoever imported them.
  var notes: [String] = []

  /// Adds the files of one table's making, each once, and keeps all in the order of the releases.
  ///
  /// - Parameter years: The vintage where an import chose a year of the release.
  mutating func add(_ tallies: [(file: ImportedFile, tally: Tally)], years: [Release: String]) {
    for (file, tally) in tallies where !files.contains(where: { $0.name == file.name }) {
      precondition(tally.addsUp, "rows of \(file.name) are neither kept nor left out")
      files.append(
        File(
          name: file.name, release: file.release,
          vintage: years[file.release] ?? file.release.vintage,
          sha256: SHA256.hex(of: file.bytes), tally: tally))
    }
    files.sort { ($0.release, $0.name) < ($1.release, $1.name) }
  }
}
