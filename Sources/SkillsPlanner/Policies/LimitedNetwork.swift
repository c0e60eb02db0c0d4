import NetworkFlow

/// The network of needs, courses and the limits that stand in it.
///
/// Rows are needs; columns are courses, then one for each pair that is limited by itself; groups are the nested sets of
/// courses, then one for each course with such pairs, which holds what the course itself holds; row groups are the
/// nested sets of needs. The fewest units that a set may hold are a first piece that earns `floorBonus` on top, which
/// is taken off again: where all of them are reached, the best flow is the best of those that reach them.
struct LimitedNetwork: Sendable {
  let placement: Placement
  let needPieces: [[TransportationProblem.Piece]]
  let coursePieces: [[TransportationProblem.Piece]]
  let floorBonus: Int
  let problem: TransportationProblem
  /// By course: the group that holds its pieces, where it has pairs of its own.
  private let ownGroups: [Int: Int]

  /// What a place of a floor counts on top at first: several times what a unit earns.
  static let firstFloorBonus = 8_000_000

  /// - Parameter pairsHaveColumns: whether the candidates lead to the columns of pairs already.
  /// - Throws: where sums are beyond 64-bit integers.
  init(
    _ placement: Placement, needPieces: [[TransportationProblem.Piece]],
    coursePieces: [[TransportationProblem.Piece]], candidates: TransportationProblem.Candidates,
    floorBonus: Int = firstFloorBonus, pairsHaveColumns: Bool = false
  ) throws(ProblemError) {
    self.placement = placement
    self.needPieces = needPieces
    self.coursePieces = coursePieces
    self.floorBonus = floorBonus
    let sets = placement.courses
    var ownGroups: [Int: Int] = [:]
    for pair in placement.pairs where ownGroups[pair.course] == nil {
      ownGroups[pair.course] = sets.all.count + ownGroups.count
    }
    self.ownGroups = ownGroups
    func pieces(_ set: NestedSets.Bounded) -> [TransportationProblem.Piece]? {
      .between(
        Placement.Bounds(least: set.least, most: set.most), floorBonus: floorBonus)
    }
    let ofSets = zip(sets.all, sets.parents).map {
      TransportationProblem.Group(pieces: pieces($0), parent: $1)
    }
    let ofCourses = ownGroups.sorted { $0.value < $1.value }.map {
      TransportationProblem.Group(pieces: coursePieces[$0.key], parent: sets.innermost($0.key))
    }
    let columns = coursePieces.enumerated().map { course, pieces in
      ownGroups[course].map { TransportationProblem.Column(pieces: .anyNumber, group: $0) }
        ?? TransportationProblem.Column(pieces: pieces, group: sets.innermost(course))
    }
    let ofPairs = placement.pairs.map {
      TransportationProblem.Column(
        pieces: .between($0.bounds, floorBonus: floorBonus) ?? .anyNumber,
        group: ownGroups[$0.course])
    }
    problem = try TransportationProblem(
      rows: needPieces, columns: columns + ofPairs, groups: ofSets + ofCourses,
      rowGroups: zip(placement.needs.all, placement.needs.parents).map {
        TransportationProblem.Group(pieces: pieces($0), parent: $1)
      },
      groupOfRow: placement.needs.all.isEmpty
        ? [] : needPieces.indices.map { placement.needs.innermost($0) },
      candidates: placement.pairs.isEmpty || pairsHaveColumns
        ? candidates : candidates.withOwnColumns(placement.pairs, from: coursePieces.count))
  }

  /// The same with another bonus for floors.
  func with(floorBonus: Int) throws(ProblemError) -> LimitedNetwork {
    try LimitedNetwork(
      placement, needPieces: needPieces, coursePieces: coursePieces,
      candidates: problem.candidates, floorBonus: floorBonus, pairsHaveColumns: true)
  }

  /// The problem of the same needs, courses and levels without limits.
  func withoutLimits(_ board: Scoreboard) -> TransportationProblem {
    var levelOfCourse = [Int?](repeating: nil, count: coursePieces.count)
    for (level, courses) in placement.coursesOfLevels.enumerated() {
      for course in courses { levelOfCourse[course] = level }
    }
    do {
      return try TransportationProblem(
        rows: needPieces,
        columns: zip(coursePieces, levelOfCourse).map { .init(pieces: $0, group: $1) },
        groups: placement.boundsOfLevels.map { .init(capacity: $0.most) },
        candidates: .init(
          rowOffsets: board.offsets, columns: board.courses, points: board.points))
    } catch {
      preconditionFailure("what was checked with limits is as it should be without them")
    }
  }

  /// The course of a column.
  func course(ofColumn column: Int) -> Int {
    column < coursePieces.count
      ? column : placement.pairs[column - coursePieces.count].course
  }

  /// The column of the places of a need on a course.
  func column(ofNeed need: Int, course: Int) -> Int {
    placement.pairs.firstIndex { $0.need == need && $0.course == course }
      .map { coursePieces.count + $0 } ?? course
  }

  /// The place of a candidate of the board among those of the problem.
  func place(ofCandidate candidate: Int, on board: Scoreboard) -> Int {
    guard !placement.pairs.isEmpty else { return candidate }
    let need = (board.offsets.firstIndex { $0 > candidate } ?? 1) - 1
    let column = column(ofNeed: need, course: Int(board.courses[candidate]))
    let row = problem.candidates.rowOffsets[need]..<problem.candidates.rowOffsets[need + 1]
    return row.first { problem.candidates.columns[$0] == Int32(column) } ?? candidate
  }

  /// In the planner's words, by need and then by course.
  func decisions(of solution: TransportationSolution) -> [Answer.Decision] {
    let decisions = solution.flows.map {
      Answer.Decision(need: $0.row, course: course(ofColumn: $0.column), places: $0.units)
    }
    return placement.pairs.isEmpty
      ? decisions : decisions.sorted { ($0.need, $0.course) < ($1.need, $1.course) }
  }

  /// What the flows earn without the bonus of floors.
  func points(of solution: TransportationSolution) -> Int {
    let reached = placement.floors.reduce(0) { $0 + min($1.least, units(at: $1.seat, solution)) }
    return solution.objective - floorBonus * reached
  }

  /// Whether every set and pair holds as many as it must.
  func reachesFloors(_ solution: TransportationSolution) -> Bool {
    placement.floors.allSatisfy { units(at: $0.seat, solution) >= $0.least }
  }

  /// What changes when a course has other pieces.
  func change(ofCourse course: Int, to pieces: [TransportationProblem.Piece])
    -> SolvedProblem.Change
  {
    ownGroups[course].map { .group($0, pieces: pieces) } ?? .column(course, pieces: pieces)
  }

  /// What changes when a seat holds other numbers; nil for what stands beside the network.
  func change(of seat: Placement.Seat, to bounds: Placement.Bounds) -> SolvedProblem.Change? {
    change(of: seat, toPieces: .between(bounds, floorBonus: floorBonus))
  }

  func change(
    of seat: Placement.Seat, toPieces pieces: [TransportationProblem.Piece]?
  ) -> SolvedProblem.Change? {
    switch seat {
    case .courses(let set): .group(set, pieces: pieces)
    case .needs(let set): .rowGroup(set, pieces: pieces)
    case .pair(let pair): .column(coursePieces.count + pair, pieces: pieces ?? .anyNumber)
    case .beside: nil
    }
  }

  /// The units that pass a seat.
  func units(at seat: Placement.Seat, _ solution: TransportationSolution) -> Int {
    switch seat {
    case .courses(let set): solution.groupFlows[set]
    case .needs(let set): solution.rowGroupFlows[set]
    case .pair(let pair): solution.columnPieces[coursePieces.count + pair].reduce(0, +)
    case .beside: 0
    }
  }

  /// What one unit more at the most of a seat would be worth, or below 0 what one unit less at its least would.
  func slope(at seat: Placement.Seat, _ solution: TransportationSolution) -> Int {
    switch seat {
    case .courses(let set):
      solution.groupValues[set]
        - (problem.groups[set].parent.map { solution.groupValues[$0] } ?? 0)
    case .needs(let set):
      solution.rowGroupValues[set]
        - (problem.rowGroups[set].parent.map { solution.rowGroupValues[$0] } ?? 0)
    case .pair(let pair):
      solution.columnValues[coursePieces.count + pair]
        - solution.columnValues[placement.pairs[pair].course]
    case .beside: 0
    }
  }
}

extension [TransportationProblem.Piece] {
  /// As many units as there are, which earn nothing.
  static var anyNumber: [TransportationProblem.Piece] {
    [TransportationProblem.Piece(capacity: TransportationProblem.unitLimit)]
  }

  /// The first units up to the least earn a bonus, and no more than the most fit; nil where any number does.
  static func between(
    _ bounds: Placement.Bounds, floorBonus: Int
  ) -> [TransportationProblem.Piece]? {
    guard bounds.least > 0 else {
      return bounds.most.map { [TransportationProblem.Piece(capacity: $0)] }
    }
    let most = bounds.most ?? TransportationProblem.unitLimit
    let first = Swift.min(bounds.least, most)
    return [
      TransportationProblem.Piece(capacity: first, bonus: floorBonus),
      TransportationProblem.Piece(capacity: most - first),
    ]
  }
}

extension TransportationProblem.Candidates {
  /// The candidates of some pairs at columns of their own, behind all others of their rows.
  fileprivate func withOwnColumns(_ pairs: [Placement.Pair], from first: Int) -> Self {
    var columns = columns
    var points = points
    for (place, pair) in pairs.enumerated() {
      let row = rowOffsets[pair.need]..<rowOffsets[pair.need + 1]
      guard let old = row.first(where: { columns[$0] == Int32(pair.course) }) else { continue }
      let worth = points[old]
      // Pairs come in the order of their columns, so the row stays in order.
      for index in old..<row.upperBound - 1 {
        (columns[index], points[index]) = (columns[index + 1], points[index + 1])
      }
      columns[row.upperBound - 1] = Int32(first + place)
      points[row.upperBound - 1] = worth
    }
    return Self(rowOffsets: rowOffsets, columns: columns, points: points)
  }
}
