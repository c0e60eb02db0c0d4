/// Which columns are alike to some rows: those with the same home, to which the same rows lead with points that differ by
/// as much on every row.
///
/// They are told by sums over the rows, which others could give by chance: so what is said is to be checked.
struct AlikeColumns: Sendable {
  /// The first of the columns that each is like; itself where there is none before it, or no row leads there.
  private(set) var first: [Int32]
  /// What a column's candidates have in points above those of the first.
  private(set) var shift: [Int32]

  /// - Complexity: O(candidates of the rows + columns log columns), rows shared among threads.
  init(_ problem: TransportationProblem, _ structure: Network.Structure, rows: [Int32]) async {
    var reach = Reach(of: [], in: problem)
    await rows.inRuns {
      Reach(of: $0, in: problem)
    } take: {
      reach.add($0)
    }
    let order = reach.columns(in: structure)
    first = problem.columns.indices.map { Int32($0) }
    shift = [Int32](repeating: 0, count: first.count)
    for (before, next) in zip(order, order.dropFirst()) where before.isLike(next) {
      let (column, leader) = (Int(next.column), first[Int(before.column)])
      first[column] = leader
      shift[column] = reach.points[column] &- reach.points[Int(leader)]
    }
  }

  /// Which rows lead to each column with which points, as sums over a mark of each row.
  private struct Reach: Sendable {
    struct Sums {
      var marks: UInt64 = 0
      /// The points on each row times its mark.
      var profile: UInt64 = 0
    }

    private(set) var sums: [Sums]
    /// The points on the last row.
    private(set) var points: [Int32]

    init(of rows: ArraySlice<Int32>, in problem: TransportationProblem) {
      sums = Array(repeating: Sums(), count: problem.columns.count)
      points = Array(repeating: 0, count: problem.columns.count)
      for row in rows {
        let range = problem.candidateRange(ofRow: Int(row))
        let columns = problem.candidates.columns.span.extracting(range)
        let points = problem.candidates.points.span.extracting(range)
        let mixed = UInt64(row + 1) &* 0x9E37_79B9_7F4A_7C15
        let mark = (mixed ^ mixed >> 29) &* 0xBF58_476D_1CE4_E5B9
        for index in columns.indices {
          let column = Int(columns[index])
          sums[column].marks &+= mark
          sums[column].profile &+= mark &* UInt64(bitPattern: Int64(points[index]))
          self.points[column] = points[index]
        }
      }
    }

    /// Adds what there is of later rows.
    mutating func add(_ later: Reach) {
      for column in sums.indices where later.sums[column].marks != 0 {
        sums[column].marks &+= later.sums[column].marks
        sums[column].profile &+= later.sums[column].profile
        points[column] = later.points[column]
      }
    }

    struct Column {
      let column: Int32
      let home: Int32
      let marks: UInt64
      /// What the profile has above one with the last row's points on every row: columns that are alike have the same.
      let profile: UInt64

      func isLike(_ other: Column) -> Bool {
        (home, marks, profile) == (other.home, other.marks, other.profile)
      }
    }

    /// The open columns that rows lead to, those that are alike one after the other, ascending.
    func columns(in structure: Network.Structure) -> [Column] {
      sums.enumerated().compactMap { column, sums in
        guard sums.marks != 0, !structure.isClosed[column] else { return nil }
        return Column(
          column: Int32(column), home: structure.home[column], marks: sums.marks,
          profile: sums.profile &- sums.marks &* UInt64(bitPattern: Int64(points[column])))
      }.sorted {
        ($0.marks, $0.profile, $0.home, $0.column) < ($1.marks, $1.profile, $1.home, $1.column)
      }
    }
  }
}

extension [Int32] {
  /// Rows that one task looks at, at least.
  private static var fewRows: Int { 1024 }

  /// Lets tasks make something of runs of these rows, and takes what they made in the order of the rows, each as soon as
  /// it can be.
  func inRuns<Made: Sendable>(
    _ make: @escaping @Sendable (ArraySlice<Int32>) -> Made, take: (Made) -> Void
  ) async {
    let length = Swift.max(Self.fewRows, (count + 15) / 16)
    await withTaskGroup(of: (Int, Made).self) { group in
      for start in stride(from: 0, to: count, by: length) {
        group.addTask { (start, make(self[start..<Swift.min(start + length, count)])) }
      }
      var waiting: [Int: Made] = [:]
      var next = 0
      for await (start, made) in group {
        waiting[start] = made
        while let made = waiting.removeValue(forKey: next) {
          take(made)
          next += length
        }
      }
    }
  }
}
