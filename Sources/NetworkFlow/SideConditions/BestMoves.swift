/// Of all moves of a tree that have room those with the best scores, best first.
struct BestMoves {
  private(set) var items: [(score: Double, move: LooseTree.Move)] = []
  private let most: Int
  private let judge: Judge

  private init(_ most: Int, by judge: Judge) {
    (self.most, self.judge) = (most, judge)
  }

  /// - Complexity: O(candidates times conditions), shared among threads; the same moves on any number of them.
  init(
    _ most: Int, by judge: Judge, of tree: LooseTree, _ problem: TransportationProblem,
    _ lines: [Coefficients.Line]
  ) async {
    self.init(most, by: judge)
    let rowCount = tree.simplex.network.rows.count
    let size = max(256, (rowCount + 15) / 16)
    let columns = Columns(tree, lines, judge.prices)
    let runs = await withTaskGroup(of: (Int, BestMoves).self) { group in
      for start in stride(from: 0, to: rowCount, by: size) {
        group.addTask {
          var best = BestMoves(most, by: judge)
          for place in start..<min(start + size, rowCount) {
            best.look(at: place, of: tree, problem, lines, columns)
          }
          return (start, best)
        }
      }
      var runs: [(start: Int, best: BestMoves)] = []
      for await run in group { runs.append(run) }
      return runs.sorted { $0.start < $1.start }
    }
    for run in runs { for item in run.best.items { insert(item.score, item.move) } }
    for node in 0..<tree.simplex.network.nodeCount {
      for move in tree.stemMoves(of: node) { offer(move, of: tree) }
    }
    for move in tree.backMoves { offer(move, of: tree) }
  }

  /// What a unit into each column counts from there on, by column, then by condition; and what that costs.
  private struct Columns: Sendable {
    var counts: [Int] = []
    var used: [Double] = []

    init(_ tree: LooseTree, _ lines: [Coefficients.Line], _ prices: [Double]) {
      let columnCount = tree.simplex.network.columnCount
      counts.reserveCapacity(columnCount * lines.count)
      used.reserveCapacity(columnCount)
      for column in 0..<columnCount {
        var sum = 0.0
        for line in lines.indices {
          let own = lines[line].columns.isEmpty ? 0 : lines[line].columns[column]
          let count = own + tree.counted[column * lines.count + line]
          counts.append(count)
          sum += Double(count) * prices[line]
        }
        used.append(sum)
      }
    }
  }

  private mutating func look(
    at place: Int, of tree: LooseTree, _ problem: TransportationProblem,
    _ lines: [Coefficients.Line], _ into: Columns
  ) {
    let network = tree.simplex.network
    let node = network.node(ofRow: place)
    let row = Int(network.rows[place])
    let potential = tree.simplex.tree.potential.span
    let price = potential[node]
    let units = problem.rows[row].reduce(0) { $0 + $1.capacity }
    let rowCounts = lines.indices.map { line in
      (lines[line].rows.isEmpty ? 0 : lines[line].rows[row])
        - tree.counted[node * lines.count + line]
    }
    let blocks = lines.indices.flatMap { line in
      lines[line].blocks.filter { $0.rows[row] }.map { (line, $0) }
    }
    let range = problem.candidateRange(ofRow: row)
    let columns = problem.candidates.columns.span.extracting(range)
    let points = problem.candidates.points.span.extracting(range)
    let rowUsed = lines.indices.reduce(0) { $0 + Double(rowCounts[$1]) * judge.prices[$1] }
    let columnUsed = into.used.span
    var counts = rowCounts
    for index in columns.indices {
      let column = Int(columns[index])
      let value = potential[column]
      guard value > Int.outOfTree / 2 else { continue }
      let gain = Int(points[index]) + value - price
      if judge.aim == .earn, gain <= 0 { continue }
      var loss = rowUsed + columnUsed[column] - Double(gain)
      for (line, block) in blocks where block.columns[column] {
        loss += Double(block.coefficient) * judge.prices[line]
      }
      guard loss <= judge.bar else { continue }
      for line in lines.indices {
        counts[line] = rowCounts[line] + into.counts[column * lines.count + line]
      }
      for (line, block) in blocks where block.columns[column] {
        counts[line] += block.coefficient
      }
      let score = judge.score(gain: gain, loss: loss, counts[...], most: units)
      guard let score,
        items.count < most || score > items[most - 1].score, tree.leads(from: column, to: node),
        !tree.simplex.tree.joins(node, column)
      else { continue }
      insert(score, tree.move(node: node, column: column, points: Int(points[index])))
    }
  }

  private mutating func offer(_ move: LooseTree.Move, of tree: LooseTree) {
    let (from, to) = (Int(move.arc.from), Int(move.arc.to))
    let counts = tree.counts(of: move)
    let used = counts.indices.reduce(0) { $0 + Double(counts[$1]) * judge.prices[$1] }
    let loss = used - Double(move.arc.gain)
    guard
      let score = judge.score(
        gain: move.arc.gain, loss: loss, counts[...], most: Int(move.arc.room)),
      items.count < most || score > items[most - 1].score, tree.leads(from: to, to: from)
    else { return }
    insert(score, move)
  }

  private mutating func insert(_ score: Double, _ move: LooseTree.Move) {
    guard items.count < most || score > items[most - 1].score else { return }
    if items.count == most { items.removeLast() }
    let place = items.firstIndex { $0.score < score } ?? items.count
    items.insert((score, move), at: place)
  }
}
