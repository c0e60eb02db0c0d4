/// The courses that take a level, by the place where they are taught.
struct LevelCourses: Sendable {
  /// As places in the catalogue, ascending. Elsewhere here a course is its place in this list.
  let courses: [Int32]
  /// Where each course is taught, by the number in `index`; for an online course `online`.
  let placeOfCourse: [Int32]
  let index: PlaceIndex
  /// For a place, last of all for `online`, how many courses are taught at places before it.
  let coursesBefore: [Int]
  /// The furthest straight line within reach, as a square of half the chord.
  private(set) var square: Double
  /// The longest way in minutes; nil where the distance alone decides.
  private(set) var minutes: Double?
  /// Courses by place: ascending within each.
  private let coursesByPlace: [Int32]
  /// Courses by delivery district as the travel times number it; empty where the distance alone decides.
  private let coursesOfDistrict: [Int32: [Int32]]
  /// Where each course of the catalogue stands in `courses`, -1 where it does not; empty likewise.
  private let placeInCourses: [Int32]

  init(_ definition: NeedDefinition, in catalogue: Catalogue) {
    let courses = catalogue.courses.indices.filter {
      catalogue.courses[$0].takes(definition.level)
    }
    let vectors = courses.map { catalogue.venues[$0] }
    var seen: Set<UnitVector> = []
    let index = PlaceIndex(vectors.compactMap { $0 }.filter { seen.insert($0).inserted })
    let numbers = Dictionary(
      uniqueKeysWithValues: index.places.enumerated().map { ($1, Int32($0)) })
    let online = Int32(index.places.count)
    let placeOfCourse = vectors.map { vector in vector.flatMap { numbers[$0] } ?? online }
    var before = Array(repeating: 0, count: index.places.count + 2)
    for place in placeOfCourse { before[Int(place) + 1] += 1 }
    for place in before.indices.dropFirst() { before[place] += before[place - 1] }
    var next = before
    var coursesByPlace = Array(repeating: Int32(0), count: courses.count)
    for (course, place) in placeOfCourse.enumerated() {
      coursesByPlace[next[Int(place)]] = Int32(course)
      next[Int(place)] += 1
    }
    self.courses = courses.map { Int32($0) }
    self.index = index
    self.placeOfCourse = placeOfCourse
    self.coursesByPlace = coursesByPlace
    coursesBefore = before
    square = UnitVector.largestHalfChordSquared(within: definition.reach)
    minutes = definition.reachMinutes.map(Double.init)

    guard minutes != nil, let travel = catalogue.travel else {
      coursesOfDistrict = [:]
      placeInCourses = []
      return
    }
    coursesOfDistrict = Dictionary(
      grouping: courses.indices.filter { placeOfCourse[$0] != online }.map { Int32($0) }
    ) { travel.districtOfCourse[courses[Int($0)]] }
    var placeInCourses = Array(repeating: Int32(-1), count: catalogue.courses.count)
    for (place, course) in courses.enumerated() where placeOfCourse[place] != online {
      placeInCourses[course] = Int32(place)
    }
    self.placeInCourses = placeInCourses
  }

  /// The number of the place that online courses share, after all places.
  var online: Int { index.places.count }

  var hasOnline: Bool { coursesBefore[online] < courses.count }

  func courses(at place: Int) -> ArraySlice<Int32> {
    coursesByPlace[coursesBefore[place]..<coursesBefore[place + 1]]
  }

  /// Calls `body` with each course that has a place and a time from an area; the time to the course
  /// itself comes last, and stands.
  func visitTimes(
    from area: Int, in travel: TravelTimes, _ body: (_ course: Int32, _ minutes: Double) -> Void
  ) {
    travel.visitDistricts(from: area) { district, minutes in
      for course in coursesOfDistrict[district, default: []] { body(course, minutes) }
    }
    travel.visitCourses(from: area) { course, minutes in
      let place = placeInCourses[Int(course)]
      if place >= 0 { body(place, minutes) }
    }
  }

  /// The same courses for a reach of so much less.
  func within(reach: Int, minutes: Int?) -> LevelCourses {
    var other = self
    other.square = UnitVector.largestHalfChordSquared(within: reach)
    other.minutes = minutes.map(Double.init)
    return other
  }
}
