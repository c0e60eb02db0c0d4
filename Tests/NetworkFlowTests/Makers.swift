import NetworkFlow

/// SplitMix64: the same numbers on every machine.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

typealias Piece = TransportationProblem.Piece
typealias Column = TransportationProblem.Column
typealias Group = TransportationProblem.Group

extension TransportationProblem {
  /// A problem from a table of points, row by row; nil where there is no candidate.
  init(
    rows: [[Piece]], columns: [Column], groups: [Group] = [], rowGroups: [Group] = [],
    groupOfRow: [Int?] = [], points table: [[Int?]]
  ) throws(ProblemError) {
    var offsets = [0]
    var columnOf: [Int32] = []
    var pointsOf: [Int32] = []
    for line in table {
      for (column, points) in line.enumerated() {
        guard let points else { continue }
        columnOf.append(Int32(column))
        pointsOf.append(Int32(points))
      }
      offsets.append(columnOf.count)
    }
    try self.init(
      rows: rows, columns: columns, groups: groups, rowGroups: rowGroups, groupOfRow: groupOfRow,
      candidates: .init(rowOffsets: offsets, columns: columnOf, points: pointsOf))
  }

  /// Rows and columns of one piece without a bonus.
  init(rows: [Int], columns: [Int], points table: [[Int?]]) throws(ProblemError) {
    try self.init(
      rows: rows.map { [Piece(capacity: $0)] },
      columns: columns.map { Column(pieces: [Piece(capacity: $0)]) }, points: table)
  }

  /// The points table with nil where there is no candidate.
  var table: [[Int?]] {
    rows.indices.map { row in
      var line = [Int?](repeating: nil, count: columns.count)
      for index in candidates.rowOffsets[row]..<candidates.rowOffsets[row + 1] {
        line[Int(candidates.columns[index])] = Int(candidates.points[index])
      }
      return line
    }
  }
}

/// The sizes within which a random problem is drawn.
struct RandomShape {
  var rows = 1...3
  var columns = 1...3
  var groups = 0...3
  var rowGroups = 0...0
  var pieces = 1...3
  var capacity = 0...2
  var points = 0...4
  var bonus = 0...3
  var density = 0.8
  var groupPieces = 1...1
  var groupBonus = 0...0
  /// How many columns in the place of each drawn, alike but for their pieces.
  var alike = 1...1

  /// A problem with bonuses, nested groups and many ties.
  func problem(using generator: inout SeededGenerator) throws(ProblemError)
    -> TransportationProblem
  {
    func draw(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
    func drawPieces() -> [Piece] {
      var bonuses = (0..<draw(pieces)).map { _ in draw(bonus) }
      bonuses.sort(by: >)
      return bonuses.map { Piece(capacity: draw(capacity), bonus: $0) }
    }
    let groupCount = draw(groups)
    func inside(_ count: Int) -> Int? {
      draw(0...count) == 0 || count == 0 ? nil : draw(0...count - 1)
    }
    // What has one value only is not drawn, so that a shape gives the same problems whatever else shapes can have.
    func drawGroupPieces() -> [Piece] {
      guard groupPieces != 1...1 || groupBonus != 0...0 else {
        return [Piece(capacity: draw(capacity) * 2)]
      }
      var bonuses = (0..<draw(groupPieces)).map { _ in draw(groupBonus) }
      bonuses.sort(by: >)
      return bonuses.map { Piece(capacity: draw(capacity) * 2, bonus: $0) }
    }
    func drawGroup(_ index: Int) -> Group {
      Group(pieces: draw(0...4) == 0 ? nil : drawGroupPieces(), parent: inside(index))
    }
    let groups = (0..<groupCount).map(drawGroup)
    let rows = (0..<draw(rows)).map { _ in drawPieces() }
    let rowGroups = (0..<(self.rowGroups == 0...0 ? 0 : draw(self.rowGroups))).map(drawGroup)
    var columns = (0..<draw(columns)).map { _ in
      Column(pieces: drawPieces(), group: inside(groupCount))
    }
    var table = rows.map { _ in
      columns.map { _ -> Int? in
        Double.random(in: 0..<1, using: &generator) < density ? draw(points) : nil
      }
    }
    if alike != 1...1 {
      let first = columns.indices.flatMap { [Int](repeating: $0, count: draw(alike)) }
        .shuffled(using: &generator)
      let shift = first.map { _ in draw(points) }
      columns = first.map { Column(pieces: drawPieces(), group: columns[$0].group) }
      table = table.map { line in
        zip(first, shift).map { column, shift in line[column].map { $0 + shift } }
      }
    }
    return try TransportationProblem(
      rows: rows, columns: columns, groups: groups, rowGroups: rowGroups,
      groupOfRow: rowGroups.isEmpty ? [] : rows.map { _ in inside(rowGroups.count) },
      points: table)
  }
}
