/// A part solved under some decisions, from which it is solved under others.
struct DecidedPart: Sendable {
  let part: CohortPart
  private var solved: SolvedProblem
  /// Whether each decided column is open.
  private var isOpen: [Int: Bool] = [:]
  /// What the open columns' first units count on top, all of them together.
  private var forced = 0

  /// What comes of decisions.
  struct Outcome: Sendable {
    /// What no flow with these decisions can exceed; below 0 where there is none.
    let bound: Int
    /// The undecided columns that carry less than their minimum, and something.
    let under: [Under]
  }

  /// A column that carries less than its minimum.
  struct Under: Sendable {
    let column: Int
    let used: Int
    /// How much it lacks to carry nothing or its minimum, whichever is nearer.
    let distance: Int
  }

  init(_ part: CohortPart) async {
    self.part = part
    solved = await SolvedProblem(part.problem)
  }

  /// The units that a column carries.
  func used(_ column: Int) -> Int { solved.solution.columnUnits[column] }

  /// Decides the columns of a list and no others.
  ///
  /// Below the minimum of an open column units count so much more that one less costs more than everything there is;
  /// what they count more is taken off again. So the bound holds whether or not they fill, and is below 0 where they cannot.
  mutating func decide(_ decisions: [CohortSolution.Decision]) async -> Outcome {
    var wanted: [Int: Bool] = [:]
    for decision in decisions { wanted[decision.column] = decision.isOpen }
    var changes: [SolvedProblem.Change] = []
    for column in isOpen.keys where wanted[column] == nil {
      changes.append(.column(column, pieces: part.problem.columns[column].pieces))
    }
    for (column, isOpen) in wanted where self.isOpen[column] != isOpen {
      changes.append(.column(column, pieces: isOpen ? part.openPieces(of: column) : []))
    }
    if !changes.isEmpty {
      do {
        try await solved.change(changes)
      } catch {
        preconditionFailure("a part has room for its force: \(error)")
      }
    }
    isOpen = wanted
    forced = wanted.reduce(0) { $1.value ? $0 + part.least[$1.key] * part.force : $0 }
    return outcome
  }

  private var outcome: Outcome {
    var under: [Under] = []
    for column in part.decidable where isOpen[column] == nil {
      let used = used(column)
      guard used > 0, used < part.least[column] else { continue }
      under.append(
        Under(column: column, used: used, distance: min(used, part.least[column] - used)))
    }
    return Outcome(bound: solved.solution.objective - forced, under: under)
  }
}

extension CohortPart {
  /// The pieces of a column that has to carry its minimum.
  func openPieces(of column: Int) -> [TransportationProblem.Piece] {
    TransportationProblem.levelled(
      problem.columns[column].pieces, upTo: least[column], more: force)
  }
}
