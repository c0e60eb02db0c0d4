import Testing

@testable import SkillsPlanner

/// Two areas of each of two districts, needs at levels 2 and 3, courses in both districts.
private struct Small {
  let catalogue = Make.catalogue(
    [
      Make.area("A1", decile: 1), Make.area("A2", decile: 2),
      Make.area("B1", in: Make.pendle, decile: 1), Make.area("B2", in: Make.pendle, decile: nil),
    ],
    [
      Make.course("C1", sector: "4.1", price: 100),
      Make.course(
        "C2", ukprn: "10000002", level: "3", mode: .online, at: nil, sector: "4.2", price: 100),
      Make.course("C3", in: Make.pendle, level: "3", sector: "", price: 250, funder: "ASF"),
      Make.course("C4", in: Make.pendle, at: 1, sector: "15", price: 0),
      // Not planned: no need at its level.
      Make.course("C5", level: "5"),
    ])

  func expansion(_ policies: [Policy] = [], pins: [Pin] = []) -> LimitExpansion {
    let brief = Make.brief(
      [Make.need("2"), Make.need("3", from: [.level2])], policies: policies, pins: pins)
    return LimitExpansion(
      brief, catalogue, deriveNeeds(brief.needs, in: catalogue).needs,
      planned: Limits(brief, in: catalogue).planned)
  }

  func limits(
    _ bound: Policy.Bound, _ amount: Policy.Amount, each: Policy.Each? = nil,
    _ change: (inout Scope) -> Void = { _ in }
  ) -> [Limit] {
    expansion([Policy(.limit(bound, amount), of: Make.scope(change), each: each)]).limits()
  }

  /// By need (levels, then areas) and then by planned course.
  func coefficients(_ limit: Limit) -> [[Int]] {
    (0..<8).map { need in (0..<4).map { limit.coefficient(need: need, course: $0) } }
  }

  /// What a policy means, place by place, without the form that it is brought to.
  func meaning(_ scope: Scope, inside: (Course) -> Int, outside: (Area, Course) -> Int) -> [[Int]] {
    (0..<8).map { need in
      let area = catalogue.areas[need % 4]
      return catalogue.courses.prefix(4).map { course in
        (scope.contains(area, course) ? inside(course) : 0) + outside(area, course)
      }
    }
  }

  static let share = Policy.Amount.share(Share(millionths: 350_000))
}

/// Coefficients of candidates that there are: a level 2 need goes with courses 0 and 3, one of level 3 with 1 and 2.
private func ofCandidates(_ all: [[Int]]) -> [Int] {
  all.enumerated().flatMap { need, row in need < 4 ? [row[0], row[3]] : [row[1], row[2]] }
}

@Suite struct `Policies in the form of limits` {
  private let small = Small()

  @Test func `places of courses, of needs and of pairs keep the shape that a network takes`() {
    let courses = small.limits(.atMost, .places(9)) { $0.providers = ["10000001"] }
    #expect(courses.map(\.shape) == [.courses([0, 2, 3])])
    #expect(courses.map(\.most) == [9])
    let needs = small.limits(.atLeast, .places(9)) { $0.deciles = [1] }
    #expect(needs.map(\.shape) == [.needs([0, 2, 4, 6])])
    #expect(needs.map(\.most) == [-9])
    #expect(needs.map { $0.coefficient(need: 0, course: 3) } == [-1])
    let pair = small.limits(.atMost, .places(1)) {
      $0.areas = ["A1"]
      $0.courses = ["C1"]
    }
    #expect(pair.map(\.shape) == [.pair(need: 0, course: 0)])
    let general = small.limits(.atMost, .places(1)) {
      $0.deciles = [1]
      $0.providers = ["10000001"]
    }
    #expect(general.map(\.shape) == [.general])
  }

  @Test func `learners at a level are needs, whatever courses the level has`() {
    let limits = small.limits(.atLeast, .places(9)) {
      $0.deciles = [1]
      $0.levels = [Make.level("3")]
    }
    #expect(limits.map(\.shape) == [.needs([4, 6])])
  }

  @Test func `needs that are all there are at a level are courses`() {
    let limits = small.limits(.atMost, .places(9)) {
      $0.homeDistricts = ["E07000117", "E07000122"]
      $0.courses = ["C1"]
    }
    #expect(limits.map(\.shape) == [.courses([0])])
  }

  @Test func `a share is cleared of its fraction: 13 inside and -7 outside for 35%`() {
    let most = small.limits(.atMost, Small.share) { $0.deciles = [1] }
    #expect(most.map(\.most) == [0])
    #expect(most.map { $0.coefficient(need: 0, course: 0) } == [13])
    #expect(most.map { $0.coefficient(need: 1, course: 0) } == [-7])
    let least = small.limits(.atLeast, Small.share) { $0.deciles = [1] }
    #expect(least.map { $0.coefficient(need: 0, course: 0) } == [-13])
    #expect(least.map { $0.coefficient(need: 1, course: 0) } == [7])
  }

  @Test func `a share with a level is of the places at that level`() {
    let limits = small.limits(.atMost, Small.share) {
      $0.deciles = [1]
      $0.levels = [Make.level("3")]
    }
    let limit = limits[0]
    #expect(
      ofCandidates(small.coefficients(limit)) == [
        0, 0, 0, 0, 0, 0, 0, 0, 13, 13, -7, -7, 13, 13, -7, -7,
      ])
  }

  @Test func `a share elsewhere is of the places of the same learners`() {
    let limits = small.limits(.atMost, .share(Share(millionths: 100_000)), each: .homeDistrict) {
      $0.isElsewhere = true
    }
    #expect(
      limits.map(\.label) == [
        "at most 10%, elsewhere, home-district E07000117",
        "at most 10%, elsewhere, home-district E07000122",
      ])
    // Burnley's learners on courses 0 and 3 at level 2, 1 and 2 at level 3; 0 and 1 are at home.
    let burnley = [-1, 9, -1, 9, 0, 0, 0, 0, -1, 9, -1, 9, 0, 0, 0, 0]
    #expect(ofCandidates(small.coefficients(limits[0])) == burnley)
  }

  @Test func `residents elsewhere are counted district by district in one limit`() {
    let limits = small.limits(.atMost, .places(40)) { $0.isElsewhere = true }
    #expect(limits.count == 1)
    #expect(
      ofCandidates(small.coefficients(limits[0])) == [
        0, 1, 0, 1, 1, 0, 1, 0, 0, 1, 0, 1, 1, 0, 1, 0,
      ])
  }

  @Test func `each gives one limit for each, by code, and none for what has no name`() {
    func labels(_ each: Policy.Each) -> [String] {
      small.limits(.atMost, .places(1), each: each).map { String($0.label.dropFirst(17)) }
    }
    #expect(labels(.provider) == ["provider 10000001", "provider 10000002"])
    #expect(
      small.limits(.atMost, .places(1), each: .sector).map(\.shape) == [
        .courses([3]), .courses([0, 1]),
      ])
    #expect(
      small.limits(.atMost, .places(1), each: .course).map(\.shape)
        == (0..<4).map { .courses([$0]) })
    #expect(
      small.limits(.atMost, .places(1), each: .deliveryDistrict).map(\.shape)
        == [.courses([0, 1]), .courses([2, 3])])
    // The online course is at no venue.
    #expect(
      small.limits(.atMost, .places(1), each: .venue).map(\.shape) == [
        .courses([3]), .courses([0, 2]),
      ])
    #expect(
      small.limits(.atMost, .places(1), each: .homeDistrict).map(\.shape)
        == [.needs([0, 1, 4, 5]), .needs([2, 3, 6, 7])])
  }

  @Test func `money counts each place at its price in pence`() {
    let limits = small.limits(.atMost, .pence(900))
    #expect(limits.map(\.most) == [900])
    #expect((0..<4).map { limits[0].coefficient(need: 0, course: $0) } == [100, 100, 250, 0])
    let some = small.limits(.atMost, .pence(900)) {
      $0.deciles = [1]
      $0.providers = ["10000001"]
    }
    #expect(
      ofCandidates(small.coefficients(some[0])) == [
        100, 0, 0, 0, 100, 0, 0, 0, 0, 250, 0, 0, 0, 250, 0, 0,
      ])
  }

  @Test func `every scope means in the form what it means place by place`() {
    let scopes: [(inout Scope) -> Void] = [
      { _ in }, { $0.deciles = [1] }, { $0.homeDistricts = ["E07000122"] },
      { $0.providers = ["10000001"] }, { $0.sectors = ["4"] }, { $0.levels = [Make.level("3")] },
      { $0.modes = [.online] }, { $0.funders = ["ASF"] },
      {
        $0.areas = ["A2", "B1"]
        $0.deliveryDistricts = ["E07000122"]
      },
      {
        $0.deciles = [1, 2]
        $0.providers = ["10000001"]
        $0.isElsewhere = true
      },
    ]
    for change in scopes {
      let scope = Make.scope(change)
      let places = small.limits(.atMost, .places(3), change)[0]
      let due = small.meaning(scope, inside: { _ in 1 }, outside: { _, _ in 0 })
      #expect(ofCandidates(small.coefficients(places)) == ofCandidates(due), "\(scope)")
      let share = small.limits(.atLeast, Small.share, change)[0]
      var learners = Scope.everything
      if scope.isElsewhere { learners.deciles = scope.deciles }
      let base = Make.scope {
        $0.levels = scope.levels
        $0.deciles = learners.deciles
      }
      let shares = small.meaning(
        scope, inside: { _ in -20 }, outside: { base.contains($0, $1) ? 7 : 0 })
      #expect(ofCandidates(small.coefficients(share)) == ofCandidates(shares), "\(scope)")
    }
  }

  @Test func `a pin of exactly so many is two limits, one of none is one, an expired one is none`()
  {
    let pair = Make.scope {
      $0.areas = ["A1"]
      $0.courses = ["C1"]
    }
    let limits = small.expansion(pins: [
      Make.pin(.exactly(12), pair), Make.pin(.exactly(0), pair), Make.pin(.atLeast(3), pair),
      Make.pin(.exactly(1), pair, expires: "2026-07-31"),
    ]).limits()
    #expect(limits.map(\.origin) == [.pin(0), .pin(0), .pin(1), .pin(2)])
    #expect(limits.map(\.most) == [12, -12, 0, -3])
    #expect(limits.allSatisfy { $0.shape == .pair(need: 0, course: 0) })
  }

  @Test
  func `a minimum cohort is of classroom courses, unless it names a mode; the largest counts`() {
    let classrooms = small.expansion([
      Policy(.minimumCohort(8)),
      Policy(.minimumCohort(12), of: Make.scope { $0.deliveryDistricts = ["E07000122"] }),
    ])
    #expect(classrooms.leastLearners() == [8, 0, 12, 12, 0])
    let online = small.expansion([
      Policy(.minimumCohort(5), of: Make.scope { $0.modes = [.online] })
    ])
    #expect(online.leastLearners() == [0, 5, 0, 0, 0])
  }
}
