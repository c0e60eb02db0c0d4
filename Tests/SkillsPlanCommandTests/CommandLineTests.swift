import Foundation
import Testing

/// What the program says and with which code it ends, as a shell or a script sees it.
@Suite struct CommandLineTests {
  static let commands = [
    "plan", "summary", "ranges", "frontier", "sensitivity", "verify", "explain", "shortfall",
    "diff", "compare", "check", "calibrate", "backcast", "rules", "init", "status", "import",
    "schema", "network",
  ]
  private let brief = "plans/smallest/brief.yaml"
  private let plan = "plans/smallest/plan.yaml"

  // MARK: Help

  @Test func `the overview shows examples first, every command and the exit codes`() throws {
    let run = try Tool.run(["--help"])
    #expect(run.code == 0)
    #expect(run.errors.isEmpty)
    let parts = ["Examples:", "Commands:", "Exit codes:"].map { run.output.firstRange(of: $0) }
    let starts = parts.compactMap { $0?.lowerBound }
    #expect(starts.count == 3)
    #expect(starts == starts.sorted())
    for command in Self.commands { #expect(run.output.contains("\n  \(command) ")) }
    for code in 0...3 { #expect(run.output.contains("\n  \(code)  ")) }
    #expect(try Tool.run(["help"]).output == run.output)
  }

  @Test func `without a word the overview is help on standard error`() throws {
    let run = try Tool.run([])
    #expect(run.code == 2)
    #expect(run.output.isEmpty)
    #expect(run.errors == (try Tool.run(["--help"])).output)
  }

  @Test(arguments: commands, ["--help", "-h"])
  func `every command has a page with examples before options`(
    command: String, option: String
  ) throws {
    let run = try Tool.run([command, option])
    #expect(run.code == 0)
    #expect(run.errors.isEmpty)
    #expect(run.output.hasPrefix("skillsplan \(command)"))
    let examples = try #require(run.output.firstRange(of: "Examples:\n  skillsplan"))
    let options = try #require(run.output.firstRange(of: "Options:"))
    #expect(examples.lowerBound < options.lowerBound)
    #expect(try Tool.run(["help", command]).output == run.output)
  }

  @Test func `the version is one line`() throws {
    let run = try Tool.run(["--version"])
    #expect(run.code == 0)
    #expect(run.output.wholeMatch(of: /skillsplan \d+\.\d+\.\d+\n/) != nil, "\(run.output)")
  }

  // MARK: A wrong command line

  @Test(arguments: [
    (["plna"], "there is no command plna (did you mean \"plan\"?)"),
    (["help", "chekc"], "there is no command chekc (did you mean \"check\"?)"),
    (["--verison"], "there is no option --verison (did you mean \"--version\"?)"),
    (["plan"], "BRIEF is missing"),
    (["summary"], "PLAN is missing"),
    (["calibrate", "travel"], "BRIEF is missing"),
    (["calibrate", "travle", "x"], "there is no calibration of travle (did you mean \"travel\"?)"),
    (
      ["calibrate", "travel", "x", "--level", "9"],
      "--level is entry, or a level from 1 to 8; not \"9\""
    ),
    (["backcast"], "PLAN is missing"),
    (["init"], "DIR is missing"),
    (
      ["init", "leeds"],
      "nobody is named to plan for: --authority NAME (skillsplan status looks at a folder that is there)"
    ),
    (["init", "leeds", "--authority", ""], "--authority needs a value: --authority NAME"),
    (["status"], "DIR is missing"),
    (["import"], "FILE is missing"),
    (["import", "areas"], "FILE... is missing"),
    (["plan", "a.yaml", "b.yaml"], "b.yaml is one word too many"),
    (["rules", "all"], "all is one word too many"),
    (["network", "slove", "x"], "a network cannot be asked to slove (did you mean \"solve\"?)"),
    (["network", "solve"], "FILE is missing"),
    (["plan", "--outptu", "x"], "there is no option --outptu (did you mean \"--output\"?)"),
    (["plan", "a.yaml", "-o"], "--output needs a value: --output FILE"),
    (["plan", "a.yaml", "-o", ""], "--output needs a value: --output FILE"),
    (["plan", ""], "a word is empty"),
    (["schema", "bref"], "there is no schema of bref (did you mean \"brief\"?)"),
    (
      ["import", "arreas", "a.csv", "-o", "x"],
      "\"arreas\" is no kind of table (did you mean \"areas\"?)"
    ),
    (["\u{1B}[31mred"], "there is no command \\u{1B}[31mred"),
  ])
  func `a wrong command line says what is wrong and how it goes`(
    arguments: [String], message: String
  ) throws {
    let run = try Tool.run(arguments)
    #expect(run.code == 2)
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("error: \(message)\nusage: skillsplan "), "\(run.errors)")
  }

  @Test func `two dashes end the options`() throws {
    let run = try Tool.run(["plan", "--", "--help"])
    #expect(run.code == 3)
    #expect(run.errors.hasPrefix("--help: error: there is no file \"--help\""))
  }

  // MARK: Results and talk

  @Test func `a plan is all of standard output, and nothing is said beside it`() throws {
    let run = try Tool.run(["plan", brief])
    #expect(run.code == 0)
    #expect(run.errors.isEmpty)
    #expect(run.output.hasPrefix("# yaml-language-server: $schema="))
  }

  @Test func `with -o the file has the same bytes, and the talk is on standard error`() throws {
    let scratch = try Scratch()
    let file = scratch.folder.appending(path: "a plan.yaml")
    let run = try Tool.run(["plan", brief, "-o", file.path])
    #expect(run.code == 0)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("63 of 87 learners placed"))
    #expect(try Tool.run(["plan", brief]).output == String(contentsOf: file, encoding: .utf8))
    #expect(try scratch.names() == ["a plan.yaml"])
  }

  @Test func `check says how much it has read`() throws {
    let run = try Tool.run(["check", brief])
    #expect(run.code == 0)
    #expect(run.output == "\(brief): no errors. 10 areas, 12 courses, 2 rules.\n")
  }

  @Test func `a plan is summarised from standard input as from its file`() throws {
    let piped = try shell("\"$TOOL\" plan \(brief) | \"$TOOL\" summary -")
    #expect(piped.code == 0)
    let planned = try Tool.run(["summary", plan])
    #expect(planned.code == 0)
    #expect(piped.output == planned.output)
    #expect(piped.output.hasPrefix("Ten areas of Burnley and Pendle, 2026/27\n"))
  }

  // MARK: What is not a plan

  @Test(arguments: [
    ("cat plans/smallest/brief.yaml", "2:7", "this is a brief, and a plan is due"),
    (
      "sed 's/^version: 2/version: 3/' plans/smallest/plan.yaml", "3:10",
      "the file is of format version \"3\"; this program reads versions 1 to 2"
    ),
    ("cat plans/smallest/areas.csv", "1:1", "stands where a mapping is due"),
    ("head -c 300 plans/smallest/plan.yaml", "2:1", "are missing here"),
    (
      "sed 's/learners: 87/learners: 9999999999999999999/' plans/smallest/plan.yaml", "33:13",
      "is outside"
    ),
  ])
  func `summary refuses what is no plan it can read`(
    source: String, place: String, message: String
  ) throws {
    let run = try shell("\(source) | \"$TOOL\" summary -")
    #expect(run.code == 3)
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("standard input:\(place): error: "), "\(run.errors)")
    #expect(run.errors.contains(message), "\(run.errors)")
  }

  @Test func `nothing on standard input is an empty file`() throws {
    let run = try Tool.run(["summary", "-"])
    #expect(run.code == 3)
    #expect(run.errors.hasPrefix("standard input: error: the file is empty"))
  }

  @Test func `counts that cannot be added up exactly are a failure in plain words`() throws {
    let scratch = try Scratch()
    let example = try scratch.copy("plans/smallest")
    let brief = example.appending(path: "brief.yaml")
    try brief.replace("target: 3%", with: "target: 100%")
    let areas = example.appending(path: "areas.csv")
    let header = try #require(
      String(contentsOf: areas, encoding: .utf8).split(separator: "\n").first)
    let row = "A,E07000117,Burnley,53.79,-2.24,1,1,1000000,1000000,0,0,0,0,0,0"
    try ([String(header)] + (1...600).map { "E\($0),\(row)" })
      .joined(separator: "\n").write(to: areas, atomically: false, encoding: .utf8)
    let run = try Tool.run(["plan", brief.path, "-o", scratch.folder.path + "/plan.yaml"])
    #expect(run.code == 1)
    #expect(
      run.errors == "error: the places, learners and points are too large to be added up exactly; "
        + "correct the counts in the tables, or plan fewer areas and courses at once [SP0609]\n")
    #expect(try scratch.names() == ["smallest"])
  }

  // MARK: Where nothing can be written

  @Test func `a folder that is not there is named before anything is lost`() throws {
    let scratch = try Scratch()
    let file = scratch.folder.appending(path: "none/plan.yaml").path
    let run = try Tool.run(["plan", brief, "-o", file])
    #expect(run.code == 1)
    #expect(run.errors.hasPrefix("\(file): error: it is not written: its folder does not exist"))
    #expect(try scratch.names().isEmpty)
  }

  @Test func `a folder in place of a file is refused and stays`() throws {
    let scratch = try Scratch()
    let run = try Tool.run(["plan", brief, "-o", scratch.folder.path])
    #expect(run.code == 1)
    #expect(run.errors.contains("it is not written: it is a folder"))
    #expect(try scratch.names().isEmpty)
  }

  @Test func `a pipe in place of a file is refused, and not waited for`() throws {
    let scratch = try Scratch()
    let pipe = scratch.folder.appending(path: "pipe").path
    let run = try shell("mkfifo \"\(pipe)\" && \"$TOOL\" plan \(brief) -o \"\(pipe)\"")
    #expect(run.code == 1)
    #expect(run.errors.hasPrefix("\(pipe): error: it is not written: it is a FIFO"))
  }

  @Test func `a file is written through a link, and links without end are refused`() throws {
    let scratch = try Scratch()
    let run = try shell(
      """
      cd "\(scratch.folder.path)" && ln -s real.yaml link.yaml && ln -s b a && ln -s a b && ln -s c/d e
      brief="\(Tool.root.path)/\(brief)"
      "$TOOL" plan "$brief" -o link.yaml 2>/dev/null; echo $?
      "$TOOL" plan "$brief" -o a; echo $?; "$TOOL" summary a; echo $?; "$TOOL" summary e; echo $?
      """)
    #expect(run.output == "0\n1\n3\n3\n")
    #expect(run.errors.contains("a: error: it is not written: its symbolic links lead round"))
    #expect(run.errors.contains("a: error: the links at \"a\" lead round in a circle"))
    #expect(run.errors.contains("e: error: the link \"e\" leads to no file"))
    #expect(try scratch.names() == ["a", "b", "e", "link.yaml", "real.yaml"])
  }

  @Test(arguments: [
    "plan plans/smallest/brief.yaml", "summary plans/smallest/plan.yaml", "rules", "schema plan",
    "check plans/smallest/brief.yaml", "--help", "--version",
  ])
  func `a full disk behind standard output is no success`(command: String) throws {
    let run = try shell("\"$TOOL\" \(command) > /dev/full")
    #expect(run.code == 1)
    #expect(
      run.errors.hasPrefix("standard output: error: it is not written: there is no space left"))
  }

  @Test func `a reader that has read enough ends the program in silence`() throws {
    let run = try shell(
      """
      i=0; while [ $i -lt 40 ]; do "$TOOL" schema plan || break; i=$((i+1)); done | head -1
      """)
    #expect(run.code == 0)
    #expect(run.output == "{\n")
    // By a signal, as every other program; or by the error, where whoever started it ignores the signal.
    let gone = try shell("{ sleep 0.2; \"$TOOL\" plan \(brief); echo \"code $?\" >&2; } | true")
    #expect(gone.errors == "code 141\n", "\(gone.errors)")
    let ignored = try shell(
      "trap '' PIPE; { sleep 0.2; \"$TOOL\" plan \(brief); echo \"code $?\" >&2; } | true")
    #expect(ignored.errors.contains("it is not written: whoever read it has stopped"))
    #expect(ignored.errors.hasSuffix("code 1\n"))
  }

  @Test(arguments: [false, true])
  func `stopped at any moment it leaves a whole plan or none`(byControlC: Bool) throws {
    let scratch = try Scratch()
    let file = scratch.folder.appending(path: "plan.yaml")
    let clock = ContinuousClock()
    let start = clock.now
    let whole = try Tool.run(["plan", brief]).output
    let step = (clock.now - start) / 20
    var stopped = 0
    for number in 0..<30 {
      let process = try Tool.start(["plan", brief, "-o", file.path])
      Thread.sleep(forTimeInterval: (step * number) / .seconds(1))
      if byControlC { process.interrupt() } else { process.terminate() }
      process.waitUntilExit()
      stopped += process.terminationReason == .uncaughtSignal ? 1 : 0
      let names = try scratch.names()
      #expect(names == [] || names == ["plan.yaml"], "after \(step * number)")
      if names.isEmpty { continue }
      #expect(try String(contentsOf: file, encoding: .utf8) == whole, "after \(step * number)")
      try FileManager.default.removeItem(at: file)
    }
    #expect(stopped > 0)
  }

  /// Runs a line of shell at the package's folder; the program is `$TOOL`.
  private func shell(_ line: String) throws -> Tool.Run {
    try Tool.run(
      ["-c", line], program: URL(filePath: "/bin/sh"),
      environment: ["TOOL": Tool.executable.path])
  }
}
