import SkillsPlanner

/// The keys of a scope, which policies and pins share.
extension YAMLReader {
  static let learnerKeys = ["area", "home-district", "decile"]
  static let courseKeys = [
    "course", "provider", "delivery-district", "sector", "level", "mode", "funder",
  ]
  static let scopeKeys = learnerKeys + courseKeys + ["elsewhere"]

  /// What the scope keys of a mapping say; nil where one of them is wrong.
  mutating func scope(_ map: YAMLMap) -> Scope? {
    let before = diagnostics.count
    var scope = Scope()
    scope.areas = many(map["area"]) { $0.text($1) }
    scope.homeDistricts = many(map["home-district"]) { $0.text($1) }
    scope.deciles = many(map["decile"]) { $0.whole($1, in: 1...10) }
    scope.courses = many(map["course"]) { $0.text($1) }
    scope.providers = many(map["provider"]) { $0.text($1) }
    scope.deliveryDistricts = many(map["delivery-district"]) { $0.text($1) }
    scope.sectors = many(map["sector"]) { $0.text($1) }
    scope.levels = many(map["level"]) { $0.level($1) }
    scope.modes = many(map["mode"]) { reader, node in
      reader.choice(node, of: Mode.allCases.map(\.rawValue)).flatMap(Mode.init(rawValue:))
    }
    scope.funders = many(map["funder"]) { $0.text($1) }
    if let node = map["elsewhere"], let isElsewhere = flag(node) {
      if !isElsewhere {
        report(
          .wrongValue, node.place, "elsewhere is said of places outside the home district alone",
          fix: "Write elsewhere: true, or take the key out.")
      }
      scope.isElsewhere = isElsewhere
    }
    return diagnostics.count == before ? scope : nil
  }

  /// A value or a list of values, each of them once; none where the key is not there.
  mutating func many<Value: Hashable>(
    _ node: YAMLNode?, _ read: (inout YAMLReader, YAMLNode) -> Value?
  ) -> [Value] {
    guard let node else { return [] }
    guard case .sequence(let items) = node.content else {
      return read(&self, node).map { [$0] } ?? []
    }
    if items.isEmpty {
      report(
        .emptyValue, node.place, "the list is empty, which would mean everything",
        fix: "Name one or more, or take the key out.")
    }
    var found: [Value] = []
    for item in items {
      guard let value = read(&self, item) else { continue }
      if found.contains(value) {
        report(
          .duplicateEntry, item.place, "a value stands twice in this list",
          fix: "Keep one of the two.")
      } else {
        found.append(value)
      }
    }
    return found
  }

  mutating func level(_ node: YAMLNode?) -> Level? {
    guard let node, let (text, _) = scalar(node, due: "a level") else { return nil }
    return level(text, at: node.place)
  }

  mutating func level(_ text: String, at place: YAMLPlace) -> Level? {
    if let level = Level(text) { return level }
    report(
      .unknownValue, place, "\(text.cited()) is no level",
      fix: "Write \"entry\", or a level from \"1\" to \"8\".")
    return nil
  }
}
