import SkillsPlanner

extension PackDocuments {
  /// Who lives where places go and where they do not: by deprivation, and what is not known.
  var equality: Document {
    page(
      "Equality impact evidence: \(plan.title)",
      [
        Section(
          id: "about", title: "What this is, and what it is not",
          blocks: [
            .paragraph(
              "Evidence for an equality impact assessment: who lives in areas that get places and in areas that do "
                + "not. It is no assessment, and it does not by itself meet the public sector equality duty "
                + "(Equality Act 2010, section 149)."),
            .paragraph(
              "Deprivation is a property of areas, not of people, and no protected characteristic: in a deprived "
                + "area live people who are not, and the other way round."),
          ]),
        Section(
          id: "deprivation", title: "By deprivation", blocks: [table("deciles")].compactMap { $0 }),
        Section(
          id: "districts", title: "By district and level",
          blocks: [table("districts")].compactMap { $0 }),
        Section(
          id: "areas", title: "By area",
          blocks: [
            .paragraph("Each area with its people's needs and places is a row of tables/areas.csv.")
          ]),
      ] + bearing + [
        Section(
          id: "characteristics", title: "By protected characteristic",
          blocks: [
            .paragraph(
              "The plan has no figure by any protected characteristic. Who the learners are, and who goes without, is "
                + "not known from it."),
            .terms(Self.characteristics.map { Block.Item($0, unknown(of: $0)) }),
          ]),
        Section(
          id: "due", title: "To be completed",
          blocks: [
            .list(
              [
                "Who was consulted, and what they said",
                "Tables of the areas' residents by protected characteristic, and what they show",
                "Effects on each group, and what is done about them",
                "Who signs the assessment, and when it is looked at again",
              ].map { Block.Item("\($0):", Self.toBeCompleted.lowercased()) })
          ]), symbols,
      ])
  }

  /// What people set that bears on who is served; empty where nothing does.
  private var bearing: [Section] {
    let items =
      (rulings.objective.map { [Block.Item("Objective", $0)] } ?? [])
      + rulings.policiesOfGroups.enumerated().map { Block.Item("Policy \($0 + 1)", $1) }
    let effects = rulings.effects.enumerated().map { Block.Item("Decision \($0 + 1)", $1) }
    guard !items.isEmpty || !rulings.pins.isEmpty else { return [] }
    let ofPins: [Block] =
      rulings.pins.isEmpty
      ? []
      : [
        .paragraph(
          "Decisions on single places move places from some learners to others. The plan says how many learners each "
            + "leaves without a place; in which areas they live is found by setting it beside a plan without the "
            + "decision (skillsplan diff).")
      ] + (effects.isEmpty ? [] : [.terms(effects)])
    return [
      Section(
        id: "set", title: "What people set that bears on groups",
        blocks: (items.isEmpty ? [] : [.terms(items)]) + ofPins)
    ]
  }

  private func unknown(of characteristic: String) -> String {
    characteristic == "Age" && plan.terms != nil
      ? "Not known. Learners are reckoned from residents aged 18-66; no younger or older group is told apart."
      : "Not known: the plan has no figure by it. " + Self.toBeCompleted
  }

  /// Source: Equality Act 2010, section 4.
  private static let characteristics = [
    "Age", "Disability", "Gender reassignment", "Marriage and civil partnership",
    "Pregnancy and maternity", "Race", "Religion or belief", "Sex", "Sexual orientation",
  ]
}
