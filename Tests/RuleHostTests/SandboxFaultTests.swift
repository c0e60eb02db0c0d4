import Foundation
import RuleHost
import SkillsPlanner
import Testing

/// A hostile or broken rule, and what is said of it.
struct Fault: CustomTestStringConvertible, Sendable {
  let definitions: [String]
  /// Completes "rule in-c of FILE ...".
  let due: String
  /// The first candidate without a score.
  let candidate: Int?

  init(_ definition: String, _ due: String, at candidate: Int? = nil) {
    definitions = [definition]
    self.due = due
    self.candidate = candidate
  }

  var testDescription: String { due }
}

@Suite(.enabled(if: Sandbox.works, Sandbox.need)) struct `Rules that break in the sandbox` {
  static let mayNot = ", which a rule in the sandbox may not"
  static let faults = [
    Fault("SCORE=if(i==2)__builtin_trap();scores[i]=0", "crashed (SIGILL)", at: 2),
    Fault("SCORE=if(i==1)*(volatile int*)8=1;scores[i]=0", "crashed (SIGSEGV)", at: 1),
    Fault("SCORE=if(i==3)abort();scores[i]=0", "crashed (SIGABRT)", at: 3),
    Fault("SCORE=scores[i]=deep((char*)&i)", "crashed (SIGSEGV)", at: 0),
    Fault(
      "SCORE=if(i==1){fprintf(stderr,\"bad\\n\");abort();}scores[i]=0", "crashed (SIGABRT): bad",
      at: 1),
    Fault("SCORE=if(i==2)_exit(7);scores[i]=0", "ended its process (exit code 7)", at: 2),
    Fault("SCORE=scores[i]=i==2?NAN:0", "gave no number where a number in 0...1 is due", at: 2),
    Fault("SCORE=scores[i]=i==1?1.5:0", "gave 1.5 where a number in 0...1 is due", at: 1),
    Fault(
      "SCORE=if(i<3)scores[i]=0", "gave no number where a number in 0...1 is due", at: 3),
    Fault(
      "SCORE=for(;;)*(volatile char*)malloc(1<<26)=1", "used up its 512 MB of memory", at: 0),
    Fault(
      "SCORE=open(\"/etc/passwd\",0);scores[i]=0", "tried to open a file\(mayNot)", at: 0),
    Fault(
      "SCORE=open(\"/tmp/rule.txt\",O_CREAT|O_WRONLY,0600);scores[i]=0",
      "tried to write a file\(mayNot)", at: 0),
    Fault("SCORE=unlink(\"/tmp/rule.txt\");scores[i]=0", "tried to write a file\(mayNot)", at: 0),
    Fault("SCORE=write(4,&i,8);scores[i]=0", "tried to write a file\(mayNot)", at: 0),
    Fault("SCORE=socket(2,1,0);scores[i]=0", "tried to open a socket\(mayNot)", at: 0),
    Fault("SCORE=if(i==1)fork();scores[i]=0", "tried to start a process\(mayNot)", at: 1),
    Fault("SCORE=system(\"true\");scores[i]=0", "tried to start a process\(mayNot)", at: 0),
    Fault(
      "SCORE=execl(\"/bin/true\",\"true\",NULL);scores[i]=0",
      "tried to run another program\(mayNot)", at: 0),
    Fault(
      "SCORE=kill(getppid(),9);scores[i]=0", "tried to signal another process\(mayNot)", at: 0),
    Fault("SCORE=kill(-1,9);scores[i]=0", "tried to signal another process\(mayNot)", at: 0),
    Fault(
      "SCORE=pthread_t t;pthread_create(&t,NULL,thread,NULL);scores[i]=0",
      "tried to start a thread\(mayNot)", at: 0),
    Fault("SCORE=getentropy(scores,8)", "tried to ask for random numbers\(mayNot)", at: 0),
  ]

  @Test(arguments: faults)
  func `a rule that breaks is stopped, and the first candidate is named`(_ fault: Fault) throws {
    let answer = try Sandbox.answer(fault.definitions)
    #expect(
      answer == .failure(RuleFailure(rule: "in-c", fault.due, candidate: fault.candidate)))
  }

  @Test func `a rule that never ends is stopped at the limit for a batch`() throws {
    #expect(
      try Sandbox.answer(
        ["SCORE=if(i==1)for(;;){}scores[i]=0"], limits: SandboxLimits(batch: .milliseconds(300)))
        == .failure(
          RuleFailure(
            rule: "in-c", "took more than 0.3 s for a batch of 4 candidates", candidate: 1)
        ))
  }

  @Test func `a rule may compute, allocate and print as it likes`() throws {
    let allowed = [
      "SCORE=free(malloc(1<<24));scores[i]=numbers[i]",
      "SCORE=for(int n=0;n<9999;n+=1)printf(\"much to say, and nobody listens\\n\");"
        + "scores[i]=numbers[i]",
      "SCORE=char*b=malloc(20);snprintf(b,20,\"%g\",numbers[i]);scores[i]=atof(b)",
    ]
    for definition in allowed {
      #expect(try Sandbox.answer([definition]) == .success([0, 0.5, 1, 0.25]))
    }
  }

  @Test(arguments: [
    ("index", "crashed (SIGILL)", "Index out of range"), ("overflow", "crashed (SIGILL)", ""),
    ("stop", "crashed (SIGILL)", "Fatal error: a rule stops here"),
    ("fill", "crashed (SIGABRT)", "failed to allocate"),
  ])
  func `a rule in Swift that traps is stopped, and its last words are passed on`(
    _ how: String, _ due: String, _ words: String
  ) throws {
    let library = Sandbox.library(["\(built)/libBreakingTestRule.so"])
    let rule = try loaded(use("breaking", ["how": .scalar(how)]), from: library)
    let batch = CandidateBatch(count: 4, columns: [.numbers([1, 2, 30, 3])])
    let failure = #expect(throws: RuleFailure.self) { try rule.score(batch) }
    let message = failure?.message ?? ""
    #expect(failure?.candidate == 2)
    #expect(message.contains("libBreakingTestRule.so \(due)"), "\(message)")
    // A release build of a rule leaves words out.
    #expect(message.contains(words) || message.hasSuffix(due), "\(message)")
  }

  @Test func `a broken rule judges the next batch in a new child`() throws {
    try CPlugin.with(["SCORE=if(numbers[i]>1)abort();scores[i]=numbers[i]"]) { file in
      let rule = try loaded(use("in-c"), from: Sandbox.library([file]))
      for _ in 0..<3 {
        let bad = CandidateBatch(count: 2, columns: [.numbers([0.5, 2])])
        #expect(throws: RuleFailure.self) { try rule.score(bad) }
        let good = CandidateBatch(count: 2, columns: [.numbers([0.5, 1])])
        #expect(try rule.score(good) == [0.5, 1])
      }
    }
  }
}

@Suite(.enabled(if: Sandbox.works, Sandbox.need)) struct `Plugins that break as they are opened` {
  /// What is said of a plugin that was asked for, without the file's name.
  private func said(
    of definitions: [String], limits: SandboxLimits = SandboxLimits()
  ) throws -> String {
    var said = ""
    try CPlugin.with(definitions) { file in
      let library = Sandbox.library([file], limits: limits)
      let problems =
        library.diagnostics.isEmpty ? library.load([use("in-c")]).diagnostics : library.diagnostics
      said = problems.map {
        "\($0.code) \($0.summary.replacing("rule in-c of ", with: "").replacing("\(file) ", with: ""))"
      }.joined(separator: "\n")
    }
    return said
  }

  static let mayNot = ", which a rule in the sandbox may not"

  @Test(arguments: [
    (
      "MAJOR=3",
      "SP0505 is written for version 3.2 of the rule contract; this planner has version 1.2"
    ),
    ("ENTRY=other", "SP0504 is not a plugin: it exports no skillsplan_plugin_v1"),
    (
      "ID=\"\\33[2J\"",
      "SP0506 describes its rule wrongly: id is not UTF-8 without control characters"
    ),
    ("START=abort()", "SP0508 crashed (SIGABRT) as it was opened"),
    ("START=fork()", "SP0508 tried to start a process\(mayNot) as it was opened"),
    (
      "START=open(\"/tmp/rule.txt\",O_CREAT|O_RDWR,0600)",
      "SP0508 tried to write a file\(mayNot) as it was opened"
    ),
    ("START=socket(1,1,0)", "SP0508 tried to open a socket\(mayNot) as it was opened"),
    ("START=write(5,\"nonsense\",8)", "SP0508 answered what makes no sense as it was opened"),
    (
      "START=write(5,\"\\201\\4\\0\\0\\0\\1\\0\\0\\0\",9)",
      "SP0508 answered what makes no sense as it was opened"
    ),
    (
      "START=write(5,\"\\201\\377\\377\\377\\377\",5)",
      "SP0508 answered what makes no sense as it was opened"
    ),
    ("START=_exit(0)", "SP0508 ended its process (exit code 0) as it was opened"),
    (
      "CREATE=skillsplan_say(error,\"no tea\");return NULL",
      "SP0517 rule in-c refuses its parameters: no tea"
    ),
    (
      "CREATE=static int n;if(n++)abort();return &columns_",
      "SP0508 crashed (SIGABRT) as it took its parameters"
    ),
  ])
  func `a plugin that cannot be opened is told why`(_ definition: String, _ due: String) throws {
    #expect(try said(of: [definition]) == due)
  }

  @Test func `a plugin that never opens is stopped at the limit`() throws {
    #expect(
      try said(of: ["START=for(;;){}"], limits: SandboxLimits(opening: .milliseconds(500)))
        == "SP0508 took more than 0.5 s as it was opened")
  }

  /// 1 where the plugin could read a file of the system as it was opened.
  private let reads = ["START=started_=open(\"/etc/passwd\",0)>=0", "SCORE=scores[i]=started_"]

  @Test func `a plugin reads no file as it is opened, and without Landlock that is said`() throws {
    #expect(try Sandbox.answer(reads) == .success([0, 0, 0, 0]))
    try CPlugin.with(reads) { file in
      let library = Sandbox.library([file], limits: SandboxLimits(usesLandlock: false))
      #expect(library.diagnostics.map(\.code) == ["SP0522"])
      #expect(library.diagnostics.first?.severity == .warning)
      let rule = try loaded(use("in-c"), from: library)
      #expect(try rule.score(CandidateBatch(count: 1, columns: [.numbers([0])])) == [1])
    }
  }
}
