import Foundation
import PlanFiles
import SkillsPlanner
import Testing

@Suite struct `Shortfall command` {
  @Test func `the reasons of Lancashire's shortfall are told and add up`() throws {
    let run = try Tool.run(["shortfall", "plans/lancashire/plan.yaml"])
    #expect(run.code == 0)
    #expect(
      run.output.hasPrefix(
        """
        Technical education plan for Lancashire, 2026/27: why 11,242 of 25,843 learners are not placed

          learners  because
                 6  no course is within reach
             5,420  too few places within reach, however they are shared out (8 groups of needs, below)
             2,414  too few funded starts at level 2: there are 6,636, and 9,050 learners could take a place
             2,959  too few funded starts at level 3: there are 7,287, and 10,246 learners could take a place
               443  too few funded starts at level 4: there are 678, and 1,121 learners could take a place
            11,242  in all
        """))
    #expect(
      run.output.contains(
        """
          3.  35 areas in West Lancashire need 431 level 2 places within 15 km; there are 189, on 79
              courses: 242 too few.

        """))
  }

  @Test func `as JSON it has every group and repair`() throws {
    let run = try Tool.run(["shortfall", "plans/lancashire/plan.yaml", "--json"])
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let groups = try #require(json["too-few-places"] as? [[String: Any]])
    #expect(groups.count == 8)
    #expect(groups.compactMap { $0["short"] as? Int }.reduce(0, +) == 5420)
    #expect((json["repairs"] as? [Any])?.isEmpty == false)
  }

  @Test func `plans made anew with the repairs of Lancashire place as many as was said`() throws {
    let scratch = try Scratch()
    let folder = try scratch.copy("plans/lancashire")
    let before = try Tool.run(["shortfall", "plan.yaml", "--json"], in: folder)
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(before.output.utf8)) as? [String: Any])
    let repairs = try #require(json["repairs"] as? [[String: Any]])
    let placed = try Examples.read(folder.appending(path: "plan.yaml")).summary.placed
    #expect(repairs.count >= 5)
    for repair in repairs {
      let changed = try Repaired(folder, repair)
      defer { try? changed.undo() }
      let run = try Tool.run(["plan", "brief.yaml", "-o", "repaired.yaml"], in: folder)
      #expect(run.code == 0, "\(run.errors)")
      let plan = try Examples.read(folder.appending(path: "repaired.yaml"))
      #expect(plan.summary.placed - placed == repair["helped"] as? Int, "\(repair)")
      #expect(plan.optimality.points == repair["points"] as? Int, "\(repair)")
    }
  }

  @Test func `a plan whose inputs have changed is stale, and nothing is said of it`() throws {
    let scratch = try Scratch()
    let folder = try scratch.copy("plans/smallest")
    let brief = folder.appending(path: "brief.yaml")
    let text = try String(contentsOf: brief, encoding: .utf8)
    try (text + "# a word\n").write(to: brief, atomically: true, encoding: .utf8)
    let run = try Tool.run(["shortfall", "plan.yaml"], in: folder)
    #expect(run.code == 5)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("brief.yaml: error: the file has changed since the plan was made"))
    #expect(run.errors.contains("[SP1101]"))
  }

  @Test func `a plan that was changed by hand is not explained`() throws {
    let scratch = try Scratch()
    let folder = try scratch.copy("plans/smallest")
    let file = folder.appending(path: "plan.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    let changed = text.replacing(/places: (\d+), km/, maxReplacements: 1) { "places: 1\($0.1), km" }
    #expect(changed != text)
    try changed.write(to: file, atomically: true, encoding: .utf8)
    let run = try Tool.run(["shortfall", "plan.yaml"], in: folder)
    #expect(run.code == 6)
    #expect(run.errors.contains("[SP1130]"))
  }

  @Test(arguments: [
    ("learners: 87", "learners: 9999"), ("reach: 15 km", "reach: 99 km"),
    ("title: Ten areas", "title: Tin areas"), ("unique: true", "unique: false"),
  ])
  func `whatever of a plan was changed by hand, nothing is said of it`(
    from: String, to: String
  ) throws {
    let scratch = try Scratch()
    let folder = try scratch.copy("plans/smallest")
    let file = folder.appending(path: "plan.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text.contains(from))
    try text.replacing(from, with: to, maxReplacements: 1)
      .write(to: file, atomically: true, encoding: .utf8)
    for arguments in [
      ["shortfall", "plan.yaml"], ["explain", "plan.yaml", "--area", "E01024860"],
    ] {
      let run = try Tool.run(arguments, in: folder)
      #expect(run.code == 6, "\(run.output)")
      #expect(run.output.isEmpty)
      #expect(run.errors.contains("[SP1130]"))
    }
  }

  @Test func `a plan is diagnosed from standard input with its brief named`() throws {
    let script =
      "cat plans/smallest/plan.yaml | \"$0\" shortfall - --brief plans/smallest/brief.yaml"
    let run = try Tool.run(
      ["-c", script, Tool.executable.path], program: URL(filePath: "/bin/sh"))
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.contains("fund 87 starts at level 2, not 63"))
  }
}

/// A folder with the change of one repair, made in the brief and the courses table as a person would.
private struct Repaired {
  private let brief: URL
  private let courses: URL
  private let before: (brief: String, courses: String)

  init(_ folder: URL, _ repair: [String: Any]) throws {
    brief = folder.appending(path: "brief.yaml")
    courses = folder.appending(path: "tables/courses.csv")
    before = (
      try String(contentsOf: brief, encoding: .utf8),
      try String(contentsOf: courses, encoding: .utf8)
    )
    var text = before.brief
    let plan = try Examples.read(folder.appending(path: "plan.yaml"))
    func fund(_ level: String, more: Int) {
      let funded = plan.levels.first { $0.level.code == level }?.funded ?? 0
      text = text.replacing("\"\(level)\": last-year", with: "\"\(level)\": \(funded + more)")
    }
    switch repair["change"] as? String {
    case "funded-starts":
      let level = try #require(repair["level"] as? String)
      let (from, to) = (try #require(repair["from"] as? Int), try #require(repair["to"] as? Int))
      fund(level, more: to - from)
    case "places":
      let id = try #require(repair["course"] as? String)
      let (from, to) = (try #require(repair["from"] as? Int), try #require(repair["to"] as? Int))
      let level = try #require(plan.courses.first { $0.id == id }?.level.code)
      if repair["funded"] as? Bool == true { fund(level, more: to - from) }
      let lines = before.courses.split(separator: "\n").enumerated().map { number, line in
        number == 0 ? "\(line),places" : line.hasPrefix("\(id),") ? "\(line),\(to)" : "\(line),"
      }
      try lines.joined(separator: "\n").appending("\n")
        .write(to: courses, atomically: true, encoding: .utf8)
    case "reach":
      let level = try #require(repair["level"] as? String)
      let (from, to) = (
        try #require(repair["from-km"] as? Double), try #require(repair["to-km"] as? Double)
      )
      text = text.replacing("\"\(level)\": \(Int(from)) km", with: "\"\(level)\": \(to) km")
      if let funded = repair["funded"] as? Int, funded > 0 { fund(level, more: funded) }
    default: Issue.record("an unknown change")
    }
    try text.write(to: brief, atomically: true, encoding: .utf8)
  }

  func undo() throws {
    try before.brief.write(to: brief, atomically: true, encoding: .utf8)
    try before.courses.write(to: courses, atomically: true, encoding: .utf8)
  }
}
