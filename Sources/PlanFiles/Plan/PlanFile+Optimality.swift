import SkillsPlanner

/// The proof of the optimum, and what is kept of an earlier plan.
extension PlanWriter {
  static func optimality(_ yaml: inout YAMLWriter, _ optimality: Optimality) {
    yaml.text("status", optimality.gap == 0 ? "proven" : "bounded")
    if let method = optimality.method { yaml.text("method", method) }
    if let nodes = optimality.nodes { yaml.whole("nodes", nodes) }
    yaml.whole("points", optimality.points)
    yaml.whole("bound", optimality.bound)
    yaml.whole("gap", optimality.gap)
    yaml.flag("unique", optimality.unique)
    if let kept = optimality.kept { yaml.map("kept") { Self.kept(&$0, kept) } }
    if let more = optimality.withoutLimits {
      yaml.line("without-policies") { yaml in
        yaml.whole("points", more.points)
        yaml.whole("learners", more.learners)
        placedOtherwise(&yaml, more.without)
      }
    }
    yaml.text(
      "tie-break",
      optimality.method == nil || optimality.unique
        ? "most learners placed, then least metres times places, then a hash of codes"
        : "none: of plans as good the one that was found")
    yaml.whole("candidates", optimality.candidates)
  }

  private static func kept(_ yaml: inout YAMLWriter, _ kept: Optimality.Kept) {
    yaml.whole("places", kept.places)
    yaml.whole("of", kept.of)
    yaml.whole("at-most", kept.most)
    for (key, name, all) in [
      ("providers", "provider", kept.providers), ("districts", "district", kept.districts),
    ] {
      yaml.list(key) { yaml in
        for places in all {
          yaml.line { yaml in
            yaml.code(name, places.code)
            yaml.whole("earlier", places.earlier)
            yaml.whole("plan", places.plan)
            yaml.whole("kept", places.kept)
          }
        }
      }
    }
  }
}

extension PlanReader {
  mutating func optimality(_ node: YAMLNode?) -> Optimality? {
    guard let node else { return nil }
    let map = yaml.map(
      node,
      required: ["status", "points", "bound", "gap", "unique", "tie-break", "candidates"],
      optional: ["method", "nodes", "without-policies", "kept"])
    _ = yaml.choice(map["status"], of: ["proven", "bounded"])
    let points = yaml.whole(map["points"], in: 0...Int.max)
    let bound = yaml.whole(map["bound"], in: 0...Int.max)
    let unique = yaml.flag(map["unique"])
    let candidates = yaml.whole(map["candidates"], in: counts)
    let method = yaml.text(map["method"])
    let nodes = yaml.whole(map["nodes"], in: 1...Int.max)
    let more = map["without-policies"].flatMap { difference($0) }
    let kept = map["kept"].flatMap { self.kept($0) }
    guard let points, let bound, let unique, let candidates else { return nil }
    return Optimality(
      points: points, bound: bound, unique: unique, candidates: candidates, method: method,
      nodes: nodes, withoutLimits: more, kept: kept)
  }

  /// A plan of before says nothing of providers and districts.
  private mutating func kept(_ node: YAMLNode) -> Optimality.Kept? {
    let map = yaml.map(
      node, required: ["places", "of", "at-most"], optional: ["providers", "districts"])
    let places = yaml.whole(map["places"], in: counts)
    let of = yaml.whole(map["of"], in: counts)
    let most = yaml.whole(map["at-most"], in: counts)
    let providers = rows(map["providers"]) { $0.places(of: "provider", $1) }
    let districts = rows(map["districts"]) { $0.places(of: "district", $1) }
    guard let places, let of, let most else { return nil }
    return Optimality.Kept(
      places: places, of: of, most: most, providers: providers, districts: districts)
  }

  private mutating func places(of key: String, _ node: YAMLNode) -> Optimality.Kept.Places? {
    let map = yaml.map(node, required: [key, "earlier", "plan", "kept"])
    let code = yaml.text(map[key])
    let earlier = yaml.whole(map["earlier"], in: counts)
    let plan = yaml.whole(map["plan"], in: counts)
    let kept = yaml.whole(map["kept"], in: counts)
    guard let code, let earlier, let plan, let kept else { return nil }
    return Optimality.Kept.Places(code: code, earlier: earlier, plan: plan, kept: kept)
  }

  private mutating func difference(_ node: YAMLNode) -> Optimality.Difference? {
    let map = yaml.map(
      node, required: ["points", "learners"], optional: ["districts", "areas"])
    let points = yaml.whole(map["points"], in: -Int.max...Int.max)
    let learners = yaml.whole(map["learners"], in: -Int.max...Int.max)
    guard let points, let learners else { return nil }
    return Optimality.Difference(
      points: points, learners: learners, without: placedOtherwise(map))
  }
}
