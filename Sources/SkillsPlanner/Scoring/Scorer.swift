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
  private let areaOfNeed: [Int32]

  init(_ rules: [WeightedRule], needs: [Need]) {
    eligibility = rules.filter { $0.rule.kind == .eligibility }
    scoring = rules.filter { $0.rule.kind == .score }
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

  /// The points of each pair, 0...1,000,000.
  ///
  /// Each rule's score is rounded to millionths, times its weight, over the sum of weights,
  /// rounded half to even.
  func points(of pairs: PairBatch) throws(RuleFailure) -> [Int32] {
    var sums = Array(repeating: 0, count: pairs.count)
    for rule in scoring where rule.weight > 0 {
      let scores = try millionths(of: pairs, by: rule)
      for pair in 0..<pairs.count { sums[pair] += rule.weight * scores[pair] }
    }
    let weights = scoring.reduce(0) { $0 + $1.weight }
    return sums.map { Int32(roundedHalfToEven($0, over: weights)) }
  }

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
struct PairBatch: Sendable {
  var needs: [Int32] = []
  var courses: [Int32] = []
  /// -1 for an online course.
  var metres: [Int32] = []

  var count: Int { needs.count }
}
