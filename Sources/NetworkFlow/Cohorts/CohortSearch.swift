/// Branch and bound over the columns of a part that carry less than their minimum.
///
/// The node with the largest bound is looked at first, among equals the deepest. Each of the few columns nearest to
/// the middle between nothing and their minimum is decided both ways on trial; the one is decided for whose better side loses
/// most. A node is done with when its bound is no more than what was found, or nothing is under its minimum.
struct CohortSearch {
  private var state: DecidedPart
  let limit: CohortLimit
  let report: @Sendable (CohortProgress.Part) -> Void
  /// What was found: the objective, and whether each column that could be decided carries anything.
  private var found = (objective: -1, isOpen: [Bool]())
  private var leaves: [Leaf] = []
  private var nodes = 0
  /// What the part earns where nothing is decided.
  private var relaxed = 0
  private var waiting = Heap<NodeRank, Leaf>()
  private var sequence = 0

  typealias Decision = CohortSolution.Decision

  /// Decisions, and what no flow with them exceeds.
  struct Leaf: Sendable {
    let decisions: [Decision]
    let bound: Int
  }

  init(
    _ part: CohortPart, _ limit: CohortLimit,
    report: @escaping @Sendable (CohortProgress.Part) -> Void
  ) async {
    state = await DecidedPart(part)
    self.limit = limit
    self.report = report
  }

  /// Searches until the gap is small enough or a limit is reached.
  mutating func run() async -> SearchedPart {
    let root = await decide([])
    relaxed = root.bound
    await closeAll(from: root)
    await dive(from: Leaf(decisions: [], bound: root.bound))
    wait(Leaf(decisions: [], bound: root.bound))
    var end = CohortSolution.End.gap
    while let (_, node) = waiting.popLeast() {
      tell(bound: node.bound)
      if limit.isReached(found.objective, node.bound) {
        leaves.append(node)
        break
      }
      let stop = limit.stop(after: nodes)
      if let stop {
        leaves.append(node)
        end = stop
        break
      }
      // A dive from time to time: at nodes 1, 2, 4, 8 and so on.
      if nodes & (nodes - 1) == 0 { await dive(from: node) }
      await expand(node)
    }
    while let (_, node) = waiting.popLeast() { leaves.append(node) }
    tell(bound: leaves.reduce(found.objective) { max($0, $1.bound) })
    return SearchedPart(
      part: state.part, isOpen: found.isOpen, leaves: leaves, relaxed: relaxed, nodes: nodes,
      end: end)
  }

  private func tell(bound: Int) {
    report(
      .init(
        nodes: nodes, loss: relaxed - found.objective,
        leastLoss: relaxed - max(bound, found.objective)))
  }

  // MARK: Nodes

  /// Decides, and keeps what comes of it if it is the best flow so far that keeps every minimum.
  private mutating func decide(_ decisions: [Decision]) async -> DecidedPart.Outcome {
    let outcome = await state.decide(decisions)
    if outcome.under.isEmpty, outcome.bound > found.objective {
      found = (outcome.bound, state.part.decidable.map { state.used($0) > 0 })
    }
    return outcome
  }

  /// Keeps a node for later, or as a leaf where it cannot become better than what was found.
  private mutating func wait(_ node: Leaf) {
    guard node.bound > found.objective else {
      leaves.append(node)
      return
    }
    sequence += 1
    let rank = NodeRank(bound: node.bound, depth: node.decisions.count, sequence: sequence)
    waiting.insert(node, at: rank)
  }

  private mutating func expand(_ node: Leaf) async {
    let outcome = await decide(node.decisions)
    guard let branch = await branch(of: node.decisions, outcome, trials: 8) else {
      leaves.append(node)
      return
    }
    nodes += 1
    for side in [branch.better, branch.worse] {
      wait(Leaf(decisions: node.decisions + [side.decision], bound: side.bound))
    }
  }

  // MARK: Branching

  /// A column decided one way.
  private struct Side {
    let decision: Decision
    let bound: Int
  }

  /// A column decided both ways, the larger bound first.
  private struct Branch {
    let better: Side
    let worse: Side
  }

  /// The column whose better side loses most, of a few; nil where nothing is under its minimum.
  private mutating func branch(
    of decisions: [Decision], _ outcome: DecidedPart.Outcome, trials: Int
  ) async -> Branch? {
    var best: Branch?
    for under in outcome.under.sorted(by: Self.isNearerToMiddle).prefix(trials) {
      var sides: [Side] = []
      for isOpen in [false, true] {
        let decision = Decision(column: under.column, isOpen: isOpen)
        sides.append(Side(decision: decision, bound: await decide(decisions + [decision]).bound))
      }
      sides.sort { $0.bound > $1.bound }
      let branch = Branch(better: sides[0], worse: sides[1])
      if let best,
        (best.better.bound, best.worse.bound) <= (branch.better.bound, branch.worse.bound)
      {
        continue
      }
      best = branch
      // Nothing better is below this node at all.
      if branch.better.bound <= found.objective { break }
    }
    return best
  }

  private static func isNearerToMiddle(
    _ left: DecidedPart.Under, _ right: DecidedPart.Under
  ) -> Bool {
    (-left.distance, left.column) < (-right.distance, right.column)
  }

  // MARK: Finding something

  /// Closes whatever is under its minimum, again and again: the first thing found, if not the best.
  private mutating func closeAll(from root: DecidedPart.Outcome) async {
    var decisions: [Decision] = []
    var outcome = root
    while !outcome.under.isEmpty {
      decisions += outcome.under.map { Decision(column: $0.column, isOpen: false) }
      outcome = await decide(decisions)
    }
  }

  /// Decides one column after the other the way that loses least.
  private mutating func dive(from node: Leaf) async {
    var decisions = node.decisions
    while true {
      let outcome = await decide(decisions)
      guard outcome.bound > found.objective, !limit.isTimeUp(),
        let branch = await gentlestBranch(of: decisions, outcome)
      else { return }
      decisions.append(branch)
    }
  }

  /// The decision that loses least, of a few columns that are nearest to nothing or to their minimum.
  private mutating func gentlestBranch(
    of decisions: [Decision], _ outcome: DecidedPart.Outcome
  ) async -> Decision? {
    var best: Side?
    for under in outcome.under.sorted(by: Self.isNearerToMiddle).suffix(4) {
      for isOpen in [true, false] {
        let decision = Decision(column: under.column, isOpen: isOpen)
        let side = Side(decision: decision, bound: await decide(decisions + [decision]).bound)
        if best.map({ $0.bound < side.bound }) ?? true { best = side }
        if side.bound == outcome.bound { return decision }
      }
    }
    return best?.decision
  }
}

/// A part with what was found in it.
struct SearchedPart: Sendable {
  let part: CohortPart
  /// Whether each column that could be decided carries anything in the best flow found.
  let isOpen: [Bool]
  let leaves: [CohortSearch.Leaf]
  /// What the part earns where nothing is decided.
  let relaxed: Int
  let nodes: Int
  let end: CohortSolution.End
}
