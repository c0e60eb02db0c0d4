import PlanFiles
import SkillsPlanner
import Testing

private let keys: [(key: String, value: String, other: String)] = [
  ("title", "A plan", "Another plan"),
  ("year", "2026/27", "2027/28"),
  ("status", "an example", "a scenario"),
  ("owner", "{organisation: A council, contact: a desk}", "{organisation: B, contact: c}"),
  ("tables", "{areas: a.csv, courses: c.csv, starts: s.csv}", "{areas: b.csv, courses: d.csv}"),
  (
    "needs", "[{level: \"2\", from: [level_1], target: 3%, source: x}]",
    "[{level: \"2\", from: [level_1], target: 4%, source: x}]"
  ),
  ("reach", "{\"2\": 15 km, \"3\": 25 km}", "{\"2\": 10 km}"),
  ("funded-starts", "{\"2\": 63}", "{\"2\": none}"),
  ("places", "{flex: 25%}", "{flex: 0%}"),
  ("spread", "{parts: 4, bonus: 0.3}", "{parts: 1, bonus: 0}"),
  ("steadiness", "{share: 75%, bonus: 0.2}", "{share: 50%, bonus: 0.1}"),
  (
    "rules", "[{rule: deprivation, weight: 30}, {rule: curve, weight: 5}, {rule: within-district}]",
    "[{rule: outcomes, weight: 1}]"
  ),
]

private let head = "kind: SkillsBrief\nversion: 1\n"

/// The whole brief, with some keys otherwise.
private func whole(_ changes: [String: String] = [:]) -> String {
  head + keys.map { "\($0.key): \(changes[$0.key] ?? $0.value)\n" }.joined()
}

/// Reads "s.yaml" of some files, by their paths.
private func read(_ files: [String: String]) throws(InvalidInput) -> BriefFile {
  try BriefFile(Array((files["s.yaml"] ?? "").utf8), file: "s.yaml") {
    (path, place) throws(InvalidInput) in
    guard let text = files[path] else {
      return try InputFile.read("/nowhere/\(path)", namedAt: place)
    }
    return InputFile(file: path, bytes: Array(text.utf8))
  }
}

private func found(_ files: [String: String]) -> [String] {
  problems { () throws(InvalidInput) in try read(files) }.map {
    "\($0.location?.file ?? "") \($0.place)"
  }
}

private func extending(_ file: String, _ text: String = "") -> String {
  "\(head)extends: \(file)\n\(text)"
}

/// Everything of a brief but places in files, as a text.
private func said(_ file: BriefFile) -> String {
  let brief = file.brief
  let needs = brief.needs.map { "\($0.level) \($0.from) \($0.target) \($0.source) \($0.reach)" }
  let funded = brief.fundedStarts.map { "\($0.level) \($0.amount)" }
  let rules = brief.rules.map { "\($0.id) \(String(describing: $0.weight))" }
  let tables = [file.tables.areas, file.tables.courses, file.tables.starts].map { $0?.path ?? "" }
  return
    "\(brief.title) \(brief.year) \(brief.status) \(brief.owner) \(needs) \(funded) \(brief.flex) "
    + "\(brief.spread) \(brief.steadiness) \(rules) \(tables)"
}

@Suite struct `Briefs that extend others` {
  @Test func `a brief with nothing of its own is its base`() throws {
    let scenario = try read(["s.yaml": extending("b.yaml"), "b.yaml": whole()])
    #expect(said(scenario) == said(try read(["s.yaml": whole()])))
  }

  @Test(arguments: keys.map(\.key))
  func `a key replaces that of the base as a whole`(key: String) throws {
    let other = try #require(keys.first { $0.key == key }).other
    let scenario = try read([
      "s.yaml": extending("b.yaml", "\(key): \(other)\n"), "b.yaml": whole(),
    ])
    let written = try read(["s.yaml": whole([key: other])])
    #expect(said(scenario) == said(written))
    #expect(said(scenario) != said(try read(["s.yaml": whole()])))
  }

  @Test func `the nearest brief of a chain that has a key gives it`() throws {
    let scenario = try read([
      "s.yaml": extending("b.yaml", "title: first\n"),
      "b.yaml": extending("c.yaml", "title: second\nyear: 2030/31\n"), "c.yaml": whole(),
    ])
    #expect(scenario.brief.title == "first")
    #expect(scenario.brief.year == "2030/31")
    #expect(scenario.brief.status == "an example")
    #expect(scenario.files.map(\.role) == ["brief", "base", "base"])
    #expect(scenario.files.map(\.file) == ["s.yaml", "b.yaml", "c.yaml"])
    #expect(scenario.files[2].sha256 == SHA256.hex(of: Array(whole().utf8)))
  }

  @Test func `weights of a chain change the rules of its last brief one after another`() throws {
    let scenario = try read([
      "s.yaml": extending("b.yaml", "weights: {curve: 7}\n"),
      "b.yaml": extending("c.yaml", "weights: {curve: 6, deprivation: 40}\n"), "c.yaml": whole(),
    ])
    #expect(scenario.brief.rules.map(\.id) == ["deprivation", "curve", "within-district"])
    #expect(scenario.brief.rules.map(\.weight) == [40, 7, nil])
  }

  @Test func `weights behind rules that replace theirs are not read`() throws {
    let scenario = try read([
      "s.yaml": extending("b.yaml", "rules: [{rule: outcomes, weight: 1}]\n"),
      "b.yaml": extending("c.yaml", "weights: {curve: 6}\n"), "c.yaml": whole(),
    ])
    #expect(scenario.brief.rules.map(\.id) == ["outcomes"])
    #expect(scenario.brief.rules.map(\.weight) == [1])
  }

  @Test func `tables lie where the brief that names them says`() throws {
    let scenario = try read([
      "s.yaml": extending("../base/b.yaml"),
      "../base/b.yaml": extending("more/c.yaml"),
      "../base/more/c.yaml": whole(["tables": "{areas: a.csv, courses: /data/c.csv}"]),
    ])
    #expect(scenario.tables.areas.path == "../base/more/a.csv")
    #expect(scenario.tables.courses.path == "/data/c.csv")
    #expect(scenario.tables.areas.location.file == "../base/more/c.yaml")
    #expect(scenario.files.map(\.file) == ["s.yaml", "../base/b.yaml", "../base/more/c.yaml"])
  }

  @Test func `a problem is told in the file where it stands`() {
    #expect(
      found([
        "s.yaml": extending("b.yaml", "yeer: 2\nreach: {\"2\": 15}\n"),
        "b.yaml": whole(["spread": "{parts: 90, bonus: 0}", "reach": "never read"]),
      ]) == ["b.yaml 12:17 SP0315", "s.yaml 4:1 SP0318", "s.yaml 5:14 SP0314"])
  }

  @Test func `the last brief of a chain has every key, and the others kind and version`() {
    #expect(
      found([
        "s.yaml": "extends: b.yaml\n", "b.yaml": extending("c.yaml"),
        "c.yaml": whole().replacing("title: A plan\n", with: ""),
      ]) == ["c.yaml 1:1 SP0317", "s.yaml 1:1 SP0317"])
  }

  @Test(arguments: [
    (["s.yaml": extending("s.yaml")], "s.yaml 3:10 SP0321"),
    (["s.yaml": extending("b.yaml"), "b.yaml": extending("s.yaml")], "b.yaml 3:10 SP0321"),
    (["s.yaml": extending("b.yaml")], "s.yaml 3:10 SP0101"),
    (["s.yaml": extending("b.yaml"), "b.yaml": "kind: SkillsPlan\n"], "b.yaml 1:7 SP0319"),
    (["s.yaml": extending("b.yaml"), "b.yaml": ": :\n"], "b.yaml 1:1 SP0301"),
    (["s.yaml": extending("[b.yaml]")], "s.yaml 3:10 SP0311"),
    (["s.yaml": extending("")], "s.yaml 3:9 SP0312"),
  ])
  func `a chain that does not end in a brief is refused where it breaks`(
    files: [String: String], place: String
  ) {
    #expect(found(files) == [place])
  }

  @Test func `a circle is told brief by brief`() {
    let files = [
      "s.yaml": extending("b.yaml"), "b.yaml": extending("c.yaml"), "c.yaml": extending("b.yaml"),
    ]
    let said = problems { () throws(InvalidInput) in try read(files) }.map(\.summary)
    #expect(
      said == [
        "the briefs extend each other in a circle: this leads back to \"b.yaml\", that extends \"c.yaml\""
      ])
  }

  @Test(arguments: [8, 9])
  func `eight briefs may lie behind one, and no more`(count: Int) throws {
    var files = ["s.yaml": extending("1.yaml"), "\(count).yaml": whole()]
    for place in 1..<count { files["\(place).yaml"] = extending("\(place + 1).yaml") }
    #expect(found(files) == (count == 8 ? [] : ["8.yaml 3:10 SP0322"]))
  }

  @Test(arguments: [
    ("weights: {deprivaton: 1}\n", "s.yaml 4:11 SP0323"),
    ("weights: {within-district: 1}\n", "s.yaml 4:11 SP0323"),
    ("weights: {curve: 1.5}\n", "s.yaml 4:18 SP0314"),
    ("weights: [curve]\n", "s.yaml 4:10 SP0311"),
    ("rules: [{rule: curve, weight: 1}]\nweights: {curve: 2}\n", "s.yaml 5:10 SP0325"),
  ])
  func `a weight that changes nothing is refused`(text: String, place: String) {
    #expect(found(["s.yaml": extending("b.yaml", text), "b.yaml": whole()]) == [place])
  }

  @Test func `a weight of a rule that is used twice does not say which`() {
    let rules = "[{rule: curve, weight: 1}, {rule: curve, weight: 2}]"
    #expect(
      found([
        "s.yaml": extending("b.yaml", "weights: {curve: 3}\n"), "b.yaml": whole(["rules": rules]),
      ]) == ["s.yaml 4:11 SP0324"])
  }

  @Test func `weights without a base are refused`() {
    #expect(found(["s.yaml": whole() + "weights: {curve: 3}\n"]) == ["s.yaml 15:10 SP0317"])
  }
}
