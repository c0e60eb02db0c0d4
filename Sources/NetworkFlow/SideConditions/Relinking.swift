/// A flow that is moved towards others until it keeps all conditions and earns as much as these leave.
///
/// At the least bound a mixture of flows keeps the conditions, none of them alone. What two of them differ by comes
/// apart into cycles; some sent and some not, what comes out lies between the two, and all of it earns nearly as much
/// (path relinking: F. Glover, M. Laguna, R. Martí, Fundamentals of scatter search and path relinking, Control and
/// Cybernetics 29 (2000)).
struct Relinking {
  private let problem: TransportationProblem
  private let lines: [Coefficients.Line]
  /// What a unit of each condition's coefficient costs at the multipliers, in points, and what breaking it counts.
  private let prices: [Double]
  private let penalties: [Double]
  /// By row, then by column.
  private(set) var flows: [TransportationSolution.Flow]
  private var passing: Passing
  /// What each condition leaves; below 0 where it is broken.
  private var slack: [Int]
  /// What the flows earn.
  private(set) var earned: Int

  private static let mostRounds = 30

  init(_ flows: [TransportationSolution.Flow], _ search: MultiplierSearch) {
    problem = search.trees.problem
    lines = search.trees.coefficients.lines
    (prices, penalties) = (search.prices, search.penalties)
    self.flows = flows
    passing = Passing(flows, problem)
    slack = zip(lines, search.trees.coefficients.uses(of: flows)).map { $0.atMost - $1 }
    var carried = Carried(problem)
    for flow in flows { carried.add(flow, in: problem) }
    earned = carried.earned(in: problem)
  }

  /// Whether all conditions are kept.
  var isFeasible: Bool { slack.allSatisfy { $0 >= 0 } }

  /// Goes towards one after the other, again and again, until that gives nothing.
  mutating func run(
    towards others: [[TransportationSolution.Flow]], enough: Int, isTimeUp: @Sendable () -> Bool
  ) {
    for aim in [Aim.approach, .keep, .earn] {
      guard aim != .earn || isFeasible else { return }
      for _ in 0..<Self.mostRounds {
        var moved = false
        for other in others where !isTimeUp() && !isDone(aim, enough) {
          if go(towards: other, aim) { moved = true }
        }
        guard moved else { break }
      }
    }
  }

  private func isDone(_ aim: Aim, _ enough: Int) -> Bool {
    switch aim {
    case .approach: false
    case .keep: isFeasible
    case .earn: earned >= enough
    }
  }

  /// Sends what serves of the cycles that lead to another flow; tells whether any did.
  private mutating func go(towards other: [TransportationSolution.Flow], _ aim: Aim) -> Bool {
    var cycles = DifferenceCycles(from: flows, to: other, problem, lines).cycles
    var changes: [Pair: Int] = [:]
    while !isDone(aim, .max) {
      var scores: [(score: Double, place: Int)] = []
      for place in cycles.indices where cycles[place].units > 0 {
        if let score = score(cycles[place], aim) { scores.append((score, place)) }
      }
      scores.sort { ($1.score, $0.place) < ($0.score, $1.place) }
      var sent = 0
      for (_, place) in scores where !isDone(aim, .max) && score(cycles[place], aim) != nil {
        let units = min(cycles[place].units, judge(aim).mostUnits(cycles[place].counts[...]))
        guard units > 0, send(units, over: cycles[place], aim, &changes) else { continue }
        cycles[place].units -= units
        sent += 1
      }
      guard sent > 0 else { break }
    }
    guard !changes.isEmpty else { return false }
    take(changes)
    return true
  }

  private func judge(_ aim: Aim) -> Judge {
    Judge(
      aim: aim, prices: prices, penalties: penalties, slack: slack,
      bar: aim == .approach ? Judge.distance(slack, prices, penalties) : .infinity)
  }

  private func score(_ cycle: DifferenceCycles.Cycle, _ aim: Aim) -> Double? {
    let gain = passing.gain(of: 1, over: cycle, problem)
    let used = lines.indices.reduce(0) { $0 + Double(cycle.counts[$1]) * prices[$1] }
    return judge(aim).score(
      gain: gain, loss: used - Double(gain), cycle.counts[...], most: cycle.units)
  }

  /// Sends so many units, or nothing where they earn less though they are to earn more.
  private mutating func send(
    _ units: Int, over cycle: DifferenceCycles.Cycle, _ aim: Aim, _ changes: inout [Pair: Int]
  ) -> Bool {
    let gain = passing.gain(of: units, over: cycle, problem)
    guard aim != .earn || gain > 0 else { return false }
    earned += gain
    for line in slack.indices { slack[line] -= units * cycle.counts[line] }
    passing.send(units, over: cycle)
    for case .candidate(let row, let column, let more) in cycle.steps {
      changes[Pair(row: row, column: column), default: 0] += more * units
    }
    return true
  }

  private struct Pair: Hashable {
    let row: Int
    let column: Int
  }

  private mutating func take(_ changes: [Pair: Int]) {
    var changes = changes
    var next: [TransportationSolution.Flow] = []
    for flow in flows {
      let more = changes.removeValue(forKey: Pair(row: flow.row, column: flow.column)) ?? 0
      if flow.units + more != 0 {
        next.append(.init(row: flow.row, column: flow.column, units: flow.units + more))
      }
    }
    for (pair, units) in changes where units != 0 {
      next.append(.init(row: pair.row, column: pair.column, units: units))
    }
    flows = next.sorted { ($0.row, $0.column) < ($1.row, $1.column) }
  }
}

/// The units that pass each stem.
private struct Passing {
  private var rows: [Int]
  private var columns: [Int]
  private var groups: [Int]
  private var rowGroups: [Int]

  init(_ flows: [TransportationSolution.Flow], _ problem: TransportationProblem) {
    var carried = Carried(problem)
    for flow in flows { carried.add(flow, in: problem) }
    (rows, columns) = (carried.rows, carried.columns)
    (groups, rowGroups) = carried.groups(in: problem)
  }

  /// What so many units more around a cycle earn.
  func gain(
    of units: Int, over cycle: DifferenceCycles.Cycle, _ problem: TransportationProblem
  ) -> Int {
    var gain = 0
    for step in cycle.steps {
      switch step {
      case .candidate(let row, let column, let more):
        gain += more * units * problem.points(ofRow: row, column: column)
      case .stem(let node, let more):
        guard let pieces = pieces(of: node, problem) else { continue }
        let before = self[node]
        gain += pieces.bonus(of: before + more * units) - pieces.bonus(of: before)
      }
    }
    return gain
  }

  mutating func send(_ units: Int, over cycle: DifferenceCycles.Cycle) {
    for case .stem(let node, let more) in cycle.steps { self[node] += more * units }
  }

  private func pieces(
    of node: DifferenceCycles.Node, _ problem: TransportationProblem
  ) -> [TransportationProblem.Piece]? {
    switch node {
    case .column(let column): problem.columns[column].pieces
    case .group(let group): problem.groups[group].pieces
    case .rowGroup(let group): problem.rowGroups[group].pieces
    case .row(let row): problem.rows[row]
    }
  }

  private subscript(node: DifferenceCycles.Node) -> Int {
    get {
      switch node {
      case .column(let column): columns[column]
      case .group(let group): groups[group]
      case .rowGroup(let group): rowGroups[group]
      case .row(let row): rows[row]
      }
    }
    set {
      switch node {
      case .column(let column): columns[column] = newValue
      case .group(let group): groups[group] = newValue
      case .rowGroup(let group): rowGroups[group] = newValue
      case .row(let row): rows[row] = newValue
      }
    }
  }
}
