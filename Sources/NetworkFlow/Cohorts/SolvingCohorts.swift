/// # The problem
///
/// That of `solve(tieBreaks:)`, and for some columns j a minimum k_j: what a column carries is nothing or at
/// least that. With y_j the choice whether it runs, sum_i x_ij >= k_j y_j and sum_p z_jp <= c_j y_j. This is
/// NP-hard: a set can be covered by triples exactly when columns of three units each can carry all.
///
/// # How
///
/// `relaxed(by:)` is a network whose optimum bounds the objective. As a rule a few columns for each cap remain under
/// their minimum in it. A tree of decisions settles these: a column is closed, or its first k_j units count so much more that
/// they fill if anything can fill them, which is taken off again. Every node is a network, solved from the trees of the one before
/// by a few pivots. Parts of the problem that share nothing have trees of their own: what they lose adds up.
///
/// # What proves it
///
/// The values of the relaxation prove its optimum. The leaves of a tree are all that can be decided, and the network of each leaf
/// bounds what it could earn: `verifyLeaves(of:minimums:)` solves each of them again, by the whole problem.
///
/// # Sources
///
/// J. E. Falk, R. M. Soland, An algorithm for separable nonconvex programming problems, Management Science 15 (1969), for the
/// concave envelope as bound; D. Applegate, R. Bixby, V. Chvatal, W. Cook, Finding cuts in the TSP (1995), for deciding on trial.
extension TransportationProblem {
  /// The best flow in which every column keeps its minimum, or one near to it with a bound that is proven.
  ///
  /// The flow of nothing keeps every minimum, so there is always one. Among flows that carry anything on the same columns it is
  /// the best, and the best of these by the tie-breaks. It is the same on every machine unless time was up.
  ///
  /// - Parameters:
  ///   - minimums: for each of some columns.
  ///   - gap: the share of the objective by which the bound may exceed it, 0 or more; 0 for the best there is.
  ///   - nodes: the most columns decided both ways in each part that shares nothing with the others; nil for no limit.
  ///   - isTimeUp: asked from time to time, from several threads; after the first flow was found.
  ///   - progress: told from time to time what was found and its bound, one at a time, from several threads.
  /// - Throws: what is wrong with the minimums, or that the problem is too large for them.
  /// - Complexity: two solves and a change of a solved problem for each trial; the nodes may double with every
  ///   column that is under its minimum in the relaxation.
  public func solve(
    minimums: [ColumnMinimum], tieBreaks: [TieBreak] = [], gap: Double = 0.0001,
    nodes: Int? = nil, isTimeUp: @escaping @Sendable () -> Bool = { false },
    progress: (@Sendable (_ nodes: Int, _ objective: Int, _ bound: Int) -> Void)? = nil
  ) async throws(CohortError) -> CohortSolution {
    let least = try leastByColumn(minimums)
    let relaxed = relaxed(byLeast: least)
    let relaxation = await relaxed.solve()
    let force = try force(above: relaxation.objective, least, relaxed)
    let parts: [CohortPart]
    do throws(ProblemError) {
      parts = try CohortPart.all(of: relaxed, least: least, force: force)
    } catch {
      throw .problem(error)
    }
    let total = progress.map {
      CohortProgress(parts: parts.count, relaxed: relaxation.objective, $0)
    }
    let searched = await CohortPart.search(
      parts, CohortLimit(gap: gap, nodes: nodes, isTimeUp: isTimeUp), total)
    let isOpen = isOpen(relaxation, least, searched)
    let best = try await decided(isOpen, least, force: force).solve(tieBreaks: tieBreaks)
    return CohortSolution(best, of: self, least, relaxation, searched)
  }

  /// Whether each column carries anything: what was found in the parts, and what the relaxation carries elsewhere.
  private func isOpen(
    _ relaxation: TransportationSolution, _ least: [Int], _ searched: [SearchedPart]
  ) -> [Bool] {
    var isOpen = relaxation.columnUnits.map { $0 > 0 }
    for searched in searched {
      for (place, column) in searched.part.decidable.enumerated() {
        isOpen[searched.part.columns[column]] = searched.isOpen[place]
      }
    }
    return isOpen
  }

  /// The problem where every column with a minimum carries it, as far as anything can, or nothing.
  ///
  /// - Throws: where sums with the force on top are too large.
  func decided(
    _ isOpen: [Bool], _ least: [Int], force: Int
  ) throws(CohortError) -> TransportationProblem {
    let decided = columns.indices.map { column in
      guard least[column] > 0 else { return columns[column] }
      let pieces =
        isOpen[column]
        ? Self.levelled(columns[column].pieces, upTo: least[column], more: force) : []
      return Column(pieces: pieces, group: columns[column].group)
    }
    do throws(ProblemError) {
      return try TransportationProblem(
        rows: rows, columns: decided, groups: groups, rowGroups: rowGroups,
        groupOfRow: rowGroups.isEmpty ? [] : rows.indices.map(group(ofRow:)), candidates: candidates
      )
    } catch {
      throw .problem(error)
    }
  }
}

extension CohortPart {
  /// Searches parts side by side.
  fileprivate static func search(
    _ parts: [CohortPart], _ limit: CohortLimit, _ progress: CohortProgress?
  ) async -> [SearchedPart] {
    await withTaskGroup(of: (Int, SearchedPart).self) { group in
      for (place, part) in parts.enumerated() {
        group.addTask {
          var search = await CohortSearch(part, limit) { progress?.advance(place, to: $0) }
          return (place, await search.run())
        }
      }
      var searched = [SearchedPart?](repeating: nil, count: parts.count)
      for await (place, part) in group { searched[place] = part }
      return searched.compactMap { $0 }
    }
  }
}

extension CohortSolution {
  /// - Parameter best: of the problem whose columns are closed or made to carry their minimum.
  fileprivate init(
    _ best: TransportationSolution, of problem: TransportationProblem, _ least: [Int],
    _ relaxation: TransportationSolution, _ searched: [SearchedPart]
  ) {
    flows = best.flows
    rowUnits = best.rowUnits
    groupFlows = best.groupFlows
    columnUnits = best.columnUnits
    closed = problem.columns.indices.filter { least[$0] > 0 && best.columnUnits[$0] == 0 }
    objective = problem.earned(flows)
    self.relaxation = relaxation
    trees = searched.map { searched in
      searched.leaves.map { leaf in
        Leaf(
          decisions: leaf.decisions.map {
            Decision(column: searched.part.columns[$0.column], isOpen: $0.isOpen)
          },
          loss: searched.relaxed - leaf.bound)
      }
    }.filter { !$0.isEmpty && $0 != [Leaf(decisions: [], loss: 0)] }
    bound = relaxation.objective - trees.lazy.map(Self.leastLoss).reduce(0, +)
    nodes = searched.reduce(0) { $0 + $1.nodes }
    end =
      searched.map(\.end).contains(.time)
      ? .time : searched.map(\.end).contains(.nodes) ? .nodes : .gap
  }

  /// What every leaf of a tree loses at least.
  static func leastLoss(_ leaves: [Leaf]) -> Int { leaves.map(\.loss).min() ?? 0 }
}

extension TransportationProblem {
  /// What flows earn with the bonuses of the pieces that they fill; the candidates are there.
  func earned(_ flows: [TransportationSolution.Flow]) -> Int {
    var carried = Carried(self)
    for flow in flows { carried.add(flow, in: self) }
    return carried.earned(in: self)
  }
}
