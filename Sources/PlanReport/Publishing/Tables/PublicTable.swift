import SkillsPlanner

/// A table of the pack, before it is written in a format.
package struct PublicTable: Sendable, Hashable {
  /// The name of its file without the ending: "areas".
  package let name: String
  package let title: String
  /// What a row is, in a sentence.
  package let description: String
  package let columns: [Column]
  /// The names of the columns that tell one row from another.
  package let key: [String]
  /// As many cells as there are columns, in their order.
  package let rows: [[Cell]]
  /// Why the table is left out where counts are protected; nil where it stays.
  package let revealing: String?
  /// Rows that are left out there; nil where all stay.
  package let revealingPart: Part?

  package init(
    _ name: String, _ title: String, _ description: String, columns: [Column], key: [String],
    rows: [[Cell]], revealing: String? = nil, revealingPart: Part? = nil
  ) {
    self.name = name
    self.title = title
    self.description = description
    self.columns = columns
    self.key = key
    self.rows = rows
    self.revealing = revealing
    self.revealingPart = revealingPart.flatMap { $0.rows.isEmpty ? nil : $0 }
  }

  /// Whether all of its rows are left out there.
  var isWhollyRevealing: Bool { revealingPart.map { $0.rows.count == rows.count } ?? false }

  /// Some rows, and why they are left out where counts are protected.
  package struct Part: Sendable, Hashable {
    package let rows: Set<Int>
    package let why: String
  }

  /// A column of a table.
  package struct Column: Sendable, Hashable {
    /// As the header has it: "last_year".
    package let name: String
    package let title: String
    package let description: String
    package let kind: Kind
    package let sense: Sense

    package init(
      _ name: String, _ title: String, _ description: String, _ kind: Kind = .text,
      _ sense: Sense = .plain
    ) {
      self.name = name
      self.title = title
      self.description = description
      self.kind = kind
      self.sense = sense
    }
  }

  /// What its cells are.
  package enum Kind: Sendable, Hashable {
    case text
    case whole
    case decimal
  }

  /// What a column tells about people.
  package enum Sense: Sendable, Hashable {
    /// Nothing.
    case plain
    /// How many they are; rounded or hidden where counts are protected.
    case count
    /// Something that counts follow from; the column is left out where counts are protected.
    case revealing
  }

  /// One value.
  package enum Cell: Sendable, Hashable {
    case text(String)
    case whole(Int)
    /// Finite.
    case decimal(Double)
    /// Not published by its source.
    case notAvailable
    /// 1 to 4, where small counts are shown so.
    case fewerThanFive
    /// Hidden, since it is a small count or since one would follow from it.
    case hidden
    case empty

    /// What stands for a value that is not there; the symbols are those of the Government Analysis Function.
    package var mark: String? {
      switch self {
      case .notAvailable: "[x]"
      case .hidden: "[c]"
      case .fewerThanFive: "fewer than 5"
      case .text, .whole, .decimal, .empty: nil
      }
    }

    /// For people: digits in groups of three.
    package var shown: String {
      switch self {
      case .text(let text): text
      case .whole(let number): grouped(number)
      case .decimal(let number): "\(number)"
      case .notAvailable, .hidden, .fewerThanFive: mark ?? ""
      case .empty: ""
      }
    }
  }

  /// The place of a column of that name.
  package func place(of column: String) -> Int? { columns.firstIndex { $0.name == column } }

  /// What tells a row from the others, as one text: "E07000117/2".
  package func key(of row: [Cell]) -> String {
    key.compactMap { name in place(of: name).map { row[$0].written } }.joined(separator: "/")
  }
}
