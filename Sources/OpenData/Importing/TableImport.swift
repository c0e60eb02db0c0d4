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
  /// Of those, rows of the further files that could not be used.
  let furtherProblems: [Diagnostic]
  /// Problems that do not stop the import.
  let warnings: [Diagnostic]

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
    var builder = TableBuilder(names: stages.names)
    var gathered: [[TableValue]] = []
    var lines: [String: Int] = [:]
    let isGathered = stages.isFolding || options.lookUp != nil
    while let row = try stages.next() {
      guard isGathered else {
        builder.take(row)
        continue
      }
      if let key = stages.key { lines[row.values[key].text] = stages.line }
      gathered.append(row.values)
    }
    gathered += stages.folded()
    try stream.finish()

    var derived = stages.derived
    var warnings = stages.warnings
    var geography = stages.geography
    var derivedRows = stages.isFolding ? gathered.count : 0
    if let path = options.lookUp {
      let carried = try further.carry(
        gathered, stages, over: path, to: options.target, weights: options.weights)
      for row in carried.rebasing.unknown {
        let code = stages.key.map { row[$0].text } ?? ""
        stages.drop(row, line: lines[code] ?? 0, carried.lookUp)
      }
      builder = TableBuilder(names: carried.rebasing.names)
      gathered = carried.rebasing.rows
      derivedRows = gathered.count - carried.rebasing.counts.unchanged
      geography = carried.lookUp.to
      derived += carried.sentences
      warnings += carried.warnings
    }
    for values in gathered { builder.take(RowConverter.Row(values: values, marks: [])) }
    if !recognition.layout.caution.isEmpty { derived.append(recognition.layout.caution) }

    self.recognition = recognition
    tally = stages.tally
    quarantine = stages.quarantine
    table = builder.bytes
    rows = builder.rows
    self.derivedRows = derivedRows
    read = stages.geography
    self.geography = geography
    sha256 = stream.sha256 ?? ""
    self.derived = derived
    others = further.files
    self.warnings = further.warnings + warnings
    furtherProblems = further.warnings
    if builder.rows == 0 {
      throw InvalidInput(
        Array(quarantine.diagnostics.prefix(10)) + [
          Diagnostic(
            .error, Check.noRows.rawValue, at: Location(file: stream.file),
            "no row of the file can be used", fix: "Check that it is the right file, and whole.")
        ])
    }
  }
}
