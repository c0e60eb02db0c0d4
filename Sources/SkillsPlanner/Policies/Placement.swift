/// Where the limits of a plan stand in its network.
///
/// Sets of courses that nest are groups of courses, sets of needs that nest are groups of needs, and the places of one
/// need on one course pass an arc of their own. What crosses all of these stands beside the network, and is kept by
/// its price. Of what crosses, limits that people set come first, and the funded starts of the levels find what is left
/// to them: on the courses' side, or on the needs' side where every course takes its own level alone. Where it is known
/// which limits hold anything back, only those come before the funded starts.
struct Placement: Sendable {
  enum Seat: Sendable, Hashable {
    /// A group of courses, a group of needs, a pair, each by its place below.
    case courses(Int)
    case needs(Int)
    case pair(Int)
    case beside
  }

  /// The places of one need on one course.
  struct Pair: Sendable {
    let need: Int
    let course: Int
    var bounds: Bounds
  }

  /// The fewest and the most units; nil for any number.
  struct Bounds: Sendable, Hashable {
    var least: Int
    var most: Int?

    /// Those that keep both.
    func and(_ other: Bounds) -> Bounds {
      let caps = [most, other.most].compactMap { $0 }
      return Bounds(least: max(least, other.least), most: caps.min())
    }
  }

  /// By limit, and by level: what each asks for by itself.
  private(set) var boundsOfLimits: [Bounds] = []
  private(set) var boundsOfLevels: [Bounds] = []
  let levels: [Level]
  /// By level.
  private(set) var coursesOfLevels: [[Int]] = []
  private(set) var courses = NestedSets()
  private(set) var needs = NestedSets()
  private(set) var pairs: [Pair] = []
  /// By limit.
  private(set) var seats: [Seat] = []
  /// By level of the limits.
  private(set) var seatsOfLevels: [Seat] = []

  /// - Parameters:
  ///   - minimums: how many learners each course needs to run; one that needs any has no pairs of its own.
  ///   - first: the limits that come before the funded starts, by place; nil for all.
  init(
    _ limits: [Limit], _ room: Limits, _ catalogue: Catalogue, _ needs: [Need], minimums: [Int],
    first: Set<Int>? = nil
  ) {
    boundsOfLimits = limits.map(\.bounds)
    boundsOfLevels = room.levels.map { Bounds(least: 0, most: $0.funded) }
    let levels = room.levels.map(\.level)
    self.levels = levels
    let ownLevelOnly = catalogue.courses.indices.allSatisfy { course in
      let own = catalogue.courses[course].level
      return !room.planned[course]
        || levels.allSatisfy { $0 == own || !catalogue.courses[course].takes($0) }
    }
    seats = limits.map { _ in .beside }
    for limit in limits.indices where first?.contains(limit) ?? true {
      seats[limit] = place(limits[limit], minimums)
    }
    for level in room.levels {
      let own = catalogue.courses.indices.filter { catalogue.courses[$0].level == level.level }
      coursesOfLevels.append(own)
      if let set = courses.add(Set(own), most: level.funded) {
        seatsOfLevels.append(.courses(set))
        continue
      }
      let learners = needs.indices.filter { needs[$0].level == level.level }
      let set = ownLevelOnly ? self.needs.add(Set(learners), most: level.funded) : nil
      seatsOfLevels.append(set.map(Seat.needs) ?? .beside)
    }
    guard let first else { return }
    for limit in limits.indices where !first.contains(limit) {
      seats[limit] = place(limits[limit], minimums)
    }
  }

  private mutating func place(_ limit: Limit, _ minimums: [Int]) -> Seat {
    let bounds = limit.bounds
    switch limit.shape {
    case .courses(let set):
      return courses.add(set, least: bounds.least, most: bounds.most).map(Seat.courses) ?? .beside
    case .needs(let set):
      return needs.add(set, least: bounds.least, most: bounds.most).map(Seat.needs) ?? .beside
    case .pair(_, let course) where minimums[course] > 1: return .beside
    case .pair(let need, let course):
      guard let place = pairs.firstIndex(where: { $0.need == need && $0.course == course }) else {
        pairs.append(Pair(need: need, course: course, bounds: bounds))
        return .pair(pairs.count - 1)
      }
      pairs[place].bounds = pairs[place].bounds.and(bounds)
      return .pair(place)
    case .general: return .beside
    }
  }

  /// What a seat has to hold.
  ///
  /// - Parameters:
  ///   - limits: those that count, by place; nil for all.
  ///   - funded: another number of funded starts of a level.
  func bounds(
    at seat: Seat, limits: Set<Int>? = nil, funded: (level: Int, starts: Int?)? = nil
  ) -> Bounds {
    var bounds = Bounds(least: 0, most: nil)
    for limit in seats.indices where seats[limit] == seat && limits?.contains(limit) ?? true {
      bounds = bounds.and(boundsOfLimits[limit])
    }
    for level in seatsOfLevels.indices where seatsOfLevels[level] == seat {
      let own =
        funded?.level == level
        ? Bounds(least: 0, most: funded?.starts) : boundsOfLevels[level]
      bounds = bounds.and(own)
    }
    return bounds
  }

  /// The seats that must hold some units.
  var floors: [(seat: Seat, least: Int)] {
    courses.all.indices.map { (.courses($0), courses.all[$0].least) }.filter { $0.1 > 0 }
      + needs.all.indices.map { (.needs($0), needs.all[$0].least) }.filter { $0.1 > 0 }
      + pairs.indices.map { (.pair($0), pairs[$0].bounds.least) }.filter { $0.1 > 0 }
  }

  /// The limits that no network holds together with the others, and the levels whose funded starts it does not.
  var limitsBeside: [Int] { seats.indices.filter { seats[$0] == .beside } }
  var levelsBeside: [Int] { seatsOfLevels.indices.filter { seatsOfLevels[$0] == .beside } }
  /// Of these the levels that have a cap.
  var cappedLevelsBeside: [Int] { levelsBeside.filter { boundsOfLevels[$0].most != nil } }
}

extension Limit {
  /// As a number of units that are counted once each.
  fileprivate var bounds: Placement.Bounds {
    bound == .atMost
      ? Placement.Bounds(least: 0, most: most) : Placement.Bounds(least: -most, most: nil)
  }
}
