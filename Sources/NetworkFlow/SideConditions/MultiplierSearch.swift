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
  /// After so many solves the bound is good enough.
  private let mostSolves: Int
  /// The flows that were met, in their order, and with which shares they come to the least bound; nil where nobody asks.
  private var met: [[TransportationSolution.Flow]]?
  private var mixture: [(number: Int, share: Double)] = [(0, 1)]

  private static let mostStarts = 6

  /// - Parameters:
  ///   - vertex: where to begin; with a single condition, where nothing is charged.
  ///   - worth: the points of a usual unit; nil to take those of the vertex.
  ///   - keepsFlows: whether `mixed` will be asked for.
  init(
    _ trees: ChargedTrees, at vertex: ChargedTrees.Vertex, worth: Double? = nil,
    mostSolves: Int = 200, keepsFlows: Bool = false
  ) {
    self.trees = trees
    best = vertex
    lines = trees.coefficients.lines
    self.worth = worth ?? Self.worth(vertex)
    self.mostSolves = mostSolves
    met = keepsFlows ? [] : nil
    take(vertex)
  }

  /// What multipliers make a unit pay at most, so that no sum of charges is too large.
  private var mostMultipliers: [Int] {
    let points = (1 << 27) / lines.count
    return lines.map { points * SideCondition.multiplierOfOnePoint / $0.largest }
  }

  /// Lowers the bound until it cannot fall by more than `tolerance`, is below `least`, or time is up.
  ///
  /// - Parameter guess: the multiplier to try first, where there is one condition; 0 where none is known.
  mutating func run(
    tolerance: Double, least: Int, guess: Int = 0, isTimeUp: @Sendable () -> Bool
  ) async {
    guard lines.count > 1 else {
      await runAlone(tolerance, least, guess, isTimeUp)
      return
    }
    var bundle = MultiplierBundle(
      best, scale: scale(of: best), limits: lines.map(\.atMost), most: mostMultipliers,
      worth: worth)
    while !isTimeUp(), trees.solves < mostSolves, best.bound >= least,
      let multipliers = bundle.next(tolerance: tolerance),
      let vertex = await trees.solve(at: multipliers)
    {
      take(vertex)
      bundle.take(vertex)
    }
    mixture = bundle.mixture
  }

  private mutating func runAlone(
    _ tolerance: Double, _ least: Int, _ guess: Int, _ isTimeUp: @Sendable () -> Bool
  ) async {
    let limit = lines[0].atMost
    var search = OneMultiplier(best, 0, atMost: limit, most: mostMultipliers[0])
    let one = Double(SideCondition.multiplierOfOnePoint)
    let guess = guess > 0 ? guess : Int(worth / 4 / scale(of: best)[0] * one)
    while !isTimeUp(), trees.solves < mostSolves, best.bound >= least,
      let multiplier = search.next(guess: guess, tolerance: tolerance),
      let vertex = await trees.solve(at: [multiplier])
    {
      take(vertex)
      search.take(vertex, atMost: limit)
    }
    mixture = search.mixture
  }

  /// The flows whose mixture comes to the least bound, as far as it is known, with their shares.
  var mixed: [(flows: [TransportationSolution.Flow], share: Double)] {
    mixture.compactMap { number, share in
      guard let met, met.indices.contains(number) else { return nil }
      return (met[number], share)
    }
  }

  /// The points of a usual unit.
  private static func worth(_ vertex: ChargedTrees.Vertex) -> Double {
    let units = max(1, vertex.placed)
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
    if met != nil { met?.append(vertex.flows) }
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
