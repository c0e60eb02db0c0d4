import PlanFiles
import SkillsPlanner

/// A scenario, and what it is read from.
struct NamedScenario: Sendable {
  /// The name for messages; "standard input" where it came from there.
  let file: String
  let scenario: ScenarioComparison.Scenario
  /// Of the tables it was planned from.
  let warnings: [Diagnostic]
}

/// Plans the briefs among some files and reads the plans, two at a time.
struct ScenarioPlanning: Sendable {
  let rules: RuleOptions
  let limit: MemoryLimit
  /// What "-" stands for.
  let standardInput: InputFile?

  /// - Throws: `InvalidInput` with what is wrong with any of the files; else why the first one has no plan.
  func scenarios(_ words: [String], _ line: ProgressLine) async throws -> [NamedScenario] {
    var found = await sideBySide(words, line)
    // What does not fit into half of the memory may fit into all of it.
    for (place, word) in words.enumerated() {
      guard case .failure(PlanningFailure.needsMemory) = found[place] else { continue }
      line.begin("planning \(word.printable) alone, for its memory")
      found[place] = await Self.result { try await scenario(word, memory: limit.bytes) }
    }
    let results = words.indices.compactMap { found[$0] }
    let problems = results.flatMap { result -> [Diagnostic] in
      guard case .failure(let input as InvalidInput) = result else { return [] }
      return input.diagnostics
    }
    guard problems.isEmpty else { throw InvalidInput(problems.unique) }
    let named = try zip(words, results).map { word, result in
      do {
        return try result.get()
      } catch let failure as PlanningFailure {
        throw limit.refusal(failure, brief: word)
      }
    }
    line.clear()
    Output.talk(named.flatMap(\.warnings).unique)
    return named
  }

  /// Each in half of the memory.
  private func sideBySide(
    _ words: [String], _ line: ProgressLine
  ) async -> [Int: Result<NamedScenario, any Error>] {
    await withTaskGroup(of: (Int, Result<NamedScenario, any Error>).self) { group in
      var found: [Int: Result<NamedScenario, any Error>] = [:]
      var rest = words.indices[...]
      func begin() {
        line.begin("planning \(words.count) scenarios: \(found.count) done")
        guard let place = rest.popFirst() else { return }
        group.addTask {
          (place, await Self.result { try await scenario(words[place], memory: limit.bytes / 2) })
        }
      }
      begin()
      begin()
      while let (place, result) = await group.next() {
        found[place] = result
        begin()
      }
      return found
    }
  }

  /// A plan that is read, or that is made of a brief; all of it but its sums is given up.
  private func scenario(_ word: String, memory: Int) async throws -> NamedScenario {
    let file = try word == "-" ? standardInput ?? InputFile.read(word) : InputFile.read(word)
    let document = try YAMLDocument(file.bytes, file: file.file)
    if document.kind == .plan {
      return NamedScenario(
        file: file.file, scenario: .init(try PlanReader.plan(document)), warnings: [])
    }
    let job = try await PlanningJob(openRules(rules)) { columns async throws(InvalidInput) in
      try await PlanInputs(file, at: word, reading: columns)
    }
    let planner = try Planner(job.files.brief, job.files.catalogue, job.rules)
    let plan: Plan
    do throws(PlanningFailure) {
      plan = try await planner.plan(
        planner.pose(memory: memory), inputs: job.files.inputs, sources: job.files.sources.records,
        assumptions: job.files.sources.assumptions)
    } catch {
      throw job.located(error, brief: file.file)
    }
    return NamedScenario(file: file.file, scenario: .init(plan), warnings: job.warnings)
  }

  private static func result(
    _ body: () async throws -> NamedScenario
  ) async -> Result<NamedScenario, any Error> {
    do {
      return .success(try await body())
    } catch {
      return .failure(error)
    }
  }
}

extension [Diagnostic] {
  /// Each once, where it stands first: scenarios share tables, and what is wrong with these.
  fileprivate var unique: [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return filter { seen.insert($0).inserted }
  }
}
