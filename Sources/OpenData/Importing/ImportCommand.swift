import FoundationEssentials
import PlanFiles
package import SkillsPlanner

/// `skillsplan import`: official files in, tables and their sources out.
package enum ImportCommand {
  /// What to print when it is done.
  package struct Report: Sendable {
    /// One line for each file read and each written.
    package let lines: [String]
    /// Problems that do not stop the import.
    package let warnings: [Diagnostic]
  }

  /// What the options alone do not say: the kinds, and the releases that are recognised.
  package static var notes: String {
    """
    KIND is what is made below DIR:
      areas      tables/areas.csv and sources-areas.yaml
      courses    tables/courses.csv and sources-courses.yaml; needs tables/areas.csv too
      starts     tables/starts.csv and sources-starts.yaml; needs tables/areas.csv too
      all        the three tables and sources.yaml

    Files are CSV, in any order, and are recognised by their header, not by their name:
    \(Release.allCases.map { "  \($0.title)" }.joined(separator: "\n"))

    Qualifications (TS067) are given by LSOA; or by ward and by district, and are then modelled.
    Every problem of every file is reported, and nothing is written when there is one.
    """
  }

  /// Reads the files, makes the tables and writes them below the folder.
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
    for output in result.outputs {
      try write(output.bytes, to: "\(options.folder)/\(output.path)")
    }
    return Report(lines: lines(result, options), warnings: result.warnings)
  }

  private static func lines(_ result: ImportResult, _ options: ImportOptions) -> [String] {
    result.sources.files.map { file in
      "read \(file.name): \(file.release.title): \(file.tally.read) rows, \(file.tally.kept) kept"
        + file.tally.leftOut.map { ", \($0.rows) left out (\($0.reason))" }.joined()
    }
      + result.sources.tables.map { "wrote \(options.folder)/\($0.name): \($0.rows) rows" }
      + result.outputs.suffix(1).map { "wrote \(options.folder)/\($0.path)" }
      + result.unused.map { "not needed: \($0.name): \($0.release.title)" }
  }

  private static func write(_ bytes: [UInt8], to path: String) throws(FileFailure) {
    // Where the folder cannot be made, writing says why.
    try? FileManager.default.createDirectory(
      atPath: FilePath.folder(of: path), withIntermediateDirectories: true)
    try AtomicFile.write(bytes, to: path)
  }
}
