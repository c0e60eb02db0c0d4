import Testing

@testable import NetworkFlow

@Suite struct `Prices in the place of caps` {
  /// Many rows, each led to columns of three groups whose caps hold a part of them.
  private static func problem(seed: Int) throws -> TransportationProblem {
    var generator = SeededGenerator(seed: UInt64(seed))
    let columns = (0..<12).map { Column(pieces: [Piece(capacity: 40)], group: $0 % 3) }
    let rows = (0..<200).map { _ in [Piece(capacity: Int.random(in: 1...3, using: &generator))] }
    return try TransportationProblem(
      rows: rows, columns: columns,
      groups: [20, 70, 150].map { Group(pieces: [Piece(capacity: $0)], parent: nil) },
      points: rows.map { _ in
        columns.map { _ in Int.random(in: 1...1_000_000, using: &generator) }
      })
  }

  @Test(arguments: 0..<20)
  func `move by four times the last move at most, and never beyond the penalty`(seed: Int)
    async throws
  {
    let problem = try Self.problem(seed: seed)
    let structure = Network.Structure(problem)
    let holds = problem.columns.map { _ in true }
    let bundles = Bundles(
      rows: problem.rows.indices.map { Int32($0) }, columnCount: problem.columns.count)
    var prices = GroupPrices(of: problem)
    var pricing = Pricing<Int>(
      problem, Network(problem, structure, bundles, holds, prices: prices.stems))
    await pricing.start()
    await pricing.solve()
    var last: [Int]?
    var before = prices.stems
    for _ in 0..<40 where prices.move(pricing.simplex, penalty: structure.penalty) {
      let moved = zip(prices.stems, before).map { abs($0 - $1) }
      if let last {
        for (now, last) in zip(moved, last) {
          #expect(now <= max(4 * last, structure.penalty / 1000))
        }
      }
      #expect(prices.stems.allSatisfy { (0...structure.penalty).contains($0) })
      (last, before) = (moved, prices.stems)
      pricing.simplex.price(by: pricing.simplex.network.priced(at: prices.stems, of: problem))
      await pricing.solve()
    }
    #expect(last != nil)
    // The caps are nearly met: what is in excess at these prices is a small part of what was.
    let units = (0..<3).map { Int(pricing.simplex.priced(group: problem.columns.count + $0)) }
    for (units, cap) in zip(units, [20, 70, 150]) { #expect(abs(units - cap) <= cap / 4) }
  }
}
