/// The checks of what a rule means: directions and providers.
extension Judge {
  /// More of a column that is declared as rising never scores less, all else equal.
  mutating func directions() -> Outcome {
    let declared = trial.columns.indices.filter { trial.columns[$0].direction != nil }
    guard !declared.isEmpty else { return .notAsked("the rule declares no direction") }
    for place in declared {
      for row in rows {
        guard let (low, high) = sampler.pair(in: place) else { continue }
        let step = Step(row: row, place: place, low: low, high: high)
        if breaks(step) { return .violated(violation(smallest(step))) }
      }
    }
    return .held(nil)
  }

  /// One candidate at two numbers of one column.
  private struct Step {
    var row: [Cell]
    let place: Int
    var low: Double
    var high: Double

    var lower: [Cell] { with(low) }
    var higher: [Cell] { with(high) }

    private func with(_ number: Double) -> [Cell] {
      var row = row
      row[place] = .number(number)
      return row
    }
  }

  private func breaks(_ step: Step) -> Bool {
    guard step.low < step.high, sampler.mayOccur(step.lower), sampler.mayOccur(step.higher),
      let low = trial.score(step.lower), let high = trial.score(step.higher)
    else { return false }
    return switch trial.columns[step.place].direction {
    case .rising: high < low
    case .falling: high > low
    case nil: false
    }
  }

  private func smallest(_ found: Step) -> Step {
    var step = found
    let shrinking = Shrinking(sampler: sampler) { _ in true }
    let place = step.place
    step.row = shrinking.simplest(step.row, except: place) { row in
      breaks(Step(row: row, place: place, low: found.low, high: found.high))
    }
    step.low = shrinking.simplest(step.low, place) { low in
      breaks(Step(row: step.row, place: place, low: low, high: step.high))
    }
    step.high = shrinking.simplest(step.high, place) { high in
      breaks(Step(row: step.row, place: place, low: step.low, high: high))
    }
    return step
  }

  private func violation(_ step: Step) -> Violation {
    let column = trial.columns[step.place]
    let (low, high) = (trial.score(step.lower) ?? .nan, trial.score(step.higher) ?? .nan)
    let direction = column.direction == .rising ? "rising" : "falling"
    return Violation(
      .direction,
      "declares \(column.name) as \(direction), but scores \(low.written) at \(step.low.written) and "
        + "\(high.written) at \(step.high.written)",
      example: [trial.written(step.lower), trial.written(step.higher)])
  }

  /// What two providers are called decides nothing, unless the rule declares that it tells them apart.
  func providers() -> Outcome {
    let naming = trial.columns.indices.filter { place in
      Provider.all[0].cell(of: trial.columns[place]) != nil
    }
    guard !naming.isEmpty else { return .held("it reads no column that names a provider") }
    let judged = naming.filter { !trial.columns[$0].tellsProvidersApart }
    guard !judged.isEmpty else {
      return .notAsked("the rule declares that it tells providers apart")
    }
    for (place, one) in Provider.all.enumerated() {
      for other in Provider.all[(place + 1)...] {
        func swapped(_ row: [Cell]) -> [Cell] {
          var row = row
          for place in judged {
            let (first, second) = (
              one.cell(of: trial.columns[place]), other.cell(of: trial.columns[place])
            )
            guard let first, let second else { continue }
            if row[place] == first {
              row[place] = second
            } else if row[place] == second {
              row[place] = first
            }
          }
          return row
        }
        func difference(_ rows: [[Cell]]) -> (Double, Double)? {
          for row in rows {
            let (before, after) = (trial.score(row), trial.score(swapped(row)))
            if let before, let after, before != after { return (before, after) }
          }
          return nil
        }
        if let first = difference(rows) {
          return violated(.providers, rows, { difference($0) != nil }) { rows in
            let (before, after) = difference(rows) ?? first
            return "scores \(before.written), and \(after.written) once the names of \(one.code) "
              + "(\(one.name)) and \(other.code) (\(other.name)) are swapped"
          }
        }
      }
    }
    return .held(nil)
  }
}
