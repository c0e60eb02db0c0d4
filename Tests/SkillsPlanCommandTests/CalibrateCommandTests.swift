import Foundation
import PlanFiles
import Testing

/// `skillsplan calibrate travel` on the starts of Lancashire, and on briefs that tell it too little.
@Suite struct CalibrateCommandTests {
  /// What the program prints for programs, as far as the tests look at it.
  struct Figures: Decodable {
    struct Model: Decodable {
      let halfDistance: Double?
      let rightPair: Double
      let explained: Double
      let mean: Double
      let ownDistrict: Double

      enum CodingKeys: String, CodingKey {
        case halfDistance = "half-distance-km"
        case rightPair = "right-pair"
        case explained
        case mean = "mean-km"
        case ownDistrict = "own-district"
      }
    }

    struct Row: Decodable {
      let levels: [String]?
      let starts: Int?
      let halfDistance: Double?

      enum CodingKeys: String, CodingKey {
        case levels, starts
        case halfDistance = "half-distance-km"
      }
    }

    let halfDistance: Double
    let starts: Int
    let mean: Double
    let fitted: Model
    let brief: Model
    let noDistance: Model
    let levels: [Row]
    let leavingOut: [Row]
    let rule: String

    enum CodingKeys: String, CodingKey {
      case halfDistance = "half-distance-km"
      case mean = "mean-km"
      case noDistance = "no-distance"
      case leavingOut = "leaving-out"
      case starts, fitted, brief, levels, rule
    }
  }

  private let brief = "plans/lancashire/brief.yaml"

  @Test func `the half-distance of Lancashire is five and a half kilometres`() throws {
    let run = try Tool.run(["calibrate", "travel", brief, "--json"])
    #expect(run.code == 0)
    let figures = try JSONDecoder().decode(Figures.self, from: Data(run.output.utf8))
    #expect(figures.starts == 8267)
    #expect(abs(figures.halfDistance - 5.5) <= 0.1)
    #expect(abs(figures.fitted.rightPair - 0.865) < 0.005)
    #expect(abs(figures.fitted.explained - 0.901) < 0.005)
    #expect(abs(figures.fitted.ownDistrict - 0.410) < 0.005)
    #expect(figures.brief.halfDistance == 6)
    #expect(abs(figures.brief.rightPair - 0.855) < 0.005)
    #expect(abs(figures.noDistance.rightPair - 0.470) < 0.005)
    #expect(figures.noDistance.explained == 0)
    // The most likely model has the real mean distance, to within its tenth of a kilometre.
    #expect(abs(figures.fitted.mean - figures.mean) < 0.1)
    #expect(figures.levels.map(\.starts) == [2368, 3733, 642, 520, 743, 261, 6743, 8267])
    #expect(figures.levels.last?.halfDistance == figures.halfDistance)
    let others = figures.leavingOut.compactMap(\.halfDistance)
    #expect(others.count == 14)
    #expect(others.allSatisfy { abs($0 - figures.halfDistance) < 0.6 })
  }

  @Test func `people read the same in 80 columns, and the line for the brief last`() throws {
    let run = try Tool.run(["calibrate", "travel", brief])
    #expect(run.code == 0)
    #expect(run.errors.isEmpty)
    let lines = run.output.split(separator: "\n").map(String.init)
    let last = try #require(lines.last)
    #expect(
      last
        == "  - {rule: travel-distance, weight: 20, with: {half-distance: 5.5 km, online: 0.5}}")
    for line in lines.dropLast() { #expect(line.count <= 80, "\(line)") }
    for part in [
      "3,110 starts of people from outside", "2,826 of residents", "Leaving out one district",
      "An apprenticeship is learned at work", "straight line", "are coarse",
    ] {
      #expect(run.output.contains(part), "\(part) is missing")
    }
    // The shares of all bands are a whole, last year's and the model's.
    let shares = lines.filter { $0.contains(" to ") || $0.contains("and more") }
      .map { $0.matches(of: /(\d+)%/).compactMap { Int($0.1) } }.filter { $0.count == 2 }
    #expect(shares.count == 7)
    #expect(shares.reduce(0) { $0 + $1[0] } == 100)
    #expect(shares.reduce(0) { $0 + $1[1] } == 100)
  }

  @Test func `the line for the brief makes the brief's half-distance the fitted one`() throws {
    let scratch = try Scratch()
    let folder = try scratch.copy("plans/lancashire")
    try folder.appending(path: "brief.yaml").replace("half-distance: 6 km", with: "online: 50%")
    try folder.appending(path: "brief.yaml").replace(", online: 0.5", with: "")
    let without = try Tool.run(["calibrate", "travel", "brief.yaml"], in: folder)
    // 6 km is what the rule itself takes.
    #expect(without.output.contains("; the rule has 6.0 km\n"))
    #expect(try Tool.run(["rules"]).output.contains("0.1 km to 1000 km; default 6 km"))
    let line = try #require(without.output.split(separator: "\n").last)
    #expect(line.hasSuffix("with: {half-distance: 5.5 km, online: 50%}}"))
    try folder.appending(path: "brief.yaml").replace(
      "- {rule: travel-distance, weight: 20, with: {online: 50%}}",
      with: String(line.drop { $0 == " " }))
    let again = try Tool.run(["calibrate", "travel", "brief.yaml"], in: folder)
    #expect(again.output.contains("Half-distance  5.5 km; the brief has 5.5 km\n"))
  }

  @Test(arguments: ["0.1 km", "1000 km"])
  func `a brief's half-distance that fits badly is set beside the fitted one`(text: String) throws {
    let scratch = try Scratch()
    let folder = try scratch.copy("plans/lancashire")
    try folder.appending(path: "brief.yaml").replace("distance: 6 km", with: "distance: \(text)")
    let run = try Tool.run(["calibrate", "travel", "brief.yaml"], in: folder)
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.contains("Half-distance  5.5 km; the brief has "))
  }

  @Test func `one level's starts are fitted alone`() throws {
    let run = try Tool.run(["calibrate", "travel", brief, "--level", "2"])
    #expect(run.code == 0)
    #expect(run.output.contains("Half-distance  4.4 km;"))
    #expect(run.output.contains("Fitted to      2,368 apprenticeship starts"))
  }

  @Test func `starts that tell nothing are an error at their table, and give no number`() throws {
    let scratch = try Scratch()
    let folder = try scratch.copy("plans/lancashire")
    let starts = folder.appending(path: "tables/starts.csv")
    let header = "provider,home_district,delivery_district,level,starts\n"
    for (rows, code) in [
      ("10000028,E06000008,outside,2,5\n", "SP0902"),
      ("10000028,E06000008,E06000009,2,5\n", "SP0902"),
      (
        "10000028,E06000008,E06000008,2,5\n10000028,E06000009,E06000009,2,5\n"
          + "10000028,E07000117,E07000117,2,5\n", "SP0902"
      ),
      (
        "10000028,E06000008,E07000117,2,5\n10000028,E06000009,E07000117,2,5\n"
          + "10000028,E07000117,E07000117,2,5\n", "SP0903"
      ),
    ] {
      try (header + rows).write(to: starts, atomically: true, encoding: .utf8)
      let run = try Tool.run(["calibrate", "travel", "brief.yaml"], in: folder)
      #expect(run.code == 3)
      #expect(run.output.isEmpty)
      // The table is another than the one that was imported, which is said first.
      #expect(run.errors.hasPrefix("sources.yaml: warning: "), "\(run.errors)")
      #expect(run.errors.contains("\ntables/starts.csv: error: "), "\(run.errors)")
      #expect(run.errors.contains("[\(code)]"), "\(run.errors)")
    }
    let none = try Tool.run(["calibrate", "travel", "plans/lancashire/brief.yaml", "--level", "8"])
    #expect(none.code == 3)
    #expect(none.errors.contains("no start at level 8 is from"))
  }

  @Test func `a brief without a table of starts, or with no such distance, is an error`() throws {
    let run = try Tool.run(["calibrate", "travel", "plans/smallest/brief.yaml"])
    #expect(run.code == 3)
    #expect(run.errors.contains("names no table of last year's starts [SP0901]"))
    let scratch = try Scratch()
    let folder = try scratch.copy("plans/lancashire")
    try folder.appending(path: "brief.yaml").replace("distance: 6 km", with: "distance: 6 miles")
    let wrong = try Tool.run(["calibrate", "travel", "brief.yaml"], in: folder)
    #expect(wrong.code == 3)
    #expect(wrong.errors.contains("half-distance of rule travel-distance is no distance from 0.1"))
  }
}
