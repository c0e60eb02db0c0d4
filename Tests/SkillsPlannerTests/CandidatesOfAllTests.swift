import Testing

@testable import SkillsPlanner

/// The finder beside a look at every course, over a made-up county.
@Suite struct CandidatesOfAllTests {
  private let catalogue: Catalogue
  private let definitions = [
    Make.need("2", reach: 7_000, minutes: 40), Make.need("3", from: [.level2], reach: 12_000),
  ]

  init() {
    var state: UInt64 = 7
    func below(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    let courses = (0..<200).map { place in
      Make.course(
        "C\(100 + place)", level: place % 3 == 0 ? "3" : "2",
        alsoTakes: place % 5 == 0 ? ["2"] : [],
        mode: place % 17 == 0 ? .online : .classroom,
        at: place % 17 == 0 ? nil : Double(below(60)) / 2)
    }
    func times(_ count: Int) -> [TravelTimes.Time] {
      (0..<25).flatMap { area in
        (0..<count).filter { _ in below(3) == 0 }.map {
          TravelTimes.Time(area: area, destination: $0, minutes: Double(below(90)))
        }
      }
    }
    catalogue = Make.catalogue(
      (0..<25).map { Make.area("E010000\(10 + $0)", at: Double($0) * 1.3) }, courses,
      travel: TravelTimes(
        areas: 25, toCourses: times(200), toDistricts: times(6),
        districtOfCourse: courses.indices.map { courses[$0].point == nil ? -1 : Int32($0 % 7) - 1 })
    )
  }

  private func minutes(_ need: Need, _ course: Int) -> Double? {
    catalogue.minutes(from: need.area, to: course)
  }

  private func metres(_ need: Need, _ course: Int) -> Int? {
    catalogue.courses[course].point.map { catalogue.areas[need.area].point.metres(to: $0) }
  }

  @Test func `every course within reach is found, by time, by distance or online, and no other`() {
    let needs = deriveNeeds(definitions, in: catalogue).needs
    let finder = CandidateFinder(definitions, in: catalogue)
    let found = finder.candidates(of: needs[...])
    var reached = ReachCounts()
    var due: [[Int32]] = []
    for need in needs {
      let limit = need.level.code == "2" ? 40.0 : nil
      let reach = need.level.code == "2" ? 7_000 : 12_000
      due.append(
        catalogue.courses.indices.filter { course in
          guard catalogue.courses[course].takes(need.level) else { return false }
          guard let metres = metres(need, course) else {
            reached.online += 1
            return true
          }
          if let limit, let minutes = minutes(need, course) {
            reached.byTime += minutes <= limit ? 1 : 0
            return minutes <= limit
          }
          reached.byDistance += metres <= reach ? 1 : 0
          return metres <= reach
        }.map { Int32($0) })
    }
    #expect(needs.indices.map { Array(found.courses[found.pairs(ofNeed: $0)]) } == due)
    #expect(found.reached == reached)
    #expect(reached.byTime > 100 && reached.byDistance > 100 && reached.online > 100)
    #expect(finder.counts(of: needs[...]).all == due.map(\.count))
    for (row, need) in needs.enumerated() {
      for pair in found.pairs(ofNeed: row) {
        let way = Int(found.ways[pair])
        #expect(Int(found.needOfWay[way]) == row)
        #expect(Int(found.metresOfWay[way]) == metres(need, Int(found.courses[pair])) ?? -1)
      }
    }
  }

  @Test func `the nearest course and the shortest way are those of all courses`() {
    let needs = deriveNeeds(definitions, in: catalogue).needs
    let finder = CandidateFinder(definitions, in: catalogue)
    for need in needs {
      let courses = catalogue.courses.indices.filter { catalogue.courses[$0].takes(need.level) }
      #expect(finder.nearest(to: need) == courses.compactMap { metres(need, $0) }.min())
      #expect(
        finder.nearestMinutes(to: need)
          == (need.level.code == "2" ? courses.compactMap { minutes(need, $0) }.min() : nil))
    }
  }

  @Test func `other reaches are those of a finder made for them`() async {
    let needs = deriveNeeds(definitions, in: catalogue).needs
    let reaches = definitions.map { MemoryNeed.Reach(of: $0, thousandths: 600) }
    let shorter = [
      Make.need("2", reach: 4_200, minutes: 24), Make.need("3", from: [.level2], reach: 7_200),
    ]
    let due = CandidateFinder(shorter, in: catalogue).counts(of: needs[...]).all
    #expect(
      await CandidateFinder(definitions, in: catalogue).within(reaches).counts(ofAll: needs).all
        == due)
  }
}
