import PlanFiles
import SkillsPlanner

/// The import's points are exact to a millionth of a degree (11 cm), so that means do not hang on
/// the order of their parts and the tables come out the same on every machine.
extension Point {
  /// Millionths of a degree north.
  var north: Int { Self.millionths(latitude) }
  /// Millionths of a degree east.
  var east: Int { Self.millionths(longitude) }

  /// From millionths of a degree; nil outside the earth.
  init?(north: Int, east: Int) {
    self.init(latitude: Double(north) / 1e6, longitude: Double(east) / 1e6)
  }

  /// The nearest point at whole millionths of a degree.
  init?(roundedLatitude latitude: Double, longitude: Double) {
    // Looked at first: what is no place on earth may be more than a whole number holds.
    guard Point(latitude: latitude, longitude: longitude) != nil else { return nil }
    self.init(north: Self.millionths(latitude), east: Self.millionths(longitude))
  }

  /// The mean of points, each counted as often as its weight says; rounded towards zero.
  ///
  /// The weights are at least 0 and not all 0.
  static func mean(_ points: [(point: Point, weight: Int)]) -> Point {
    let weight = points.reduce(0) { $0 + $1.weight }
    precondition(weight > 0, "a mean of nothing")
    let mean = Point(
      north: points.reduce(0) { $0 + $1.point.north * $1.weight } / weight,
      east: points.reduce(0) { $0 + $1.point.east * $1.weight } / weight)
    guard let mean else { preconditionFailure("a mean lies among its points") }
    return mean
  }

  private static func millionths(_ degrees: Double) -> Int { Int((degrees * 1e6).rounded()) }
}

extension TableReader {
  /// A point in Great Britain, WGS 84, to a millionth of a degree; anything else is reported.
  mutating func britishPoint(_ latitude: Column, _ longitude: Column) -> Point? {
    let north = decimal(latitude, in: 49...61)
    let east = decimal(longitude, in: -9...3)
    guard let north, let east else { return nil }
    return Point(roundedLatitude: north, longitude: east)
  }
}
