import PlanFiles
import SkillsPlanner

/// One published file as one table: recognised, converted, located and carried over, with its rows
/// accounted for.
struct TableImport: Sendable {
  let recognition: Recognition
  let tally: Tally
  let quarantine: Quarantine
  /// The table's bytes.
  let table: [UInt8]
  let rows: Int
  /// Of the rows, those made of several or of a part.
  let derivedRows: Int
  /// What the rows of the file are about.
  let read: Geography?
  /// What the rows of the table are about.
  let geography: Geography?
  let sha256: String
  /// What was derived and how, in sentences.
  let derived: [String]
  /// The further files that were read: look-ups, weights, postcodes.
  let others: [SourcesFile.File]
  /// Problems that do not stop the import.
  let warnings: [Diagnostic]
  /// Of those, rows of the further files that could not be used.
  let furtherProblems: [Diagnostic]

  /// - Throws: that a file cannot be read, is not known, or does not fit the others.
  init(_ options: TableOptions) throws(InvalidInput) {
    let map = try options.map.map { path throws(InvalidInput) in
      let file = try InputFile.read(path)
      return try MapFile(file.bytes, file: file.file).layout
    }
    let stream = try ByteStream(path: options.file)
    let recognition = try Recognition.opening(stream, map: map)
    var further = FurtherFiles()
    let postcodes = try options.postcodes.map { path throws(InvalidInput) in
      try further.postcodes(path)
    }
    var stages = Stages(recognition, postcodes: postcodes)
    let made =
      stages.isFolding || options.lookUp != nil
      ? try Made(gathering: &stages, options, &further) : try Made(streaming: &stages)
    try stream.finish()
    let caution = recognition.layout.caution
    self.recognition = recognition
    tally = stages.tally
    quarantine = stages.quarantine
    table = made.builder.bytes
    rows = made.builder.rows
    derivedRows = made.derivedRows
    read = stages.geography
    geography = made.geography
    sha256 = stream.sha256 ?? ""
    derived = stages.derived + made.derived + (caution.isEmpty ? [] : [caution])
    others = further.files
    warnings = further.warnings + stages.warnings + made.warnings
    furtherProblems = further.warnings
    if quarantine.rows > 100, quarantine.rows > tally.kept {
      throw InvalidInput(
        Array(quarantine.diagnostics.prefix(3)) + [
          Diagnostic(
            .error, Check.manyProblems.rawValue, at: Location(file: stream.file),
            "\(grouped(quarantine.rows)) of \(grouped(tally.read)) rows cannot be used, so nothing is written",
            fix: "Check that the files are the right ones, and that they belong together.")
        ])
    }
    guard rows == 0 else { return }
    throw InvalidInput(
      Array(quarantine.diagnostics.prefix(10)) + [
        Diagnostic(
          .error, Check.noRows.rawValue, at: Location(file: stream.file),
          "no row of the file can be used", fix: "Check that it is the right file, and whole.")
      ])
  }
}

/// The table as it was made of the rows.
private struct Made {
  var builder: TableBuilder
  var derivedRows = 0
  var geography: Geography?
  var derived: [String] = []
  var warnings: [Diagnostic] = []

  /// Row by row, without keeping any but the table.
  init(streaming stages: inout Stages) throws(InvalidInput) {
    builder = TableBuilder(names: stages.names)
    while let row = try stages.next() { builder.take(row) }
    geography = stages.geography
  }

  /// Of all rows together: folded where they are classes, and carried over where a look-up is given.
  init(
    gathering stages: inout Stages, _ options: TableOptions, _ further: inout FurtherFiles
  ) throws(InvalidInput) {
    var table = GatheredTable(stages)
    while let row = try stages.next() {
      table.take(row, options.lookUp == nil ? nil : stages.source)
    }
    table.take(folded: stages.folded())
    table.geography = stages.geography
    if let path = options.lookUp {
      let carried = try further.carry(
        table, ofRelease: stages.recognition.release != nil, over: path, to: options.target,
        weights: options.weights)
      for row in carried.rebasing.unknown {
        stages.drop(row, table.source(of: row), carried.lookUp)
      }
      builder = TableBuilder(names: carried.rebasing.names)
      for values in carried.rebasing.rows { builder.take(.init(values: values, marks: [])) }
      derivedRows = carried.rebasing.rows.count - carried.rebasing.counts.unchanged
      geography = carried.lookUp.to
      derived = carried.sentences
      warnings = carried.warnings
    } else {
      builder = TableBuilder(names: table.names)
      for values in table.markedRows { builder.take(.init(values: values, marks: [])) }
      derivedRows = table.rows.count
      geography = table.geography
    }
  }
}
