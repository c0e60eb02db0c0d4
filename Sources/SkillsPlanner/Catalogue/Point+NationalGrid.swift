extension Point {
  /// A place on the British National Grid (OSGB36) as a point in WGS 84.
  ///
  /// Easting and northing are metres, 0...700,000 and 0...1,300,000; nil outside, and for values that
  /// are not numbers. Within 5 m over Great Britain: Ordnance Survey's 40 test points of OSTN15 lie at
  /// most 4.92 m off (St Kilda; 4.80 m on Scilly), and 34 of them less than 3 m. Only + - * / and square root are used,
  /// so every machine gives the same bits.
  ///
  /// Source: Ordnance Survey, "A guide to coordinate systems in Great Britain": the inverse of the
  /// Transverse Mercator projection (annexe C), the Helmert transformation (section 6.6, with the
  /// opposite signs of its table) and conversion between ellipsoids (annexe B).
  public init?(easting: Double, northing: Double) {
    guard (0.0...700_000.0).contains(easting), (0.0...1_300_000.0).contains(northing) else {
      return nil
    }
    let onAiry = Geodetic(easting: easting, northing: northing)
    let onGRS80 = Geodetic(onAiry.position(on: .airy1830).movedToWGS84(), on: .grs80)
    self.init(
      latitude: onGRS80.latitude / radiansInADegree,
      longitude: onGRS80.longitude / radiansInADegree)
  }
}

/// The shape that stands for the earth, by its half axes in metres.
private struct Ellipsoid {
  let a: Double
  let b: Double

  static let airy1830 = Ellipsoid(a: 6_377_563.396, b: 6_356_256.909)
  static let grs80 = Ellipsoid(a: 6_378_137.0, b: 6_356_752.3141)

  /// The square of the eccentricity.
  var e2: Double { 1 - (b * b) / (a * a) }

  /// The radius of curvature across the meridian, in metres.
  func nu(sine: Double) -> Double { a / (1 - e2 * sine * sine).squareRoot() }
}

/// Metres from the centre of an ellipsoid.
private struct Position {
  let x: Double
  let y: Double
  let z: Double

  /// From OSGB36 to WGS 84 by seven parameters: three shifts, three turns and a scale.
  func movedToWGS84() -> Position {
    let scale = 1 - 20.4894e-6
    let (rx, ry, rz) = (seconds(0.1502), seconds(0.2470), seconds(0.8421))
    return Position(
      x: 446.448 + x * scale - y * rz + z * ry,
      y: -125.157 + x * rz + y * scale - z * rx,
      z: 542.060 - x * ry + y * rx + z * scale)
  }

  private func seconds(_ angle: Double) -> Double { angle / 3600 * radiansInADegree }
}

/// Latitude and longitude in radians, at the height of the ellipsoid.
private struct Geodetic {
  let latitude: Double
  let longitude: Double

  /// From metres on the National Grid, on Airy's ellipsoid; names as in the guide.
  init(easting: Double, northing: Double) {
    let airy = Ellipsoid.airy1830
    let scale = 0.9996012717
    let (east, north) = (easting - 400_000, northing + 100_000)
    let phi = Self.footpoint(north, scale)
    let (sinePhi, cosinePhi) = (sine(phi), cosine(phi))
    let curve = 1 - airy.e2 * sinePhi * sinePhi
    let nu = airy.nu(sine: sinePhi) * scale
    let rho = nu * (1 - airy.e2) / curve
    let eta2 = nu / rho - 1
    let t2 = (sinePhi / cosinePhi) * (sinePhi / cosinePhi)
    let squared = (east / nu) * (east / nu)
    let vii = sinePhi / cosinePhi * nu / (2 * rho)
    let viii = vii / 12 * (5 + 3 * t2 + eta2 - 9 * t2 * eta2)
    let ix = vii / 360 * (61 + 90 * t2 + 45 * t2 * t2)
    let xi = (nu / rho + 2 * t2) / 6
    let xii = (5 + 28 * t2 + 24 * t2 * t2) / 120
    let xiia = (61 + 662 * t2 + 1320 * t2 * t2 + 720 * t2 * t2 * t2) / 5040
    latitude = phi - squared * (vii - squared * (viii - squared * ix))
    longitude =
      -2 * radiansInADegree
      + east / nu / cosinePhi * (1 - squared * (xi - squared * (xii - squared * xiia)))
  }

  init(_ position: Position, on ellipsoid: Ellipsoid) {
    let e2 = ellipsoid.e2
    let p = (position.x * position.x + position.y * position.y).squareRoot()
    var latitude = arctangent(position.z / (p * (1 - e2)))
    // Each round is right to a hundred and fiftieth of the one before; five reach the last bits.
    for _ in 0..<6 {
      let sine = sine(latitude)
      latitude = arctangent((position.z + e2 * ellipsoid.nu(sine: sine) * sine) / p)
    }
    self.latitude = latitude
    // x is above 0 wherever the grid reaches.
    longitude = arctangent(position.y / position.x)
  }

  func position(on ellipsoid: Ellipsoid) -> Position {
    let nu = ellipsoid.nu(sine: sine(latitude))
    return Position(
      x: nu * cosine(latitude) * cosine(longitude), y: nu * cosine(latitude) * sine(longitude),
      z: nu * (1 - ellipsoid.e2) * sine(latitude))
  }

  /// The latitude on the central meridian at a northing, to a hundredth of a millimetre.
  private static func footpoint(_ north: Double, _ scale: Double) -> Double {
    let origin = 49 * radiansInADegree
    var phi = origin
    var missing = north
    // A round leaves about a thousandth of what was missing: four do, everywhere on the grid.
    for _ in 0..<20 where missing > 0.00001 || missing < -0.00001 {
      phi += missing / (Ellipsoid.airy1830.a * scale)
      missing = north - meridian(from: origin, to: phi) * scale
    }
    return phi
  }

  /// The length of the meridian of Airy's ellipsoid between two latitudes, in metres.
  private static func meridian(from origin: Double, to phi: Double) -> Double {
    let airy = Ellipsoid.airy1830
    let n = (airy.a - airy.b) / (airy.a + airy.b)
    let (n2, n3) = (n * n, n * n * n)
    let (difference, sum) = (phi - origin, phi + origin)
    return airy.b
      * ((1 + n + 1.25 * n2 + 1.25 * n3) * difference
        - (3 * n + 3 * n2 + 2.625 * n3) * sine(difference) * cosine(sum)
        + (1.875 * n2 + 1.875 * n3) * sine(2 * difference) * cosine(2 * sum)
        - 35.0 / 24 * n3 * sine(3 * difference) * cosine(3 * sum))
  }
}

/// The arc tangent of any number, to within 1e-15.
func arctangent(_ tangent: Double) -> Double {
  // Three times the half of the angle, which is then below 0.2, and the series ends soon.
  var ratio = tangent
  for _ in 0..<3 { ratio /= 1 + (1 + ratio * ratio).squareRoot() }
  var term = ratio
  var sum = ratio
  for power in stride(from: 3.0, through: 23, by: 2) {
    term *= -(ratio * ratio)
    sum += term / power
  }
  return 8 * sum
}
