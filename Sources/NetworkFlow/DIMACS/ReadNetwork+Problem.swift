/// The whole shape, once every arc is there.
extension ReadNetwork {
  /// Puts the problem together; nothing is left here.
  ///
  /// - Throws: what only the whole shows to be wrong.
  mutating func problem() throws(DIMACSFault) -> TransportationProblem {
    try checkWhole()
    try takeRows()
    try findGroups()
    try checkUnused()
    let columnNodes = roles.indices.filter { roles[$0] == .column }
    let groupNodes = roles.indices.filter { roles[$0] == .group }
    var indexOf = [Int32](repeating: -1, count: roles.count)
    for (index, node) in columnNodes.enumerated() { indexOf[node] = Int32(index) }
    for (index, node) in groupNodes.enumerated() { indexOf[node] = Int32(index) }

    let exits = try Exits(of: self, columns: columnNodes.count, indexOf: indexOf)
    try checkNarrow { node in exits.held[node] }
    let columns = columnNodes.enumerated().map { index, node in
      TransportationProblem.Column(
        pieces: Self.filling(exits.pieces[index]), group: exits.group(around: node))
    }
    let groups = groupNodes.map { node in
      TransportationProblem.Group(capacity: exits.held[node], parent: exits.group(around: node))
    }
    var rows = [[TransportationProblem.Piece]](repeating: [], count: rowNodes.count)
    for (row, piece) in pieces { rows[row].append(piece) }
    let sorted = takeCandidates().sorted(rows: rows.count, indexOf: indexOf)
    do throws(ProblemError) {
      return try TransportationProblem(
        rows: rows.map(Self.filling), columns: columns, groups: groups, candidates: sorted)
    } catch {
      throw DIMACSFault(line: 0, cause(error, sorted, columnNodes, groupNodes))
    }
  }

  /// Takes the arcs of rows that came before it was known what their rows hold.
  private mutating func takeRows() throws(DIMACSFault) {
    let arcs = others
    others = []
    for arc in arcs {
      guard roles[Int(arc.tail)] == .row else {
        others.append(arc)
        continue
      }
      do throws(DIMACSFault.Cause) {
        try addOfRow(arc)
      } catch {
        throw DIMACSFault(line: Int(arc.line), error)
      }
    }
  }

  /// The other arcs leave columns and groups: what they lead to is a group or the sink.
  private mutating func findGroups() throws(DIMACSFault) {
    for arc in others {
      let (tail, head) = (Int(arc.tail), Int(arc.head))
      let reason: DIMACSFault.Reason
      switch roles[head] {
      case .unknown, .group:
        roles[head] = .group
        continue
      case .sink: continue
      case .source: reason = .intoSource
      case .row: reason = .intoRow
      case .column: reason = .intoColumn
      }
      throw DIMACSFault(line: Int(arc.line), .wrongWay(tail: tail, head: head, reason))
    }
    // What no arc leads to is a column without candidates.
    for arc in others where roles[Int(arc.tail)] == .unknown { roles[Int(arc.tail)] = .column }
  }

  /// Pieces fill with the best first, whatever their order in the text.
  private static func filling(
    _ pieces: [TransportationProblem.Piece]
  ) -> [TransportationProblem.Piece] {
    pieces.sorted { $0.bonus > $1.bonus }
  }

  /// What the problem was refused for, in the numbers of the text.
  private func cause(
    _ error: ProblemError, _ candidates: TransportationProblem.Candidates, _ columnNodes: [Int],
    _ groupNodes: [Int]
  ) -> DIMACSFault.Cause {
    switch error {
    case .columnsNotAscending(let row):
      let columns = candidates.columns[candidates.rowOffsets[row]..<candidates.rowOffsets[row + 1]]
      let twice = zip(columns, columns.dropFirst()).first { $0 == $1 }
      return .repeatedCandidate(
        tail: Int(rowNodes[row]), head: twice.map { columnNodes[Int($0.0)] } ?? 0)
    case .groupInsideItself(.group(let group)): return .cycle(node: groupNodes[group])
    case .overflow(let total): return .tooLarge(.total(total))
    case .rowOffsetsMalformed, .kindsMalformed, .unknownColumn, .pointsOutOfRange,
      .negativeCapacity,
      .bonusTooLow, .bonusIncreases, .unknownGroup, .groupInsideItself, .rowGroupsMalformed:
      preconditionFailure("the reader refuses or sorts what would make this: \(error)")
    }
  }
}

/// Where columns and groups lead to, and how much they hold; by node.
private struct Exits {
  /// The node that all arcs lead to, or 0 for none.
  private var around: [Int32]
  /// The index of each column and group.
  private let indexOf: [Int32]
  private let roles: [ReadNetwork.Role]
  var held: [Int]
  /// By index of column.
  var pieces: [[TransportationProblem.Piece]]

  init(of network: ReadNetwork, columns: Int, indexOf: [Int32]) throws(DIMACSFault) {
    self.indexOf = indexOf
    roles = network.roles
    around = [Int32](repeating: 0, count: roles.count)
    held = [Int](repeating: 0, count: roles.count)
    pieces = [[TransportationProblem.Piece]](repeating: [], count: columns)
    for arc in network.others {
      let tail = Int(arc.tail)
      guard around[tail] == 0 || around[tail] == arc.head else {
        throw DIMACSFault(line: Int(arc.line), .twoWaysOut(node: tail))
      }
      around[tail] = arc.head
      held[tail] += Int(arc.capacity)
      if roles[tail] == .column {
        pieces[Int(indexOf[tail])].append(.init(capacity: Int(arc.capacity), bonus: arc.bonus))
      } else {
        do throws(DIMACSFault.Cause) {
          try network.requireFree(arc, .group)
        } catch {
          throw DIMACSFault(line: Int(arc.line), error)
        }
      }
    }
  }

  /// The index of the group that a column or group leads to; nil for the sink or none.
  func group(around node: Int) -> Int? {
    let next = Int(around[node])
    return roles[next] == .group ? Int(indexOf[next]) : nil
  }
}
