/// What the attacker knows: counts, each within an interval, and sums between them.
struct Knowledge {
  /// Names of counts: "areas/E01012571/placed".
  private(set) var names: [String] = []
  var bounds: [Interval] = []
  /// Whether the newest pack has a number for it, exact or rounded.
  private(set) var isShown: [Bool] = []
  /// Whether the newest pack says something of it: a number, or "fewer than 5".
  private(set) var isTold: [Bool] = []
  /// The cell as it is published; nil for a count that no table has.
  private(set) var texts: [String?] = []
  private(set) var equations: [Equation] = []
  /// The equation that last narrowed each count.
  private(set) var reasons: [Int?] = []
  /// Sums that hang together as nodes and arcs.
  private(set) var graphs: [Graph] = []
  private var places: [String: Int] = [:]

  /// The sum of signed counts is 0.
  struct Equation {
    let terms: [(count: Int, sign: Int)]
  }

  /// Nodes at each of which what comes in is what goes out; an arc carries a count.
  struct Graph {
    var nodes: [String: Int] = [:]
    var arcs: [Arc] = []

    struct Arc {
      let from: Int
      let to: Int
      let count: Int
    }

    mutating func node(_ name: String) -> Int {
      if let node = nodes[name] { return node }
      nodes[name] = nodes.count
      return nodes.count - 1
    }

    mutating func add(_ count: Int, from: String, to: String) {
      arcs.append(Arc(from: node(from), to: node(to), count: count))
    }
  }

  /// The place of a count by its name.
  func place(of name: String) -> Int? { places[name] }

  /// A count, new or known.
  mutating func count(
    _ name: String, _ interval: Interval = Interval(0, .max), text: String? = nil,
    isShown shown: Bool = false, isTold told: Bool = false
  ) -> Int {
    if let place = places[name] { return place }
    places[name] = names.count
    names.append(name)
    bounds.append(interval)
    texts.append(text)
    isShown.append(shown)
    isTold.append(told)
    reasons.append(nil)
    return names.count - 1
  }

  mutating func narrow(_ count: Int, to interval: Interval) {
    bounds[count] = bounds[count].and(interval)
  }

  /// A count is the sum of others.
  mutating func add(_ whole: Int, isSumOf parts: [Int]) {
    equations.append(Equation(terms: [(whole, -1)] + parts.map { ($0, 1) }))
  }

  /// Keeps the graph, and its sums at nodes as equations.
  mutating func add(_ graph: Graph) {
    graphs.append(graph)
    var terms = Array(repeating: [(count: Int, sign: Int)](), count: graph.nodes.count)
    for arc in graph.arcs {
      terms[arc.to].append((arc.count, 1))
      terms[arc.from].append((arc.count, -1))
    }
    equations += terms.map(Equation.init)
  }

  /// Narrows every count by every sum, again and again, until nothing changes or a sum cannot be.
  ///
  /// - Throws: where not all sums can be at once.
  mutating func propagate() throws(Contradiction) {
    var users = Array(repeating: [Int](), count: names.count)
    for (place, equation) in equations.enumerated() {
      for term in equation.terms { users[term.count].append(place) }
    }
    var isDue = Array(repeating: true, count: equations.count)
    // Narrowing one by one without end is possible where nothing limits a sum; what is found so far is right.
    for _ in 0..<Self.mostRounds {
      var isQuiet = true
      for place in equations.indices where isDue[place] {
        isDue[place] = false
        guard let changed = narrow(by: place) else {
          throw Contradiction(counts: equations[place].terms.map { names[$0.count] })
        }
        for count in changed {
          isQuiet = false
          for other in users[count] { isDue[other] = true }
        }
      }
      if isQuiet { return }
    }
  }

  private static let mostRounds = 40

  /// The counts that an equation narrows; nil when it cannot hold.
  private mutating func narrow(by place: Int) -> [Int]? {
    let terms = equations[place].terms
    // Least and most of the signed sum, and how many terms have no limit upwards.
    var (least, most, endlessLeast, endlessMost) = (0, 0, 0, 0)
    for (count, sign) in terms {
      let bound = bounds[count]
      let isEndless = bound.high >= Interval.unlimited
      if sign > 0 {
        least += bound.low
        if isEndless { endlessMost += 1 } else { most += bound.high }
      } else {
        most -= bound.low
        if isEndless { endlessLeast += 1 } else { least -= bound.high }
      }
    }
    if endlessLeast == 0, least > 0 { return nil }
    if endlessMost == 0, most < 0 { return nil }
    var changed: [Int] = []
    for (count, sign) in terms {
      let bound = bounds[count]
      let isEndless = bound.high >= Interval.unlimited
      var next = bound
      // The others' least and most, without this term.
      let othersLeast: Int? =
        sign > 0
        ? endlessLeast == 0 ? least - bound.low : nil
        : endlessLeast == (isEndless ? 1 : 0) ? isEndless ? least : least + bound.high : nil
      let othersMost: Int? =
        sign > 0
        ? endlessMost == (isEndless ? 1 : 0) ? isEndless ? most : most - bound.high : nil
        : endlessMost == 0 ? most + bound.low : nil
      if sign > 0 {
        if let othersLeast { next.high = min(next.high, -othersLeast) }
        if let othersMost { next.low = max(next.low, -othersMost) }
      } else {
        if let othersMost { next.high = min(next.high, othersMost) }
        if let othersLeast { next.low = max(next.low, othersLeast) }
      }
      guard next != bound else { continue }
      if next.low > next.high { return nil }
      bounds[count] = next
      reasons[count] = place
      changed.append(count)
    }
    return changed
  }
}

/// Sums that cannot all be: what was supposed is wrong.
struct Contradiction: Error {
  /// Names of counts, some of which are not what they were taken for.
  let counts: [String]

  /// Their columns: "placed" for "areas/E01012571/placed".
  var columns: Set<String> {
    Set(
      counts.map { String($0[($0.lastIndex(of: "/").map($0.index(after:)) ?? $0.startIndex)...]) })
  }
}
