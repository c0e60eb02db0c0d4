/// A part of a problem in which columns that are alike are one.
///
/// Which of them a row goes to matters no more than which of the pieces of one column it fills: so what is best for the
/// smaller problem is best for the whole one, when the units of each column are divided among those that it stands
/// for.
struct JoinedColumns: Sendable {
  /// The same rows, groups and row groups, with fewer columns. What rows outside the part lead to means nothing.
  let problem: TransportationProblem
  let structure: Network.Structure
  /// Whether a column belongs to the part, by column.
  let holds: [Bool]
  let members: Members

  /// Which columns each column of the smaller problem stands for.
  struct Members: Sendable {
    /// What a column's candidates have in points above those of the first that is joined with it.
    let shift: [Int32]
    /// Ascending, those of one after those of another.
    fileprivate let columns: [Int32]
    /// Where those of each start in `columns`, and after the last their count.
    fileprivate let offsets: [Int]

    /// The columns that one stands for, ascending.
    subscript(column: Int) -> ArraySlice<Int32> { columns[offsets[column]..<offsets[column + 1]] }
  }

  /// Joins what is alike; nil where that leaves more than two columns of five, so that the candidates of both never take
  /// much more memory than those of the whole.
  ///
  /// - Parameters:
  ///   - rows: those of the part.
  ///   - holds: whether a column belongs to the part, by column.
  /// - Complexity: O(candidates of the rows + columns log columns), rows shared among threads.
  init?(
    _ whole: TransportationProblem, _ structure: Network.Structure, rows: [Int32], _ holds: [Bool]
  ) async {
    let alike = await AlikeColumns(whole, structure, rows: rows)
    let open = whole.columns.indices.filter { holds[$0] && !structure.isClosed[$0] }
    let firsts = open.filter { alike.first[$0] == $0 }
    guard firsts.count * 5 <= open.count * 2 else { return nil }

    let place = Self.places(of: open, firsts, alike)
    var offsets = [Int](repeating: 0, count: firsts.count + 1)
    for column in open { offsets[Int(place[column]) + 1] += 1 }
    for index in firsts.indices { offsets[index + 1] += offsets[index] }
    var members = [Int32](repeating: 0, count: open.count)
    var fill = offsets
    for column in open {
      members[fill[Int(place[column])]] = Int32(column)
      fill[Int(place[column])] += 1
    }
    self.members = Members(shift: alike.shift, columns: members, offsets: offsets)

    let size = firsts.indices.map { Int32(offsets[$0 + 1] - offsets[$0]) }
    var found = Run(rows[...], of: whole)
    await rows.inRuns {
      Run($0, of: whole, place, alike.shift, size)
    } take: {
      found.add($0)
    }
    guard found.isAlike else { return nil }
    let columns = firsts.indices.map { index in
      Self.joined(
        members[offsets[index]..<offsets[index + 1]], alike.shift, of: whole,
        in: whole.columns[firsts[index]].group)
    }
    problem = TransportationProblem(
      whole, columns: columns, candidates: found.candidates(of: rows, rowCount: whole.rows.count))
    self.structure = Network.Structure(structure, columns: firsts)
    self.holds = firsts.map { _ in true }
  }

  /// Joins each kind of columns: the candidates are there already.
  ///
  /// - Parameter kinds: those of the candidates, of which none has open columns of two homes.
  /// - Complexity: O(columns log columns).
  init(
    _ kinds: ColumnKinds, _ whole: TransportationProblem, _ structure: Network.Structure,
    _ holds: [Bool]
  ) {
    var (firsts, offsets, members) = ([Int](), [0], [Int32]())
    let columns = (0..<kinds.count).map { kind in
      let open = kinds[kind].filter { holds[Int($0)] && !structure.isClosed[Int($0)] }
      firsts.append(Int(open.first ?? kinds.first(of: kind)))
      members += open
      offsets.append(members.count)
      return Self.joined(open[...], kinds.shifts, of: whole, in: whole.columns[firsts[kind]].group)
    }
    self.holds = zip(offsets, offsets.dropFirst()).map { $0 < $1 }
    self.members = Members(shift: kinds.shifts, columns: members, offsets: offsets)
    let all = whole.candidates
    problem = TransportationProblem(
      whole, columns: columns,
      candidates: .init(rowOffsets: all.rowOffsets, columns: all.columns, points: all.points))
    self.structure = Network.Structure(structure, columns: firsts)
  }

  /// The column that stands for others: their pieces, each with what it earns on top, the best first.
  private static func joined(
    _ members: ArraySlice<Int32>, _ shift: [Int32], of whole: TransportationProblem, in group: Int?
  ) -> TransportationProblem.Column {
    let pieces = members.flatMap { member in
      whole.columns[Int(member)].pieces.map {
        TransportationProblem.Piece(
          capacity: $0.capacity, bonus: $0.bonus + Int(shift[Int(member)]))
      }
    }
    return TransportationProblem.Column(
      pieces: pieces.sorted { $0.bonus > $1.bonus }, group: group)
  }

  /// The place among the first of the one that stands for each column; -1 where none does.
  private static func places(of open: [Int], _ firsts: [Int], _ alike: AlikeColumns) -> [Int32] {
    var place = [Int32](repeating: -1, count: alike.first.count)
    for (index, column) in firsts.enumerated() { place[column] = Int32(index) }
    for column in open { place[column] = place[Int(alike.first[column])] }
    return place
  }

  // MARK: Candidates of columns that stand for others

  /// What is found in a run of rows.
  private struct Run: Sendable {
    private var columns: [Int32] = []
    private var points: [Int32] = []
    /// Of each row.
    private var counts: [Int32] = []
    /// False where a row leads to not all that seem alike, or its points differ otherwise.
    private(set) var isAlike = true

    /// Nothing yet.
    init(_ rows: ArraySlice<Int32>, of whole: TransportationProblem) {
      // What is reserved and not used takes no memory.
      let most = rows.reduce(0) { $0 + whole.candidateRange(ofRow: Int($1)).count }
      columns.reserveCapacity(most)
      points.reserveCapacity(most)
      counts.reserveCapacity(rows.count)
    }

    /// - Parameters:
    ///   - place: of the column that stands for each; -1 where none does.
    ///   - size: how many each stands for.
    init(
      _ rows: ArraySlice<Int32>, of whole: TransportationProblem, _ place: [Int32],
      _ shift: [Int32], _ size: [Int32]
    ) {
      self.init(rows, of: whole)
      // The points of a row to each that it leads to, and how many of those that are alike are still to come.
      var first = [Int32](repeating: 0, count: size.count)
      var missing = [Int32](repeating: 0, count: size.count)
      for row in rows {
        let range = whole.candidateRange(ofRow: Int(row))
        let allColumns = whole.candidates.columns.span.extracting(range)
        let allPoints = whole.candidates.points.span.extracting(range)
        let start = columns.count
        for index in allColumns.indices {
          let column = Int(allColumns[index])
          guard place[column] >= 0 else { continue }
          let at = Int(place[column])
          let own = allPoints[index] &- shift[column]
          if missing[at] == 0 {
            (missing[at], first[at]) = (size[at], own)
            columns.append(place[column])
            points.append(own)
          }
          missing[at] -= 1
          if own != first[at] { isAlike = false }
        }
        for index in start..<columns.count where missing[Int(columns[index])] != 0 {
          isAlike = false
        }
        guard isAlike else { return }
        counts.append(Int32(columns.count - start))
      }
    }

    /// Adds what is found in the rows after these.
    mutating func add(_ later: Run) {
      isAlike = isAlike && later.isAlike
      columns += later.columns
      points += later.points
      counts += later.counts
    }

    /// The candidates of all rows; those of which nothing was found lead nowhere.
    func candidates(of rows: [Int32], rowCount: Int) -> TransportationProblem.Candidates {
      var offsets = [Int](repeating: 0, count: rowCount + 1)
      for (row, count) in zip(rows, counts) { offsets[Int(row) + 1] = Int(count) }
      for row in 0..<rowCount { offsets[row + 1] += offsets[row] }
      return .init(rowOffsets: offsets, columns: columns, points: points)
    }
  }
}
