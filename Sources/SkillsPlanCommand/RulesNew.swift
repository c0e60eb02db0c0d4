import FoundationEssentials
import PlanFiles
import SkillsPlanner

/// Begins a rule: inside this package, or in a package of its own. Nothing that is there is written over.
enum RulesNew {
  static func run(_ word: String, _ arguments: Arguments) throws -> ExitCode {
    let name = try RuleName(word)
    guard let folder = arguments.value(of: "--standalone") else {
      if arguments.has("--skillsplanner") {
        throw UsageError("--skillsplanner goes with --standalone", usage: RulesCommand.usage)
      }
      return try makeInPackage(name)
    }
    return try makeStandalone(name, in: folder, planner: arguments.value(of: "--skillsplanner"))
  }

  // MARK: Inside this package

  private static func makeInPackage(_ name: RuleName) throws -> ExitCode {
    let manifest = "Package.swift"
    guard FileManager.default.fileExists(atPath: "Plugins"),
      let text = try? String(decoding: InputFile.read(manifest).bytes, as: UTF8.self),
      let listed = RuleList(manifest: text)
    else {
      throw InvalidInput([
        Diagnostic(
          .error, "SP0711", at: nil,
          "this folder is not that of the SkillsPlanner package: it has no Plugins, or no Package.swift "
            + "with a list of rules",
          fix: "Go to the package's folder, or make a package of its own with --standalone DIR.")
      ])
    }
    let folder = "Plugins/\(name.type)"
    try refuseWhatIsThere(folder)
    guard !listed.names.contains(name.type) else {
      throw InvalidInput([
        Diagnostic(
          .error, "SP0712", at: Location(file: manifest),
          "Package.swift has a rule \(name.type) already",
          fix: "Choose another name.")
      ])
    }
    let templates = RuleTemplates(name: name)
    try write(
      [
        ("\(name.type).swift", templates.source), ("examples.yaml", templates.examples),
      ], in: folder)
    try AtomicFile.write(Array(listed.adding(name.type).utf8), to: manifest)
    try Output.result(
      """
      \(folder)/\(name.type).swift: the rule; fill in its headings, its columns and score
      \(folder)/examples.yaml: what it answers, and why
      Package.swift: \(name.type) is in the list of rules

      Next:
        swift build --product \(name.type)Rule
        skillsplan rules test .build/debug/lib\(name.type)Rule.so

      """)
    return .done
  }

  // MARK: A package of its own

  private static func makeStandalone(_ name: RuleName, in folder: String, planner: String?) throws
    -> ExitCode
  {
    try refuseWhatIsThere(folder)
    let planner = try planner ?? thisPackage()
    let isURL = planner.contains("://") || planner.hasPrefix("git@")
    if planner.contains(where: { $0 == "\"" || $0 == "\\" || $0.isNewline }) {
      throw UsageError(
        "\(planner.cited()) cannot stand in a Package.swift", usage: RulesCommand.usage)
    }
    guard isURL || FileManager.default.fileExists(atPath: manifest(of: planner, from: folder))
    else {
      throw InvalidInput([
        Diagnostic(
          .error, "SP0714", at: nil,
          "there is no package SkillsPlanner at \(planner.cited(limit: 200)), as seen from "
            + folder.cited(limit: 200),
          fix: "Give its path from the new folder, its whole path, or its URL.")
      ])
    }
    let templates = RuleTemplates(name: name)
    let source = "Sources/\(name.type)"
    try write(
      [
        ("Package.swift", templates.manifest(planner: planner)),
        ("README.md", templates.readme),
        (".gitignore", RuleTemplates.ignored),
        ("\(source)/\(name.type).swift", templates.source),
        ("\(source)/examples.yaml", templates.examples),
        ("Tests/\(name.type)Tests/\(name.type)Tests.swift", templates.tests),
      ], in: folder)
    try Output.result(
      """
      \(folder): a package of its own, with the rule in \(source)/\(name.type).swift

      Next, in that folder:
        swift build
        swift test
        skillsplan rules test .build/debug/lib\(name.type)Rule.so

      """)
    return .done
  }

  /// The Package.swift at a path as seen from a folder.
  ///
  /// The folder is not there yet, so its ".." cannot be followed: the path is taken apart.
  private static func manifest(of planner: String, from folder: String) -> String {
    let here = folder.hasPrefix("/") ? "" : FileManager.default.currentDirectoryPath
    let path = planner.hasPrefix("/") ? planner : "\(here)/\(folder)/\(planner)"
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/\(parts.joined(separator: "/"))/Package.swift"
  }

  /// The whole path of this folder, where it is the package's.
  private static func thisPackage() throws(UsageError) -> String {
    let here = FileManager.default.currentDirectoryPath
    guard FileManager.default.fileExists(atPath: "\(here)/Sources/ScoringKit") else {
      throw UsageError(
        "--standalone needs --skillsplanner PATH here: this folder is not that of SkillsPlanner",
        usage: RulesCommand.usage)
    }
    return here
  }

  // MARK: Files

  private static func refuseWhatIsThere(_ path: String) throws(InvalidInput) {
    guard FileManager.default.fileExists(atPath: path) else { return }
    throw InvalidInput([
      Diagnostic(
        .error, "SP0713", at: Location(file: path), "\(path) is there already, and stays as it is",
        fix: "Choose another name or folder, or remove it.")
    ])
  }

  /// Writes the files of a new folder, all or none.
  private static func write(_ files: [(path: String, text: String)], in folder: String) throws {
    do {
      for (path, text) in files {
        let file = "\(folder)/\(path)"
        try FileManager.default.createDirectory(
          atPath: FilePath.folder(of: file), withIntermediateDirectories: true)
        try AtomicFile.write(Array(text.utf8), to: file)
      }
    } catch {
      try? FileManager.default.removeItem(atPath: folder)
      throw error
    }
  }
}
