import Foundation
import PlanFiles
import SkillsPlanner
import Testing

/// `skillsplan explain`, run as a person runs it, on plans made anew.
@Suite struct ExplainCommandTests {
  /// A folder with plans/smallest and its plan.
  private func smallest(
    changing change: (URL) throws -> Void = { _ in }
  ) throws -> (scratch: Scratch, folder: URL) {
    let scratch = try Scratch()
    let folder = try scratch.copy("plans/smallest")
    try change(folder)
    let run = try Tool.run(["plan", "brief.yaml", "-o", "plan.yaml"], in: folder)
    guard run.code == 0 else { throw Examples.Failed(errors: run.errors) }
    return (scratch, folder)
  }

  /// What the command says of the smallest plan.
  private func explained(_ arguments: String...) throws -> String {
    let (scratch, folder) = try smallest()
    let run = try Tool.run(["explain", "plan.yaml"] + arguments, in: folder)
    withExtendedLifetime(scratch) {}
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
    return run.output
  }

  @Test func `an area's page says who they are, what they need and why, what they got and missed`()
    throws
  {
    #expect(
      try explained("--area", "E01024860") == """
        Burnley 009A (E01024860), Burnley
        Ten areas of Burnley and Pendle, 2026/27; worked example from public data; not a plan of any council
        or provider

        815 residents aged 18-66 live here; by the Index of Multiple Deprivation it is in tenth 6 of
        England's areas, of which tenth 1 is the most deprived (areas.csv, line 3).

        LEVEL 2: 6 learners could start, 3 are placed

        Why 6
          The brief counts 3% of those who could start (chosen for this worked example). Of the area's
          residents aged 18-66 these are 207: 132 with no qualification and 75 with level 1, by highest
          qualification (areas.csv, line 3).
                                 could start  exactly  learners
          all areas of the plan        2,887    86.61        87  3% of the residents, rounded
          Burnley                      1,332    40.14        40  its share of the 87, rounded down
          this area                      207     6.22         6  its share of the 40, rounded down
          Shares are rounded so that they add up to the line above: down, and what is left goes to the
          largest fractions.
          So that no area gets all or nothing, an area's first learners count more points: its first 3
          learners 200,000 each.

        What it got: 3 places on 1 course
             places   km   points  sector  course                       provider
          1       3  4.0  322,222  15      10001000-E07000117-L2-S15-A  BURNLEY COLLEGE
          Where the points of a place come from:
          rule               weight        1
          deprivation             2  222,222
          sector-priority         1  100,000
          points of a place          322,222
          A rule gives a score from 0 to 1. A score of 1 is worth 1,000,000 points times the rule's weight,
          over the sum of all weights (3); scores and weights are the brief's (brief.yaml).

        3 learners are not placed: courses have room, but all funded starts of their level are used where
        they count more. One learner more here would add 51,851 points to the plan.

        Just missed: the 5 courses nearest to giving it a place, of 12 it could have
          short by   points    km  in the way      sector  course                       provider
                 0  522,222   4.0  full (892,593)  4       10001000-E07000117-L2-S04-A  BURNLEY COLLEGE
                 0  322,222   4.0  funded starts   8       10001000-E07000117-L2-S08-A  BURNLEY COLLEGE
                 0  322,222  4.3*  funded starts   3       10004478-E07000117-L2-S03-A  MYERSCOUGH COLLEGE
                 0  522,222   4.2  full (966,667)  4       10004552-E07000122-L2-S04-A  EAST LANCASHIRE L...
                 0  522,222  4.3*  full (670,371)  4       10004692-E07000117-L2-S04-A  NORTH LANCS. TRAI...
          Full: all its places are given away; the one with the fewest points has those in brackets. Whoever
          left it could be placed elsewhere, so less than the difference may be missing.
          Funded starts: it has room, but all funded starts of level 2 are used where they count more.
          * To the middle of the people of its delivery district: where it is taught is not published.
          Sectors: 3 agriculture, horticulture and animal care; 4 engineering and manufacturing
          technologies; 8 leisure, travel and tourism; 15 business, administration and law.
          Short by: with more points than that for a place there, it would get one. Short by 0 is a tie,
          which most learners placed, then least distance, then a fixed hash decided. What the first places
          of a course and the first learners of an area count more is in it, and not in the points.
          What else would turn it: skillsplan explain PLAN --why-not E01024860 COURSE.

        """)
  }

  @Test func `a course's page says what one place fewer costs, and what moves by it`() throws {
    let page = try explained("--course", "10004692-E07000117-L2-S04-A")
    #expect(page.contains("Who got its places: 3 area needs, 12 places"))
    #expect(page.contains("One place more would add nothing to the plan."))
    // The last place has 670,371 points with the area's second half; the next best course 100,000 fewer.
    #expect(page.contains("One place fewer would cost the plan 100,000 points."))
    #expect(page.contains("-1  E01025185  Pendle 013A      2  10004692-E07000117-L2-S04-A"))
    #expect(page.contains("Next in line: the 5 areas nearest to getting a place here"))
  }

  @Test func `a provider's page adds up what keeping last year's places would cost`() throws {
    let page = try explained("--provider", "10001000")
    #expect(page.contains("15 places, 9 fewer."))
    // Nine places of engineering (300,000) go to sectors of 100,000, and no learner loses.
    #expect(
      page.contains(
        """
          All 24 can be kept. The best plan that keeps them has 1,800,000 points fewer, of 70,977,802
          (2.54%), and as many learners would be placed as now (63).
        """))
    #expect(page.contains("sector-priority     +900,000  -2,700,000  -1,800,000"))
    #expect(page.contains("all points                                -1,800,000"))
  }

  @Test func `why not is answered by the smallest changes that would turn it`() throws {
    let page = try explained("--why-not", "E01024870", "10004692-E07000117-L2-S04-A")
    for part in [
      "At level 2 the area has 4 learners, of whom none is placed.",
      "  - 96,298 points more for this area on this course (470,372 instead of 374,074).",
      "  - No number of places more at this course: others would take some, and then there is room left.",
      "  - 23 funded starts more at level 2.",
      "  - No number of learners fewer in any one of the 3 areas that have places there.",
    ] {
      #expect(page.contains(part), "\(part) is missing")
    }
  }

  @Test func `as the page says, 23 funded starts more give a place and 22 do not`() throws {
    for (funded, gets) in [(63 + 22, false), (63 + 23, true)] {
      let (scratch, folder) = try smallest { folder in
        try folder.appending(path: "brief.yaml").replace(
          "funded-starts: {\"2\": 63}", with: "funded-starts: {\"2\": \(funded)}")
      }
      let plan = try Examples.read(folder.appending(path: "plan.yaml"))
      withExtendedLifetime(scratch) {}
      let own = plan.allocations.filter { $0.area == "E01024870" }.flatMap(\.courses)
      #expect(own.contains { $0.course == "10004692-E07000117-L2-S04-A" } == gets)
    }
  }

  /// Lancashire with as many places as last year's starts and no steadiness, so that a table alone says how many places
  /// a course has.
  private func lancashire(places: Int) throws -> (scratch: Scratch, folder: URL) {
    let scratch = try Scratch()
    let folder = try scratch.copy("plans/lancashire")
    let brief = folder.appending(path: "brief.yaml")
    try brief.replace("places: {flex: 25%}", with: "places: {flex: 0%}")
    try brief.replace(
      "steadiness: {share: 75%, bonus: 0.3}", with: "steadiness: {share: 0%, bonus: 0}")
    try brief.replace(
      "{\"2\": last-year, \"3\": last-year, \"4\": last-year}",
      with: "{\"2\": 6000, \"3\": 6000, \"4\": 700}")
    try folder.appending(path: "tables/courses.csv").replace(
      "\n10000028-E07000120-L3-S04-A,10000028,WOODSPEEN TRAINING LIMITED,E07000120,Hyndburn,3,,4,apprenticeship,53.759569,-2.383876,district,1,",
      with:
        "\n10000028-E07000120-L3-S04-A,10000028,WOODSPEEN TRAINING LIMITED,E07000120,Hyndburn,3,,4,apprenticeship,53.759569,-2.383876,district,\(places),"
    )
    let run = try Tool.run(["plan", "brief.yaml", "-o", "plan.yaml"], in: folder)
    guard run.code == 0 else { throw Examples.Failed(errors: run.errors) }
    return (scratch, folder)
  }

  @Test
  func
    `in Lancashire, planned anew with the places more the area has its place, with one less none`()
    throws
  {
    let course = "10000028-E07000120-L3-S04-A"
    let (scratch, folder) = try lancashire(places: 1)
    let run = try Tool.run(
      ["explain", "plan.yaml", "--why-not", "E01025044", course], in: folder)
    withExtendedLifetime(scratch) {}
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.contains("  - 4 places more at this course (5 instead of 1)."))
    for (places, gets) in [(4, false), (5, true)] {
      let (scratch, folder) = try lancashire(places: places)
      let plan = try Examples.read(folder.appending(path: "plan.yaml"))
      withExtendedLifetime(scratch) {}
      let own = plan.allocations.filter { $0.area == "E01025044" }.flatMap(\.courses)
      #expect(own.contains { $0.course == course } == gets)
    }
  }

  @Test(arguments: [
    ["--area", "E0102486"], ["--area", "burnley 009a"], ["--course", "10004692"],
    ["--provider", "burnley"], ["--area", "E01024860", "--level", "3"],
    ["--why-not", "E01024860", "nothing"],
  ])
  func `what the plan does not have is named with a way out`(arguments: [String]) throws {
    let (scratch, folder) = try smallest()
    let run = try Tool.run(["explain", "plan.yaml"] + arguments, in: folder)
    withExtendedLifetime(scratch) {}
    #expect(run.code == 3)
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("plan.yaml: error: the plan has no "))
    #expect(run.errors.contains("[SP113") && run.errors.contains("  fix: "))
  }

  @Test(arguments: [
    [], ["--area", "E01024860", "--provider", "10001000"], ["--why-not", "E01024860"],
    ["--course", "10004692", "--level", "2"], ["E01024860", "--area", "E01024860"],
  ])
  func `a question that is none is refused before anything is read`(arguments: [String]) throws {
    let run = try Tool.run(["explain", "no-such-plan.yaml"] + arguments)
    #expect(run.code == 2)
    #expect(run.errors.contains("usage: skillsplan explain PLAN"))
  }

  @Test func `a stale plan is refused, and so is one that its inputs do not give`() throws {
    let (scratch, folder) = try smallest()
    let plan = folder.appending(path: "plan.yaml")
    try plan.replace(
      "{course: \"10001000-E07000117-L2-S15-A\", places: 3,",
      with: "{course: \"10001000-E07000117-L2-S15-A\", places: 2,")
    let other = try Tool.run(["explain", "plan.yaml", "--area", "E01024860"], in: folder)
    #expect(other.code == 6)
    #expect(other.errors.contains("[SP1130]"))
    try folder.appending(path: "areas.csv").replace("Burnley 009A", with: "Burnley")
    let stale = try Tool.run(["explain", "plan.yaml", "--area", "E01024860"], in: folder)
    withExtendedLifetime(scratch) {}
    #expect(stale.code == 5)
    #expect(stale.errors.contains("[SP1101]"))
  }

  @Test func `a plan of format version 1 is explained, from the standard input too`() throws {
    let (scratch, folder) = try smallest()
    let plan = folder.appending(path: "plan.yaml")
    let two = try Tool.run(["explain", "plan.yaml", "--area", "E01024860"], in: folder)
    let text = try String(contentsOf: plan, encoding: .utf8)
    let terms = try #require(text.range(of: "terms:\n"))
    let next = try #require(
      text.range(of: "\nassumptions:", range: terms.upperBound..<text.endIndex))
    try (text[..<terms.lowerBound] + text[next.lowerBound...].dropFirst())
      .replacingOccurrences(of: "\nversion: 2\n", with: "\nversion: 1\n")
      .write(to: plan, atomically: true, encoding: .utf8)
    let one = try Tool.run(
      ["-c", "\"$0\" explain - --area E01024860 < plan.yaml", Tool.executable.path], in: folder,
      program: URL(filePath: "/bin/sh"))
    withExtendedLifetime(scratch) {}
    #expect(one.code == 0, "\(one.errors)")
    #expect(one.output == two.output && !one.output.isEmpty)
  }

  @Test func `programs get the same figures as JSON`() throws {
    struct Course: Decodable {
      struct Step: Decodable {
        struct Moves: Decodable {
          struct Move: Decodable {
            let area: String
            let change: Int
          }
          let before: Int
          let after: Int
          enum CodingKeys: String, CodingKey {
            case before = "placed-before"
            case after = "placed-after"
            case moves
          }
          let moves: [Move]
        }
        let points: Int
        let displaced: Moves
      }
      let used: Int
      let oneFewer: Step
      enum CodingKeys: String, CodingKey {
        case used
        case oneFewer = "one-fewer"
      }
    }
    let text = try explained("--course", "10004692-E07000117-L2-S04-A", "--json")
    let course = try JSONDecoder().decode(Course.self, from: Data(text.utf8))
    #expect(course.used == 12)
    #expect(course.oneFewer.points == -100_000)
    #expect(course.oneFewer.displaced.moves.map(\.change).sorted() == [-1, 1])
    struct Why: Decodable {
      struct Turn: Decodable { let by: Int }
      let verdict: String
      let morePoints: Turn?
      let morePlaces: Turn?
      let moreFundedStarts: Turn?
      enum CodingKeys: String, CodingKey {
        case verdict
        case morePoints = "more-points"
        case morePlaces = "more-places"
        case moreFundedStarts = "more-funded-starts"
      }
    }
    let answer = try explained(
      "--why-not", "E01024870", "10004692-E07000117-L2-S04-A", "--json")
    let why = try #require(try JSONDecoder().decode([Why].self, from: Data(answer.utf8)).first)
    #expect(why.verdict == "missed")
    #expect(why.morePoints?.by == 96_298)
    #expect(why.morePlaces == nil)
    #expect(why.moreFundedStarts?.by == 23)
    for arguments in [["--area", "E01024860"], ["--provider", "10001000"]] {
      let text = try explained(arguments[0], arguments[1], "--json")
      #expect(try JSONSerialization.jsonObject(with: Data(text.utf8)) is [String: Any])
    }
  }

  @Test func `control characters of a name never reach the terminal`() throws {
    let (scratch, folder) = try smallest { folder in
      let courses = folder.appending(path: "courses.csv")
      let text = try String(contentsOf: courses, encoding: .utf8)
      try text.replacingOccurrences(of: "BURNLEY COLLEGE", with: "BURN\u{1B}[31mLEY")
        .write(to: courses, atomically: true, encoding: .utf8)
    }
    for arguments in [
      ["--area", "E01024860"], ["--course", "10001000-E07000117-L2-S04-A"],
      ["--provider", "10001000"], ["--why-not", "E01024870", "10001000-E07000117-L2-S04-A"],
    ] {
      let run = try Tool.run(["explain", "plan.yaml"] + arguments, in: folder)
      #expect(run.code == 0, "\(run.errors)")
      #expect(!run.output.contains("\u{1B}"))
    }
    withExtendedLifetime(scratch) {}
  }
}
