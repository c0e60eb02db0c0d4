import SkillsPlanner

extension PackDocuments {
  /// Who answers for the analysis, what it assumes, and how it was checked.
  ///
  /// Source: HM Treasury, The Aqua Book; for weights, The Green Book.
  var quality: Document {
    page(
      "Assumptions and quality log: \(plan.title)",
      [
        Section(
          id: "roles", title: "Roles",
          blocks: [
            .terms(
              ["commissioner", "analyst", "assurer", "approver"].map {
                Block.Item($0.prefix(1).uppercased() + $0.dropFirst(), holder(of: $0))
              } + [Block.Item("Organisation", plan.owner.organisation)])
          ]),
        Section(
          id: "verification", title: "Verification: does it do what it says?",
          blocks: [.paragraph(evidence.verification)]),
        Section(
          id: "optimality", title: "How good the answer is to the question that was asked",
          blocks: [.terms(optimality)]),
        Section(
          id: "validation", title: "Validation: is it the right thing for the purpose?",
          blocks: [
            .paragraph(
              evidence.validation
                ?? "The plan was not set beside last year's real starts: the tables that this takes are not at hand. "
                + Self.toBeCompleted),
            .paragraph("Fit for the decision at hand: \(Self.toBeCompleted.lowercased())"),
          ]),
        Section(id: "assumptions", title: "Assumptions", blocks: assumptionBlocks),
        Section(id: "terms", title: "Figures that somebody chose", blocks: chosen),
      ] + setByPeople + [
        Section(
          id: "uncertainty", title: "Uncertainty",
          blocks: [
            .terms([
              Block.Item(
                "How far decisions hang on chosen figures",
                "skillsplan sensitivity says it of the brief. " + Self.toBeCompleted),
              Block.Item(
                "Weighted beside unweighted results, and the weight at which a decision flips",
                "skillsplan compare and explain --why-not say it. " + Self.toBeCompleted),
              Block.Item("What was not looked at", Self.toBeCompleted),
            ])
          ])
      ])
  }

  /// Whether the plan is proven the best, and else how far from it it can be.
  private var optimality: [Block.Item] {
    let found = plan.optimality
    let status =
      found.gap == 0
      ? "Proven: no plan that keeps what was asked has more points."
      : "Not proven the best: by points the plan is \(found.nearness)."
    let numbers = [
      Block.Item("Points of the plan", grouped(found.points)),
      Block.Item("Bound: points that no plan exceeds", grouped(found.bound)),
      Block.Item("Gap", grouped(found.gap)),
    ]
    return [
      Block.Item("Method", found.method ?? "one exact optimisation, with a certificate"),
      Block.Item("Status", status),
    ] + (disclosure == .none ? numbers : [])
  }

  /// Limits, decisions and objectives of people; empty where nothing is set.
  private var setByPeople: [Section] {
    guard !rulings.areNone else { return [] }
    let items =
      [
        rulings.objective.map { Block.Item("Before points", $0) },
        rulings.earlierPlan.map { Block.Item("Earlier plan", $0) },
      ].compactMap(\.self)
      + rulings.policies.enumerated().map { Block.Item("Policy \($0 + 1)", $1) }
      + rulings.pins.enumerated().map { Block.Item("Decision \($0 + 1)", $1) }
    return [
      Section(
        id: "set", title: "What people set that the plan must keep", blocks: [.terms(items)])
    ]
  }

  private var assumptionBlocks: [Block] {
    let (said, left) = publicAssumptions
    let terms = said.enumerated().map { place, sentence in
      Block.Item(
        "A\(place + 1)", sentence)
    }
    let due = Block.paragraph(
      "Of each, the effect on the plan, its owner and the date of review: \(Self.toBeCompleted.lowercased())"
    )
    let note =
      left > 0
      ? [
        Block.paragraph(
          "\(left == 1 ? "1 assumption has" : "\(left) assumptions have") figures from which counts could be worked out: "
            + "left out where counts are protected, and in the plan file.")
      ] : []
    return (terms.isEmpty ? [] : [.terms(terms), due]) + note
  }

  /// What may be said of the plan's assumptions: where counts are protected, only sentences without a number.
  private var publicAssumptions: (said: [String], left: Int) {
    guard disclosure != .none else { return (plan.assumptions, 0) }
    let said = plan.assumptions.filter {
      !$0.unicodeScalars.contains { $0.properties.numericType != nil }
    }
    return (said, plan.assumptions.count - said.count)
  }

  private var chosen: [Block] {
    var items = plan.rules.map { rule in
      Block.Item(
        "Rule \(rule.id)",
        (rule.weight.map { "weight \($0)" } ?? "says who is eligible")
          + (rule.inWords.isEmpty ? "" : "; \(rule.inWords)"))
    }
    if let terms = plan.terms {
      items += terms.needs.map { need in
        Block.Item(
          "Target at level \(need.level.code)",
          "\(Self.percent(need.target)) of eligible residents; source: \(need.source)")
      }
      items.append(
        Block.Item(
          "Growth of courses", "up to \(Self.percent(terms.flex)) over last year's starts"))
    }
    return items.isEmpty ? [] : [.terms(items)]
  }

  private static func percent(_ share: Share) -> String {
    let (whole, rest) = share.millionths.quotientAndRemainder(dividingBy: 10_000)
    if rest == 0 { return "\(whole)%" }
    var digits = String(10_000 + rest).dropFirst()
    while digits.last == "0" { digits = digits.dropLast() }
    return "\(whole).\(digits)%"
  }
}
