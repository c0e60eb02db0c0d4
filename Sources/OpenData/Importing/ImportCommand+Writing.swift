import FoundationEssentials
import PlanFiles
import SkillsPlanner

extension ImportCommand {
  /// Writes the tables of a plan, their quarantines and what is said of them.
  static func write(
    _ result: ImportResult, _ options: ImportOptions, listed list: String
  ) throws {
    var sources = try SourcesOnDisk(path: list)
    for table in result.tables {
      let path = "\(options.folder)/\(table.name)"
      try sources.check(path)
      sources.put(table, at: path)
    }
    sources.note(options.notes)
    for output in result.outputs.dropFirst(result.tables.count) {
      _ = try Quarantine.isThere(at: "\(options.folder)/\(output.path)")
    }
    for path in result.clean.map({ "\(options.folder)/\($0)" })
    where (try? Quarantine.isThere(at: path)) == true {
      // What an earlier import put aside of the same files stands for nothing any more.
      SystemFile.remove(path)
    }
    for output in result.outputs { try write(output.bytes, to: "\(options.folder)/\(output.path)") }
    try write(sources.file.yaml, to: list)
  }

  /// Writes one table, its quarantine and what is said of it; gives a line for each file.
  static func write(
    _ result: TableImport, to path: String, _ notes: [String], listed list: String
  ) throws -> [String] {
    var sources = try SourcesOnDisk(path: list)
    try sources.check(path)
    sources.put(result.source(at: path), at: path)
    sources.note(notes)
    let aside = Quarantine.path(ofTable: path)
    let isOld = try Quarantine.isThere(at: aside)
    try write(result.table, to: path)
    var lines = [
      "wrote \(path): \(counted(result.rows, "row")), \(grouped(result.derivedRows)) derived"
    ]
    if let bytes = result.quarantine.bytes {
      try write(bytes, to: aside)
      lines.append(
        "wrote \(aside): \(counted(result.quarantine.rows, "row")), with the reason of each")
    } else if isOld {
      SystemFile.remove(aside)
      lines.append("removed \(aside): no row is in quarantine any more")
    }
    try write(sources.file.yaml, to: list)
    return lines + ["wrote \(list)"]
  }

  static func write(_ bytes: [UInt8], to path: String) throws(FileFailure) {
    makeFolder(FilePath.folder(of: path))
    try AtomicFile.write(bytes, to: path)
  }

  /// Where the folder cannot be made, writing says why.
  static func makeFolder(_ path: String) {
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }
}
