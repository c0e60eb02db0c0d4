/// Reads a transportation problem from the DIMACS form of minimum cost flow, as `writeDIMACS` writes it.
///
/// The least cost of the text is minus the most points of the problem. Which node is what follows from
/// the arcs alone, so nodes may have any numbers and arcs any order. Two forms are one problem:
///
/// - One node has a supply: it is the source. Its arcs lead to rows (several to one row are its pieces) and,
///   free and wide enough for everything, to the sink.
/// - Several nodes have supplies: they are the rows. Each has a free arc to the sink, so that its units may
///   stay unused.
///
/// In both, one node has the demand: the sink. Arcs of rows lead to columns, those of a column (its pieces)
/// all to one group or to the sink, those of a group to the group around it or to the sink. Rows are numbered
/// in the order in which the text first names them, columns and groups by ascending number of node.
///
///     var reader = DIMACSReader()
///     while let block = try file.next() { try reader.read(block) }
///     let problem = try reader.finish()
///
/// Memory: eight bytes for each candidate, and some for each node, where the arcs of the source come before
/// those of the rows and each row's stand together; about fifty bytes for each arc in any other order.
public struct DIMACSReader: ~Copyable {
  /// The most nodes that a text may have.
  public static let mostNodes = 1 << 26
  /// The most bytes of a line that more than one block holds, but for a comment.
  static let longestLine = 1 << 16

  private var lines = 0
  private var isBegun = false
  private var network = ReadNetwork(nodes: 0, arcs: 0)
  /// A line that the blocks so far only begin.
  private var rest: [UInt8] = []

  /// A reader at the beginning of a text.
  public init() {}

  /// Takes the next block of the text, cut anywhere.
  ///
  /// - Throws: the first thing wrong; there is nothing to be read after it.
  /// - Complexity: O(bytes).
  public mutating func read(_ block: [UInt8]) throws(DIMACSFault) {
    var start = 0
    if !rest.isEmpty {
      guard let end = block.firstIndex(of: .lineFeed) else { return try keep(block[...]) }
      try keep(block[...end])
      let line = rest
      rest = []
      try readLines(line.span)
      start = end + 1
    }
    guard let last = block[start...].lastIndex(of: .lineFeed) else {
      return try keep(block[start...])
    }
    try readLines(block.span.extracting(start..<(last + 1)))
    try keep(block[(last + 1)...])
  }

  /// Puts the problem together at the end of the text.
  ///
  /// - Throws: the first thing that only the whole shows to be wrong.
  /// - Complexity: O(bytes), and the sorting of what was not in order.
  public consuming func finish() throws(DIMACSFault) -> TransportationProblem {
    if !rest.isEmpty {
      let line = rest + [.lineFeed]
      try readLines(line.span)
    }
    guard isBegun else { throw DIMACSFault(line: 0, .noProblem) }
    return try network.problem()
  }

  private mutating func keep(_ bytes: ArraySlice<UInt8>) throws(DIMACSFault) {
    rest += bytes
    guard rest.count > Self.longestLine else { return }
    guard rest[0] == UInt8(ascii: "c") else { throw DIMACSFault(line: lines + 1, .badLine) }
    rest = [rest[0]] + (rest.last == .lineFeed ? [.lineFeed] : [])
  }

  /// Reads whole lines: the last byte ends one.
  private mutating func readLines(_ text: Span<UInt8>) throws(DIMACSFault) {
    var words = DIMACSWords()
    while let letter = words.nextLine(text) {
      lines += 1
      switch letter {
      case UInt8(ascii: "a"): try readArc(&words, text)
      case UInt8(ascii: "n"): try readSupply(&words, text)
      case UInt8(ascii: "p"): try readProblem(&words, text)
      case UInt8(ascii: "c"): words.skipLine(text)
      case .lineFeed: break
      default: throw DIMACSFault(line: lines, isBegun ? .badLine : .noProblem)
      }
    }
  }

  private mutating func readArc(
    _ words: inout DIMACSWords, _ text: Span<UInt8>
  ) throws(DIMACSFault) {
    guard isBegun else { throw DIMACSFault(line: lines, .noProblem) }
    guard let tail = words.number(text), let head = words.number(text),
      let least = words.number(text),
      let most = words.number(text), let cost = words.number(text), words.endLine(text)
    else { throw DIMACSFault(line: lines, .badLine) }
    do throws(DIMACSFault.Cause) {
      try network.add(
        tail: tail, head: head, least: least, most: most, cost: cost, line: lines)
    } catch {
      throw DIMACSFault(line: lines, error)
    }
  }

  private mutating func readSupply(
    _ words: inout DIMACSWords, _ text: Span<UInt8>
  ) throws(DIMACSFault) {
    guard isBegun else { throw DIMACSFault(line: lines, .noProblem) }
    guard let node = words.number(text), let supply = words.number(text), words.endLine(text) else {
      throw DIMACSFault(line: lines, .badLine)
    }
    do throws(DIMACSFault.Cause) {
      try network.add(supply: supply, of: node)
    } catch {
      throw DIMACSFault(line: lines, error)
    }
  }

  private mutating func readProblem(
    _ words: inout DIMACSWords, _ text: Span<UInt8>
  ) throws(DIMACSFault) {
    guard !isBegun, words.word("min", text), let nodes = words.number(text),
      let arcs = words.number(text),
      words.endLine(text), nodes >= 0, arcs >= 0
    else { throw DIMACSFault(line: lines, .problemLine) }
    guard nodes <= Self.mostNodes else { throw DIMACSFault(line: lines, .tooLarge(.nodes)) }
    network = ReadNetwork(nodes: nodes, arcs: arcs)
    isBegun = true
  }
}
