/// Which measures of a problem are the flow of one arc of a network, so that their trade-offs are known exactly.
///
/// A measure on one side does not disturb a group that holds none of it, all of it, or nothing else. A group that it
/// cuts through may yet stand on the other side: when all candidates of the rows that reach it lead into it, what
/// passes it is what passes those rows.
public struct Nesting: Sendable {
  private let problem: TransportationProblem
  /// The columns in each group, and the rows in each row group; nil where units are neither held nor earn.
  private let columnsOfGroup: [Set<Int>?]
  private let rowsOfGroup: [Set<Int>?]
  /// What a group is on the other side; nil where it cannot stand there.
  private let rowsBeforeGroup: [Set<Int>?]
  private let columnsBehindGroup: [Set<Int>?]

  /// - Complexity: O(rows + columns + candidates), times the depth of the groups.
  public init(_ problem: TransportationProblem) {
    let problem = problem.writtenOut
    self.problem = problem
    let columns = Self.members(problem.groups, problem.columns.map(\.group))
    let rows = Self.members(problem.rowGroups, problem.rows.indices.map(problem.group(ofRow:)))
    columnsOfGroup = columns
    rowsOfGroup = rows
    let ends = problem.rows.indices.map { row in
      problem.candidates.columns[problem.candidateRange(ofRow: row)]
    }
    let byColumn = problem.byColumn ?? CandidatesByColumn(problem)
    rowsBeforeGroup = columns.map { inside in
      guard let inside else { return nil }
      var reached: [Int32: Int] = [:]
      for column in inside {
        for row in byColumn.rows[byColumn.range(ofColumn: column)] { reached[row, default: 0] += 1 }
      }
      guard reached.allSatisfy({ ends[Int($0.key)].count == $0.value }) else { return nil }
      return Set(reached.keys.map { Int($0) })
    }
    columnsBehindGroup = rows.map { inside in
      guard let inside else { return nil }
      let behind = Set(inside.flatMap { ends[$0].map { Int($0) } })
      for row in problem.rows.indices where !inside.contains(row) {
        if ends[row].contains(where: { behind.contains(Int($0)) }) { return nil }
      }
      return behind
    }
  }

  /// Whether the units of a measure are the flow of one arc of a network that is the same problem.
  public func isNetwork(_ measure: Measure) -> Bool {
    switch measure {
    case .rows(let rows):
      Self.nests(Set(rows), rowsOfGroup, columnsBehindGroup, beside: columnsOfGroup)
    case .columns(let columns):
      Self.nests(Set(columns), columnsOfGroup, rowsBeforeGroup, beside: rowsOfGroup)
    }
  }

  /// Whether a measure nests with the groups on its side, but for those that may stand among the ones on the other.
  private static func nests(
    _ measure: Set<Int>, _ groups: [Set<Int>?], _ elsewhere: [Set<Int>?], beside: [Set<Int>?]
  ) -> Bool {
    groups.indices.allSatisfy { group in
      guard let members = groups[group], cross(measure, members) else { return true }
      guard let other = elsewhere[group] else { return false }
      return beside.allSatisfy { $0.map { !cross(other, $0) } ?? true }
    }
  }

  private static func cross(_ left: Set<Int>, _ right: Set<Int>) -> Bool {
    !left.isDisjoint(with: right) && !left.isSubset(of: right) && !right.isSubset(of: left)
  }

  /// What is inside each group and the groups in it; nil of one without pieces.
  private static func members(
    _ groups: [TransportationProblem.Group], _ around: [Int?]
  ) -> [Set<Int>?] {
    var members = [Set<Int>](repeating: [], count: groups.count)
    for (place, group) in around.enumerated() {
      var group = group
      while let inside = group {
        members[inside].insert(place)
        group = groups[inside].parent
      }
    }
    return zip(groups, members).map { $0.pieces == nil ? nil : $1 }
  }
}
