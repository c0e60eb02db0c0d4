/// Branch and bound over what rows and columns carry, where conditions stand beside the network.
///
/// The multipliers are searched for anew in every node, from those of the node above: so its bound is that of the
/// linear programme, as far as multipliers are found. The node with the largest bound is looked at first. It is
/// decided on what the mixture of flows carries that comes to that bound: first whether a column runs that carries less
/// than its minimum there, then between two whole numbers of a column or a row. Of a few the one is taken whose better
/// side loses most at the same multipliers. From time to time a node is followed down to flows.
struct ConditionedSearch {
  private let networks: DecidedNetworks
  /// The same where no unit earns anything.
  private let empty: DecidedNetworks
  private let limit: CohortLimit
  /// What no flow earns less than.
  private let leastEarned: Int
  private var worth: Double?
  private(set) var found: Found?
  private(set) var leaves: [Leaf] = []
  private(set) var nodes = 0
  private var waiting = Heap<NodeRank, Leaf>()
  private var sequence = 0

  typealias Leaf = ConditionedTree.Leaf

  /// Flows that keep everything, and what they earn.
  struct Found: Sendable {
    let flows: [TransportationSolution.Flow]
    let earned: Int
  }

  /// What comes of decisions.
  private struct Outcome {
    let leaf: Leaf
    /// What the mixture of flows carries that comes to the bound.
    let mean: MeanFlow
  }

  init(_ networks: DecidedNetworks, _ empty: DecidedNetworks, _ limit: CohortLimit) {
    (self.networks, self.empty, self.limit) = (networks, empty, limit)
    leastEarned = networks.problem.leastEarned
  }

  /// Searches until the gap is small enough or a limit is reached; at first flows that are known are the best.
  mutating func run(from multipliers: [Int], knowing known: Found?) async -> CohortSolution.End {
    found = known
    await expand(Leaf(decisions: [], bound: .max, multipliers: multipliers))
    var end = CohortSolution.End.gap
    while let (_, node) = waiting.popLeast() {
      let stop = limit.stop(after: nodes)
      if stop != nil || limit.isReached(leastFound, node.bound) {
        end = limit.isReached(leastFound, node.bound) ? .gap : stop ?? .gap
        leaves.append(node)
        break
      }
      await expand(node)
    }
    while let (_, node) = waiting.popLeast() { leaves.append(node) }
    return end
  }

  private mutating func expand(_ node: Leaf) async {
    let outcome = await look(at: node, mostSolves: 60)
    nodes += 1
    guard outcome.leaf.bound >= leastEarned, outcome.leaf.bound > leastFound else {
      leaves.append(outcome.leaf)
      return
    }
    // At nodes 1, 2, 4, 8 and so on.
    if nodes & (nodes - 1) == 0 { await dive(from: outcome) }
    await branch(outcome)
  }

  private var leastFound: Int { found?.earned ?? (leastEarned - 1) }

  private mutating func wait(_ node: Leaf) {
    sequence += 1
    let rank = NodeRank(bound: node.bound, depth: node.decisions.count, sequence: sequence)
    waiting.insert(node, at: rank)
  }

  // MARK: Nodes

  /// Finds the multipliers of a node, and flows near to its bound.
  private mutating func look(at node: Leaf, mostSolves: Int) async -> Outcome {
    let decided = networks.network(under: node.decisions)
    let search = await search(
      decided, from: node.multipliers, least: max(leastEarned, leastFound + 1), mostSolves)
    worth = worth ?? search.worth
    let bound = search.best.bound - decided.forced
    var leaf =
      node.bound <= bound
      ? node
      : Leaf(decisions: node.decisions, bound: bound, multipliers: search.best.multipliers)
    let mean = MeanFlow(search.mixed.map { (decided.flows($0.flows), $0.share) }, networks.problem)
    guard leaf.bound >= leastEarned, leaf.bound > leastFound else {
      return Outcome(leaf: leaf, mean: mean)
    }
    // Prices cannot grow until they say that nothing keeps a condition, if points are dear.
    if !mean.nearlyKeeps(networks.coefficients), let none = await proof(ofNoneAt: node) {
      leaf = none
    } else {
      if let whole = mean.flows { take(whole) }
      await fit(search, decided)
    }
    return Outcome(leaf: leaf, mean: mean)
  }

  /// The node where it is proved that no flow keeps its decisions and the conditions.
  private func proof(ofNoneAt node: Leaf) async -> Leaf? {
    let decided = empty.network(under: node.decisions)
    let none = [Int](repeating: 0, count: node.multipliers.count)
    let search = await search(decided, from: none, least: 0, 60)
    guard search.best.bound < decided.forced else { return nil }
    return Leaf(
      decisions: node.decisions, bound: leastEarned - 1, multipliers: search.best.multipliers,
      isEmpty: true)
  }

  /// Searches from some multipliers for those whose bound is least, or less than `least`.
  private func search(
    _ decided: DecidedNetwork, from multipliers: [Int], least: Int, _ mostSolves: Int
  ) async -> MultiplierSearch {
    let (network, coefficients, forced) = (decided.problem, decided.coefficients, decided.forced)
    let structure = Network.Structure(network)
    let parts = await SolvedPart.all(
      of: network, Partition(network, structure), structure, [], for: .pivoting, progress: nil)
    let none = [Int](repeating: 0, count: coefficients.lines.count)
    guard let noCharges = Charges(none, coefficients, of: network) else {
      preconditionFailure("nothing is charged")
    }
    let trees = ChargedTrees(network, coefficients, structure, parts, noCharges)
    let first = trees.vertex(none)
    let isFree = coefficients.allow(first.uses)
    let tolerance = max(1, Double(abs(first.bound - forced)) / 500_000)
    var search = await MultiplierSearch(
      trees, from: isFree ? none : multipliers, .far, worth: worth, mostSolves: mostSolves)
    if !isFree {
      await search.run(
        tolerance: tolerance, least: least + forced, isTimeUp: limit.isTimeUp)
    }
    return search
  }

  /// Moves the flows that were met until they keep the conditions, and keeps the best that keep everything.
  private mutating func fit(_ search: MultiplierSearch, _ decided: DecidedNetwork) async {
    if let start = search.mixed.first {
      var relinking = Relinking(start.flows, search)
      relinking.run(towards: search.met, enough: search.best.bound, isTimeUp: limit.isTimeUp)
      if relinking.isFeasible { take(decided.flows(relinking.flows)) }
    }
    for start in search.starts.prefix(2) {
      var fitting = Fitting(start, search)
      await fitting.run(
        enough: search.best.bound, atAnyPrice: found == nil, isTimeUp: limit.isTimeUp)
      if fitting.isFeasible { take(decided.flows(fitting.flows)) }
    }
  }

  /// Keeps flows that are better than what was found, where they keep the conditions and no column carries less than its
  /// minimum.
  private mutating func take(_ flows: [TransportationSolution.Flow]) {
    guard networks.coefficients.allow(networks.coefficients.uses(of: flows)) else { return }
    var carried = Carried(networks.problem)
    for flow in flows { carried.add(flow, in: networks.problem) }
    let keeps = carried.columns.indices.allSatisfy {
      carried.columns[$0] == 0 || carried.columns[$0] >= networks.least[$0]
    }
    guard keeps else { return }
    let earned = carried.earned(in: networks.problem)
    if earned > leastFound { found = Found(flows: flows, earned: earned) }
  }

  // MARK: Branching

  /// Something that is between two choices in the mixture.
  private struct Undecided {
    let place: UnitDecision.Place
    /// It carries no more than the first or no less than the second.
    let most: Int
    let least: Int
    /// From 0 to a half: how far from either.
    let distance: Double
    /// Nearer to the second.
    let isUp: Bool
    /// Columns that may not run before all else, then columns, rows and candidates.
    let order: Int

    init(_ place: UnitDecision.Place, _ mean: Double, _ most: Int, _ least: Int, order: Int) {
      (self.place, self.most, self.least, self.order) = (place, most, least, order)
      let share = (mean - Double(most)) / Double(least - most)
      (distance, isUp) = (min(share, 1 - share), share >= 0.5)
    }

    func decision(isUp: Bool) -> UnitDecision {
      UnitDecision(place, isAtLeast: isUp, units: isUp ? least : most)
    }
  }

  /// What is between two choices, the furthest from both first.
  private func undecided(_ outcome: Outcome) -> [Undecided] {
    var undecided: [Undecided] = []
    func add(_ place: UnitDecision.Place, _ mean: Double, least: Int, order: Int) {
      let fine = MeanFlow.fine
      if mean > fine, mean < Double(least) - fine {
        undecided.append(.init(place, mean, 0, least, order: 0))
      } else if abs(mean - mean.rounded()) > fine {
        let floor = Int(mean.rounded(.down))
        undecided.append(.init(place, mean, floor, floor + 1, order: order))
      }
    }
    for (column, mean) in outcome.mean.columns.enumerated() {
      add(.column(column), mean, least: networks.least[column], order: 1)
    }
    for (row, mean) in outcome.mean.rows.enumerated() { add(.row(row), mean, least: 0, order: 2) }
    for candidate in outcome.mean.candidates where undecided.isEmpty || undecided[0].order == 3 {
      add(
        .candidate(row: candidate.row, column: candidate.column), candidate.units, least: 0,
        order: 3)
    }
    return undecided.enumerated().sorted {
      ($0.element.order, -$0.element.distance, $0.offset)
        < ($1.element.order, -$1.element.distance, $1.offset)
    }.map(\.element)
  }

  /// Decides both ways on what loses most on its better side; where nothing is to be decided the node is a leaf.
  private mutating func branch(_ outcome: Outcome) async {
    let undecided = undecided(outcome)
    guard let first = undecided.first else {
      leaves.append(outcome.leaf)
      return
    }
    let tried = undecided.prefix { $0.order == first.order }.prefix(6)
    let sides = tried.flatMap { [$0.decision(isUp: true), $0.decision(isUp: false)] }
      .map { outcome.leaf.and($0) }
    let bounds = await bounds(of: sides)
    var best = (low: Int.max, high: Int.max, place: 0)
    for place in stride(from: 0, to: bounds.count, by: 2) {
      let (low, high) = (
        max(bounds[place], bounds[place + 1]), min(bounds[place], bounds[place + 1])
      )
      if (low, high) < (best.low, best.high) { best = (low, high, place) }
    }
    for place in best.place..<best.place + 2 {
      wait(sides[place].with(bound: min(outcome.leaf.bound, bounds[place])))
    }
  }

  /// The bounds of nodes at the multipliers that they have.
  private func bounds(of nodes: [Leaf]) async -> [Int] {
    await withTaskGroup(of: (Int, Int).self) { [networks] group in
      for (place, node) in nodes.enumerated() {
        group.addTask {
          (place, await networks.bound(of: node)?.bound ?? .max)
        }
      }
      var bounds = [Int](repeating: .max, count: nodes.count)
      for await (place, bound) in group { bounds[place] = bound }
      return bounds
    }
  }

  // MARK: Finding something

  /// Decides the nearest of what is undecided, again and again, until nothing is or nothing better is left.
  ///
  /// A search of a single node is of a network so large that each turn takes long: it takes larger and fewer ones.
  private mutating func dive(from outcome: Outcome) async {
    var outcome = outcome
    let (portion, mostTurns) = limit.nodes == 1 ? (2, 12) : (4, Int.max)
    var turns = 0
    while outcome.leaf.bound >= leastEarned, outcome.leaf.bound > leastFound, !limit.isTimeUp(),
      turns < mostTurns
    {
      let undecided = undecided(outcome)
      guard let first = undecided.first else { return }
      let same = undecided.filter { $0.order == first.order }
      let nearest = same.suffix(max(1, same.count / portion)).map { $0.decision(isUp: $0.isUp) }
      // What was decided and is not so cannot be so.
      guard !nearest.contains(where: outcome.leaf.decisions.contains) else { return }
      let leaf = nearest.reduce(outcome.leaf) { $0.and($1) }
      outcome = await look(at: leaf, mostSolves: 20)
      turns += 1
    }
  }
}

extension DecidedNetworks {
  /// What a node's multipliers prove of it, and the flow that does; nil where they are too large to be charged.
  func bound(
    of node: ConditionedTree.Leaf
  ) async -> (bound: Int, problem: TransportationProblem, solution: TransportationSolution)? {
    let decided = network(under: node.decisions)
    guard let charges = Charges(node.multipliers, decided.coefficients, of: decided.problem),
      let charged = try? decided.problem.charged(charges)
    else { return nil }
    let solution = await charged.solve()
    return (solution.objective + charges.allowance - decided.forced, charged, solution)
  }
}
