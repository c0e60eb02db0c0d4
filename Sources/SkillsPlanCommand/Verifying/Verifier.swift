import PlanFiles
import PlanProof
import SkillsPlanner

/// Proves plan files of one brief: plans again once, and holds each file against that plan and against the inputs.
struct Verifier {
  let job: PlanningJob
  /// The brief planned again.
  let plan: Plan

  /// - Parameters:
  ///   - name: what the plan calls its brief, where that was found under another name; then nothing tells which of
  ///     them is right, and the plan is believed.
  ///   - search: how far the plan says that was searched.
  ///   - memory: how many bytes planning may take.
  /// - Throws: as planning does.
  init(
    _ job: PlanningJob, briefNamed name: String?, _ search: SearchLimit, memory: Int = .max,
    _ progress: Progress = .none
  ) async throws {
    self.job = job
    let planner = try Planner(job.files.brief, job.files.catalogue, job.rules)
    let problem = try await planner.pose(memory: memory, search: search, progress)
    plan = try await planner.plan(
      consume problem,
      inputs: job.files.inputs.map { input in
        InputRecord(
          role: input.role, file: input.role == "brief" ? name ?? input.file : input.file,
          sha256: input.sha256, rows: input.rows)
      }, sources: job.files.sources.records, assumptions: job.files.sources.assumptions, progress)
  }

  /// What is wrong with a plan file, and what was looked at.
  ///
  /// A file of the bytes that the planner writes says what the plan in memory says, and need not be read as a plan. Any
  /// other is read, and what it says is proved row by row.
  ///
  /// - Throws: `InvalidInput` when the file is no plan, `PlanningFailure` where a rule cannot score.
  func verify(_ file: InputFile, hasTerms: Bool) async throws -> Verification {
    var due = plan
    // A plan of format version 1 is written without.
    if !hasTerms { due.terms = nil }
    guard let difference = await Self.difference(of: file.bytes, to: due) else {
      return Verification(
        file: file, difference: nil, proof: try await proof(of: due),
        isUnique: plan.optimality.unique)
    }
    let document = try YAMLDocument(file.bytes, file: file.file)
    return Verification(
      file: file, difference: difference,
      proof: try await proof(of: PlanReader.plan(document)), document: document)
  }

  private func proof(of says: Plan) async throws(PlanningFailure) -> Proof {
    do throws(RuleFailure) {
      return try await Proof(
        of: says, job.files.brief, job.files.catalogue, job.rules, inputs: plan.inputs,
        sources: plan.sources)
    } catch {
      throw PlanningFailure.rule(error, area: nil, course: nil)
    }
  }

  /// What a plan can prove alone: its sums, and that its file is what the planner writes for what it says.
  ///
  /// - Throws: `InvalidInput` when the file is no plan.
  static func verifyAlone(_ file: InputFile) async throws(InvalidInput) -> Verification {
    let document = try YAMLDocument(file.bytes, file: file.file)
    let says = try PlanReader.plan(document)
    return Verification(
      file: file, difference: await difference(of: file.bytes, to: says), proof: Proof(alone: says),
      document: document, isAlone: true)
  }

  private static func difference(of bytes: [UInt8], to plan: Plan) async -> FirstDifference? {
    var comparison = PlanComparison(with: bytes)
    await PlanWriter.write(plan) { comparison.add($0) }
    return comparison.difference()
  }
}
