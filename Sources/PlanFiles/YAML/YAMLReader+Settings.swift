package import SkillsPlanner

/// Parameters whose meaning only a rule knows.
extension YAMLReader {
  /// The entries of a mapping as a rule's parameters, each value as it is written; empty for nil.
  ///
  /// A value that is not a mapping is reported.
  package mutating func settings(_ node: YAMLNode?) -> [Setting] {
    (entries(node, fix: "Write keys and values, such as {half-distance: 6 km}.") ?? []).map(setting)
  }

  private func setting(_ entry: YAMLEntry) -> Setting {
    Setting(
      name: entry.key, value: value(entry.value), location: location(entry.value.place))
  }

  private func value(_ node: YAMLNode) -> Setting.Value {
    switch node.content {
    case .scalar(let text, _): .scalar(text)
    case .sequence(let nodes): .list(nodes.map(value))
    case .mapping(let entries): .map(entries.map(setting))
    }
  }
}
