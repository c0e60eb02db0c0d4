import Foundation

/// The real program, run as a person runs it.
struct Tool {
  /// What a run left behind.
  struct Run {
    let code: Int32
    let output: String
    let errors: String
  }

  /// The package's folder.
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The program under test: the one that `make test` built, else the one beside the tests.
  static let executable: URL =
    ProcessInfo.processInfo.environment["SKILLSPLAN_EXECUTABLE"].map { URL(filePath: $0) }
    ?? URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    .appending(path: "skillsplan")

  /// Runs the program in a folder, or another one with the same conveniences.
  static func run(
    _ arguments: [String], in folder: URL = root, program: URL = executable,
    environment: [String: String] = [:]
  ) throws -> Run {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    // Files, not pipes: a full pipe would stop the program while nobody reads.
    let output = try ScratchFile()
    let errors = try ScratchFile()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output.handle
    process.standardError = errors.handle
    try process.run()
    process.waitUntilExit()
    return Run(
      code: process.terminationStatus, output: try output.text(), errors: try errors.text())
  }

  /// Starts the program and does not wait for it; what it says is lost.
  static func start(_ arguments: [String], in folder: URL = root) throws -> Process {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }
}

/// A folder that is gone when the test is.
final class Scratch {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(
      path: "skillsplan-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// Copies a folder of the package here, with its files.
  func copy(_ path: String) throws -> URL {
    let copy = folder.appending(path: path.split(separator: "/").last.map(String.init) ?? path)
    try FileManager.default.copyItem(at: Tool.root.appending(path: path), to: copy)
    return copy
  }

  /// What is in the folder, sorted.
  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  deinit { try? FileManager.default.removeItem(at: folder) }
}

private final class ScratchFile {
  let handle: FileHandle
  private let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "skillsplan-\(UUID().uuidString)")
    try Data().write(to: url)
    handle = try FileHandle(forWritingTo: url)
  }

  func text() throws -> String {
    try handle.close()
    return String(decoding: try Data(contentsOf: url), as: UTF8.self)
  }

  deinit { try? FileManager.default.removeItem(at: url) }
}

extension URL {
  /// Replaces the one place where a text stands in a file, so that a test says just what it changes.
  func replace(_ old: String, with new: String) throws {
    let text = try String(contentsOf: self, encoding: .utf8)
    guard text.components(separatedBy: old).count == 2 else { throw NotOnce(text: old, file: path) }
    try text.replacingOccurrences(of: old, with: new)
      .write(to: self, atomically: true, encoding: .utf8)
  }

  struct NotOnce: Error {
    let text: String
    let file: String
  }

  var exists: Bool { FileManager.default.fileExists(atPath: path) }
}
