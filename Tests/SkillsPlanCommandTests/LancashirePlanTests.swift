import Foundation
import PlanFiles
import SkillsPlanner
import Testing

/// What the model does on the tables of Lancashire.
@Suite struct LancashirePlanTests {
  @Test func `the committed plan is the one that the program makes`() throws {
    try compare(with: "plans/lancashire")
  }

  @Test func `every total of the committed plan foots to the others`() throws {
    let plan = try Examples.read(Tool.root.appending(path: "plans/lancashire/plan.yaml"))
    let placed = plan.summary.placed
    #expect(plan.areas.count == 945)
    #expect(plan.districts.count == 14)
    #expect(plan.needs.reduce(0) { $0 + $1.learners } == plan.summary.learners)
    #expect(plan.needs.reduce(0) { $0 + $1.placed } == placed)
    #expect(plan.allocations.flatMap(\.courses).reduce(0) { $0 + $1.places } == placed)
    #expect(plan.courses.reduce(0) { $0 + $1.used } == placed)
    #expect(plan.providers.reduce(0) { $0 + $1.plan } == placed)
    #expect(plan.providers.reduce(0) { $0 + $1.lastYear } == plan.summary.lastYear)
    #expect(plan.levels.reduce(0) { $0 + $1.used } == placed)
    #expect(plan.districts.reduce(0) { $0 + $1.delivered } == placed)
    #expect(plan.districts.flatMap(\.levels).reduce(0) { $0 + $1.placed } == placed)
    #expect(plan.summary.deciles.reduce(0) { $0 + $1.placed } == placed)
    #expect(
      plan.shortfalls.reduce(0) { $0 + $1.learners } == plan.summary.learners - placed)
    #expect(plan.courses.allSatisfy { $0.used <= $0.places })
    #expect(plan.levels.allSatisfy { $0.used <= $0.funded ?? .max })
    #expect(plan.optimality.gap == 0)
    #expect(plan.optimality.unique)
    #expect(
      plan.summary.fixedFlows == Summary.FixedFlows(fromOutside: 3110, residentsElsewhere: 2826))
  }

  @Test(arguments: [
    "deprivation", "attainment-gap", "travel-distance", "sector-priority", "outcomes",
    "provider-reach",
  ])
  func `each rule's weight changes the plan`(rule: String) throws {
    let study = try Study()
    let without = try study.plan(study.brief.weighing(rule, 0))
    let with = try study.plan(study.brief)
    #expect(moved(with.used, without.used) + moved(with.placed, without.placed) > 50)
  }

  @Test func `without spread most areas get nothing at level 2, with it few of the most deprived`()
    throws
  {
    let study = try Study()
    let with = try study.plan(study.brief).areasWithNone(level: "2")
    let without = try study.plan(study.brief.without("spread")).areasWithNone(level: "2")
    #expect(without.all > 945 * 8 / 10)
    #expect(without.mostDeprived > 80)
    #expect(with.mostDeprived <= 10)
    #expect(with.all < without.all * 8 / 10)
  }

  @Test func `without steadiness a large provider loses most of its places, with it a quarter`()
    throws
  {
    let study = try Study()
    let with = try study.plan(study.brief).largestLoss
    let without = try study.plan(study.brief.without("steadiness")).largestLoss
    #expect(without > 60)
    // A quarter, and what rounding each course's three quarters makes of it.
    #expect(with <= 26)
  }

  @Test func `where every course fills up a rule about courses changes nothing`() throws {
    let study = try Study()
    let full = study.brief.without("funded-starts").without("places")
    let unmoved = try study.plan(full.weighing("sector-priority", 0)).used
    #expect(moved(unmoved, try study.plan(full.weighing("sector-priority", 30)).used) == 0)
    // Flex and funded starts open the question of which courses.
    let open = try study.plan(study.brief.weighing("sector-priority", 0)).used
    #expect(moved(open, try study.plan(study.brief.weighing("sector-priority", 30)).used) > 100)
  }

  @Test func `shuffled rows, another process and one thread give the same bytes`() throws {
    let scratch = try Scratch()
    let folder = try scratch.copy("plans/lancashire")
    let brief = folder.appending(path: "brief.yaml").path
    let first = try Tool.run(["plan", brief])
    #expect(first.code == 0, "\(first.errors)")
    #expect(try Tool.run(["plan", brief]).output == first.output)
    let oneThread = try Tool.run(
      ["-c", "0", Tool.executable.path, "plan", brief], program: URL(filePath: "/usr/bin/taskset"))
    #expect(oneThread.output == first.output)
    for table in ["areas", "courses", "starts"] {
      try shuffle(folder.appending(path: "tables/\(table).csv"))
    }
    let shuffled = try Tool.run(["plan", brief])
    #expect(shuffled.output != first.output)
    // The digests of the tables differ, since their bytes do; nothing else does.
    #expect(withoutInputs(shuffled.output) == withoutInputs(first.output))
  }

  private func withoutInputs(_ text: String) -> [Substring] {
    text.split(separator: "\n").filter { !$0.hasPrefix("  - {role: ") }
  }

  private func shuffle(_ file: URL) throws {
    var lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    var seed = UInt64(lines.count)
    for place in stride(from: lines.count - 1, to: 1, by: -1) {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      lines.swapAt(place, 1 + Int(seed >> 33) % place)
    }
    try (lines.joined(separator: "\n") + "\n").write(to: file, atomically: true, encoding: .utf8)
  }

  /// Places that are elsewhere in the second plan.
  private func moved(_ first: [String: Int], _ second: [String: Int]) -> Int {
    Set(first.keys).union(second.keys).reduce(0) {
      $0 + abs((first[$1] ?? 0) - (second[$1] ?? 0))
    } / 2
  }
}

/// Apprenticeships at levels 2 and 3 alone, on which the model was studied first.
private final class Study {
  let brief: BriefText
  private let scratch: Scratch
  private let folder: URL

  init() throws {
    scratch = try Scratch()
    folder = try scratch.copy("plans/lancashire")
    let courses = folder.appending(path: "tables/courses.csv")
    try Self.keepApprenticeships(in: courses)
    brief = BriefText(
      """
      kind: SkillsBrief
      version: 1
      title: A study of the model
      year: 2026/27
      status: a test
      owner: {organisation: a test, contact: nobody}
      tables: {areas: tables/areas.csv, courses: tables/courses.csv}
      needs:
        - {level: "2", from: [no_qualifications, level_1], target: 4.5%, source: a test}
        - {level: "3", from: [level_2, apprenticeship], target: 3%, source: a test}
      funded-starts: {"2": last-year, "3": last-year}
      places: {flex: 25%}
      spread: {parts: 4, bonus: 0.3}
      steadiness: {share: 75%, bonus: 0.3}
      reach: {"2": 15 km, "3": 25 km}
      rules:
        - {rule: deprivation, weight: 30, with: {measure: income}}
        - {rule: attainment-gap, weight: 20}
        - {rule: travel-distance, weight: 20}
        - {rule: sector-priority, weight: 10, with: {weights: {"4": 1, "5": 1, "6": 1}, other: 0.3}}
        - {rule: outcomes, weight: 10}
        - {rule: provider-reach, weight: 10}

      """)
  }

  func plan(_ brief: BriefText) throws -> Plan {
    let file = folder.appending(path: "study.yaml")
    try brief.text.write(to: file, atomically: true, encoding: .utf8)
    return try Examples.plan(file)
  }

  private static func keepApprenticeships(in file: URL) throws {
    var reader = try CSVReader([UInt8](Data(contentsOf: file)), file: file.path)
    var writer = CSVWriter(names: reader.names)
    let level = reader.names.firstIndex(of: "level") ?? 0
    let mode = reader.names.firstIndex(of: "mode") ?? 0
    while let record = reader.next() {
      guard record[mode].text == "apprenticeship", ["2", "3"].contains(record[level].text) else {
        continue
      }
      for cell in 0..<record.count { writer.write(record[cell].text) }
      writer.endRow()
    }
    try Data(writer.bytes).write(to: file)
  }
}

/// The text of a brief, one thing to a line.
private struct BriefText {
  let text: String

  init(_ text: String) { self.text = text }

  func without(_ key: String) -> BriefText {
    BriefText(lines.filter { !$0.hasPrefix("\(key):") }.joined(separator: "\n"))
  }

  func weighing(_ rule: String, _ weight: Int) -> BriefText {
    BriefText(
      lines.map { line in
        guard line.contains("rule: \(rule),") else { return String(line) }
        return String(line).replacing(/weight: \d+/, with: "weight: \(weight)")
      }.joined(separator: "\n"))
  }

  private var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
}

extension Plan {
  /// Areas of whose need at a level nothing is met: all of them, and those of decile 1.
  fileprivate func areasWithNone(level: String) -> (all: Int, mostDeprived: Int) {
    let deciles = Dictionary(
      areas.map { ($0.code, $0.decile) }, uniquingKeysWith: { first, _ in first })
    let none = needs.filter { $0.level.code == level && $0.placed == 0 }
    return (none.count, none.filter { deciles[$0.area] == 1 }.count)
  }

  /// The largest loss in whole per cent of a provider with 100 starts or more last year.
  fileprivate var largestLoss: Int {
    providers.filter { $0.lastYear >= 100 }.map { -100 * $0.change / $0.lastYear }.max() ?? 0
  }
}
