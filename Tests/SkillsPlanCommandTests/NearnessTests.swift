import Foundation
import SkillsPlanner
import Testing

/// How far from the best a plan is, and what is told with "about": the same wherever it is told, and where it is true.
@Suite struct `Nearness to the best` {
  private let scratch: Scratch
  private let folder: URL

  init() throws {
    scratch = try Scratch()
    folder = try scratch.copy("plans/smallest")
  }

  /// Plans the ten areas under what is set, and says what the command said.
  private func plan(_ set: String, _ name: String) throws -> String {
    let brief = "kind: SkillsBrief\nversion: 1\nextends: brief.yaml\n\(set)\n"
    try Data(brief.utf8).write(to: folder.appending(path: "\(name)-brief.yaml"))
    let run = try Tool.run(["plan", "\(name)-brief.yaml", "-o", "\(name).yaml"], in: folder)
    #expect(run.code == 0, "\(run.errors)")
    return run.errors
  }

  /// With one space where a line was wrapped.
  private func said(_ arguments: String...) throws -> String {
    let run = try Tool.run(arguments, in: folder)
    // 10 of plans that differ.
    #expect(run.code == 0 || arguments[0] == "diff" && run.code == 10, "\(run.errors)")
    return run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Kept by price, and not proven the best.
  private static let bounded = """
    policies:
      - {at-most: 10%, elsewhere: true, each: home-district}
      - {at-most: 4 places, home-district: E07000117, provider: "10004692"}
    pins:
      - {home-district: E07000117, provider: "10004552", at-least: 3, reason: a bus,
         role: commissioner, decided: 2026-06-01}
    """

  /// Searched, and proven the best.
  private static let searched = """
    policies:
      - {minimum-cohort: 4, mode: apprenticeship}
      - {at-most: 50 places, level: "2"}
    """

  @Test func `how far a plan may be from the best is one figure in every command`() throws {
    let planned = try plan(Self.bounded, "bounded")
    let nearness = try #require(
      planned.firstMatch(of: /within [0-9.]+% of the best/).map { String($0.output) }, "\(planned)")
    let told = [
      try said("summary", "bounded.yaml"), try said("verify", "bounded.yaml"),
      try said("report", "bounded.yaml", "--format", "markdown"),
      try said("compare", "plan.yaml", "bounded.yaml"),
      try said("diff", "plan.yaml", "bounded.yaml"),
      try said("diff", "plan.yaml", "bounded.yaml", "--format", "markdown"),
    ]
    for text in told {
      #expect(text.contains(nearness), "\(nearness) is missing in \(text)")
      #expect(!text.contains("more than") || !text.contains("% more points"), "\(text)")
    }
    #expect(
      try said("verify", "bounded.yaml").contains("every number follows, and it is \(nearness)."))
    #expect(told[4].contains("By points the old plan is proven best, the new one is \(nearness)."))
    let file = try String(contentsOf: folder.appending(path: "bounded.yaml"), encoding: .utf8)
    #expect(file.contains("What policies and pins cost is about: the plan is \(nearness)"))
    // And where both are the best, nothing is said of it.
    #expect(try !said("diff", "plan.yaml", "plan.yaml").contains("By points"))
    #expect(try !said("compare", "plan.yaml", "plan.yaml").contains("the best"))
  }

  @Test func `programs are told the bound beside the points`() throws {
    _ = try plan(Self.bounded, "bounded")
    let plan = try Examples.read(folder.appending(path: "bounded.yaml"))
    for arguments in [
      ["compare", "plan.yaml", "bounded.yaml", "--json"],
      ["diff", "plan.yaml", "bounded.yaml", "--format", "json"],
    ] {
      let run = try Tool.run(arguments, in: folder)
      #expect(
        run.output.contains("\"bound\": \(plan.optimality.bound)"), "\(run.output.prefix(900))")
    }
  }

  @Test func `what policies cost a plan that is proven the best is exact`() throws {
    #expect(try plan(Self.searched, "searched").contains("proven best"))
    let page = try said("shortfall", "searched.yaml")
    #expect(
      page.contains(
        "Policies and pins: learners more who would be placed without each alone learners points"),
      "\(page)")
    #expect(!page.contains("about"))
  }

  @Test func `why what policies cost is about is told, and of an objective where there is one`()
    throws
  {
    _ = try plan(Self.bounded, "bounded")
    let near = try said("explain", "bounded.yaml", "--provider", "10004692")
    #expect(near.contains("more without it alone, about: the plan is within "), "\(near)")
    #expect(!near.contains("objective"))
    _ = try plan(
      "objective: {tiers: {decile: [1]}}\npolicies:\n  - {at-most: 50 places, level: \"2\"}",
      "served")
    let served = try said("explain", "served.yaml", "--area", "E01024870")
    let alike = "alone, the objective's groups served as they are in this plan"
    #expect(served.contains(alike), "\(served)")
    #expect(!served.contains("about: the plan"))
    #expect(try said("shortfall", "served.yaml").contains(alike))
  }
}
