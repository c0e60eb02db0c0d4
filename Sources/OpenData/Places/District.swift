/// A district that is planned for, with the point that stands for it.
struct District: Hashable, Sendable {
  let code: String
  let name: String
  let point: Point
}

/// A point in degrees, WGS84, exact to a millionth of a degree (11 cm).
struct Point: Hashable, Sendable {
  /// Millionths of a degree north.
  let north: Int
  /// Millionths of a degree east.
  let east: Int

  init(north: Int, east: Int) {
    self.north = north
    self.east = east
  }

  init(latitude: Double, longitude: Double) {
    north = Int((latitude * 1e6).rounded())
    east = Int((longitude * 1e6).rounded())
  }

  var latitude: Double { Double(north) / 1e6 }
  var longitude: Double { Double(east) / 1e6 }

  /// The mean of points, each counted as often as its weight says; rounded towards zero.
  ///
  /// The weights are at least 0 and not all 0.
  static func mean(_ points: [(point: Point, weight: Int)]) -> Point {
    let weight = points.reduce(0) { $0 + $1.weight }
    precondition(weight > 0, "a mean of nothing")
    return Point(
      north: points.reduce(0) { $0 + $1.point.north * $1.weight } / weight,
      east: points.reduce(0) { $0 + $1.point.east * $1.weight } / weight)
  }
}
