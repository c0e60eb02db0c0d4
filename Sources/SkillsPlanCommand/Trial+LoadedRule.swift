import RuleHost
import RuleProperties
import SkillsPlanner

extension Trial {
  /// A built rule behind the planner's host, which gives it no column that it did not declare.
  init(_ rule: LoadedRule) {
    self.init(
      columns: zip(rule.columns, rule.traits).map { request, traits in
        TrialColumn(
          request.name, request.kind == .number ? .numbers : .texts,
          direction: traits.contains(.rising)
            ? .rising : traits.contains(.falling) ? .falling : nil,
          tellsProvidersApart: traits.contains(.providers))
      },
      isEligibility: rule.kind == .eligibility, takesDecoys: false
    ) { batch in
      let columns = rule.columns.enumerated().map { place, request -> BatchColumn in
        switch request.kind {
        case .number: .numbers(batch.numbers(of: place))
        case .text: .codes(batch.codes(of: place), dictionary: batch.dictionaries[place])
        }
      }
      let candidates = CandidateBatch(count: batch.rows.count, columns: columns)
      return { () throws(TrialFailure) in
        do throws(RuleFailure) {
          return try rule.score(candidates)
        } catch {
          // "rule ID of FILE gave 2 where ...": which rule it is stands above.
          let head = "rule \(rule.id) of \(rule.rule.file) "
          let message =
            error.message.hasPrefix(head)
            ? String(error.message.dropFirst(head.count)) : "fails: \(error.message)"
          // What it gave was an answer, if a wrong one.
          throw TrialFailure(message, isBreakdown: !message.hasPrefix("gave "))
        }
      }
    }
  }
}

extension PropertyCheck {
  /// The checks with more texts for columns of texts.
  func with(texts: [String: [String]]) -> PropertyCheck {
    var plausible = plausible
    for (column, texts) in texts {
      plausible[column] = (plausible[column] ?? Plausible.values(of: column)).with(texts: texts)
    }
    return PropertyCheck(
      seed: seed, candidates: candidates, plausible: plausible, nanoseconds: nanoseconds)
  }
}
