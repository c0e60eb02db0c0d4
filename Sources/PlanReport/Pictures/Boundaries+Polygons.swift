import SkillsPlanner

extension Boundaries {
  /// The outlines of one area, each followed by its holes; nil where nothing is known of it.
  ///
  /// Rings that lie in no other ring are outlines of their own; the others are holes of the one they lie in. Outlines run
  /// against the clock and holes with it, as RFC 7946 asks for.
  package func polygons(of code: String) -> [Rings]? {
    guard let rings = rings[code], !rings.isEmpty else { return nil }
    var polygons: [Rings] = []
    for ring in rings.sorted(by: { Self.area(of: $0).magnitude > Self.area(of: $1).magnitude }) {
      guard let corner = ring.first else { continue }
      if let outer = polygons.firstIndex(where: { Self.isInside(corner, $0[0]) }) {
        polygons[outer].append(Self.area(of: ring) > 0 ? ring.reversed() : ring)
      } else {
        polygons.append([Self.area(of: ring) < 0 ? ring.reversed() : ring])
      }
    }
    return polygons
  }

  /// In square degrees, above 0 where the ring runs against the clock: good enough to tell the larger of two.
  private static func area(of ring: [Point]) -> Double {
    let twice = zip(ring, ring.dropFirst()).reduce(0.0) { sum, side in
      sum + side.0.longitude * side.1.latitude - side.1.longitude * side.0.latitude
    }
    return twice / 2
  }

  /// Whether a ray to the east crosses the ring an odd number of times.
  private static func isInside(_ point: Point, _ ring: [Point]) -> Bool {
    zip(ring, ring.dropFirst()).reduce(false) { isInside, side in
      let (one, other) = side
      guard (one.latitude > point.latitude) != (other.latitude > point.latitude) else {
        return isInside
      }
      let share = (point.latitude - one.latitude) / (other.latitude - one.latitude)
      return point.longitude < one.longitude + share * (other.longitude - one.longitude)
        ? !isInside : isInside
    }
  }
}
