import DisclosureAttack
import PlanFiles
import PlanReport
import SkillsPlanner

/// Makes the pack that a council must publish of a plan.
enum PublishCommand: Command {
  static let name = "publish"
  static let summary = "make the pack that a council publishes of a plan"
  static let usage =
    "publish PLAN -o DIR [--disclosure RULE] [--previous DIR] [--boundaries FILE] "
    + "[--brief FILE] [--plugin FILE]... [--isolate WHICH]"
  static let examples = [
    Example("skillsplan publish plan.yaml -o pack", "report, tables, records and their list"),
    Example(
      "skillsplan publish plan.yaml -o pack --disclosure ons-10-5",
      "the same without any count under 10, nor one that can be worked out"),
    Example(
      "skillsplan publish plan.yaml -o pack-2 --disclosure ons-10-5 --previous pack",
      "nor one that can be worked out with the pack that readers have"),
  ]
  static let options =
    [
      Option("--output", short: "-o", value: "DIR", "the folder to make"),
      Option(
        "--disclosure", value: "RULE",
        "protect counts of people: none (the default), round-5 or ons-10-5"),
      Option(
        "--boundaries", value: "FILE",
        "outlines of the areas or districts for the maps (GeoJSON in degrees, by their codes)"
      ),
      Option("--previous", value: "DIR", "a pack that was published before, and that readers have"),
    ] + OpenedPlan.options
  static let words = 1...1
  static let notes = """
    The plan is verified first, from its inputs where they are as they were; one that is refuted is not published.
    The folder is made whole or not at all; an earlier pack in it is replaced where nobody has changed it since.
    Whoever publishes completes what the plan does not know: such fields say "To be completed".
    """

  static func run(_ arguments: Arguments) async throws -> ExitCode {
    guard let folder = arguments.value(of: "--output") else {
      throw UsageError("where to is missing: -o DIR", usage: usage)
    }
    let disclosure = try disclosure(arguments)
    guard disclosure != .none || !arguments.has("--previous") else {
      throw UsageError(
        "--previous is read where counts are protected: name a rule with --disclosure", usage: usage
      )
    }
    let former = try former(at: folder)
    let previous = try arguments.value(of: "--previous").map {
      try FormerPack($0).published()
    }
    let opened = try OpenedPlan(arguments, usage: usage)
    let boundaries = try arguments.value(of: "--boundaries").map {
      try BoundariesFile.boundaries(at: $0, of: opened.plan)
    }
    let (found, reason) = try await ProgressLine("verifying").watch { line in
      try await verify(opened, arguments, line)
    }
    guard found.isProved else {
      Output.talk(found.diagnostics)
      return .refuted
    }
    let making = PackMaking(
      plan: opened.plan, bytes: opened.bytes, disclosure: disclosure,
      boundaries: boundaries,
      evidence: PackEvidence(
        verification: found,
        gap: opened.plan.optimality.gap == 0 ? nil : opened.plan.optimality.gapShare, reason: reason
      ).sentences(disclosure, backcast: backcast(opened.plan, at: arguments.words[0])),
      previous: previous)
    do {
      let files = try making.files()
      try AtomicFolder.write(
        files.map { ($0.path, $0.bytes) }, to: folder, replacing: former)
      try Output.result(said(of: files, in: folder))
      return .done
    } catch let exposed as ExposedCounts {
      Output.talk(exposed.diagnostics(in: folder))
      return .exposed
    }
  }

  private static func disclosure(_ arguments: Arguments) throws(UsageError) -> Disclosure {
    let word = arguments.value(of: "--disclosure") ?? Disclosure.none.name
    guard let disclosure = Disclosure.all.first(where: { $0.name == word }) else {
      let words = Disclosure.all.map(\.name)
      throw UsageError(
        "--disclosure is one of \(words.joined(separator: ", ")); not \(word)"
          + Spelling.suggestion(for: word, among: words), usage: usage)
    }
    return disclosure
  }

  /// The files of an earlier pack that may be replaced; nil where nothing is there.
  private static func former(at folder: String) throws(InvalidInput) -> [String]? {
    guard AtomicFolder.isTaken(folder) else { return nil }
    guard let pack = try? FormerPack(folder) else {
      throw InvalidInput([
        Diagnostic(
          .error, "SP1181", at: Location(file: folder),
          "something is there that is no pack, and it is not replaced",
          fix: "Name a folder that is not there yet.")
      ])
    }
    if let change = pack.changes() { throw InvalidInput([change]) }
    return AtomicFolder.contents(of: folder)
  }

  /// Proves the plan from its inputs where they are there, and else alone.
  ///
  /// - Returns: what was found, and why inputs were left out.
  private static func verify(
    _ opened: OpenedPlan, _ arguments: Arguments, _ line: ProgressLine
  ) async throws -> (Verification, reason: String?) {
    let file = InputFile(file: opened.file, bytes: opened.bytes)
    let job: PlanningJob
    do {
      job = try await opened.job()
    } catch let stale as StalePlan {
      let names = stale.diagnostics.compactMap(\.location?.file).map(FilePath.name(of:))
      let which = Array(Set(names)).sorted().map { $0.printable }.joined(separator: ", ")
      return (
        try await Verifier.verifyAlone(file), "these are not as they were, or not there: \(which)"
      )
    }
    returnLargeBlocks()
    let named = opened.plan.inputs.first { $0.role == "brief" }?.file
    let limit = try MemoryLimit(arguments, usage: usage)
    do {
      let verifier = try await Verifier(
        job, briefNamed: arguments.has("--brief") ? named : nil,
        SearchLimit(as: opened.plan.optimality),
        memory: limit.bytes,
        Progress(line))
      line.begin("proving")
      return (try await verifier.verify(file, hasTerms: opened.plan.terms != nil), nil)
    } catch let failure as PlanningFailure {
      throw limit.refusal(failure, brief: opened.brief)
    }
  }

  private static func backcast(_ plan: Plan, at path: String) -> Backcast? {
    guard let tables = try? PlanTables(of: plan, at: path) else { return nil }
    let districts = Array(Set(tables.areas.map(\.district))).sorted()
    return try? Backcast(plan, starts: tables.starts, among: districts)
  }

  private static func said(of files: [PackFile], in folder: String) -> String {
    let bytes = files.reduce(0) { $0 + $1.bytes.count }
    return
      "\(folder.printable): \(counted(files.count, "file")), \(grouped(bytes)) bytes. Begin with index.html.\n"
  }
}
