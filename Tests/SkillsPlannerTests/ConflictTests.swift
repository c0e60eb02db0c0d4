import Testing

@testable import SkillsPlanner

@Suite struct `Limits that cannot hold together` {
  private func conflict(_ failure: PlanningFailure?) -> Conflict? {
    if case .conflict(let conflict) = failure { conflict } else { nil }
  }

  /// Floors of all kinds.
  private func floors(_ generator: inout SplitMix64) -> [Policy] {
    func draw(_ range: ClosedRange<Int>) -> Int {
      range.lowerBound + generator.next(below: range.count)
    }
    return (0..<draw(1...3)).map { _ in
      let scope: Scope =
        switch draw(0...4) {
        case 0: Make.scope { $0.courses = ["C\(draw(0...3))"] }
        case 1: Make.scope { $0.providers = ["10000002"] }
        case 2: Make.scope { $0.homeDistricts = [Make.burnley.code] }
        case 3:
          Make.scope {
            $0.areas = ["A0"]
            $0.providers = ["10000001"]
          }
        default: Make.scope { $0.levels = [Make.level("2")] }
        }
      return Policy(.limit(.atLeast, .places(draw(1...2))), of: scope)
    }
  }

  @Test(arguments: 0..<8)
  func `with minimum cohorts are named only where no allocation keeps them, and none in vain`(
    seed: Int
  ) async throws {
    var generator = SplitMix64(seed: UInt64(7000 + seed))
    var (found, nearer) = (0, 0)
    for _ in 0..<40 {
      let policies = floors(&generator)
      let world = LimitedWorld(using: &generator, policies: policies, pins: [])
      guard let planner = try? world.planner() else { continue }
      let board = try await planner.pose().board
      let cohorts = (0...generator.next(below: 2)).map { place in
        Cohort(
          policy: policies.count + place, label: "cohort \(place)",
          least: 2 + generator.next(below: 3), courses: place == 0 ? [0, 1, 2, 3] : [0, 2])
      }
      func problem(_ limits: [Limit], _ cohorts: [Cohort]) throws -> PlanningProblem {
        var problem = try planner.problem(board, limits)
        problem.cohorts = cohorts
        return problem
      }
      let limits = planner.setLimits
      guard let conflict = try await problem(limits, cohorts).contradiction() else { continue }
      let all = world.all(planner, board).filter { allocation in
        cohorts.allSatisfy { cohort in
          cohort.courses.allSatisfy { course in
            let used = allocation.units.reduce(0) { $0 + $1[course] }
            return used == 0 || used >= cohort.least
          }
        }
      }
      #expect(all.isEmpty, "\(conflict)")
      let named = conflict.members.compactMap(\.policy)
      for member in conflict.members {
        guard let place = member.policy else { continue }
        let others = named.filter { $0 != place }
        let rest = limits.filter { $0.origin.policy.map(others.contains) ?? false }
        let without = try await problem(rest, cohorts.filter { others.contains($0.policy) })
          .contradiction()
        #expect(without == nil, "\(conflict) without \(member.label)")
        guard member.isCohort, case .places(let nearest)? = member.nearest else { continue }
        // With the nearest the others may hold, and with one more they cannot.
        for (least, holds) in [(nearest, true), (nearest + 1, false)] {
          let other = cohorts.filter { named.contains($0.policy) }.map {
            $0.policy == place ? $0.with(least: least) : $0
          }
          let named = limits.filter { $0.origin.policy.map(named.contains) ?? false }
          let again = try await problem(named, other).contradiction()
          #expect((again == nil) == holds, "\(conflict) with \(least)")
        }
        nearer += 1
      }
      found += 1
    }
    #expect(found > 2 && nearer > 2)
  }

  /// Twelve places at one course and forty at another, an hour away.
  private func world(_ policies: [Policy], pins: [Pin] = []) throws -> Planner {
    let catalogue = Make.catalogue(
      [Make.area("E01000001"), Make.area("E01000002", in: Make.pendle, at: 60)],
      [
        Make.course("A", lastYear: 12, price: 62_500), Make.course("B", at: 60, lastYear: 40),
      ])
    return try Planner(
      Make.brief(policies: policies, pins: pins), catalogue, [Make.rule(ConstantRule(1))])
  }

  @Test func `of a minimum cohort name the largest that leaves open what a floor needs`()
    async throws
  {
    let cohort = Policy(.minimumCohort(14))
    // By its scope B would do, but it is out of reach.
    let floor = Policy(
      .limit(.atLeast, .places(5)), of: Make.scope { $0.homeDistricts = [Make.burnley.code] })
    let pin = Make.pin(
      .atLeast(5),
      Make.scope {
        $0.areas = ["E01000001"]
        $0.providers = ["10000001"]
      })
    for (policies, pins, label) in [
      ([cohort, floor], [], "at least 5 places, home-district E07000117"),
      ([cohort], [pin], "at least 5 places, area E01000001, provider 10000001"),
    ] {
      let planner = try world(policies, pins: pins)
      let found = await #expect(throws: PlanningFailure.self) { try await planner.pose().decide() }
      let conflict = try #require(self.conflict(found))
      #expect(
        conflict.explained.hasPrefix("2 limits cannot hold together, though each alone can: "))
      #expect(conflict.explained.contains("a minimum cohort of 14"))
      #expect(conflict.fix.contains("to 12 in \"a minimum cohort of 14"))
      #expect(conflict.fix.hasSuffix("so numbers further off may be needed."))
      #expect(conflict.fix.contains("or leave out \"\(label)\""))
    }
  }

  @Test func `of a share name the nearest in whole per cent, with which there is a plan`()
    async throws
  {
    func policies(_ share: Int, _ places: Int) -> [Policy] {
      let course = Make.scope { $0.courses = ["A"] }
      return [
        Policy(.limit(.atMost, .share(Share(millionths: share * 10_000))), of: course),
        Policy(.limit(.atLeast, .places(places)), of: course),
      ]
    }
    // Of 9 and 40 others 9 are between 18 and 19 per cent, and of 4 and 40 others 4 are less than ten.
    let found = await #expect(throws: PlanningFailure.self) {
      try await world(policies(10, 9)).pose().decide()
    }
    let conflict = try #require(self.conflict(found))
    #expect(
      conflict.fix
        == "Change one of them: to 19% in \"at most 10%, course A\", or to 4 in \"at least 9 "
        + "places, course A\".")
    for (share, places, holds) in [(19, 9, true), (18, 9, false), (10, 4, true), (10, 5, false)] {
      let planner = try world(policies(share, places))
      if holds {
        #expect(try await planner.pose().decide().reduce(0) { $0 + $1.places } >= 40)
      } else {
        await #expect(throws: PlanningFailure.self) { try await planner.pose().decide() }
      }
    }
  }

  @Test func `of shares that leave only a plan of nobody are named`() async throws {
    func share(_ course: String, _ percent: Int) -> Policy {
      Policy(
        .limit(.atLeast, .share(Share(millionths: percent * 10_000))),
        of: Make.scope { $0.courses = [course] })
    }
    let found = await #expect(throws: PlanningFailure.self) {
      try await world([share("A", 60), share("B", 50)]).pose().decide()
    }
    let conflict = try #require(self.conflict(found))
    #expect(conflict.members.map(\.label) == ["at least 60%, course A", "at least 50%, course B"])
    #expect(conflict.fix.hasPrefix("Change one of them: to 50% in \"at least 60%, course A\""))
    #expect(try await !world([share("A", 50), share("B", 50)]).pose().decide().isEmpty)
    let most = ["A", "B"].map { course in
      Policy(
        .limit(.atMost, .share(Share(millionths: 250_000))),
        of: Make.scope { $0.courses = [course] })
    }
    let ofMost = await #expect(throws: PlanningFailure.self) {
      try await world(most).pose().decide()
    }
    #expect(
      try #require(self.conflict(ofMost)).members.map(\.label) == [
        "at most 25%, course A", "at most 25%, course B",
      ])
  }

  /// At least and at most a share of course A, which has nine places where another has thirty.
  private func plan(
    atLeast least: Int, atMost most: Int, starts: Int? = nil
  ) async throws(PlanningFailure) -> [Answer.Decision] {
    let policies = [(Policy.Bound.atLeast, least), (.atMost, most)].map { bound, percent in
      Policy(
        .limit(bound, .share(Share(millionths: percent * 10_000))),
        of: Make.scope { $0.courses = ["A"] })
    }
    let catalogue = Make.catalogue(
      [Make.area("E01000001")], [Make.course("A", lastYear: 9), Make.course("B", lastYear: 30)])
    return try await plan(policies, catalogue, starts: starts)
  }

  @Test func `of shares that only whole numbers of places rule out are named`() async throws {
    // 23 % of no number of places up to 39 is a whole number.
    let found = await #expect(throws: PlanningFailure.self) {
      try await plan(atLeast: 23, atMost: 23)
    }
    let conflict = try #require(self.conflict(found))
    #expect(conflict.members.map(\.label) == ["at least 23%, course A", "at most 23%, course A"])
    #expect(
      conflict.fix == "Change one of them: to 22% in \"at least 23%, course A\", or to 24% in \"at "
        + "most 23%, course A\".")
    // 3 of 13, 4 of 17, and one of four.
    for (least, most) in [(22, 23), (23, 24), (25, 25)] {
      #expect(try await !plan(atLeast: least, atMost: most).isEmpty)
    }
  }

  @Test func `of shares name numbers that hold beside the funded starts`() async throws {
    let found = await #expect(throws: PlanningFailure.self) {
      try await plan(atLeast: 23, atMost: 23, starts: 6)
    }
    // One of five, and one of four: with six starts 3 of 13 and 4 of 17 are none.
    #expect(
      try #require(self.conflict(found)).members.map(\.nearest) == [
        .share(Share(millionths: 200_000)), .share(Share(millionths: 250_000)),
      ])
    for (least, most) in [(20, 23), (23, 25)] {
      #expect(try await !plan(atLeast: least, atMost: most, starts: 6).isEmpty)
    }
  }

  @Test func `shares do not turn a plan of nobody that other things leave into a conflict`()
    async throws
  {
    let most = Policy(
      .limit(.atMost, .share(Share(millionths: 500_000))), of: Make.scope { $0.courses = ["A"] })
    let courses = ["A", "B"].map { Make.course($0, lastYear: 12) }
    let catalogue = Make.catalogue([Make.area("E01000001")], courses)
    #expect(try await plan([most, Policy(.minimumCohort(14))], catalogue).isEmpty)
    #expect(try await !plan([most, Policy(.minimumCohort(6))], catalogue).isEmpty)
  }

  @Test func `of shares name none beside those that whole numbers rule out alone`() async throws {
    let catalogue = Make.catalogue(
      [Make.area("E01000001")],
      [
        Make.course("A", lastYear: 20), Make.course("B", lastYear: 20),
        Make.course("C", lastYear: 3),
      ])
    func share(_ course: String, _ percent: Int) -> Policy {
      Policy(
        .limit(.atLeast, .share(Share(millionths: percent * 10_000))),
        of: Make.scope { $0.courses = [course] })
    }
    // Together all places, so of 50 or 100, and course C has 3.
    let policies = [
      share("A", 43), share("B", 43), share("C", 14), Policy(.limit(.atLeast, .places(20))),
    ]
    let found = await #expect(throws: PlanningFailure.self) {
      try await plan(policies, catalogue)
    }
    #expect(
      try #require(self.conflict(found)).members.map(\.label) == [
        "at least 43%, course A", "at least 43%, course B", "at least 14%, course C",
      ])
  }

  @Test func `of more than prices are found for name what is set for each of many by one number`()
    async throws
  {
    // Each of seventy providers has a course in either district, so that no cap of a provider nests with the floor.
    let courses = (10..<80).flatMap { provider in
      [
        Make.course("A\(provider)", ukprn: "100000\(provider)", lastYear: 2),
        Make.course("B\(provider)", ukprn: "100000\(provider)", in: Make.pendle, lastYear: 2),
      ]
    }
    let catalogue = Make.catalogue((1...9).map { Make.area("E0100000\($0)") }, courses)
    func plan(
      _ most: Int, _ floor: Int, floorFirst: Bool = false
    ) async throws(PlanningFailure) -> [Answer.Decision] {
      let policies = [
        Policy(.limit(.atMost, .places(most)), each: .provider),
        Policy(
          .limit(.atLeast, .places(floor)),
          of: Make.scope { $0.deliveryDistricts = [Make.burnley.code] }),
      ]
      return try await self.plan(floorFirst ? policies.reversed() : policies, catalogue)
    }
    for floorFirst in [false, true] {
      let found = await #expect(throws: PlanningFailure.self) {
        try await plan(1, 80, floorFirst: floorFirst)
      }
      let members = try #require(self.conflict(found)).members
      let all = floorFirst ? members.reversed() : members
      #expect(all.map(\.label).first == "at most 1 place, each provider")
      #expect(all.map(\.nearest) == [.places(2), .places(70)])
    }
    for (most, floor) in [(2, 80), (1, 70)] {
      #expect(try await plan(most, floor).reduce(0) { $0 + $1.places } >= floor)
    }
  }

  @Test func `elsewhere name the funded starts that are part of it`() async throws {
    let catalogue = Make.catalogue(
      [Make.area("E01000001"), Make.area("E01000002", in: Make.pendle, at: 1)],
      [Make.course("A", lastYear: 30), Make.course("B", in: Make.pendle, at: 1, lastYear: 30)])
    func plan(_ starts: Int, _ floor: Int) async throws(PlanningFailure) -> [Answer.Decision] {
      let policies = [
        Policy(
          .limit(.atLeast, .places(12)), of: Make.scope { $0.homeDistricts = [Make.pendle.code] }),
        Policy(
          .limit(.atLeast, .places(floor)),
          of: Make.scope {
            $0.homeDistricts = [Make.burnley.code]
            $0.isElsewhere = true
          }),
      ]
      return try await self.plan(policies, catalogue, starts: starts)
    }
    let found = await #expect(throws: PlanningFailure.self) { try await plan(20, 10) }
    let conflict = try #require(self.conflict(found))
    #expect(conflict.members.last?.label == "funded starts at level 2")
    #expect(conflict.members.map(\.nearest) == [.places(10), .places(8), .places(22)])
    #expect(try await !plan(22, 10).isEmpty)
    #expect(try await !plan(20, 8).isEmpty)
  }

  @Test func `of money name the most places that it pays for`() async throws {
    // A place on A costs 625 pounds, one on B 1,000: 12 and 7 of them are 14,500, with one more 15,500.
    let catalogue = Make.catalogue(
      [Make.area("E01000001")],
      [
        Make.course("A", lastYear: 12, price: 62_500),
        Make.course("B", at: 1, lastYear: 40, price: 100_000),
      ])
    func plan(_ places: Int) async throws(PlanningFailure) -> [Answer.Decision] {
      guard
        let planner = try? Planner(
          Make.brief(
            policies: [
              Policy(.limit(.atMost, .pence(1_500_000))), Policy(.limit(.atLeast, .places(places))),
            ]), catalogue, [Make.rule(ConstantRule(1))])
      else { preconditionFailure("the brief and the tables fit each other") }
      return try await planner.pose().decide()
    }
    let found = await #expect(throws: PlanningFailure.self) { try await plan(25) }
    let fix = try #require(self.conflict(found)).fix
    #expect(fix.contains("or to 19 in \"at least 25 places\""), "\(fix)")
    #expect(try await plan(19).reduce(0) { $0 + $1.places } == 19)
  }

  @Test func `of a share elsewhere name the nearest in whole per cent`() async throws {
    let catalogue = Make.catalogue(
      [Make.area("E01000001")],
      [Make.course("A", lastYear: 15), Make.course("B", in: Make.pendle, at: 1, lastYear: 12)])
    func plan(_ share: Int, _ places: Int) async throws(PlanningFailure) -> [Answer.Decision] {
      let elsewhere = Make.scope {
        $0.homeDistricts = [Make.burnley.code]
        $0.isElsewhere = true
      }
      let policies = [
        Policy(.limit(.atMost, .share(Share(millionths: share * 10_000))), of: elsewhere),
        Policy(.limit(.atLeast, .places(places)), of: Make.scope { $0.courses = ["B"] }),
      ]
      guard
        let planner = try? Planner(
          Make.brief(policies: policies), catalogue, [Make.rule(ConstantRule(1))])
      else { preconditionFailure("the brief and the tables fit each other") }
      return try await planner.pose().decide()
    }
    // 15 places at home.
    let found = await #expect(throws: PlanningFailure.self) { try await plan(10, 9) }
    let fix = try #require(self.conflict(found)).fix
    #expect(fix.hasPrefix("Change one of them: to 38% in \"at most 10%"), "\(fix)")
    #expect(fix.contains("or to 1 in \"at least 9 places, course B\""), "\(fix)")
    #expect(try await plan(38, 9).reduce(0) { $0 + $1.places } == 24)
    await #expect(throws: PlanningFailure.self) { try await plan(37, 9) }
    #expect(try await plan(10, 1).reduce(0) { $0 + $1.places } == 16)
    await #expect(throws: PlanningFailure.self) { try await plan(10, 2) }
  }

  @Test func `are none where an objective could only be served on courses that do not run`()
    async throws
  {
    let catalogue = Make.catalogue(
      [Make.area("E01000001"), Make.area("E01000002", in: Make.pendle, at: 60)],
      [Make.course("A", lastYear: 12), Make.course("B", at: 60, lastYear: 40)])
    for objective in [Objective.mostEqualFirst(by: .homeDistrict), .tiers(deciles: [1])] {
      let planner = try Planner(
        Make.brief(policies: [Policy(.minimumCohort(14))], objective: objective), catalogue,
        [Make.rule(ConstantRule(1))])
      let decisions = try await planner.pose().decide()
      #expect(decisions.map(\.places) == [40])
    }
  }

  @Test func `say money in pounds and counts with commas, and a share as it is`() {
    func member(_ amount: Policy.Amount, nearest: Policy.Amount?) -> Conflict.Member {
      Conflict.Member(
        label: "at most \(amount.words)", bound: .atMost, asked: amount, nearest: nearest,
        policy: nil, pin: nil, isCohort: false, isLevel: false)
    }
    let money = member(.pence(125_000_000), nearest: .pence(150_000_050))
    let places = member(.places(9000), nearest: .places(12_345))
    let share = member(.share(Share(millionths: 350_000)), nearest: nil)
    let conflict = Conflict(members: [money, places, share])
    #expect(
      conflict.fix
        == "Change one of them: to £1,500,000.50 in \"at most £1,250,000\", or to 12,345 in "
        + "\"at most 9,000 places\", or leave out \"at most 35%\".")
    #expect(
      conflict.explained.hasPrefix("3 limits cannot hold together, though any 2 of them can: "))
    let alone = Conflict(members: [places])
    #expect(
      alone.explained
        == "at most 9,000 places cannot hold: learners, places and funded starts do not allow it")
    #expect(alone.fix == "Change it to 12,345.")
    #expect(Conflict(members: [share]).fix == "Leave it out.")
    #expect(Conflict(members: [share, share]).fix == "Leave one of them out, or ask for less.")
  }

  /// - Parameter starts: funded at level 2; nil for any number.
  private func plan(
    _ policies: [Policy], _ catalogue: Catalogue, starts: Int? = nil
  ) async throws(PlanningFailure) -> [Answer.Decision] {
    let funded = starts.map {
      [FundedStarts(level: Make.level("2"), amount: .starts($0), location: nil)]
    }
    guard
      let planner = try? Planner(
        Make.brief(funded: funded ?? [], policies: policies), catalogue,
        [Make.rule(ConstantRule(1))])
    else { preconditionFailure("the brief and the tables fit each other") }
    return try await planner.pose().decide()
  }

  @Test func `name a policy that is set for each of many once, with a number for all`()
    async throws
  {
    // Six places of the third, and as many of the others as each may have.
    let catalogue = Make.catalogue(
      [Make.area("E01000001")],
      [
        Make.course("A", ukprn: "10000001", lastYear: 20),
        Make.course("B", ukprn: "10000002", lastYear: 20),
        Make.course("C", ukprn: "10000003", lastYear: 6),
      ])
    func plan(_ most: Int, _ floor: Int) async throws(PlanningFailure) -> [Answer.Decision] {
      try await self.plan(
        [
          Policy(.limit(.atMost, .places(most)), each: .provider),
          Policy(.limit(.atLeast, .places(floor))),
        ], catalogue)
    }
    let found = await #expect(throws: PlanningFailure.self) { try await plan(9, 30) }
    #expect(
      try #require(self.conflict(found)).fix
        == "Change one of them: to 12 in \"at most 9 places, each provider\", or to 24 in \"at "
        + "least 30 places\".")
    for (most, floor) in [(12, 30), (9, 24)] {
      #expect(try await plan(most, floor).reduce(0) { $0 + $1.places } >= floor)
    }
    for (most, floor) in [(11, 30), (9, 25)] {
      await #expect(throws: PlanningFailure.self) { try await plan(most, floor) }
    }
  }

  @Test func `name a policy for each home district elsewhere once, with a number for all`()
    async throws
  {
    let catalogue = Make.catalogue(
      [Make.area("E01000001"), Make.area("E01000002", in: Make.pendle, at: 1)],
      [Make.course("A", lastYear: 12), Make.course("B", in: Make.pendle, at: 1, lastYear: 12)])
    func plan(_ most: Int, _ floor: Int) async throws(PlanningFailure) -> [Answer.Decision] {
      let elsewhere = Make.scope { $0.isElsewhere = true }
      return try await self.plan(
        [
          Policy(.limit(.atMost, .places(most)), of: elsewhere, each: .homeDistrict),
          Policy(.limit(.atLeast, .places(floor)), of: elsewhere),
        ], catalogue)
    }
    let found = await #expect(throws: PlanningFailure.self) { try await plan(3, 10) }
    #expect(
      try #require(self.conflict(found)).fix
        == "Change one of them: to 5 in \"at most 3 places, elsewhere, each home-district\", or to "
        + "6 in \"at least 10 places, elsewhere\".")
    for (most, floor) in [(5, 10), (3, 6)] { #expect(try await !plan(most, floor).isEmpty) }
    for (most, floor) in [(4, 10), (3, 7)] {
      await #expect(throws: PlanningFailure.self) { try await plan(most, floor) }
    }
  }
}
