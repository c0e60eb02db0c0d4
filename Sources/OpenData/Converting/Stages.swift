import PlanFiles
import SkillsPlanner

/// The way of a file's rows to its table: converted, given points, folded where they are classes.
struct Stages: Sendable {
  /// The columns of the table.
  let names: [String]
  /// What a change of geography does to each.
  let carried: [LayoutColumn.Carried]
  /// Where the code of the area stands among the columns; nil where the table has none.
  let key: Int?
  /// Where the further columns stand that tell the rows of one area apart.
  let furtherKeys: [Int]

  private var conversion: FileConversion
  private let locating: Locating?
  private var folding: ClassFolding?
  private var watch = VintageWatch()

  init(_ recognition: Recognition, postcodes: PostcodeIndex?) {
    conversion = FileConversion(recognition)
    let read = conversion.names
    var names = read
    var folding: ClassFolding?
    if case .classes(let column, let figures, let columns) = recognition.layout.form {
      let own = ClassFolding(names: read, of: column, figures: figures, columns: columns)
      names = own.names
      folding = own
    }
    locating = folding == nil ? Locating(names: read, postcodes: postcodes) : nil
    self.folding = folding
    let all = locating?.names ?? names
    self.names = all
    let known = Dictionary(
      recognition.columns.map { ($0.column.name, $0.column.carried) }
    ) { first, _ in first }
    // What folding makes of figures are counts; what locating adds are labels.
    let isFolding = folding != nil
    carried = all.map { known[$0] ?? (isFolding ? .count : .label) }
    key = recognition.layout.key.first.flatMap { all.firstIndex(of: $0) }
    furtherKeys = recognition.layout.key.dropFirst().compactMap { all.firstIndex(of: $0) }
  }

  var isFolding: Bool { folding != nil }

  /// The next row of the table; nil at the end. Rows of classes are kept back for `folded`.
  mutating func next() throws(InvalidInput) -> RowConverter.Row? {
    while var row = try conversion.next() {
      if folding != nil {
        let place = conversion.location(of: conversion.names[0])
        if let problem = folding?.take(row.values, at: place) {
          conversion.withdraw(problem, cells: conversion.cells)
        }
        continue
      }
      if let locating {
        do throws(CellFault) {
          row.values = try locating.locate(row.values)
        } catch {
          try conversion.withdraw(error, column: locating.blamed)
          continue
        }
      }
      if let key { watch.take(row.values[key].text) }
      return row
    }
    return nil
  }

  /// The rows made of classes, once `next` gave nil; none for other files.
  mutating func folded() -> [[TableValue]] {
    guard let folding else { return [] }
    let (rows, problems) = folding.rows()
    for (problem, count) in problems { conversion.withdraw(problem, rows: count) }
    if let key { for row in rows { watch.take(row[key].text) } }
    return rows
  }

  /// Takes a row of the table back, since a look-up does not know its code.
  ///
  /// - Parameter source: where it stood and its cells; nil where it was made of several rows.
  mutating func drop(_ row: [TableValue], _ source: GatheredTable.Source?, _ lookUp: LookUp) {
    let code = key.map { row[$0].text } ?? ""
    let line = source?.line ?? 0
    conversion.withdraw(
      .error(
        ImportCheck.notInLookUp, at: Location(file: recognition.rows.file, line: line),
        "\(code.cited()) is not in the look-up from \(lookUp.from) to \(lookUp.to)",
        fix: "Give the look-up of the same edition, or check the code."),
      cells: source?.cells ?? [], line: line)
  }

  /// Where the row given last stood, and its cells.
  var source: GatheredTable.Source { .init(line: conversion.line, cells: conversion.cells) }

  var recognition: Recognition { conversion.recognition }
  var tally: Tally { conversion.tally }
  var quarantine: Quarantine { conversion.quarantine }

  /// What the rows are about: as the release tells, else as their codes do.
  var geography: Geography? { watch.geography(of: conversion.recognition) }

  var warnings: [Diagnostic] {
    let recognition = conversion.recognition
    return watch.contradiction(told: recognition.geography).map { sentence in
      [
        Diagnostic(
          .warning, Check.mixedVintage.rawValue, at: Location(file: recognition.rows.file),
          sentence, fix: "Check the edition of the file; the ONS look-up says what replaced what.")
      ]
    } ?? []
  }

  var derived: [String] {
    var sentences: [String] = []
    if isFolding {
      sentences.append("Each row is made of the rows of its classes.")
    }
    if let locating, locating.isOfGrid {
      sentences.append(
        "Points are taken from easting and northing by Ordnance Survey's Helmert transformation, "
          + "right to 5 m.")
    }
    if let locating, locating.isOfPostcodes {
      sentences.append("Points without coordinates are those of postcodes.")
    }
    return sentences
  }
}
