import FoundationEssentials
import PlanFiles
import SkillsPlanner

/// Where a report is written: the standard output, a file, or a folder of files.
struct ReportPlace {
  private let path: String?
  /// The files that are read: a page in their place would be the end of them.
  private let inputs: [String]
  private let usage: String

  init(_ arguments: Arguments, usage: String) {
    path = arguments.value(of: "--output")?.withoutLastSlash
    inputs = [arguments.words[0]] + arguments.values(of: "--boundaries")
    self.usage = usage
  }

  /// Writes the one file that was asked for.
  ///
  /// - Throws: `UsageError` where it would replace what it is made of, `FileFailure`.
  func write(_ text: String) throws {
    guard let path else { return try Output.result(text) }
    try refuseInput(path)
    try AtomicFile.write(Array(text.utf8), to: path)
  }

  /// Writes several files into a folder, which is made where there is none; then it is there with all of them or not.
  ///
  /// Everything is written when everything is made, so that an interrupted report leaves nothing.
  ///
  /// - Throws: `UsageError` where no folder is named or a file would replace what it is made of, `FileFailure`.
  func write(_ files: [(name: String, text: String)]) throws {
    guard let path else {
      throw UsageError("several files need a folder: -o DIR", usage: usage)
    }
    for file in files { try refuseInput("\(path)/\(file.name)") }
    let bytes = files.map { ($0.name, Array($0.text.utf8)) }
    guard !AtomicFolder.isTaken(path) else { return try AtomicFolder.add(bytes, to: path) }
    try? FileManager.default.createDirectory(
      atPath: FilePath.folder(of: path), withIntermediateDirectories: true)
    try AtomicFolder.write(bytes, to: path)
  }

  private func refuseInput(_ file: String) throws(UsageError) {
    guard !inputs.contains(where: { FilePath.areSame(file, $0) }) else {
      throw UsageError(
        "\(file.cited()) is what the report is made of; write it elsewhere", usage: usage)
    }
  }
}
