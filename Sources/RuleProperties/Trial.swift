/// A rule on trial: what it declares, and a way to have candidates scored.
///
/// The checks know a rule by this value alone. ScoringTesting makes one of a rule in the author's own
/// process, `skillsplan rules test` one of a built plugin behind the planner's host.
package struct Trial {
  /// Scores the candidates that were laid out, each time anew.
  package typealias Scoring = () throws(TrialFailure) -> [Double]

  /// In the order of the cells of a row.
  package let columns: [TrialColumn]
  /// Whether the rule answers 0 or 1.
  package let isEligibility: Bool
  /// Whether `layOut` can put columns behind the declared ones.
  package let takesDecoys: Bool
  /// Lays candidates out as the rule takes them; scoring alone is timed.
  private let layOut: (TrialBatch) -> Scoring
  /// For each column its texts; set when the candidates are known.
  var dictionaries: [[String]] = []

  /// - Parameter layOut: Gives as many scores as rows, in their order.
  package init(
    columns: [TrialColumn], isEligibility: Bool, takesDecoys: Bool,
    layOut: @escaping (TrialBatch) -> Scoring
  ) {
    self.columns = columns
    self.isEligibility = isEligibility
    self.takesDecoys = takesDecoys
    self.layOut = layOut
  }
}

/// A column that a rule on trial declared.
package struct TrialColumn: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case numbers
    case texts
  }

  /// How the score goes as the number grows, all else equal.
  package enum Direction: Hashable, Sendable {
    /// A larger number never scores less.
    case rising
    /// A larger number never scores more.
    case falling
  }

  package let name: String
  package let kind: Kind
  /// Nil where the rule declares none.
  package let direction: Direction?
  /// Whether the rule means to tell providers apart by this column.
  package let tellsProvidersApart: Bool

  package init(
    _ name: String, _ kind: Kind, direction: Direction? = nil, tellsProvidersApart: Bool = false
  ) {
    self.name = name
    self.kind = kind
    self.direction = direction
    self.tellsProvidersApart = tellsProvidersApart
  }
}

/// The value of one column for one candidate.
package enum Cell: Hashable, Sendable {
  case missing
  case number(Double)
  case text(String)

  /// Nil for a text and for a missing value.
  package var number: Double? {
    if case .number(let number) = self { number } else { nil }
  }
}

/// Some candidates for a rule on trial.
package struct TrialBatch {
  /// For each candidate a cell for each column.
  package let rows: [[Cell]]
  /// For each column of texts all that any batch of the trial has of them, as the contract promises;
  /// empty for a column of numbers.
  package let dictionaries: [[String]]
  /// What columns hold that the rule did not declare, where a trial can have such.
  package let decoy: Double

  package init(rows: [[Cell]], dictionaries: [[String]], decoy: Double) {
    self.rows = rows
    self.dictionaries = dictionaries
    self.decoy = decoy
  }

  /// A column's numbers, NaN where missing.
  package func numbers(of column: Int) -> [Double] {
    rows.map { $0[column].number ?? .nan }
  }

  /// For each candidate the place of a column's text in the dictionary, -1 where missing.
  package func codes(of column: Int) -> [Int32] {
    let places = Dictionary(
      zip(dictionaries[column], Int32(0)...), uniquingKeysWith: { first, _ in first })
    return rows.map { row in
      guard case .text(let text) = row[column] else { return -1 }
      guard let place = places[text] else { preconditionFailure("no dictionary has \(text)") }
      return place
    }
  }
}

/// Why candidates could not be scored.
package struct TrialFailure: Error, Hashable, Sendable {
  /// Completes "the rule ...", without a full stop.
  package let message: String
  /// Whether the rule did not answer at all, and may not be there to be asked often.
  package let isBreakdown: Bool

  package init(_ message: String, isBreakdown: Bool = false) {
    self.message = message
    self.isBreakdown = isBreakdown
  }
}

extension Trial {
  func laidOut(_ rows: [[Cell]], decoy: Double = .nan) -> Scoring {
    layOut(TrialBatch(rows: rows, dictionaries: dictionaries, decoy: decoy))
  }

  /// The scores of some candidates.
  ///
  /// - Throws: `TrialFailure` also for a score that is none.
  func scores(_ rows: [[Cell]], decoy: Double = .nan) throws(TrialFailure) -> [Double] {
    let scores = try laidOut(rows, decoy: decoy)()
    guard scores.count == rows.count else {
      throw TrialFailure("gives \(scores.count) scores for \(rows.count) candidates")
    }
    for score in scores where !isDue(score) {
      let due = isEligibility ? "0 or 1 is due" : "a number in 0...1 is due"
      throw TrialFailure("scores \(score.isNaN ? "no number" : score.written) where \(due)")
    }
    return scores
  }

  /// The score of one candidate alone; nil where it has none.
  func score(_ row: [Cell]) -> Double? {
    (try? scores([row]))?.first
  }

  private func isDue(_ score: Double) -> Bool {
    isEligibility ? score == 0 || score == 1 : score >= 0 && score <= 1
  }
}

extension Double {
  /// "6" for 6, "0.25" for a quarter.
  var written: String {
    let text = description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
