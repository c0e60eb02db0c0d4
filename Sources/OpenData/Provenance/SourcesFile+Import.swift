import PlanFiles
import SkillsPlanner

extension SourcesFile.File {
  /// The entry of a file that an import read.
  ///
  /// - Parameter vintage: where the import chose a year of the release; nil for that of the layout.
  init(
    _ name: String, _ layout: Layout, vintage: String? = nil, geography: Geography?,
    sha256: String, tally: Tally
  ) {
    precondition(tally.addsUp, "rows of \(name) are neither kept, nor in quarantine, nor left out")
    self.init(
      name: name, title: layout.title, publisher: layout.publisher,
      vintage: vintage ?? layout.vintage, geography: geography?.description ?? "",
      attributions: layout.attributions,
      rows: SourcesFile.RowCounts(
        read: tally.read, kept: tally.kept, quarantined: tally.quarantined,
        leftOut: tally.leftOut.map { .init($0.rows, $0.reason) },
        notPublished: tally.marked.map { .init($0.cells, $0.meaning) }),
      sha256: sha256)
  }
}

/// The list of sources that an import adds to.
struct SourcesOnDisk {
  let path: String
  private(set) var file: SourcesFile

  /// Reads the list that is there; an empty one where none is.
  ///
  /// - Throws: what is wrong with it, so that nothing a person wrote is lost.
  init(path: String) throws(InvalidInput) {
    self.path = path
    // Another thing in its place would be found out when the table is written already.
    if !SystemFile.isOrdinary(path), SystemFile.isThere(path) {
      throw InvalidInput([
        Diagnostic(
          .error, Check.notAFile.rawValue, at: Location(file: path),
          "\(path.cited(limit: 200)) is no file; the list of sources goes there",
          fix: "Remove it, or write the table into another folder.")
      ])
    }
    file =
      try InputFile.ordinary(path).map { found throws(InvalidInput) in
        try SourcesFile(found.bytes, file: path)
      } ?? SourcesFile()
  }

  /// The list that a table belongs to: in the folder above one called tables, else beside it.
  static func path(ofTable table: String) -> String {
    let folder = FilePath.folder(of: table)
    let above = FilePath.name(of: folder) == "tables" ? FilePath.folder(of: folder) : folder
    return above == "." ? "sources.yaml" : above + "/sources.yaml"
  }

  /// Refuses to write over a table that no import made: somebody's work may be in it.
  func check(_ path: String) throws(InvalidInput) {
    let name = FilePath.relative(path, to: FilePath.folder(of: self.path))
    guard SystemFile.isOrdinary(path), !file.tables.contains(where: { $0.name == name }) else {
      return
    }
    throw InvalidInput([
      .error(
        ImportCheck.othersTable, at: Location(file: path),
        "\(path.cited(limit: 200)) is there already, and \(self.path.printable) does not say that it was "
          + "imported", fix: "Name another file, or remove this one.")
    ])
  }

  /// Puts a table in, by its path.
  mutating func put(_ table: SourcesFile.Table, at path: String) {
    var table = table
    table.name = FilePath.relative(path, to: FilePath.folder(of: self.path))
    file.put(table)
  }

  mutating func note(_ notes: [String]) {
    for note in notes where !file.notes.contains(note) { file.notes.append(note) }
  }
}

/// The entries of the files that a table was made of, in the order of the releases.
///
/// - Parameter vintages: where the import chose a year of a release.
func files(
  _ tallies: [(file: ImportedFile, tally: Tally)], vintages: [Release: String]
) -> [SourcesFile.File] {
  tallies.sorted { ($0.file.release, $0.file.name) < ($1.file.release, $1.file.name) }
    .map { file, tally in
      SourcesFile.File(
        file.name, file.release.layout, vintage: vintages[file.release],
        geography: file.geography, sha256: SHA256.hex(of: file.bytes),
        tally: tally)
    }
}
