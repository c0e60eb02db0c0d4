import Foundation
import SkillsPlanner
import Testing

/// `skillsplan backcast` on the committed plan of Lancashire, and on tables that are not the plan's.
@Suite struct BackcastCommandTests {
  /// What the program prints for programs, as far as the tests look at it.
  struct Figures: Decodable {
    struct Side: Decodable {
      let lastYear: Int
      let plan: Int

      enum CodingKeys: String, CodingKey {
        case lastYear = "last-year"
        case plan
      }
    }

    struct District: Decodable {
      let home: Side
      let delivery: Side
    }

    struct Whole: Decodable {
      let total: Int
      let mean: Double

      enum CodingKeys: String, CodingKey {
        case total
        case mean = "mean-km"
      }
    }

    let lastYear: Whole
    let plan: Whole
    let common: Double
    let scaledCommon: Double
    let moved: Int
    let otherPlaces: Int
    let districts: [District]

    enum CodingKeys: String, CodingKey {
      case lastYear = "last-year"
      case scaledCommon = "scaled-common"
      case moved = "scaled-moved"
      case otherPlaces = "other-places"
      case plan, common, districts
    }
  }

  @Test func `the back-cast of Lancashire foots, to the plan and to last year`() throws {
    let run = try Tool.run(["backcast", "plans/lancashire/plan.yaml", "--json"])
    #expect(run.code == 0)
    let figures = try JSONDecoder().decode(Figures.self, from: Data(run.output.utf8))
    let plan = try Examples.read(Tool.root.appending(path: "plans/lancashire/plan.yaml"))
    // 2,368 + 3,733 + 642 starts at levels 2, 3 and 4.
    #expect(figures.lastYear.total == 6743)
    #expect(figures.plan.total + figures.otherPlaces == plan.summary.placed)
    #expect(
      figures.plan.total
        == plan.courses.filter { $0.mode == .apprenticeship }.reduce(0) { $0 + $1.used })
    for side in [\Figures.District.home, \.delivery] {
      let sides = figures.districts.map { $0[keyPath: side] }
      #expect(sides.reduce(0) { $0 + $1.lastYear } == figures.lastYear.total)
      #expect(sides.reduce(0) { $0 + $1.plan } == figures.plan.total)
    }
    #expect(
      figures.districts.map(\.home.plan)
        == plan.districts.map { $0.levels.reduce(0) { $0 + $1.placedOnApprenticeships } })
    #expect(abs(figures.lastYear.mean - 9.6) < 0.1)
    #expect(figures.plan.mean < figures.lastYear.mean)
    #expect((0.4...0.8).contains(figures.common))
    #expect(
      abs(figures.scaledCommon - (1 - Double(figures.moved) / Double(figures.lastYear.total)))
        < 0.001)
  }

  @Test func `people read it on one screen of 80 columns, with totals that foot`() throws {
    let run = try Tool.run(["backcast", "plans/lancashire/plan.yaml"])
    #expect(run.code == 0)
    #expect(run.errors.isEmpty)
    let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(lines.count <= 50)
    for line in lines { #expect(line.count <= 80, "\(line)") }
    let rows = try #require(lines.firstIndex { $0.hasPrefix("  district ") })
    let end = try #require(lines.firstIndex { $0.hasPrefix("  all ") })
    let numbers = lines[(rows + 1)...end].map { line in
      line.matches(of: /[-+]?[\d,]+(?=%?( |$))/).compactMap {
        Int($0.0.filter { $0 != "," && $0 != "+" })
      }
    }
    #expect(numbers.count == 15)
    for column in [0, 1, 2, 4, 5, 6] {
      #expect(numbers.dropLast().reduce(0) { $0 + $1[column] } == numbers[14][column])
    }
    #expect(run.output.contains("A plan is meant to differ"))
  }

  @Test func `a table that is not the plan's own is an error that says so`() throws {
    let scratch = try Scratch()
    let folder = try scratch.copy("plans/lancashire")
    let starts = folder.appending(path: "tables/starts.csv")
    let text = try String(contentsOf: starts, encoding: .utf8)
    try (text + "\n").write(to: starts, atomically: true, encoding: .utf8)
    let changed = try Tool.run(["backcast", "plan.yaml"], in: folder)
    #expect(changed.code == 3)
    #expect(changed.output.isEmpty)
    #expect(
      changed.errors.hasPrefix(
        "tables/starts.csv: error: this is not the table of starts that the plan was made from: "
          + "its SHA-256 begins with "), "\(changed.errors)")
    #expect(changed.errors.contains("[SP0904]"))
    try FileManager.default.removeItem(at: starts)
    let missing = try Tool.run(["backcast", "plan.yaml"], in: folder)
    #expect(missing.code == 3)
    #expect(missing.errors.contains("there is no file \"tables/starts.csv\""))
  }

  @Test func `a plan without a table of starts has nothing to stand beside`() throws {
    let run = try Tool.run(["backcast", "plans/smallest/plan.yaml"])
    #expect(run.code == 3)
    #expect(run.errors.contains("names no table of starts among its inputs [SP0901]"))
  }
}
