import SkillsPlanner

/// What people set beside the rules, in sentences that say no more of people than the published tables.
struct PackRulings: Sendable {
  /// Policies of the published table, with who set them, and how many are left out of it.
  let policies: [String]
  /// Those of them that name whose learners they are about.
  let policiesOfGroups: [String]
  /// Pins with reason, role, day and expiry; where counts are protected, without what they fix.
  let pins: [String]
  /// What each pin that is kept costs in learners; empty where counts are protected.
  let effects: [String]
  /// What the plan serves before points; nil where points are all that counts.
  let objective: String?
  /// The earlier plan that this one keeps to; nil where there is none.
  let earlierPlan: String?

  init(_ plan: Plan, _ tables: [PublicTable], _ disclosure: Disclosure) {
    let names = Names(plan)
    let words = PlanWords(PlanHead(of: plan))
    let isExact = disclosure == .none
    let table = tables.first { $0.name == "policies" }
    let rows = (table?.rows ?? []).map { row in
      { (column: String) in table?.place(of: column).map { row[$0].shown } ?? "" }
    }
    func sentence(_ cell: (String) -> String) -> String {
      let source = cell("source")
      return names.label(cell("policy")) + (source.isEmpty ? "" : "; set by \(source)")
    }
    let left = plan.policiesAsSet.policies.count - rows.count
    let others =
      left == 1
      ? "1 is left out, since it would tell a small count"
      : "\(left) are left out, since they would tell small counts"
    policies = rows.map(sentence) + (left > 0 ? [others] : [])
    policiesOfGroups =
      rows
      .filter { cell in
        ["area", "home_district", "decile", "elsewhere"].contains { !cell($0).isEmpty }
          || cell("each") == Policy.Each.homeDistrict.rawValue
      }.map(sentence)
    let decided = plan.terms?.pins ?? []
    pins = plan.pins.enumerated().map { place, row in
      let pin = decided.indices.contains(place) ? decided[place] : nil
      return isExact
        ? "\(names.label(row.label)); " + Self.decision(pin, row)
        : "what it fixes is left out; " + Self.decision(pin, row, withoutNumbers: true)
    }
    effects =
      isExact
      ? plan.pins.filter { $0.state == .kept }.map { row in
        "\(names.label(row.label)): " + Self.effect(row.learners, plan.optimality.about)
      } : []
    objective = words.objective
    earlierPlan =
      isExact
      ? words.earlierPlan
      : plan.terms?.stability.map {
        "as many places of \($0.plan) as can be are kept, giving up at most \(percent($0.tolerance)) of the points"
      }
  }

  var areNone: Bool {
    policies.isEmpty && pins.isEmpty && objective == nil && earlierPlan == nil
  }

  private static func decision(
    _ pin: Pin?, _ row: PinRow, withoutNumbers: Bool = false
  ) -> String {
    guard let pin else { return row.state.rawValue }
    let isSaid =
      !withoutNumbers || !pin.reason.unicodeScalars.contains { $0.properties.numericType != nil }
    return (isSaid ? "reason: \(pin.reason); " : "")
      + "decided by \(pin.role) on \(pin.decided.text), "
      + (pin.expires.map { "until \($0.text)" } ?? "without an end") + "; \(row.state.rawValue)"
  }

  private static func effect(_ learners: Int?, _ about: (Int) -> String) -> String {
    switch learners {
    case nil: "what it does to the number of learners placed is not worked out"
    case 0?: "as many learners would be placed without it; who they are may differ"
    case let more? where more > 0: "\(about(more)) more learners would be placed without it"
    case let fewer?: "\(about(abs(fewer))) fewer learners would be placed without it"
    }
  }
}
