/// What a problem can earn at each number of units of a measure.
///
/// # The curve
///
/// Let P(E) be the most that any flow earns of those with exactly E units in the measure. P is concave. For a whole
/// weight w the problem whose measured units earn w more is best at the E with the largest P(E) + w E, which is one
/// solve from the trees of the problem itself; with its optimum L the line L - w E is a *tangent*: no flow lies above
/// it. So each solve gives a point of the curve by a flow, and a bound for all others by its certificate.
///
/// Where the measure nests with the groups (see `Nesting`), the measured units are the flow of one arc of a network.
/// Then P is given at every whole E by a flow, and falls or rises by a whole number from one E to the next: between
/// two points with a common tangent, and under two tangents whose weights differ by 1, it is known exactly.
public struct TradeOff: Sendable {
  /// The measure.
  public let measure: Measure
  /// The problem at its best.
  let base: SolvedProblem

  /// A point of the curve, and a weight at which it is best.
  public struct Vertex: Sendable, Hashable {
    /// The units in the measure.
    public let units: Int
    /// What the flow earns without any weight on the measure.
    public let earned: Int
    /// What each measured unit earned on top when this flow was best.
    public let weight: Int
    /// The units in all.
    public let allUnits: Int
  }

  /// The trade-off of a measure in a problem.
  ///
  /// - Parameter solved: at its best, with a `largestChange` of the largest weight to be asked for.
  public init(_ solved: SolvedProblem, _ measure: Measure) {
    self.measure = measure
    base = solved
  }

  /// The best flow of the problem itself.
  public var best: Vertex { vertex(base.solution, weight: 0) }

  /// The best flow where each measured unit earns `weight` more, proved.
  ///
  /// - Throws: `TradeOffFailure`.
  public func vertex(weight: Int) async throws(TradeOffFailure) -> Vertex {
    try await solve(weight: weight, from: base).vertex
  }

  /// A vertex with the trees that it was found by.
  struct Solved: Sendable {
    let vertex: Vertex
    var problem: SolvedProblem
  }

  /// The best flow at a weight, from the trees of another weight.
  func solve(
    weight: Int, from near: SolvedProblem
  ) async throws(TradeOffFailure) -> Solved {
    var solved = near
    do {
      try await solved.change(measure.changes(of: base.problem, weight: weight))
    } catch {
      throw .problem(error)
    }
    do {
      try await solved.problem.verify(solved.solution, after: near.solution)
    } catch {
      throw .unproven(error)
    }
    return Solved(vertex: vertex(solved.solution, weight: weight), problem: solved)
  }

  private func vertex(_ solution: TransportationSolution, weight: Int) -> Vertex {
    let units = measure.units(of: solution)
    return Vertex(
      units: units, earned: solution.objective - weight * units, weight: weight,
      allUnits: solution.flows.reduce(0) { $0 + $1.units })
  }
}

/// Why a trade-off is not known.
public enum TradeOffFailure: Error, Sendable, Hashable {
  /// Points and weights are too large to be added up.
  case problem(ProblemError)
  /// A certificate does not hold.
  case unproven(CertificateFailure)
}
