import Foundation
import RuleHost
import Testing

/// A plugin and what the program says when a brief uses it.
struct ProgramFault: CustomTestStringConvertible, Sendable {
  let name: String
  let definitions: [String]
  /// The error, FILE for the plugin.
  let due: String
  var code: Int32 = 4

  init(_ name: String, _ definition: String, _ due: String, code: Int32 = 4) {
    self.name = name
    definitions = [definition]
    self.due = due
    self.code = code
  }

  /// A rule whose third answer is the first at fault: for the third kind of courses of the first area.
  static func scoring(_ name: String, _ statement: String, _ due: String) -> ProgramFault {
    ProgramFault(
      name, "SCORE=if(i==2){\(statement);}scores[i]=0",
      "error: rule in-c of FILE \(due); the first candidate is \(third)")
  }

  static let third = "area E01024855 with course 10004552-E07000122-L2-S04-A"
  var testDescription: String { name }
}

@Suite(.enabled(if: Sandbox.works, Sandbox.need)) struct `A plan with a plugin that breaks` {
  static let mayNot = ", which a rule in the sandbox may not"
  static let faults = [
    ProgramFault.scoring("trap", "__builtin_trap()", "crashed (SIGILL)"),
    .scoring("endless loop", "for(;;){}", "took more than 5 s for a batch of 40 candidates"),
    ProgramFault(
      "not a number", "SCORE=scores[i]=i==2?NAN:0",
      """
      error: rule in-c of FILE gave no number where a number in 0...1 is due; the first candidate is \
      \(ProgramFault.third)
      """),
    ProgramFault(
      "out of range", "SCORE=scores[i]=i==2?-0.5:0",
      """
      error: rule in-c of FILE gave -0.5 where a number in 0...1 is due; the first candidate is \
      \(ProgramFault.third)
      """),
    .scoring(
      "allocation without end", "for(;;)*(volatile char*)malloc(1<<26)=1",
      "used up its 512 MB of memory"),
    .scoring("opening a file", "open(\"areas.csv\",0)", "tried to open a file\(mayNot)"),
    .scoring(
      "writing", "open(\"out/x\",O_CREAT|O_WRONLY,0600)", "tried to write a file\(mayNot)"),
    .scoring("a socket", "socket(2,1,0)", "tried to open a socket\(mayNot)"),
    .scoring("fork", "fork()", "tried to start a process\(mayNot)"),
    .scoring(
      "exec", "execl(\"/bin/true\",\"true\",NULL)", "tried to run another program\(mayNot)"),
    .scoring(
      "signalling the parent", "kill(getppid(),9)", "tried to signal another process\(mayNot)"),
    .scoring(
      "threads", "pthread_t t;pthread_create(&t,NULL,thread,NULL)",
      "tried to start a thread\(mayNot)"),
    ProgramFault(
      "other version", "MAJOR=3",
      """
      FILE: error: FILE is written for version 3.2 of the rule contract; this planner has version 1.2
      """),
    ProgramFault(
      "missing symbol", "ENTRY=other",
      "FILE: error: FILE is not a plugin: it exports no skillsplan_plugin_v1"),
    ProgramFault(
      "a trap as it is opened", "START=__builtin_trap()",
      "FILE: error: FILE crashed (SIGILL) as it was opened"),
    ProgramFault(
      "wrong parameters", "CREATE=skillsplan_say(error,\"no tea\");return NULL",
      "brief.yaml:21:12: error: rule in-c refuses its parameters: no tea", code: 3),
    ProgramFault(
      "a column that no table has", "COLUMN=\"area.tea\"",
      "brief.yaml:21:12: error: rule in-c reads the number column area.tea", code: 3),
  ]

  @Test(arguments: faults)
  func `is not made: one line says why, and nothing is left behind`(_ fault: ProgramFault) throws {
    let program = try Program()
    try program.use("{rule: in-c, weight: 1}")
    let column = fault.definitions[0].hasPrefix("COLUMN") ? [] : ["COLUMN=\"pair.distance\""]
    let file = try CPlugin.compile(fault.definitions + column, into: program.folder.path)
    let run = try program.run(["plan", "brief.yaml", "-o", "out/plan.yaml", "--plugin", file])
    let said = run.errors.replacing(file, with: "FILE")
    #expect(run.code == fault.code, "\(said)")
    #expect(said.contains(fault.due), "\(said)")
    #expect(said.split(separator: "\n").count { $0.contains("error: ") } == 1, "\(said)")
    #expect(program.written.isEmpty)
    #expect(program.processes.isEmpty)
  }

  @Test func `nor is it with a file that is no library`() throws {
    let program = try Program()
    let file = program.folder.appending(path: "text.so")
    try "text".write(to: file, atomically: true, encoding: .utf8)
    let run = try program.run(["plan", "brief.yaml", "-o", "out/plan.yaml", "--plugin", file.path])
    #expect(run.code == 4)
    #expect(run.errors.contains("text.so is not a plugin: it is not an ELF shared library"))
    #expect(program.written.isEmpty)
  }

  @Test func `a planner that is killed takes a looping rule with it`() throws {
    let program = try Program()
    try program.use("{rule: in-c, weight: 1}")
    let file = try CPlugin.compile(
      ["SCORE=for(;;){}", "COLUMN=\"pair.distance\""], into: program.folder.path)
    // The shell kills the planner a second after it began.
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = [
      "-c", "./skillsplan plan brief.yaml --plugin \(file) & sleep 1; kill -9 $!; sleep 0.2",
    ]
    process.currentDirectoryURL = program.folder
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(program.processes.isEmpty)
  }
}
