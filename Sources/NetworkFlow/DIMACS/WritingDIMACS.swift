extension TransportationProblem {
  /// Writes the problem in the DIMACS form of minimum cost flow, for a check with other solvers.
  ///
  /// The least cost is minus the objective: points and bonuses are costs below 0, and a bypass at cost 0
  /// takes the units that go nowhere, so that all supply arrives. Nodes are the source, the rows, the
  /// columns, the groups, the row groups, the sink; `c` lines at the top say so. `DIMACSReader` reads it back where
  /// there are no row groups, no bonuses of groups and nothing that loses.
  ///
  /// - Parameter write: takes the text in ASCII, in pieces of about 64 KiB, in order.
  /// - Throws: what `write` throws.
  public func writeDIMACS<Failure: Error>(
    to write: (_ text: [UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var text = DIMACSText()
    let units = rows.joined().reduce(0) { $0 + $1.capacity }
    let firstColumn = 2 + rows.count
    let firstGroup = firstColumn + columns.count
    let firstRowGroup = firstGroup + groups.count
    let sink = firstRowGroup + rowGroups.count
    let nodeAround = { (group: Int?) in group.map { firstGroup + $0 } ?? sink }
    let nodeAroundRows = { (group: Int?) in group.map { firstRowGroup + $0 } ?? 1 }
    let anything = [Piece(capacity: units)]
    let arcs =
      rows.joined().count + candidates.count + columns.lazy.flatMap(\.pieces).count
      + (groups + rowGroups).lazy.flatMap { $0.pieces ?? anything }.count + 1

    text.comment("A transportation problem; its least cost is minus its most points and bonuses.")
    text.comment("Node 1 is the source.")
    text.comment(nodes: "row", first: 2, count: rows.count)
    text.comment(nodes: "column", first: firstColumn, count: columns.count)
    text.comment(nodes: "group", first: firstGroup, count: groups.count)
    if !rowGroups.isEmpty {
      text.comment(nodes: "row group", first: firstRowGroup, count: rowGroups.count)
    }
    text.comment("Node \(sink) is the sink.")
    text.comment(
      "Pieces are parallel arcs; the last arc is a bypass for the units that go nowhere.")
    text.line("p min", sink, arcs)
    text.line("n", 1, units)
    text.line("n", sink, -units)

    for (row, pieces) in rows.enumerated() {
      let around = nodeAroundRows(group(ofRow: row))
      for piece in pieces { text.arc(around, 2 + row, piece.capacity, cost: -piece.bonus) }
      try text.flush(whenOver: 1 << 16, to: write)
    }
    for (row, pieces) in rows.enumerated() {
      let capacity = pieces.reduce(0) { $0 + $1.capacity }
      for candidate in candidates.candidates(ofRow: row) {
        text.arc(2 + row, firstColumn + candidate.column, capacity, cost: -candidate.points)
        try text.flush(whenOver: 1 << 16, to: write)
      }
    }
    for (index, column) in columns.enumerated() {
      for piece in column.pieces {
        // More than all units never flow, and other solvers dislike large numbers.
        let capacity = min(piece.capacity, units)
        text.arc(firstColumn + index, nodeAround(column.group), capacity, cost: -piece.bonus)
      }
      try text.flush(whenOver: 1 << 16, to: write)
    }
    for (index, group) in groups.enumerated() {
      for piece in group.pieces ?? anything {
        let capacity = min(piece.capacity, units)
        text.arc(firstGroup + index, nodeAround(group.parent), capacity, cost: -piece.bonus)
      }
      try text.flush(whenOver: 1 << 16, to: write)
    }
    for (index, group) in rowGroups.enumerated() {
      for piece in group.pieces ?? anything {
        let capacity = min(piece.capacity, units)
        text.arc(
          nodeAroundRows(group.parent), firstRowGroup + index, capacity, cost: -piece.bonus)
      }
    }
    text.arc(1, sink, units, cost: 0)
    try text.flush(whenOver: 0, to: write)
  }
}

/// Lines of numbers, put together byte by byte: formatting a million strings would take seconds.
private struct DIMACSText {
  private var bytes: [UInt8] = []

  mutating func comment(_ words: String) {
    bytes.append(contentsOf: "c \(words)\n".utf8)
  }

  mutating func comment(nodes name: String, first: Int, count: Int) {
    guard count > 0 else { return comment("There is no \(name).") }
    comment("Nodes \(first) to \(first + count - 1) are \(name) 0 to \(name) \(count - 1).")
  }

  mutating func line(_ start: StaticString, _ numbers: Int...) {
    bytes.append(contentsOf: String(describing: start).utf8)
    for number in numbers { append(number) }
    bytes.append(UInt8(ascii: "\n"))
  }

  mutating func arc(_ from: Int, _ to: Int, _ capacity: Int, cost: Int) {
    bytes.append(UInt8(ascii: "a"))
    append(from)
    append(to)
    append(0)
    append(capacity)
    append(cost)
    bytes.append(UInt8(ascii: "\n"))
  }

  private mutating func append(_ number: Int) {
    bytes.append(UInt8(ascii: " "))
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    let start = bytes.count
    var left = number.magnitude
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(left % 10))
      left /= 10
    } while left > 0
    bytes[start...].reverse()
  }

  mutating func flush<Failure: Error>(
    whenOver limit: Int, to write: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    guard bytes.count > limit else { return }
    try write(bytes)
    bytes.removeAll(keepingCapacity: true)
  }
}
