import SkillsPlanner

/// Policies and pins, as a brief and a plan write them.
extension YAMLReader {
  private static let demands = ["at-most", "at-least", "minimum-cohort"]
  /// More places than any plan has; a larger figure is a slip.
  private static let places = 0...100_000_000
  /// A thousand million pounds.
  private static let pence = 0...100_000_000_000

  mutating func policies(_ node: YAMLNode?) -> [Policy]? {
    guard let node else { return [] }
    return list(node)?.compactMap { policy($0) }
  }

  private mutating func policy(_ node: YAMLNode) -> Policy? {
    let map = map(
      node, required: [], optional: Self.demands + Self.scopeKeys + ["each", "source"])
    guard case .mapping = node.content, let key = one(of: Self.demands, in: map, "a policy")
    else { return nil }
    let scope = scope(map)
    let each = choice(map["each"], of: Policy.Each.allCases.map(\.rawValue))
      .flatMap(Policy.Each.init(rawValue:))
    let source = text(map["source"])
    let demand = demand(key, map)
    guard let scope, let demand else { return nil }
    return Policy(demand, of: scope, each: each, source: source, location: location(node.place))
  }

  private mutating func demand(_ key: String, _ map: YAMLMap) -> Policy.Demand? {
    if let bound = Policy.Bound(rawValue: key) {
      return amount(map[key]).map { .limit(bound, $0) }
    }
    for other in Self.learnerKeys + ["elsewhere", "each"] {
      guard let entry = map.entries.first(where: { $0.key == other }) else { continue }
      report(
        .misplacedScope, entry.keyPlace, "a minimum cohort is of courses, and \(other) is not",
        fix: "Take \(other) out; name courses by \(Self.list(Self.courseKeys)).")
      return nil
    }
    return whole(map[key], in: 1...1_000).map { .minimumCohort($0) }
  }

  /// "900 places", "35%" or "£4,500,000".
  mutating func amount(_ node: YAMLNode?) -> Policy.Amount? {
    guard let node, let (text, _) = scalar(node, due: "an amount") else { return nil }
    if let amount = Self.amount(text) { return amount }
    let point = text.split(separator: ",").joined(separator: ".")
    report(
      .wrongAmount, node.place,
      "\(text.cited()) is no amount of places, share of places or sum of money",
      fix: Self.amount(point) == nil
        ? "Write 900 places, 35% or \"£4,500,000\", the last in quotes."
        : "Write a decimal point: \(point).")
    return nil
  }

  private static func amount(_ text: String) -> Policy.Amount? {
    func inRange(_ value: Int, _ range: ClosedRange<Int>) -> Int? {
      range.contains(value) ? value : nil
    }
    if text.hasPrefix("£") {
      let pounds = String(text.dropFirst()).trimmingSpaces
      if let pence = FixedPoint.value(of: pounds, places: 2).flatMap({ inRange($0, pence) }) {
        return .pence(pence)
      }
    } else if let number = text.withoutUnit("places") ?? text.withoutUnit("place") {
      if let places = Numbers.whole(Array(number.utf8)).flatMap({ inRange($0, places) }) {
        return .places(places)
      }
    } else if let percent = text.withoutUnit("%") {
      if let share = FixedPoint.value(of: percent, places: 4).flatMap({ inRange($0, 0...1_000_000) }
      ) {
        return .share(Share(millionths: share))
      }
    }
    return nil
  }

  mutating func pins(_ node: YAMLNode?) -> [Pin]? {
    guard let node else { return [] }
    return list(node)?.compactMap { pin($0) }
  }

  private mutating func pin(_ node: YAMLNode) -> Pin? {
    let demands = ["places", "at-least", "at-most"]
    let map = map(
      node, required: ["reason", "role", "decided"],
      optional: demands + Self.scopeKeys + ["expires"])
    guard case .mapping = node.content, let key = one(of: demands, in: map, "a pin") else {
      return nil
    }
    for (keys, what) in [
      (["area", "home-district"], "learners"), (["course", "provider"], "courses"),
    ] where !keys.contains(where: { map[$0] != nil }) {
      report(
        .pinWithoutSide, node.place, "the pin names no \(what)",
        fix: "Name them by \(keys[0]) or by \(keys[1]).")
    }
    let scope = scope(map)
    let places = whole(map[key], in: Self.places)
    let reason = text(map["reason"])
    let role = text(map["role"])
    let decided = day(map["decided"])
    let expires = day(map["expires"])
    if let decided, let expires, expires < decided, let place = map["expires"]?.place {
      report(
        .expiresBeforeDecided, place, "the pin expires before \(decided.text), when it was decided",
        fix: "Correct one of the two days.")
    }
    guard let scope, let places, let reason, let role, let decided else { return nil }
    let demand: Pin.Demand =
      switch key {
      case "at-least": .atLeast(places)
      case "at-most": .atMost(places)
      default: .exactly(places)
      }
    return Pin(
      demand, of: scope, reason: reason, role: role, decided: decided, expires: expires,
      location: location(node.place))
  }

  /// The one key of some that a mapping has; none and several are reported.
  private mutating func one(of keys: [String], in map: YAMLMap, _ what: String) -> String? {
    let found = map.entries.filter { keys.contains($0.key) }
    if found.count == 1 { return found[0].key }
    if found.isEmpty, let place = map.place {
      report(
        .notOneDemand, place, "\(what) says what must be kept, and nothing does here",
        fix: "Write one of: \(Self.list(keys)).")
    } else if found.count > 1 {
      report(
        .notOneDemand, found[1].keyPlace,
        "\(found[0].key) and \(found[1].key) stand in one, and \(what) has one of them",
        fix: "Write two, one with each.")
    }
    return nil
  }
}
