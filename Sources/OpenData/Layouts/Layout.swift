/// What a release looks like: the columns by which it is known, what each becomes in our table, and
/// whose it is.
///
/// The releases that are known are layouts in code; a `map.yaml` of the user's own is one too.
struct Layout: Sendable {
  /// How the rows of the file become rows of the table.
  enum Form: Hashable, Sendable {
    /// A row a row.
    case rows
    /// A row for each class of one area, folded into one row an area: the column that names the
    /// class, the column of its figure, our column for each class. A class without one goes to quarantine.
    case classes(of: String, figures: String, columns: [String: String])
    /// The same as `rows`, but the file has no header: the columns in their order.
    case headless
    case geoJSON
    case tLevelProviders
    case tLevelQualifications
  }

  /// As the publisher calls it.
  var title: String
  var publisher: String
  /// The date or the edition of the figures.
  var vintage: String
  /// The lines that its licence asks for; never empty.
  var attributions: [String]
  /// What the rows are about, with its year where the header does not tell it; nil where they have
  /// no code.
  var geography: Geography?
  var columns: [LayoutColumn]
  var form = Form.rows
  /// The columns that tell the rows apart; empty where rows may repeat.
  var key: [String] = []
  /// The year of the boundaries of each kind of area, where neither `geography` nor the header tells.
  var years: [Geography.Kind: Int] = [:]
  /// Marks that stand for no figure here beside the common ones.
  var marks: [MissingMark] = []
  /// Rows that are not data, by a column of ours and its text, with the reason to print.
  var skips: [Skip] = []
  /// What is modelled or of limited use in it, for whoever uses the table; empty for none.
  var caution = ""

  /// Rows to leave out.
  struct Skip: Hashable, Sendable {
    let column: String
    let text: String
    let reason: String
  }

  /// The names of its columns in the header that must be there, each in its first spelling.
  var required: [String] {
    columns.filter(\.isRequired).compactMap { $0.published.first?.text }
  }

  /// The columns that the header has, by place; nil where one that must be there is missing.
  func match(_ header: [String]) -> [MatchedColumn]? {
    // No release has thousands of columns, and looking through millions of cells takes minutes.
    guard header.count <= 5_000 else { return nil }
    var found: [MatchedColumn] = []
    for column in columns {
      guard let match = column.match(header) else {
        if column.isRequired { return nil }
        continue
      }
      found.append(match)
    }
    return found
  }

  /// How many of the columns that must be there the header has.
  func nearness(_ header: [String]) -> Double {
    guard header.count <= 5_000 else { return 0 }
    let required = columns.filter(\.isRequired)
    guard !required.isEmpty else { return 0 }
    return Double(required.count { $0.match(header) != nil }) / Double(required.count)
  }
}

/// A column of a release, and what it becomes.
struct LayoutColumn: Sendable {
  /// Ours; two columns of a layout never share it.
  let name: String
  /// How publishers spell it; the first that the header has is read.
  let published: [HeaderName]
  let content: CellContent
  /// Whether the release is known by it.
  var isRequired = true
  /// Whether a row without it can be used.
  var mayBeMissing = false
  /// What happens to it where areas are split or merged.
  var carried: Carried

  /// What a change of geography does to a figure.
  enum Carried: String, CaseIterable, Sendable {
    /// A number of people or things: shared out and added up.
    case count
    /// A rate or score: copied to the parts, averaged over the whole.
    case measure
    /// A rank or decile among the areas of one kind: the same, and left out for areas of another kind.
    case rank
    /// A name or a word: copied; of several the one of the largest part.
    case label
  }

  /// A column of the file; `as` gives it our name where that is another.
  init(
    _ published: HeaderName..., as name: String, _ content: CellContent, optional: Bool = false,
    mayBeMissing: Bool? = nil, carried: Carried? = nil
  ) {
    self.init(
      published, as: name, content, optional: optional, mayBeMissing: mayBeMissing,
      carried: carried)
  }

  init(
    _ published: [HeaderName], as name: String, _ content: CellContent, optional: Bool = false,
    mayBeMissing: Bool? = nil, carried: Carried? = nil
  ) {
    self.name = name
    self.published = published
    self.content = content
    isRequired = !optional
    self.mayBeMissing = mayBeMissing ?? optional
    self.carried =
      carried
      ?? {
        switch content {
        case .whole: .count
        case .decimal, .fraction, .percentage: .measure
        default: .label
        }
      }()
  }

  func match(_ header: [String]) -> MatchedColumn? {
    for name in published {
      if let place = header.firstIndex(where: name.matches) {
        return MatchedColumn(column: self, place: place, published: header[place])
      }
    }
    return nil
  }
}

/// A column of a layout where a file has it.
struct MatchedColumn: Sendable {
  let column: LayoutColumn
  /// From 0.
  let place: Int
  /// As the header spells it.
  let published: String

  /// What its codes are of, with the year that its name carries; nil for a column without codes.
  var geography: Geography? {
    guard case .code(let kind?) = column.content else { return nil }
    return Geography(kind, HeaderName.year(in: published))
  }
}
