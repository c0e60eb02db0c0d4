import SkillsPlanner

/// The pairs of some needs with every course within their reach, side by side.
struct Candidates {
  /// Where each need's pairs begin, and where the last one's end.
  var starts = [0]
  /// By need of the facts, and by course of the facts.
  var needs: [Int32] = []
  var courses: [Int32] = []
  /// The way of each pair, in the lists below.
  var ways: [Int32] = []
  var needOfWay: [Int32] = []
  /// -1 for the way to online courses.
  var metresOfWay: [Int32] = []

  func pairs(ofRow row: Int) -> Range<Int> { starts[row]..<starts[row + 1] }

  mutating func endRow() { starts.append(courses.count) }

  mutating func addWay(need: Int32, metres: Int32) -> Int32 {
    needOfWay.append(need)
    metresOfWay.append(metres)
    return Int32(needOfWay.count - 1)
  }

  mutating func add(need: Int32, course: Int32, way: Int32) {
    needs.append(need)
    courses.append(course)
    ways.append(way)
  }

  /// A need's pairs by distance alone.
  ///
  /// - Parameter near: at least every place within the level's reach.
  mutating func addRow(need: Int32, _ level: Ground.AtLevel, near: [Ground.Way]) {
    for way in near where way.metres <= level.reach {
      let courses = level.starts[Int(way.place)]..<level.starts[Int(way.place) + 1]
      guard !courses.isEmpty else { continue }
      let number = addWay(need: need, metres: way.metres)
      for course in courses {
        add(need: need, course: level.byPlace[Int(course)], way: number)
      }
    }
    addOnline(need: need, level)
  }

  /// A need's pairs where a time decides if there is one: every course of the level is asked for it.
  mutating func addRow(
    need: Int32, _ level: Ground.AtLevel, minutes: (_ course: Int32) -> Double?,
    metres: (_ course: Int32) -> Int32, limit: Int
  ) {
    for course in level.byPlace {
      let far = metres(course)
      let isWithin = minutes(course).map { $0 <= Double(limit) } ?? (far <= level.reach)
      guard isWithin else { continue }
      add(need: need, course: course, way: addWay(need: need, metres: far))
    }
    addOnline(need: need, level)
  }

  private mutating func addOnline(need: Int32, _ level: Ground.AtLevel) {
    if !level.online.isEmpty {
      let number = addWay(need: need, metres: -1)
      for course in level.online { add(need: need, course: course, way: number) }
    }
    endRow()
  }
}
