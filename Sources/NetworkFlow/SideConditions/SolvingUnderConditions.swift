/// # Side conditions
///
/// Each is one row more under the problem of `solve(tieBreaks:)`:
///
///     sum a_ij x_ij <= b          a whole number, of either sign; so is b
///
/// With these rows it is no network any more, and to find the best whole flow is NP-hard (one row and one column
/// for each thing make it the knapsack problem). What is found is a flow that keeps all conditions, and a bound.
///
/// # The bound
///
/// At multipliers w >= 0 let each unit pay the sum of w a_ij, rounded down to points. What is left is a network,
/// solved exactly, and for every flow x that keeps the conditions
///
///     sum s x  <=  the most after charges + sum w b
///
/// (A. M. Geoffrion, Lagrangean relaxation for integer programming, Mathematical Programming Study 2 (1974)). The
/// multipliers whose bound is least are searched for by planes below it, each solve from the trees of the one before.
///
/// # The flow
///
/// At these multipliers many flows are nearly as good; from those met last, cycles that one arc closes with the
/// tree are moved until the conditions are kept, and what is left of each is used. `gap` says what this may have cost.
///
/// # Conflicts
///
/// Where the bound falls below what any flow earns, no flow keeps the conditions. `conflict(under:)` tells which do not
/// hold together, by the same search without points and bonuses.
extension TransportationProblem {
  /// A good flow that keeps side conditions, and a bound that none earns more than.
  ///
  /// Where the best flow of all keeps the conditions, it is that one, the tie-breaks decide, and it is proved best. The
  /// same comes out of the same inputs on any number of threads, as long as time is not up.
  ///
  /// - Parameters:
  ///   - tieBreaks: see `solve(tieBreaks:)`; where a condition costs anything, they decide where the search starts.
  ///   - multipliers: from which to search for those whose bound is least, by condition; none to begin without.
  ///   - gap: a smaller gap is not looked for, as a share of the objective.
  ///   - isQuick: whether only what lies next to the bound is looked at, such as where flows are known that will do.
  ///   - isTimeUp: asked between solves and between moves; after it says so, what was found is returned.
  /// - Throws: what is wrong with a condition.
  /// - Complexity: in practice ten to a hundred solves from one another's trees.
  public func solve(
    tieBreaks: [TieBreak] = [], under conditions: [SideCondition], from multipliers: [Int] = [],
    gap: Double = 0.0001, isQuick: Bool = false,
    isTimeUp: @escaping @Sendable () -> Bool = { false }
  ) async throws(SideConditionError) -> ConditionedSolution {
    let coefficients = try Coefficients(conditions, of: self)
    return await writtenOut.solve(
      tieBreaks, coefficients, gap, from: multipliers, isQuick: isQuick, isTimeUp)
  }

  /// The same of conditions that were checked.
  func solve(
    _ tieBreaks: [TieBreak], _ coefficients: Coefficients, _ gap: Double,
    from multipliers: [Int] = [], isQuick: Bool = false,
    _ isTimeUp: @escaping @Sendable () -> Bool
  ) async -> ConditionedSolution {
    switch await bounded(
      tieBreaks, coefficients, .near, gap: gap, from: multipliers, isTimeUp: isTimeUp)
    {
    case .free(let free): return free
    case .searched(let search):
      guard search.best.bound < leastEarned else {
        return await fit(search, gap, isQuick, isTimeUp)
      }
      return ConditionedSolution(
        solution: nil, bound: search.best.bound, multipliers: search.best.multipliers, uses: [],
        isImpossible: true, solves: search.trees.solves + 1)
    }
  }

  /// Whether multipliers prove that no flow keeps conditions; of a problem where nothing earns anything.
  func isEmpty(
    under coefficients: Coefficients, _ isTimeUp: @escaping @Sendable () -> Bool
  ) async -> Bool {
    switch await bounded([], coefficients, .cone, isTimeUp: isTimeUp) {
    case .free: false
    case .searched(let search): search.best.bound < 0
    }
  }

  private enum Bounded {
    /// The best flow of all keeps the conditions.
    case free(ConditionedSolution)
    case searched(MultiplierSearch)
  }

  private func bounded(
    _ tieBreaks: [TieBreak], _ coefficients: Coefficients, _ beginning: MultiplierSearch.Beginning,
    gap: Double = 0, from multipliers: [Int] = [], isTimeUp: @Sendable () -> Bool
  ) async -> Bounded {
    let structure = Network.Structure(self)
    let parts = await SolvedPart.all(
      of: self, Partition.shared(self, structure), structure, tieBreaks, for: .pivoting,
      progress: nil)
    let free = solution(of: parts, structure)
    let uses = coefficients.uses(of: free.flows)
    let none = [Int](repeating: 0, count: coefficients.lines.count)
    guard !coefficients.allow(uses), let noCharges = Charges(none, coefficients, of: self) else {
      return .free(
        ConditionedSolution(
          solution: free, bound: free.objective, multipliers: none, uses: uses, solves: 1))
    }
    var search = await MultiplierSearch(
      ChargedTrees(self, coefficients, structure, parts, noCharges), from: multipliers, beginning)
    // What rounding comes to: a point of each unit.
    let units = beginning == .cone ? rows.reduce(0) { $0 + Self.held($1) } : 1
    let tolerance = max(Double(units), abs(Double(free.objective)) * gap / 50)
    await search.run(tolerance: tolerance, least: leastEarned, isTimeUp: isTimeUp)
    return .searched(search)
  }

  /// Flows that keep all conditions: between those that were met, and where these are not near enough, from each of the
  /// starts; the best of these.
  private func fit(
    _ search: MultiplierSearch, _ gap: Double, _ isQuick: Bool,
    _ isTimeUp: @escaping @Sendable () -> Bool
  ) async -> ConditionedSolution {
    let (best, coefficients) = (search.best, search.trees.coefficients)
    let wide = gap * abs(Double(best.bound))
    // A tenth of the gap is soon had where it is to be had at all.
    let enough = best.bound - Int(wide / 10)
    var found: Fit?
    func isNear(_ most: Double) -> Bool {
      found.map { Double(best.bound - $0.earned) <= most } ?? false
    }
    for start in search.mixed where !isNear(isQuick ? wide : wide / 10) && !isTimeUp() {
      var relinking = Relinking(start.flows, search)
      relinking.run(towards: search.met, enough: enough, isTimeUp: isTimeUp)
      if relinking.isFeasible { found = Fit(relinking.flows, self).better(than: found) }
    }
    let starts = isNear(isQuick ? wide : wide / 10) ? [] : search.starts.prefix(isQuick ? 1 : .max)
    for (place, start) in starts.enumerated() where place == 0 || !isNear(wide) && !isTimeUp() {
      var fitting = Fitting(start, search, isQuick: isQuick)
      await fitting.run(enough: enough, isTimeUp: isTimeUp)
      if fitting.isFeasible { found = Fit(fitting.flows, self).better(than: found) }
    }
    if found == nil, !isQuick {
      var raised = search
      if let start = await raised.feasibleStart(isTimeUp: isTimeUp) {
        var fitting = Fitting(start, search)
        await fitting.run(enough: enough, isTimeUp: isTimeUp)
        found = Fit(fitting.isFeasible ? fitting.flows : start.flows, self)
      }
    }
    if found == nil, coefficients.lines.allSatisfy({ $0.atMost >= 0 }) { found = Fit([], self) }
    let certificate = certificate(of: best, search.trees)
    return ConditionedSolution(
      solution: found.map {
        certificate.with(flows: $0.flows, objective: $0.earned, $0.carried, in: self)
      },
      bound: best.bound, multipliers: best.multipliers,
      uses: found.map { coefficients.uses(of: $0.flows) } ?? [], solves: search.trees.solves + 1)
  }

  /// Flows that keep all conditions.
  private struct Fit {
    let flows: [TransportationSolution.Flow]
    let carried: Carried
    let earned: Int

    init(_ flows: [TransportationSolution.Flow], _ problem: TransportationProblem) {
      var carried = Carried(problem)
      for flow in flows { carried.add(flow, in: problem) }
      (self.flows, self.carried) = (flows, carried)
      earned = carried.earned(in: problem)
    }

    func better(than other: Fit?) -> Fit {
      other.map { earned > $0.earned ? self : $0 } ?? self
    }
  }

  /// The best flow of the charged problem with its values.
  private func certificate(
    of vertex: ChargedTrees.Vertex, _ trees: ChargedTrees
  ) -> TransportationSolution {
    guard let charges = Charges(vertex.multipliers, trees.coefficients, of: self),
      let charged = try? charged(charges)
    else { preconditionFailure("multipliers that were solved at are not too large") }
    return charged.solution(of: vertex.simplexes.map { SolvedPart($0) }, trees.structure)
  }

  /// What no flow earns less than.
  var leastEarned: Int {
    func loss(_ pieces: [Piece]) -> Int { max(0, -(pieces.last?.bonus ?? 0)) }
    let perUnit =
      candidates.points.reduce(0) { max($0, -Int($1)) } + rows.reduce(0) { max($0, loss($1)) }
      + columns.reduce(0) { max($0, loss($1.pieces)) }
      + (groups + rowGroups).reduce(0) { $0 + loss($1.pieces ?? []) }
    return -perUnit * rows.reduce(0) { $0 + Self.held($1) }
  }
}
