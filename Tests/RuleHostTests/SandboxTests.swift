import Foundation
import RuleHost
import SkillsPlanner
import Testing

@Suite(.enabled(if: Sandbox.works, Sandbox.need)) struct `Rules in the sandbox` {
  @Test(arguments: ["Deprivation", "SectorPriority", "TravelDistance"])
  func `a rule scores to the bit as in the planner's process`(_ name: String) throws {
    let file = "\(built)/lib\(name)Rule.so"
    let here = RuleLibrary(asked: [file], folder: nil, digest: { _ in "" })
    let there = Sandbox.library([file])
    #expect(there.catalogue.map(\.isIsolated) == [true])
    #expect(there.catalogue.map(\.columns) == here.catalogue.map(\.columns))
    #expect(there.catalogue.map(\.parameters) == here.catalogue.map(\.parameters))
    let id = try #require(here.catalogue.first?.id)
    let use =
      id == "sector-priority"
      ? use(id, ["weights": .map(parameters(["4.1": .scalar("0.75")], line: 1))]) : use(id)
    let count = 150_000
    let columns = try loaded(use, from: here).columns.map { column -> BatchColumn in
      switch column.kind {
      case .number: .numbers((0..<count).map(number))
      case .text: .codes((0..<count).map(code), dictionary: ["4.1", "Übung\n"])
      }
    }
    let batch = CandidateBatch(count: count, columns: columns)
    let scores = try loaded(use, from: here).score(batch)
    #expect(try loaded(use, from: there).score(batch) == scores)
  }

  /// Ranks and kilometres alike, some missing.
  private func number(_ place: Int) -> Double {
    place % 97 == 0 ? .nan : Double(place % 30_000 + 1)
  }
  private func code(_ place: Int) -> Int32 { Int32(place % 3) - 1 }

  @Test func `a new dictionary reaches the child`() throws {
    let rule = try loaded(
      use("sector-priority", ["weights": .map(parameters(["4.1": .scalar("0.75")], line: 1))]),
      from: Sandbox.library(["\(built)/libSectorPriorityRule.so"]))
    for (dictionary, due) in [(["4.1", "1.2"], [0.75, 0]), (["1.2", "4.1"], [0, 0.75])] {
      let batch = CandidateBatch(count: 2, columns: [.codes([0, 1], dictionary: dictionary)])
      #expect(try rule.score(batch) == due)
    }
  }

  @Test func `a rule that reads a hundred columns has smaller batches`() throws {
    let definitions = [
      "COUNT=100",
      "CREATE=static skillsplan_column_request m[100];for(int i=0;i<100;i+=1)m[i]=columns_;return m",
      "SCORE=scores[i]=(numbers[i]+((const double*)batch->columns[99].values)[i])/2",
    ]
    try CPlugin.with(definitions) { file in
      let rule = try loaded(use("in-c"), from: Sandbox.library([file]))
      let first = (0..<60_000).map { Double($0) / 60_000 }
      let columns = (0..<100).map { _ in BatchColumn.numbers(first) }
      #expect(try rule.score(CandidateBatch(count: 60_000, columns: columns)) == first)
    }
  }

  @Test func `a planner that was stopped for a while does not hold it against its rule`() throws {
    let program = try Program()
    try program.use("{rule: in-c, weight: 1}")
    // Six seconds stopped, of which a batch may take five, in a batch that takes one.
    let file = try CPlugin.compile(
      [
        "SCORE=struct timespec a,b;if(i==0){clock_gettime(1,&a);do{clock_gettime(1,&b);}while("
          + "b.tv_sec-a.tv_sec<2);}scores[i]=0", "COLUMN=\"pair.distance\"",
      ], into: program.folder.path)
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = [
      "-c",
      """
      ./skillsplan plan brief.yaml -o out/plan.yaml --plugin \(file) & planner=$!; sleep 1
      child=$(cat /proc/$planner/task/*/children); kill -STOP $planner $child; sleep 6
      kill -CONT $planner $child; wait $planner
      """,
    ]
    process.currentDirectoryURL = program.folder
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(program.written == ["plan.yaml"])
  }

  @Test func `two uses of a rule have a child each, with parameters of their own`() throws {
    let library = Sandbox.library(["\(built)/libTravelDistanceRule.so"])
    let near = try loaded(
      use("travel-distance", ["half-distance": .scalar("3 km")]), from: library)
    let far = try loaded(
      use("travel-distance", ["half-distance": .scalar("6 km")]), from: library)
    let batch = CandidateBatch(count: 1, columns: [.numbers([6]), .numbers([.nan])])
    #expect(try near.score(batch) == [0.25])
    #expect(try far.score(batch) == [0.5])
  }

  @Test func `no child is left when the rules are gone`() async throws {
    func children() throws -> Int {
      try FileManager.default.contentsOfDirectory(atPath: "/proc/self/task").reduce(0) {
        let file = "/proc/self/task/\($1)/children"
        let list = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
        return $0 + list.split(separator: " ").filter { isRuleChild(String($0)) }.count
      }
    }
    func isRuleChild(_ process: String) -> Bool {
      let line = (try? String(contentsOfFile: "/proc/\(process)/cmdline", encoding: .utf8)) ?? ""
      // Its memory tells it from the children of other tests.
      return line.contains("--rule-child\u{0}\(400 << 20)")
    }
    do {
      let rule = try loaded(
        use("travel-distance"),
        from: Sandbox.library(
          ["\(built)/libTravelDistanceRule.so"], limits: SandboxLimits(memory: 400 << 20)))
      #expect(
        try rule.score(CandidateBatch(count: 1, columns: [.numbers([6]), .numbers([.nan])])) == [
          0.5
        ])
      #expect(try children() == 1)
    }
    #expect(try children() == 0)
  }

}
