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

  /// Reads what a plan says of the whole.
  ///
  /// Of a file that is laid out as plans are written, the rows of who gets what are not looked into: a plan of the
  /// size of England is read as fast as it is fetched. Any other file, or one with a problem, is read to its end.
  ///
  /// - Throws: every problem of the file, as far as it is read.
  package static func head(_ bytes: [UInt8], file: String) throws(InvalidInput) -> PlanHead {
    if let end = PlanLayout.endOfHead(bytes), let head = try? head(of: bytes[..<end], file: file) {
      return head
    }
    let document = try YAMLDocument(bytes, file: file)
    var reader = PlanReader(yaml: YAMLReader(document))
    try reader.yaml.expect(.plan, document.root)
    let head = reader.planAndHead(document.root)?.head
    try reader.yaml.finish()
    guard let head else { preconditionFailure("a plan without a problem has every part") }
    return head
  }

  private static func head(
    of bytes: ArraySlice<UInt8>, file: String
  ) throws(InvalidInput) -> PlanHead? {
    let document = try YAMLDocument(Array(bytes), file: file)
    var reader = PlanReader(yaml: YAMLReader(document))
    try reader.yaml.expect(.plan, document.root)
    let map = reader.map(document.root, rows: [])
    let head = reader.head(map)
    try reader.yaml.finish()
    return head
  }

  private mutating func plan(_ root: YAMLNode) -> Plan? { planAndHead(root)?.plan }

  private mutating func planAndHead(_ root: YAMLNode) -> (plan: Plan, head: PlanHead)? {
    let map = map(root, rows: PlanLayout.rows)
    let head = head(map)
    let areas = rows(map["areas"]) { $0.area($1) }
    let needs = rows(map["needs"]) { $0.need($1) }
    let allocations = rows(map["allocations"]) { $0.allocation($1) }
    let shortfalls = rows(map["shortfalls"]) { $0.shortfall($1) }
    let courses = rows(map["courses"]) { $0.course($1) }
    guard let head else { return nil }
    let plan = Plan(
      title: head.title, year: head.year, status: head.status, owner: head.owner,
      inputs: head.inputs, sources: head.sources, rules: head.rules, terms: head.terms,
      assumptions: head.assumptions, summary: head.summary, levels: head.levels,
      districts: head.districts, providers: head.providers, policies: head.policies,
      minimumCohorts: head.minimumCohorts, cohorts: head.cohorts, pins: head.pins,
      optimality: head.optimality,
      areas: areas, needs: needs, allocations: allocations, shortfalls: shortfalls,
      courses: courses)
    return (plan, head)
  }

  /// The keys of a plan, with those of its long lists that are asked for.
  private mutating func map(_ root: YAMLNode, rows: [String]) -> YAMLMap {
    yaml.map(
      root,
      required: [
        "kind", "version", "title", "year", "status", "owner", "inputs", "sources", "rules",
        "assumptions", "summary", "levels", "districts", "providers", "optimality",
      ] + rows + (isOfVersion1(root) ? [] : ["terms"]),
      optional: ["policies", "minimum-cohorts", "cohorts", "pins"])
  }

  private mutating func head(_ map: YAMLMap) -> PlanHead? {
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
    let policies = rows(map["policies"]) { $0.policyRow($1) }
    let minimumCohorts = rows(map["minimum-cohorts"]) { $0.minimumCohortRow($1) }
    let cohorts = rows(map["cohorts"]) { $0.cohortRow($1) }
    let pins = rows(map["pins"]) { $0.pinRow($1) }
    let optimality = optimality(map["optimality"])
    guard let title, let year, let status, let owner, let summary, let optimality else {
      return nil
    }
    return PlanHead(
      title: title, year: year, status: status, owner: owner, inputs: inputs, sources: sources,
      rules: rules, terms: terms, assumptions: assumptions, summary: summary, levels: levels,
      districts: districts, providers: providers, policies: policies,
      minimumCohorts: minimumCohorts, cohorts: cohorts, pins: pins, optimality: optimality)
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
}

/// Nothing that is counted is negative, and a sum of a few counts, or 100 of them, is a number still.
let counts = 0...1_000_000_000_000_000
