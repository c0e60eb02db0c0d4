/// What a brief leaves to judgement, and by how much each part of it may be otherwise.
package struct Variation: Sendable, Equatable {
  /// A part of a brief that varies.
  package enum Part: String, CaseIterable, Sendable {
    /// The weight of each rule.
    case weights
    /// The target of each level.
    case target
    /// The reach of each level, its time too where it has one.
    case reach
    /// What courses can run beyond last year.
    case flex
  }

  /// By part, in thousandths.
  private let shares: [Part: Int]

  /// - Parameter shares: in thousandths, 0...999; a part without one does not vary.
  package init(_ shares: [Part: Int]) {
    precondition(shares.values.allSatisfy { (0...999).contains($0) }, "a share is below one")
    self.shares = shares
  }

  /// The parts that vary, each with its share in thousandths, in the order of `Part`.
  package var parts: [(part: Part, share: Int)] {
    Part.allCases.compactMap { part in shares[part].map { (part, $0) } }
  }

  /// Brief and rules as one run has them: each figure of a part that varies times a factor of its own.
  ///
  /// A factor is drawn in whole thousandths, any of 1 - share ... 1 + share as likely as any other. It hangs on the
  /// seed, the run, the part and the figure's place in its part, and on nothing else: not on what else is varied.
  func varied(
    _ brief: Brief, _ rules: [RuleInUse], seed: UInt64, run: Int
  ) -> (brief: Brief, rules: [RuleInUse]) {
    let count = max(rules.count, brief.needs.count, 1)
    let factors = Dictionary(
      uniqueKeysWithValues: Part.allCases.enumerated().map { place, part in
        let stream = UInt64(run * Part.allCases.count + place)
        var lot = SplitMix64(seed: mixed(seed &+ mixed(stream)))
        let share = shares[part] ?? 0
        return (part, (0..<count).map { _ in 1000 - share + lot.next(below: 2 * share + 1) })
      })
    return varied(brief, rules) { part, place in factors[part]?[place] ?? 1000 }
  }

  /// The brief with the most that can come of its reach, target and flex: it takes as much memory as any run.
  func largest(_ brief: Brief, _ rules: [RuleInUse]) -> (brief: Brief, rules: [RuleInUse]) {
    varied(brief, rules) { part, _ in 1000 + (shares[part] ?? 0) }
  }

  /// - Parameter factor: in thousandths, of a figure by its place in its part.
  private func varied(
    _ brief: Brief, _ rules: [RuleInUse], factor: (_ part: Part, _ place: Int) -> Int
  ) -> (brief: Brief, rules: [RuleInUse]) {
    let needs = brief.needs.enumerated().map { place, need in
      let reach = factor(.reach, place)
      return NeedDefinition(
        level: need.level, from: need.from,
        target: min(
          need.target.times(factor(.target, place)),
          max(need.target, Share(millionths: 1_000_000))),
        source: need.source,
        // In whole tenths of a kilometre, as a brief gives it; a reach that does not vary stays as it is.
        reach: shares[.reach] == nil
          ? need.reach : 100 * roundedHalfToEven(need.reach * reach, over: 100_000),
        reachMinutes: need.reachMinutes.map { roundedHalfToEven($0 * reach, over: 1000) },
        location: need.location)
    }
    let varied = Brief(
      title: brief.title, year: brief.year, status: brief.status, owner: brief.owner, needs: needs,
      fundedStarts: brief.fundedStarts, flex: brief.flex.times(factor(.flex, 0)),
      spread: brief.spread, steadiness: brief.steadiness, rules: brief.rules,
      policies: brief.policies, pins: brief.pins, objective: brief.objective,
      stability: brief.stability)
    guard shares[.weights] != nil else { return (varied, rules) }
    // Weights count beside each other alone, so all are a thousand times as large, and no factor is rounded away;
    // but for sums that are large already, so that points can be added up.
    let sum = rules.reduce(0) { $0 + ($1.use.weight ?? 0) }
    let scale = sum <= 1_000_000_000 ? 1 : 1000
    return (
      varied,
      rules.enumerated().map { place, rule in
        rule.weighing(
          rule.use.weight.map { roundedHalfToEven($0 * factor(.weights, place), over: scale) })
      }
    )
  }
}

extension Share {
  /// So many thousandths of it, rounded half to even.
  fileprivate func times(_ thousandths: Int) -> Share {
    Share(millionths: roundedHalfToEven(millionths * thousandths, over: 1000))
  }
}

extension RuleInUse {
  /// The same rule with another weight.
  func weighing(_ weight: Int?) -> RuleInUse {
    RuleInUse(
      rule: rule,
      use: RuleUse(
        id: use.id, weight: weight, settings: use.settings, sha256: use.sha256,
        location: use.location),
      file: file, sha256: sha256)
  }
}
