/// Prices that stand for the caps of groups, moved until about as many units come as the caps allow.
///
/// How the units of each group answer to the price of each is learnt from the moves themselves (C. G. Broyden,
/// A class of methods for solving nonlinear simultaneous equations, Mathematics of Computation 19 (1965)).
struct GroupPrices {
  /// What a unit pays at the stem of each group, 0 or more.
  private(set) var stems: [Int]
  /// By how much each price rises for each unit in excess of each cap, row by row of prices; with too many groups
  /// to learn that, for each unit in excess of its own.
  private var answer: [Double] = []
  private var last: (prices: [Int], excess: [Double])?

  /// Nearer to its cap than a part in so many, a group is let go.
  private static let closeness = 4000.0
  /// Of so many groups the answers to each other are learnt; of more, each group's to its own price alone.
  private static let mostTogether = 64

  /// The caps; the largest number for a group without one, or one that is more than a cap: it has no price.
  private let caps: [Int]

  /// All 0.
  init(of problem: TransportationProblem) {
    stems = Array(repeating: 0, count: problem.groups.count)
    caps = problem.groups.map { $0.isPlain ? $0.capacity ?? .max : .max }
  }

  private var learns: Bool { stems.count <= Self.mostTogether }

  /// Forgets what came of the last prices, not how units answer to prices.
  mutating func begin() { last = nil }

  /// Moves the prices; tells whether any group had too many units, or too few at a price above 0.
  mutating func move<Value>(_ simplex: Simplex<Value>, penalty: Int) -> Bool {
    let excess = excess(simplex)
    let far = stems.indices.contains { group in
      abs(excess[group]) * Self.closeness > Double(caps[group])
    }
    guard far else { return false }
    if answer.isEmpty {
      guess(penalty)
    } else if let last, learns {
      learn(
        moved: zip(stems, last.prices).map { Double($0 - $1) },
        change: zip(last.excess, excess).map { $0 - $1 })
    }
    let before = last?.prices
    last = (stems, excess)
    for group in stems.indices where excess[group] != 0 {
      let step = step(of: group, excess)
      let most = most(of: group, since: before, penalty)
      guard step.isFinite else { continue }
      let moved = stems[group] + Int(min(max(step, -most), most).rounded())
      // Nobody pays more than the penalty.
      stems[group] = min(max(0, moved), penalty)
    }
    return true
  }

  /// By how much a price moves at most: where few units are in excess, by how much tells little of prices, and what was
  /// learnt of such moves would send a price far off.
  private func most(of group: Int, since before: [Int]?, _ penalty: Int) -> Double {
    let most = max(stems[group] / 4, penalty / 8)
    guard let before else { return Double(most) }
    return Double(min(most, max(4 * abs(stems[group] - before[group]), penalty / 1000)))
  }

  /// A price is taken to fall or rise by the share of the cap that is missing or too much.
  private mutating func guess(_ penalty: Int) {
    let count = stems.count
    answer = Array(repeating: 0, count: learns ? count * count : count)
    for group in 0..<count {
      let price = stems[group] > 0 ? stems[group] : penalty / 4
      answer[learns ? group * count + group : group] = Double(price) / Double(max(1, caps[group]))
    }
  }

  private func step(of group: Int, _ excess: [Double]) -> Double {
    guard learns else { return answer[group] * excess[group] }
    var step = 0.0
    for other in stems.indices { step += answer[group * stems.count + other] * excess[other] }
    return step
  }

  /// The units above each cap; 0 for a group that is free and below it, or outside the tree.
  private func excess<Value>(_ simplex: Simplex<Value>) -> [Double] {
    stems.indices.map { group in
      let node = simplex.network.columnCount + group
      guard simplex.network.isInTree[node], caps[group] < .max else { return 0 }
      let excess = Int(simplex.priced(group: node)) - caps[group]
      return excess < 0 && stems[group] == 0 ? 0 : Double(excess)
    }
  }

  /// Broyden's update of the inverse: what was foretold of the last move is put right along the move.
  private mutating func learn(moved: [Double], change: [Double]) {
    let count = stems.count
    var foretold = [Double](repeating: 0, count: count)
    var along = foretold
    for row in 0..<count {
      for column in 0..<count {
        foretold[row] += answer[row * count + column] * change[column]
        along[column] += moved[row] * answer[row * count + column]
      }
    }
    let share = zip(moved, foretold).reduce(0) { $0 + $1.0 * $1.1 }
    // A step that undid what it was for teaches nothing.
    guard share > 0 else { return }
    for row in 0..<count {
      for column in 0..<count {
        answer[row * count + column] += (moved[row] - foretold[row]) * along[column] / share
      }
    }
  }
}
