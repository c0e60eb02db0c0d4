/// The trees of a problem that are made best again and again, each time with other charges.
///
/// All pieces of a row or a column pay the same, so a charge moves no piece before another: stems keep their pieces
/// and trees their flow, only the potentials are computed anew.
struct ChargedTrees: Sendable {
  let problem: TransportationProblem
  let coefficients: Coefficients
  let structure: Network.Structure
  /// What a unit in excess of a cap loses: more than any could earn, be it paid for what a floor asks.
  let penalty: Int
  /// One for each part.
  private(set) var parts: [Pricing<Int>]
  private(set) var charges: Charges
  /// How often the trees were made best.
  private(set) var solves = 0

  /// The trees at their best without charges.
  init(
    _ problem: TransportationProblem, _ coefficients: Coefficients,
    _ structure: Network.Structure, _ parts: [SolvedPart], _ none: Charges
  ) {
    self.problem = problem
    self.coefficients = coefficients
    self.structure = structure
    charges = none
    let (before, penalty) = (
      structure.penalty, structure.penalty + 2 * TransportationProblem.pointsLimit
    )
    self.penalty = penalty
    self.parts = parts.map {
      var simplex = $0.simplex
      simplex.setPenalty(penalty, insteadOf: before)
      return Pricing(problem, simplex, KeptCandidates(rowCount: simplex.network.rows.count))
    }
  }

  /// Makes the trees best with other charges; nil, and nothing done, where these are too large.
  mutating func solve(at multipliers: [Int]) async -> Vertex? {
    guard let new = Charges(multipliers, coefficients, of: problem),
      let charged = try? problem.charged(new)
    else { return nil }
    let before = charges
    charges = new
    solves += 1
    parts = await withTaskGroup(of: (Int, Pricing<Int>).self) { [parts, coefficients] group in
      for (place, part) in parts.enumerated() {
        group.addTask {
          var part = part
          part.simplex.pay(new, insteadOf: before)
          if coefficients.hasBlocks {
            part = Pricing(
              charged, part.simplex, part.kept.repriced(by: charged, part.simplex.network.rows))
          }
          part.simplex.recomputePotentials(of: part.problem)
          await part.solve()
          precondition(!part.simplex.isOverflowing, "a problem's checks keep potentials small")
          return (place, part)
        }
      }
      var solved = parts
      for await (place, part) in group { solved[place] = part }
      return solved
    }
    return vertex(multipliers)
  }

  /// Where the trees are that were last made best at these multipliers.
  func vertex(_ multipliers: [Int]) -> Vertex {
    var carried = Carried(problem)
    for part in parts { part.simplex.forEachFlow { carried.add($0, in: problem) } }
    var uses = [Int](repeating: 0, count: coefficients.lines.count)
    var paid = 0
    for part in parts {
      part.simplex.forEachFlow { flow in
        paid += flow.units * charges.ofUnit(row: flow.row, column: flow.column)
        for line in uses.indices {
          uses[line] +=
            flow.units
            * coefficients.lines[line].coefficient(row: flow.row, column: flow.column)
        }
      }
    }
    let earned = carried.earned(in: problem)
    return Vertex(
      multipliers: multipliers, bound: earned - paid + charges.allowance, earned: earned,
      uses: uses, placed: carried.rows.reduce(0, +), simplexes: parts.map(\.simplex))
  }

  /// Best flows of the charged problem.
  struct Vertex: Sendable {
    let multipliers: [Int]
    /// What no flow that keeps the conditions earns more than.
    let bound: Int
    /// What the flows earn before charges.
    let earned: Int
    /// What they come to, by condition.
    let uses: [Int]
    /// The units of all flows.
    let placed: Int
    let simplexes: [Simplex<Int>]

    /// By row, then by column.
    var flows: [TransportationSolution.Flow] {
      var flows: [TransportationSolution.Flow] = []
      for simplex in simplexes { simplex.forEachFlow { flows.append($0) } }
      return flows.sorted { ($0.row, $0.column) < ($1.row, $1.column) }
    }
  }
}

/// The units of some flows by row and column, and the points that they earn.
struct Carried {
  var rows: [Int]
  var columns: [Int]
  var points = 0

  init(_ problem: TransportationProblem) {
    rows = [Int](repeating: 0, count: problem.rows.count)
    columns = [Int](repeating: 0, count: problem.columns.count)
  }

  mutating func add(_ flow: TransportationSolution.Flow, in problem: TransportationProblem) {
    rows[flow.row] += flow.units
    columns[flow.column] += flow.units
    points += flow.units * problem.points(ofRow: flow.row, column: flow.column)
  }

  /// Points and bonuses.
  func earned(in problem: TransportationProblem) -> Int {
    var earned = points
    for (row, units) in rows.enumerated() { earned += problem.rows[row].bonus(of: units) }
    for (column, units) in columns.enumerated() {
      earned += problem.columns[column].pieces.bonus(of: units)
    }
    let groups = groups(in: problem)
    return earned + problem.groups.bonus(of: groups.columns)
      + problem.rowGroups.bonus(of: groups.rows)
  }

  /// The units that pass each group of columns, and each row group.
  func groups(in problem: TransportationProblem) -> (columns: [Int], rows: [Int]) {
    (
      problem.groups.units(passing: columns) { problem.columns[$0].group },
      problem.rowGroups.units(passing: rows) { problem.group(ofRow: $0) }
    )
  }
}

extension Simplex<Int> {
  /// Takes new charges off the bonuses of stems in place of those before; potentials are still to be computed.
  mutating func pay(_ new: Charges, insteadOf before: Charges) {
    for column in 0..<network.columnCount where network.isInTree[column] {
      pay(new.columns[column] - before.columns[column], at: column)
    }
    for (place, row) in network.rows.enumerated() {
      pay(new.rows[Int(row)] - before.rows[Int(row)], at: network.node(ofRow: place))
    }
  }

  private mutating func pay(_ more: Int, at node: Int) {
    if more != 0 { rewrite(node) { $0 - more } }
  }

  /// Puts another loss of units in excess of a cap in the place of the one before.
  fileprivate mutating func setPenalty(_ penalty: Int, insteadOf before: Int) {
    for group in network.columnCount..<network.root where network.isInTree[group] {
      rewrite(group) { $0 == -before ? -penalty : $0 }
    }
  }

  private mutating func rewrite(_ node: Int, _ bonus: (Int) -> Int) {
    let pieces = Int(network.pieceOffsets[node])..<Int(network.pieceOffsets[node + 1])
    network.replaceStem(
      of: node,
      by: .init(
        capacity: Array(network.capacity[pieces]), bonus: network.bonus[pieces].map(bonus)))
    if position[node] < 0 { leave(node, full: ~position[node]) }
  }
}

extension KeptCandidates {
  /// The same candidates with the points that they have in a problem; by the row of each place.
  fileprivate func repriced(by problem: TransportationProblem, _ rows: [Int32]) -> KeptCandidates {
    var repriced = KeptCandidates(rowCount: rows.count)
    for (place, row) in rows.enumerated() {
      let kept = items[range(ofRow: place)].map { item in
        let points = problem.points(ofRow: Int(row), column: Int(item.column))
        return Item(column: item.column, points: Int32(points))
      }
      repriced.keep(kept, ofRow: place)
    }
    return repriced
  }
}

extension Network.Stem {
  /// A stem of pieces as they are.
  fileprivate init(capacity: [Int32], bonus: [Int]) {
    self.capacity = capacity
    self.bonus = bonus
  }
}
