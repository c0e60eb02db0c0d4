import Foundation
import Testing

/// What a rule's author types, through the real program.
@Suite struct RuleAuthorTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// The first of a program's places in PATH.
  private static func program(_ name: String) -> URL? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return path.split(separator: ":").map { URL(filePath: String($0)).appending(path: name) }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }

  private static let hasC = program("make") != nil && program("cc") != nil
  private static let hasSwift = program("swift") != nil

  private func plugin(_ name: String) -> String {
    Tool.executable.deletingLastPathComponent().appending(path: "lib\(name)Rule.so").path
  }

  private func text(_ path: String, in folder: URL = Tool.root) throws -> String {
    try String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }

  // MARK: new

  @Test func `a new rule stands in a folder of its own and in the list, in its place`() throws {
    let package = try package()
    let run = try Tool.run(["rules", "new", "PayGain"], in: package)
    #expect(run.code == 0, "\(run.errors)")
    let manifest = try text("Package.swift", in: package)
    #expect(
      manifest
        == (try text("Package.swift")).replacingOccurrences(
          of: "  \"ProviderReach\",\n", with: "  \"PayGain\",\n  \"ProviderReach\",\n"))
    let source = try text("Plugins/PayGain/PayGain.swift", in: package)
    for line in [
      "/// # What it rewards", "/// # Why", "/// # Formula", "/// # Source",
      "struct PayGain: ScoreRule {", "    id: \"pay-gain\", version: \"0.1.0\",",
    ] { #expect(source.contains("\(line)\n")) }
    #expect(try text("Plugins/PayGain/examples.yaml", in: package).contains("course.pay_gain"))
  }

  @Test func `nothing that is there is written over`() throws {
    let package = try package()
    let folder = package.appending(path: "Plugins/PayGain")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let taken = try Tool.run(["rules", "new", "PayGain"], in: package)
    #expect(taken.code == 3)
    #expect(taken.errors.contains("Plugins/PayGain is there already, and stays as it is"))
    let listed = try Tool.run(["rules", "new", "Outcomes"], in: package)
    #expect(listed.code == 3)
    #expect(listed.errors.contains("Package.swift has a rule Outcomes already"))
    let standalone = try Tool.run(
      ["rules", "new", "PayGain", "--standalone", "Plugins", "--skillsplanner", ".."], in: package)
    #expect(standalone.code == 3)
    #expect(try text("Package.swift", in: package) == (try text("Package.swift")))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test(arguments: [
    ("wageGain", "write it as words that each begin with a capital"),
    ("Wage-Gain", "write it as words that each begin with a capital"),
    ("WageRule", "Rule comes by itself"), ("WageTest", "Test comes by itself"),
    ("Candidate", "ScoringKit or Swift has a type of this name"),
  ])
  func `a name that no type or plugin can have is refused`(name: String, why: String) throws {
    let package = try package()
    let run = try Tool.run(["rules", "new", name], in: package)
    #expect(run.code == 2)
    #expect(run.errors.contains(why))
    #expect(try FileManager.default.contentsOfDirectory(atPath: package.path).count == 2)
  }

  @Test func `outside the package a new rule needs a folder of its own`() throws {
    let run = try Tool.run(["rules", "new", "WageGain"], in: scratch.folder)
    #expect(run.code == 3)
    #expect(run.errors.contains("this folder is not that of the SkillsPlanner package"))
    let lost = try Tool.run(
      ["rules", "new", "WageGain", "--standalone", "own", "--skillsplanner", "../nowhere"],
      in: scratch.folder)
    #expect(lost.code == 3)
    #expect(lost.errors.contains("there is no package SkillsPlanner at \"../nowhere\""))
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path).isEmpty)
  }

  @Test func `the example of a standalone rule is what the program makes`() throws {
    let package = try package()
    let made = package.appending(path: "Tests/Examples/standalone-rule")
    let run = try Tool.run(
      [
        "rules", "new", "WageGain", "--standalone", "Tests/Examples/standalone-rule",
        "--skillsplanner", "../../..",
      ], in: package)
    #expect(run.code == 0, "\(run.errors)")
    let example = Tool.root.appending(path: "Tests/Examples/standalone-rule")
    let files = [
      ".gitignore", "Package.swift", "README.md", "Sources/WageGain/WageGain.swift",
      "Sources/WageGain/examples.yaml", "Tests/WageGainTests/WageGainTests.swift",
    ]
    for file in files {
      #expect(try text(file, in: made) == (try text(file, in: example)), "\(file)")
    }
    let all = try FileManager.default.subpathsOfDirectory(atPath: made.path)
    #expect(
      all.filter { file in
        files.contains(file) || !files.contains { $0.hasPrefix("\(file)/") }
      }.sorted() == files)
  }

  @Test func `a standalone rule may find SkillsPlanner by URL`() throws {
    let run = try Tool.run(
      [
        "rules", "new", "WageGain", "--standalone", "own",
        "--skillsplanner", "https://example.org/skills-planner.git",
      ], in: scratch.folder)
    #expect(run.code == 0, "\(run.errors)")
    let manifest = try text("own/Package.swift", in: scratch.folder)
    #expect(
      manifest.contains(
        ".package(url: \"https://example.org/skills-planner.git\", branch: \"main\")"))
    #expect(manifest.contains(".product(name: \"ScoringKit\", package: \"skills-planner\")"))
  }

  /// A folder with all that `rules new` looks for in the package's.
  private func package() throws -> URL {
    let package = scratch.folder
    try FileManager.default.createDirectory(
      at: package.appending(path: "Plugins"), withIntermediateDirectories: true)
    try text("Package.swift").write(
      to: package.appending(path: "Package.swift"), atomically: true, encoding: .utf8)
    return package
  }

  // MARK: test

  @Test(.enabled(if: hasSwift, "there is no swift in PATH"))
  func `the standalone example builds, passes its own tests and those of the program`() throws {
    let swift = try #require(Self.program("swift"))
    let example = Tool.root.appending(path: "Tests/Examples/standalone-rule")
    let built = scratch.folder.appending(path: "build").path
    for task in [["build"], ["test"]] {
      let run = try Tool.run(task + ["--scratch-path", built], in: example, program: swift)
      #expect(run.code == 0, "\(run.output)\(run.errors)")
    }
    let run = try Tool.run(
      [
        "rules", "test", "\(built)/debug/libWageGainRule.so",
        "--examples", "\(example.path)/Sources/WageGain/examples.yaml",
      ])
    #expect(run.code == 0, "\(run.output)\(run.errors)")
    #expect(run.output.hasPrefix("wage-gain 0.1.0  (scores)\nexamples: 3 examples in "))
  }

  /// Builds the rule in C, with one text of its source replaced.
  private func ruleInC(_ old: String? = nil, _ new: String = "") throws -> URL {
    let folder = try scratch.copy("Tests/Examples/c-rule")
    if let old { try folder.appending(path: "outcomes.c").replace(old, with: new) }
    let make = try #require(Self.program("make"))
    let header = Tool.root.appending(path: "Sources/CScoring/include").path
    let run = try Tool.run(["-B", "SCORING=\(header)"], in: folder, program: make)
    #expect(run.code == 0, "\(run.errors)")
    return folder
  }

  @Test(.enabled(if: hasC, "there is no C compiler or no make"))
  func `the rule in C answers as the shipped one does`() throws {
    let folder = try ruleInC()
    let file = folder.appending(path: "libOutcomesInCRule.so").path
    let shipped = Tool.root.appending(path: "Plugins/Outcomes/examples.yaml").path
    let run = try Tool.run(["rules", "test", file, "--examples", shipped])
    #expect(run.code == 0, "\(run.output)\(run.errors)")
    #expect(run.output.hasPrefix("outcomes-in-c 1.0.0  (scores)\n"))
    #expect(try text("Makefile", in: folder).split(separator: "\n").count == 3)
  }

  @Test(.enabled(if: hasC, "there is no C compiler or no make"))
  func `a rule that is wrong is shown with the example and the smallest candidate`() throws {
    let folder = try ruleInC("? shares[i] :", "? shares[i] * 2 :")
    let run = try Tool.run(["rules", "test", "libOutcomesInCRule.so"], in: folder)
    #expect(run.code == 1)
    #expect(run.errors.contains("examples.yaml:3:3: error: "))
    #expect(
      run.output.contains(
        """
          violated: every score is a number in 0...1
            the rule gave 2 where a number in 0...1 is due
            smallest example:
              columns: {"course.outcomes": 1}

        """))
    #expect(run.errors.hasSuffix("2 violations of what every rule owes\n"))
  }

  @Test(.enabled(if: hasC, "there is no C compiler or no make"))
  func `a rule that crashes is shown with the least number that it crashes at`() throws {
    let folder = try ruleInC(
      "scores[i] = shares", "if (shares[i] > 0.7) abort(); else scores[i] = shares")
    let run = try Tool.run(["rules", "test", "libOutcomesInCRule.so"], in: folder)
    #expect(run.code == 1)
    #expect(
      run.output.contains(
        """
          violated: every score is a number in 0...1
            the rule crashed (SIGABRT)
            smallest example:
              columns: {"course.outcomes": 1}

        """), "\(run.output)")
    #expect(run.output.split(separator: "\n").count < 40)
  }

  @Test(.enabled(if: hasC, "there is no C compiler or no make"))
  func `a direction that a built rule declares is asked for`() throws {
    let folder = try ruleInC("? shares[i] :", "? 1 - shares[i] :")
    let run = try Tool.run(["rules", "test", "libOutcomesInCRule.so"], in: folder)
    #expect(run.code == 1)
    #expect(
      run.output.contains(
        """
          violated: declared directions hold
            the rule declares course.outcomes as rising, but scores 1 at 0 and 0 at 1
            smallest example, in this order:
              columns: {"course.outcomes": 0}
              columns: {"course.outcomes": 1}

        """), "\(run.output)")
  }

  @Test(.enabled(if: hasC, "there is no C compiler or no make"))
  func `a built rule is shown with the documentation that it carries`() throws {
    let folder = try ruleInC()
    let file = folder.appending(path: "libOutcomesInCRule.so").path
    let run = try Tool.run(["rules", "show", "outcomes-in-c", "--plugin", file])
    #expect(run.output.contains("\nWhat it rewards\n  Providers whose learners"), "\(run.output)")
  }

  @Test(.enabled(if: hasC, "there is no C compiler or no make"))
  func `an example of a column that the rule does not read is named at its place`() throws {
    let folder = try ruleInC()
    let examples = folder.appending(path: "examples.yaml")
    try examples.replace("{\"course.outcomes\": 0.91}", with: "{\"course.outcome\": 0.91}")
    let run = try Tool.run(["rules", "test", "libOutcomesInCRule.so"], in: folder)
    #expect(run.code == 1)
    #expect(run.errors.contains("examples.yaml:3:31: error: the rule reads no column"))
    #expect(
      run.errors.contains("did you mean \"course.outcomes\"") || run.errors.contains("SP0702"))
  }

  /// The folders of the rules that ship.
  private static let shipped =
    (try? FileManager.default.contentsOfDirectory(
      atPath: Tool.root.appending(path: "Plugins").path))?.sorted() ?? []

  @Test(arguments: shipped)
  func `a rule that ships keeps what every rule owes`(name: String) throws {
    // One of its examples has an index of fewer areas; a rank beyond them is an error of the table.
    let run = try Tool.run(["rules", "test", plugin(name), "--range", "area.imd_rank=1...32844"])
    #expect(run.code == 0, "\(run.output)\(run.errors)")
    #expect(!run.output.contains("violated"))
  }

  @Test func `a plugin without examples is not tested`() throws {
    let copy = scratch.folder.appending(path: "libAloneRule.so")
    try FileManager.default.copyItem(at: URL(filePath: plugin("Outcomes")), to: copy)
    let run = try Tool.run(["rules", "test", "libAloneRule.so"], in: scratch.folder)
    #expect(run.code == 3)
    #expect(run.errors.contains("no examples.yaml was found for libAloneRule.so"))
  }

  // MARK: show

  @Test func `a rule is shown with its documentation, parameters and columns`() throws {
    let run = try Tool.run(["rules", "show", "travel-distance"])
    #expect(run.code == 0, "\(run.errors)")
    #expect(
      run.output.contains(
        """
        Parameters
          half-distance: a distance such as 6 km, from 0.1 km to 1000 km; default 6 km
            The distance at which the score is a half.
        """))
    #expect(run.output.contains("\n  pair.distance: numbers\n"))
    #expect(run.output.contains("\n  pair.minutes: numbers, where the brief has them\n"))
    for heading in ["What it rewards", "Why", "Formula", "Source"] {
      #expect(run.output.contains("\n\(heading)\n  "))
    }
  }

  @Test func `a rule that is not there is answered with those that are`() throws {
    let run = try Tool.run(["rules", "show", "travel-distanse"])
    #expect(run.code == 3)
    #expect(run.errors.contains("there is no rule \"travel-distanse\""))
    #expect(run.errors.contains("travel-distance"))
  }

  @Test(arguments: [
    ["rules", "shew", "outcomes"], ["rules", "show"], ["rules", "show", "outcomes", "--seed", "1"],
    ["rules", "--examples", "x"], ["rules", "new", "WageGain", "--skillsplanner", "x"],
  ])
  func `a word or an option in the wrong place is a wrong command line`(_ line: [String]) throws {
    #expect(try Tool.run(line).code == 2)
  }
}
