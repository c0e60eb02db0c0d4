@testable import SkillsPlanner
import Testing

@Suite struct `Who would be placed otherwise` {
  /// Two places; three learners of Burnley who are worth more than the two of Pendle.
  private func plan(_ pins: [Pin]) async throws -> Plan {
    let areas = [
      Make.area("E01000001", adults: 30, unqualified: 30),
      Make.area("E01000002", in: Make.pendle, adults: 20, unqualified: 20),
    ]
    let catalogue = Make.catalogue(
      areas, [Make.course("C0", lastYear: 2)], areaColumns: ["worth": .numbers([0.5, 0.3])])
    let planner = try Planner(
      Make.brief(pins: pins), catalogue, [Make.rule(ColumnRule("area.worth"))])
    return try await planner.plan(
      planner.pose(), inputs: [], sources: [], assumptions: [])
  }

  @Test func `without a pin is told by district and area, those who gain and those who lose`()
    async throws
  {
    let pin = Make.pin(
      .exactly(2),
      Make.scope {
        $0.areas = ["E01000002"]
        $0.courses = ["C0"]
      })
    let plan = try await plan([pin])
    let row = try #require(plan.pins.first)
    #expect(row.learners == 0 && row.costs == 400_000)
    let due = [("E07000117", 2), ("E07000122", -2)].map {
      PlacedWithout.Change(code: $0.0, learners: $0.1)
    }
    #expect(row.without.districts == due)
    #expect(row.without.areas.map(\.code) == ["E01000001", "E01000002"])
    #expect(row.without.areas.map(\.learners) == [2, -2])
    #expect(plan.optimality.withoutLimits?.without == row.without)
  }

  @Test func `is nobody where a pin holds nothing back`() async throws {
    let pin = Make.pin(
      .atMost(2),
      Make.scope {
        $0.areas = ["E01000001"]
        $0.courses = ["C0"]
      })
    let row = try #require(try await plan([pin]).pins.first)
    #expect(row.state == .noEffect && row.without.isNobody)
  }

  @Test func `names areas where they are few alone`() {
    let areas = (0..<8).map { Make.area("E0100000\($0)", in: $0 < 4 ? Make.burnley : Make.pendle) }
    let catalogue = Make.catalogue(areas, [])
    let needs = deriveNeeds([Make.need()], in: catalogue).needs
    let few = PlacedWithout([0: 3, 5: 2, 6: -2], of: needs, in: catalogue)
    #expect(few.districts == [.init(code: "E07000117", learners: 3)])
    #expect(few.areas.map(\.learners) == [3, 2, -2])
    #expect(few.learners == 3)
    let many = Dictionary(uniqueKeysWithValues: (0..<8).map { ($0, 1) })
    let told = PlacedWithout(many, of: needs, in: catalogue)
    #expect(told.districts.map(\.learners) == [4, 4] && told.areas.isEmpty)
  }

  @Test func `is what planning again without each limit says`() async throws {
    var generator = SplitMix64(seed: 700)
    var (compared, moved) = (0, 0)
    for _ in 0..<100 {
      let place = generator.next(below: 3)
      let pin = Make.pin(
        [.exactly(1), .atLeast(2), .atMost(0)][place],
        Make.scope {
          $0.areas = ["A1"]
          $0.courses = ["C\(place)"]
        })
      let floor = Policy(.limit(.atLeast, .places(2)), of: Make.scope { $0.deciles = [3] })
      let world = LimitedWorld(using: &generator, policies: [floor], pins: [pin])
      guard let planner = try? world.planner(), let problem = try? await planner.pose(),
        let answer = try? await problem.solve(.none), answer.isUnique
      else { continue }
      let plan = placed(answer, of: planner)
      for (limit, of) in zip(problem.limits, answer.limits) where of.value > 0 {
        let others = problem.limits.filter { $0 != limit }
        let open = try await planner.problem(problem.board, others).solve(.none)
        guard open.isUnique else { continue }
        let more = zip(placed(open, of: planner), plan).map { $0 - $1 }
        let due = Dictionary(uniqueKeysWithValues: more.enumerated().map { ($0, $1) })
          .filter { $0.value != 0 }
        let cost = try #require(of.cost)
        #expect(cost.ofNeeds == due, "\(limit.label)")
        #expect(cost.learners == more.reduce(0, +))
        compared += 1
        if !due.isEmpty { moved += 1 }
      }
    }
    #expect(compared > 10 && moved > 3)
  }

  /// Learners placed, by need.
  private func placed(_ answer: Answer, of planner: Planner) -> [Int] {
    var placed = planner.needs.needs.map { _ in 0 }
    for decision in answer.decisions { placed[decision.need] += decision.places }
    return placed
  }
}
