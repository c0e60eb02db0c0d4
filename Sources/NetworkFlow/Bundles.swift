/// A coarser problem: rows put together that lead to much the same columns, and columns that the same of
/// these rows lead to.
///
/// Its prices are near those of the whole, at a fraction of the work.
struct Bundles: Sendable {
  /// The members of all bundles of rows, one after the other; the first of each stands for it.
  private(set) var members: [Int32] = []
  /// Where each bundle starts in `members`, and after the last their count.
  private(set) var offsets: [Int] = [0]
  /// The column that stands for each column; itself where none does.
  private(set) var leader: [Int32]
  /// What a column's candidates have in points above its leader's.
  private(set) var shift: [Int32]

  var count: Int { offsets.count - 1 }

  /// The members of a bundle; the first has the candidates that stand for all.
  func members(of bundle: Int) -> ArraySlice<Int32> {
    members[offsets[bundle]..<offsets[bundle + 1]]
  }

  func first(of bundle: Int) -> Int { Int(members[offsets[bundle]]) }

  /// Each row and column a bundle of its own.
  init(rows: [Int32], columnCount: Int) {
    members = rows
    offsets = Array(0...rows.count)
    leader = (0..<Int32(columnCount)).map { $0 }
    shift = [Int32](repeating: 0, count: columnCount)
  }

  /// Puts up to four bundles of rows into one: those near each other in one row group whose first rows share most
  /// of their candidates; then columns with the same home to which the same of these rows lead.
  ///
  /// - Complexity: O(columns log columns + candidates of the first rows).
  init(
    merging bundles: Bundles, of problem: TransportationProblem, _ structure: Network.Structure
  ) {
    leader = (0..<Int32(problem.columns.count)).map { $0 }
    shift = [Int32](repeating: 0, count: problem.columns.count)
    mergeRows(of: bundles, problem, structure)
    mergeColumns(problem, structure)
  }

  private mutating func mergeRows(
    of bundles: Bundles, _ problem: TransportationProblem, _ structure: Network.Structure
  ) {
    var open: [[Int]] = []
    members.reserveCapacity(bundles.members.count)
    for bundle in 0..<bundles.count {
      let row = bundles.first(of: bundle)
      let home = structure.home(ofRow: row)
      let near = open.lastIndex {
        let other = bundles.first(of: $0[0])
        return structure.home(ofRow: other) == home && problem.row(row, leadsWhere: other)
      }
      if let near {
        open[near].append(bundle)
        if open[near].count == 4 { close(open.remove(at: near), bundles) }
      } else {
        open.append([bundle])
        if open.count > 8 { close(open.removeFirst(), bundles) }
      }
    }
    for merged in open { close(merged, bundles) }
  }

  private mutating func close(_ merged: [Int], _ bundles: Bundles) {
    for bundle in merged { members += bundles.members(of: bundle) }
    offsets.append(members.count)
  }

  private mutating func mergeColumns(
    _ problem: TransportationProblem, _ structure: Network.Structure
  ) {
    let columns = problem.candidates.columns.span
    let points = problem.candidates.points.span
    var reach = leader.map { Reach(column: $0, home: structure.home[Int($0)]) }
    for bundle in 0..<count {
      let row = UInt64(bundle + 1) &* 0x9E37_79B9_7F4A_7C15
      let mark = (row ^ row >> 29) &* 0xBF58_476D_1CE4_E5B9
      for index in problem.candidateRange(ofRow: first(of: bundle)) {
        let column = Int(columns[index])
        reach[column].marks &+= mark
        reach[column].points = points[index]
      }
    }
    // A closed column stands for itself alone.
    reach.removeAll { structure.isClosed[Int($0.column)] }
    reach.sort { ($0.home, $0.marks, $0.column) < ($1.home, $1.marks, $1.column) }
    var first = reach.startIndex
    for index in reach.indices where reach[index].marks != 0 {
      if (reach[index].home, reach[index].marks) != (reach[first].home, reach[first].marks) {
        first = index
      }
      let column = Int(reach[index].column)
      leader[column] = reach[first].column
      // The points of the last row that leads to both.
      shift[column] = reach[index].points - reach[first].points
    }
  }

  /// The pieces of each column that stands for others: those of all, each with its shift on top, best first.
  func joinedPieces(of problem: TransportationProblem) -> [Int32: [TransportationProblem.Piece]] {
    var joined: [Int32: [TransportationProblem.Piece]] = [:]
    guard count < members.count else { return joined }
    for (column, leader) in leader.enumerated() where leader != column {
      for member in [Int32(column)] + (joined[leader] == nil ? [leader] : []) {
        joined[leader, default: []] += problem.columns[Int(member)].pieces.map {
          .init(capacity: $0.capacity, bonus: $0.bonus + Int(shift[Int(member)]))
        }
      }
    }
    return joined.mapValues { pieces in pieces.sorted { $0.bonus > $1.bonus } }
  }

  /// Which rows lead to a column, as the sum of a mark of each.
  private struct Reach {
    var column: Int32
    var home: Int32
    var marks: UInt64 = 0
    var points: Int32 = 0
  }
}

extension TransportationProblem {
  /// Whether at least two of three candidates of a row, taken evenly, have their column in another row too.
  fileprivate func row(_ row: Int, leadsWhere other: Int) -> Bool {
    let range = candidateRange(ofRow: row)
    var shared = 0
    for part in 1...3 {
      let index = range.lowerBound + range.count * part / 4
      if place(ofColumn: candidates.columns[index], inRow: other) != nil { shared += 1 }
    }
    return shared >= 2
  }

  /// Where a row's candidate to a column lies in `candidates`; nil where there is none.
  func place(ofColumn column: Int32, inRow row: Int) -> Int? {
    let columns = candidates.columns.span
    let range = candidateRange(ofRow: row)
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if columns[middle] < column { low = middle + 1 } else { high = middle }
    }
    return low < range.upperBound && columns[low] == column ? low : nil
  }
}
