import PlanFiles
package import SkillsPlanner

/// `skillsplan import`: published files in, tables and their sources out.
package enum ImportCommand {
  /// What to print when it is done.
  package struct Report: Sendable {
    /// What was found, read and written, line by line.
    package let lines: [String]
    /// Problems that do not stop the import.
    package let warnings: [Diagnostic]
  }

  /// What the options alone do not say: the kinds, and the releases that are recognised.
  package static var notes: String {
    """
    A FILE alone is told what it is; with -o TABLE.csv it becomes a table of its own. "-" is the standard input, as
    in: gunzip -c onspd.csv.gz | skillsplan import - -o tables/postcodes.csv

    KIND is what is made below DIR, of several files in any order:
      areas      tables/areas.csv
      courses    tables/courses.csv; needs tables/areas.csv too
      starts     tables/starts.csv; needs tables/areas.csv too
      all        the three tables

    Courses in the classroom and online are made of Find a course with LARS; or of a classroom.csv of your own, the
    providers all of whose classroom learners are taught here. Without either there are apprenticeships alone.

    What was read and derived is kept in sources.yaml: beside the table, or above a folder called tables. A row that
    cannot be used goes to TABLE.quarantine.csv with its reason, and the numbers of rows add up.

    Files are known by their header, not by their name; or by a map of your own (--map):
    \(Release.allCases.map { "  \($0.title)" }.joined(separator: "\n"))

    A map is a file such as this one, which --draft-map begins:
    \(MapFile.example.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n"))

    Only kind, version, title, publisher, vintage and columns must be there. `geography` says what the rows are of, which
    a look-up needs; `key` tells the rows apart; a column may be `optional: true`, `may-be-blank: true`, have `words:
    {theirs: ours}`, and say how a look-up carries it over (`carried: count`, measure, rank or label).

    Units of a map:
    \(CellContent.units.map { "  \($0.word): \($0.meaning)" }.joined(separator: "\n"))
    """
  }

  /// Makes tables of a plan from several files and writes them below the folder.
  ///
  /// - Throws: `InvalidInput` with every problem of the files, and nothing is written then;
  ///   `FileFailure` when a table could not be written.
  package static func run(_ options: ImportOptions) throws -> Report {
    var problems = Problems()
    let files = options.files.compactMap { path in
      problems.collect { () throws(InvalidInput) in
        let file = try InputFile.read(path)
        return try ImportedFile(path: file.file, bytes: file.bytes)
      }
    }
    try problems.finish()
    let result = try ImportResult(options, files)
    if options.isStrict { try refuse(result.read.flatMap(\.tally.problems)) }
    makeFolder(options.folder)
    let list = "\(options.folder)/sources.yaml"
    try FolderLock.holding(options.folder) { try write(result, options, listed: list) }
    // Of several files most are for another table.
    let purpose = options.kind.tables.count == 1 ? " for \(options.kind.tables[0].file)" : ""
    return Report(
      lines: result.read.flatMap { file, tally in
        ["read \(file.name): \(file.release.title)"] + tally.lines
      }
        + result.remarks
        + result.tables.map {
          "wrote \(options.folder)/\($0.name): \(counted($0.rows, "row")), each made of several files"
        }
        + result.outputs.dropFirst(result.tables.count).map { "wrote \(options.folder)/\($0.path)" }
        + ["wrote \(list)"]
        + result.unused.map { "not needed\(purpose): \($0.name): \($0.release.title)" },
      warnings: result.warnings)
  }

  /// Says what one file is, and makes it a table where one is asked for.
  ///
  /// - Throws: `InvalidInput` with every problem, and nothing is written then; `FileFailure` when a
  ///   table could not be written.
  package static func run(_ options: TableOptions) throws -> Report {
    let result = try TableImport(options)
    if options.isStrict { try refuse(result.quarantine.diagnostics + result.furtherProblems) }
    var lines = result.lines
    if let path = options.output {
      let list = SourcesOnDisk.path(ofTable: path)
      makeFolder(FilePath.folder(of: list))
      lines += try FolderLock.holding(FilePath.folder(of: list)) {
        try write(result, to: path, options.notes, listed: list)
      }
    } else {
      lines.append("nothing is written without -o TABLE.csv")
    }
    return Report(lines: lines, warnings: result.quarantine.asWarnings + result.warnings)
  }

  /// Writes a map of a file to begin with, for a table that no release is like.
  ///
  /// - Throws: `InvalidInput` when the file is no table; `FileFailure` when the map could not be written.
  package static func draftMap(of file: String, to path: String) throws -> Report {
    if SystemFile.isOrdinary(path) {
      throw InvalidInput([
        .error(
          ImportCheck.othersTable, at: Location(file: path),
          "\(path.cited(limit: 200)) is there already", fix: "Name another file for the map.")
      ])
    }
    let draft = try MapDraft(of: ByteStream(path: file))
    try write(draft.yaml, to: path)
    return Report(
      lines: [
        "wrote \(path): \(draft.columns) columns with units guessed from the first rows; correct it, then:",
        "  skillsplan import \(file) --map \(path) -o TABLE.csv",
      ], warnings: [])
  }

  /// Where every row must be used, one that cannot be is an error.
  private static func refuse(_ problems: [Diagnostic]) throws(InvalidInput) {
    guard !problems.isEmpty else { return }
    throw InvalidInput(
      problems.map { Diagnostic(.error, $0.code, at: $0.location, $0.summary, fix: $0.fix) })
  }
}
