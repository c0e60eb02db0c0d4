package import SkillsPlanner

/// What a plan was made from, in groups that can be put together with those of another plan.
package struct BriefInGroups: Sendable {
  /// Paths are as seen from the current folder, rules are pinned to the plugins that the plan used.
  package let brief: BriefFile
  /// SHA-256 by path.
  private let digests: [String: String]

  /// Reads the brief of a plan; whether the files are those that the plan names is for the caller to see.
  ///
  /// - Parameters:
  ///   - inputs: what the plan says it was made from.
  ///   - rules: what it says of its rules, in the order of the brief.
  /// - Throws: every problem of the brief.
  package init(
    brief path: String, inputs: [InputRecord], rules: [RuleRecord]
  ) throws(InvalidInput) {
    let read = try BriefFile(InputFile.read(path).bytes, file: path)
    brief = BriefFile(
      brief: read.brief.pinned(to: rules, at: path),
      tables: read.tables.moved { FilePath.path($0, relativeTo: path) })
    digests = Dictionary(
      inputs.map { (FilePath.path($0.file, relativeTo: path), $0.sha256) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The groups that another plan has otherwise, in their order; files count by their digests, not by their names.
  package func groups(otherThanIn other: BriefInGroups) -> [InputGroup] {
    let (own, others) = (brief.brief, other.brief.brief)
    return InputGroup.allCases.filter { group in
      switch group {
      case .data: dataKey != other.dataKey
      case .courses: coursesKey != other.coursesKey
      case .needs: own.needs.map(NeedKey.init) != others.needs.map(NeedKey.init)
      case .rules: own.rules.map(RuleKey.init) != others.rules.map(RuleKey.init)
      case .weights:
        others.rules(weighedAs: own.rules).map(\.weight) != others.rules.map(\.weight)
      case .policies: PolicyKey(own) != PolicyKey(others)
      case .pins: PinKey(own) != PinKey(others)
      }
    }
  }

  /// The brief with some groups as another plan has them; it names no sources.
  ///
  /// Weights follow their rules: a rule that is new comes with its own, and those that stay keep theirs unless the
  /// weights are taken over too.
  package func taking(_ groups: Set<InputGroup>, from other: BriefInGroups) -> BriefFile {
    func from(_ group: InputGroup) -> BriefFile {
      groups.contains(group) ? other.brief : brief
    }
    let (data, courses) = (from(.data).tables, from(.courses).tables)
    let policies = from(.policies).brief
    let rules = from(.rules).brief.rules(weighedAs: from(.weights).brief.rules)
    return BriefFile(
      brief: Brief(
        title: brief.brief.title, year: brief.brief.year, status: brief.brief.status,
        owner: brief.brief.owner, needs: from(.needs).brief.needs,
        fundedStarts: policies.fundedStarts, flex: policies.flex, spread: policies.spread,
        steadiness: policies.steadiness, rules: rules, policies: policies.policies,
        pins: from(.pins).brief.pins, objective: policies.objective,
        stability: policies.stability),
      tables: BriefFile.Tables(
        areas: data.areas, courses: courses.courses, starts: data.starts, travel: data.travel,
        sources: nil,
        joins: data.joins.filter { $0.target == .areas }
          + courses.joins.filter { $0.target == .courses }))
  }

  private func digest(_ table: BriefFile.TablePath) -> String {
    digests[table.path] ?? table.path
  }

  /// Everything of the tables of areas that a plan can follow from, as texts.
  private var dataKey: [String] {
    let tables = brief.tables
    return [
      digest(tables.areas), tables.travel.map(digest) ?? "", tables.starts.map(digest) ?? "",
    ] + joins(to: .areas)
  }

  private var coursesKey: [String] { [digest(brief.tables.courses)] + joins(to: .courses) }

  private func joins(to target: BriefFile.Join.Target) -> [String] {
    brief.tables.joins.filter { $0.target == target }.flatMap { [digest($0.table), $0.key] }
  }
}

/// What a plan can follow from of a need.
private struct NeedKey: Hashable {
  let level: Level
  let from: Set<Qualification>
  let target: Share
  let reach: Int
  let minutes: Int?

  init(_ need: NeedDefinition) {
    level = need.level
    from = Set(need.from)
    target = need.target
    reach = need.reach
    minutes = need.reachMinutes
  }
}

/// What a plan can follow from of a rule, but for its weight.
private struct RuleKey: Hashable {
  let id: String
  let digest: String?
  let settings: [Setting]

  init(_ rule: RuleUse) {
    id = rule.id
    digest = rule.sha256
    settings = rule.settings.withoutPlaces
  }
}

private struct PolicyKey: Hashable {
  let funded: [Level: FundedStarts.Amount]
  let flex: Share
  let spread: Spread
  let steadiness: Steadiness
  let policies: [Policy]
  let objective: Objective
  let stability: Stability?

  init(_ brief: Brief) {
    funded = Dictionary(
      brief.fundedStarts.map { ($0.level, $0.amount) }, uniquingKeysWith: { first, _ in first })
    flex = brief.flex
    spread = brief.spread
    steadiness = brief.steadiness
    policies = brief.policies.map(\.withoutLocation)
    objective = brief.objective
    stability = brief.stability?.withoutLocation
  }
}

/// What a plan can follow from of the pins: a pin that the year has left behind counts for nothing.
private struct PinKey: Hashable {
  let pins: [Pin]

  init(_ brief: Brief) {
    pins = brief.pins.filter { !$0.hasExpired(in: brief.year) }.map(\.withoutLocation)
  }
}

extension Brief {
  /// The rules pinned to the digests that a plan's records have, one by one in their order; the earlier plan as seen
  /// from the current folder.
  fileprivate func pinned(to records: [RuleRecord], at path: String) -> Brief {
    let rules = rules.enumerated().map { place, rule in
      guard records.indices.contains(place), records[place].id == rule.id else { return rule }
      return RuleUse(
        id: rule.id, weight: rule.weight, settings: rule.settings,
        sha256: records[place].sha256, location: rule.location)
    }
    return Brief(
      title: title, year: year, status: status, owner: owner, needs: needs,
      fundedStarts: fundedStarts, flex: flex, spread: spread, steadiness: steadiness, rules: rules,
      policies: policies, pins: pins, objective: objective,
      stability: stability.map {
        Stability(
          plan: FilePath.path($0.plan, relativeTo: path), tolerance: $0.tolerance,
          location: $0.location)
      })
  }

  /// The rules with the weights that others give the same ones; one that they do not have keeps its own.
  ///
  /// A brief may use a rule several times: the one with the same parameters is the same, else the first of its id.
  fileprivate func rules(weighedAs others: [RuleUse]) -> [RuleUse] {
    var left = others
    var weights: [Int: Int?] = [:]
    for isSame in [
      { RuleKey($0).settings == RuleKey($1).settings }, { _, _ in true },
    ] as [(RuleUse, RuleUse) -> Bool] {
      for (place, rule) in rules.enumerated() where weights[place] == nil {
        guard let match = left.firstIndex(where: { $0.id == rule.id && isSame($0, rule) }) else {
          continue
        }
        weights[place] = left.remove(at: match).weight
      }
    }
    return rules.enumerated().map { place, rule in
      RuleUse(
        id: rule.id, weight: weights[place] ?? rule.weight, settings: rule.settings,
        sha256: rule.sha256, location: rule.location)
    }
  }
}
