/// The points of candidates by the rules of a brief: all that a proof of a plan has in common with the planner.
///
/// A need is named by its place in the list given, a course by its place in the catalogue.
package struct CandidateScorer: Sendable {
  /// A rule of the brief with its columns found in the tables.
  package struct Rule: Sendable {
    /// What the brief gives it, 0 or more; without a meaning for an eligibility rule.
    package let weight: Int
    /// Why a candidate is not eligible; empty for a rule that scores.
    package let reason: String
    /// The names of the columns that it reads.
    package let columns: [String]
    fileprivate let rule: Scorer.WeightedRule

    fileprivate init(_ rule: Scorer.WeightedRule) {
      weight = rule.weight
      reason = rule.rule.reason
      columns = rule.rule.columns.map(\.name)
      self.rule = rule
    }
  }

  /// Some pairs side by side. For a rule that reads but a part of a pair, the other parts may be left empty.
  package struct Pairs: Sendable {
    package let count: Int
    package var needs: [Int32] = []
    package var courses: [Int32] = []
    /// -1 for an online course.
    package var metres: [Int32] = []

    package init(
      count: Int, needs: [Int32] = [], courses: [Int32] = [], metres: [Int32] = []
    ) {
      self.count = count
      self.needs = needs
      self.courses = courses
      self.metres = metres
    }

    fileprivate var batch: PairBatch {
      PairBatch(count: count, needs: needs, courses: courses, metres: metres)
    }
  }

  /// Those that admit or refuse, in the order of the brief.
  package let eligibility: [Rule]
  /// Those that score, in the order of the brief.
  package let scoring: [Rule]
  private let scorer: Scorer

  /// - Parameter rules: of a brief that `check` finds no error in.
  package init(_ rules: [RuleInUse], _ catalogue: Catalogue, needs: [Need]) {
    let source = ColumnSource(catalogue, needs: needs)
    scorer = Scorer(
      rules.map { loaded in
        Scorer.WeightedRule(
          rule: loaded.rule, weight: loaded.use.weight ?? 0,
          columns: loaded.rule.columns.compactMap { source.resolve($0) })
      }, needs: needs)
    eligibility = scorer.eligibility.map { Rule($0) }
    scoring = scorer.scoring.map { Rule($0) }
  }

  /// Whether an eligibility rule admits each pair.
  package func admits(_ pairs: Pairs, by rule: Rule) throws(RuleFailure) -> [Bool] {
    try scorer.millionths(of: pairs.batch, by: rule.rule).map { $0 != 0 }
  }

  /// One rule's scores in millionths, 0...1,000,000, rounded half to even.
  package func scores(of pairs: Pairs, by rule: Rule) throws(RuleFailure) -> [Int] {
    try scorer.millionths(of: pairs.batch, by: rule.rule)
  }

  /// The points of a candidate, 0...1,000,000, from its scores in millionths, each times its rule's weight, added up.
  package func points(ofSum sum: Int) -> Int { scorer.points(ofSum: sum) }
}
