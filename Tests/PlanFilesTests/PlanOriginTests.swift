import PlanFiles
import SkillsPlanner
import Testing

private let brief = """
  kind: SkillsBrief
  version: 1
  title: A plan
  year: 2026/27
  status: an example
  owner: {organisation: A, contact: b}
  tables:
    areas: areas.csv
    courses: tables/courses.csv
    joins:
      - {table: pay.csv, to: courses, by: sector}
      - {table: ward.csv, to: areas, by: area}
  needs: [{level: "2", from: [level_1, no_qualifications], target: 3%, source: x}]
  reach: {"2": 15 km}
  funded-starts: {"2": 63}
  places: {flex: 25%}
  rules:
    - {rule: deprivation, weight: 2, with: {measure: income, by: decile}}
    - {rule: curve, weight: 1, with: {column: course.pay, points: {"0": 0, "9": 1}}}
    - {rule: curve, weight: 5, with: {column: area.ward, points: {"0": 0, "9": 1}}}

  """

private let inputs = ["areas.csv", "tables/courses.csv", "pay.csv", "ward.csv"].map {
  InputRecord(role: "any", file: $0, sha256: "digest of \($0)", rows: 1)
}

/// Two folders, the second with a brief in which one place is another.
private struct Pair: ~Copyable {
  let folder: ScratchFolder
  let old: BriefInGroups
  let new: BriefInGroups

  init(
    _ text: String = "", _ other: String = "", inputs ofNew: [InputRecord] = inputs,
    rules: [RuleRecord] = []
  ) throws {
    let made = try ScratchFolder()
    for name in ["old", "new"] {
      try made.makeFolder(name)
      try made.write(
        name == "old" || text.isEmpty ? brief : brief.replacing(text, with: other),
        to: "\(name)/brief.yaml")
    }
    let before = try BriefInGroups(brief: made.path + "/old/brief.yaml", inputs: inputs, rules: [])
    let after = try BriefInGroups(brief: made.path + "/new/brief.yaml", inputs: ofNew, rules: rules)
    old = before
    new = after
    folder = made
  }
}

@Suite struct `What plans were made from` {
  @Test(arguments: [
    ("title: A plan", "title: Another", [] as [InputGroup]),
    ("source: x", "source: a study", []),
    ("[level_1, no_qualifications]", "[no_qualifications, level_1]", []),
    ("{measure: income, by: decile}", "{by: decile, measure: income}", []),
    ("tables:\n", "# a remark\ntables:\n", []),
    ("table: ward.csv", "table: other.csv", [.data]),
    ("table: pay.csv", "table: other.csv", [.courses]),
    ("target: 3%", "target: 4%", [.needs]), ("15 km", "{distance: 15 km, time: 30 min}", [.needs]),
    ("measure: income", "measure: health", [.rules]), ("weight: 2", "weight: 3", [.weights]),
    ("\"2\": 63", "\"2\": last-year", [.policies]), ("flex: 25%", "flex: 20%", [.policies]),
    ("places: {flex: 25%}", "steadiness: {share: 50%, bonus: 0.3}", [.policies]),
  ])
  func `a group differs where a plan can follow from it`(
    old: String, new: String, groups: [InputGroup]
  ) throws {
    let pair = try Pair(old, new)
    #expect(pair.old.groups(otherThanIn: pair.new) == groups)
    #expect(pair.new.groups(otherThanIn: pair.old) == groups)
  }

  @Test func `tables are told apart by what is in them, not by where they lie`() throws {
    let others = inputs.map {
      InputRecord(
        role: $0.role, file: $0.file, sha256: $0.file == "areas.csv" ? "another" : $0.sha256,
        rows: 1)
    }
    let pair = try Pair(inputs: others)
    #expect(pair.old.groups(otherThanIn: pair.new) == [.data])
  }

  @Test func `another build of a rule is another rule, and each plan's is pinned`() throws {
    let digest = String(repeating: "a", count: 64)
    let pair = try Pair(rules: [
      RuleRecord(
        id: "deprivation", version: "1.0.0", file: "x.so", sha256: digest, weight: 2, settings: [])
    ])
    #expect(pair.old.groups(otherThanIn: pair.new) == [.rules])
    #expect(pair.new.brief.brief.rules.map(\.sha256) == [digest, nil, nil])
  }

  @Test func `a mixture has each group from its own side, its tables where they lie`() throws {
    let pair = try Pair("target: 3%", "target: 4%")
    let mixed = pair.old.taking([.courses, .needs], from: pair.new)
    let (old, new) = (pair.folder.path + "/old/", pair.folder.path + "/new/")
    #expect(mixed.tables.areas.path == old + "areas.csv")
    #expect(mixed.tables.courses.path == new + "tables/courses.csv")
    #expect(mixed.tables.joins.map(\.table.path) == [old + "ward.csv", new + "pay.csv"])
    #expect(mixed.brief.needs.map(\.target.millionths) == [40_000])
    #expect(mixed.tables.sources == nil)
  }

  @Test func `weights follow their rules: the same parameters first, then the same rule`() throws {
    // The new brief leaves the first curve out and doubles the weight of the second.
    let line =
      "  - {rule: curve, weight: 1, with: {column: course.pay, points: {\"0\": 0, \"9\": 1}}}\n"
    let pair = try Pair(line, "")
    #expect(pair.old.groups(otherThanIn: pair.new) == [.rules])
    let heavier = try Pair("weight: 5", "weight: 10")
    #expect(heavier.old.taking([.rules], from: heavier.new).brief.rules.map(\.weight) == [2, 1, 5])
    #expect(
      heavier.old.taking([.rules, .weights], from: heavier.new).brief.rules.map(\.weight)
        == [2, 1, 10])
    #expect(pair.old.taking([.rules], from: pair.new).brief.rules.map(\.weight) == [2, 5])
    // Back again the rule that comes brings its own weight.
    #expect(pair.new.taking([.rules], from: pair.old).brief.rules.map(\.weight) == [2, 1, 5])
  }
}
