import Testing

@testable import SkillsPlanner

@Suite struct PlaceIndexTests {
  /// Points all over the country, some of them twice, from a fixed seed.
  private static func points(_ count: Int, seed: UInt64) -> [UnitVector] {
    var state = seed
    func share() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / Double(1 << 53)
    }
    return (0..<count).map { place in
      let (north, east) = (share(), share())
      guard let point = Point(latitude: 50 + 5 * north, longitude: -5 + 6 * east) else {
        preconditionFailure("a test's point is on the globe")
      }
      return UnitVector(point)
    }
  }

  private let homes = points(60, seed: 1)

  @Test(arguments: [1, 7, 9, 500], [0, 3_000, 30_000, 400_000, 2_000_000])
  func `finds and counts exactly the places within reach that a look at all of them finds`(
    count: Int, reach: Int
  ) {
    let index = PlaceIndex(Self.points(count, seed: 2))
    let square = UnitVector.largestHalfChordSquared(within: reach)
    for home in homes + [index.places[0]] {
      var found: [Int: Int] = [:]
      index.visit(within: square, of: home) {
        found[$0] = UnitVector.metres(halfChordSquared: $1)
      }
      let due = index.places.map { home.metres(to: $0) }.enumerated().filter { $1 <= reach }
      #expect(found == Dictionary(uniqueKeysWithValues: due.map { ($0, $1) }))
      // A place of number n holds n + 1 courses.
      let sums = (0...count).map { $0 * ($0 + 1) / 2 }
      #expect(
        index.sum(of: sums, within: square, of: home) == due.reduce(0) { $0 + $1.offset + 1 })
    }
  }

  @Test(arguments: [1, 9, 500])
  func `the nearest place is the nearest of all`(count: Int) {
    let index = PlaceIndex(Self.points(count, seed: 3))
    for home in homes {
      #expect(
        index.nearest(to: home).map { UnitVector.metres(halfChordSquared: $0) }
          == index.places.map { home.metres(to: $0) }.min())
    }
  }

  @Test func `without places there is none to find`() {
    let index = PlaceIndex([])
    var found = 0
    index.visit(within: 1, of: homes[0]) { _, _ in found += 1 }
    #expect(found == 0)
    #expect(index.sum(of: [0, 5], within: 1, of: homes[0]) == 0)
    #expect(index.nearest(to: homes[0]) == nil)
  }

  @Test(arguments: [0, 1, 15_000, 999_999, 2_000_000])
  func `the largest square within some metres is the last that rounds to no more`(metres: Int) {
    let square = UnitVector.largestHalfChordSquared(within: metres)
    #expect(UnitVector.metres(halfChordSquared: square) == metres)
    #expect(UnitVector.metres(halfChordSquared: square.nextUp) == metres + 1)
  }
}
