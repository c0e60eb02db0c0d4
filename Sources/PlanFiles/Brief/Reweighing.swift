import SkillsPlanner

/// The weights that a brief gives the rules of the one that it extends.
extension BriefReader {
  /// The rules with the weights that the briefs in front of theirs give them, the furthest first.
  mutating func reweighed(_ rules: [RuleUse]) -> [RuleUse] {
    guard let owner = chain.links.firstIndex(where: { $0["rules"] != nil }) else { return rules }
    var rules = rules
    for link in chain.links[..<owner].reversed() {
      yaml.turn(to: link.document)
      for entry in yaml.entries(link["weights"], fix: "Write {deprivation: 40}.") ?? [] {
        reweigh(&rules, by: entry)
      }
    }
    return rules
  }

  private mutating func reweigh(_ rules: inout [RuleUse], by entry: YAMLEntry) {
    let weight = yaml.whole(entry.value, in: 0...1_000_000)
    let places = rules.indices.filter { rules[$0].id == entry.key }
    guard let place = places.first else {
      let ids = Set(rules.map(\.id)).sorted()
      return yaml.report(
        .unknownWeight, entry.keyPlace,
        "the brief that this one extends has no rule \(entry.key.cited())"
          + Spelling.suggestion(for: entry.key, among: ids),
        fix: "Name one of its rules: \(YAMLReader.list(ids)).")
    }
    guard places.count == 1 else {
      return yaml.report(
        .ambiguousWeight, entry.keyPlace,
        "the rule \(entry.key.cited()) is used \(places.count) times, and a weight by its name "
          + "does not say which is meant",
        fix: "Write out the list of rules here, each with its weight.")
    }
    let rule = rules[place]
    guard rule.weight != nil else {
      return yaml.report(
        .unknownWeight, entry.keyPlace,
        "the rule \(entry.key.cited()) has no weight in the brief that this one extends",
        fix: "Remove it: a rule without a weight says who is eligible.")
    }
    rules[place] = RuleUse(
      id: rule.id, weight: weight, settings: rule.settings, sha256: rule.sha256,
      location: rule.location)
  }
}
