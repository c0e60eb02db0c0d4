/// The way to the multipliers whose bound is least, and the flows met on it from which to go on.
struct MultiplierSearch {
  private(set) var trees: ChargedTrees
  /// Where the bound is least so far.
  private(set) var best: ChargedTrees.Vertex
  /// Flows that are not far from keeping all conditions at little loss, best first.
  private(set) var starts: [ChargedTrees.Vertex] = []
  /// Of these at least one keeps all conditions where any flow did that was met.
  private var feasible: ChargedTrees.Vertex?
  private let lines: [Coefficients.Line]
  /// The points of a usual unit without charges.
  let worth: Double

  private static let mostStarts = 6
  /// After so many solves the bound is good enough.
  private static let mostSolves = 200

  init(_ trees: ChargedTrees, at vertex: ChargedTrees.Vertex) {
    self.trees = trees
    best = vertex
    lines = trees.coefficients.lines
    worth = Self.worth(vertex)
    take(vertex)
  }

  /// What multipliers make a unit pay at most, so that no sum of charges is too large.
  private var mostMultipliers: [Int] {
    let points = (1 << 27) / lines.count
    return lines.map { points * SideCondition.multiplierOfOnePoint / $0.largest }
  }

  /// Lowers the bound until it cannot fall by more than `tolerance`, is below `least`, or time is up.
  mutating func run(tolerance: Double, least: Int, isTimeUp: @Sendable () -> Bool) async {
    guard lines.count > 1 else {
      await runAlone(tolerance, least, isTimeUp)
      return
    }
    var bundle = MultiplierBundle(
      best, scale: scale(of: best), limits: lines.map(\.atMost), most: mostMultipliers,
      worth: worth)
    while !isTimeUp(), trees.solves < Self.mostSolves, best.bound >= least,
      let multipliers = bundle.next(tolerance: tolerance),
      let vertex = await trees.solve(at: multipliers)
    {
      take(vertex)
      bundle.take(vertex)
    }
  }

  private mutating func runAlone(
    _ tolerance: Double, _ least: Int, _ isTimeUp: @Sendable () -> Bool
  ) async {
    let limit = lines[0].atMost
    var search = OneMultiplier(best, 0, atMost: limit, most: mostMultipliers[0])
    let guess = worth / 4 / scale(of: best)[0] * Double(SideCondition.multiplierOfOnePoint)
    while !isTimeUp(), trees.solves < Self.mostSolves, best.bound >= least,
      let multiplier = search.next(guess: Int(guess), tolerance: tolerance),
      let vertex = await trees.solve(at: [multiplier])
    {
      take(vertex)
      search.take(vertex, atMost: limit)
    }
  }

  /// The points of a usual unit.
  private static func worth(_ vertex: ChargedTrees.Vertex) -> Double {
    let units = max(1, vertex.units)
    // Where nothing earns anything, any points will do; many of them round least.
    let earned = vertex.earned == 0 ? units * TransportationProblem.mostPoints : abs(vertex.earned)
    return max(1, Double(earned) / Double(units))
  }

  /// What a unit counts that counts anything, by condition.
  private func scale(of vertex: ChargedTrees.Vertex) -> [Double] {
    lines.map { line in
      var (sum, units) = (0.0, 0)
      for simplex in vertex.simplexes {
        simplex.forEachFlow {
          let coefficient = line.coefficient(row: $0.row, column: $0.column)
          guard coefficient != 0 else { return }
          sum += Double($0.units) * Double(abs(coefficient))
          units += $0.units
        }
      }
      return units == 0 ? Double(line.largest) : max(1, sum / Double(units))
    }
  }

  // MARK: What was met

  private mutating func take(_ vertex: ChargedTrees.Vertex) {
    if vertex.bound < best.bound { best = vertex }
    if isFeasible(vertex), vertex.earned > feasible?.earned ?? .min { feasible = vertex }
    guard !starts.contains(where: { $0.earned == vertex.earned && $0.uses == vertex.uses }) else {
      return
    }
    starts = (starts + [vertex]).map { (merit($0), $0) }.sorted { $0.0 > $1.0 }.map(\.1)
    guard starts.count > Self.mostStarts else { return }
    starts.removeLast()
    if let feasible, !starts.contains(where: isFeasible) { starts[starts.count - 1] = feasible }
  }

  /// Flows that keep all conditions, by prices raised from the best ones on whatever is broken; nil where none are met.
  mutating func feasibleStart(isTimeUp: @Sendable () -> Bool) async -> ChargedTrees.Vertex? {
    var multipliers = best.multipliers
    var vertex = best
    let least = scale(of: best).map {
      max(1, Int(worth / 20 / $0 * Double(SideCondition.multiplierOfOnePoint)))
    }
    for _ in 0..<Self.mostRaises where feasible == nil && !isTimeUp() {
      for line in lines.indices where vertex.uses[line] > lines[line].atMost {
        let more = max(multipliers[line] / 4, least[line])
        multipliers[line] = min(multipliers[line] + more, mostMultipliers[line])
      }
      guard let next = await trees.solve(at: multipliers) else { return nil }
      take(next)
      vertex = next
    }
    return feasible
  }

  private static let mostRaises = 60

  func isFeasible(_ vertex: ChargedTrees.Vertex) -> Bool {
    trees.coefficients.allow(vertex.uses)
  }

  /// What is earned less what keeping the conditions would cost at the best multipliers.
  private func merit(_ vertex: ChargedTrees.Vertex) -> Double {
    var merit = Double(vertex.earned)
    for (line, penalty) in penalties.enumerated() {
      merit -= Double(max(0, vertex.uses[line] - lines[line].atMost)) * penalty
    }
    return merit
  }

  /// What a unit of each condition's coefficient costs at the best multipliers, in points.
  var prices: [Double] {
    best.multipliers.map { Double($0) / Double(SideCondition.multiplierOfOnePoint) }
  }

  /// What breaking a condition by so much counts: the price, or where that is low a guess.
  var penalties: [Double] {
    zip(prices, lines).map { max($0, worth / 10 / Double($1.largest)) }
  }
}

extension ChargedTrees.Vertex {
  /// All units that flow.
  fileprivate var units: Int {
    var units = 0
    for simplex in simplexes { simplex.forEachFlow { units += $0.units } }
    return units
  }
}
