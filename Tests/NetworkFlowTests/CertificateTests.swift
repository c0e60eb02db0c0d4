import NetworkFlow
import Testing

/// A solution taken apart, to be changed in one place.
struct Draft {
  var flows: [TransportationSolution.Flow]
  var objective: Int
  var rowUnits: [Int]
  var columnUnits: [Int]
  var groupFlows: [Int]
  var rowValues: [Int]
  var columnValues: [Int]
  var groupValues: [Int]

  init(_ solution: TransportationSolution) {
    flows = solution.flows
    objective = solution.objective
    rowUnits = solution.rowUnits
    columnUnits = solution.columnUnits
    groupFlows = solution.groupFlows
    rowValues = solution.rowValues
    columnValues = solution.columnValues
    groupValues = solution.groupValues
  }

  var solution: TransportationSolution {
    TransportationSolution(
      flows: flows, objective: objective, rowUnits: rowUnits, columnUnits: columnUnits,
      groupFlows: groupFlows, rowValues: rowValues, columnValues: columnValues,
      groupValues: groupValues)
  }
}

@Suite struct `The certificate` {
  private let problem: TransportationProblem
  private let solved: TransportationSolution

  /// One unit each from rows 0 and 1 to columns 0 and 1, at 10 and 7; both rows want column 0.
  init() async throws {
    let one = [Piece(capacity: 1)]
    problem = try TransportationProblem(
      rows: [[Piece(capacity: 1, bonus: 2), Piece(capacity: 1)], one],
      columns: [Column(pieces: one, group: 0), Column(pieces: one, group: 0)],
      groups: [Group(capacity: 2, parent: 1), Group(capacity: nil)],
      points: [[10, nil], [9, 7]])
    solved = await problem.solve()
  }

  private func failure(_ change: (inout Draft) -> Void) -> CertificateFailure? {
    var draft = Draft(solved)
    change(&draft)
    do throws(CertificateFailure) {
      try problem.verify(draft.solution)
      return nil
    } catch {
      return error
    }
  }

  @Test func `accepts what the solver found`() {
    #expect(failure { _ in } == nil)
    #expect(solved.objective == 19)
  }

  @Test func `a flow one unit larger breaks its row`() {
    let more = failure { $0.flows[0] = .init(row: 0, column: 0, units: 2) }
    #expect(more == .rowNotConserved(row: 0))
  }

  @Test func `a flow one unit larger with all its totals is over a bound`() {
    let column = failure {
      $0.flows[0] = .init(row: 0, column: 0, units: 2)
      $0.rowUnits[0] = 2
      $0.columnUnits[0] = 2
    }
    #expect(column == .columnOverfilled(column: 0))
    let row = failure {
      $0.flows[0] = .init(row: 0, column: 0, units: 3)
      $0.rowUnits[0] = 3
    }
    #expect(row == .rowOverfilled(row: 0))
  }

  @Test func `a flow one unit smaller with all its totals is not proven`() {
    let less = failure {
      $0.flows.removeLast()
      $0.rowUnits[1] = 0
      $0.columnUnits[1] = 0
      $0.groupFlows = [1, 1]
      $0.objective -= 7
    }
    #expect(less == .notProven(objective: 12, bound: 19))
  }

  @Test func `rows, columns and groups are conserved`() {
    #expect(failure { $0.columnUnits[0] = 0 } == .columnNotConserved(column: 0))
    #expect(failure { $0.rowUnits[1] = -1 } == .rowNotConserved(row: 1))
    #expect(failure { $0.groupFlows[1] = 1 } == .groupNotConserved(group: 1))
  }

  @Test func `a cap holds`() throws {
    let one = [Piece(capacity: 1)]
    let capped = try TransportationProblem(
      rows: problem.rows,
      columns: [Column(pieces: one, group: 0), Column(pieces: one, group: 0)],
      groups: [Group(capacity: 1, parent: 1), Group(capacity: nil)], points: problem.table)
    #expect(throws: CertificateFailure.groupOverCap(group: 0)) { try capped.verify(solved) }
  }

  @Test func `flows are candidates, in order, of at least one unit`() {
    let strange = failure { $0.flows[0] = .init(row: 0, column: 1, units: 1) }
    #expect(strange == .notACandidate(row: 0, column: 1))
    let outside = failure { $0.flows[0] = .init(row: -1, column: 9, units: 1) }
    #expect(outside == .notACandidate(row: -1, column: 9))
    #expect(failure { $0.flows.reverse() } == .flowsNotAscending(row: 0, column: 0))
    let none = failure { $0.flows[1] = .init(row: 1, column: 1, units: 0) }
    #expect(none == .noUnits(row: 1, column: 1))
    let twice = failure { $0.flows.append($0.flows[1]) }
    #expect(twice == .flowsNotAscending(row: 1, column: 1))
  }

  @Test func `a value one lower breaks a candidate, one higher breaks the proof`() {
    for row in problem.rows.indices {
      let low = failure { $0.rowValues[row] -= 1 }
      #expect(low == .valuesTooLow(row: row, column: row))
    }
    let low = failure { $0.columnValues[1] -= 1 }
    #expect(low == .valuesTooLow(row: 1, column: 1))
    for column in problem.columns.indices {
      let high = failure { $0.columnValues[column] += 1 }
      #expect(high == .notProven(objective: 19, bound: 20))
    }
    let group = failure { $0.groupValues[1] += 1 }
    #expect(group == .valueWithoutCap(group: 1))
  }

  @Test func `the objective is recomputed`() {
    let high = failure { $0.objective += 1 }
    #expect(high == .objectiveDiffers(claimed: 20, earned: 19))
  }

  @Test func `arrays of another size are refused`() {
    #expect(failure { $0.rowValues.append(0) } == .shape)
    #expect(failure { $0.rowUnits.append(0) } == .shape)
    #expect(failure { $0.groupFlows = [] } == .shape)
  }

  @Test func `values so low that their sums would wrap are refused`() throws {
    let low = -(1 << 62) + 1
    let problem = try TransportationProblem(rows: [2], columns: [2], points: [[5]])
    let forged = TransportationSolution(
      flows: [], objective: 0, rowUnits: [0], columnUnits: [0], groupFlows: [],
      rowValues: [low], columnValues: [low], groupValues: [])
    #expect(throws: CertificateFailure.overflow) { try problem.verify(forged) }
    #expect(failure { $0.rowValues[0] = .min } == .overflow)
    #expect(failure { $0.columnValues[0] = .min } == .overflow)
  }

  @Test func `after a change, a value that is too low is refused again`() async throws {
    func again(_ change: (inout Draft) -> Void) async -> CertificateFailure? {
      var draft = Draft(solved)
      change(&draft)
      do throws(CertificateFailure) {
        try await problem.verify(draft.solution, after: solved)
        return nil
      } catch {
        return error
      }
    }
    #expect(await again { _ in } == nil)
    #expect(await again { $0.rowValues[0] -= 1 } == failure { $0.rowValues[0] -= 1 })
    #expect(await again { $0.columnValues[1] -= 1 } == failure { $0.columnValues[1] -= 1 })
    #expect(await again { $0.objective += 1 } == failure { $0.objective += 1 })
    #expect(await again { $0.flows[0] = .init(row: 0, column: 1, units: 1) } != nil)
  }

  @Test func `numbers too large to add up are refused`() {
    #expect(failure { $0.rowValues[1] = .max } == .overflow)
    #expect(failure { $0.groupValues[0] = .min } == .overflow)
    let huge = failure { $0.flows[1] = .init(row: 1, column: 1, units: .max) }
    #expect(huge == .overflow)
  }
}
