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

  /// Makes the folder for several files.
  ///
  /// - Throws: `UsageError` where none is named.
  func beginFolder() throws {
    guard let path else {
      throw UsageError("several files need a folder: -o DIR", usage: usage)
    }
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  /// Writes a file into the folder; one of the same name that is no input is replaced.
  func write(_ text: String, as name: String) throws {
    let file = "\(path ?? ".")/\(name)"
    try refuseInput(file)
    try AtomicFile.write(Array(text.utf8), to: file)
  }

  private func refuseInput(_ file: String) throws(UsageError) {
    guard !inputs.contains(where: { FilePath.areSame(file, $0) }) else {
      throw UsageError(
        "\(file.cited()) is what the report is made of; write it elsewhere", usage: usage)
    }
  }
}
