/// The arcs of a DIMACS text as they are read: what each is, as soon as it can be told.
///
/// A candidate is stored in eight bytes once its row and all that the row holds are known, as they are
/// where the source's arcs come first. Other arcs are kept until the end, when the whole shape can be seen.
struct ReadNetwork {
  enum Role: UInt8 {
    case unknown, source, sink, row, column, group
  }

  /// An arc with its numbers made small: no arc can carry more than all units.
  struct Arc {
    let tail: Int32
    let head: Int32
    let capacity: Int32
    let line: UInt32
    /// What a unit earns: minus the cost, 0 or more.
    let bonus: Int
  }

  private let nodeCount: Int
  private let arcsSaid: Int
  private var arcsFound = 0

  private var supplies: [(node: Int, units: Int)] = []
  /// Whether there was an arc.
  private(set) var isStarted = false
  /// All units; known once the first arc is read.
  private(set) var units = 0
  private(set) var hasSource = false

  var roles: [Role]
  /// The index of each row, by node.
  private var indexOf: [Int32]
  private(set) var rowNodes: [Int32] = []
  /// What each row holds, and what can pass from it straight to the sink.
  private(set) var rowUnits: [Int] = []
  private(set) var rowBypass: [Int] = []
  /// The arcs of the source to rows, each with its row's index in place of the head.
  private(set) var pieces: [(row: Int, piece: TransportationProblem.Piece)] = []
  /// What the rows hold together, and what can pass from the source straight to the sink.
  private(set) var unitsOfRows = 0
  private(set) var bypass = 0

  private var candidates: ReadCandidates
  /// Candidates that hold less than their row, which must then hold no less than their column.
  private(set) var narrow: [Arc] = []
  var others: [Arc] = []

  init(nodes: Int, arcs: Int) {
    nodeCount = nodes
    arcsSaid = arcs
    roles = [Role](repeating: .unknown, count: nodes + 1)
    indexOf = [Int32](repeating: -1, count: nodes + 1)
    // Memory that is reserved and never written to costs nothing, but a text may say any number.
    candidates = ReadCandidates(expected: min(arcs, 1 << 26))
  }

  // MARK: Supplies

  mutating func add(supply: Int, of node: Int) throws(DIMACSFault.Cause) {
    try check(node)
    guard !isStarted, indexOf[node] < 0 else { throw .supplyLine(node: node) }
    indexOf[node] = Int32(supplies.count)
    supplies.append((node, supply))
  }

  /// Finds source, sink and, where there is no source, the rows.
  private mutating func start() throws(DIMACSFault.Cause) {
    isStarted = true
    for (node, _) in supplies { indexOf[node] = -1 }
    let supply = try total(supplies.lazy.map(\.units).filter { $0 > 0 })
    let demand = try total(supplies.lazy.map { -$0.units }.filter { $0 > 0 })
    guard supply == demand else { throw .unbalanced(supply: supply, demand: demand) }
    guard supply < TransportationProblem.unitLimit else { throw .tooLarge(.total(.units)) }
    units = supply
    // Nothing flows: then the first of two nodes is the source.
    let isIdle = supply == 0 && supplies.count == 2
    let givers = isIdle ? supplies[..<1] : supplies.filter { $0.units > 0 }[...]
    let takers = isIdle ? supplies[1...] : supplies.filter { $0.units < 0 }[...]
    guard !givers.isEmpty, let sink = takers.first else { throw .noSupply }
    guard takers.count == 1 else { throw .severalDemands(takers.count) }
    roles[sink.node] = .sink
    hasSource = givers.count == 1
    if hasSource { return roles[givers[0].node] = .source }
    for giver in givers { hold(.init(capacity: giver.units), inRow: giver.node) }
  }

  private func total(_ terms: some Sequence<Int>) throws(DIMACSFault.Cause) -> Int {
    var total = 0
    for term in terms {
      guard term < TransportationProblem.totalLimit - total else {
        throw .tooLarge(.total(.units))
      }
      total += term
    }
    return total
  }

  private mutating func hold(_ piece: TransportationProblem.Piece, inRow node: Int) {
    if roles[node] != .row {
      roles[node] = .row
      indexOf[node] = Int32(rowNodes.count)
      rowNodes.append(Int32(node))
      rowUnits.append(0)
      rowBypass.append(0)
    }
    let row = Int(indexOf[node])
    pieces.append((row, piece))
    rowUnits[row] += piece.capacity
    unitsOfRows += piece.capacity
  }

  // MARK: Arcs

  mutating func add(
    tail: Int, head: Int, least: Int, most: Int, cost: Int, line: Int
  ) throws(DIMACSFault.Cause) {
    if !isStarted { try start() }
    arcsFound += 1
    try check(tail)
    try check(head)
    guard least == 0 else { throw .lowerBound(least) }
    guard most >= 0 else { throw .negativeCapacity(most) }
    // What carries nothing costs nothing.
    let cost = most == 0 ? min(cost, 0) : cost
    guard cost <= 0 else { throw .positiveCost(cost) }
    let arc = Arc(
      tail: Int32(tail), head: Int32(head), capacity: Int32(min(most, units)),
      line: UInt32(clamping: line), bonus: -cost)
    switch roles[tail] {
    case .row where unitsOfRows == units: try addOfRow(arc)
    case .source: try addOfSource(arc)
    case .sink: throw .wrongWay(tail: tail, head: head, .outOfSink)
    default:
      guard roles[head] != .source else { throw .wrongWay(tail: tail, head: head, .intoSource) }
      others.append(arc)
    }
  }

  private mutating func addOfSource(_ arc: Arc) throws(DIMACSFault.Cause) {
    let head = Int(arc.head)
    switch roles[head] {
    case .sink:
      try requireFree(arc, .bypass)
      bypass += Int(arc.capacity)
    case .unknown, .row:
      hold(.init(capacity: Int(arc.capacity), bonus: arc.bonus), inRow: head)
      guard unitsOfRows <= units else { throw .supplyTooSmall(units) }
    case .column, .group: throw .wrongWay(tail: Int(arc.tail), head: head, .intoColumn)
    case .source: throw .wrongWay(tail: Int(arc.tail), head: head, .intoSource)
    }
  }

  /// Takes an arc of a row of which it is known what it holds.
  mutating func addOfRow(_ arc: Arc) throws(DIMACSFault.Cause) {
    let head = Int(arc.head)
    let row = Int(indexOf[Int(arc.tail)])
    switch roles[head] {
    case .unknown: roles[head] = .column
    case .column: break
    case .sink:
      try requireFree(arc, .bypass)
      return rowBypass[row] += Int(arc.capacity)
    case .source: throw .wrongWay(tail: Int(arc.tail), head: head, .intoSource)
    case .row: throw .wrongWay(tail: Int(arc.tail), head: head, .intoRow)
    case .group: throw .wrongWay(tail: Int(arc.tail), head: head, .intoColumn)
    }
    guard arc.bonus <= TransportationProblem.mostPoints else {
      throw .tooManyPoints(-arc.bonus)
    }
    if arc.capacity < rowUnits[row] {
      if arc.capacity == 0 { return }
      narrow.append(arc)
    }
    candidates.add(row: Int32(row), column: arc.head, points: Int32(arc.bonus))
  }

  func requireFree(_ arc: Arc, _ passage: DIMACSFault.Passage) throws(DIMACSFault.Cause) {
    guard arc.bonus == 0 || arc.capacity == 0 else { throw .costNotZero(-arc.bonus, passage) }
  }

  private func check(_ node: Int) throws(DIMACSFault.Cause) {
    guard node >= 1, node <= nodeCount else { throw .node(node, count: nodeCount) }
  }

  // MARK: The end

  /// Hands over the candidates without a second copy of them.
  mutating func takeCandidates() -> ReadCandidates {
    var taken = ReadCandidates(expected: 0)
    swap(&taken, &candidates)
    return taken
  }

  /// Checks what needs no shape: that all was read, and that units may stay unused.
  mutating func checkWhole() throws(DIMACSFault) {
    do throws(DIMACSFault.Cause) {
      if !isStarted { try start() }
      guard arcsFound == arcsSaid else { throw .arcCount(said: arcsSaid, found: arcsFound) }
    } catch {
      throw DIMACSFault(line: 0, error)
    }
  }

  func checkUnused() throws(DIMACSFault) {
    if hasSource && bypass >= units { return }
    for (row, node) in rowNodes.enumerated() where rowBypass[row] < rowUnits[row] {
      throw DIMACSFault(line: 0, hasSource ? .unitsMustFlow : .rowMustFlow(node: Int(node)))
    }
    guard unitsOfRows == units else { throw DIMACSFault(line: 0, .unitsMustFlow) }
  }

  /// A candidate may not be what stops a flow: its row or its column would stop it as well.
  func checkNarrow(columnUnits: (_ node: Int) -> Int) throws(DIMACSFault) {
    for arc in narrow where arc.capacity < columnUnits(Int(arc.head)) {
      throw DIMACSFault(
        line: Int(arc.line),
        .bindingCapacity(tail: Int(arc.tail), head: Int(arc.head), capacity: Int(arc.capacity)))
    }
  }
}
