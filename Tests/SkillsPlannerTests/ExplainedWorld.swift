@testable import SkillsPlanner

/// A small world whose every number a test can change: learners by area, places by course, points by pair.
struct ExplainedWorld {
  var learners: [Int]
  var places: [Int]
  /// By area and course; 0 is no candidate.
  var points: [[Int]]
  var funded: Int?
  var spread = Spread.none
  var steadiness = Steadiness.none
  /// Provider of each course.
  var providers: [String]
  var policies: [Policy] = []
  var pins: [Pin] = []

  /// Learners and places of a few, points of few values so that many tie.
  static func random(_ generator: inout some RandomNumberGenerator) -> ExplainedWorld {
    let areas = Int.random(in: 2...4, using: &generator)
    let courses = Int.random(in: 2...4, using: &generator)
    let places = (0..<courses).map { _ in Int.random(in: 1...3, using: &generator) }
    return ExplainedWorld(
      learners: (0..<areas).map { _ in Int.random(in: 1...4, using: &generator) }, places: places,
      points: (0..<areas).map { _ in
        (0..<courses).map { _ in
          Int.random(in: 0..<6, using: &generator) == 0
            ? 0 : 100_000 * Int.random(in: 2...7, using: &generator)
        }
      },
      funded: Bool.random(using: &generator)
        ? nil : Int.random(in: 1...places.reduce(0, +), using: &generator),
      spread: Spread(
        parts: 2,
        bonus: Share(millionths: 100_000 * Int.random(in: 0...3, using: &generator))),
      providers: (0..<courses).map { _ in Bool.random(using: &generator) ? "10000001" : "10000002" }
    )
  }

  /// One with a policy or two, and perhaps a pin, that a network holds.
  static func limited(_ generator: inout some RandomNumberGenerator) async throws -> ExplainedWorld
  {
    while true {
      var world = random(&generator)
      func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
      for _ in 0..<number(1...2) {
        let bound: Policy.Bound = number(0...1) == 0 ? .atMost : .atLeast
        let scope = Make.scope {
          switch number(0...2) {
          case 0: $0.providers = ["10000001"]
          case 1: $0.homeDistricts = ["E07000000"]
          default: $0.courses = ["C1"]
          }
        }
        world.policies.append(
          Policy(.limit(bound, .places(number(1...4))), of: scope))
      }
      if number(0...1) == 0 {
        let places = number(0...2)
        world.pins = [
          Make.pin(
            [.exactly(places), .atLeast(places), .atMost(places)][number(0...2)],
            Make.scope {
              $0.areas = ["E01000001"]
              $0.courses = ["C0"]
            })
        ]
      }
      let explainer = try? await world.explainer()
      if let explainer, explainer.changes == .all { return world }
    }
  }

  func explainer() async throws -> Explainer {
    // A district for each area, and everybody is counted: so its learners are those of its own row.
    let areas = learners.indices.map { place in
      Make.area(
        "E0100000\(place)", in: District(code: "E0700000\(place)", name: "District \(place)"),
        adults: 10, unqualified: learners[place])
    }
    let courses = places.indices.map {
      Make.course("C\($0)", ukprn: providers[$0], lastYear: places[$0])
    }
    let catalogue = Make.catalogue(
      areas, courses,
      areaColumns: ["place": .numbers(learners.indices.map(Double.init))],
      courseColumns: ["place": .numbers(places.indices.map(Double.init))])
    // A cap on learners of a district that has none is refused, and would change nothing.
    let policies = policies.filter {
      $0.scope.homeDistricts.isEmpty || learners[0] > 0 || $0.isFloor
    }
    let level = Make.level("2")
    let brief = Make.brief(
      [Make.need(target: 1_000_000)],
      funded: funded.map { [FundedStarts(level: level, amount: .starts($0), location: nil)] } ?? [],
      spread: spread, steadiness: steadiness, policies: policies, pins: pins)
    let planner = try Planner(brief, catalogue, [Make.rule(PairRule(points: points))])
    return Explainer(try await AnsweredPlan(planner, planner.pose()))
  }

  func changing(_ change: (inout ExplainedWorld) -> Void) -> ExplainedWorld {
    var other = self
    change(&other)
    return other
  }

  /// Whether an area has a place on a course in the plan made anew; not where none can be made.
  func places(_ area: Int, on course: Int) async throws -> Bool {
    guard let explainer = try? await explainer() else { return false }
    return explainer.decisions.contains {
      explainer.needs[$0.need].area == area && $0.course == course
    }
  }
}

/// Gives each pair the points of a table.
private struct PairRule: ScoringRule {
  let id = "pair"
  let version = "1.0.0"
  let kind = RuleKind.score
  let columns = [ColumnRequest("area.place", .number), ColumnRequest("course.place", .number)]
  let reason = ""
  let points: [[Int]]

  func score(_ batch: CandidateBatch) throws(RuleFailure) -> [Double] {
    guard case .numbers(let areas) = batch.columns[0], case .numbers(let courses) = batch.columns[1]
    else { throw RuleFailure(rule: id, "numbers were asked for") }
    return zip(areas, courses).map { Double(points[Int($0)][Int($1)]) / 1_000_000 }
  }
}

extension Policy {
  var isFloor: Bool {
    if case .limit(.atLeast, _) = demand { true } else { false }
  }

  /// One that allows so many places more, or asks for fewer.
  func looser(by units: Int) -> Policy {
    guard case .limit(let bound, .places(let places)) = demand else { return self }
    let other = bound == .atMost ? places + units : max(0, places - units)
    return Policy(.limit(bound, .places(other)), of: scope)
  }
}

extension Pin {
  func looser(by units: Int) -> Pin {
    switch demand {
    case .exactly: self
    case .atLeast(let places): Make.pin(.atLeast(max(0, places - units)), scope)
    case .atMost(let places): Make.pin(.atMost(places + units), scope)
    }
  }
}

/// SplitMix64: the same numbers on every machine.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
