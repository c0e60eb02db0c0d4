import SkillsPlanner

/// A record by the Algorithmic Transparency Recording Standard, its fields in the standard's order.
///
/// Source: Central Digital and Data Office, Algorithmic Transparency Recording Standard, tiers 1 and 2.
package struct TransparencyRecord: Sendable, Hashable {
  package let sections: [Section]

  package struct Section: Sendable, Hashable {
    /// "Tier 1", "Tier 2: owner and responsibility".
    package let title: String
    package let fields: [Field]
  }

  /// A field; one that the plan does not know is to be completed.
  package struct Field: Sendable, Hashable {
    /// For programs: "senior_responsible_owner".
    package let key: String
    package let title: String
    /// Nil where it is to be completed.
    package let value: String?
  }

  init(of plan: Plan, _ rulings: PackRulings) {
    sections = [
      Self.first(plan), Self.owner(plan), Self.rationale(plan, rulings),
      Self.process(plan, rulings),
      Self.tool(plan), Self.data(plan), Self.risks(plan),
    ]
  }

  private static func field(_ key: String, _ title: String, _ value: String? = nil) -> Field {
    Field(key: key, title: title, value: value.flatMap { $0.isEmpty ? nil : $0 })
  }

  private static func first(_ plan: Plan) -> Section {
    Section(
      title: "Tier 1",
      fields: [
        field("name", "Name", plan.title),
        field(
          "description", "Description",
          "Matches the learners whom small areas could send at each level to places on courses, for the plan year "
            + "\(plan.year), by exact optimisation over rules and weights that the brief sets out. It decides about "
            + "numbers of places by area and course, and about no person. Status: \(plan.status)."
        ),
        field("website_url", "Website URL"),
        field("contact", "Contact", plan.owner.contact),
      ])
  }

  private static func owner(_ plan: Plan) -> Section {
    let roles = plan.owner.roles.map { "\($0.role): \($0.holder)" }.joined(separator: "; ")
    return Section(
      title: "Tier 2: owner and responsibility",
      fields: [
        field("organisation", "Organisation or department", plan.owner.organisation),
        field("team", "Team"),
        field("senior_responsible_owner", "Senior responsible owner"),
        field("roles", "Roles that the plan names", roles),
        field("third_party", "Suppliers and third parties"),
        field("third_party_role", "What they do"),
        field("procurement", "How they were procured"),
        field("third_party_data_access", "What data they can see"),
      ])
  }

  private static func rationale(_ plan: Plan, _ rulings: PackRulings) -> Section {
    let weighted = plan.rules.filter { $0.weight != nil }
    let rules = weighted.map { "\($0.id) \($0.weight ?? 0)" }.joined(separator: ", ")
    return Section(
      title: "Tier 2: description and rationale",
      fields: [
        field(
          "detailed_description", "Detailed description",
          "Each area's learners at a level are a share of its residents by highest qualification. Rules give each pair "
            + "of a need and a course within reach a score; weighted by the brief (\(rules)), the scores are points. "
            + best(plan, rulings)),
        field(
          "scope", "Scope",
          "Places for \(plan.levels.count == 1 ? "level" : "levels") \(listing(plan.levels.map(\.level.code))) in \(plan.year)."
        ),
        field("benefit", "Benefit"),
        field("previous_process", "Previous process"),
        field("alternatives_considered", "Alternatives considered"),
      ])
  }

  /// What makes the plan the best, and how far that is proven.
  private static func best(_ plan: Plan, _ rulings: PackRulings) -> String {
    let limits =
      "learners, places, funded starts" + (rulings.areNone ? "" : ", and what people set beside")
    let first = rulings.objective.map { " Before points, \($0)." } ?? ""
    let near = rulings.earlierPlan.map { " Of plans nearly as good, \($0)." } ?? ""
    let ties =
      plan.optimality.unique
      ? " Ties are broken by most learners, then least distance, then a fixed hash." : ""
    let proof =
      plan.optimality.gap == 0
      ? " A certificate proves that no other plan has more points."
      : " A certificate proves that by points it is \(plan.optimality.nearness)."
    return
      (plan.optimality.gap == 0
      ? "The plan is one with the most points that keeps every limit: \(limits)."
      : "The plan keeps every limit: \(limits).")
      + first + near + ties + proof
  }

  private static func process(_ plan: Plan, _ rulings: PackRulings) -> Section {
    let set =
      [
        rulings.objective.map { "Before points: \($0)" },
        rulings.earlierPlan.map { "Earlier plan: \($0)" },
      ].compactMap(\.self) + rulings.policies
    return Section(
      title: "Tier 2: decision-making process",
      fields: [
        field("integration", "How it is part of a wider process"),
        field(
          "information_provided", "What it tells those who decide",
          "Places by area, level, course, district and provider, beside last year's; who is not placed, and why; what is "
            + "modelled or assumed; the weights; the proof."),
        field("frequency", "How often, and how much, it is used"),
        field(
          "policies", "What people set that the plan must keep",
          set.map { "\($0.capitalisedFirst)." }.joined(separator: " ")),
        field(
          "human_decisions", "Human decisions and review",
          rulings.pins.enumerated().map { "Decision \($0 + 1): \($1)." }.joined(separator: " ")),
        field("required_training", "Required training"),
        field("appeals", "Appeals and review"),
      ])
  }

  private static func tool(_ plan: Plan) -> Section {
    let rules = plan.rules.map { rule in
      "\(rule.id) \(rule.version)" + (rule.inWords.isEmpty ? "" : " (\(rule.inWords))")
    }
    return Section(
      title: "Tier 2: the tool",
      fields: [
        field(
          "architecture", "System architecture",
          "SkillsPlanner, a program that reads a brief and tables and writes a plan file, offline: the same files give "
            + "the same plan. Rules are plugins."),
        field("phase", "Phase"),
        field("maintenance", "Maintenance"),
        field(
          "models", "Models",
          "Exact optimisation (a transportation problem, by the network simplex method over whole numbers), with the "
            + "rules \(rules.joined(separator: "; ")). No machine learning."),
        field("performance", "Model performance", "See the assumptions and quality log."),
      ])
  }

  private static func data(_ plan: Plan) -> Section {
    let sources = plan.sources.map { "\($0.title) (\($0.publisher), \($0.vintage))" }
    return Section(
      title: "Tier 2: the data",
      fields: [
        field("data_sources", "Data sources", sources.joined(separator: "; ")),
        field(
          "data_description", "Description",
          "Tables of areas (residents by highest qualification, deprivation, place) and of courses (provider, place, "
            + "level, sector, last year's starts). The sources are named in sources.html."),
        field(
          "data_quantities", "Quantities",
          plan.inputs.compactMap { input in input.rows.map { "\(input.file): \(grouped($0)) rows" }
          }
          .joined(separator: "; ")),
        field(
          "sensitive_attributes", "Sensitive attributes",
          "The plan holds no row of any person and no protected characteristic. Whether its tables have columns of such "
            + "characteristics by area is to be completed."),
        field("completeness", "Completeness and representativeness"),
        field("data_urls", "URLs of the data"),
        field("collection", "Collection"),
        field("cleaning", "Cleaning"),
        field("sharing", "Sharing agreements"),
        field("storage", "Access and storage"),
      ])
  }

  private static func risks(_ plan: Plan) -> Section {
    Section(
      title: "Tier 2: risks, mitigations and impact assessments",
      fields: [
        field(
          "impact_assessments", "Impact assessments",
          "See equality-impact.html; others are to be completed."),
        field("risks", "Risks"),
        field("mitigations", "Mitigations"),
      ])
  }
}

extension PackDocuments {
  package var transparencyRecord: TransparencyRecord { TransparencyRecord(of: plan, rulings) }

  /// The same for reading.
  var transparency: Document {
    let record = transparencyRecord
    return page(
      "Algorithmic transparency record: \(plan.title)",
      record.sections.enumerated().map { place, section in
        Section(
          id: "section-\(place + 1)", title: section.title,
          blocks: [
            .terms(
              section.fields.map { Block.Item($0.title, $0.value ?? Self.toBeCompleted) })
          ])
      })
  }
}
