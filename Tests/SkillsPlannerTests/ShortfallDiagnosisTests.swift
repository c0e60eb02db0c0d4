import Testing

@testable import SkillsPlanner

/// SplitMix64: the same numbers on every machine.
private struct Seeded: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Next to nothing beyond a kilometre.
private struct NearRule: ScoringRule {
  let id = "near"
  let version = "1.0.0"
  let kind = RuleKind.score
  let columns = [ColumnRequest("pair.distance", .number)]
  let reason = ""

  func score(_ batch: CandidateBatch) throws(RuleFailure) -> [Double] {
    guard case .numbers(let values) = batch.columns[0] else { return [] }
    return values.map { $0 < 1 ? 1 : 0.01 }
  }
}

/// A question with a few areas and courses along a line.
private struct Question {
  var needs = [Make.need("2"), Make.need("3", target: 60_000)]
  var areas: [Area] = []
  var courses: [Course] = []
  var funded: [String: Int] = [:]
  var scores: [Double] = []
  var policies: [Policy] = []

  /// - Parameter capped: whether the learners of the first area, or the places of the first course, are few by policy.
  init(seed: Int, capped: Bool = false) {
    var generator = Seeded(state: UInt64(seed))
    for number in 0..<Int.random(in: 2...7, using: &generator) {
      areas.append(
        Make.area(
          "E0100000\(number)", at: Double.random(in: 0...30, using: &generator),
          unqualified: Int.random(in: 0...200, using: &generator)))
      scores.append(Double(Int.random(in: 0...20, using: &generator)) / 20)
    }
    for number in 0..<Int.random(in: 1...8, using: &generator) {
      courses.append(
        Make.course(
          "C\(number)", level: Bool.random(using: &generator) ? "2" : "3",
          alsoTakes: Int.random(in: 0..<4, using: &generator) == 0 ? ["3"] : [],
          at: Double.random(in: 0...30, using: &generator),
          lastYear: Int.random(in: 0...12, using: &generator)))
    }
    for level in ["2", "3"] where Int.random(in: 0..<3, using: &generator) > 0 {
      funded[level] = Int.random(in: 0...25, using: &generator)
    }
    guard capped else { return }
    let few = Policy.Amount.places(Int.random(in: 0...8, using: &generator))
    let ofArea = Bool.random(using: &generator)
    let scope = Make.scope {
      if ofArea { $0.areas = ["E01000000"] } else { $0.courses = ["C0"] }
    }
    policies = [Policy(.limit(.atMost, few), of: scope)]
  }

  func solved() async throws -> AnsweredPlan {
    let brief = Make.brief(
      needs,
      funded: funded.map {
        FundedStarts(level: Make.level($0), amount: .starts($1), location: nil)
      }, flex: 200_000, spread: Spread(parts: 3, bonus: Share(millionths: 200_000)),
      steadiness: Steadiness(
        share: Share(millionths: 500_000), bonus: Share(millionths: 300_000)),
      policies: policies)
    let catalogue = Make.catalogue(areas, courses, areaColumns: ["a": .numbers(scores)])
    let planner = try Planner(brief, catalogue, [Make.rule(ColumnRule("area.a"))])
    return try await AnsweredPlan(planner, planner.pose())
  }

  /// The same question with a repair made, as the user would make it in the brief or a table.
  func with(_ repair: ShortfallDiagnosis.Repair) -> Question {
    var other = self
    switch repair.change {
    case .fundedStarts(let level, _, let to): other.funded[level.code] = to
    case .places(let id, _, let to, let isFunded, _):
      for (place, course) in courses.enumerated() where course.id == id {
        other.courses[place] = Make.course(
          id, level: course.level.code, alsoTakes: course.alsoTakes.map(\.code),
          at: kilometresEast(course.point), lastYear: course.lastYear, places: to)
        if isFunded { other.funded[course.level.code, default: 0] += repair.units }
      }
    case .limit: Issue.record("nothing is limited")
    case .reach(let level, _, let to, let funded):
      other.needs = needs.map { need in
        need.level == level
          ? NeedDefinition(
            level: level, from: need.from, target: need.target, source: need.source, reach: to,
            location: nil) : need
      }
      if funded > 0 { other.funded[level.code, default: 0] += funded }
    }
    return other
  }

  private func kilometresEast(_ point: Point?) -> Double {
    let one = Make.point(kilometresEast: 1).longitude - Make.point(kilometresEast: 0).longitude
    return ((point?.longitude ?? 0) - Make.point(kilometresEast: 0).longitude) / one
  }
}

@Suite struct `Why learners are not placed` {
  @Test func `everybody placed has no reason and no repair`() async throws {
    var question = Question(seed: 1)
    question.areas = [Make.area("E01000001", unqualified: 50)]
    question.scores = [0.5]
    question.needs = [Make.need("2")]
    question.courses = [Make.course("A", lastYear: 10)]
    question.funded = [:]
    let diagnosis = try await question.solved().diagnosis()
    #expect(diagnosis.learners == 0)
    #expect(diagnosis.tooFewPlaces.isEmpty && diagnosis.repairs.isEmpty)
    #expect(diagnosis.together == nil)
  }

  @Test func `each reason is counted for those whom the reasons before it leave`() async throws {
    // 40 learners: 10 far from any course, 20 beside 12 places, 10 beside 20 of which 5 starts are funded in all.
    var question = Question(seed: 1)
    question.needs = [Make.need("2", reach: 5_000)]
    question.areas = [
      Make.area("E01000001", at: 0, unqualified: 200),
      Make.area("E01000002", at: 20, unqualified: 100),
      Make.area("E01000003", at: 60, unqualified: 100),
    ]
    question.scores = [0.5, 0.5, 0.5]
    question.courses = [
      Make.course("A", at: 0, lastYear: 10), Make.course("B", at: 20, lastYear: 16),
    ]
    question.funded = ["2": 15]
    let diagnosis = try await question.solved().diagnosis()
    #expect(diagnosis.learners == 25)
    #expect(diagnosis.withoutCourse == [Summary.CauseCount(cause: .outOfReach, learners: 10)])
    #expect(diagnosis.tooFewPlaces.map(\.short) == [8])
    #expect(diagnosis.tooFewPlaces.map(\.areas) == [["E01000001"]])
    #expect(diagnosis.tooFewFunded.map(\.short) == [7])
    #expect(diagnosis.fewerPoints == 0)
    let funding = diagnosis.repairs.first {
      if case .fundedStarts = $0.change { true } else { false }
    }
    #expect(funding?.change == .fundedStarts(Make.level("2"), from: 15, to: 22))
    #expect(funding?.helped == 7)
  }

  @Test func `learners whom a plan with fewer points would place are said to be`() async throws {
    // Area 2 lives beside course A, its one place is worth most there; area 1 reaches A alone. Both would be placed
    // with area 2 at B, for hardly any points.
    let brief = Make.brief([Make.need("2", target: 10_000, reach: 5_000)])
    let catalogue = Make.catalogue(
      [
        Make.area("E01000001", at: -3, unqualified: 100),
        Make.area("E01000002", at: 0, unqualified: 100),
      ], [Make.course("A", at: 0, lastYear: 1), Make.course("B", at: 4, lastYear: 1)])
    let planner = try Planner(brief, catalogue, [Make.rule(NearRule())])
    let diagnosis = try await AnsweredPlan(planner, planner.pose()).diagnosis()
    #expect(diagnosis.learners == 1)
    #expect(diagnosis.fewerPoints == 1)
    #expect(diagnosis.tooFewPlaces.isEmpty && diagnosis.tooFewFunded.isEmpty)
  }

  @Test(arguments: 0..<120)
  func `the reasons add up, and a new plan with each repair places as many as it says`(
    seed: Int
  ) async throws {
    let question = Question(seed: seed)
    let solved = try await question.solved()
    let diagnosis = try await solved.diagnosis()
    let learners = solved.planner.needs.needs.reduce(0) { $0 + $1.learners }
    #expect(diagnosis.learners == learners - solved.placed)
    let without = diagnosis.withoutCourse.reduce(0) { $0 + $1.learners }
    let places = diagnosis.tooFewPlaces.reduce(0) { $0 + $1.short }
    let funded = diagnosis.tooFewFunded.reduce(0) { $0 + $1.short }
    #expect(diagnosis.learners == without + places + funded + diagnosis.fewerPoints)
    #expect(diagnosis.fewerPoints >= 0)
    #expect(diagnosis.tooFewPlaces.allSatisfy { $0.short > 0 })
    for repair in diagnosis.repairs {
      let after = try await question.with(repair).solved()
      #expect(after.placed - solved.placed == repair.helped, "\(repair)")
      #expect(after.points == repair.points, "\(repair)")
    }
  }

  @Test func `a repair goes no further than it helps, and one unit less places fewer`() async throws
  {
    var (looked, shorter, first) = (0, 0, 0)
    for seed in 0..<120 {
      let question = Question(seed: seed, capped: true)
      guard let solved = try? await question.solved() else { continue }
      let diagnosis = try await solved.diagnosis()
      for repair in diagnosis.repairs {
        let lessened: ShortfallDiagnosis.Repair.Change
        let tried: Int
        switch repair.change {
        case .fundedStarts(let level, let from, let to):
          lessened = .fundedStarts(level, from: from, to: to - 1)
          tried = diagnosis.tooFewFunded.first { $0.level == level }?.short ?? 0
        case .places(let id, let from, let to, let isFunded, let group):
          lessened = .places(
            course: id, from: from, to: to - 1, funded: isFunded, finding: group)
          tried = diagnosis.tooFewPlaces[group].short
        case .reach, .limit: continue
        }
        let less = ShortfallDiagnosis.Repair(
          change: lessened, units: repair.units - 1, isWhole: false, helped: 0, helpedOfThem: 0,
          points: 0)
        let after = try await question.with(less).solved()
        #expect(after.placed - solved.placed < repair.helped, "\(repair)")
        looked += 1
        if repair.isWhole && repair.units < tried { shorter += 1 }
        if !repair.isWhole { first += 1 }
      }
      #expect(diagnosis.repairs.allSatisfy { $0.helped > 0 })
    }
    #expect(looked > 50 && shorter > 0 && first > 0, "\(looked) \(shorter) \(first)")
  }
}
