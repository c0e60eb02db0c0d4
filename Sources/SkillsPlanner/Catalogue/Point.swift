/// A place on the ground in WGS 84.
public struct Point: Hashable, Sendable {
  /// Degrees north, -90...90.
  public let latitude: Double
  /// Degrees east, -180...180.
  public let longitude: Double

  /// Nil outside the ranges, and for values that are not numbers.
  public init?(latitude: Double, longitude: Double) {
    guard (-90.0...90.0).contains(latitude), (-180.0...180.0).contains(longitude) else {
      return nil
    }
    self.latitude = latitude
    self.longitude = longitude
  }

  /// The straight-line distance over the ground in whole metres, rounded half to even.
  ///
  /// Great circle on a sphere of the mean radius 6,371,008.8 m (IUGG), right to half a per cent.
  /// Only + - * / and square root with fixed constants are used, so every machine gives the same
  /// metres. Meant for distances within a country: beyond 1,000 km it falls short by ever more.
  public func metres(to other: Point) -> Int {
    UnitVector(self).metres(to: UnitVector(other))
  }

  /// Square kilometres of a square degree of latitude and longitude here, on the same sphere.
  package var squareKilometresInASquareDegree: Double {
    let degree = 6_371.0088 * radiansInADegree
    return degree * degree * cosine(latitude * radiansInADegree)
  }
}

/// A point as a vector from the centre of a sphere of radius 1: distances become three products.
package struct UnitVector: Hashable, Sendable {
  package let x: Double
  package let y: Double
  package let z: Double

  init(x: Double, y: Double, z: Double) {
    self.x = x
    self.y = y
    self.z = z
  }

  package init(_ point: Point) {
    let latitude = point.latitude * radiansInADegree
    let longitude = point.longitude * radiansInADegree
    x = cosine(latitude) * cosine(longitude)
    y = cosine(latitude) * sine(longitude)
    z = sine(latitude)
  }

  /// The straight-line distance over the ground in whole metres, as `Point.metres(to:)` has it.
  package func metres(to other: UnitVector) -> Int {
    Self.metres(halfChordSquared: halfChordSquared(to: other))
  }

  /// The square of half the chord: it grows with the distance, and takes no root.
  func halfChordSquared(to other: UnitVector) -> Double {
    let dx = x - other.x
    let dy = y - other.y
    let dz = z - other.z
    return (dx * dx + dy * dy + dz * dz) / 4
  }

  static func metres(halfChordSquared squared: Double) -> Int {
    let half = squared.squareRoot()
    // The arc sine of half the chord, by its series: four terms are exact to a millimetre at 1,000 km.
    let arc = half * (1 + squared * (1.0 / 6 + squared * (3.0 / 40 + squared * (15.0 / 336))))
    return Int((2 * 6_371_008.8 * arc).rounded(.toNearestOrEven))
  }

  /// The largest square that is no more than so many metres, 0 or more.
  ///
  /// Every step of `metres` is rounded and yet never falls as the square grows, so comparing squares with this one
  /// says exactly what comparing metres would.
  static func largestHalfChordSquared(within metres: Int) -> Double {
    // Numbers above 0 are in the order of their bits, and no square of half a chord is as much as 2.
    var within = 0.0.bitPattern
    var beyond = 2.0.bitPattern
    while beyond - within > 1 {
      let middle = within + (beyond - within) / 2
      if Self.metres(halfChordSquared: Double(bitPattern: middle)) <= metres {
        within = middle
      } else {
        beyond = middle
      }
    }
    return Double(bitPattern: within)
  }
}

let radiansInADegree = 3.141592653589793 / 180

/// The sine for -pi...pi by its Taylor series, to within 1e-14.
func sine(_ angle: Double) -> Double {
  series(angle, first: angle, from: 1)
}

/// The cosine for -pi...pi by its Taylor series, to within 1e-14.
func cosine(_ angle: Double) -> Double {
  series(angle, first: 1, from: 0)
}

private func series(_ angle: Double, first: Double, from power: Int) -> Double {
  var term = first
  var sum = first
  var step = power
  while step < 28 {
    term *= -(angle * angle) / Double((step + 1) * (step + 2))
    sum += term
    step += 2
  }
  return sum
}
