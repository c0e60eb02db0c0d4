package import SkillsPlanner

/// Reads a plan file.
package struct PlanReader {
  var yaml: YAMLReader

  /// - Throws: every problem of the file.
  package static func plan(_ bytes: [UInt8], file: String) throws(InvalidInput) -> Plan {
    try plan(YAMLDocument(bytes, file: file))
  }

  /// The same of a document that has been read, for whoever asks it for places too.
  package static func plan(_ document: YAMLDocument) throws(InvalidInput) -> Plan {
    var reader = PlanReader(yaml: YAMLReader(document))
    try reader.yaml.expect(.plan, document.root)
    let plan = reader.plan(document.root)
    try reader.yaml.finish()
    guard let plan else { preconditionFailure("a plan without a problem has every part") }
    return plan
  }

  private mutating func plan(_ root: YAMLNode) -> Plan? {
    let map = yaml.map(
      root,
      required: [
        "kind", "version", "title", "year", "status", "owner", "inputs", "sources", "rules",
        "assumptions", "summary", "levels", "districts", "providers", "optimality", "areas",
        "needs", "allocations", "shortfalls", "courses",
      ] + (isOfVersion1(root) ? [] : ["terms"]))
    guard yaml.choice(map["kind"], of: [FileKind.plan.rawValue]) != nil else { return nil }
    _ = yaml.whole(map["version"], in: 1...FileKind.plan.version)
    let title = yaml.text(map["title"])
    let year = yaml.text(map["year"])
    let status = yaml.text(map["status"])
    let owner = owner(map["owner"])
    let inputs = rows(map["inputs"]) { $0.input($1) }
    let sources = rows(map["sources"]) { $0.source($1) }
    let rules = rows(map["rules"]) { $0.rule($1) }
    let terms = terms(map["terms"])
    let assumptions = rows(map["assumptions"]) { $0.yaml.text($1) }
    let summary = summary(map["summary"])
    let levels = rows(map["levels"]) { $0.levelRow($1) }
    let districts = rows(map["districts"]) { $0.district($1) }
    let providers = rows(map["providers"]) { $0.provider($1) }
    let optimality = optimality(map["optimality"])
    let areas = rows(map["areas"]) { $0.area($1) }
    let needs = rows(map["needs"]) { $0.need($1) }
    let allocations = rows(map["allocations"]) { $0.allocation($1) }
    let shortfalls = rows(map["shortfalls"]) { $0.shortfall($1) }
    let courses = rows(map["courses"]) { $0.course($1) }
    guard let title, let year, let status, let owner, let summary, let optimality else {
      return nil
    }
    return Plan(
      title: title, year: year, status: status, owner: owner, inputs: inputs, sources: sources,
      rules: rules, terms: terms, assumptions: assumptions, summary: summary, levels: levels,
      districts: districts, providers: providers, optimality: optimality, areas: areas,
      needs: needs, allocations: allocations, shortfalls: shortfalls, courses: courses)
  }

  /// What the first keys of a plan hold; nil where one is missing.
  mutating func head(_ root: YAMLNode) -> PlanHead? {
    guard case .mapping(let entries) = root.content else { return nil }
    let map = YAMLMap(entries: entries, place: root.place)
    guard yaml.choice(map["kind"], of: [FileKind.plan.rawValue]) != nil,
      let version = yaml.whole(map["version"], in: 1...FileKind.plan.version),
      let inputs = map["inputs"], let rules = map["rules"]
    else { return nil }
    return PlanHead(
      version: version, inputs: rows(inputs) { $0.input($1) }, rules: rows(rules) { $0.rule($1) })
  }

  /// Whether a plan says that it is of the first version, which has no terms.
  private func isOfVersion1(_ root: YAMLNode) -> Bool {
    guard case .mapping(let entries) = root.content,
      let node = YAMLMap(entries: entries, place: root.place)["version"]
    else { return false }
    if case .scalar("1", _) = node.content { return true }
    return false
  }

  /// The items of a list, without those in which something was reported.
  mutating func rows<Row>(
    _ node: YAMLNode?, _ read: (inout PlanReader, YAMLNode) -> Row?
  ) -> [Row] {
    (yaml.list(node) ?? []).compactMap { read(&self, $0) }
  }

  private mutating func input(_ node: YAMLNode) -> InputRecord? {
    let map = yaml.map(node, required: ["role", "file", "sha256"], optional: ["rows"])
    let rows = yaml.whole(map["rows"], in: counts)
    guard let role = yaml.text(map["role"]), let file = yaml.text(map["file"]),
      let sha256 = yaml.text(map["sha256"])
    else { return nil }
    return InputRecord(role: role, file: file, sha256: sha256, rows: rows)
  }

  private mutating func source(_ node: YAMLNode) -> SourceRecord? {
    let map = yaml.map(node, required: ["title", "publisher", "vintage", "licence"])
    guard let title = yaml.text(map["title"]), let publisher = yaml.text(map["publisher"]),
      let vintage = yaml.text(map["vintage"]), let licence = yaml.text(map["licence"])
    else { return nil }
    return SourceRecord(title: title, publisher: publisher, vintage: vintage, licence: licence)
  }

  private mutating func rule(_ node: YAMLNode) -> RuleRecord? {
    let map = yaml.map(
      node, required: ["rule", "version", "file", "sha256"], optional: ["weight", "with"])
    let weight = yaml.whole(map["weight"], in: counts)
    let settings = yaml.settings(map["with"])
    guard let id = yaml.text(map["rule"]), let version = yaml.text(map["version"]),
      let file = yaml.text(map["file"]), let sha256 = yaml.text(map["sha256"])
    else { return nil }
    return RuleRecord(
      id: id, version: version, file: file, sha256: sha256, weight: weight, settings: settings)
  }

  private mutating func owner(_ node: YAMLNode?) -> Owner? {
    node.flatMap { yaml.owner($0) }
  }

  private mutating func optimality(_ node: YAMLNode?) -> Optimality? {
    guard let node else { return nil }
    let map = yaml.map(
      node,
      required: ["status", "points", "bound", "gap", "unique", "tie-break", "candidates"])
    _ = yaml.choice(map["status"], of: ["proven", "bounded"])
    let points = yaml.whole(map["points"], in: 0...Int.max)
    let bound = yaml.whole(map["bound"], in: 0...Int.max)
    let unique = yaml.flag(map["unique"])
    let candidates = yaml.whole(map["candidates"], in: counts)
    guard let points, let bound, let unique, let candidates else { return nil }
    return Optimality(points: points, bound: bound, unique: unique, candidates: candidates)
  }
}

/// Nothing that is counted is negative, and a sum of a few counts, or 100 of them, is a number still.
let counts = 0...1_000_000_000_000_000
