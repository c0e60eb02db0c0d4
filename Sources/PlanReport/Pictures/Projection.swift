import SkillsPlanner

/// Points of the ground as whole units of a drawing, north at the top; east and north have one scale at its middle.
///
/// Corners that two outlines share stay shared, since each goes to the nearest unit by itself.
struct Projection: Sendable {
  let width: Int
  let height: Int
  private let west: Double
  private let north: Double
  private let unitsEast: Double
  private let unitsNorth: Double

  /// - Parameters:
  ///   - points: all that are to be in the drawing; none makes an empty one.
  ///   - width: in units; the height follows, and is at most one and a half times as much.
  init(_ points: some Sequence<Point>, width most: Int, margin: Int) {
    var (south, north, west, east) = (90.0, -90.0, 180.0, -180.0)
    for point in points {
      south = min(south, point.latitude)
      north = max(north, point.latitude)
      west = min(west, point.longitude)
      east = max(east, point.longitude)
    }
    if south > north { (south, north, west, east) = (0, 0, 0, 0) }
    let shrinking = Self.shrinking(at: (south + north) / 2)
    let (wide, high) = (max(0.0005, (east - west) * shrinking), max(0.0005, north - south))
    let room = Double(most - 2 * margin)
    let scale = min(room / wide, room * 1.5 / high)
    unitsEast = scale * shrinking
    unitsNorth = scale
    self.west = west - Double(margin) / unitsEast - (room / scale - wide) / 2 / shrinking
    self.north = north + Double(margin) / unitsNorth
    width = most
    height = Int(high * scale) + 2 * margin
  }

  func callAsFunction(_ point: Point) -> (x: Int, y: Int) {
    (
      Int(((point.longitude - west) * unitsEast).rounded()),
      Int(((north - point.latitude) * unitsNorth).rounded())
    )
  }

  /// How much shorter a degree of longitude is than one of latitude.
  private static func shrinking(at latitude: Double) -> Double {
    guard let here = Point(latitude: latitude, longitude: 0),
      let equator = Point(latitude: 0, longitude: 0)
    else { return 1 }
    return max(
      0.01, here.squareKilometresInASquareDegree / equator.squareKilometresInASquareDegree)
  }

  /// The path of some rings, in steps from corner to corner; empty where nothing is left of them at this scale.
  func path(of rings: Boundaries.Rings) -> String {
    var path = ""
    for ring in rings {
      var corners: [(x: Int, y: Int)] = []
      for point in ring {
        let next = self(point)
        if let last = corners.last, last == next { continue }
        // A corner on the line between its neighbours shows nothing.
        if corners.count >= 2,
          Self.isStraight(corners[corners.count - 2], corners[corners.count - 1], next)
        {
          corners.removeLast()
        }
        corners.append(next)
      }
      guard corners.count > 2, let first = corners.first else { continue }
      path += "M\(first.x) \(first.y)l"
      var (before, isFirst) = (first, true)
      for corner in corners.dropFirst() {
        let (x, y) = (corner.x - before.x, corner.y - before.y)
        path += isFirst || x < 0 ? "\(x)" : " \(x)"
        path += y < 0 ? "\(y)" : " \(y)"
        (before, isFirst) = (corner, false)
      }
      path += "z"
    }
    return path
  }

  private static func isStraight(
    _ a: (x: Int, y: Int), _ b: (x: Int, y: Int), _ c: (x: Int, y: Int)
  ) -> Bool {
    let (ux, uy, vx, vy) = (b.x - a.x, b.y - a.y, c.x - b.x, c.y - b.y)
    return ux * vy == uy * vx && ux * vx + uy * vy > 0
  }
}
