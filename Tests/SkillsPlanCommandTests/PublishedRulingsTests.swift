import Foundation
import Testing

/// A plan with policies and a pin, published and reported by the real program.
@Suite struct PublishedRulingsTests {
  private let scratch: Scratch
  private let example: URL

  init() throws {
    scratch = try Scratch()
    example = try scratch.copy("plans/smallest")
    let pin = """
      pins:
        - {area: E01024855, provider: "10001000", at-least: 3, reason: a bus that the school runs,
           role: head of skills, decided: 2026-06-01, expires: 2027-07-31}

      """
    try write("pins.yaml", pin)
    try write(
      "all.yaml",
      pin + """
        policies:
          - {at-most: 20 places, provider: "10001000", source: the skills board}
          - {at-most: 90%, each: home-district}
          - {minimum-cohort: 2, mode: apprenticeship}

        """)
    for name in ["pins", "all"] {
      let run = try Tool.run(["plan", "\(name).yaml", "-o", "\(name)-plan.yaml"], in: example)
      #expect(run.code == 0, "\(run.errors)")
    }
  }

  private func write(_ name: String, _ text: String) throws {
    try ("kind: SkillsBrief\nversion: 1\nextends: brief.yaml\n" + text)
      .write(to: example.appending(path: name), atomically: true, encoding: .utf8)
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOf: example.appending(path: path), encoding: .utf8)
  }

  @Test func `a pack has policies and pins as tables and in its records`() throws {
    let run = try Tool.run(["publish", "all-plan.yaml", "-o", "pack"], in: example)
    #expect(run.code == 0, "\(run.errors)")
    let policies = try text("pack/tables/policies.csv")
    #expect(
      policies.contains("at most 20 places, provider 10001000\",at-most,20,"), "\(policies)")
    #expect(policies.contains("the skills board"))
    #expect(policies.contains("\"at most 90%, each home-district\",at-most,,0.9,,home-district,"))
    #expect(try text("pack/tables/pins.csv").contains("a bus that the school runs,head of skills"))
    let metadata = try text("pack/tables/csv-metadata.json")
    #expect(metadata.contains("policies.csv") && metadata.contains("pins.csv"))
    let record = try text("pack/transparency-record.md")
    #expect(record.contains("provider 10001000 (BURNLEY COLLEGE); set by the skills board."))
    #expect(record.contains("decided by head of skills on 2026-06-01"))
    #expect(try text("pack/report.html").contains("at most 90%, each home-district"))
  }

  @Test(arguments: ["round-5", "ons-10-5"])
  func `a protected pack says what was set and not what it came to`(rule: String) throws {
    let run = try Tool.run(
      ["publish", "all-plan.yaml", "-o", "pack", "--disclosure", rule], in: example)
    #expect(run.code == 0, "\(run.errors)")
    let policies = try text("pack/tables/policies.csv")
    #expect(policies.contains("at most 20 places") && !policies.contains("minimum cohort"))
    #expect(!policies.contains("costs"))
    for name in ["pins", "limits", "cohorts"] {
      #expect(!example.appending(path: "pack/tables/\(name).csv").exists, "\(name)")
    }
    let record = try text("pack/transparency-record.md")
    #expect(record.contains("what it fixes is left out; reason: a bus that the school runs"))
    #expect(!record.contains("at least 3 places"))
    #expect(try text("pack/index.html").contains("A pin says exactly how many places"))
    // Readers still have that pack, with its policies.
    let next = try Tool.run(
      ["publish", "all-plan.yaml", "-o", "next", "--disclosure", rule, "--previous", "pack"],
      in: example)
    #expect(next.code == 0, "\(next.errors)")
  }

  @Test func `a table of policies is printed of a plan that has only pins`() throws {
    func table(_ name: String) throws -> Tool.Run {
      try Tool.run(
        ["report", "pins-plan.yaml", "--format", "csv", "--table", name], in: example)
    }
    let policies = try table("policies")
    #expect(policies.code == 0 && policies.output == "policy,source,used,of,costs\n")
    #expect(try table("pins").output.contains("E01024855 (Burnley 007A)"))
  }
}
