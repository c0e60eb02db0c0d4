import SkillsPlanner

/// What a brief and a plan write in the same way.
extension YAMLReader {
  mutating func owner(_ node: YAMLNode?) -> Owner? {
    guard let node else { return nil }
    let map = map(node, required: ["organisation", "contact"], optional: ["roles"])
    var roles: [Owner.Role] = []
    for entry in map["roles"].flatMap({ entries($0) }) ?? [] {
      guard let holder = text(entry.value) else { continue }
      roles.append(Owner.Role(role: entry.key, holder: holder))
    }
    guard let organisation = text(map["organisation"]), let contact = text(map["contact"]) else {
      return nil
    }
    return Owner(organisation: organisation, contact: contact, roles: roles)
  }

  /// A rule's parameters as they are written.
  mutating func settings(_ node: YAMLNode) -> [Setting] {
    (entries(node) ?? []).map { setting($0) }
  }

  private func setting(_ entry: YAMLEntry) -> Setting {
    Setting(name: entry.key, value: value(entry.value), location: location(entry.value.place))
  }

  private func value(_ node: YAMLNode) -> Setting.Value {
    switch node.content {
    case .scalar(let text, _): .scalar(text)
    case .sequence(let items): .list(items.map(value))
    case .mapping(let entries): .map(entries.map(setting))
    }
  }
}
