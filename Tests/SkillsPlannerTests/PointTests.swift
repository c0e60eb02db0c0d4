import Testing

@testable import SkillsPlanner

@Suite struct PointTests {
  @Test func `a degree of latitude is 111,195 metres`() throws {
    let south = try #require(Point(latitude: 53, longitude: -2))
    let north = try #require(Point(latitude: 54, longitude: -2))
    #expect(south.metres(to: north) == 111_195)
    #expect(north.metres(to: south) == 111_195)
    #expect(south.metres(to: south) == 0)
  }

  @Test func `Blackpool Tower to Burnley town hall are 53 km apart`() throws {
    let tower = try #require(Point(latitude: 53.815_9, longitude: -3.055_1))
    let hall = try #require(Point(latitude: 53.788_6, longitude: -2.243_8))
    #expect(abs(tower.metres(to: hall) - 53_400) < 200)
  }

  @Test(arguments: [
    (-3.141592653589793, -1.0, 0.0), (-1.0, 0.540302305868139765, -0.841470984807896507),
    (0.0, 1.0, 0.0), (0.5, 0.877582561890372716, 0.479425538604203),
    (1.5707963267948966, 6.123233995736766e-17, 1.0),
    (3.0, -0.989992496600445457, 0.141120008059867222),
  ])
  func `cosine and sine are right to 1e-14`(angle: Double, cosine: Double, sine: Double) {
    #expect(abs(SkillsPlanner.cosine(angle) - cosine) < 1e-14)
    #expect(abs(SkillsPlanner.sine(angle) - sine) < 1e-14)
  }

  @Test func `every machine gets the same bits`() {
    // Stored from x86-64; IEEE arithmetic in a fixed order gives them everywhere.
    #expect(SkillsPlanner.sine(0.9389).bitPattern == 0x3fe9d2327f96c42c)
    #expect(SkillsPlanner.cosine(0.9389).bitPattern == 0x3fe2e6d1511ef925)
  }

  @Test(arguments: [(90.1, 0.0), (0.0, -180.5), (.nan, 0.0), (0.0, .infinity)])
  func `a place off the globe is no point`(latitude: Double, longitude: Double) {
    #expect(Point(latitude: latitude, longitude: longitude) == nil)
  }
}
