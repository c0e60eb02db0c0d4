import Testing

@testable import NetworkFlow

/// The few that are least, beside what sorting all of them gives.
@Suite struct `The least few` {
  /// What was found among losses, nil for those that do not count.
  private func found(_ most: Int, among losses: [Int?]) -> ([(loss: Int32, place: Int)], Int32) {
    var least = LeastFew(most: most)
    return found(&least, among: losses)
  }

  private func found(
    _ least: inout LeastFew, among losses: [Int?]
  ) -> ([(loss: Int32, place: Int)], Int32) {
    var found: [(loss: Int32, place: Int)] = []
    let bound = least.find(among: losses.count) {
      losses[$0]
    } take: {
      found.append(($0, $1))
    }
    return (found, bound)
  }

  @Test(arguments: [1, 2, 8, 24, 64])
  func `are those that sorting puts first, by place among equals`(most: Int) {
    var random = SeededGenerator(seed: UInt64(most))
    var least = LeastFew(most: most)
    for count in [0, 1, most - 1, most, most + 1, 2 * most, 2 * most + 1, 3 * most, 1000] {
      for largest in [0, 5, 1_000_000] {
        let losses: [Int?] = (0..<count).map { _ in
          random.next() % 5 == 0 ? nil : Int.random(in: -largest...largest, using: &random)
        }
        let sorted = losses.enumerated().compactMap { place, loss in
          loss.map { (loss: Int32($0), place: place) }
        }.sorted { ($0.loss, $0.place) < ($1.loss, $1.place) }
        let (found, bound) = found(&least, among: losses)
        #expect(found.map(\.loss) == sorted.prefix(most).map(\.loss))
        #expect(found.map(\.place) == sorted.prefix(most).map(\.place))
        #expect(bound == (sorted.count > most ? sorted[most].loss : .max))
      }
    }
  }

  @Test(arguments: [true, false])
  func `are found in losses that only rise or only fall`(rises: Bool) {
    let losses = (0..<500).map { rises ? $0 : 499 - $0 }
    let (found, bound) = found(8, among: losses)
    #expect(found.map(\.loss) == Array(0..<8))
    #expect(found.map(\.place) == (0..<8).map { rises ? $0 : 499 - $0 })
    #expect(bound == 8)
  }

  @Test func `take losses beyond 32 bits for the most and the least that these hold`() {
    let (found, bound) = found(2, among: [.max, 1 << 40, -1 << 40, 7])
    #expect(found.map(\.loss) == [.min, 7])
    #expect(found.map(\.place) == [2, 3])
    #expect(bound == .max)
  }
}
