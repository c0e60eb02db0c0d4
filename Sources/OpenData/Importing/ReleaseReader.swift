import PlanFiles
import SkillsPlanner

/// Reads the releases that a table is made of, and gathers what is wrong with any of them.
struct ReleaseReader {
  /// A release and the file it came from.
  struct Read<Table> {
    let file: ImportedFile
    let table: Table
  }

  private let files: ReleaseSet
  /// The table to name when a release is missing.
  private let purpose: String
  private(set) var problems = Problems()
  /// What became of the rows of each file, in the order of reading.
  private(set) var tallies: [(file: ImportedFile, tally: Tally)] = []

  init(_ files: ReleaseSet, for purpose: String) {
    self.files = files
    self.purpose = purpose
  }

  /// The release, or nil with a problem where it is missing or wrong.
  mutating func read<Table: ReleaseTable>(
    _ release: Release, _ step: (ImportedFile) throws(InvalidInput) -> Table
  ) -> Read<Table>? {
    guard let file = files.file(release, for: purpose, &problems) else { return nil }
    return read(file, step)
  }

  /// The first of the releases that was given, or nil with a problem where all are missing or it is
  /// wrong.
  mutating func read<Table: ReleaseTable>(
    anyOf releases: [Release], _ step: (ImportedFile) throws(InvalidInput) -> Table
  ) -> Read<Table>? {
    guard let file = files.file(anyOf: releases, for: purpose, &problems) else { return nil }
    return read(file, step)
  }

  /// All postcodes of the first kind of look-up that was given, of all its files; nil with a problem
  /// where there is none, one is wrong, or a district that is planned for has none.
  mutating func readPostcodes(reaching districts: [District]) -> PostcodeIndex? {
    let releases = [Release.postcodes, .postcodeDirectory, .codePoint]
    guard let first = files.file(anyOf: releases, for: purpose, &problems) else { return nil }
    var places = PostcodeIndex.Builder()
    var isWhole = true
    for file in files.files where file.release == first.release {
      let own = read(file) { file throws(InvalidInput) in
        try PostcodesFile(file, into: &places)
      }
      if own == nil { isWhole = false }
    }
    let index = PostcodeIndex(places)
    let missing = districts.filter { !index.reaches($0.code) }
    guard isWhole, !missing.isEmpty else { return isWhole ? index : nil }
    problems.report(
      .error(
        ImportCheck.noMatch, at: Location(file: first.path),
        "no postcode lies in "
          + missing.prefix(5).map { "\($0.name) (\($0.code))" }.joined(separator: ", ")
          + (missing.count > 5 ? " and \(missing.count - 5) more districts" : ""),
        fix: "Give the postcodes of every district planned for, of an edition with these codes."))
    return nil
  }

  /// The census tables by kind of area.
  mutating func readQualifications() -> [Geography.Kind: Read<QualificationsFile>] {
    var tables: [Geography.Kind: Read<QualificationsFile>] = [:]
    for file in files.files
    where file.release == .qualifications || file.release == .qualificationsByClass {
      guard
        let own = read(file, { file throws(InvalidInput) in try QualificationsFile(file) })
      else { continue }
      if let first = tables[own.table.geography] {
        problems.report(
          .error(
            ImportCheck.releaseTwice, at: Location(file: file.path),
            "this is for the same kind of area as \(first.file.path.cited(limit: 200))",
            fix: "Give one of the two."))
      }
      tables[own.table.geography] = own
    }
    return tables
  }

  mutating func report(_ problem: Diagnostic) { problems.report(problem) }

  /// Takes a file out of those that the table is made of: another serves better.
  mutating func forget(_ file: ImportedFile) {
    tallies.removeAll { $0.file.path == file.path }
  }

  /// Whether a file of the release was given.
  func has(_ release: Release) -> Bool { files.has(release) }

  /// Counts rows of a file that was read as left out after all.
  mutating func drop(_ rows: Int, _ reason: String, in file: ImportedFile) {
    guard rows > 0, let place = tallies.firstIndex(where: { $0.file.path == file.path }) else {
      return
    }
    tallies[place].tally.drop(rows, reason)
  }

  /// One problem for all the codes that a file should have and does not.
  mutating func require(_ codes: [String], in file: ImportedFile, _ isThere: (String) -> Bool) {
    let missing = codes.filter { !isThere($0) }
    guard !missing.isEmpty else { return }
    problems.report(
      .error(
        ImportCheck.noMatch, at: Location(file: file.path),
        "\(missing.count) of the \(codes.count) codes to be joined have no row here: "
          + missing.prefix(5).joined(separator: ", ") + (missing.count > 5 ? ", ..." : ""),
        fix: "Give the edition with the same codes (LSOA 2021), for every district planned for."))
  }

  private mutating func read<Table: ReleaseTable>(
    _ file: ImportedFile, _ step: (ImportedFile) throws(InvalidInput) -> Table
  ) -> Read<Table>? {
    guard let table = problems.collect({ () throws(InvalidInput) in try step(file) })
    else { return nil }
    tallies.append((file, table.tally))
    // What follows may hang on a row in quarantine, so it is said with it.
    for problem in table.tally.problems { problems.report(problem.asWarning) }
    return Read(file: file, table: table)
  }
}
