/// Which conditions no flow keeps together, where that can be proved.
extension TransportationProblem {
  /// The smallest conflict that leaving out one condition after the other leads to; nil where none is proved.
  ///
  /// Where no unit earns anything, the bound at some multipliers is below nothing only if no flow keeps the conditions.
  /// What whole numbers alone rule out is not found.
  ///
  /// - Parameters:
  ///   - together: conditions that are left out together or not at all, by place; all others alone.
  ///   - isTimeUp: asked between solves; after it says so, less is left out.
  /// - Throws: what is wrong with a condition.
  /// - Complexity: some solves where nothing is proved, else as many times so many as there are conditions.
  public func conflict(
    under conditions: [SideCondition], together: [[Int]] = [],
    isTimeUp: @escaping @Sendable () -> Bool = { false }
  ) async throws(SideConditionError) -> SideConditionConflict? {
    let reduced = try reducedLines(of: conditions)
    let coefficients = Coefficients(lines: reduced.map(\.line))
    let empty = earningNothing
    var members = Array(coefficients.lines.indices)
    guard await empty.isConflict(members, coefficients, isTimeUp) else { return nil }
    let joined = Set(together.joined())
    for items in together + members.filter({ !joined.contains($0) }).map({ [$0] }) {
      let others = members.filter { !items.contains($0) }
      guard !others.isEmpty else { continue }
      if await empty.isConflict(others, coefficients, isTimeUp) { members = others }
    }
    var ends: [SideConditionConflict.Member] = []
    for member in members {
      guard !joined.contains(member) else {
        ends.append(.init(condition: member, atMostNeeded: nil, atMostReached: nil))
        continue
      }
      let others = members.filter { $0 != member }.map { coefficients.lines[$0] }
      let least = await empty.leastUse(
        of: coefficients.lines[member], under: others, isTimeUp)
      let divisor = reduced[member].divisor
      ends.append(
        .init(
          condition: member, atMostNeeded: least.map { $0.needed * divisor },
          atMostReached: least?.reached.map { $0 * divisor }))
    }
    return SideConditionConflict(members: ends)
  }

  /// Whether it is proved that no flow keeps conditions together; which of them do not is not looked for.
  ///
  /// - Throws: what is wrong with a condition.
  /// - Complexity: some solves.
  public func isRuledOut(by conditions: [SideCondition]) async throws(SideConditionError) -> Bool {
    let coefficients = Coefficients(lines: try reducedLines(of: conditions).map(\.line))
    return await earningNothing.isConflict(
      Array(coefficients.lines.indices), coefficients, { false })
  }

  /// In units of what divides each, so that rounding hides nothing.
  private func reducedLines(
    of conditions: [SideCondition]
  ) throws(SideConditionError) -> [(line: Coefficients.Line, divisor: Int)] {
    try Coefficients(conditions, of: self).lines.map(\.reduced)
  }

  /// The same problem where no unit earns anything.
  var earningNothing: TransportationProblem {
    func free(_ pieces: [Piece]) -> [Piece] { pieces.map { Piece(capacity: $0.capacity) } }
    func free(_ groups: [Group], _ change: (Int, [Piece]) -> SolvedProblem.Change)
      -> [SolvedProblem.Change]
    {
      groups.enumerated().compactMap { place, group in group.pieces.map { change(place, free($0)) }
      }
    }
    var problem = writtenOut
    let changes =
      rows.enumerated().map { SolvedProblem.Change.row($0.offset, pieces: free($0.element)) }
      + columns.enumerated().map { .column($0.offset, pieces: free($0.element.pieces)) }
      + free(groups) { .group($0, pieces: $1) } + free(rowGroups) { .rowGroup($0, pieces: $1) }
      + [.points([Int32](repeating: 0, count: problem.candidates.points.count))]
    problem.take(ChangesByPlace(changes))
    return problem
  }

  /// Whether the bound of flows that earn nothing is below nothing.
  private func isConflict(
    _ members: [Int], _ coefficients: Coefficients, _ isTimeUp: @escaping @Sendable () -> Bool
  ) async -> Bool {
    let lines = members.map { coefficients.lines[$0] }
    // The flow of nothing keeps what is no floor.
    guard lines.contains(where: { $0.atMost < 0 }) else { return false }
    if lines.count == 1 {
      let least = await leastUse(of: lines[0], under: [], isTimeUp)
      return least.map { $0.needed > lines[0].atMost } ?? false
    }
    return await isEmpty(under: Coefficients(lines: lines), isTimeUp)
  }

  /// As a share of what a line comes to: a unit of some ten thousand.
  private static let closeness = 0.000_02

  /// What a line comes to at least in flows that keep others: proved, and found.
  private func leastUse(
    of line: Coefficients.Line, under others: [Coefficients.Line],
    _ isTimeUp: @escaping @Sendable () -> Bool
  ) async -> (needed: Int, reached: Int?)? {
    // Of many points each, so that rounding to whole ones tells little.
    let each = max(1, TransportationProblem.mostPoints / line.largest)
    let multiplier = each * SideCondition.multiplierOfOnePoint
    guard let charges = Charges([multiplier], Coefficients(lines: [line]), of: self),
      let problem = try? charged(charges)
    else { return nil }
    // What lies between the flows that prove it is all that is looked at: there is no end of flows that earn nothing.
    let found = await problem.solve(
      [], Coefficients(lines: others), Self.closeness, isQuick: true, isTimeUp)
    // In whole units, rounded up.
    let needed = found.bound > 0 ? -(found.bound / each) : (each - 1 - found.bound) / each
    return (needed, found.solution.map { -$0.objective / each })
  }
}
