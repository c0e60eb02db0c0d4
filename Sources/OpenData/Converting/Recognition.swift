import PlanFiles
import SkillsPlanner

/// A file that was recognised: what it is, and its rows to read.
struct Recognition: Sendable {
  /// Nil for a layout of the user's own.
  let release: Release?
  /// The line of the header, from 1; 1 where there is none.
  var headerLine = 1
  /// Whether it is a table that the import made, and not the published file.
  var isOwnTable = false
  let layout: Layout
  /// The columns that are read.
  let columns: [MatchedColumn]
  /// The columns of the file that nothing reads.
  let unread: [String]
  var rows: SourceRows
  /// "UTF-8, commas, header on line 1", for the report.
  let form: String

  /// What the rows are about, as far as the layout and the header tell without a look at the codes.
  var geography: Geography? {
    if let known = layout.geography, known.year != nil || known.kind >= .postcode { return known }
    guard let key = layout.key.first,
      let column = columns.first(where: { $0.column.name == key })
    else { return layout.geography }
    return column.geography ?? layout.geography
  }

  /// What the rows are about, with a look at the code of the first; nil where it has none.
  var geographyOfRows: Geography? {
    if let known = geography, known.year != nil || known.kind >= .postcode { return known }
    var rows = rows
    guard let key = columns.first(where: { $0.column.name == layout.key.first }),
      let code = rows.next()?[key.place], let kind = Geography.Kind(code: code)
    else { return geography }
    return Geography(kind, year(of: kind))
  }

  /// The year of the boundaries of the rows, which are of this kind; nil where nobody tells.
  func year(of kind: Geography.Kind) -> Int? {
    if let told = geography?.year { return told }
    let key = columns.first { $0.column.name == layout.key.first }
    return key.flatMap { HeaderName.year(in: $0.published) } ?? layout.years[kind]
  }
}
