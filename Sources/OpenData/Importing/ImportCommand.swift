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

  /// Reads the files, makes the tables and writes them below the folder.
  ///
  /// - Parameter arguments: Those after `import`.
  /// - Throws: `ImportUsage` when the arguments make no sense; `InvalidInput` with every problem of the files, and
  ///   nothing is written then; any other error when a table could not be written.
  package static func run(_ arguments: [String]) throws -> Report {
    let options = try ImportOptions(arguments)
    var problems = Problems()
    let files = options.files.compactMap { path in
      problems.collect { () throws(InvalidInput) in
        try ImportedFile(path: path, bytes: try read(path))
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
  }

  private static func read(_ path: String) throws(InvalidInput) -> [UInt8] {
    do { return [UInt8](try Data(contentsOf: URL(filePath: path))) } catch {
      throw InvalidInput([
        .error(
          Check.unreadableFile, at: Location(file: path), "the file cannot be read",
          fix: "Check the path.")
      ])
    }
  }

  private static func write(_ bytes: [UInt8], to path: String) throws {
    let url = URL(filePath: path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url, options: .atomic)
  }
}
