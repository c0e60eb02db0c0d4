/// Flows near the best that are moved, cycle by cycle, until they keep all conditions and none of the cycles looked at
/// earns more from what the conditions leave.
///
/// The cycles are those that one arc closes with the tree of the flows. First those are taken that bring the
/// conditions nearest to where all are just kept; then, while one is broken, the cycle that loses least for what it
/// takes off; then the one that earns most without charges. Before any other those cycles are tried that lose little
/// once what they use is paid for at the multipliers.
struct Fitting {
  private let problem: TransportationProblem
  private let lines: [Coefficients.Line]
  /// What a unit of each condition's coefficient costs at the multipliers, in points, and what breaking it counts.
  private let prices: [Double]
  private var penalties: [Double]
  /// The points of a usual unit.
  private let worth: Double
  private var trees: [LooseTree]
  /// What each condition leaves; below 0 where it is broken.
  private var slack: [Int]
  /// What the flows earn.
  private var earned: Int
  /// For each aim so many searches are made.
  private let mostSearches: Int

  /// From each search so many moves are tried.
  private static let movesAtOnce = 24
  private static let mostSearches = 1000
  private static let mostQuickSearches = 30
  private static let mostForcedSearches = 60

  /// - Parameter isQuick: whether few searches are to be enough.
  init(_ vertex: ChargedTrees.Vertex, _ search: MultiplierSearch, isQuick: Bool = false) {
    mostSearches = isQuick ? Self.mostQuickSearches : Self.mostSearches
    let trees = search.trees
    problem = trees.problem
    lines = trees.coefficients.lines
    (prices, penalties, worth) = (search.prices, search.penalties, search.worth)
    slack = zip(lines, vertex.uses).map { $0.atMost - $1 }
    earned = vertex.earned
    let none = [Int](repeating: 0, count: lines.count)
    guard let charges = Charges(vertex.multipliers, trees.coefficients, of: problem),
      let free = Charges(none, trees.coefficients, of: problem)
    else { preconditionFailure("multipliers that were solved at are not too large") }
    self.trees = vertex.simplexes.map { LooseTree($0, trees, without: charges, none: free) }
  }

  /// Whether all conditions are kept.
  var isFeasible: Bool { slack.allSatisfy { $0 >= 0 } }

  /// The flows, by row, then by column.
  var flows: [TransportationSolution.Flow] {
    var flows: [TransportationSolution.Flow] = []
    for tree in trees { tree.forEachFlow { flows.append($0) } }
    return flows.sorted { ($0.row, $0.column) < ($1.row, $1.column) }
  }

  /// Moves until all conditions are kept and `enough` is earned or nothing earns more, or time is up.
  ///
  /// - Parameter atAnyPrice: whether conditions are to be kept where no move takes off more than it breaks.
  mutating func run(
    enough: Int, atAnyPrice: Bool = false, isTimeUp: @Sendable () -> Bool
  ) async {
    await run(.approach, bars: [worth / 50], isTimeUp)
    await run(.keep, bars: [worth / 50, worth / 5, .infinity], isTimeUp)
    if atAnyPrice { await keep(isTimeUp) }
    guard isFeasible else { return }
    await run(.earn, bars: [worth / 50, worth / 5, .infinity], enough: enough, isTimeUp)
  }

  /// What is broken comes to count more until a move takes it off, be it that another condition is broken for it.
  private mutating func keep(_ isTimeUp: @Sendable () -> Bool) async {
    for _ in 0..<Self.mostForcedSearches where !isFeasible && !isTimeUp() {
      guard await !step(.keep, bar: .infinity) else { continue }
      for line in slack.indices where slack[line] < 0 { penalties[line] *= 1.5 }
    }
  }

  private mutating func run(
    _ aim: Aim, bars: [Double], enough: Int = .max, _ isTimeUp: @Sendable () -> Bool
  ) async {
    var searches = 0
    for bar in bars {
      while searches < mostSearches, earned < enough, !isTimeUp(), await step(aim, bar: bar) {
        searches += 1
      }
    }
  }

  private func judge(_ aim: Aim, bar: Double) -> Judge {
    let distance = Judge.distance(slack, prices, penalties)
    return Judge(
      aim: aim, prices: prices, penalties: penalties, slack: slack,
      bar: aim == .approach ? min(bar, distance) : bar)
  }

  /// Looks for moves and makes those that still serve after the ones before; tells whether there was any.
  private mutating func step(_ aim: Aim, bar: Double) async -> Bool {
    if aim == .keep, isFeasible { return false }
    let judge = judge(aim, bar: bar)
    var found: [(score: Double, part: Int, move: LooseTree.Move)] = []
    for part in trees.indices {
      let best = await BestMoves(Self.movesAtOnce, by: judge, of: trees[part], problem, lines)
      found += best.items.map { ($0.score, part, $0.move) }
    }
    // Among equals the first found stays first.
    let order = found.indices.sorted { (found[$1].score, $0) < (found[$0].score, $1) }
    var moved = false
    for place in order.prefix(Self.movesAtOnce) {
      if aim == .keep, isFeasible { break }
      let (part, move) = (found[place].part, found[place].move)
      if send(move, inPart: part, self.judge(aim, bar: bar)) { moved = true }
    }
    return moved
  }

  private mutating func send(_ move: LooseTree.Move, inPart part: Int, _ judge: Judge) -> Bool {
    guard let move = trees[part].again(move) else { return false }
    let counts = trees[part].counts(of: move)
    let used = counts.indices.reduce(0) { $0 + Double(counts[$1]) * prices[$1] }
    let (gain, room) = (move.arc.gain, trees[part].room(of: move))
    let score = judge.score(
      gain: gain, loss: used - Double(gain), counts[...], most: room)
    guard room > 0, score != nil else { return false }
    let units = min(room, judge.mostUnits(counts[...]))
    trees[part].send(units, over: move)
    for line in slack.indices { slack[line] -= units * counts[line] }
    earned += units * gain
    return true
  }
}
