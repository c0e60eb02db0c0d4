import Foundation
import PlanFiles

/// A copy of the built program in a folder of its own, with the shipped plugins and their manifest.
final class Program {
  struct Run {
    let code: Int32
    let output: String
    let errors: String
  }

  let folder: URL
  private let executable: URL

  init(rules: [String] = ["Deprivation", "SectorPriority"]) throws {
    folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "program-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "out"), withIntermediateDirectories: true)
    executable = folder.appending(path: "skillsplan")
    let built = URL(filePath: built)
    // The system names a program by the link that it was started by.
    do {
      try FileManager.default.linkItem(at: built.appending(path: "skillsplan"), to: executable)
    } catch {
      try FileManager.default.copyItem(at: built.appending(path: "skillsplan"), to: executable)
    }
    for rule in rules {
      let name = "lib\(rule)Rule.so"
      try FileManager.default.copyItem(
        at: built.appending(path: name), to: folder.appending(path: name))
    }
    for file in ["areas.csv", "courses.csv", "brief.yaml"] {
      try FileManager.default.copyItem(
        at: URL(filePath: packageFolder).appending(path: "plans/smallest/\(file)"),
        to: folder.appending(path: file))
    }
    try writeManifest(of: rules)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// As `make build` writes it.
  func writeManifest(of rules: [String], mode: Int = 0o644) throws {
    let lines = try rules.map { rule in
      let name = "lib\(rule)Rule.so"
      let bytes = [UInt8](try Data(contentsOf: folder.appending(path: name)))
      return "\(SHA256.hex(of: bytes))  \(name)\n"
    }
    let file = folder.appending(path: "skillsplan-rules.sha256")
    try lines.joined().write(to: file, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
  }

  /// Adds lines to the brief's list of rules.
  func use(_ rules: String...) throws {
    let brief = folder.appending(path: "brief.yaml")
    let text = try String(contentsOf: brief, encoding: .utf8)
    let lines = rules.map { "  - \($0)\n" }.joined()
    try text.replacing("rules:\n", with: "rules:\n\(lines)")
      .write(to: brief, atomically: true, encoding: .utf8)
  }

  func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Run {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment
      .merging(["HOME": folder.path, "XDG_DATA_HOME": ""]) { $1 }.merging(environment) { $1 }
    let (output, errors) = (Pipe(), Pipe())
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    // Neither is long enough to fill a pipe while the other is read.
    let texts = [output, errors].map {
      String(decoding: $0.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    }
    process.waitUntilExit()
    return Run(code: process.terminationStatus, output: texts[0], errors: texts[1])
  }

  /// Processes of this copy of the program, itself or a child.
  var processes: [String] {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return all.filter { process in
      let target = try? FileManager.default.destinationOfSymbolicLink(
        atPath: "/proc/\(process)/exe")
      return target == executable.path
    }
  }

  /// What it wrote.
  var written: [String] {
    (try? FileManager.default.contentsOfDirectory(
      atPath: folder.appending(path: "out").path)) ?? []
  }
}
