import NetworkFlow

/// The courses that take a level, by the place where they are taught.
struct LevelCourses: Sendable {
  /// As places in the catalogue, ascending; of courses of one kind the first, which stands for all of them. Elsewhere here
  /// a course is its place in this list.
  private(set) var courses: [Int32]
  /// How many courses each stands for.
  private(set) var sizes: [Int]
  /// Where each course is taught, by the number in `index`; for an online course `online`.
  private(set) var placeOfCourse: [Int32]
  let index: PlaceIndex
  private var byPlace: CoursesByPlace
  /// The furthest straight line within reach, as a square of half the chord.
  private(set) var square: Double
  /// The longest way in minutes; nil where the distance alone decides.
  private(set) var minutes: Double?
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
    self.courses = courses.map { Int32($0) }
    sizes = courses.map { _ in 1 }
    self.index = index
    self.placeOfCourse = placeOfCourse
    byPlace = CoursesByPlace(placeOfCourse, sizes: sizes, places: index.places.count + 1)
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

  /// Of each kind the first course, which stands for all; of courses without times.
  func byKind(_ kinds: ColumnKinds) -> LevelCourses {
    let firsts = courses.indices.filter { kinds.isFirst(Int(courses[$0])) }
    var other = self
    other.courses = firsts.map { courses[$0] }
    other.sizes = other.courses.map { kinds.sizeOfKind(of: Int($0)) }
    other.placeOfCourse = firsts.map { placeOfCourse[$0] }
    other.byPlace = CoursesByPlace(other.placeOfCourse, sizes: other.sizes, places: online + 1)
    return other
  }

  /// For a place, last of all for `online`, how many courses are taught at places before it.
  var coursesBefore: [Int] { byPlace.before }
  /// The same of the courses that they stand for.
  var allBefore: [Int] { byPlace.allBefore }

  /// The number of the place that online courses share, after all places.
  var online: Int { index.places.count }

  var hasOnline: Bool { coursesBefore[online] < courses.count }

  func courses(at place: Int) -> ArraySlice<Int32> {
    byPlace.courses[coursesBefore[place]..<coursesBefore[place + 1]]
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

/// The courses of a level, place after place.
private struct CoursesByPlace: Sendable {
  /// How many are taught at places before each, and last how many there are.
  let before: [Int]
  /// The same of the courses that they stand for.
  let allBefore: [Int]
  /// As places in the list of the level; ascending within each place.
  let courses: [Int32]

  init(_ placeOfCourse: [Int32], sizes: [Int], places: Int) {
    var before = Array(repeating: 0, count: places + 1)
    var allBefore = before
    for (course, place) in placeOfCourse.enumerated() {
      before[Int(place) + 1] += 1
      allBefore[Int(place) + 1] += sizes[course]
    }
    for place in 0..<places {
      before[place + 1] += before[place]
      allBefore[place + 1] += allBefore[place]
    }
    var next = before
    var courses = Array(repeating: Int32(0), count: placeOfCourse.count)
    for (course, place) in placeOfCourse.enumerated() {
      courses[next[Int(place)]] = Int32(course)
      next[Int(place)] += 1
    }
    (self.before, self.allBefore, self.courses) = (before, allBefore, courses)
  }
}
