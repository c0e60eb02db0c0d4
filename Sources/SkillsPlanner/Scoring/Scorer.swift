/// Scores candidates by the rules of a brief, a batch at a time.
struct Scorer: Sendable {
  /// A rule with its weight and its columns found in the tables.
  struct WeightedRule: Sendable {
    let rule: any ScoringRule
    let weight: Int
    let columns: [ColumnSource.Resolved]
  }

  /// Candidates of one call to a rule: enough to hide the call, small enough for the cache.
  static let batchSize = 65_536

  let eligibility: [WeightedRule]
  /// At least one, with a sum of weights above 0.
  let scoring: [WeightedRule]
  /// The sum of the weights of `scoring`.
  let weights: Int
  private let areaOfNeed: [Int32]

  init(_ rules: [WeightedRule], needs: [Need]) {
    eligibility = rules.filter { $0.rule.kind == .eligibility }
    scoring = rules.filter { $0.rule.kind == .score }
    weights = scoring.reduce(0) { $0 + $1.weight }
    areaOfNeed = needs.map { Int32($0.area) }
  }

  /// Which of the pairs every eligibility rule admits, and for the others the first rule that does not.
  ///
  /// -1 for an admitted pair, else the rule's place in `eligibility`.
  func refusals(of pairs: PairBatch) throws(RuleFailure) -> [Int8] {
    var refused = Array(repeating: Int8(-1), count: pairs.count)
    for (place, rule) in eligibility.enumerated() {
      let scores = try rule.rule.score(batch(of: pairs, for: rule))
      for pair in 0..<pairs.count where scores[pair] == 0 && refused[pair] < 0 {
        refused[pair] = Int8(clamping: place)
      }
    }
    return refused
  }

  /// The points of a candidate, 0...1,000,000, from its rules' scores in millionths, each times the rule's weight,
  /// added up: their mean by weight, rounded half to even.
  func points(ofSum sum: Int) -> Int { roundedHalfToEven(sum, over: weights) }

  /// One rule's scores in millionths, rounded half to even.
  func millionths(of pairs: PairBatch, by rule: WeightedRule) throws(RuleFailure) -> [Int] {
    let scores = try rule.rule.score(batch(of: pairs, for: rule))
    return scores.map { Int(($0 * 1_000_000).rounded(.toNearestOrEven)) }
  }

  private func batch(of pairs: PairBatch, for rule: WeightedRule) -> CandidateBatch {
    CandidateBatch(count: pairs.count, columns: rule.columns.map { gather($0, pairs) })
  }

  private func gather(_ column: ColumnSource.Resolved, _ pairs: PairBatch) -> BatchColumn {
    switch column {
    case .areaNumbers(let values):
      .numbers(pairs.needs.map { values[Int(areaOfNeed[Int($0)])] })
    case .courseNumbers(let values): .numbers(pairs.courses.map { values[Int($0)] })
    case .needNumbers(let values): .numbers(pairs.needs.map { values[Int($0)] })
    case .areaTexts(let codes, let dictionary):
      .codes(pairs.needs.map { codes[Int(areaOfNeed[Int($0)])] }, dictionary: dictionary)
    case .courseTexts(let codes, let dictionary):
      .codes(pairs.courses.map { codes[Int($0)] }, dictionary: dictionary)
    case .needTexts(let codes, let dictionary):
      .codes(pairs.needs.map { codes[Int($0)] }, dictionary: dictionary)
    case .distance: .numbers(pairs.metres.map { $0 < 0 ? .nan : Double($0) / 1000 })
    case .missing(.number): .numbers(Array(repeating: .nan, count: pairs.count))
    case .missing(.text): .codes(Array(repeating: -1, count: pairs.count), dictionary: [])
    case .minutes(let travel):
      .numbers(
        zip(pairs.needs, pairs.courses).map { need, course in
          travel.minutes(area: Int(areaOfNeed[Int(need)]), course: Int(course))
        })
    }
  }
}

/// Some pairs side by side: the need, the course and the metres of each.
///
/// For a rule that reads but a part of a pair, such as the need, the other parts may be left empty.
struct PairBatch: Sendable {
  let count: Int
  var needs: [Int32] = []
  var courses: [Int32] = []
  /// -1 for an online course.
  var metres: [Int32] = []

  /// The pairs of these places, in their order; of pairs that are whole.
  func taking(_ places: [Int]) -> PairBatch {
    PairBatch(
      count: places.count, needs: places.map { needs[$0] }, courses: places.map { courses[$0] },
      metres: places.map { metres[$0] })
  }
}
