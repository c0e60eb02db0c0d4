import Foundation
@testable import PlanFiles
import PlanProof
@testable import SkillsPlanCommand
import SkillsPlanner
import Testing

/// Values of plans changed one at a time: what proves plans must find every one of them.
@Suite struct TamperTests {
  /// How many were found, and by what.
  private struct Count {
    var all = 0
    /// By the whole of `verify`: refuted, stale or refused as no plan.
    var found = 0
    /// The same without planning again and comparing bytes.
    var byChecks = 0
    /// By `--without-inputs`.
    var alone = 0
    var missed: [String] = []
  }

  @Test
  func
    `each of the 574 values of the smallest plan is found when one digit or letter of it changes`()
    async throws
  {
    let scratch = try Scratch()
    let folder = try scratch.copy("plans/smallest")
    let file = folder.appending(path: "plan.yaml").path
    let rules = try ["Deprivation", "SectorPriority"].flatMap { name in
      let library = Tool.executable.deletingLastPathComponent().appending(path: "lib\(name)Rule.so")
      try #require(library.exists)
      return ["--plugin", library.path]
    }
    let arguments = try Arguments(
      [file, "--isolate", "none"] + rules, options: OpenedPlan.options, words: 1...1, usage: "")
    let brief = folder.appending(path: "brief.yaml").path
    let job = try await PlanningJob(brief: brief, plugins: RuleOptions(arguments, usage: ""))
    let verifier = try await Verifier(job, briefNamed: nil, .usual)
    var bytes: [UInt8] = []
    await PlanWriter.write(verifier.plan) { bytes += $0 }
    let whole = try await verifier.verify(InputFile(file: file, bytes: bytes), hasTerms: true)
    #expect(whole.isProved)

    var count = Count()
    for tampered in try Tampered.all(of: bytes) {
      count.all += 1
      let input = InputFile(file: file, bytes: tampered.bytes)
      let isAlone = (try? await Verifier.verifyAlone(input))?.isProved != true
      count.alone += isAlone ? 1 : 0
      // A head that cannot be read, an input or a rule that is another, no plan at all: each is told.
      guard let head = try? PlanReader.head(tampered.bytes, file: file),
        case let origins = PlanOrigins(
          head, at: file, brief: nil, try RuleOptions(arguments, usage: "")),
        origins.changedInputs().isEmpty, origins.changedRules(job.rules).isEmpty,
        let verified = try? await verifier.verify(input, hasTerms: head.terms != nil)
      else {
        count.found += 1
        count.byChecks += 1
        continue
      }
      count.byChecks += verified.proof.faults.isEmpty ? 0 : 1
      if verified.isProved { count.missed.append(tampered.path) } else { count.found += 1 }
    }
    #expect(count.missed.isEmpty)
    #expect(count.all == 574 && count.found == 574, "\(count)")
    // Sentences, what one place more gains, and rates, means and changes are proved by the bytes alone.
    #expect(count.byChecks >= 537, "\(count)")
    #expect(count.alone >= 427, "\(count)")
  }

  @Test func `a number as large as a file can have it is a fault, and no sum of it a trap`()
    async throws
  {
    let file = Tool.root.appending(path: "plans/smallest/plan.yaml")
    let bytes = [UInt8](try Data(contentsOf: file))
    for number in [1_000_000_000_000_000, Int.max] {
      let all = try Tampered.all(of: bytes, with: number)
      #expect(all.count > 300)
      for tampered in all {
        let input = InputFile(file: "plan.yaml", bytes: tampered.bytes)
        // What is no plan any more is refused, and what one place more gains is in no sum.
        let verified = try? await Verifier.verifyAlone(input)
        let isFound = verified?.isProved != true
        #expect(isFound || !tampered.path.hasPrefix("plan.summary"), "\(tampered.path)")
      }
    }
  }

  @Test(arguments: [
    "learners: 25843", "cause: courses full}", "unique: true", "mean-km: ", "km: ", "scores: [",
    "gains-if-one-more: ", "nearest-km: ",
  ])
  func `a value of the plan of Lancashire is found too`(text: String) throws {
    let scratch = try Scratch()
    let brief = Tool.root.appending(path: "plans/lancashire/brief.yaml").path
    let file = scratch.folder.appending(path: "plan.yaml")
    #expect(try Tool.run(["plan", brief, "-o", file.path]).code == 0)
    var plan = try String(contentsOf: file, encoding: .utf8)
    let place = try #require(plan.range(of: text))
    let next = plan[place.upperBound...].firstIndex(where: \.isNumber)
    if text.hasSuffix(" ") || text.hasSuffix("[") {
      let digit = try #require(next)
      plan.replaceSubrange(digit...digit, with: plan[digit] == "9" ? "8" : "9")
    } else {
      let changed = [
        "learners: 25843": "learners: 25844", "cause: courses full}": "cause: no points}",
        "unique: true": "unique: false",
      ]
      plan.replaceSubrange(place, with: try #require(changed[text]))
    }
    try plan.write(to: file, atomically: false, encoding: .utf8)
    let run = try Tool.run(["verify", file.path, "--brief", brief])
    #expect(run.code == 6, "\(run.errors)")
    #expect(run.errors.contains("[SP11"))
  }
}
