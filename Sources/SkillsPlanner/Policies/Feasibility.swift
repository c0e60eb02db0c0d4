import NetworkFlow

/// What a search tells of whether any plan keeps all that is set.
enum Feasibility: Sendable {
  /// A plan that keeps everything, whatever its points.
  case feasible([Answer.Decision])
  /// It is proved that none does.
  case infeasible
  case unknown

  /// Whether there is one; nil where that is not known.
  var isFeasible: Bool? {
    switch self {
    case .feasible: true
    case .infeasible: false
    case .unknown: nil
    }
  }
}

extension PlanningProblem {
  /// Larger problems are not searched: each question takes many nodes.
  var isSearched: Bool { candidates <= 20_000 }
  private static let mostTotals = 200
  /// What a unit of a floor counts: so much that prices in whole points are fine enough.
  private static let each = TransportationProblem.mostPoints

  /// Looks for a plan that keeps all limits and minimum cohorts, where no points count: prices then tell nothing but what
  /// is asked too much of.
  ///
  /// - Complexity: at most 200 nodes of a search, and as many for each number of places in all where shares leave it
  ///   open and there are 200 such numbers at most; nothing, and unknown, for a problem of more than 20,000 candidates.
  ///
  /// - Parameter byTotals: whether to try the numbers of places in all.
  func feasibility(byTotals: Bool = true) async throws(PlanningFailure) -> Feasibility {
    guard isSearched else { return .unknown }
    let open = try with(limits: [], minimums: minimums, funded: funded.map { _ in nil }).network
    let found = try await feasibility(in: open)
    guard case .unknown = found, byTotals, let whole = wholeOfMostShares else { return found }
    return try await feasibilityByTotals(on: whole, in: open)
  }

  /// What most shares are of; nil where there is none.
  private var wholeOfMostShares: [Int]? {
    let wholes = limits.compactMap { $0.share?.courses }
    let counts = Dictionary(wholes.map { ($0, 1) }, uniquingKeysWith: +)
    return wholes.max { counts[$0, default: 0] < counts[$1, default: 0] }
  }

  /// A share is a number of places once that of all is known, and of so many places a share may be no whole number that
  /// a search over flows alone would have to find out one flow at a time.
  private func feasibilityByTotals(
    on courses: [Int], in open: LimitedNetwork
  ) async throws(PlanningFailure) -> Feasibility {
    let holds = mostOfCourses
    let most = min(
      courses.reduce(0) { $0 + holds[$1] },
      network.needPieces.joined().reduce(0) { $0 + $1.capacity })
    guard most <= Self.mostTotals else { return .unknown }
    var isKnown = true
    for total in (0...most).reversed() {
      let exact = try with(limits: limits(withPlaces: total, on: courses))
      switch try await exact.feasibility(in: open) {
      case .feasible(let decisions): return .feasible(decisions)
      case .infeasible: break
      case .unknown: isKnown = false
      }
    }
    return isKnown ? .infeasible : .unknown
  }

  /// By prices first: they rule out most of what can be ruled out, and far sooner than a search.
  ///
  /// - Parameter open: the network that holds no limits.
  private func feasibility(in open: LimitedNetwork) async throws(PlanningFailure) -> Feasibility {
    try await isRuledOut(in: open) ? .infeasible : feasibilityBySearch()
  }

  /// Whether prices alone rule out all plans, with every limit beside a network that holds none; not where limits are
  /// more than prices are found for.
  func isRuledOut(in open: LimitedNetwork) async throws(PlanningFailure) -> Bool {
    let items =
      limits.indices.map(Conditions.Item.limit)
      + funded.indices.filter { funded[$0] != nil }.map(Conditions.Item.level)
    guard items.count <= TransportationProblem.mostSideConditions else { return false }
    do throws(SideConditionError) {
      return try await open.problem.isRuledOut(
        by: Conditions(items, limits, open, funded: funded).all)
    } catch {
      throw PlanningFailure.tooLarge("\(error)")
    }
  }

  private func feasibilityBySearch() async throws(PlanningFailure) -> Feasibility {
    let network = try await CountedNetwork(self, each: Self.each).network
    let conditions = Conditions(limits, network).all
    guard conditions.count <= TransportationProblem.mostSideConditions else { return .unknown }
    let least = network.placement.floors.reduce(0) { $0 + Self.each * $1.least }
    let tree: ConditionedTree
    do throws(ConditionedTreeError) {
      tree = try await network.problem.solve(
        minimums: columnMinimums, under: conditions, from: conditions.map { _ in 0 }, gap: 0,
        nodes: 200)
    } catch {
      throw PlanningFailure.tooLarge("\(error)")
    }
    if let flows = tree.flows, let found = tree.objective, found >= least {
      return .feasible(network.decisions(of: flows))
    }
    return tree.isImpossible || tree.bound < least ? .infeasible : .unknown
  }
}
