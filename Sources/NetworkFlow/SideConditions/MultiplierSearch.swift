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
  /// The multiplier to try first where there is one condition; 0 where none is known.
  private let guess: Int
  private let beginning: Beginning
  /// After so many solves the bound is good enough.
  private let mostSolves: Int
  /// Flows that were met, by when: all of them, or as many as memory is to be had for.
  private var kept: [Int: [TransportationSolution.Flow]] = [:]
  private var taken = 0
  /// With which shares of them the least bound is come to.
  private var mixture: [(number: Int, share: Double)] = [(0, 1)]

  private static let mostStarts = 6
  /// Some 200 megabytes.
  private static let mostFlows = 8_000_000

  /// - Parameters:
  ///   - trees: at their best without charges.
  ///   - multipliers: from which to search; none, or nothing but 0, to begin without charges.
  ///   - beginning: what is known of them.
  ///   - worth: the points of a usual unit; nil to take those of the first flows.
  init(
    _ trees: ChargedTrees, from multipliers: [Int], _ beginning: Beginning, worth: Double? = nil,
    mostSolves: Int = 200
  ) async {
    var trees = trees
    lines = trees.coefficients.lines
    self.mostSolves = mostSolves
    var first = trees.vertex([Int](repeating: 0, count: lines.count))
    guess = lines.count == 1 ? multipliers.first ?? 0 : 0
    // A single multiplier is searched for from where nothing is charged.
    let isCharged = lines.count > 1 && multipliers.contains { $0 > 0 }
    self.beginning = beginning == .near && !isCharged ? .far : beginning
    if isCharged, let charged = await trees.solve(at: multipliers) { first = charged }
    self.trees = trees
    best = first
    self.worth =
      worth ?? (beginning == .cone ? Double(Self.mostCharged(lines)) / 4 : Self.worth(first))
    take(first)
  }

  /// Where a search begins.
  enum Beginning: Sendable {
    case far
    /// The multipliers were the best of nearly the same question.
    case near
    /// No unit earns anything, so that the bound is as many times as low at as many times the multipliers: all that
    /// counts is whether it falls below nothing, which rounding hides while they are small.
    case cone
  }

  /// The points that a unit pays for one condition at most.
  private static func mostCharged(_ lines: [Coefficients.Line]) -> Int { (1 << 27) / lines.count }

  /// What multipliers make a unit pay at most, so that no sum of charges is too large.
  private var mostMultipliers: [Int] {
    lines.map { Self.mostCharged(lines) * SideCondition.multiplierOfOnePoint / $0.largest }
  }

  /// Lowers the bound until it cannot fall by more than `tolerance`, is below `least`, or time is up.
  mutating func run(tolerance: Double, least: Int, isTimeUp: @Sendable () -> Bool) async {
    guard lines.count > 1 else {
      await runAlone(tolerance, least, isTimeUp)
      return
    }
    var bundle = MultiplierBundle(
      best, scale: scale(of: best), limits: lines.map(\.atMost), most: mostMultipliers,
      worth: worth, beginning)
    while !isTimeUp(), trees.solves < mostSolves, best.bound >= least,
      let multipliers = bundle.next(tolerance: tolerance),
      let vertex = await trees.solve(at: multipliers)
    {
      take(vertex)
      bundle.take(vertex)
      mixture = bundle.mixture
    }
    mixture = bundle.mixture
  }

  private mutating func runAlone(
    _ tolerance: Double, _ least: Int, _ isTimeUp: @Sendable () -> Bool
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
      mixture = search.mixture
    }
  }

  /// The flows whose mixture comes to the least bound, as far as it is known, with their shares, the largest first.
  var mixed: [(flows: [TransportationSolution.Flow], share: Double)] {
    mixture.sorted { ($1.share, $0.number) < ($0.share, $1.number) }.compactMap { number, share in
      kept[number].map { ($0, share) }
    }
  }

  /// The flows that were met, the last first.
  var met: [[TransportationSolution.Flow]] { kept.sorted { $0.key > $1.key }.map(\.value) }

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

  /// Lets the oldest flows go that have no share, where they are too many to be kept.
  private mutating func forget() {
    var units = kept.values.reduce(0) { $0 + $1.count }
    let shared = Set(mixture.map(\.number))
    for number in kept.keys.sorted() where units > Self.mostFlows && !shared.contains(number) {
      units -= kept.removeValue(forKey: number)?.count ?? 0
    }
  }

  private mutating func take(_ vertex: ChargedTrees.Vertex) {
    kept[taken] = vertex.flows
    taken += 1
    forget()
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
