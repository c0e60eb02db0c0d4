/// How far each arc of a graph can go up and down when all sums hold: exact, by maximum flows.
///
/// Arcs between the same two nodes are one edge until the end, so that the flows run over a few thousand edges where
/// there are tens of thousands of counts. A flow need never be more than the values that a count must keep: whoever
/// can move that far is protected.
struct Flow {
  private let graph: Knowledge.Graph
  /// Ends, limits and flow of each edge.
  private var edges: [Edge] = []
  /// Edges at each node.
  private var atNode: [[Int]] = []
  /// Edge and count of each arc.
  private var edgeOfArc: [Int] = []
  private var values: [Int] = []

  private struct Edge {
    let from: Int
    let to: Int
    var low: Int
    var high: Int
    var flow = 0
    var arcs: [Int] = []
  }

  private struct Ends: Hashable {
    let from: Int
    let to: Int
  }

  /// Nil where no counts within the bounds have all the sums.
  init?(_ graph: Knowledge.Graph, _ bounds: [Interval]) {
    self.graph = graph
    atNode = Array(repeating: [], count: graph.nodes.count + 2)
    var places: [Ends: Int] = [:]
    for (place, arc) in graph.arcs.enumerated() {
      let ends = Ends(from: arc.from, to: arc.to)
      let bound = bounds[arc.count]
      let edge = places[ends] ?? edges.count
      if edge == edges.count {
        places[ends] = edge
        append(Edge(from: arc.from, to: arc.to, low: 0, high: 0))
      }
      edges[edge].low = sum(edges[edge].low, bound.low)
      edges[edge].high = sum(edges[edge].high, bound.high)
      edges[edge].arcs.append(place)
      edgeOfArc.append(edge)
    }
    guard makeFeasible() else { return nil }
    share(bounds)
  }

  private mutating func append(_ edge: Edge) {
    atNode[edge.from].append(edges.count)
    atNode[edge.to].append(edges.count)
    edges.append(edge)
  }

  /// Finds a flow within the limits by one maximum flow from where the least flows lack to where they are too much.
  private mutating func makeFeasible() -> Bool {
    let (start, end) = (graph.nodes.count, graph.nodes.count + 1)
    let real = edges.count
    var excess = Array(repeating: 0, count: graph.nodes.count)
    for edge in 0..<real {
      edges[edge].flow = edges[edge].low
      excess[edges[edge].to] += edges[edge].low
      excess[edges[edge].from] -= edges[edge].low
    }
    var due = 0
    for (node, excess) in excess.enumerated() where excess != 0 {
      if excess > 0 {
        append(Edge(from: start, to: node, low: 0, high: excess))
        due += excess
      } else {
        append(Edge(from: node, to: end, low: 0, high: -excess))
      }
    }
    let pushed = push(from: start, to: end, atMost: due, without: nil).pushed
    for edge in edges[real...] {
      atNode[edge.from].removeAll { $0 >= real }
      atNode[edge.to].removeAll { $0 >= real }
    }
    edges.removeSubrange(real...)
    return pushed == due
  }

  /// Shares the flow of each edge among its arcs.
  private mutating func share(_ bounds: [Interval]) {
    values = graph.arcs.map { bounds[$0.count].low }
    for edge in edges {
      var rest = edge.flow - edge.low
      for arc in edge.arcs where rest > 0 {
        let bound = bounds[graph.arcs[arc].count]
        let more = min(rest, bound.high - bound.low)
        values[arc] += more
        rest -= more
      }
    }
  }

  /// Pushes flow along shortest ways; what is pushed stays pushed.
  ///
  /// - Returns: how much, and the nodes that could still be reached from the start.
  private mutating func push(
    from start: Int, to end: Int, atMost most: Int, without left: Int?
  ) -> (pushed: Int, reached: [Bool], steps: [(edge: Int, amount: Int)]) {
    var pushed = 0
    var steps: [(edge: Int, amount: Int)] = []
    while true {
      var came: [Int] = Array(repeating: -1, count: atNode.count)
      var isReached = Array(repeating: false, count: atNode.count)
      isReached[start] = true
      var queue = [start]
      var head = 0
      while head < queue.count, !isReached[end] {
        let node = queue[head]
        head += 1
        for edge in atNode[node] where edge != left {
          let isForward = edges[edge].from == node
          let next = isForward ? edges[edge].to : edges[edge].from
          if !isReached[next], room(edge, isForward) > 0 {
            isReached[next] = true
            came[next] = edge
            queue.append(next)
          }
        }
      }
      guard isReached[end], pushed < most else { return (pushed, isReached, steps) }
      var amount = most - pushed
      var node = end
      while node != start {
        let isForward = edges[came[node]].to == node
        amount = min(amount, room(came[node], isForward))
        node = isForward ? edges[came[node]].from : edges[came[node]].to
      }
      node = end
      while node != start {
        let edge = came[node]
        let isForward = edges[edge].to == node
        edges[edge].flow += isForward ? amount : -amount
        steps.append((edge, isForward ? amount : -amount))
        node = isForward ? edges[edge].from : edges[edge].to
      }
      pushed += amount
    }
  }

  private func room(_ edge: Int, _ isForward: Bool) -> Int {
    isForward
      ? edges[edge].high >= Interval.unlimited
        ? Interval.unlimited : edges[edge].high - edges[edge].flow
      : edges[edge].flow - edges[edge].low
  }

  /// An arc that cannot move as far as it should.
  struct Narrow {
    let count: Int
    let interval: Interval
    /// Counts that hold it, those between the same nodes first.
    let holding: [Int]
  }

  /// The arcs of those asked for that have fewer values than `keep`, with all the values they have.
  mutating func narrow(
    _ isAsked: (Int) -> Bool, keeping keep: Int, _ bounds: [Interval]
  ) -> [Narrow] {
    var found: [Narrow] = []
    for edge in edges.indices {
      let asked = edges[edge].arcs.filter { isAsked(graph.arcs[$0].count) }
      guard !asked.isEmpty else { continue }
      let up = reach(edge, isUp: true, keep)
      let down = reach(edge, isUp: false, keep)
      for arc in asked {
        let count = graph.arcs[arc].count
        let bound = bounds[count]
        let value = values[arc]
        // What its neighbours between the same nodes can give way, and what the rest of the graph can.
        let above = min(
          bound.high - value,
          sum(up.amount, edges[edge].flow - edges[edge].low - (value - bound.low)))
        let others =
          edges[edge].high >= Interval.unlimited
          ? othersRoom(edge, but: arc, bounds)
          : edges[edge].high - edges[edge].flow - (bound.high - value)
        let below = min(value - bound.low, sum(down.amount, others))
        if above + below + 1 < keep {
          found.append(
            Narrow(
              count: count, interval: Interval(value - below, value + above),
              holding: holding(edge, but: arc, up.reached, down.reached)))
        }
      }
    }
    return found
  }

  private func othersRoom(_ edge: Int, but arc: Int, _ bounds: [Interval]) -> Int {
    edges[edge].arcs.reduce(0) { total, other in
      other == arc ? total : sum(total, bounds[graph.arcs[other].count].high - values[other])
    }
  }

  /// How far the rest of the graph lets an edge go, at most `keep`, and the nodes on one side of what holds it.
  private mutating func reach(
    _ edge: Int, isUp: Bool, _ keep: Int
  ) -> (amount: Int, reached: [Bool]) {
    let (from, to) = (edges[edge].from, edges[edge].to)
    // One more goes round by the rest of the graph from the edge's end to its start.
    let pushed = push(
      from: isUp ? to : from, to: isUp ? from : to, atMost: keep, without: edge)
    for step in pushed.steps { edges[step.edge].flow -= step.amount }
    return (pushed.pushed, pushed.reached)
  }

  /// The counts on the borders of what was reached.
  private func holding(_ edge: Int, but arc: Int, _ up: [Bool], _ down: [Bool]) -> [Int] {
    var counts = edges[edge].arcs.filter { $0 != arc }.prefix(Self.mostHolding)
      .map { graph.arcs[$0].count }
    for other in edges.indices where other != edge && counts.count < Self.mostHolding {
      let (from, to) = (edges[other].from, edges[other].to)
      guard up[from] != up[to] || down[from] != down[to] else { continue }
      counts += edges[other].arcs.prefix(Self.mostHolding - counts.count)
        .map { graph.arcs[$0].count }
    }
    return counts
  }

  /// More counts of a sum than anybody reads, or than are hidden at once.
  private static let mostHolding = 200
}
