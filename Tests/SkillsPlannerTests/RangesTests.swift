import NetworkFlow
@testable import SkillsPlanner
import Testing

@Suite struct `Ranges of a plan` {
  /// Two districts of two areas each, three courses of two providers; everything is small enough to try all plans.
  private struct World {
    let planner: Planner
    let catalogue: Catalogue

    init(seed: Int, alsoTakes: Bool) throws {
      var lot = SplitMix64(seed: UInt64(seed))
      func draw(_ bound: Int) -> Int { lot.next(below: bound) }
      let areas: [Area] = (0..<4).map { (place: Int) -> Area in
        let unqualified: Int = 10 * (1 + draw(2))
        let district = place < 2 ? Make.burnley : Make.pendle
        return Make.area(
          "E0100000\(place)", in: district, at: Double(place), adults: 40, unqualified: unqualified)
      }
      let courses: [Course] = (0..<3).map { (place: Int) -> Course in
        let also: [String] = alsoTakes && place == 1 ? ["2"] : []
        return Make.course(
          "C\(place)", ukprn: place < 2 ? "10000001" : "10000002", level: place == 1 ? "3" : "2",
          alsoTakes: also, at: Double(place), lastYear: 1 + draw(2))
      }
      let worth: [Double] = (0..<3).map { _ in Double(1 + draw(9)) / 10 }
      catalogue = Make.catalogue(
        areas, courses,
        courseColumns: ["worth": .numbers(worth)])
      let brief = Make.brief(
        [
          Make.need("2", target: 100_000), Make.need("3", from: [.level2], target: 34_000),
        ],
        funded: [FundedStarts(level: Make.level("2"), amount: .starts(2), location: nil)],
        flex: 500_000, spread: Spread(parts: 2, bonus: Share(millionths: 200_000)),
        steadiness: Steadiness(
          share: Share(millionths: 500_000), bonus: Share(millionths: 100_000 * draw(3))))
      planner = try Planner(brief, catalogue, [Make.rule(ColumnRule("course.worth"))])
    }
  }

  /// By kind and code, the fewest and most places in all plans that earn enough, tried one after the other.
  private func tried(_ solved: SolvedPlan, loss: Int, _ world: World) -> [String: ClosedRange<Int>]
  {
    let (problem, needs) = (solved.problem, world.planner.needs.needs)
    let pairs = problem.rows.indices.flatMap { row in
      world.planner.catalogue.courses.indices.filter { course in
        solved.board.candidates(ofNeed: row).contains {
          Int(solved.board.courses[$0]) == course
        }
      }.map { (row, $0) }
    }
    var ranges: [String: ClosedRange<Int>] = [:]
    var units = Array(repeating: 0, count: pairs.count)
    func room(_ pair: Int) -> Int {
      let (row, column) = pairs[pair]
      var (ofRow, ofColumn, ofGroup) = (
        problem.rows[row].reduce(0) { $0 + $1.capacity },
        problem.columns[column].pieces.reduce(0) { $0 + $1.capacity },
        problem.columns[column].group.flatMap { problem.groups[$0].capacity } ?? 99
      )
      for other in 0..<pair {
        if pairs[other].0 == row { ofRow -= units[other] }
        if pairs[other].1 == column { ofColumn -= units[other] }
        if problem.columns[pairs[other].1].group == problem.columns[column].group {
          ofGroup -= units[other]
        }
      }
      return min(ofRow, ofColumn, ofGroup)
    }
    func judge() {
      let earned = problem.earned(
        by: pairs.indices.filter { units[$0] > 0 }.map {
          .init(row: pairs[$0].0, column: pairs[$0].1, units: units[$0])
        })
      guard earned >= solved.points - loss else { return }
      var counts: [String: Int] = [:]
      for (pair, count) in zip(pairs, units) {
        let course = world.catalogue.courses[pair.1]
        let district = world.catalogue.areas[needs[pair.0].area].district.code
        for key in [
          "districts \(district)", "providers \(course.provider.ukprn)", "courses \(course.id)",
          "levels \(course.level.code)",
        ] { counts[key, default: 0] += count }
      }
      for (key, count) in counts {
        let old = ranges[key] ?? count...count
        ranges[key] = min(old.lowerBound, count)...max(old.upperBound, count)
      }
    }
    func search(_ pair: Int) {
      guard pair < pairs.count else { return judge() }
      for count in 0...max(0, room(pair)) {
        units[pair] = count
        search(pair + 1)
      }
      units[pair] = 0
    }
    search(0)
    return ranges
  }

  @Test(arguments: 0..<24)
  func `are those of all plans that earn enough`(seed: Int) async throws {
    let world = try World(seed: seed, alsoTakes: false)
    let solved = try await SolvedPlan(world.planner, world.planner.pose(forChanges: true))
    for within in [0, 20_000, 150_000, 400_000] {
      let ranges = try await solved.ranges(
        of: Set(PlanRanges.Kind.allCases), losing: Share(millionths: within), atOnce: 2)
      #expect(ranges.loss == solved.points * within / 1_000_000)
      let tried = tried(solved, loss: ranges.loss, world)
      #expect(ranges.rows.count >= 8)
      for row in ranges.rows {
        let all = tried["\(row.kind.rawValue) \(row.code)"] ?? 0...0
        #expect(row.fewest.isExact && row.most.isExact)
        #expect(row.fewest.places == all.lowerBound, "\(row)")
        #expect(row.most.places == all.upperBound, "\(row)")
        #expect(all.contains(row.plan))
      }
    }
  }

  @Test(arguments: 0..<12)
  func `where a course takes a second level are bounds at least, and plans reach what is said`(
    seed: Int
  ) async throws {
    let world = try World(seed: seed, alsoTakes: true)
    let solved = try await SolvedPlan(world.planner, world.planner.pose(forChanges: true))
    let ranges = try await solved.ranges(
      of: Set(PlanRanges.Kind.allCases), losing: Share(millionths: 200_000), atOnce: 1)
    let tried = tried(solved, loss: ranges.loss, world)
    for row in ranges.rows {
      let all = tried["\(row.kind.rawValue) \(row.code)"] ?? 0...0
      #expect(row.fewest.bound <= all.lowerBound && all.contains(row.fewest.places), "\(row)")
      #expect(row.most.bound >= all.upperBound && all.contains(row.most.places), "\(row)")
    }
  }
}
