import SkillsPlanner

/// Where the planned courses are taught: each distinct place once, and the courses of a level at it.
///
/// Courses are named by their places among the facts. No place is left out by a cleverer way than looking at it.
struct Ground: Sendable {
  /// Coordinates on a sphere of radius 1, side by side.
  private let xs: [Double]
  private let ys: [Double]
  private let zs: [Double]
  private let places: [UnitVector]
  let levels: [Level: AtLevel]
  /// By course; -1 for an online one.
  let placeOfCourse: [Int32]
  /// The furthest reach of any level in metres.
  private let furthest: Int

  /// The courses that take a level.
  struct AtLevel: Sendable {
    let reach: Int
    let minutes: Int?
    /// By course.
    let courses: [Int32]
    let online: [Int32]
    /// Where the courses of each place begin in `byPlace`; one more than places.
    let starts: [Int32]
    let byPlace: [Int32]
  }

  /// A place, and how far it is.
  struct Way: Sendable {
    let place: Int32
    let metres: Int32
  }

  /// - Parameter courses: the planned ones, as places in the catalogue.
  init(_ brief: Brief, _ catalogue: Catalogue, courses: [Int]) {
    var numbers: [UnitVector: Int32] = [:]
    var places: [UnitVector] = []
    let placeOfCourse: [Int32] = courses.map { course in
      guard let point = catalogue.courses[course].point else { return -1 }
      let place = UnitVector(point)
      if let number = numbers[place] { return number }
      numbers[place] = Int32(places.count)
      places.append(place)
      return Int32(places.count - 1)
    }
    self.places = places
    self.placeOfCourse = placeOfCourse
    xs = places.map(\.x)
    ys = places.map(\.y)
    zs = places.map(\.z)
    furthest = brief.needs.map(\.reach).max() ?? 0
    var levels: [Level: AtLevel] = [:]
    for definition in brief.needs {
      let own = courses.indices.filter {
        catalogue.courses[courses[$0]].accepts(definition.level)
      }
      var at: [[Int32]] = Array(repeating: [], count: places.count)
      for course in own where placeOfCourse[course] >= 0 {
        at[Int(placeOfCourse[course])].append(Int32(course))
      }
      levels[definition.level] = AtLevel(
        reach: definition.reach, minutes: definition.reachMinutes, courses: own.map { Int32($0) },
        online: own.filter { placeOfCourse[$0] < 0 }.map { Int32($0) },
        starts: at.reduce(into: [0]) { $0.append(($0.last ?? 0) + Int32($1.count)) },
        byPlace: at.flatMap { $0 })
    }
    self.levels = levels
  }

  /// Every place that is not surely further than the furthest reach, with its metres.
  func ways(from home: UnitVector) -> [Way] {
    // A chord is shorter than its arc: where it is a metre longer than the reach, the arc is out of reach.
    let chord = Double(furthest + 1) / 6_371_008.8
    let limit = chord * chord
    var near: [Way] = []
    for place in xs.indices {
      let (x, y, z) = (xs[place] - home.x, ys[place] - home.y, zs[place] - home.z)
      guard x * x + y * y + z * z <= limit else { continue }
      near.append(Way(place: Int32(place), metres: metres(from: home, to: Int32(place))))
    }
    return near
  }

  func metres(from home: UnitVector, to place: Int32) -> Int32 {
    Int32(clamping: home.metres(to: places[Int(place)]))
  }
}
