import Testing

@testable import SkillsPlanner

/// A point whose place Ordnance Survey publishes on the grid and in ETRS89, which is WGS 84 within a metre.
struct TestPoint: CustomTestStringConvertible {
  let name: String
  let easting: Double
  let northing: Double
  let latitude: Double
  let longitude: Double

  init(
    _ name: String, _ easting: Double, _ northing: Double, _ latitude: Double, _ longitude: Double
  ) {
    self.name = name
    self.easting = easting
    self.northing = northing
    self.latitude = latitude
    self.longitude = longitude
  }

  var testDescription: String { name }
}

/// The 40 test points of OSTN15 (OSTN15_OSGM15_TestInput_OSGBtoETRS and its output, OS, 2016, BSD licence),
/// from the Scilly Isles to Shetland.
private let testPoints = [
  TestPoint("TP01", 91492.146, 11318.804, 49.92226394, -6.29977752),
  TestPoint("TP02", 170370.718, 11572.405, 49.96006138, -5.20304610),
  TestPoint("TP03", 250359.811, 62016.569, 50.43885826, -4.10864564),
  TestPoint("TP04", 449816.371, 75335.861, 50.57563665, -1.29782277),
  TestPoint("TP05", 438710.920, 114792.250, 50.93127938, -1.45051434),
  TestPoint("TP06", 292184.870, 168003.465, 51.40078220, -3.55128349),
  TestPoint("TP07", 639821.835, 169565.858, 51.37447026, 1.44454730),
  TestPoint("TP08", 362269.991, 169978.690, 51.42754743, -2.54407618),
  TestPoint("TP09", 530624.974, 178388.464, 51.48936565, -0.11992557),
  TestPoint("TP10", 241124.584, 220332.641, 51.85890896, -4.30852477),
  TestPoint("TP11", 599445.590, 225722.826, 51.89436637, 0.89724327),
  TestPoint("TP12", 389544.190, 261912.153, 52.25529382, -2.15458614),
  TestPoint("TP13", 474335.969, 262047.755, 52.25160951, -0.91248957),
  TestPoint("TP14", 562180.547, 319784.995, 52.75136687, 0.40153547),
  TestPoint("TP15", 454002.834, 340834.943, 52.96219109, -1.19747656),
  TestPoint("TP16", 357455.843, 383290.436, 53.34480280, -2.64049321),
  TestPoint("TP17", 247958.971, 393492.909, 53.41628516, -4.28918070),
  TestPoint("TP18", 247959.241, 393495.583, 53.41630925, -4.28917793),
  TestPoint("TP19", 331534.564, 431920.794, 53.77911026, -3.04045491),
  TestPoint("TP20", 422242.186, 433818.701, 53.80021520, -1.66379168),
  TestPoint("TP21", 227778.330, 468847.388, 54.08666318, -4.63452168),
  TestPoint("TP22", 525745.670, 470703.214, 54.11685144, -0.07773133),
  TestPoint("TP23", 244780.636, 495254.887, 54.32919541, -4.38849118),
  TestPoint("TP24", 339921.145, 556034.761, 54.89542340, -2.93827741),
  TestPoint("TP25", 424639.355, 565012.703, 54.97912274, -1.61657685),
  TestPoint("TP26", 256340.925, 664697.269, 55.85399953, -4.29649016),
  TestPoint("TP27", 319188.434, 670947.534, 55.92478266, -3.29479219),
  TestPoint("TP28", 167634.202, 797067.144, 57.00606696, -5.82836692),
  TestPoint("TP29", 397160.491, 805349.736, 57.13902519, -2.04856031),
  TestPoint("TP30", 267056.768, 846176.972, 57.48625001, -4.21926399),
  TestPoint("TP31", 9587.909, 899448.996, 57.81351838, -8.57854456),
  TestPoint("TP32", 71713.132, 938516.404, 58.21262247, -7.59255561),
  TestPoint("TP33", 151968.652, 966483.780, 58.51560361, -6.26091456),
  TestPoint("TP34", 299721.891, 967202.992, 58.58120461, -3.72631022),
  TestPoint("TP35", 330398.323, 1017347.016, 59.03743871, -3.21454001),
  TestPoint("TP36", 261596.778, 1025447.602, 59.09335035, -4.41757675),
  TestPoint("TP37", 180862.461, 1029604.114, 59.09671617, -5.82799340),
  TestPoint("TP38", 421300.525, 1072147.239, 59.53470794, -1.62516966),
  TestPoint("TP39", 440725.073, 1107878.448, 59.85409914, -1.27486910),
  TestPoint("TP40", 395999.668, 1138728.951, 60.13308092, -2.07382823),
]

@Suite struct NationalGridTests {
  @Test(arguments: testPoints)
  func `a test point of Ordnance Survey is met to 5 m`(_ place: TestPoint) throws {
    let point = try #require(Point(easting: place.easting, northing: place.northing))
    let published = try #require(
      Point(latitude: place.latitude, longitude: place.longitude))
    #expect(point.metres(to: published) <= 5)
  }

  @Test func `every machine gets the same bits`() throws {
    let point = try #require(Point(easting: 369_997, northing: 427_645))
    // Stored from x86-64; IEEE arithmetic in a fixed order gives them everywhere.
    #expect(point.latitude.bitPattern == 0x404adf45972c2418)
    #expect(point.longitude.bitPattern == 0xc003a6b44db59fd4)
  }

  @Test(arguments: [
    (-1.0, 0.0), (700_000.5, 0), (0, -0.5), (0, 1_300_001), (.nan, 5), (5, .infinity),
  ])
  func `a place off the grid is no point`(easting: Double, northing: Double) {
    #expect(Point(easting: easting, northing: northing) == nil)
  }

  @Test(arguments: [(0.0, 0.0), (700_000, 0), (0, 1_300_000), (700_000, 1_300_000)])
  func `the corners of the grid are points`(easting: Double, northing: Double) throws {
    let point = try #require(Point(easting: easting, northing: northing))
    #expect((49.0...62.0).contains(point.latitude) && (-11.0...4.0).contains(point.longitude))
  }

  @Test(arguments: [
    (0.0, 0.0), (1.0, 0.785398163397448310), (-0.3, -0.291456794477867101),
    (2.5, 1.190289949682531733), (1e6, 1.5707953267948966),
  ])
  func `the arc tangent is right to 1e-15`(tangent: Double, angle: Double) {
    #expect(abs(arctangent(tangent) - angle) < 1e-15)
  }
}
