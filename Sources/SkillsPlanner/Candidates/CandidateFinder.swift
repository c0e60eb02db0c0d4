import NetworkFlow

/// Finds the courses that a need's learners could take: of its level, or taking it too, and within reach or online.
///
/// Where the brief gives the level a time and the table of travel times has the pair, the time decides,
/// else the distance. Only places within reach are looked at, each once for all courses that share it
/// (a district's middle, a campus).
struct CandidateFinder: Sendable {
  private var levels: [Level: LevelCourses]
  private let homes: [UnitVector]
  private let travel: TravelTimes?

  init(_ definitions: [NeedDefinition], in catalogue: Catalogue) {
    travel = catalogue.travel
    homes = catalogue.homes
    levels = Dictionary(
      definitions.map { ($0.level, LevelCourses($0, in: catalogue)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The pairs of some needs, their offsets counted from the first of them.
  func candidates(of needs: ArraySlice<Need>) -> Candidates {
    var search = Search()
    search.found.offsets.reserveCapacity(needs.count + 1)
    for (place, need) in zip(needs.indices, needs) {
      guard let level = levels[need.level] else {
        search.found.offsets.append(search.found.courses.count)
        continue
      }
      search.find(Int32(place), level, from: homes[need.area])
      if let limit = level.minutes, let travel {
        level.visitTimes(from: need.area, in: travel) { course, minutes in
          search.decide(course, isWithin: minutes <= limit, of: level, from: homes[need.area])
        }
      }
      search.endRow(of: level)
    }
    return search.found
  }

  /// How many pairs some needs have, each. What is asked for first, to know how much room the pairs take.
  struct Counts: Sendable {
    /// Those that are found: with the first of a kind of courses.
    var found: [Int]
    /// With every course.
    var all: [Int]
  }

  func counts(of needs: ArraySlice<Need>) -> Counts {
    if travel != nil, needs.contains(where: { levels[$0.level]?.minutes != nil }) {
      let offsets = candidates(of: needs).offsets
      let counts = zip(offsets.dropFirst(), offsets).map { $0 - $1 }
      return Counts(found: counts, all: counts)
    }
    func count(_ need: Need, _ before: KeyPath<LevelCourses, [Int]>) -> Int {
      guard let level = levels[need.level] else { return 0 }
      let before = level[keyPath: before]
      return before[level.online + 1] - before[level.online]
        + level.index.sum(of: before, within: level.square, of: homes[need.area])
    }
    return Counts(
      found: needs.map { count($0, \.coursesBefore) }, all: needs.map { count($0, \.allBefore) })
  }

  /// The same of many needs, side by side.
  func counts(ofAll needs: [Need]) async -> Counts {
    let pieces = stride(from: 0, to: needs.count, by: 4096).map {
      needs[$0..<min($0 + 4096, needs.count)]
    }
    return await withTaskGroup(of: (Int, Counts).self) { group in
      for piece in pieces { group.addTask { (piece.startIndex, self.counts(of: piece)) } }
      let none = Array(repeating: 0, count: needs.count)
      var counts = Counts(found: none, all: none)
      for await (start, piece) in group {
        let places = start..<start + piece.all.count
        counts.found.replaceSubrange(places, with: piece.found)
        counts.all.replaceSubrange(places, with: piece.all)
      }
      return counts
    }
  }

  /// The same finder where of each kind of courses the first is found, and stands for all; of courses without times.
  func byKind(_ kinds: ColumnKinds) -> CandidateFinder {
    var other = self
    other.levels = levels.mapValues { $0.byKind(kinds) }
    return other
  }

  /// The same finder for other reaches.
  func within(_ reaches: [MemoryNeed.Reach]) -> CandidateFinder {
    var other = self
    for reach in reaches {
      other.levels[reach.level] = levels[reach.level]?.within(
        reach: reach.metres, minutes: reach.minutes)
    }
    return other
  }

  /// The least minutes to a course of a need's level, where a time says who is within reach; nil where the
  /// table has none.
  func nearestMinutes(to need: Need) -> Double? {
    guard let level = levels[need.level], level.minutes != nil, let travel else { return nil }
    var times: [Int32: Double] = [:]
    level.visitTimes(from: need.area, in: travel) { course, minutes in times[course] = minutes }
    return times.values.min()
  }

  /// The metres to the nearest course of a need's level, however far; nil where there is none, or only online ones.
  func nearest(to need: Need) -> Int? {
    levels[need.level]?.index.nearest(to: homes[need.area]).map {
      UnitVector.metres(halfChordSquared: $0)
    }
  }
}

/// The candidates found so far, and the row that is being found: its courses as bits, so that they come out
/// ascending in whatever order its places are visited.
private struct Search {
  var found = Candidates()
  private var need: Int32 = 0
  private var bits: [UInt64] = []
  /// Courses of the row that have a time.
  private var timed: [UInt64] = []
  /// For each place the row's way to it; -1 where there is none yet.
  private var wayOfPlace: [Int32] = []
  /// The places that have one.
  private var places: [Int] = []

  /// Begins a need's row with what is within reach by distance or online.
  mutating func find(_ need: Int32, _ level: LevelCourses, from home: UnitVector) {
    self.need = need
    let words = level.courses.count / 64 + 1
    if bits.count < words { bits += Array(repeating: 0, count: words - bits.count) }
    let more = level.online + 1 - wayOfPlace.count
    if more > 0 { wayOfPlace += Array(repeating: -1, count: more) }
    level.index.visit(within: level.square, of: home) { place, square in
      addWay(to: place, metres: UnitVector.metres(halfChordSquared: square))
      for course in level.courses(at: place) { bits[Int(course >> 6)] |= 1 << UInt64(course & 63) }
    }
    guard level.hasOnline else { return }
    addWay(to: level.online, metres: -1)
    for course in level.courses(at: level.online) {
      bits[Int(course >> 6)] |= 1 << UInt64(course & 63)
    }
  }

  /// Lets a time decide on a course, whatever its distance.
  mutating func decide(
    _ course: Int32, isWithin: Bool, of level: LevelCourses, from home: UnitVector
  ) {
    if timed.count < bits.count { timed += Array(repeating: 0, count: bits.count - timed.count) }
    let (word, bit) = (Int(course >> 6), UInt64(1) << UInt64(course & 63))
    timed[word] |= bit
    guard isWithin else {
      bits[word] &= ~bit
      return
    }
    bits[word] |= bit
    let place = Int(level.placeOfCourse[Int(course)])
    if wayOfPlace[place] < 0 {
      addWay(to: place, metres: home.metres(to: level.index.places[place]))
    }
  }

  /// Writes the row's courses out.
  mutating func endRow(of level: LevelCourses) {
    var (all, byTime) = (0, 0)
    for word in 0...level.courses.count / 64 {
      if word < timed.count {
        byTime += (bits[word] & timed[word]).nonzeroBitCount
        timed[word] = 0
      }
      while bits[word] != 0 {
        let course = word << 6 + bits[word].trailingZeroBitCount
        bits[word] &= bits[word] - 1
        all += level.sizes[course]
        found.courses.append(level.courses[course])
        found.ways.append(wayOfPlace[Int(level.placeOfCourse[course])])
      }
    }
    for place in places { wayOfPlace[place] = -1 }
    places.removeAll(keepingCapacity: true)
    let online = level.allBefore[level.online + 1] - level.allBefore[level.online]
    found.reached =
      found.reached
      + ReachCounts(
        byTime: byTime, byDistance: all - byTime - online, online: online)
    found.offsets.append(found.courses.count)
  }

  private mutating func addWay(to place: Int, metres: Int) {
    wayOfPlace[place] = Int32(found.needOfWay.count)
    places.append(place)
    found.needOfWay.append(need)
    found.metresOfWay.append(Int32(clamping: metres))
  }
}
