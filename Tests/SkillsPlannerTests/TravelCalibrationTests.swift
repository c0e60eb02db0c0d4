import Testing

@testable import SkillsPlanner

@Suite struct TravelCalibrationTests {
  // MARK: Finding a half-distance

  @Test(arguments: [1.5, 5.5, 7.4, 20, 60])
  func `a half-distance is found in the flows that it made`(kilometres: Double) throws {
    let flows = gravityFlows(halfDistance: kilometres)
    let metres = try fittedHalfDistance(flows, line)
    #expect(abs(Double(metres) / 1000 - kilometres) <= 0.1)
  }

  @Test func `no tenth of a kilometre fits better than the one that is found`() throws {
    let flows = uneven
    let best = try fittedHalfDistance(flows, line)
    let model = GravityModel(flows, line)
    let least = model.deviance(from: model.modelled(metres: best))
    for tenths in triedTenths where tenths * 100 != best {
      #expect(model.deviance(from: model.modelled(metres: tenths * 100)) > least, "\(tenths)")
    }
  }

  @Test func `the model has each district's starts, and the mean distance of the real ones`() throws
  {
    let metres = try fittedHalfDistance(uneven, line)
    let modelled = GravityModel(uneven, line).modelled(metres: metres)
    for (district, starts) in uneven.byHome.enumerated() {
      #expect(abs(modelled[district * 5..<district * 5 + 5].reduce(0, +) - Double(starts)) < 1e-6)
    }
    let deliveries = (0..<5).map { place in (0..<5).reduce(0) { $0 + modelled[$1 * 5 + place] } }
    for (modelled, starts) in zip(deliveries, uneven.byDelivery) {
      #expect(abs(modelled - Double(starts)) < 1e-6)
    }
    let real = try #require(meanKilometres(uneven.counts.map(Double.init), line))
    let mean = try #require(meanKilometres(modelled, line))
    #expect(abs(mean - real) < 0.05)
  }

  @Test func `without distance a flow is what its two districts send and take`() {
    let flows = DistrictFlows(Array(districts.prefix(2)), counts: [30, 10, 30, 30])
    let distances = DistrictDistances(Array(districts.prefix(2)), kilometres: [1, 9, 9, 1])
    let modelled = GravityModel(flows, distances).modelled(metres: nil)
    for (modelled, expected) in zip(modelled, [24.0, 16, 36, 24]) {
      #expect(abs(modelled - expected) < 1e-9)
    }
  }

  @Test func `real flows have no deviance from themselves, an impossible one has all`() {
    let model = GravityModel(uneven, line)
    #expect(model.deviance(from: uneven.counts.map(Double.init)) == 0)
    #expect(model.deviance(from: Array(repeating: 0, count: 25)) == .infinity)
  }

  @Test(arguments: [100, 500, 1_000_000_000])
  func `a half-distance far too short or too long makes a model all the same`(metres: Int) {
    // A hundred times as far apart: 3,200 km over 0.1 km is beyond every exponent.
    let far = DistrictDistances(districts, kilometres: line.kilometres.map { $0 * 100 })
    let model = GravityModel(uneven, far)
    let modelled = model.modelled(metres: metres)
    #expect(modelled.allSatisfy { $0.isFinite && $0 > 0 })
    #expect(abs(modelled.reduce(0, +) - Double(uneven.total)) < 1e-6)
    #expect(model.deviance(from: modelled).isFinite)
  }

  // MARK: Too little to tell

  @Test func `nobody's starts tell nothing`() {
    let flows = DistrictFlows(districts, counts: Array(repeating: 0, count: 25))
    #expect(throws: CalibrationFailure.noStarts) { try fittedHalfDistance(flows, line) }
  }

  @Test func `two districts tell nothing`() {
    var counts = Array(repeating: 0, count: 25)
    (counts[0], counts[1], counts[5], counts[6]) = (40, 10, 10, 40)
    let flows = DistrictFlows(districts, counts: counts)
    #expect(throws: CalibrationFailure.fewDistricts(2)) { try fittedHalfDistance(flows, line) }
  }

  @Test func `starts that all stay in their district tell nothing`() {
    let counts = (0..<25).map { $0 % 6 == 0 ? 10 : 0 }
    let flows = DistrictFlows(districts, counts: counts)
    #expect(throws: CalibrationFailure.allInside) { try fittedHalfDistance(flows, line) }
  }

  @Test func `starts that distance does not hold back have no half-distance`() {
    let flows = DistrictFlows(districts, counts: Array(repeating: 10, count: 25))
    #expect(throws: CalibrationFailure.noFall) { try fittedHalfDistance(flows, line) }
  }

  @Test func `starts that all go to one district have no half-distance`() {
    let flows = DistrictFlows(districts, counts: (0..<25).map { $0 % 5 == 2 ? 10 : 0 })
    #expect(throws: CalibrationFailure.noFall) { try fittedHalfDistance(flows, line) }
  }

  // MARK: Distances and starts

  @Test func `a distance is the mean over adults and last year's starts`() throws {
    // From 0 and 10 km to 0: (1000 x 0 + 3000 x 10) / 4000 = 7.5; to 20: 12.5; 1 start to 3: 11.25.
    let distances = DistrictDistances(
      [Make.area("A1", at: 0, adults: 1000), Make.area("A2", at: 10, adults: 3000)],
      [
        Make.course("C1", mode: .apprenticeship, at: 0, lastYear: 1),
        Make.course("C2", mode: .apprenticeship, at: 20, lastYear: 3),
        Make.course("C3", mode: .classroom, at: 500, lastYear: 1000),
        Make.course("C4", in: Make.pendle, mode: .apprenticeship, at: 500),
      ])
    #expect(distances.districts == [Make.burnley])
    #expect(abs(try #require(distances.kilometres.first) - 11.25) < 0.01)
    #expect(distances.withoutCourse.isEmpty)
  }

  @Test func `where no apprenticeship has a place, the district's people stand for it`() {
    // Two areas 4 km apart that count the same: 0, 4, 4 and 0 km.
    let distances = DistrictDistances(
      [
        Make.area("A1", at: 0, adults: 0, unqualified: 0),
        Make.area("A2", at: 4, adults: 0, unqualified: 0),
      ], [Make.course("C1", mode: .apprenticeship, at: nil)])
    #expect(abs(distances.kilometres[0] - 2) < 0.01)
    #expect(distances.withoutCourse == [Make.burnley])
  }

  @Test func `starts across the border and at other levels are counted and not used`() {
    let outside = StartsFlow.outside
    let placed = PlacedStarts(
      [
        start("E07000117", "E07000122", 5), start("E07000117", "E07000122", 2),
        start("E07000117", "E07000122", 7, level: "3"), start(outside, "E07000122", 11),
        start("E07000117", outside, 13), start(outside, outside, 17),
      ], among: [Make.burnley, Make.pendle], at: [Make.level("2")])
    #expect(placed.flows.counts == [0, 7, 0, 0])
    #expect(placed.fromOutside == 11)
    #expect(placed.residentsElsewhere == 13)
    #expect(placed.atOtherLevels == 7)
  }

  // MARK: Comparing

  @Test func `the common part is twice what two sets of flows share, over both`() {
    // They share 3 + 2 + 0 + 4 = 9 of 10 and 14.
    #expect(commonPart([3, 2, 1, 4], [5, 2, 0, 7]) == 18.0 / 24)
    #expect(commonPart([1, 2], [1, 2]) == 1)
    #expect(commonPart([1, 0], [0, 5]) == 0)
    #expect(commonPart([0, 0], [0, 0]) == 0)
  }

  @Test func `every start is in one band of distance`() {
    let modelled = GravityModel(uneven, line).modelled(metres: 5_000)
    let bands = distanceBands(uneven.counts.map(Double.init), modelled, line)
    #expect(bands.map(\.from) == [0, 5, 10, 15, 20, 30, 40])
    #expect(bands.reduce(0) { $0 + $1.lastYear } == Double(uneven.total))
    #expect(abs(bands.reduce(0) { $0 + $1.modelled } - Double(uneven.total)) < 1e-6)
    #expect(bands[0].lastYear == Double(uneven.inside))
  }

  // MARK: Small values

  private let districts = (1...5).map { District(code: "D\($0)", name: "District \($0)") }

  /// Five districts on a line, 8 km apart, each 3 km across.
  private var line: DistrictDistances {
    DistrictDistances(
      districts,
      kilometres: (0..<25).map { pair -> Double in
        let steps = abs(pair / 5 - pair % 5)
        return steps == 0 ? 3 : Double(8 * steps)
      })
  }

  /// Flows that no model makes.
  private var uneven: DistrictFlows {
    DistrictFlows(
      districts,
      counts: [
        90, 20, 8, 1, 1, 30, 120, 25, 6, 0, 2, 40, 300, 60, 9, 1, 3, 50, 80, 11, 0, 2, 20, 25, 70,
      ])
  }

  /// Flows of districts of unlike size, as the model says, in whole starts.
  private func gravityFlows(halfDistance: Double) -> DistrictFlows {
    let homes = [1.0, 3, 2, 5, 4]
    let deliveries = [2.0, 1, 6, 1, 3]
    let weights = (0..<25).map { pair in
      homes[pair / 5] * deliveries[pair % 5] * powerOfTwo(-line.kilometres[pair] / halfDistance)
    }
    let whole = weights.reduce(0, +)
    return DistrictFlows(
      districts, counts: weights.map { Int((1_000_000 * $0 / whole).rounded()) })
  }

  private func start(
    _ home: String, _ delivery: String, _ starts: Int, level: String = "2"
  ) -> StartsFlow {
    StartsFlow(
      provider: "10000001", home: home, delivery: delivery, level: Make.level(level),
      starts: starts)
  }
}
