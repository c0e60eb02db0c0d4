/// How the potential of a node moved.
struct Moves: OptionSet {
  let rawValue: UInt8

  /// A row fell or a column rose since it was proven last that nothing gains there.
  static let sinceProof = Moves(rawValue: 1)
  /// The same since it was looked at last, be it that all was looked at that may gain or not.
  static let sinceLook = Moves(rawValue: 2)
  /// The same since it was looked at with the tie-breaks.
  static let sinceLookByTies = Moves(rawValue: 4)
  /// The node or its home moved since its stem was looked at.
  static let ofStem = Moves(rawValue: 8)
}

/// How the nodes of a part moved: a byte for each, eight of them side by side, so that the few that moved are found among
/// many.
struct MovesByNode: Sendable {
  private var words: [UInt64] = []
  private var stems = StemsByHome()

  init() {}

  init(_ network: Network) {
    words = [UInt64](repeating: 0, count: network.nodeCount / 8 + 1)
    stems = StemsByHome(network)
  }

  mutating func insert(_ moves: Moves, at node: Int) {
    words[node / 8] |= Self.bits(moves, at: node)
  }

  mutating func remove(_ moves: Moves, at node: Int) {
    words[node / 8] &= ~Self.bits(moves, at: node)
  }

  /// Notes that some nodes moved.
  ///
  /// - Parameters:
  ///   - columns: what is noted of columns and groups.
  ///   - rows: what is noted of rows, whose nodes come after the root.
  mutating func insert(at nodes: Span<Int32>, columns: Moves, rows: Moves, _ network: Network) {
    let groups = network.columnCount..<network.root
    let (ofColumns, ofRows) = (UInt64(columns.rawValue), UInt64(rows.rawValue))
    var homes: [Int] = []
    let stems = stems
    var words = words.mutableSpan
    for index in nodes.indices {
      let node = Int(nodes[index])
      words[node / 8] |= (node > groups.upperBound ? ofRows : ofColumns) << UInt64(node % 8 * 8)
      if groups.contains(node) { homes.append(node - groups.lowerBound) }
    }
    for home in homes {
      for stems in stems.words[stems.offsets[home]..<stems.offsets[home + 1]] {
        words[Int(stems.word)] |= stems.bits
      }
    }
  }

  /// What becomes of what is noted at a node.
  enum Verdict {
    /// It is noted no longer.
    case settled
    /// It stays noted.
    case stays
  }

  /// Asks of some nodes at which something is noted, in their order.
  mutating func settle(
    _ moves: Moves, in nodes: Range<Int>, _ verdict: (_ node: Int) -> Verdict
  ) {
    guard !nodes.isEmpty else { return }
    let all = Self.each * UInt64(moves.rawValue)
    var words = words.mutableSpan
    for word in nodes.lowerBound / 8...(nodes.upperBound - 1) / 8 {
      var left = words[word] & all
      while left != 0 {
        let place = left.trailingZeroBitCount / 8
        left &= ~(0xff << UInt64(place * 8))
        let node = word * 8 + place
        guard nodes.contains(node) else { continue }
        switch verdict(node) {
        case .settled: words[word] &= ~Self.bits(moves, at: node)
        case .stays: continue
        }
      }
    }
  }

  /// The nodes of some of which something is noted, ascending.
  mutating func all(in nodes: Range<Int>, _ moves: Moves) -> [Int32] {
    var found: [Int32] = []
    settle(moves, in: nodes) {
      found.append(Int32($0))
      return .stays
    }
    return found
  }

  private static var each: UInt64 { 0x0101_0101_0101_0101 }

  private static func bits(_ moves: Moves, at node: Int) -> UInt64 {
    UInt64(moves.rawValue) << UInt64(node % 8 * 8)
  }

  /// The nodes whose home each group is, as the bits that say that a stem moved.
  private struct StemsByHome: Sendable {
    /// Where the words of each group and row group start, and after the last their count.
    private(set) var offsets: [Int] = [0]
    private(set) var words: [(word: Int32, bits: UInt64)] = []

    init() {}

    init(_ network: Network) {
      let groups = network.columnCount..<network.root
      var inside = [[(word: Int32, bits: UInt64)]](repeating: [], count: groups.count)
      for node in 0..<network.nodeCount where groups.contains(Int(network.home[node])) {
        let home = Int(network.home[node]) - groups.lowerBound
        let (word, bits) = (Int32(node / 8), MovesByNode.bits(.ofStem, at: node))
        if inside[home].last?.word == word {
          inside[home][inside[home].count - 1].bits |= bits
        } else {
          inside[home].append((word, bits))
        }
      }
      for words in inside {
        self.words += words
        offsets.append(self.words.count)
      }
    }
  }
}
