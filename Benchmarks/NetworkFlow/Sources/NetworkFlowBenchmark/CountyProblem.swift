import NetworkFlow

/// A made-up county: areas on a plane, each with a need at three levels, and courses in towns.
///
/// Points fall with distance and rise with a few steps that many candidates share, so ties are as
/// common as in real tables; every level has a cap, rows have four pieces and columns two.
struct CountyProblem {
  struct Place {
    var x: Int
    var y: Int
  }

  let problem: TransportationProblem
  /// Metres by row and column, for a tie-break.
  let rowPlaces: [Place]
  let columnPlaces: [Place]

  /// - Parameters:
  ///   - reach: in metres; further courses are no candidates.
  ///   - step: points are whole multiples of it; the larger, the more ties.
  init(seed: UInt64, areas: Int, courses: Int, reach: Int, step: Int) throws(ProblemError) {
    let levels = 3
    var generator = Numbers(state: seed)
    let span = 80_000
    let towns = (0..<40).map { _ in Place(x: generator.below(span), y: generator.below(span)) }
    func placeNearTown(_ spread: Int) -> Place {
      let town = towns[generator.below(towns.count)]
      return Place(
        x: town.x + generator.below(spread) - spread / 2,
        y: town.y + generator.below(spread) - spread / 2)
    }
    let areaPlaces = (0..<areas).map { _ in placeNearTown(12_000) }
    let deprivation = (0..<areas).map { _ in generator.below(10) * 30_000 }

    var columns: [TransportationProblem.Column] = []
    var columnPlaces: [Place] = []
    var courseLevel: [Int] = []
    var merit: [Int] = []
    for _ in 0..<courses {
      let lastYear = 1 + generator.below(12) * generator.below(3)
      let level = generator.below(levels)
      let steady = (lastYear * 3 + 3) / 4
      columns.append(
        .init(
          pieces: [
            .init(capacity: steady, bonus: 300_000),
            .init(capacity: (lastYear * 5 + 3) / 4 - steady),
          ], group: level))
      courseLevel.append(level)
      merit.append(generator.below(6) * 20_000)
      columnPlaces.append(
        generator.below(3) == 0 ? placeNearTown(8_000) : towns[generator.below(40)])
    }

    var rows: [[TransportationProblem.Piece]] = []
    var rowPlaces: [Place] = []
    var offsets = [0]
    var columnOf: [Int32] = []
    var pointsOf: [Int32] = []
    for area in 0..<areas {
      for level in 0..<levels {
        let learners = 4 + generator.below(30)
        rows.append(
          (0..<4).map { part in
            .init(
              capacity: learners * (part + 1) / 4 - learners * part / 4,
              bonus: 300_000 * (3 - part) / 3)
          })
        rowPlaces.append(areaPlaces[area])
        for course in 0..<courses where courseLevel[course] == level {
          let metres = areaPlaces[area].metres(to: columnPlaces[course])
          guard metres < reach else { continue }
          let near = 500_000 * 10_000 / (10_000 + metres)
          columnOf.append(Int32(course))
          let points = near + deprivation[area] + merit[course]
          pointsOf.append(Int32(points / step * step))
        }
        offsets.append(columnOf.count)
      }
    }
    let held = (0..<levels).map { level in
      columns.indices.filter { courseLevel[$0] == level }.reduce(0) { total, course in
        total + columns[course].pieces.reduce(0) { $0 + $1.capacity }
      }
    }
    problem = try TransportationProblem(
      rows: rows, columns: columns, groups: held.map { .init(capacity: $0 * 4 / 5) },
      candidates: .init(rowOffsets: offsets, columns: columnOf, points: pointsOf))
    self.rowPlaces = rowPlaces
    self.columnPlaces = columnPlaces
  }
}

extension CountyProblem.Place {
  func metres(to other: Self) -> Int {
    let (across, along) = (x - other.x, y - other.y)
    let square = across * across + along * along
    guard square > 0 else { return 0 }
    // Newton's method in whole numbers: the linker finds no square root without the C library.
    var root = 1 << ((Int.bitWidth - square.leadingZeroBitCount + 1) / 2)
    while true {
      let next = (root + square / root) / 2
      guard next < root else { return root }
      root = next
    }
  }
}

/// SplitMix64: the same county on every machine.
struct Numbers {
  var state: UInt64

  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Int(Numbers.mixed(state) >> 33) % bound
  }

  static func mixed(_ number: UInt64) -> UInt64 {
    var mixed = number
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
