package import SkillsPlanner

/// A rule of a plugin as one line of a brief uses it.
package struct LoadedRule: ScoringRule {
  /// What the plugin says of the rule, its file and digest.
  package let rule: CatalogueRule
  /// The line of the brief.
  package let use: RuleUse
  private let instance: any RuleScoring

  package var id: String { rule.id }
  package var version: String { rule.version }
  package var kind: RuleKind { rule.kind }
  package var reason: String { rule.reason }
  /// For these parameters, which may differ from the columns in the catalogue.
  package var columns: [ColumnRequest] { instance.columns }
  /// For each column what the rule declares of it.
  package var traits: [ColumnTraits] { instance.traits }

  init(_ rule: CatalogueRule, use: RuleUse, instance: any RuleScoring) {
    self.rule = rule
    self.use = use
    self.instance = instance
  }

  /// The scores, each checked: in 0...1, or 0 or 1 for a rule of eligibility.
  ///
  /// - Precondition: The batch has the rule's columns, each of its kind.
  /// - Throws: `RuleFailure` that names the first candidate at fault.
  package func score(_ batch: CandidateBatch) throws(RuleFailure) -> [Double] {
    precondition(matches(batch), "the batch has the rule's columns, each of its kind")
    if batch.count == 0 { return [] }
    let answer = instance.score(batch)
    if let fault = answer.fault { throw failure(fault.problem, fault.candidate) }
    let scores = answer.scores
    if let candidate = firstFault(in: scores) {
      let due = kind == .score ? "a number in 0...1" : "0 or 1"
      let given = scores[candidate].isNaN ? "no number" : "\(scores[candidate].written)"
      throw failure("gave \(given) where \(due) is due", candidate)
    }
    return scores
  }

  private func matches(_ batch: CandidateBatch) -> Bool {
    batch.columns.count == columns.count
      && zip(batch.columns, columns).allSatisfy { column, request in
        switch (column, request.kind) {
        case (.numbers, .number), (.codes, .text): true
        case (.numbers, .text), (.codes, .number): false
        }
      }
  }

  private func firstFault(in scores: [Double]) -> Int? {
    switch kind {
    case .score: scores.firstIndex { !($0 >= 0 && $0 <= 1) }
    case .eligibility: scores.firstIndex { $0 != 0 && $0 != 1 }
    }
  }

  private func failure(_ problem: String, _ candidate: Int?) -> RuleFailure {
    RuleFailure(rule: id, "rule \(id) of \(rule.file) \(problem)", candidate: candidate)
  }
}
