/// A part of a relaxed problem that shares nothing with the others, as a problem of its own.
struct CohortPart: Sendable {
  /// The relaxed part, with columns at its end that no row leads to.
  let problem: TransportationProblem
  /// The fewest units of each column, or 0, by the part's columns.
  let least: [Int]
  /// The columns that may be decided, by the part's columns.
  let decidable: [Int]
  /// Which of the whole problem's columns each is.
  let columns: [Int]
  /// What a unit below the minimum of an open column counts on top: more than all else together.
  let force: Int

  /// Splits a relaxed problem.
  ///
  /// - Parameter force: more than the objective can be.
  /// - Throws: where sums with the force on top are too large.
  /// - Complexity: O(rows + columns + groups + candidates).
  static func all(
    of relaxed: TransportationProblem, least: [Int], force: Int
  ) throws(ProblemError) -> [CohortPart] {
    let structure = Network.Structure(relaxed)
    let partition = Partition(relaxed, structure)
    var parts: [CohortPart] = []
    for part in partition.rows.indices {
      let made = try CohortPart(
        part, of: relaxed, partition, structure, least: least, force: force)
      if !made.decidable.isEmpty { parts.append(made) }
    }
    return parts
  }

  private init(
    _ part: Int, of relaxed: TransportationProblem, _ partition: Partition,
    _ structure: Network.Structure, least: [Int], force: Int
  ) throws(ProblemError) {
    let columnCount = relaxed.columns.count
    let columns = relaxed.columns.indices.filter { Int(partition.partOfNode[$0]) == part }
    let groups = relaxed.groups.indices.filter {
      Int(partition.partOfNode[columnCount + $0]) == part
    }
    let firstRowGroup = relaxed.firstRowGroup
    let rowGroups = relaxed.rowGroups.indices.filter {
      Int(partition.partOfNode[firstRowGroup + $0]) == part
    }
    var place = [Int32](repeating: -1, count: relaxed.root + 1)
    for (index, column) in columns.enumerated() { place[column] = Int32(index) }
    for (index, group) in groups.enumerated() { place[columnCount + group] = Int32(index) }
    for (index, group) in rowGroups.enumerated() { place[firstRowGroup + group] = Int32(index) }
    // A cap that cannot be reached is none, here as everywhere.
    func inPart(_ home: Int32) -> Int? { place[Int(home)] < 0 ? nil : Int(place[Int(home)]) }
    func home(_ node: Int) -> Int? { inPart(structure.home[node]) }
    let caps = groups.map {
      TransportationProblem.Group(
        pieces: relaxed.groups[$0].pieces, parent: home(columnCount + $0))
    }
    self.columns = columns
    self.least = columns.map { least[$0] }
    decidable = columns.indices.filter {
      least[columns[$0]] > 0 && !structure.isClosed[columns[$0]]
        && !relaxed.columns[columns[$0]].pieces.isEmpty
    }
    self.force = force
    problem = try TransportationProblem(
      rows: partition.rows[part].map { relaxed.rows[Int($0)] },
      columns: columns.map { .init(pieces: relaxed.columns[$0].pieces, group: home($0)) }
        + Self.idleColumns(caps, dearest: relaxed.sums.columnBonus + force),
      groups: caps,
      rowGroups: rowGroups.map {
        TransportationProblem.Group(
          pieces: relaxed.rowGroups[$0].pieces, parent: home(firstRowGroup + $0))
      },
      groupOfRow: rowGroups.isEmpty
        ? [] : partition.rows[part].map { inPart(structure.home(ofRow: Int($0))) },
      candidates: relaxed.candidates.of(partition.rows[part], place))
  }

  /// Columns that keep a solved problem from starting over: one that earns as much as any column ever will, and in
  /// each group one that makes its cap a bound whatever is closed.
  private static func idleColumns(
    _ groups: [TransportationProblem.Group], dearest: Int
  ) -> [TransportationProblem.Column] {
    let dear = TransportationProblem.Column(pieces: [.init(capacity: 0, bonus: dearest)])
    return [dear]
      + groups.enumerated().map { index, group in
        .init(pieces: [.init(capacity: group.capacity ?? 0)], group: index)
      }
  }
}

extension TransportationProblem.Candidates {
  /// Those of some rows, with other numbers for the columns, in the same order.
  fileprivate func of(_ rows: [Int32], _ place: [Int32]) -> Self {
    var offsets = [0]
    var columnsOfPart: [Int32] = []
    var pointsOfPart: [Int32] = []
    for row in rows {
      for index in rowOffsets[Int(row)]..<rowOffsets[Int(row) + 1] {
        columnsOfPart.append(place[Int(columns[index])])
        pointsOfPart.append(points[index])
      }
      offsets.append(columnsOfPart.count)
    }
    return Self(rowOffsets: offsets, columns: columnsOfPart, points: pointsOfPart)
  }
}
