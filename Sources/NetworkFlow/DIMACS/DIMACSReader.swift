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
  /// After so many lines that are wrong by themselves no more are looked for.
  public static let mostFaults = 20
  /// The most bytes of a line that more than one block holds, but for a comment.
  static let longestLine = 1 << 16

  private var lines = 0
  private var isBegun = false
  private var network = ReadNetwork(nodes: 0, arcs: 0)
  /// A line that the blocks so far only begin.
  private var rest: [UInt8] = []
  private var faults: [DIMACSFault] = []

  /// A reader at the beginning of a text.
  public init() {}

  /// Takes the next block of the text, cut anywhere.
  ///
  /// - Throws: what is wrong, when there is no use in reading on; else `finish` does.
  /// - Complexity: O(bytes).
  public mutating func read(_ block: [UInt8]) throws(DIMACSFaults) {
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
  /// - Throws: what is wrong with lines, or the first thing that only the whole shows to be wrong.
  /// - Complexity: O(bytes), and the sorting of what was not in order.
  public consuming func finish() throws(DIMACSFaults) -> TransportationProblem {
    if !rest.isEmpty {
      let line = rest + [.lineFeed]
      try readLines(line.span)
    }
    // Without the lines that are wrong the whole would seem wrong too.
    guard faults.isEmpty else { throw DIMACSFaults(all: faults) }
    guard isBegun else { throw DIMACSFaults(all: [DIMACSFault(line: 0, .noProblem)]) }
    do throws(DIMACSFault) {
      return try network.problem()
    } catch {
      throw DIMACSFaults(all: [error])
    }
  }

  private mutating func keep(_ bytes: ArraySlice<UInt8>) throws(DIMACSFaults) {
    rest += bytes
    guard rest.count > Self.longestLine else { return }
    guard rest[0] == UInt8(ascii: "c") else {
      throw DIMACSFaults(all: faults + [DIMACSFault(line: lines + 1, .badLine)])
    }
    rest = [rest[0]] + (rest.last == .lineFeed ? [.lineFeed] : [])
  }

  /// Notes what is wrong with the line that is read.
  private mutating func note(_ cause: DIMACSFault.Cause) throws(DIMACSFaults) {
    faults.append(DIMACSFault(line: lines, cause))
    if cause.endsReading || faults.count == Self.mostFaults { throw DIMACSFaults(all: faults) }
  }

  /// Reads whole lines: the last byte ends one.
  private mutating func readLines(_ text: Span<UInt8>) throws(DIMACSFaults) {
    var words = DIMACSWords()
    while let letter = words.nextLine(text) {
      lines += 1
      switch letter {
      case UInt8(ascii: "a"): try readArc(&words, text)
      case UInt8(ascii: "n"): try readSupply(&words, text)
      case UInt8(ascii: "p"): try readProblem(&words, text)
      case UInt8(ascii: "c"): words.skipLine(text)
      case .lineFeed: break
      default:
        try note(isBegun ? .badLine : .noProblem)
        words.skipLine(text)
      }
    }
  }

  private mutating func readArc(
    _ words: inout DIMACSWords, _ text: Span<UInt8>
  ) throws(DIMACSFaults) {
    guard isBegun else { return try note(.noProblem) }
    // Where a supply is not known, no arc can be judged.
    guard network.isStarted || faults.isEmpty else { throw DIMACSFaults(all: faults) }
    guard let tail = words.number(text), let head = words.number(text),
      let least = words.number(text),
      let most = words.number(text), let cost = words.number(text), words.endLine(text)
    else {
      try note(.badLine)
      return words.skipLine(text)
    }
    do throws(DIMACSFault.Cause) {
      try network.add(
        tail: tail, head: head, least: least, most: most, cost: cost, line: lines)
    } catch {
      try note(error)
    }
  }

  private mutating func readSupply(
    _ words: inout DIMACSWords, _ text: Span<UInt8>
  ) throws(DIMACSFaults) {
    guard isBegun else { return try note(.noProblem) }
    guard let node = words.number(text), let supply = words.number(text), words.endLine(text) else {
      try note(.badLine)
      return words.skipLine(text)
    }
    do throws(DIMACSFault.Cause) {
      try network.add(supply: supply, of: node)
    } catch {
      try note(error)
    }
  }

  private mutating func readProblem(
    _ words: inout DIMACSWords, _ text: Span<UInt8>
  ) throws(DIMACSFaults) {
    guard !isBegun, words.word("min", text), let nodes = words.number(text),
      let arcs = words.number(text),
      words.endLine(text), nodes >= 0, arcs >= 0
    else { return try note(.problemLine) }
    guard nodes <= Self.mostNodes else { return try note(.tooLarge(.nodes)) }
    network = ReadNetwork(nodes: nodes, arcs: arcs)
    isBegun = true
  }
}
