import SkillsPlanner

/// Finds areas that stand far from the others of their district: latitude and longitude were swapped, or a digit slipped.
struct StrayPoints {
  private var places: [(area: String, district: String, point: Point, cell: Location)] = []

  /// No district of England reaches half as far; metres.
  private static let farthest = 200_000

  mutating func take(_ area: String, in district: String, at point: Point, _ cell: Location) {
    places.append((area, district, point, cell))
  }

  /// In the order of the rows. A district of one or two areas tells nothing, since neither is the stray.
  var problems: [Diagnostic] {
    let middles = Dictionary(grouping: places, by: \.district).mapValues { places in
      places.count > 2 ? Self.middle(of: places.map(\.point)) : nil
    }
    return places.compactMap { place in
      guard let middle = middles[place.district] ?? nil else { return nil }
      let metres = place.point.metres(to: middle)
      guard metres > Self.farthest else { return nil }
      return .error(
        .strayPoint, at: place.cell,
        "area \(place.area) stands far outside its district: over \(Self.farthest / 1000) km from the middle of its areas",
        fix: "Check that latitude (north) and longitude (east) are not swapped, and their signs.")
    }
  }

  /// The median of latitudes and of longitudes, which a few strays do not move.
  private static func middle(of points: [Point]) -> Point? {
    Point(
      latitude: points.map(\.latitude).sorted()[points.count / 2],
      longitude: points.map(\.longitude).sorted()[points.count / 2])
  }
}
