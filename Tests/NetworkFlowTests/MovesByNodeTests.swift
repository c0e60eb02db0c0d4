import Testing

@testable import NetworkFlow

@Suite("Moves by node")
struct MovesByNodeTests {
  /// Two levels of courses, the second with a cap that can be reached, and rows enough for several words.
  private static func network() async throws -> Network {
    let problem = try TransportationProblem(
      rows: (0..<11).map { _ in [.init(capacity: 2)] },
      columns: (0..<21).map { .init(pieces: [.init(capacity: 1)], group: $0 % 2) },
      groups: [.init(capacity: 1_000), .init(capacity: 3)],
      candidates: .init(
        rowOffsets: (0...11).map { $0 * 21 }, columns: (0..<11).flatMap { _ in 0..<21 },
        points: [Int32](repeating: 1, count: 11 * 21)))
    let solved = await SolvedProblem(problem)
    return solved.parts[0].simplex.network
  }

  @Test("what moved is found among all nodes, in order, and only within the nodes asked for")
  func found() async throws {
    let network = try await Self.network()
    var moves = MovesByNode(network)
    let nodes = [0, 7, 8, 15, 20, network.root + 1, network.nodeCount - 1]
    for node in nodes.reversed() { moves.insert(.sinceLook, at: node) }
    moves.insert(.sinceProof, at: 9)
    for first in 0..<network.nodeCount {
      for end in first...network.nodeCount {
        let expected = nodes.filter { (first..<end).contains($0) }.map { Int32($0) }
        #expect(moves.all(in: first..<end, .sinceLook) == expected)
      }
    }
    moves.remove(.sinceLook, at: 8)
    #expect(
      moves.all(in: 0..<network.nodeCount, .sinceLook) == nodes.filter { $0 != 8 }.map { Int32($0) }
    )
    #expect(moves.all(in: 0..<network.nodeCount, .sinceProof) == [9])
  }

  @Test(
    "a group that moves takes the stems of what is inside along, and columns and rows are told apart"
  )
  func groups() async throws {
    let network = try await Self.network()
    let group = network.columnCount + 1
    var moves = MovesByNode(network)
    let moved = [Int32(4), Int32(group), Int32(network.root + 2)]
    moves.insert(
      at: moved.span, columns: [.sinceLook, .ofStem], rows: [.sinceProof, .ofStem], network)
    let all = 0..<network.nodeCount
    #expect(moves.all(in: all, .sinceLook) == [4, Int32(group)])
    #expect(moves.all(in: all, .sinceProof) == [Int32(network.root + 2)])
    let inside = all.filter { network.home[$0] == group }.map { Int32($0) }
    #expect(inside.count == 10)
    #expect(moves.all(in: all, .ofStem) == (inside + moved).sorted())
  }

  @Test("of nodes that are asked, in their order, those that are settled are noted no longer")
  func settled() async throws {
    let network = try await Self.network()
    var moves = MovesByNode(network)
    for node in [1, 2, 3, 12] { moves.insert(.ofStem, at: node) }
    var asked: [Int] = []
    moves.settle(.ofStem, in: 0..<12) { node in
      asked.append(node)
      return node == 2 ? .stays : .settled
    }
    #expect(asked == [1, 2, 3])
    #expect(moves.all(in: 0..<network.nodeCount, .ofStem) == [2, 12])
  }
}
