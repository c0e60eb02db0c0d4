import NetworkFlow
import Testing

func read(_ text: String) throws(DIMACSFaults) -> TransportationProblem {
  try read(Array(text.utf8))
}

/// Reads a text in blocks of one size.
func read(
  _ text: [UInt8], blocks size: Int = 1 << 20
) throws(DIMACSFaults) -> TransportationProblem {
  var reader = DIMACSReader()
  var rest = text[...]
  while !rest.isEmpty {
    try reader.read(Array(rest.prefix(size)))
    rest = rest.dropFirst(size)
  }
  return try reader.finish()
}

extension TransportationProblem {
  var dimacs: String {
    var text = ""
    writeDIMACS { text += String(decoding: $0, as: UTF8.self) }
    return text
  }

  /// The same problem with supplies at the rows, where each row is of one piece without a bonus.
  var plainDIMACS: String {
    let units = rows.map { $0.reduce(0) { $0 + $1.capacity } }
    let lines = dimacs.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    let sink = lines.first { $0[0] == "p" }?[2] ?? ""
    let supplies = units.enumerated().map { ["n", "\($0 + 2)", "\($1)"] }
    let bypasses = units.enumerated().map { ["a", "\($0 + 2)", sink, "0", "\($1)", "0"] }
    let arcs = lines.filter { $0[0] == "a" && $0[1] != "1" } + bypasses
    let all =
      [["p", "min", sink, "\(arcs.count)"]] + supplies + [["n", sink, "-\(units.reduce(0, +))"]]
      + arcs
    return all.map { $0.joined(separator: " ") + "\n" }.joined()
  }
}

/// The text with its arcs in another order and its nodes under other numbers.
func disturbed(_ text: String, using generator: inout SeededGenerator) -> String {
  var lines = text.split(separator: "\n").filter { !$0.hasPrefix("c") }
    .map { $0.split(separator: " ").map(String.init) }
  let nodes = lines.first { $0[0] == "p" }.flatMap { Int($0[2]) } ?? 0
  let numbers = [0] + (1...nodes).shuffled(using: &generator)
  func renumber(_ word: String) -> String { Int(word).map { String(numbers[$0]) } ?? word }
  for place in lines.indices where lines[place][0] != "p" {
    lines[place][1] = renumber(lines[place][1])
    if lines[place][0] == "a" { lines[place][2] = renumber(lines[place][2]) }
  }
  let arcs = lines.filter { $0[0] == "a" }.shuffled(using: &generator)
  return (lines.filter { $0[0] != "a" } + arcs).map { $0.joined(separator: " ") + "\n" }.joined()
}

@Suite struct `Reading DIMACS` {
  @Test func `what is written is read again as the same problem`() throws {
    let problem = try TransportationProblem(
      rows: [[Piece(capacity: 2, bonus: 4), Piece(capacity: 3)], [Piece(capacity: 1)]],
      columns: [
        Column(pieces: [Piece(capacity: 1, bonus: 6), Piece(capacity: 6)], group: 0),
        Column(pieces: [Piece(capacity: 2)]),
      ],
      groups: [Group(capacity: 3, parent: 1), Group(capacity: 6)], points: [[10, 0], [nil, 7]])
    let again = try read(problem.dimacs)
    #expect(again.rows == problem.rows && again.columns == problem.columns)
    #expect(again.groups == problem.groups && again.candidates == problem.candidates)
  }

  @Test func `random problems keep their optimum, also with other numbers and another order`()
    async
    throws
  {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<400 {
      let problem = try RandomShape().problem(using: &generator)
      let best = BruteForce(problem).best[0]
      let text = problem.dimacs
      for text in [text, disturbed(text, using: &generator)] {
        let again = try read(text)
        let solution = await again.solve()
        try again.verify(solution)
        #expect(solution.objective == best, "\(text)")
      }
    }
  }

  @Test func `supplies at the rows are the same problem`() async throws {
    var generator = SeededGenerator(seed: 2)
    var count = 0
    while count < 200 {
      let problem = try RandomShape(rows: 2...3, pieces: 1...1, capacity: 1...2, bonus: 0...0)
        .problem(using: &generator)
      count += 1
      let best = BruteForce(problem).best[0]
      let text = problem.plainDIMACS
      for text in [text, disturbed(text, using: &generator)] {
        let solved = try await read(text).solve()
        #expect(solved.objective == best, "\(text)")
      }
    }
  }

  @Test(arguments: [1, 2, 3, 7, 64])
  func `a text may be cut anywhere`(size: Int) throws {
    var generator = SeededGenerator(seed: 3)
    let problem = try RandomShape(rows: 5...5, columns: 5...5).problem(using: &generator)
    let whole = try read(problem.dimacs)
    let pieces = try read(Array(problem.dimacs.utf8), blocks: size)
    #expect(pieces.rows == whole.rows && pieces.candidates == whole.candidates)
  }

  private static let small = """
    p min 4 4
    n 1 5
    n 4 -5
    a 1 2 0 5 0
    a 2 3 0 5 -7
    a 3 4 0 5 0
    a 1 4 0 5 0

    """

  @Test func `blank lines, tabs, carriage returns and a missing last line end do no harm`()
    async throws
  {
    let odd =
      "c\n\n  \t\ncomment\n"
      + Self.small.replacing(" ", with: "\t ").replacing("\n", with: " \r\n").dropLast(2)
    let solved = try await read(odd).solve()
    #expect(solved.objective == 35)
  }

  @Test(arguments: [1 << 20, 1000])
  func `a comment may be of any length, another line may not`(size: Int) async throws {
    let long = String(repeating: " ", count: 70_000)
    let comment = Self.small.replacing("a 2 3", with: "cc\(long)c\na 2 3")
    let solved = try await read(Array(comment.utf8), blocks: size).solve()
    #expect(solved.objective == 35)
    #expect(throws: (any Error).self) {
      try read(Array(comment.replacing("cc", with: "ac").utf8), blocks: size)
    }
  }

  @Test func `steps may stand in any order, and the best fills first`() async throws {
    let text = Self.small
      .replacing("a 3 4 0 5 0\n", with: "a 3 4 0 1 0\na 3 4 0 1 -9\na 3 4 0 1 -2\n")
      .replacing("p min 4 4", with: "p min 4 6")
    let problem = try read(text)
    #expect(problem.columns[0].pieces.map(\.bonus) == [9, 2, 0])
    let solved = await problem.solve()
    #expect(solved.objective == 3 * 7 + 11)
  }

  @Test func `an arc that holds less than its row but no less than its column is no bound`()
    async throws
  {
    let text = Self.small.replacing("a 3 4 0 5 0", with: "a 3 4 0 2 0")
      .replacing("a 2 3 0 5 -7", with: "a 2 3 0 2 -7")
    let solved = try await read(text).solve()
    #expect(solved.objective == 14)
  }

  @Test func `an arc that holds nothing is none, whatever it costs`() async throws {
    let text = Self.small.replacing("a 2 3 0 5 -7", with: "a 2 3 0 0 9")
    let solved = try await read(text).solve()
    #expect(solved.objective == 0)
  }

  @Test func `a supply beyond the rows stays unused`() async throws {
    let text = Self.small.replacing(" 5\n", with: " 50\n").replacing("-5\n", with: "-50\n")
      .replacing("a 1 4 0 5 0", with: "a 1 4 0 50 0").replacing("a 2 3 0 5", with: "a 2 3 0 50")
    let solved = try await read(text).solve()
    #expect(solved.objective == 35)
  }

  @Test(arguments: refused)
  func `what is no such problem is refused at its line`(
    old: String, new: String, line: Int, cause: DIMACSFault.Cause
  ) throws {
    let text = old.isEmpty ? new : Self.small.replacing(old, with: new)
    #expect(text != Self.small)
    do {
      _ = try read(text)
      Issue.record("it was read: \(text)")
    } catch {
      #expect(error.all.map(\.line) == [line] && error.all.map(\.cause) == [cause], "\(error)")
    }
  }

  @Test func `every line that is wrong by itself is named, and not what they only lead to`() {
    let text = Self.small.replacing("a 2 3 0 5 -7", with: "a 2 3 1 5 -7\na 2 3\nhello")
      .replacing("a 3 4 0 5 0", with: "a 3 4 0 5 2")
    let faults = faults(in: text)
    #expect(faults.map(\.line) == [5, 6, 7, 8])
    #expect(
      faults.map(\.cause) == [
        .lowerBound(1), .badLine, .badLine, .positiveCost(2),
      ])
  }

  @Test func `arcs are not judged where a supply is not known`() {
    let text = Self.small.replacing("n 1 5\n", with: "n 9 5\nn 1 five\n")
      .replacing("a 2 3 0", with: "a 2 3 1")
    #expect(faults(in: text).map(\.line) == [2, 3])
  }

  @Test func `of very many lines that are wrong the first are named`() {
    let text = Self.small + String(repeating: "a 2 3 0 5\n", count: 100_000)
    #expect(faults(in: text).map(\.line) == Array(8..<28))
  }

  private func faults(in text: String) -> [DIMACSFault] {
    do {
      _ = try read(text)
      return []
    } catch {
      return error.all
    }
  }

  /// A change of the small problem, or a whole text; the line and the cause.
  static let refused: [(String, String, Int, DIMACSFault.Cause)] = [
    ("", "", 0, .noProblem),
    ("", "area,learners\nE01,4\n", 1, .noProblem),
    ("", "n 1 5\n", 1, .noProblem),
    ("", "a 1 2 0 5 0\n", 1, .noProblem),
    ("p min 4 4", "p max 4 4", 1, .problemLine),
    ("p min 4 4", "p min 4", 1, .problemLine),
    ("p min 4 4", "p min -4 4", 1, .problemLine),
    ("n 1 5", "p min 4 4", 2, .problemLine),
    ("p min 4 4", "p min 99999999999 4", 1, .tooLarge(.nodes)),
    ("p min 4 4", "p min 4 5", 0, .arcCount(said: 5, found: 4)),
    ("p min 4 4", "p min 4 3", 0, .arcCount(said: 3, found: 4)),
    ("a 2 3 0 5 -7", "a 2 3 0 5", 5, .badLine),
    ("a 2 3 0 5 -7", "a 2 3 0 5 -7 1", 5, .badLine),
    ("a 2 3 0 5 -7", "a 2 3 0 5 -", 5, .badLine),
    ("a 2 3 0 5 -7", "a 2 3 0 5 7.5", 5, .badLine),
    ("a 2 3 0 5 -7", "a2 3 0 5 -7", 5, .badLine),
    ("a 2 3 0 5 -7", "x 2 3 0 5 -7", 5, .badLine),
    ("a 2 3 0 5 -7", "a 2 3 0 5 -1234567890123456789", 5, .badLine),
    ("n 1 5", "n 1", 2, .badLine),
    ("a 2 3 0", "a 2 5 0", 5, .node(5, count: 4)),
    ("a 2 3 0", "a 0 3 0", 5, .node(0, count: 4)),
    ("n 4 -5", "n -4 -5", 3, .node(-4, count: 4)),
    ("n 4 -5", "n 1 -5", 3, .supplyLine(node: 1)),
    ("a 2 3 0 5 -7", "n 2 0", 5, .supplyLine(node: 2)),
    ("n 1 5\nn 4 -5\n", "", 2, .noSupply),
    ("n 4 -5", "n 4 -4", 4, .unbalanced(supply: 5, demand: 4)),
    ("n 4 -5", "n 4 -4\nn 3 -1", 5, .severalDemands(2)),
    ("n 1 5\nn 4 -5", "n 1 999999999\nn 4 -999999999", 4, .tooLarge(.total(.units))),
    ("a 1 2 0 5 0", "a 1 2 0 6 0\na 1 2 0 1 0", 5, .supplyTooSmall(5)),
    ("a 1 4 0 5 0", "a 1 4 0 4 0", 0, .unitsMustFlow),
    ("a 1 4 0 5 0", "a 2 4 0 4 0", 0, .unitsMustFlow),
    ("n 1 5", "n 1 3\nn 2 2", 5, .wrongWay(tail: 1, head: 2, .intoRow)),
    (
      "",
      "p min 4 4\nn 1 3\nn 2 2\nn 4 -5\na 1 3 0 3 -1\na 2 3 0 2 -7\na 3 4 0 5 0\na 1 4 0 3 0\n",
      0, .rowMustFlow(node: 2)
    ),
    ("a 2 3 0", "a 2 3 1", 5, .lowerBound(1)),
    ("a 2 3 0 5", "a 2 3 0 -5", 5, .negativeCapacity(-5)),
    ("5 -7", "5 7", 5, .positiveCost(7)),
    ("a 1 4 0 5 0", "a 1 4 0 5 -2", 7, .costNotZero(-2, .bypass)),
    ("a 3 4 0 5 0\na 1 4 0 5 0", "a 1 4 0 5 0\na 2 4 0 5 -1", 7, .costNotZero(-1, .bypass)),
    ("5 -7", "5 -1000001", 5, .tooManyPoints(-1_000_001)),
    ("a 2 3 0 5", "a 2 3 0 4", 5, .bindingCapacity(tail: 2, head: 3, capacity: 4)),
    (
      "a 3 4 0 5 0", "a 2 3 0 5 -7\na 3 4 0 5 0", 0, .arcCount(said: 4, found: 5)
    ),
    ("a 3 4 0 5 0", "a 2 3 0 5 -7", 0, .repeatedCandidate(tail: 2, head: 3)),
    ("a 2 3 0 5", "a 4 3 0 5", 5, .wrongWay(tail: 4, head: 3, .outOfSink)),
    ("a 2 3 0 5", "a 3 1 0 5", 5, .wrongWay(tail: 3, head: 1, .intoSource)),
    ("a 2 3 0 5", "a 2 1 0 5", 5, .wrongWay(tail: 2, head: 1, .intoSource)),
    ("a 1 4 0 5 0", "a 1 3 0 0 0", 7, .wrongWay(tail: 1, head: 3, .intoColumn)),
    ("a 3 4 0", "a 3 2 0", 6, .wrongWay(tail: 3, head: 2, .intoRow)),
    ("a 3 4 0", "a 3 3 0", 6, .wrongWay(tail: 3, head: 3, .intoColumn)),
  ]

  private static let grouped = """
    p min 7 7
    n 1 5
    n 7 -5
    a 1 2 0 5 0
    a 2 3 0 5 -7
    a 3 4 0 5 0
    a 4 5 0 5 0
    a 5 6 0 3 0
    a 6 7 0 5 0
    a 1 7 0 5 0

    """

  @Test(
    arguments: [
      ("", "", 0, nil),
      ("a 6 7 0 5 0", "a 6 4 0 5 0", 0, .cycle(node: 4)),
      ("a 6 7 0 5 0", "a 5 7 0 5 0", 9, .twoWaysOut(node: 5)),
      ("a 5 6 0 3 0", "a 5 6 0 3 -1", 8, .costNotZero(-1, .group)),
      ("a 5 6 0 3 0", "a 5 3 0 3 0", 8, .wrongWay(tail: 5, head: 3, .intoColumn)),
      ("a 5 6 0 3 0", "a 5 1 0 3 0", 8, .wrongWay(tail: 5, head: 1, .intoSource)),
    ] as [(String, String, Int, DIMACSFault.Cause?)])
  func `groups nest, earn nothing and lead outward`(
    old: String, new: String, line: Int, cause: DIMACSFault.Cause?
  ) async throws {
    do {
      let problem = try read(Self.grouped.replacing(old, with: new))
      let solved = await problem.solve()
      #expect(cause == nil && solved.objective == 21)
    } catch {
      #expect(error.all.map(\.line) == [line] && error.all.map(\.cause) == [cause], "\(error)")
    }
  }

  @Test func `a text with any bytes changed is refused or solved, and never a trap`() async throws {
    var generator = SeededGenerator(seed: 4)
    let letters = Array("0123456789 -\nanpc\r\u{0}9".utf8) + [255]
    var accepted = 0
    for round in 0..<6000 {
      let problem = try RandomShape().problem(using: &generator)
      let text = round % 2 == 0 ? problem.dimacs : disturbed(problem.dimacs, using: &generator)
      var bytes = Array(text.utf8).drop { $0 == UInt8(ascii: "c") }
      for _ in 0...Int.random(in: 0...2, using: &generator) {
        let place = Int.random(in: bytes.indices, using: &generator)
        let letter = letters.randomElement(using: &generator) ?? 0
        switch Int.random(in: 0...2, using: &generator) {
        case 0: bytes[place] = letter
        case 1: bytes.insert(letter, at: place)
        default: bytes.remove(at: place)
        }
      }
      guard let problem = try? read(Array(bytes)) else { continue }
      accepted += 1
      try await problem.verify(problem.solve())
    }
    #expect(accepted > 100)
  }
}
