import SkillsPlanner
import Testing

@testable import OpenData

@Suite struct WardModelTests {
  private let wards = [
    "A": Qualifications(counts: [20, 10, 20, 10, 20, 15, 5]),
    "B": Qualifications(counts: [10, 10, 10, 10, 20, 35, 5]),
  ]
  private let districts = ["D": Qualifications(counts: [311, 199, 290, 200, 401, 498, 101])]

  private func place(_ code: String, _ ward: String, _ adults: Int, _ low: Double)
    -> WardModel.Place
  {
    WardModel.Place(code: code, district: "D", ward: ward, adults: adults, lowSkills: low)
  }

  @Test func `adults of an area and classes of the district are exact`() {
    let places = [place("1", "A", 411, 0.5), place("2", "A", 397, 0.2), place("3", "B", 203, 0.3)]
    let model = WardModel(places: places, wards: wards, districts: districts)
    #expect(places.map { model.qualifications[$0.code]?.total } == [411, 397, 203])
    let together = model.qualifications.values.reduce(
      Qualifications(counts: [0, 0, 0, 0, 0, 0, 0]), +)
    #expect(together.counts == [157, 100, 147, 101, 203, 252, 51])
  }

  @Test func `of two areas in a ward the one with lower skills has more adults below level 2`()
    throws
  {
    let places = [place("1", "A", 1000, 0.6), place("2", "A", 1000, 0.2)]
    let model = WardModel(places: places, wards: wards, districts: districts)
    let low = try #require(model.qualifications["1"])
    let high = try #require(model.qualifications["2"])
    // The indicators are 1.5 and 0.5 of the ward's mean; fitting moves both a little.
    #expect(low.shareBelowLevel2 > 2.5 * high.shareBelowLevel2)
    #expect(low.shareBelowLevel2 < 3.5 * high.shareBelowLevel2)
  }

  @Test func `a share is at most 1`() throws {
    let places = [place("1", "A", 10, 1.0), place("2", "A", 990, 0.1)]
    let model = WardModel(places: places, wards: wards, districts: districts)
    #expect(model.residuals.limited == 1)
    let all = try #require(model.qualifications["1"])
    #expect(all[.none] + all[.level1] == 10)
  }

  @Test func `a ward without low skills anywhere keeps its rates`() throws {
    let places = [place("1", "A", 500, 0), place("2", "B", 500, 0)]
    let model = WardModel(places: places, wards: wards, districts: districts)
    let first = try #require(model.qualifications["1"])
    let second = try #require(model.qualifications["2"])
    #expect(first.shareBelowLevel2 > second.shareBelowLevel2)
  }

  @Test func `a class that no ward shows is still the district's`() {
    let none = ["A": Qualifications(counts: [0, 0, 1, 0, 0, 0, 0])]
    let places = [place("1", "A", 60, 0.2), place("2", "A", 40, 0.4)]
    let model = WardModel(places: places, wards: none, districts: districts)
    let together = model.qualifications.values.reduce(
      Qualifications(counts: [0, 0, 0, 0, 0, 0, 0]), +)
    #expect(together.counts == largestRemainder(total: 100, weights: districts["D"]?.counts ?? []))
  }

  @Test func `the order of the areas changes nothing`() {
    let places = (0..<40).map {
      place("E\(100 + $0)", $0 % 3 == 0 ? "A" : "B", 50 + $0 * 7 % 60, 0.1 + Double($0) / 100)
    }
    let model = WardModel(places: places, wards: wards, districts: districts)
    let again = WardModel(places: shuffled(places), wards: wards, districts: districts)
    #expect(model.qualifications == again.qualifications)
  }
}
