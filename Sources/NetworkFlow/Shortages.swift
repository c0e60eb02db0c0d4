/// Rows whose units cannot all flow, since what they reach is too small for them: a cut that proves it.
public struct Shortage: Sendable, Hashable {
  /// Ascending; each reaches the columns below and those of the shortages in `others`, and nothing else.
  public internal(set) var rows: [Int]
  /// Ascending; full of the rows' units. One at least.
  public internal(set) var columns: [Int]
  /// The units of all rows.
  public internal(set) var units: Int
  /// What all columns hold together; below `units`.
  public internal(set) var capacity: Int
  /// The shortages, by index, whose columns some row reaches too; those are full of their own rows' units.
  public internal(set) var others: [Int]

  /// A shortage of these.
  public init(rows: [Int], columns: [Int], units: Int, capacity: Int, others: [Int]) {
    self.rows = rows
    self.columns = columns
    self.units = units
    self.capacity = capacity
    self.others = others
  }

  /// How many units too many there are.
  public var short: Int { units - capacity }
}

extension TransportationProblem {
  /// Groups of rows that cannot all flow however it is done, no row and no column in two of them, groups' caps aside.
  ///
  /// Rows come in one after the other, those who reach least first, and fill columns, moving others to make room.
  /// When one finds no room, it and all whose units it could not move are a shortage: what they reach is full.
  /// So a shortage is small where a few rows alone can say that there is too little. The shortages add up to the
  /// units that no flow can carry, and all that they do not hold can flow at once.
  ///
  /// - Returns: rows without a candidate in none of them; empty when all others can flow.
  /// - Complexity: O(rows * candidates) at worst, near to O(candidates) where most rows find room at once.
  public func shortages() -> [Shortage] {
    var filling = Filling(writtenOut)
    for row in filling.byReach { filling.add(row) }
    return filling.finished()
  }
}

extension TransportationProblem {
  /// The same rows, columns and candidates where each unit that flows counts one and nothing else does.
  ///
  /// - Parameter groupsWithCaps: groups whose caps stay; the others, and row groups, have none.
  package func countingUnits(groupsWithCaps: Set<Int>) -> TransportationProblem {
    let groups = groups.enumerated().map { place, group in
      Group(
        capacity: groupsWithCaps.contains(place) ? group.capacity : nil, parent: group.parent)
    }
    func plain(_ pieces: [Piece]) -> [Piece] {
      [Piece(capacity: pieces.reduce(0) { $0 + $1.capacity })]
    }
    do {
      return try TransportationProblem(
        rows: rows.map(plain),
        columns: columns.map { Column(pieces: plain($0.pieces), group: $0.group) }, groups: groups,
        candidates: candidates.earning(1))
    } catch {
      preconditionFailure("smaller numbers than those that were checked are as they should be")
    }
  }
}

/// Columns as they are filled by one row after another.
private struct Filling {
  /// Units of one row in a column.
  private struct Share {
    let row: Int
    var units: Int
  }

  private let problem: TransportationProblem
  private let capacity: [Int]
  private var room: [Int]
  private var shares: [[Share]]
  private var shortages: [Shortage] = []
  /// The shortage that holds each column, or -1.
  private var shortageOfColumn: [Int]
  /// When each row and column was last seen by a search, and from where.
  private var seenRow: [Int]
  private var seenColumn: [Int]
  private var columnBefore: [Int]
  private var rowBefore: [Int]
  private var search = 0
  /// What the last search has seen.
  private var rowsSeen: [Int] = []
  private var columnsSeen: [Int] = []

  init(_ problem: TransportationProblem) {
    self.problem = problem
    capacity = problem.columns.map { $0.pieces.reduce(0) { $0 + $1.capacity } }
    room = capacity
    shares = Array(repeating: [], count: problem.columns.count)
    shortageOfColumn = Array(repeating: -1, count: problem.columns.count)
    seenRow = Array(repeating: 0, count: problem.rows.count)
    seenColumn = Array(repeating: 0, count: problem.columns.count)
    columnBefore = Array(repeating: -1, count: problem.rows.count)
    rowBefore = Array(repeating: -1, count: problem.columns.count)
  }

  /// The rows with candidates, those first whose columns hold least.
  var byReach: [Int] {
    let reach = problem.rows.indices.map { row in
      problem.candidateRange(ofRow: row).reduce(0) {
        $0 + capacity[Int(problem.candidates.columns[$1])]
      }
    }
    return problem.rows.indices.filter { !problem.candidateRange(ofRow: $0).isEmpty }
      .sorted { (reach[$0], $0) < (reach[$1], $1) }
  }

  private func units(of row: Int) -> Int {
    problem.rows[row].reduce(0) { $0 + $1.capacity }
  }

  /// Lets a row's units in, as far as there is room for them.
  mutating func add(_ row: Int) {
    var left = units(of: row)
    while left > 0 {
      guard let end = roomReached(from: row) else {
        close(row)
        return
      }
      left -= move(from: row, to: end, atMost: left)
    }
  }

  /// The nearest column with room, by columns of no shortage and the rows whose units are in them.
  private mutating func roomReached(from start: Int) -> Int? {
    search += 1
    seenRow[start] = search
    rowsSeen = [start]
    columnsSeen = []
    var next = 0
    while next < rowsSeen.count {
      let row = rowsSeen[next]
      next += 1
      let known = columnsSeen.count
      for candidate in problem.candidateRange(ofRow: row) {
        let column = Int(problem.candidates.columns[candidate])
        guard shortageOfColumn[column] < 0, seenColumn[column] != search else { continue }
        seenColumn[column] = search
        rowBefore[column] = row
        if room[column] > 0 { return column }
        columnsSeen.append(column)
      }
      for column in columnsSeen[known...] {
        for share in shares[column] where seenRow[share.row] != search {
          seenRow[share.row] = search
          columnBefore[share.row] = column
          rowsSeen.append(share.row)
        }
      }
    }
    return nil
  }

  /// Moves units along the way that was found, and says how many.
  private mutating func move(from start: Int, to end: Int, atMost most: Int) -> Int {
    var units = min(most, room[end])
    var row = rowBefore[end]
    while row != start {
      units = min(units, share(of: row, in: columnBefore[row]))
      row = rowBefore[columnBefore[row]]
    }
    room[end] -= units
    var column = end
    row = rowBefore[end]
    put(units, of: row, in: column)
    while row != start {
      column = columnBefore[row]
      put(-units, of: row, in: column)
      row = rowBefore[column]
      put(units, of: row, in: column)
    }
    return units
  }

  private func share(of row: Int, in column: Int) -> Int {
    shares[column].first { $0.row == row }?.units ?? 0
  }

  private mutating func put(_ units: Int, of row: Int, in column: Int) {
    guard let place = shares[column].firstIndex(where: { $0.row == row }) else {
      shares[column].append(Share(row: row, units: units))
      return
    }
    shares[column][place].units += units
    if shares[column][place].units == 0 { shares[column].remove(at: place) }
  }

  /// Makes a shortage of what the last search has seen, or lets the row join the one whose columns it reaches most.
  private mutating func close(_ row: Int) {
    guard columnsSeen.isEmpty else {
      let (rows, columns, place) = (rowsSeen, columnsSeen.sorted(), shortages.count)
      for column in columns { shortageOfColumn[column] = place }
      shortages.append(
        Shortage(
          rows: rows, columns: columns, units: rows.reduce(0) { $0 + units(of: $1) },
          capacity: columns.reduce(0) { $0 + capacity[$1] }, others: []))
      return
    }
    var reached: [Int: Int] = [:]
    for candidate in problem.candidateRange(ofRow: row) {
      let column = Int(problem.candidates.columns[candidate])
      reached[shortageOfColumn[column], default: 0] += max(1, capacity[column])
    }
    let most = reached.max { ($0.value, -$0.key) < ($1.value, -$1.key) }
    guard let place = most?.key else { preconditionFailure("a row has a candidate") }
    shortages[place].rows.append(row)
    shortages[place].units += units(of: row)
  }

  /// The shortages, with what they have to do with each other.
  consuming func finished() -> [Shortage] {
    for place in shortages.indices {
      shortages[place].rows.sort()
      var others: Set<Int> = []
      for row in shortages[place].rows {
        for candidate in problem.candidateRange(ofRow: row) {
          others.insert(shortageOfColumn[Int(problem.candidates.columns[candidate])])
        }
      }
      others.remove(place)
      shortages[place].others = others.sorted()
    }
    return shortages
  }
}
