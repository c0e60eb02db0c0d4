/// Flows that keep side conditions and minimums, and the tree of decisions whose leaves bound all others.
public struct ConditionedTree: Sendable, Hashable {
  /// The flows, by row, then by column; nil where none were found that keep everything.
  public let flows: [TransportationSolution.Flow]?
  /// What the flows earn; nil without flows.
  public let objective: Int?
  /// No flow that keeps everything earns more.
  public let bound: Int
  /// Whether it is proved that no flow keeps everything.
  public let isImpossible: Bool
  /// All that can be decided.
  public let leaves: [Leaf]
  /// How many nodes were looked at.
  public let nodes: Int
  /// Why no more was looked at.
  public let end: CohortSolution.End

  /// Decisions, and what no flow that keeps them earns more than.
  public struct Leaf: Sendable, Hashable {
    /// What was decided, in the order of deciding.
    public let decisions: [UnitDecision]
    /// No flow with these decisions earns more.
    public let bound: Int
    /// The multipliers that prove it, of this node or of one above it.
    public let multipliers: [Int]
    /// Whether they prove that no flow keeps the decisions and conditions: where no unit earns anything, their bound is
    /// below nothing.
    public let isEmpty: Bool

    init(decisions: [UnitDecision], bound: Int, multipliers: [Int], isEmpty: Bool = false) {
      (self.decisions, self.bound) = (decisions, bound)
      (self.multipliers, self.isEmpty) = (multipliers, isEmpty)
    }

    func and(_ decision: UnitDecision) -> Leaf {
      Leaf(decisions: decisions + [decision], bound: bound, multipliers: multipliers)
    }

    func with(bound: Int) -> Leaf {
      Leaf(decisions: decisions, bound: bound, multipliers: multipliers)
    }
  }
}

/// Why a search under conditions was refused.
public enum ConditionedTreeError: Error, Sendable, Hashable {
  /// A condition does not fit the problem.
  case conditions(SideConditionError)
  /// A minimum does not, or the problem is too large for minimums.
  case minimums(CohortError)
}

extension TransportationProblem {
  /// The best flow that keeps side conditions and minimums of columns, or one near to it with a bound that is proven.
  ///
  /// `solve(tieBreaks:under:gap:)` finds the multipliers of the whole and `solve(minimums:)` decides at fixed ones; here
  /// they are found anew after every decision, which takes many more solves and closes the gap of small problems.
  /// The same comes out of the same inputs on any number of threads, as long as time is not up.
  ///
  /// - Parameters:
  ///   - minimums: for each of some columns; none are needed.
  ///   - conditions: 1 or more.
  ///   - multipliers: where to begin, one for each condition, in millionths.
  ///   - known: flows that keep everything, by row, then by column; others are taken only where they earn more.
  ///   - gap: the share of the objective by which the bound may exceed it, 0 or more.
  ///   - nodes: so many are looked at, at the most.
  ///   - isTimeUp: asked from time to time, from several threads.
  /// - Throws: what is wrong with a condition or a minimum.
  /// - Complexity: ten to a hundred solves for each node.
  public func solve(
    minimums: [ColumnMinimum], under conditions: [SideCondition], from multipliers: [Int],
    knowing known: [TransportationSolution.Flow]? = nil, gap: Double = 0.0001, nodes: Int,
    isTimeUp: @escaping @Sendable () -> Bool = { false }
  ) async throws(ConditionedTreeError) -> ConditionedTree {
    let networks = try await networks(minimums, conditions)
    var search = ConditionedSearch(
      networks, try await networks.empty,
      CohortLimit(gap: gap, nodes: nodes, isTimeUp: isTimeUp))
    let end = await search.run(
      from: multipliers, knowing: known.map { .init(flows: $0, earned: earned($0)) })
    let bound = search.leaves.reduce(search.found?.earned ?? .min) { max($0, $1.bound) }
    return ConditionedTree(
      flows: search.found?.flows, objective: search.found?.earned, bound: bound,
      isImpossible: search.found == nil && bound < leastEarned, leaves: search.leaves,
      nodes: search.nodes, end: end)
  }

  /// Solves every leaf again, and checks that the leaves are all that can be decided: then the bound is proven.
  ///
  /// - Returns: nil, or what is wrong.
  /// - Complexity: one solve for each leaf.
  public func fault(
    of tree: ConditionedTree, minimums: [ColumnMinimum], under conditions: [SideCondition]
  ) async throws(ConditionedTreeError) -> String? {
    let networks = try await networks(minimums, conditions)
    let empty = try await networks.empty
    guard tree.isWhole(networks.least) else { return "the leaves are not all" }
    for leaf in tree.leaves {
      guard leaf.bound <= tree.bound else { return "a leaf's bound is above the tree's" }
      let proving = leaf.isEmpty ? empty : networks
      guard let (bound, charged, solution) = await proving.bound(of: leaf) else {
        return "a leaf's multipliers are too large"
      }
      do {
        try charged.verify(solution)
      } catch {
        return "a leaf's solution: \(error)"
      }
      guard bound <= (leaf.isEmpty ? -1 : leaf.bound) else {
        return "a leaf earns \(bound), not \(leaf.bound)"
      }
    }
    return nil
  }

  private func networks(
    _ minimums: [ColumnMinimum], _ conditions: [SideCondition]
  ) async throws(ConditionedTreeError) -> DecidedNetworks {
    let coefficients: Coefficients
    do throws(SideConditionError) {
      coefficients = try Coefficients(conditions, of: self)
    } catch {
      throw .conditions(error)
    }
    do throws(CohortError) {
      return try await DecidedNetworks(writtenOut, minimums, coefficients)
    } catch {
      throw .minimums(error)
    }
  }
}

extension DecidedNetworks {
  /// Those in which no unit earns anything.
  fileprivate var empty: DecidedNetworks {
    get async throws(ConditionedTreeError) {
      do throws(CohortError) {
        return try await earningNothing()
      } catch {
        throw .minimums(error)
      }
    }
  }
}

extension ConditionedTree {
  /// Whether at each node all leaves below decide on the same next, some that it is no more than so many and the others
  /// that it is more; of a column with a minimum, nothing or no less than that is all too.
  fileprivate func isWhole(_ least: [Int]) -> Bool {
    var nodes = [(leaves: Array(leaves.indices), depth: 0)]
    while let (below, depth) = nodes.popLast() {
      guard let first = below.first else { return false }
      if below.count == 1, leaves[first].decisions.count == depth { continue }
      guard below.allSatisfy({ leaves[$0].decisions.count > depth }) else { return false }
      let up = below.filter { leaves[$0].decisions[depth].isAtLeast }
      let down = below.filter { !leaves[$0].decisions[depth].isAtLeast }
      let ups = Set(up.map { leaves[$0].decisions[depth] })
      let downs = Set(down.map { leaves[$0].decisions[depth] })
      guard ups.count == 1, downs.count == 1, let more = ups.first, let fewer = downs.first,
        more.place == fewer.place, fewer.leaves(nothingBefore: more, least)
      else { return false }
      nodes.append((up, depth + 1))
      nodes.append((down, depth + 1))
    }
    return true
  }
}

extension UnitDecision {
  fileprivate func leaves(nothingBefore more: UnitDecision, _ least: [Int]) -> Bool {
    if more.units == units + 1 { return true }
    guard units == 0, case .column(let column) = place else { return false }
    return more.units <= least[column]
  }
}
