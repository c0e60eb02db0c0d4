import PlanFiles
import SkillsPlanner
import Testing

/// A brief of every part; a test replaces one line of it, or leaves one out.
private let lines: [(key: String, text: String)] = [
  ("kind", "kind: SkillsBrief"),
  ("version", "version: 1"),
  ("title", "title: A plan"),
  ("year", "year: 2026/27"),
  ("status", "status: an example"),
  ("owner", "owner: {organisation: A council, contact: a desk, roles: {analyst: Ann}}"),
  ("tables", "tables: {areas: a.csv, courses: c.csv, starts: s.csv, sources: s.yaml}"),
  (
    "needs",
    "needs: [{level: \"3\", from: [level_2], target: 3%, source: x}, "
      + "{level: entry, from: [no_qualifications, level_1], target: 0.5, source: z}]"
  ),
  ("reach", "reach: {\"3\": 25 km, entry: 1.5 km}"),
  ("funded-starts", "funded-starts: {\"3\": last-year, entry: 1200}"),
  ("places", "places: {flex: 25%}"),
  ("spread", "spread: {parts: 4, bonus: 0.3}"),
  ("steadiness", "steadiness: {share: 75%, bonus: 0.2}"),
  (
    "rules",
    "rules: [{rule: deprivation, weight: 30, with: {measure: income}}, {rule: within-district}]"
  ),
]

private func text(_ changes: [String: String?] = [:]) -> String {
  lines.compactMap { key, text in
    if let change = changes[key] { return change.map { "\(key): \($0)" } }
    return text
  }.joined(separator: "\n") + "\n"
}

private func read(_ changes: [String: String?] = [:]) throws(InvalidInput) -> BriefFile {
  try BriefFile(Array(text(changes).utf8), file: "b.yaml")
}

private func line(of key: String) -> Int {
  (lines.firstIndex { $0.key == key } ?? -1) + 1
}

@Suite struct `Brief reading` {
  @Test func `every part is read`() throws {
    let file = try read()
    let brief = file.brief
    #expect(brief.title == "A plan")
    #expect(brief.year == "2026/27")
    #expect(brief.status == "an example")
    #expect(brief.owner.organisation == "A council")
    #expect(brief.owner.contact == "a desk")
    #expect(brief.owner.roles == [Owner.Role(role: "analyst", holder: "Ann")])
    #expect(brief.flex == Share(millionths: 250_000))
    #expect(brief.spread == Spread(parts: 4, bonus: Share(millionths: 300_000)))
    #expect(
      brief.steadiness
        == Steadiness(share: Share(millionths: 750_000), bonus: Share(millionths: 200_000)))
    #expect(file.tables.areas.path == "a.csv")
    #expect(file.tables.areas.location == Location(file: "b.yaml", line: 7, column: 17))
    #expect(file.tables.courses.path == "c.csv")
    #expect(file.tables.starts?.path == "s.csv")
    #expect(file.tables.sources?.path == "s.yaml")
  }

  @Test func `needs come in the order of levels with their reach`() throws {
    let needs = try read().brief.needs
    #expect(needs.map(\.level.code) == ["entry", "3"])
    #expect(needs.map(\.from) == [[.none, .level1], [.level2]])
    #expect(needs.map(\.target.millionths) == [500_000, 30_000])
    #expect(needs.map(\.source) == ["z", "x"])
    #expect(needs.map(\.reach) == [1_500, 25_000])
    #expect(needs.last?.location == Location(file: "b.yaml", line: 8, column: 9))
  }

  @Test func `a reach may have a time beside the distance`() throws {
    let needs = try read([
      "reach": "{\"3\": {distance: 25 km, time: 45 min}, entry: {distance: 1 km}}"
    ]).brief.needs
    #expect(needs.map(\.reach) == [1_000, 25_000])
    #expect(needs.map(\.reachMinutes) == [nil, 45])
    #expect(try read().brief.needs.map(\.reachMinutes) == [nil, nil])
  }

  @Test func `funded starts are last year's, a number or none`() throws {
    let funded = try read().brief.fundedStarts
    #expect(funded.map(\.level.code) == ["3", "entry"])
    #expect(funded.map(\.amount) == [.lastYear, .starts(1200)])
    #expect(
      try read(["funded-starts": "{\"3\": none, entry: 0}"]).brief.fundedStarts.map(\.amount)
        == [.starts(0)])
  }

  @Test func `rules keep their order, their weight or none, and their parameters`() throws {
    let rules = try read().brief.rules
    #expect(rules.map(\.id) == ["deprivation", "within-district"])
    #expect(rules.map(\.weight) == [30, nil])
    #expect(rules.map { $0.settings.map(\.name) } == [["measure"], []])
    #expect(rules.first?.location == Location(file: "b.yaml", line: 14, column: 16))
  }

  @Test func `what a brief leaves out changes nothing`() throws {
    let file = try read([
      "funded-starts": nil, "places": nil, "spread": nil, "steadiness": nil,
      "tables": "{areas: a.csv, courses: c.csv}", "owner": "{organisation: A, contact: b}",
    ])
    #expect(file.brief.fundedStarts.isEmpty)
    #expect(file.brief.flex == .zero)
    #expect(file.brief.spread == .none)
    #expect(file.brief.steadiness == .none)
    #expect(file.brief.owner.roles.isEmpty)
    #expect(file.tables.starts == nil)
    #expect(file.tables.sources == nil)
  }

  @Test(arguments: lines.map(\.key))
  func `a part that must be there is missed by name`(key: String) {
    let optional = ["funded-starts", "places", "spread", "steadiness"]
    let found = problems { () throws(InvalidInput) in try read([key: nil]) }
    if optional.contains(key) {
      #expect(found.isEmpty)
    } else if key == "reach" {
      // Without a reach of its own, no need says that it has none.
      #expect(found.map(\.place) == ["1:1 SP0317"])
    } else {
      #expect(found.map(\.place) == ["1:1 SP0317"])
      #expect(found.first?.summary == "the key \"\(key)\" is missing here")
    }
  }

  @Test(arguments: [
    ("kind", "Brief", "1:7 SP0316"),
    ("kind", "SkillsPlan", "1:7 SP0319"),
    ("kind", "SkillsSources", "1:7 SP0319"),
    ("version", "2", "2:10 SP0320"),
    ("version", "0", "2:10 SP0315"),
    ("version", "one", "2:10 SP0314"),
    ("title", "", "3:7 SP0312"),
    ("title", "[a]", "3:8 SP0311"),
    ("title", "2026", "3:8 SP0313"),
    ("year", "2026/28", "4:7 SP0314"),
    ("year", "2026-27", "4:7 SP0314"),
    ("year", "26/27", "4:7 SP0314"),
    ("year", "+202/03", "4:7 SP0314"),
    ("year", "2026/+7", "4:7 SP0314"),
    ("owner", "me", "6:8 SP0311"),
    ("owner", "{organisation: A}", "6:8 SP0317"),
    ("owner", "{organisation: A, contact: b, rols: {}}", "6:38 SP0318"),
    ("owner", "{organisation: A, contact: b, roles: [Ann]}", "6:45 SP0311"),
    ("tables", "{areas: a.csv}", "7:9 SP0317"),
    ("tables", "{areas: a.csv, courses: \"\"}", "7:33 SP0312"),
    ("tables", "a.csv", "7:9 SP0311"),
    ("needs", "[]", "8:8 SP0312"),
    ("needs", "{}", "8:8 SP0311"),
    ("needs", "[3]", "8:9 SP0311"),
    ("needs", "[{level: \"9\", from: [level_2], target: 3%, source: x}]", "8:17 SP0316"),
    ("needs", "[{level: \"3\", from: [], target: 3%, source: x}]", "8:28 SP0312"),
    ("needs", "[{level: \"3\", from: [gcse], target: 3%, source: x}]", "8:29 SP0316"),
    ("needs", "[{level: \"3\", from: [other, other], target: 3%, source: x}]", "8:36 SP0303"),
    ("needs", "[{level: \"3\", from: other, target: 3%, source: x}]", "8:28 SP0311"),
    ("needs", "[{level: \"3\", from: [other], target: 3, source: x}]", "8:45 SP0315"),
    ("needs", "[{level: \"3\", from: [other], target: -3%, source: x}]", "8:45 SP0315"),
    ("needs", "[{level: \"3\", from: [other], target: 3%}]", "8:9 SP0317"),
    ("needs", "[{level: \"4\", from: [other], target: 3%, source: x}]", "8:17 SP0317"),
    ("reach", "15 km", "9:8 SP0311"),
    ("reach", "{\"3\": 25, entry: 1 km}", "9:14 SP0314"),
    ("reach", "{\"3\": 2001 km, entry: 1 km}", "9:14 SP0315"),
    ("reach", "{\"3\": 1 km, entry: 1 km, \"10\": 1 km}", "9:33 SP0316"),
    ("reach", "{\"3\": {time: 45 min}, entry: 1 km}", "9:14 SP0317"),
    ("reach", "{\"3\": {distance: 1 km, time: 45}, entry: 1 km}", "9:37 SP0314"),
    ("reach", "{\"3\": {distance: 1 km, time: 4.5 min}, entry: 1 km}", "9:37 SP0314"),
    ("reach", "{\"3\": {distance: 1 km, time: 10001 min}, entry: 1 km}", "9:37 SP0315"),
    ("reach", "{\"3\": {distance: 1 km, tine: 45 min}, entry: 1 km}", "9:31 SP0318"),
    ("reach", "{\"3\": [1 km, 45 min], entry: 1 km}", "9:14 SP0311"),
    ("funded-starts", "1200", "10:16 SP0311"),
    ("funded-starts", "{\"3\": last year}", "10:22 SP0316"),
    ("funded-starts", "{\"3\": -1}", "10:22 SP0315"),
    ("funded-starts", "{level 3: none}", "10:17 SP0316"),
    ("places", "25%", "11:9 SP0311"),
    ("places", "{}", "11:9 SP0317"),
    ("places", "{flex: 1001%}", "11:16 SP0315"),
    ("spread", "{parts: 4}", "12:9 SP0317"),
    ("spread", "{parts: 0, bonus: 0}", "12:17 SP0315"),
    ("spread", "{parts: 21, bonus: 0}", "12:17 SP0315"),
    ("spread", "{parts: 4, bonus: 1.1}", "12:27 SP0315"),
    ("steadiness", "{share: 75, bonus: 0}", "13:21 SP0315"),
    ("steadiness", "{bonus: 0}", "13:13 SP0317"),
    ("rules", "[]", "14:8 SP0312"),
    ("rules", "deprivation", "14:8 SP0311"),
    ("rules", "[deprivation]", "14:9 SP0311"),
    ("rules", "[{weight: 1}]", "14:9 SP0317"),
    ("rules", "[{rule: a, weight: 0.5}]", "14:27 SP0314"),
    ("rules", "[{rule: a, weight: 1000001}]", "14:27 SP0315"),
    ("rules", "[{rule: a, weight: 1, with: income}]", "14:36 SP0311"),
  ])
  func `what cannot be meant is refused at its place`(key: String, value: String, place: String) {
    let found = problems { () throws(InvalidInput) in try read([key: value]) }
    // A need that cannot be read leaves its reach unasked, so the fault is the only one.
    #expect(found.map(\.place) == [place], "\(found.map(\.summary))")
    #expect(found.allSatisfy { !$0.fix.isEmpty })
  }

  @Test func `two needs of a level are refused at the second`() {
    let need = "{level: \"3\", from: [other], target: 3%, source: x}"
    let found = problems { () throws(InvalidInput) in try read(["needs": "[\(need), \(need)]"]) }
    #expect(found.map(\.code) == ["SP0303"])
    #expect(found.first?.location?.column == 9 + need.count + 2 + 8)
  }

  @Test func `every problem of a brief is found at once, in the order of the file`() {
    let found = problems { () throws(InvalidInput) in
      try read(["year": "soon", "reach": "{\"3\": far, entry: 1 km}", "rules": "[{rul: a}]"])
    }
    #expect(
      found.map(\.place) == [
        "4:7 SP0314", "9:14 SP0314", "14:9 SP0317", "14:10 SP0318",
      ])
  }
}
