import Testing

@testable import SkillsPlanner

@Suite struct `Merges of courses that do not run` {
  /// A course with learners who are placed there, or who would come to it.
  private struct Given {
    let course: Course
    let learners: Int
    let runs: Bool
    var places = 20

    init(_ course: Course, _ learners: Int, runs: Bool, places: Int = 20) {
      (self.course, self.learners, self.runs, self.places) = (course, learners, runs, places)
    }
  }

  /// The merges by course, where each needs 8.
  private func merges(_ given: [Given]) -> [String: CohortRow.Merge] {
    let catalogue = Make.catalogue([], given.map(\.course))
    func place(_ id: String) -> Int { catalogue.courses.firstIndex { $0.id == id } ?? -1 }
    let placesOf = Dictionary(uniqueKeysWithValues: given.map { ($0.course.id, $0.places) })
    let merges = Merges(
      catalogue, least: catalogue.courses.map { _ in 8 },
      places: catalogue.courses.map { placesOf[$0.id] ?? 0 },
      decisions: given.filter(\.runs).map {
        Answer.Decision(need: 0, course: place($0.course.id), places: $0.learners)
      },
      closed: given.filter { !$0.runs }.map {
        Answer.Closed(course: place($0.course.id), least: 8, wouldRun: $0.learners)
      })
    return Dictionary(
      uniqueKeysWithValues: given.filter { !$0.runs }.compactMap { given in
        merges.merge(of: place(given.course.id)).map { (given.course.id, $0) }
      })
  }

  /// A course at 0 km that 3 would come to, with others.
  private func merge(with others: [Given]) -> CohortRow.Merge? {
    merges([Given(Make.course("C", at: 0), 3, runs: false)] + others)["C"]
  }

  @Test func `go to the nearest that runs and has room`() {
    let found = merge(with: [
      Given(Make.course("far", at: 9), 10, runs: true),
      Given(Make.course("full", at: 1), 18, runs: true),
      Given(Make.course("near", at: 4), 12, runs: true),
    ])
    #expect(found?.course == "near" && found?.learners == 15)
    #expect(found?.metres.map { abs($0 - 4000) < 20 } == true)
  }

  @Test
  func `go to another that does not run either, where both together are enough, and others join`() {
    let found = merge(with: [
      Given(Make.course("few", at: 1), 2, runs: false),
      Given(Make.course("enough", at: 2), 5, runs: false),
    ])
    #expect(found?.course == "enough" && found?.learners == 10)
  }

  @Test func `teach the same sector at the same level in the same mode`() {
    #expect(
      merge(with: [
        Given(Make.course("sector", at: 1, sector: "5"), 12, runs: true),
        Given(Make.course("level", level: "3", at: 1), 12, runs: true),
        Given(Make.course("mode", mode: .apprenticeship, at: 1), 12, runs: true),
      ]) == nil)
  }

  @Test func `are none for a course that nobody travels to`() {
    let online = [
      Given(Make.course("C", mode: .online, at: nil), 3, runs: false),
      Given(Make.course("other", mode: .online, at: nil), 12, runs: true),
    ]
    #expect(merges(online).isEmpty)
  }

  @Test
  func `fill a course that runs once, the nearest first, and the rest go further or together`() {
    // The host has places for 5 more; three of 3 are around it, and another host is far away.
    let found = merges([
      Given(Make.course("host", at: 0), 15, runs: true),
      Given(Make.course("a", at: 1), 3, runs: false),
      Given(Make.course("b", at: 2), 3, runs: false),
      Given(Make.course("c", at: 3), 6, runs: false),
      Given(Make.course("other", at: 30), 9, runs: true),
    ])
    #expect(found["a"]?.course == "host" && found["a"]?.learners == 18)
    // Two that do not run are nearer to each other than to the other host.
    #expect(found["b"]?.course == "c" && found["c"]?.course == "b")
    #expect(found["b"]?.learners == 9 && found["c"]?.learners == 9)
  }

  @Test func `gather three of which no two are enough, and others join them as places are left`() {
    let found = merges([
      Given(Make.course("a", at: 0), 3, runs: false),
      Given(Make.course("b", at: 1), 3, runs: false),
      Given(Make.course("c", at: 2), 3, runs: false),
      Given(Make.course("d", at: 30), 2, runs: false, places: 9),
      Given(Make.course("e", at: 40, sector: "5"), 7, runs: false),
    ])
    #expect(found["a"]?.course == "b" && found["b"]?.course == "a" && found["c"]?.course == "a")
    #expect(found["d"]?.course == "a" && found["e"] == nil)
    #expect(Set(found.values.map(\.learners)) == [11])
  }

  @Test func `leave the distance out where a venue is not published`() {
    let course = Make.course("near", at: 0)
    let middle = Course(
      id: "near", provider: course.provider, district: course.district, level: course.level,
      alsoTakes: [], sector: course.sector, mode: course.mode, point: course.point,
      pointBasis: .district, lastYear: 10)
    let found = merge(with: [Given(middle, 12, runs: true)])
    #expect(found?.course == "near" && found?.metres == nil)
  }

  @Test func `can all be carried out together, and none is left that could still join a course`() {
    var generator = SplitMix64(seed: 5)
    func draw(_ range: ClosedRange<Int>) -> Int {
      range.lowerBound + generator.next(below: range.count)
    }
    var (joined, met) = (0, 0)
    for _ in 0..<300 {
      let given = (0..<draw(2...12)).map { number in
        let runs = draw(0...2) == 0
        let learners = runs ? draw(8...14) : draw(1...7)
        return Given(
          Make.course("C\(number)", at: Double(draw(0...20)), sector: "\(draw(1...2))"), learners,
          runs: runs, places: max(learners, draw(6...18)))
      }
      let found = merges(given)
      let of = Dictionary(uniqueKeysWithValues: given.map { ($0.course.id, $0) })
      for host in given where host.runs {
        let guests = found.filter { $0.value.course == host.course.id }
        let all = guests.keys.reduce(host.learners) { $0 + (of[$1]?.learners ?? 0) }
        #expect(all <= host.places)
        #expect(guests.values.allSatisfy { $0.learners == all })
        joined += guests.count
        for left in given where !left.runs && found[left.course.id] == nil {
          let isAlike = left.course.sector == host.course.sector
          #expect(!isAlike || all + left.learners > host.places)
        }
      }
      // Whoever names one that does not run meets all who name each other.
      for (id, merge) in found where of[merge.course]?.runs == false {
        let group = Set([id, merge.course]).union(
          found.filter { $0.value.course == id || $0.value.course == merge.course }.keys)
        let everybody = group.union(group.compactMap { found[$0]?.course })
        let all = everybody.reduce(0) { $0 + (of[$1]?.learners ?? 0) }
        #expect(merge.learners == all && all >= 8)
        #expect(everybody.contains { of[$0]?.places ?? 0 >= all })
        #expect(everybody.allSatisfy { of[$0]?.runs == false && found[$0]?.learners == all })
        met += 1
      }
    }
    #expect(joined > 50 && met > 50)
  }
}
