import SkillsPlanner

/// Policies, pins and the objective among the terms, in the words of a brief.
extension PlanWriter {
  static func policy(_ yaml: inout YAMLWriter, _ policy: Policy) {
    switch policy.demand {
    case .limit(let bound, let amount): yaml.text(bound.rawValue, amount.words)
    case .minimumCohort(let learners): yaml.whole("minimum-cohort", learners)
    }
    scope(&yaml, policy.scope)
    if let each = policy.each { yaml.text("each", each.rawValue) }
    if let source = policy.source { yaml.text("source", source) }
  }

  static func pin(_ yaml: inout YAMLWriter, _ pin: Pin) {
    switch pin.demand {
    case .exactly(let places): yaml.whole("places", places)
    case .atLeast(let places): yaml.whole("at-least", places)
    case .atMost(let places): yaml.whole("at-most", places)
    }
    scope(&yaml, pin.scope)
    yaml.text("reason", pin.reason)
    yaml.text("role", pin.role)
    yaml.code("decided", pin.decided.text)
    if let expires = pin.expires { yaml.code("expires", expires.text) }
  }

  /// Nothing where the objective is points.
  static func objective(_ yaml: inout YAMLWriter, _ objective: Objective) {
    switch objective {
    case .points: break
    case .mostEqualFirst(let grouping):
      yaml.line("objective") { yaml in
        yaml.line("most-equal-first") { $0.text("by", grouping.rawValue) }
      }
    case .tiers(let deciles):
      yaml.line("objective") { yaml in
        yaml.line("tiers") { yaml in
          yaml.row("decile") { yaml in for decile in deciles { yaml.whole(nil, decile) } }
        }
      }
    }
  }

  private static func scope(_ yaml: inout YAMLWriter, _ scope: Scope) {
    codes(&yaml, "area", scope.areas)
    codes(&yaml, "home-district", scope.homeDistricts)
    if !scope.deciles.isEmpty {
      yaml.row("decile") { yaml in for decile in scope.deciles { yaml.whole(nil, decile) } }
    }
    codes(&yaml, "course", scope.courses)
    codes(&yaml, "provider", scope.providers)
    codes(&yaml, "delivery-district", scope.deliveryDistricts)
    codes(&yaml, "sector", scope.sectors)
    codes(&yaml, "level", scope.levels.map(\.code))
    codes(&yaml, "mode", scope.modes.map(\.rawValue))
    codes(&yaml, "funder", scope.funders)
    if scope.isElsewhere { yaml.flag("elsewhere", true) }
  }

  /// A list; no key where the side is open.
  private static func codes(_ yaml: inout YAMLWriter, _ key: String, _ codes: [String]) {
    guard !codes.isEmpty else { return }
    yaml.row(key) { yaml in for code in codes { yaml.code(nil, code) } }
  }
}

/// What policies, minimum cohorts and pins do to a plan.
extension PlanWriter {
  static func policyRow(_ yaml: inout YAMLWriter, _ row: PolicyRow) {
    yaml.text("policy", row.label)
    yaml.text("bound", row.bound.rawValue)
    yaml.text("amount", row.amount.words)
    yaml.whole("used", row.used)
    if let whole = row.whole { yaml.whole("of", whole) }
    if let noneOf = row.noneOf { yaml.whole("none-of", noneOf) }
    yaml.fixed("value", row.value, places: 6)
    if let costs = row.costs { yaml.whole("costs", costs) }
    without(&yaml, row.without)
  }

  static func minimumCohortRow(_ yaml: inout YAMLWriter, _ row: MinimumCohortRow) {
    yaml.text("policy", row.label)
    yaml.whole("least", row.least)
    yaml.whole("not-run", row.notRun)
    if let costs = row.costs { yaml.whole("costs", costs) }
    if row.isAbout { yaml.flag("about", true) }
    without(&yaml, row.without)
  }

  static func cohortRow(_ yaml: inout YAMLWriter, _ row: CohortRow) {
    yaml.code("course", row.course)
    yaml.whole("least", row.least)
    yaml.whole("would-run", row.wouldRun)
    if let merge = row.merge {
      yaml.code("merge-with", merge.course)
      if let metres = merge.metres { yaml.whole("metres", metres) }
      yaml.whole("together", merge.learners)
    }
  }

  static func pinRow(_ yaml: inout YAMLWriter, _ row: PinRow) {
    yaml.text("pin", row.label)
    yaml.text("state", row.state.rawValue)
    yaml.whole("used", row.used)
    yaml.fixed("value", row.value, places: 6)
    if let costs = row.costs { yaml.whole("costs", costs) }
    if let learners = row.learners { yaml.whole("learners", learners) }
    without(&yaml, row.without)
  }

  /// No key where nobody would be placed otherwise.
  private static func without(_ yaml: inout YAMLWriter, _ without: PlacedWithout) {
    guard !without.isNobody else { return }
    yaml.line("without") { placedOtherwise(&$0, without) }
  }

  /// Learners more or fewer by code; no key where there are none.
  static func placedOtherwise(_ yaml: inout YAMLWriter, _ without: PlacedWithout) {
    for (key, changes) in [("districts", without.districts), ("areas", without.areas)]
    where !changes.isEmpty {
      yaml.line(key) { yaml in for change in changes { yaml.whole(change.code, change.learners) } }
    }
  }
}

extension PlanReader {
  mutating func policyRow(_ node: YAMLNode) -> PolicyRow? {
    let map = yaml.map(
      node, required: ["policy", "bound", "amount", "used", "value"],
      optional: ["of", "none-of", "costs", "without"])
    let label = yaml.text(map["policy"])
    let bound = yaml.choice(map["bound"], of: Policy.Bound.allCases.map(\.rawValue))
      .flatMap(Policy.Bound.init(rawValue:))
    let amount = yaml.amount(map["amount"])
    let used = yaml.whole(map["used"], in: counts)
    let whole = yaml.whole(map["of"], in: counts)
    let noneOf = yaml.whole(map["none-of"], in: counts)
    let value = millionths(map["value"])
    let costs = yaml.whole(map["costs"], in: 0...Int.max)
    let without = without(map["without"])
    guard let label, let bound, let amount, let used, let value else { return nil }
    return PolicyRow(
      label: label, bound: bound, amount: amount, used: used, whole: whole,
      noneOf: noneOf, value: value, costs: costs, without: without)
  }

  mutating func minimumCohortRow(_ node: YAMLNode) -> MinimumCohortRow? {
    let map = yaml.map(
      node, required: ["policy", "least", "not-run"], optional: ["costs", "about", "without"])
    let label = yaml.text(map["policy"])
    let least = yaml.whole(map["least"], in: counts)
    let notRun = yaml.whole(map["not-run"], in: counts)
    let costs = yaml.whole(map["costs"], in: 0...Int.max)
    let isAbout = yaml.flag(map["about"]) ?? false
    let without = without(map["without"])
    guard let label, let least, let notRun else { return nil }
    return MinimumCohortRow(
      label: label, least: least, notRun: notRun, costs: costs, isAbout: isAbout, without: without)
  }

  mutating func cohortRow(_ node: YAMLNode) -> CohortRow? {
    let merging = ["merge-with", "metres", "together"]
    let map = yaml.map(node, required: ["course", "least", "would-run"], optional: merging)
    let course = yaml.text(map["course"])
    let least = yaml.whole(map["least"], in: counts)
    let wouldRun = yaml.whole(map["would-run"], in: counts)
    let other = yaml.text(map["merge-with"])
    let metres = yaml.whole(map["metres"], in: counts)
    let together = yaml.whole(map["together"], in: counts)
    guard let course, let least, let wouldRun else { return nil }
    var merge: CohortRow.Merge?
    if let other, let together {
      merge = CohortRow.Merge(course: other, metres: metres, learners: together)
    }
    return CohortRow(course: course, least: least, wouldRun: wouldRun, merge: merge)
  }

  mutating func pinRow(_ node: YAMLNode) -> PinRow? {
    let map = yaml.map(
      node, required: ["pin", "state", "used", "value"],
      optional: ["costs", "learners", "without"])
    let label = yaml.text(map["pin"])
    let state = yaml.choice(map["state"], of: PinRow.State.allCases.map(\.rawValue))
      .flatMap(PinRow.State.init(rawValue:))
    let used = yaml.whole(map["used"], in: counts)
    let value = millionths(map["value"])
    let costs = yaml.whole(map["costs"], in: 0...Int.max)
    let learners = yaml.whole(map["learners"], in: differences)
    let without = without(map["without"])
    guard let label, let state, let used, let value else { return nil }
    return PinRow(
      label: label, state: state, used: used, value: value, costs: costs, learners: learners,
      without: without)
  }

  private mutating func without(_ node: YAMLNode?) -> PlacedWithout {
    guard let node else { return .nobody }
    return placedOtherwise(yaml.map(node, required: [], optional: ["districts", "areas"]))
  }

  /// What some keys of a mapping say of learners more or fewer.
  mutating func placedOtherwise(_ map: YAMLMap) -> PlacedWithout {
    PlacedWithout(districts: changes(map["districts"]), areas: changes(map["areas"]))
  }

  private mutating func changes(_ node: YAMLNode?) -> [PlacedWithout.Change] {
    (yaml.entries(node, fix: "Write codes and learners, such as {E07000117: 3}.") ?? [])
      .compactMap { entry in
        yaml.whole(entry.value, in: differences).map {
          PlacedWithout.Change(code: entry.key, learners: $0)
        }
      }
  }

  /// Learners more, or below 0 fewer.
  private var differences: ClosedRange<Int> { -counts.upperBound...counts.upperBound }

  /// Points with six decimals as whole millionths; below 0 too.
  private mutating func millionths(_ node: YAMLNode?) -> Int? {
    guard let node, let (text, _) = yaml.scalar(node, due: "a number of points") else { return nil }
    if let parts = FixedPoint.value(of: text, places: 6), parts > .min { return parts }
    yaml.report(
      .wrongValue, node.place, "\(text.cited()) is not a number of points",
      fix: "Write points with at most six decimals.")
    return nil
  }
}
