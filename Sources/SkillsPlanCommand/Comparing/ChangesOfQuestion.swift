import PlanFiles
import SkillsPlanner

/// What two plans were asked otherwise, as far as their heads tell: rules with weights and parameters, needs, limits.
struct ChangesOfQuestion {
  private let old: PlanHead
  private let new: PlanHead

  init(from old: PlanHead, to new: PlanHead) {
    self.old = old
    self.new = new
  }

  /// Parts of a sentence, such as "travel-distance weighs 30 (20 before)"; empty where nothing differs.
  var sentences: [String] { rules + terms }

  private var rules: [String] {
    // A brief may use a rule several times: the first of its name goes with the first.
    var left = old.rules
    var changes: [String] = []
    for rule in new.rules {
      guard let place = left.firstIndex(where: { $0.id == rule.id }) else {
        changes.append("\(rule.id) is new" + (rule.weight.map { " and weighs \($0)" } ?? ""))
        continue
      }
      let before = left.remove(at: place)
      if before.weight != rule.weight {
        changes.append("\(rule.id) weighs \(weight(rule)) (\(weight(before)) before)")
      }
      if before.version != rule.version {
        changes.append("\(rule.id) is version \(rule.version) (\(before.version) before)")
      } else if before.sha256 != rule.sha256 {
        changes.append("\(rule.id) is another build of version \(rule.version)")
      }
      if text(before.settings) != text(rule.settings) {
        changes.append(
          "\(rule.id) has the parameters \(text(rule.settings)) (\(text(before.settings)) before)")
      }
    }
    return changes + left.map { "\($0.id) is gone" }
  }

  private func weight(_ rule: RuleRecord) -> String { rule.weight.map(grouped) ?? "nothing" }

  private func text(_ settings: [Setting]) -> String {
    settings.isEmpty
      ? "none"
      : settings.sorted { $0.name < $1.name }.map { "\($0.name) \(text($0.value))" }
        .joined(separator: ", ")
  }

  private func text(_ value: Setting.Value) -> String {
    switch value {
    case .scalar(let text): text
    case .list(let items): "[\(items.map { text($0) }.joined(separator: ", "))]"
    case .map(let settings): "{\(text(settings))}"
    }
  }

  private var terms: [String] {
    guard let before = old.terms, let now = new.terms else { return [] }
    let needs = now.needs.flatMap { need -> [String] in
      let level = "level \(need.level.code)"
      guard let same = before.needs.first(where: { $0.level == need.level }) else {
        return ["\(level) is planned too"]
      }
      return [
        change("the target of \(level)", percent(same.target), percent(need.target)),
        change("the reach of \(level)", reach(same), reach(need)),
        same.from == need.from ? nil : "\(level) starts from other qualifications",
      ].compactMap { $0 }
    }
    let gone = before.needs.filter { need in !now.needs.contains { $0.level == need.level } }
      .map { "level \($0.level.code) is not planned" }
    return needs + gone
      + [
        change("the flex of places", percent(before.flex), percent(now.flex)),
        change("spread", spread(before.spread), spread(now.spread)),
        change("steadiness", steadiness(before.steadiness), steadiness(now.steadiness)),
      ].compactMap { $0 }
  }

  private func change(_ what: String, _ old: String, _ new: String) -> String? {
    old == new ? nil : "\(what) is \(new) (\(old) before)"
  }

  private func percent(_ share: Share) -> String {
    DecimalText.plain(Double(share.millionths) / 10_000) + "%"
  }

  private func reach(_ need: NeedDefinition) -> String {
    "\(DecimalText.plain(Double(need.reach) / 1000)) km"
      + (need.reachMinutes.map { " or \($0) minutes" } ?? "")
  }

  private func spread(_ spread: Spread) -> String {
    "\(spread.parts) parts with \(DecimalText.plain(Double(spread.bonus.millionths) / 1_000_000))"
  }

  private func steadiness(_ steadiness: Steadiness) -> String {
    "\(percent(steadiness.share)) with \(DecimalText.plain(Double(steadiness.bonus.millionths) / 1_000_000))"
  }
}
