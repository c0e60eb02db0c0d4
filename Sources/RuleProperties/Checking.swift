/// Asks a rule for every property, over candidates made from a seed.
package struct PropertyCheck {
  /// Makes the candidates.
  package let seed: UInt64
  /// How many; at least 3.
  package let candidates: Int
  /// By column, what the name does not tell.
  package let plausible: [String: Plausible]
  /// The most that one candidate may take.
  package let nanoseconds: Double

  /// - Precondition: `candidates` is 3 or more.
  package init(
    seed: UInt64 = 1, candidates: Int = 300, plausible: [String: Plausible] = [:],
    nanoseconds: Double = 2000
  ) {
    precondition(candidates >= 3, "a batch of fewer than 3 candidates has no order to speak of")
    self.seed = seed
    self.candidates = candidates
    self.plausible = plausible
    self.nanoseconds = nanoseconds
  }

  /// Each property with what was found, in the order of `Property`.
  ///
  /// A rule that answers differently each time is asked nothing that its whims would decide.
  package func outcomes(of trial: Trial) -> [(property: Property, outcome: Outcome)] {
    var sampler = Sampler(trial.columns, plausible: plausible, seed: seed)
    let rows = sampler.rows(candidates)
    var trial = trial
    trial.dictionaries = sampler.dictionaries
    var judge = Judge(trial: trial, sampler: sampler, rows: rows)
    var outcomes: [(property: Property, outcome: Outcome)] = [(.range, judge.range())]
    judge.leaveOutWhatFails()
    guard judge.rows.count >= 3 else {
      return outcomes
        + Property.allCases.dropFirst().map { ($0, .notAsked("hardly any candidate is scored")) }
    }
    outcomes.append((.deterministic, judge.deterministic()))
    if case .violated = outcomes[1].outcome {
      return outcomes
        + Property.allCases.dropFirst(2).map {
          ($0, .notAsked("the same candidates score differently each time"))
        }
    }
    outcomes.append((.batch, judge.batch()))
    outcomes.append((.order, judge.order()))
    outcomes.append((.direction, judge.directions()))
    outcomes.append((.providers, judge.providers()))
    outcomes.append((.columns, judge.undeclaredColumns()))
    outcomes.append((.time, judge.time(atMost: nanoseconds)))
    return outcomes
  }

  /// What does not hold.
  package func violations(of trial: Trial) -> [Violation] {
    outcomes(of: trial).compactMap { found in
      if case .violated(let violation) = found.outcome { violation } else { nil }
    }
  }
}

/// A rule, the candidates it is judged by, and the checks one by one.
struct Judge {
  let trial: Trial
  var sampler: Sampler
  var rows: [[Cell]]

  /// A violation with the smallest of the examples that fail like these.
  func violated(
    _ property: Property, _ rows: [[Cell]], _ fails: @escaping ([[Cell]]) -> Bool,
    _ summary: ([[Cell]]) -> String
  ) -> Outcome {
    let smallest = Shrinking(sampler: sampler, fails: fails).smallest(rows)
    let shown = smallest.prefix(6)
    let more = shown.count < smallest.count ? ", in a batch of \(smallest.count)" : ""
    return .violated(
      Violation(
        property, summary(smallest) + more, example: shown.map { trial.written($0) }))
  }

  // MARK: The properties

  func range() -> Outcome {
    func failure(_ rows: [[Cell]]) -> TrialFailure? {
      do throws(TrialFailure) {
        _ = try trial.scores(rows)
        return nil
      } catch {
        return error
      }
    }
    // A rule may break where it is asked for one candidate, and not for many.
    let asked = [rows, Array(rows.prefix(1))]
    guard let failing = asked.first(where: { failure($0) != nil }) else { return .held(nil) }
    // The host gives a rule up that broke down some thirty times; then every example would seem to fail.
    var breakdowns = 0
    var said = failure(failing)?.message ?? "answers, and then does not"
    return violated(.range, failing) { rows in
      guard breakdowns < 20, let failure = failure(rows) else { return false }
      if failure.isBreakdown { breakdowns += 1 }
      said = failure.message
      return true
    } _: { _ in
      said
    }
  }

  /// The other checks ask only about candidates that have a score.
  mutating func leaveOutWhatFails() {
    if (try? trial.scores(rows)) == nil { rows = rows.filter { trial.score($0) != nil } }
  }

  func deterministic() -> Outcome {
    /// Two answers to the same question that differ.
    func difference(_ rows: [[Cell]]) -> (Double, Double)? {
      let scoring = trial.laidOut(rows)
      guard let first = try? scoring(), let second = try? scoring() else { return nil }
      _ = try? trial.scores(rows.reversed())
      guard let third = try? trial.scores(rows) else { return nil }
      return different(first, second) ?? different(first, third)
    }
    guard let first = difference(rows) else { return .held(nil) }
    return violated(.deterministic, rows, { difference($0) != nil }) { rows in
      let (one, other) = difference(rows) ?? first
      return "scores \(one.written), and asked again \(other.written)"
    }
  }

  func batch() -> Outcome {
    func difference(_ rows: [[Cell]]) -> (Double, Double)? {
      guard let together = try? trial.scores(rows) else { return nil }
      return different(rows.map { trial.score($0) ?? .nan }, together)
    }
    guard let first = difference(rows) else { return .held(nil) }
    return violated(.batch, rows, { difference($0) != nil }) { rows in
      let (alone, together) = difference(rows) ?? first
      return alone.isNaN
        ? "scores a candidate \(together.written) in a batch, and fails alone"
        : "scores a candidate \(alone.written) alone and \(together.written) in a batch"
    }
  }

  func order() -> Outcome {
    func difference(_ rows: [[Cell]]) -> (Double, Double)? {
      guard let forwards = try? trial.scores(rows),
        let backwards = try? trial.scores(rows.reversed())
      else { return nil }
      return different(forwards, backwards.reversed())
    }
    guard let first = difference(rows) else { return .held(nil) }
    return violated(.order, rows, { difference($0) != nil }) { rows in
      let (one, other) = difference(rows) ?? first
      return "scores a candidate \(one.written), and \(other.written) with the order reversed"
    }
  }

  func undeclaredColumns() -> Outcome {
    guard trial.takesDecoys else {
      return .notAsked("the planner's host hands a built plugin nothing but what it declared")
    }
    func difference(_ rows: [[Cell]]) -> (Double, Double)? {
      guard let zeros = try? trial.scores(rows, decoy: 0),
        let ones = try? trial.scores(rows, decoy: 1)
      else { return nil }
      return different(zeros, ones)
    }
    guard let first = difference(rows) else { return .held(nil) }
    return violated(.columns, rows, { difference($0) != nil }) { rows in
      let (zero, one) = difference(rows) ?? first
      return
        "scores \(zero.written) where an undeclared column is 0 and \(one.written) where it is 1"
    }
  }

  func time(atMost nanoseconds: Double) -> Outcome {
    guard (try? trial.scores(rows)) != nil else {
      return .notAsked("the candidates are not scored")
    }
    let clock = ContinuousClock()
    /// The best of a few: the machine has other things to do.
    func timed(_ rows: [[Cell]]) -> Double {
      let scoring = trial.laidOut(rows)
      let best = (0..<5).map { _ in clock.measure { _ = try? scoring() } }.min() ?? .zero
      return best / .nanoseconds(1) / Double(rows.count)
    }
    var each = timed(rows)
    // Over more candidates the call itself, and the way to a sandbox and back, do not count.
    if each < 20_000 { each = timed((0..<16_384).map { rows[$0 % rows.count] }) }
    let shown = each < 100 ? (each * 10).rounded() / 10 : each.rounded()
    if each <= nanoseconds { return .held("\(shown.written) ns a candidate") }
    return .violated(
      Violation(
        .time,
        "takes \(shown.written) ns for a candidate; at most \(nanoseconds.written) are due",
        example: []))
  }

  /// The first candidate on which two answers differ, in a bit.
  private func different(_ one: [Double], _ other: [Double]) -> (Double, Double)? {
    zip(one, other).first { $0.bitPattern != $1.bitPattern }
  }
}
