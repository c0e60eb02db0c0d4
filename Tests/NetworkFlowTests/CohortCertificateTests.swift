import NetworkFlow
import Synchronization
import Testing

/// What a search told.
final class Told: Sendable {
  private let said = Mutex<[(nodes: Int, objective: Int, bound: Int)]>([])

  func add(_ nodes: Int, _ objective: Int, _ bound: Int) {
    said.withLock { $0.append((nodes, objective, bound)) }
  }

  var all: [(nodes: Int, objective: Int, bound: Int)] { said.withLock { $0 } }
}

@Suite struct `Certificates with minimums` {
  /// A solution whose parts can be changed.
  private struct Draft {
    var flows: [TransportationSolution.Flow]
    var objective: Int
    var columnUnits: [Int]
    var groupFlows: [Int]
    var bound: Int
    var closed: [Int]
    var relaxation: TransportationSolution
    var trees: [[CohortSolution.Leaf]]
    let original: CohortSolution

    init(_ solution: CohortSolution) {
      original = solution
      flows = solution.flows
      objective = solution.objective
      columnUnits = solution.columnUnits
      groupFlows = solution.groupFlows
      bound = solution.bound
      closed = solution.closed
      relaxation = solution.relaxation
      trees = solution.trees
    }

    var solution: CohortSolution {
      CohortSolution(
        flows: flows, objective: objective, rowUnits: original.rowUnits,
        columnUnits: columnUnits, groupFlows: groupFlows, bound: bound, closed: closed,
        relaxation: relaxation, trees: trees)
    }
  }

  /// A problem whose relaxation is above the best, so that there is a tree.
  private func example() async throws -> (
    problem: TransportationProblem, minimums: [ColumnMinimum], solution: CohortSolution
  ) {
    let (problem, minimums) = try `Minimums of columns`.tight(seed: 5)
    let solution = try await problem.solve(minimums: minimums, gap: 0)
    try #require(solution.trees.first?.count ?? 0 > 3 && !solution.closed.isEmpty)
    return (problem, minimums, solution)
  }

  private func failure(
    of problem: TransportationProblem, _ solution: CohortSolution, _ minimums: [ColumnMinimum]
  ) async -> CohortFailure? {
    do throws(CohortFailure) {
      try await problem.verifyLeaves(of: solution, minimums: minimums)
      return nil
    } catch {
      return error
    }
  }

  @Test func `hold as they were found, and for no larger minimum`() async throws {
    let (problem, minimums, solution) = try await example()
    #expect(await failure(of: problem, solution, minimums) == nil)
    let raised = minimums.map {
      ColumnMinimum(column: $0.column, least: $0.least + ($0.column % 2) * 400)
    }
    #expect(await failure(of: problem, solution, raised) != nil)
  }

  @Test func `with a leaf left out are refused`() async throws {
    let (problem, minimums, solution) = try await example()
    for tree in solution.trees.indices {
      for leaf in solution.trees[tree].indices where solution.trees[tree].count > 1 {
        var draft = Draft(solution)
        draft.trees[tree].remove(at: leaf)
        #expect(
          await failure(of: problem, draft.solution, minimums) == .treeIncomplete(tree: tree))
      }
    }
  }

  @Test func `whose leaves are said to lose more than they do are refused`() async throws {
    let (problem, minimums, solution) = try await example()
    for tree in solution.trees.indices {
      let nearest = solution.trees[tree].indices.min {
        solution.trees[tree][$0].loss < solution.trees[tree][$1].loss
      }
      let leaf = try #require(nearest)
      let honest = solution.trees[tree][leaf]
      var draft = Draft(solution)
      draft.trees[tree][leaf] = .init(decisions: honest.decisions, loss: honest.loss + 1)
      let least = draft.trees[tree].map(\.loss).min() ?? 0
      draft.bound -= least - honest.loss
      #expect(
        await failure(of: problem, draft.solution, minimums)
          == .leafLosesLess(tree: tree, leaf: leaf, loss: honest.loss))
    }
  }

  @Test func `are refused for whatever else is changed`() async throws {
    let (problem, minimums, solution) = try await example()
    func refusal(_ change: (inout Draft) -> Void) async -> CohortFailure? {
      var draft = Draft(solution)
      change(&draft)
      return await failure(of: problem, draft.solution, minimums)
    }
    #expect(
      await refusal { $0.objective += 1 }
        == .objectiveDiffers(claimed: solution.objective + 1, earned: solution.objective))
    #expect(
      await refusal { $0.bound -= 1 }
        == .boundDiffers(claimed: solution.bound - 1, proven: solution.bound))
    #expect(await refusal { $0.closed.removeLast() } == .closedDiffer)
    #expect(await refusal { $0.flows.removeLast() } != nil)
    #expect(await refusal { $0.flows.swapAt(0, 1) } != nil)
    #expect(await refusal { $0.groupFlows[0] += 1 } == .group(0))
    #expect(await refusal { $0.columnUnits.removeLast() } == .flows(.shape))
    let leaf = CohortSolution.Leaf(
      decisions: [.init(column: -1, isOpen: true)], loss: 0)
    let sibling = CohortSolution.Leaf(
      decisions: [.init(column: -1, isOpen: false)], loss: 0)
    #expect(await refusal { $0.trees.append([leaf, sibling]) } == .notDecidable(column: -1))
    // Two trees over one part would count its losses twice.
    #expect(
      await refusal {
        $0.trees.append($0.trees[0])
        $0.bound -= $0.trees[0].map(\.loss).min() ?? 0
      } == .notDecidable(column: solution.trees[0][0].decisions[0].column))
    let huge = CohortSolution.Leaf(decisions: [], loss: .min)
    #expect(await refusal { $0.trees = [[huge]] } == .overflow)
  }

  @Test func `refuse a column under its minimum`() async throws {
    let problem = try TransportationProblem(rows: [2], columns: [2], points: [[5]])
    let free = try await problem.solve(minimums: [])
    try problem.verify(free, minimums: [.init(column: 0, least: 2)])
    #expect(throws: CohortFailure.underMinimum(column: 0)) {
      try problem.verify(free, minimums: [.init(column: 0, least: 3)])
    }
  }
}
