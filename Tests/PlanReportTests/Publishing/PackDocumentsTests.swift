import SkillsPlanner
import Testing

@testable import PlanReport

/// What the pages and records of a pack say, and what they leave to whoever publishes.
@Suite struct PackDocumentsTests {
  private let plan: Plan = {
    var plan = RandomPlan.make(3)
    plan.owner = Owner(
      organisation: "A council", contact: "skills@example.org",
      roles: [.init(role: "Analyst", holder: "Head of skills")])
    plan.assumptions = [
      "Distances are straight lines.", "14601 starts become at most 20427 places.",
    ]
    plan.sources = [
      SourceRecord(title: "A census", publisher: "ONS", vintage: "2021", licence: "OGL v3.0")
    ]
    plan.rules = [
      RuleRecord(
        id: "travel", version: "1.0.0", file: "a.so", sha256: "", weight: 7,
        settings: [Setting(name: "half-distance", value: .scalar("6 km"), location: nil)])
    ]
    return plan
  }()

  private func documents(_ disclosure: Disclosure = .none) -> PackDocuments {
    PackDocuments(
      plan, ProtectedTables(PublicTables(plan).all, disclosure).tables, disclosure,
      .init(verification: "Proved from its inputs.", validation: nil))
  }

  private func text(_ name: String, _ disclosure: Disclosure = .none) throws -> String {
    try #require(documents(disclosure).pages.first { $0.name == name }).markdown
  }

  @Test func `a record says what the plan knows and leaves the rest to be completed`() throws {
    let record = documents().transparencyRecord
    let fields = record.sections.flatMap(\.fields)
    #expect(Set(fields.map(\.key)).count == fields.count)
    func value(_ key: String) throws -> String? {
      try #require(fields.first { $0.key == key }).value
    }
    #expect(try value("organisation") == "A council")
    #expect(try value("contact") == "skills@example.org")
    #expect(try value("data_sources") == "A census (ONS, 2021)")
    #expect(try value("models")?.contains("travel 1.0.0 (half-distance: 6 km)") == true)
    for key in [
      "website_url", "senior_responsible_owner", "benefit", "alternatives_considered",
      "human_decisions", "required_training", "appeals", "phase", "risks", "mitigations",
    ] { #expect(try value(key) == nil, "\(key)") }
    let completed = try text("transparency-record").components(of: "To be completed.")
    #expect(completed >= fields.count { $0.value == nil })
  }

  @Test func `the quality log has the roles of the plan, its assumptions and what was checked`()
    throws
  {
    let log = try text("assumptions-and-quality")
    #expect(log.contains("**Analyst** Head of skills"))
    #expect(log.contains("**Approver** To be completed."))
    #expect(log.contains("Proved from its inputs."))
    #expect(log.contains("14601 starts become"))
    #expect(log.contains("weight 7; half-distance: 6 km"))
  }

  @Test func `where counts are protected no sentence with a number is said`() throws {
    let log = try text("assumptions-and-quality", .ons)
    #expect(log.contains("Distances are straight lines."))
    #expect(!log.contains("14601"))
    #expect(log.contains("1 assumption has figures"))
  }

  @Test func `equality evidence names every protected characteristic as not known`() throws {
    let evidence = try text("equality-impact")
    for characteristic in [
      "Age", "Disability", "Gender reassignment", "Marriage and civil partnership",
      "Pregnancy and maternity", "Race", "Religion or belief", "Sex", "Sexual orientation",
    ] { #expect(evidence.contains("**\(characteristic)** Not known"), "\(characteristic)") }
    #expect(evidence.contains("no protected characteristic"))
  }

  @Test func `an accessibility statement has the owner's contact and claims no compliance`() throws
  {
    let statement = try text("accessibility-statement")
    #expect(statement.contains("skills@example.org"))
    #expect(statement.contains("Equality and Human Rights Commission"))
    #expect(!statement.contains("fully compliant") && !statement.contains("partially compliant"))
  }

  @Test(arguments: [Disclosure.none, .round5, .ons])
  func `every page leads back, and is the same each time`(disclosure: Disclosure) {
    let digest = { (_: [UInt8]) in String(repeating: "0", count: 64) }
    for page in documents(disclosure).pages {
      let html = page.html(sha256: digest)
      #expect(html.contains("href=\"index.html\""), "\(page.name)")
      #expect(html.contains(plan.status))
      #expect(
        html == documents(disclosure).pages.first { $0.name == page.name }?.html(sha256: digest))
    }
  }
}

extension String {
  /// How often a text stands in it.
  fileprivate func components(of text: String) -> Int { ranges(of: text).count }
}
