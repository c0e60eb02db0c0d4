package import SkillsPlanner

/// A brief as it is in its file: the question, and the tables it names.
package struct BriefFile: Sendable {
  package let brief: Brief
  package let tables: Tables
  /// The file itself, then those that it extends; none for a brief that is in no file.
  package let files: [InputRecord]

  /// How a brief that another extends is read; the place is where the other names it.
  package typealias BaseReading =
    (_ path: String, _ place: Location) throws(InvalidInput) -> InputFile

  /// - Parameter base: reads the briefs that this one extends, by paths as seen from the current folder.
  /// - Throws: every problem of the file and of those that it extends.
  package init(
    _ bytes: [UInt8], file: String,
    base: BaseReading = { (path, place) throws(InvalidInput) in
      try InputFile.read(path, namedAt: place)
    }
  ) throws(InvalidInput) {
    let chain = try BriefChain(bytes, file: file, base: base)
    var reader = BriefReader(chain)
    let read = reader.brief()
    try reader.yaml.finish()
    guard let read else {
      preconditionFailure("a brief without a problem has every part")
    }
    self = read
  }

  init(brief: Brief, tables: Tables, files: [InputRecord] = []) {
    self.brief = brief
    self.tables = tables
    self.files = files
  }
}

/// How far the learners of a level travel.
private struct Reach {
  let metres: Int
  let minutes: Int?
}

/// Reads the parts of a brief, each nil when something was reported.
struct BriefReader {
  let chain: BriefChain
  var yaml: YAMLReader

  init(_ chain: BriefChain) {
    self.chain = chain
    yaml = YAMLReader(chain.links[0].document)
  }

  mutating func brief() -> BriefFile? {
    for link in chain.links { checkKeys(of: link) }
    let title = yaml.text(value("title"))
    let year = year(value("year"))
    let status = yaml.text(value("status"))
    let owner = yaml.owner(value("owner"))
    let tables = tables()
    let reach = reach(value("reach"))
    let needs = needs(value("needs"), reach: reach)
    let funded = fundedStarts(value("funded-starts"))
    let flex = flex(value("places"))
    let spread = spread(value("spread"))
    let steadiness = steadiness(value("steadiness"))
    let rules = rules(value("rules")).map { reweighed($0) }
    let policies = yaml.policies(value("policies"))
    let pins = yaml.pins(value("pins"))
    let objective = yaml.objective(value("objective"))
    let stability = stability()
    guard let title, let year, let status, let owner, let tables, let needs, let funded, let flex,
      let spread, let steadiness, let rules, let policies, let pins, let objective
    else { return nil }
    return BriefFile(
      brief: Brief(
        title: title, year: year, status: status, owner: owner, needs: needs,
        fundedStarts: funded, flex: flex, spread: spread, steadiness: steadiness, rules: rules,
        policies: policies, pins: pins, objective: objective, stability: stability),
      tables: tables, files: chain.records)
  }

  private mutating func checkKeys(of link: BriefChain.Link) {
    yaml.turn(to: link.document)
    let due = ["title", "year", "status", "owner", "tables", "needs", "reach", "rules"]
    let map = yaml.map(
      link.document.root, required: ["kind", "version"] + (link.extends ? [] : due),
      optional: (link.extends ? due : [])
        + [
          "funded-starts", "places", "spread", "steadiness", "policies", "pins", "objective",
          "stability", "extends", "weights",
        ])
    _ = yaml.choice(map["kind"], of: [FileKind.brief.rawValue])
    _ = yaml.whole(map["version"], in: 1...1)
    guard let weights = map["weights"] else { return }
    if !link.extends {
      yaml.report(
        .missingKey, weights.place,
        "weights change those of a brief that is extended, and this one extends none",
        fix: "Add extends: FILE, or give each rule its weight under rules.")
    } else if map["rules"] != nil {
      yaml.report(
        .rulesAndWeights, weights.place,
        "weights change those of the brief that this one extends, and its rules are replaced here",
        fix: "Give each rule its weight under rules, or remove the rules here.")
    }
  }

  /// The value of a key in the nearest brief that has it; what is reported next is reported in that brief.
  private mutating func value(_ key: String) -> YAMLNode? {
    guard let link = chain.links.first(where: { $0[key] != nil }) else { return nil }
    yaml.turn(to: link.document)
    return link[key]
  }

  /// The tables as seen from the first brief, whichever names them.
  private mutating func tables() -> BriefFile.Tables? {
    let node = value("tables")
    let path = chain.links.first { $0["tables"] != nil }?.path ?? ""
    return yaml.tables(node)?.moved { FilePath.path($0, relativeTo: path) }
  }

  /// The earlier plan as seen from the first brief, whichever names it.
  private mutating func stability() -> Stability? {
    guard let node = value("stability") else { return nil }
    let path = chain.links.first { $0["stability"] != nil }?.path ?? ""
    return yaml.stability(node) { FilePath.path($0, relativeTo: path) }
  }

  /// A plan year as "2026/27".
  private mutating func year(_ node: YAMLNode?) -> String? {
    guard let node, let text = yaml.text(node) else { return nil }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    if parts.map(\.utf8.count) == [4, 2],
      parts.allSatisfy({ $0.utf8.allSatisfy { $0.digit != nil } }), let first = Int(parts[0]),
      let second = Int(parts[1]), (first + 1) % 100 == second
    {
      return text
    }
    yaml.report(
      .wrongValue, node.place, "\(text.cited()) is not a plan year",
      fix: "Write the year it begins and the two digits of the next, such as 2026/27.")
    return nil
  }

  private mutating func needs(
    _ node: YAMLNode?, reach: [Level: Reach]?
  ) -> [NeedDefinition]? {
    guard let node, let items = yaml.list(node) else { return nil }
    if items.isEmpty {
      yaml.report(
        .emptyValue, node.place, "the brief has no need", fix: "Give one for each level to plan.")
    }
    var needs: [NeedDefinition] = []
    for item in items {
      let map = yaml.map(item, required: ["level", "from", "target", "source"])
      let level = yaml.level(map["level"])
      let from = qualifications(map["from"])
      let target = yaml.share(map["target"])
      let source = yaml.text(map["source"])
      guard let level, let place = map["level"]?.place else { continue }
      if needs.contains(where: { $0.level == level }) {
        yaml.report(
          .duplicateEntry, place, "level \(level.code) has two needs",
          fix: "Keep one need for each level.")
      }
      if let reach, reach[level] == nil {
        yaml.report(
          .missingKey, place, "level \(level.code) has a need and no reach",
          fix: "Add it under reach, such as \"\(level.code)\": 15 km.")
      }
      guard let from, let target, let source else { continue }
      needs.append(
        NeedDefinition(
          level: level, from: from, target: Share(millionths: target), source: source,
          reach: reach?[level]?.metres ?? 0, reachMinutes: reach?[level]?.minutes,
          location: yaml.location(item.place)))
    }
    return needs.sorted { $0.level < $1.level }
  }

  private mutating func qualifications(_ node: YAMLNode?) -> [Qualification]? {
    guard let node, let items = yaml.list(node) else { return nil }
    var found: [Qualification] = []
    for item in items {
      let word = yaml.choice(item, of: Qualification.allCases.map(\.rawValue))
      guard let word, let qualification = Qualification(rawValue: word) else { continue }
      if found.contains(qualification) {
        yaml.report(
          .duplicateEntry, item.place, "\(word) stands twice", fix: "Keep one of the two.")
      }
      found.append(qualification)
    }
    if items.isEmpty {
      yaml.report(
        .emptyValue, node.place, "no qualification is named to start from",
        fix: "Name one or more, such as [no_qualifications, level_1].")
    }
    return found
  }

  private mutating func reach(_ node: YAMLNode?) -> [Level: Reach]? {
    guard let entries = yaml.entries(node, fix: "Write keys and values, such as {\"2\": 15 km}.")
    else { return nil }
    var reach: [Level: Reach] = [:]
    for entry in entries {
      let found = levelReach(entry.value)
      // A level whose distance is wrong has one all the same: its need is not to be blamed as well.
      if let level = level(of: entry) { reach[level] = found }
    }
    return reach
  }

  /// A distance, or a distance and a time; 0 km where it is wrong.
  private mutating func levelReach(_ node: YAMLNode) -> Reach {
    let metres = 0...2_000_000
    guard case .mapping = node.content else {
      return Reach(metres: yaml.kilometres(node, in: metres) ?? 0, minutes: nil)
    }
    let map = yaml.map(node, required: ["distance"], optional: ["time"])
    return Reach(
      metres: yaml.kilometres(map["distance"], in: metres) ?? 0,
      minutes: yaml.minutes(map["time"], in: 0...10_000))
  }

  private mutating func fundedStarts(_ node: YAMLNode?) -> [FundedStarts]? {
    guard let node else { return [] }
    guard
      let entries = yaml.entries(node, fix: "Write keys and values, such as {\"2\": last-year}.")
    else { return nil }
    var funded: [FundedStarts] = []
    for entry in entries {
      guard let level = level(of: entry) else { continue }
      let location = yaml.location(entry.keyPlace)
      switch entry.value.content {
      case .scalar("none", _): continue
      case .scalar("last-year", _):
        funded.append(FundedStarts(level: level, amount: .lastYear, location: location))
      case .scalar(let text, _) where !text.isEmpty && !text.utf8.contains { $0.digit != nil }:
        yaml.report(
          .unknownValue, entry.value.place,
          "\(text.cited()) is no number of starts"
            + Spelling.suggestion(for: text, among: ["last-year", "none"]),
          fix: "Write last-year, none, or a number such as 1200.")
      default:
        guard let number = yaml.whole(entry.value, in: 0...10_000_000) else { continue }
        funded.append(FundedStarts(level: level, amount: .starts(number), location: location))
      }
    }
    return funded
  }

  private mutating func flex(_ node: YAMLNode?) -> Share? {
    guard let node else { return .zero }
    let map = yaml.map(node, required: ["flex"])
    return yaml.share(map["flex"], in: 0...10_000_000).map(Share.init(millionths:))
  }

  private mutating func spread(_ node: YAMLNode?) -> Spread? {
    guard let node else { return Spread.none }
    let map = yaml.map(node, required: ["parts", "bonus"])
    let parts = yaml.whole(map["parts"], in: 1...20)
    let bonus = yaml.share(map["bonus"])
    guard let parts, let bonus else { return nil }
    return Spread(parts: parts, bonus: Share(millionths: bonus))
  }

  private mutating func steadiness(_ node: YAMLNode?) -> Steadiness? {
    guard let node else { return Steadiness.none }
    let map = yaml.map(node, required: ["share", "bonus"])
    let share = yaml.share(map["share"])
    let bonus = yaml.share(map["bonus"])
    guard let share, let bonus else { return nil }
    return Steadiness(share: Share(millionths: share), bonus: Share(millionths: bonus))
  }

  private mutating func rules(_ node: YAMLNode?) -> [RuleUse]? {
    guard let node, let items = yaml.list(node) else { return nil }
    if items.isEmpty {
      yaml.report(
        .emptyValue, node.place, "the brief names no rule",
        fix: "Name one or more; skillsplan rules lists them.")
    }
    return items.compactMap { item in
      let map = yaml.map(item, required: ["rule"], optional: ["weight", "with", "sha256"])
      let id = yaml.text(map["rule"])
      let weight = yaml.whole(map["weight"], in: 0...1_000_000)
      let settings = yaml.settings(map["with"])
      let sha256 = digest(map["sha256"])
      guard let id, let place = map["rule"]?.place else { return nil }
      return RuleUse(
        id: id, weight: weight, settings: settings, sha256: sha256,
        location: yaml.location(place))
    }
  }

  /// A SHA-256 in hexadecimal.
  private mutating func digest(_ node: YAMLNode?) -> String? {
    guard let node, let text = yaml.text(node) else { return nil }
    if text.utf8.count == 64, text.allSatisfy({ "0123456789abcdef".contains($0) }) { return text }
    yaml.report(
      .wrongValue, node.place, "\(text.cited()) is not a SHA-256 digest",
      fix: "Write the 64 hexadecimal digits in lower case; skillsplan rules prints them.")
    return nil
  }

  private mutating func level(of entry: YAMLEntry) -> Level? {
    yaml.level(entry.key, at: entry.keyPlace)
  }
}
