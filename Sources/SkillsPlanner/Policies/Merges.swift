/// With which other courses those that do not run could make up a cohort, so that all find places together.
///
/// Courses of the same level, sector and mode are paired by straight line, the nearest first: one that does not run with
/// one that runs, while that has places left for all who would come, or with another that does not run, where both have
/// enough learners for one of them to run with. Those that are left are gathered into cohorts of three and more, and then
/// join the nearest cohort that has places left. It is a hint where to look: who of the learners can travel there is not
/// asked.
struct Merges {
  private let courses: [Course]
  private let least: [Int]
  private let places: [Int]
  /// Learners of each course: those who are placed there, or who would come to one that does not run.
  private let learners: [Int]
  private let isClosed: [Bool]
  /// Those that do not run and meet at a course, by that.
  private var meetings: [Int: Meeting] = [:]
  /// Where each meets that does not run.
  private var hosts: [Int: Int] = [:]

  private struct Meeting {
    /// The nearest first.
    var guests: [Int]
    /// Of the host and its guests.
    var learners: Int
  }

  private struct Kind: Hashable {
    let level: Level
    let sector: String
    let mode: Mode

    init(_ course: Course) {
      (level, sector, mode) = (course.level, course.sector, course.mode)
    }
  }

  /// - Parameters:
  ///   - least: how many learners each course needs to run, by course.
  ///   - places: how many it has.
  /// - Complexity: O(n²) in the courses of the same level, sector and mode, and more where many look for the same room.
  init(
    _ catalogue: Catalogue, least: [Int], places: [Int], decisions: [Answer.Decision],
    closed: [Answer.Closed]
  ) {
    courses = catalogue.courses
    (self.least, self.places) = (least, places)
    var learners = Array(repeating: 0, count: courses.count)
    var isClosed = Array(repeating: false, count: courses.count)
    for decision in decisions { learners[decision.course] += decision.places }
    for closed in closed {
      (learners[closed.course], isClosed[closed.course]) = (closed.wouldRun, true)
    }
    (self.learners, self.isClosed) = (learners, isClosed)
    let courses = catalogue.courses
    // Nobody travels to what is taught online.
    let alike = Dictionary(
      grouping: learners.indices.filter { learners[$0] > 0 && courses[$0].point != nil }
    ) { Kind(courses[$0]) }
    for own in alike.values {
      let closed = own.filter { isClosed[$0] }
      pair(closed, with: own)
      gather(closed.filter { hosts[$0] == nil })
      pair(
        closed.filter { hosts[$0] == nil }, with: closed.filter { meetings[$0] != nil },
        joining: true)
    }
  }

  /// Nil for a course that has none.
  func merge(of closed: Int) -> CohortRow.Merge? {
    guard let host = hosts[closed], let meeting = meetings[host],
      let with = host == closed ? meeting.guests.first : host
    else { return nil }
    let (home, other) = (courses[closed].venue, courses[with].venue)
    return CohortRow.Merge(
      course: courses[with].id, metres: home.flatMap { from in other.map { from.metres(to: $0) } },
      learners: meeting.learners)
  }

  private struct Pair {
    let closed: Int
    let other: Int
    let metres: Int

    /// The nearest first, then by the courses' ids, as the catalogue is sorted.
    func isBefore(_ next: Pair) -> Bool {
      (metres, closed, other) < (next.metres, next.closed, next.other)
    }
  }

  /// Pairs the nearest, as long as any two go together: what does so once may not later, and never the other way round.
  private mutating func pair(_ closed: [Int], with others: [Int], joining: Bool = false) {
    var pairs = closed.compactMap { nearest(to: $0, among: others, joining) }
    while let first = pairs.indices.min(by: { pairs[$0].isBefore(pairs[$1]) }) {
      let pair = pairs[first]
      if goTogether(pair.closed, pair.other, joining: joining) {
        meet(pair)
        pairs.remove(at: first)
      } else if let next = nearest(to: pair.closed, among: others, joining) {
        pairs[first] = next
      } else {
        pairs.remove(at: first)
      }
    }
  }

  private func nearest(to closed: Int, among others: [Int], _ joining: Bool) -> Pair? {
    others.compactMap {
      goTogether(closed, $0, joining: joining)
        ? Pair(closed: closed, other: $0, metres: metres(closed, $0)) : nil
    }.min { $0.isBefore($1) }
  }

  /// Whether one that meets nobody yet has enough learners with another, and one of the two the places for all.
  ///
  /// - Parameter joining: whether the other is the host of some that do not run, and not one that may become it.
  private func goTogether(_ closed: Int, _ other: Int, joining: Bool) -> Bool {
    guard other != closed, hosts[closed] == nil else { return false }
    let together = learners[closed] + learners[other]
    if joining || !isClosed[other] {
      let all = learners[closed] + (meetings[other]?.learners ?? learners[other])
      return all <= places[other] && max(together, least[other]) >= least[closed]
    }
    return hosts[other] == nil && together >= max(least[closed], least[other])
      && together <= max(places[closed], places[other])
  }

  private mutating func meet(_ pair: Pair) {
    // Of two that do not run the one with more places is the host.
    let isHost =
      isClosed[pair.other] && hosts[pair.other] == nil
      && (places[pair.other], pair.closed) < (places[pair.closed], pair.other)
    let (host, guest) = isHost ? (pair.closed, pair.other) : (pair.other, pair.closed)
    meetings[host, default: Meeting(guests: [], learners: learners[host])].guests.append(guest)
    meetings[host]?.learners += learners[guest]
    hosts[guest] = host
    if isClosed[host] { hosts[host] = host }
  }

  /// Gathers courses of which no two have enough learners: around those that most would come to, the nearest first.
  private mutating func gather(_ left: [Int]) {
    for host in left.sorted(by: { (-learners[$0], $0) < (-learners[$1], $1) })
    where hosts[host] == nil {
      let others = left.filter { hosts[$0] == nil && $0 != host }.sorted {
        (metres(host, $0), $0) < (metres(host, $1), $1)
      }
      var meeting = Meeting(guests: [], learners: learners[host])
      var needed = least[host]
      for other in others where meeting.learners < needed {
        guard meeting.learners + learners[other] <= places[host] else { continue }
        meeting.guests.append(other)
        meeting.learners += learners[other]
        needed = max(needed, least[other])
      }
      guard meeting.learners >= needed, !meeting.guests.isEmpty else { continue }
      meetings[host] = meeting
      for course in [host] + meeting.guests { hosts[course] = host }
    }
  }

  private func metres(_ from: Int, _ to: Int) -> Int {
    guard let from = courses[from].point, let to = courses[to].point else { return .max }
    return from.metres(to: to)
  }
}
