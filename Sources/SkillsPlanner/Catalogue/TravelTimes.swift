/// How many minutes it takes from areas to courses, as a table gives them.
///
/// A time to the course itself is used before one to its delivery district. Only times that are
/// given take memory: 16 bytes each.
public struct TravelTimes: Sendable {
  /// One time of the table, by places in the catalogue.
  public struct Time: Sendable, Hashable {
    /// The area's place among the areas.
    public let area: Int
    /// The course's place among the courses, or a district's place among the districts.
    public let destination: Int
    public let minutes: Double

    public init(area: Int, destination: Int, minutes: Double) {
      self.area = area
      self.destination = destination
      self.minutes = minutes
    }
  }

  private let toCourses: Rows
  private let toDistricts: Rows
  /// As given.
  let districtOfCourse: [Int32]

  /// - Parameters:
  ///   - areas: how many areas the catalogue has.
  ///   - toCourses: in any order, each pair once.
  ///   - toDistricts: the same, of pairs of an area and a district.
  ///   - districtOfCourse: for each course the place of its delivery district in the numbering of
  ///     `toDistricts`, -1 for a district that it does not have, or a course without a place.
  public init(
    areas: Int, toCourses: [Time], toDistricts: [Time], districtOfCourse: [Int32]
  ) {
    self.toCourses = Rows(toCourses, areas: areas)
    self.toDistricts = Rows(toDistricts, areas: areas)
    self.districtOfCourse = districtOfCourse
  }

  /// The minutes from an area to a course, both as places in the catalogue; NaN where unknown.
  /// O(log of the times of the area).
  package func minutes(area: Int, course: Int) -> Double {
    toCourses.minutes(area, Int32(course)) ?? toDistricts.minutes(area, districtOfCourse[course])
      ?? .nan
  }

  /// The same, nil where unknown.
  func knownMinutes(area: Int, course: Int) -> Double? {
    let minutes = minutes(area: area, course: course)
    return minutes.isNaN ? nil : minutes
  }

  /// Calls `body` with each course that the table has a time to from an area.
  func visitCourses(from area: Int, _ body: (_ course: Int32, _ minutes: Double) -> Void) {
    toCourses.visit(area, body)
  }

  /// Calls `body` with each district that the table has a time to from an area.
  func visitDistricts(from area: Int, _ body: (_ district: Int32, _ minutes: Double) -> Void) {
    toDistricts.visit(area, body)
  }

  /// How many pairs of an area and a course have a time. O(times x their logarithm + courses).
  package var knownPairs: Int {
    var coursesOfDistrict: [Int32: Int] = [:]
    for district in districtOfCourse { coursesOfDistrict[district, default: 0] += 1 }
    return (0..<toCourses.areas).reduce(0) { sum, area in
      let byDistrict = toDistricts.destinations(of: area).reduce(0) {
        $0 + coursesOfDistrict[$1, default: 0]
      }
      let byCourseAlone = toCourses.destinations(of: area).count {
        toDistricts.minutes(area, districtOfCourse[Int($0)]) == nil
      }
      return sum + byDistrict + byCourseAlone
    }
  }

  /// The times by area, sorted by destination within each.
  private struct Rows: Sendable {
    /// Where each area's times begin; one more than areas.
    private let offsets: [Int]
    private let destinations: [Int32]
    private let times: [Double]

    var areas: Int { offsets.count - 1 }

    init(_ given: [Time], areas: Int) {
      let sorted = given.sorted { ($0.area, $0.destination) < ($1.area, $1.destination) }
      var counts = Array(repeating: 0, count: areas)
      for time in sorted { counts[time.area] += 1 }
      offsets = counts.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1) }
      destinations = sorted.map { Int32($0.destination) }
      times = sorted.map(\.minutes)
    }

    func destinations(of area: Int) -> ArraySlice<Int32> {
      destinations[offsets[area]..<offsets[area + 1]]
    }

    func visit(_ area: Int, _ body: (Int32, Double) -> Void) {
      for place in offsets[area]..<offsets[area + 1] { body(destinations[place], times[place]) }
    }

    func minutes(_ area: Int, _ destination: Int32) -> Double? {
      var range = offsets[area]..<offsets[area + 1]
      // In a row without gaps a destination stands at its own place.
      let place = range.lowerBound + Int(destination)
      if range.contains(place), destinations[place] == destination { return times[place] }
      while range.count > 1 {
        let middle = range.lowerBound + range.count / 2
        range =
          destinations[middle] <= destination
          ? middle..<range.upperBound : range.lowerBound..<middle
      }
      guard let place = range.first, destinations[place] == destination else { return nil }
      return times[place]
    }
  }
}
