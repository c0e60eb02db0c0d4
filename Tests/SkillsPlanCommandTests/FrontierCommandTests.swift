import Foundation
import Testing

@Suite struct `Frontier command` {
  private let smallest = "plans/smallest/brief.yaml"
  private let between = ["--between", "points,equity"]

  @Test func `the table, the picture and the plan of equal weights stand on one screen`() throws {
    let run = try Tool.run(["frontier", smallest] + between)
    #expect(run.code == 0)
    #expect(run.errors.isEmpty)
    #expect(
      run.output.hasPrefix(
        """
        Ten areas of Burnley and Pendle, 2026/27: what do places for deciles 1 to 2 cost in points?

        The plan gives 46 of its 63 places to learners of deciles 1 to 2, who are 46 of 87 in need.

          places  of need      points  given up       weight  placed
               0       0%  34,629,637    51.21%  -70,977,803      41

        """))
    #expect(
      run.output.contains(
        "      46     100%  70,977,802     0.00%            0      63  the plan\n"))
    #expect(
      run.output.contains("+--------------------------------------------------------------\n"))
    #expect(run.output.contains("With all rules weighing the same: 46 places to deciles 1 to 2"))
    let lines = run.output.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 100 })
    #expect(lines.contains { $0.hasSuffix("...X") })
  }

  @Test func `the table for a spreadsheet has every corner of a concave curve`() throws {
    let scratch = try Scratch()
    let csv = scratch.folder.appending(path: "frontier.csv")
    let run = try Tool.run(
      ["frontier", smallest, "--deciles", "1", "--csv", csv.path, "--json"] + between)
    #expect(run.code == 0, "\(run.errors)")
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let corners = try #require(json["corners"] as? [[String: Any]])
    let rows = try String(contentsOf: csv, encoding: .utf8).split(separator: "\n")
    #expect(rows.count == corners.count + 3)
    #expect(rows[0] == "plan,places,learners,points,points_given_up,weight,placed")
    let places = corners.compactMap { $0["places"] as? Int }
    let points = corners.compactMap { $0["points"] as? Int }
    let weights = corners.compactMap { $0["weight"] as? Int }
    #expect(corners.count > 3 && places == Set(places).sorted())
    #expect(weights == Set(weights).sorted())
    for corner in corners.indices.dropFirst() {
      let more = places[corner] - places[corner - 1]
      #expect(points[corner - 1] - points[corner] == weights[corner] * more)
    }
    let plan = try #require(json["plan"] as? [String: Any])
    #expect(plan["points"] as? Int == points.max())
  }

  @Test func `the picture has words, no colour that says anything, and a dark side`() throws {
    let scratch = try Scratch()
    let svg = scratch.folder.appending(path: "frontier.svg")
    let run = try Tool.run(["frontier", smallest, "--svg", svg.path] + between)
    #expect(run.code == 0, "\(run.errors)")
    let text = try String(contentsOf: svg, encoding: .utf8)
    for part in [
      "<title id=\"t\">Ten areas of Burnley and Pendle, 2026/27: points and places",
      "<desc id=\"d\">",
      "role=\"img\"", "prefers-color-scheme: dark", ">the brief's plan</text>",
    ] { #expect(text.contains(part), "\(part)") }
    let document = try XMLCheck(text)
    #expect(document.isWellFormed)
  }

  @Test func `deciles that nobody lives in are said to have no trade-off`() throws {
    let run = try Tool.run(["frontier", smallest, "--deciles", "10"] + between)
    #expect(run.code == 3)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("no learner of an area in decile 10 has a course"))
    #expect(run.errors.contains("[SP1200]"))
  }

  @Test(arguments: [
    ([], "say what is traded: --between points,equity"),
    (["--between", "points"], "say what is traded: --between points,equity"),
    (
      ["--between", "points,equity", "--deciles", "2-1"],
      "--deciles is one decile or a range of them, such as 1-2; not \"2-1\""
    ),
    (
      ["--between", "points,equity", "--csv", "plans/smallest/areas.csv"],
      "\"plans/smallest/areas.csv\" is an input of the plan"
    ),
  ])
  func `a line that cannot be understood says what would be`(line: ([String], String)) throws {
    let run = try Tool.run(["frontier", smallest] + line.0)
    #expect(run.code == 2)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains(line.1), "\(run.errors)")
  }
}

/// Whether a small XML text has every element closed in its order.
private struct XMLCheck {
  let isWellFormed: Bool

  init(_ text: String) throws {
    var open: [Substring] = []
    var isGood = true
    for match in text.matches(of: /<(\/?)([a-z]+)[^>]*?(\/?)>/) {
      if match.1 == "/" {
        isGood = isGood && open.popLast() == match.2
      } else if match.3.isEmpty {
        open.append(match.2)
      }
    }
    isWellFormed = isGood && open.isEmpty && !text.contains("&<")
  }
}
