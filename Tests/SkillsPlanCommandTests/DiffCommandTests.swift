import Foundation
import PlanFiles
import SkillsPlanner
import Testing

/// Two copies of plans/smallest, each to be changed and planned.
private struct TwoPlans {
  let scratch: Scratch
  let old: URL
  let new: URL

  init() throws {
    scratch = try Scratch()
    old = scratch.folder.appending(path: "old")
    new = scratch.folder.appending(path: "new")
    for folder in [old, new] {
      try FileManager.default.moveItem(at: scratch.copy("plans/smallest"), to: folder)
    }
  }

  func plan() throws {
    for folder in [old, new] {
      let brief = folder.appending(path: "brief.yaml").path
      let run = try Tool.run(
        ["plan", brief, "-o", folder.appending(path: "plan.yaml").path])
      #expect(run.code == 0, "\(run.errors)")
    }
  }

  func diff(_ options: [String] = []) throws -> Tool.Run {
    try Tool.run(["diff", "old/plan.yaml", "new/plan.yaml"] + options, in: scratch.folder)
  }

  /// The difference as a program reads it.
  func json(_ options: [String] = []) throws -> DiffDocument {
    let run = try diff(["--format", "json"] + options)
    #expect(run.code == 10, "\(run.errors)")
    return try JSONDecoder().decode(DiffDocument.self, from: Data(run.output.utf8))
  }
}

/// What these tests ask of the JSON.
struct DiffDocument: Decodable {
  struct Change: Decodable, Equatable {
    let old: Int
    let new: Int
    let change: Int
  }

  struct Row: Decodable {
    let key: String
    let name: String
    let placed: Change
  }

  struct Net: Decodable {
    let key: String
    let change: Int
  }

  struct Step: Decodable {
    let groups: [String]
    let learners: Int
    let placed: Int
    let points: Int
    let moved: Int
    let placedBy: [String: [Net]]

    enum CodingKeys: String, CodingKey {
      case groups, learners, placed, points, moved
      case placedBy = "placed-by"
    }
  }

  struct Problem: Decodable {
    let code: String
    let file: String
  }

  let same: Bool
  let learners: Change
  let placed: Change
  let points: Change
  let added: Int
  let taken: Int
  let by: [String: [Row]]
  let why: [Step]?
  let whyNot: [Problem]?

  enum CodingKeys: String, CodingKey {
    case same, learners, placed, points, by, why
    case added = "places-added"
    case taken = "places-taken"
    case whyNot = "why-not"
  }

  /// That the effects of the steps are the whole difference, to the unit.
  func expectThatItAddsUp() throws {
    let why = try #require(why)
    #expect(why.reduce(0) { $0 + $1.learners } == learners.change)
    #expect(why.reduce(0) { $0 + $1.placed } == placed.change)
    #expect(why.reduce(0) { $0 + $1.points } == points.change)
    #expect(why.reduce(0) { $0 + $1.moved } == added + taken)
    for (breakdown, rows) in by {
      var effects: [String: Int] = [:]
      for net in why.flatMap({ $0.placedBy[breakdown] ?? [] }) {
        effects[net.key, default: 0] += net.change
      }
      let changes = Dictionary(rows.map { ($0.key, $0.placed.change) }, uniquingKeysWith: +)
      #expect(effects.filter { $0.value != 0 } == changes.filter { $0.value != 0 })
    }
  }
}

@Suite struct DiffCommandTests {
  @Test func `a plan and itself are the same, one of them from standard input`() throws {
    let plan = Tool.root.appending(path: "plans/smallest/plan.yaml").path
    let run = try Tool.run(
      ["-c", "'\(Tool.executable.path)' diff '\(plan)' - < '\(plan)'"],
      program: URL(filePath: "/bin/sh"))
    #expect(run.code == 0 && run.errors.isEmpty)
    #expect(
      run.output.hasSuffix(
        "\n\nBoth plans decide the same: 63 of 87 learners placed, by 17 allocations.\n"))
    #expect(run.output.contains("(standard input)"))
  }

  @Test func `rows in another order, other line ends, remarks and blanks are no difference`()
    throws
  {
    let plans = try TwoPlans()
    for table in ["areas.csv", "courses.csv"] {
      let file = plans.new.appending(path: table)
      let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      let turned = [lines[0]] + lines.dropFirst().reversed()
      try (turned.joined(separator: "\r\n") + "\r\n")
        .write(to: file, atomically: true, encoding: .utf8)
    }
    let areas = plans.new.appending(path: "areas.csv")
    let text = try String(contentsOf: areas, encoding: .utf8)
    // 53.8 and 53.80 are one number.
    let longer = text.replacing(/,(53\.\d+),/) { ",\($0.output.1)0," }
    #expect(longer != text)
    try longer.write(to: areas, atomically: true, encoding: .utf8)
    try plans.new.appending(path: "brief.yaml").replace(
      "target: 3%", with: "target: 3.0%")
    try plans.new.appending(path: "brief.yaml").replace("# How to choose", with: "# A choice")
    try plans.plan()
    let run = try plans.diff()
    #expect(run.code == 0, "\(run.output)")
    #expect(
      run.output.replacing("\n", with: " ").contains(
        "No decision follows from what is otherwise in brief.yaml, areas.csv, courses.csv."))
  }

  @Test func `a plan of format version 1 is the same as its like of version 2`() throws {
    let plans = try TwoPlans()
    try plans.plan()
    let file = plans.old.appending(path: "plan.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    let first = text.replacing("version: 2\n", with: "version: 1\n")
      .replacing(/\nterms:\n(  .*\n)+/, with: "\n")
    #expect(!first.contains("terms:") && first.contains("version: 1"))
    try first.write(to: file, atomically: true, encoding: .utf8)
    #expect(try plans.diff().code == 0)
    try file.replace("version: 1\n", with: "version: 3\n")
    let newer = try plans.diff()
    #expect(newer.code == 3 && newer.output.isEmpty)
    #expect(newer.errors.contains("the file is of format version \"3\""))
  }

  @Test(arguments: [
    ("areas.csv", "E01024855,Burnley 007A", "E01024855,Burnley seven", [] as [String]),
    ("brief.yaml", "target: 3%", "target: 5%", ["needs"]),
    ("brief.yaml", "measure: income", "measure: imd", ["rules"]),
    ("brief.yaml", "weight: 2", "weight: 20", ["weights"]),
    ("brief.yaml", "\"2\": 63", "\"2\": 50", ["policies"]),
    ("brief.yaml", "bonus: 0.3", "bonus: 0", ["policies"]),
  ])
  func `one change has one cause, which is all of the difference`(
    file: String, old: String, new: String, groups: [String]
  ) throws {
    let plans = try TwoPlans()
    try plans.new.appending(path: file).replace(old, with: new)
    try plans.plan()
    guard !groups.isEmpty else {
      #expect(try plans.diff().code == 0)
      return
    }
    let json = try plans.json()
    #expect(!json.same)
    #expect(json.why?.map(\.groups) == [groups])
    try json.expectThatItAddsUp()
  }

  @Test func `changes of everything are taken over in their order and add up`() throws {
    let plans = try TwoPlans()
    let brief = plans.new.appending(path: "brief.yaml")
    try brief.replace("target: 3%", with: "target: 4%")
    try brief.replace("measure: income", with: "measure: imd")
    try brief.replace("weight: 1", with: "weight: 5")
    try brief.replace("\"2\": 63", with: "\"2\": 70")
    try plans.new.appending(path: "areas.csv").write { $0.dropLast() }
    try plans.new.appending(path: "courses.csv").write { $0.dropLast(2) }
    try plans.plan()
    let json = try plans.json()
    #expect(
      json.why?.map(\.groups)
        == [["data"], ["courses"], ["needs"], ["rules"], ["weights"], ["policies"]])
    try json.expectThatItAddsUp()
  }

  @Test func `tables that the old rules cannot read are taken over together with the rules`() throws
  {
    let plans = try TwoPlans()
    let areas = plans.old.appending(path: "areas.csv")
    try areas.write { lines in
      lines.enumerated().map { $0 == 0 ? "\($1),luck" : "\($1),\($0)" }
    }
    try plans.old.appending(path: "brief.yaml").replace(
      "rule: deprivation, weight: 2, with: {measure: income, by: decile}",
      with: "rule: curve, weight: 2, with: {column: area.luck, points: {\"0\": 0, \"20\": 1}}")
    try plans.new.appending(path: "brief.yaml").replace("\"2\": 63", with: "\"2\": 60")
    try plans.plan()
    let json = try plans.json()
    #expect(json.why?.map(\.groups) == [["data", "rules"], ["policies"]])
    try json.expectThatItAddsUp()
    let text = try plans.diff().output
    #expect(text.contains("  data and rules together\n"))
    #expect(text.contains("With data of the new plan alone there is no plan: "))
  }

  @Test func `a plan that was changed by hand has a difference that no input explains`() throws {
    let plans = try TwoPlans()
    try plans.plan()
    let file = plans.new.appending(path: "plan.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    let place = try #require(text.firstRange(of: /places: 4, km/))
    try text.replacingCharacters(in: place, with: "places: 3, km")
      .write(to: file, atomically: true, encoding: .utf8)
    let json = try plans.json()
    #expect(json.why?.map(\.groups) == [[]])
    #expect(json.placed.change == -1)
    try json.expectThatItAddsUp()
    #expect(try plans.diff().output.contains("somebody changed it by hand"))
  }

  @Test func `where an input is another now, the difference is said without its causes`() throws {
    let plans = try TwoPlans()
    try plans.new.appending(path: "brief.yaml").replace("\"2\": 63", with: "\"2\": 50")
    try plans.plan()
    try plans.old.appending(path: "areas.csv").write { $0.dropLast() }
    let json = try plans.json()
    #expect(json.placed == DiffDocument.Change(old: 63, new: 50, change: -13))
    #expect(json.why == nil)
    #expect(json.whyNot?.map(\.code) == ["SP1101"])
    #expect(json.whyNot?.map(\.file) == ["old/areas.csv"])
    let text = try plans.diff()
    #expect(text.code == 10)
    #expect(
      text.output.contains("Why: the causes cannot be told. old/areas.csv: the file has changed"))
    // A brief that was moved is named.
    try FileManager.default.moveItem(
      at: plans.new.appending(path: "brief.yaml"), to: plans.new.appending(path: "other.yaml"))
    #expect(try plans.json().whyNot?.map(\.code) == ["SP1101", "SP1102"])
    #expect(
      try plans.json(["--new-brief", "new/other.yaml"]).whyNot?.map(\.file) == ["old/areas.csv"])
  }

  @Test func `Markdown has no name in it that calls, links or breaks the table`() throws {
    let plans = try TwoPlans()
    try plans.new.appending(path: "brief.yaml").replace("\"2\": 63", with: "\"2\": 20")
    for folder in [plans.old, plans.new] {
      let file = folder.appending(path: "courses.csv")
      let text = try String(contentsOf: file, encoding: .utf8)
      try text.replacing("BURNLEY COLLEGE", with: "@team #12 <img src=x> | `a` [b](c)")
        .write(to: file, atomically: true, encoding: .utf8)
    }
    try plans.plan()
    let run = try plans.diff(["--format", "markdown"])
    #expect(run.code == 10 && run.errors.isEmpty)
    #expect(
      run.output.contains(
        "| @<!-- -->team #<!-- -->12 &lt;img src=x&gt; \\| \\`a\\` \\[b\\](c) |"))
    #expect(run.output.hasPrefix("### What the new plan decides otherwise\n"))
    #expect(run.output.count < 65_536)
  }

  @Test func `the smallest plan with fewer funded starts and dearer engineering`() throws {
    let plans = try TwoPlans()
    try plans.new.appending(path: "brief.yaml").replace("\"2\": 63", with: "\"2\": 60")
    try plans.new.appending(path: "brief.yaml").replace("weight: 1", with: "weight: 8")
    try plans.plan()
    let run = try plans.diff()
    #expect(run.code == 10 && run.errors.isEmpty)
    #expect(run.output == Self.golden)
  }

  private static let golden = """
    Old  Ten areas of Burnley and Pendle, 2026/27 (old/plan.yaml)
    New  Ten areas of Burnley and Pendle, 2026/27 (new/plan.yaml)

    The whole plan
             old         new      change
              87          87           0  learners could start
              63          60          -3  learners placed
              24          27          +3  not placed: too few funded starts
             2.1         2.0        -0.1  km on average to a venue
      70,977,802  63,884,444  -7,093,358  points

    Allocations: 6 as before, 9 with other places, 5 new, 2 gone; 15 places added, 18 taken away.
    Courses: 10 as before, 2 with other places, 0 new, 0 gone. Funded starts at level 2: 63 before, 60
    now.

    Asked otherwise: sector-priority weighs 8 (1 before).

    Places by level
      old  new  change
       63   60      -3  level 2

    Places by the district where learners live
      old  new  change
       30   28      -2  Burnley
       33   32      -1  Pendle

    Places by the district where they learn
      old  new  change
       33   30      -3  Burnley
       30   30       0  1 unchanged

    Providers that lose places: 2
      old  new  change
        2    0      -2  MYERSCOUGH COLLEGE
       26   25      -1  NORTH LANCS. TRAINING GROUP C.I.C.

    Places by sector
      old  new  change
        2    0      -2  3 agriculture, horticulture and animal care
        7    6      -1  7 retail and commercial enterprise
       54   54       0  5 unchanged

    Places by decile of deprivation (1 is the most deprived tenth of England)
      old  new  change
       46   39      -7  decile 1
        5    4      -1  decile 3
        9    5      -4  decile 4
        3    9      +6  decile 6
        0    3      +3  decile 8

    Areas that gain places: 3
      old  new  change
        0    4      +4  Pendle 006C
        0    3      +3  Pendle 008B
        0    2      +2  Burnley 009D

    Areas that lose places: 4
      old  new  change
        9    5      -4  Pendle 012B
        8    4      -4  Pendle 014E
       11    8      -3  Burnley 008B
        5    4      -1  Burnley 005B

    Why: the inputs of the new plan taken over one group after another
      could start  placed  moved      points
                0       0     22  -4,940,024  weights
                0      -3     11  -2,153,334  policies
                0      -3     33  -7,093,358  together

    Moved: the places added or taken away, each counted for the group that did it; a group that undoes
    some has them counted against it. Points are each plan's own: with other rules or weights, more
    points are not a better plan.

    Why, by level
      weights  policies  together
            0        -3        -3  level 2
            0        -3        -3  all

    Why, by the district where learners live
      weights  policies  together
           +1        -3        -2  Burnley
           -1         0        -1  Pendle
            0        -3        -3  all

    Why, by provider
      weights  policies  together
            0        -2        -2  MYERSCOUGH COLLEGE
            0        -1        -1  NORTH LANCS. TRAINING GROUP C.I.C.
            0        -3        -3  all

    """

  @Test(arguments: [
    (["diff", "-", "-"], "only one of the two plans can come from standard input"),
    (["diff", "a.yaml"], "NEW is missing"),
    (
      ["diff", "a", "b", "--format", "marksown"],
      "--format is one of text, markdown, json; not \"marksown\" (did you mean \"markdown\"?)"
    ),
  ])
  func `a wrong command line is said`(arguments: [String], message: String) throws {
    let run = try Tool.run(arguments)
    #expect(run.code == 2 && run.output.isEmpty)
    #expect(run.errors.hasPrefix("error: \(message)\n"))
  }
}

extension URL {
  /// Writes the file anew with its lines changed.
  fileprivate func write(_ change: ([String]) -> some Sequence<String>) throws {
    let lines = try String(contentsOf: self, encoding: .utf8).split(separator: "\n").map(
      String.init)
    try (Array(change(lines)).joined(separator: "\n") + "\n")
      .write(to: self, atomically: true, encoding: .utf8)
  }
}
