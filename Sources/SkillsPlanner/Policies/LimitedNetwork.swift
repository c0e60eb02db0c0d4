import NetworkFlow

/// The network of needs, courses and the limits that stand in it.
///
/// Rows are needs; columns are courses, then one for each pair that is limited by itself; groups are the nested sets of
/// courses, then one for each course with such pairs, which holds what the course itself holds; row groups are the
/// nested sets of needs. After the pairs come columns for places of an earlier plan, each of which counts `keptBonus` more
/// where it is kept. The fewest units that a set may hold are a first piece that earns `floorBonus` on top, which
/// is taken off again: where all of them are reached, the best flow is the best of those that reach them.
struct LimitedNetwork: Sendable {
  let placement: Placement
  let needPieces: [[TransportationProblem.Piece]]
  let coursePieces: [[TransportationProblem.Piece]]
  let floorBonus: Int
  /// Places of an earlier plan, of pairs that are candidates and not limited by themselves.
  let kept: [Kept]
  let keptBonus: Int
  let problem: TransportationProblem
  /// By course: the group that holds its pieces, where it has pairs of its own.
  private let ownGroups: [Int: Int]

  /// The places that an earlier plan gave a need on a course; 1 or more.
  struct Kept: Sendable {
    let need: Int
    let course: Int
    let places: Int
  }

  /// What a place of a floor counts on top at first: several times what a unit earns.
  static let firstFloorBonus = 8_000_000

  /// - Parameter pairsHaveColumns: whether the candidates lead to the columns of pairs already.
  /// - Throws: where sums are beyond 64-bit integers.
  init(
    _ placement: Placement, needPieces: [[TransportationProblem.Piece]],
    coursePieces: [[TransportationProblem.Piece]], candidates: TransportationProblem.Candidates,
    floorBonus: Int = firstFloorBonus, kept: [Kept] = [], keptBonus: Int = 0,
    pairsHaveColumns: Bool = false
  ) throws(ProblemError) {
    self.placement = placement
    self.needPieces = needPieces
    self.coursePieces = coursePieces
    self.floorBonus = floorBonus
    (self.kept, self.keptBonus) = (kept, keptBonus)
    let sets = placement.courses
    var ownGroups: [Int: Int] = [:]
    for course in placement.pairs.map(\.course) + kept.map(\.course)
    where ownGroups[course] == nil {
      ownGroups[course] = sets.all.count + ownGroups.count
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
      rows: needPieces,
      columns: columns + ofPairs
        + kept.map {
          .init(
            pieces: [.init(capacity: $0.places, bonus: keptBonus)], group: ownGroups[$0.course])
        }, groups: ofSets + ofCourses,
      rowGroups: zip(placement.needs.all, placement.needs.parents).map {
        TransportationProblem.Group(pieces: pieces($0), parent: $1)
      },
      groupOfRow: placement.needs.all.isEmpty
        ? [] : needPieces.indices.map { placement.needs.innermost($0) },
      candidates: pairsHaveColumns
        ? candidates
        : candidates.withOwnColumns(placement.pairs, from: coursePieces.count).with(
          kept, from: coursePieces.count + placement.pairs.count))
  }

  /// The same with another bonus for floors.
  func with(floorBonus: Int) throws(ProblemError) -> LimitedNetwork {
    try LimitedNetwork(
      placement, needPieces: needPieces, coursePieces: coursePieces,
      candidates: problem.candidates, floorBonus: floorBonus, kept: kept, keptBonus: keptBonus,
      pairsHaveColumns: true)
  }

  /// The same where places of an earlier plan count more when they are kept.
  ///
  /// - Parameter kept: of pairs that are candidates and have no column of their own yet.
  func with(kept: [Kept], bonus: Int) throws(ProblemError) -> LimitedNetwork {
    let first = coursePieces.count + placement.pairs.count
    return try LimitedNetwork(
      placement, needPieces: needPieces, coursePieces: coursePieces,
      candidates: self.kept.isEmpty
        ? problem.candidates.with(kept, from: first) : problem.candidates,
      floorBonus: floorBonus, kept: kept, keptBonus: bonus, pairsHaveColumns: true)
  }

  /// Whether a column is for places of an earlier plan.
  func isKept(_ column: Int) -> Bool { column >= coursePieces.count + placement.pairs.count }

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
        candidates: board.candidates)
    } catch {
      preconditionFailure("what was checked with limits is as it should be without them")
    }
  }

  /// The course of a column.
  func course(ofColumn column: Int) -> Int {
    let beyond = column - coursePieces.count
    if beyond < 0 { return column }
    return beyond < placement.pairs.count
      ? placement.pairs[beyond].course : kept[beyond - placement.pairs.count].course
  }

  /// The column of the places of a need on a course.
  func column(ofNeed need: Int, course: Int) -> Int {
    placement.pairs.firstIndex { $0.need == need && $0.course == course }
      .map { coursePieces.count + $0 } ?? course
  }

  /// Decisions as flows, by row, then by column.
  func flows(of decisions: [Answer.Decision]) -> [TransportationSolution.Flow] {
    decisions.map {
      TransportationSolution.Flow(
        row: $0.need, column: column(ofNeed: $0.need, course: $0.course), units: $0.places)
    }.sorted { ($0.row, $0.column) < ($1.row, $1.column) }
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
    decisions(of: solution.flows)
  }

  func decisions(of flows: [TransportationSolution.Flow]) -> [Answer.Decision] {
    let decisions = flows.map {
      Answer.Decision(need: $0.row, course: course(ofColumn: $0.column), places: $0.units)
    }
    guard !placement.pairs.isEmpty || !kept.isEmpty else { return decisions }
    let sorted = decisions.sorted { ($0.need, $0.course) < ($1.need, $1.course) }
    var merged: [Answer.Decision] = []
    for next in sorted {
      guard let last = merged.last, last.need == next.need, last.course == next.course else {
        merged.append(next)
        continue
      }
      merged[merged.count - 1] = Answer.Decision(
        need: last.need, course: last.course, places: last.places + next.places)
    }
    return merged
  }

  /// Places of an earlier plan that are kept.
  func keptPlaces(_ solution: TransportationSolution) -> Int {
    solution.flows.reduce(0) { isKept($1.column) ? $0 + $1.units : $0 }
  }

  /// What the flows earn without the bonus of floors.
  func points(of solution: TransportationSolution) -> Int {
    let reached = placement.floors.reduce(0) { $0 + min($1.least, units(at: $1.seat, solution)) }
    return solution.objective - floorBonus * reached - keptBonus * keptPlaces(solution)
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
    case .pair(let pair): solution.columnUnits[coursePieces.count + pair]
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
    guard !pairs.isEmpty else { return self }
    guard kinds == nil else { return writtenOut.withOwnColumns(pairs, from: first) }
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

  /// One candidate more for each pair of an earlier plan, behind all others of its row, with the same points.
  fileprivate func with(_ kept: [LimitedNetwork.Kept], from first: Int) -> Self {
    guard !kept.isEmpty else { return self }
    guard kinds == nil else { return writtenOut.with(kept, from: first) }
    let ofNeed = Dictionary(grouping: kept.indices) { kept[$0].need }
    var (offsets, columns, points) = ([0], [Int32](), [Int32]())
    columns.reserveCapacity(self.columns.count + kept.count)
    points.reserveCapacity(self.columns.count + kept.count)
    for row in rowOffsets.indices.dropLast() {
      let range = rowOffsets[row]..<rowOffsets[row + 1]
      columns += self.columns[range]
      points += self.points[range]
      for place in (ofNeed[row] ?? []).sorted() {
        guard let old = range.first(where: { self.columns[$0] == Int32(kept[place].course) }) else {
          continue
        }
        columns.append(Int32(first + place))
        points.append(self.points[old])
      }
      offsets.append(columns.count)
    }
    return Self(rowOffsets: offsets, columns: columns, points: points)
  }
}
