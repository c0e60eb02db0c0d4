/// `sources.yaml`: the data sets behind the tables of a plan, and what was derived from them.
///
/// The import writes an entry for each table it makes. A file for tables that were made in another way
/// may list its data sets and assumptions at the top.
package struct SourcesFile: Hashable, Sendable {
  /// A published file, as it was read.
  package struct File: Hashable, Sendable {
    /// Without its folder.
    package var name: String
    package var title: String
    package var publisher: String
    package var vintage: String
    /// What its rows are about, as "LSOA 2021"; empty where nobody tells.
    package var geography: String
    /// The lines that its licence asks for.
    package var attributions: [String]
    package var rows: RowCounts?
    /// Of the bytes read; nil where a person wrote the entry.
    package var sha256: String?

    package init(
      name: String, title: String, publisher: String, vintage: String, geography: String,
      attributions: [String], rows: RowCounts?, sha256: String?
    ) {
      self.name = name
      self.title = title
      self.publisher = publisher
      self.vintage = vintage
      self.geography = geography
      self.attributions = attributions
      self.rows = rows
      self.sha256 = sha256
    }
  }

  /// What became of a file's rows: those read are those kept, in quarantine and left out.
  package struct RowCounts: Hashable, Sendable {
    package var read: Int
    package var kept: Int
    package var quarantined: Int
    package var leftOut: [Counted]
    /// Figures of the rows kept that are not published.
    package var notPublished: [Counted]

    package init(
      read: Int, kept: Int, quarantined: Int, leftOut: [Counted], notPublished: [Counted]
    ) {
      self.read = read
      self.kept = kept
      self.quarantined = quarantined
      self.leftOut = leftOut
      self.notPublished = notPublished
    }

    /// Whether every row is accounted for.
    package var addsUp: Bool { read == kept + quarantined + leftOut.reduce(0) { $0 + $1.number } }
  }

  /// A number of rows or cells, with why.
  package struct Counted: Hashable, Sendable {
    package var number: Int
    package var reason: String

    package init(_ number: Int, _ reason: String) {
      self.number = number
      self.reason = reason
    }
  }

  /// A table, as it was written.
  package struct Table: Hashable, Sendable {
    /// Its path as seen from sources.yaml.
    package var name: String
    package var sha256: String
    package var rows: Int
    /// Of the rows, those that were made of several or of a part; the others are a row of a file each.
    package var derivedRows: Int
    /// What its rows are about, as "LSOA 2021"; empty where nobody tells.
    package var geography: String
    package var files: [File]
    /// What a plan made from the table must say, each a headline, a colon and the detail.
    package var assumptions: [String]
    /// What was derived and how, in plain sentences.
    package var derived: [String]
    package var figures: [Figure]

    package init(
      name: String, sha256: String, rows: Int, derivedRows: Int, geography: String = "",
      files: [File] = [], assumptions: [String] = [], derived: [String] = [],
      figures: [Figure] = []
    ) {
      self.name = name
      self.sha256 = sha256
      self.rows = rows
      self.derivedRows = derivedRows
      self.geography = geography
      self.files = files
      self.assumptions = assumptions
      self.derived = derived
      self.figures = figures
    }
  }

  /// One number about a table.
  package struct Figure: Hashable, Sendable {
    package enum Value: Hashable, Sendable {
      /// A number with its place, or one that is no count.
      case text(String)
      case whole(Int)
      /// A part of a whole, which is above 0.
      case part(Int, of: Int)
    }

    package let what: String
    package let value: Value

    package init(_ what: String, _ value: String) {
      self.what = what
      self.value = .text(value)
    }

    package init(_ what: String, _ value: Int) {
      self.what = what
      self.value = .whole(value)
    }

    package init(_ what: String, _ value: Int, of whole: Int) {
      self.what = what
      self.value = .part(value, of: whole)
    }
  }

  /// How the files came here, in the words of whoever imported them.
  package var notes: [String] = []
  /// Of all tables, where a person wrote the file.
  package var assumptions: [String] = []
  /// Of all tables, where a person wrote the file.
  package var files: [File] = []
  /// Sorted by name.
  package private(set) var tables: [Table] = []

  /// For tables that nobody gave sources for.
  package init() {}

  /// Puts a table in the place of the one that had its name.
  package mutating func put(_ table: Table) {
    tables.removeAll { $0.name == table.name }
    tables.append(table)
    tables.sort { $0.name < $1.name }
  }
}
