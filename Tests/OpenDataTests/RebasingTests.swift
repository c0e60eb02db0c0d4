import PlanFiles
import SkillsPlanner
import Testing

@testable import OpenData

private let lookUp = """
  LSOA11CD,LSOA11NM,LSOA21CD,LSOA21NM,CHGIND,LAD22CD,LAD22NM
  E01000001,One,E01000001,One,U,E09000001,City
  E01000010,Ten,E01033801,Ten A,S,E09000001,City
  E01000010,Ten,E01033802,Ten B,S,E09000001,City
  E01000023,Two,E01033803,Both,M,E09000001,City
  E01000048,Three,E01033803,Both,M,E09000001,City
  E01000092,Four,E01033804,Odd A,X,E09000001,City
  E01000092,Four,E01033805,Odd B,X,E09000001,City
  E01000109,Five,E01033805,Odd B,X,E09000001,City

  """

private let map = """
  kind: SkillsMap
  version: 1
  title: Learners
  publisher: The county
  vintage: "2019"
  geography: LSOA 2011
  key: [area]
  columns:
    - {ours: area, theirs: area, unit: lsoa}
    - {ours: population, theirs: people, unit: whole}
    - {ours: rate, theirs: rate, unit: share}
    - {ours: rank, theirs: rank, unit: whole, carried: measure}
    - {ours: kind, theirs: kind, unit: text}

  """

private let table = """
  area,people,rate,rank,kind
  E01000001,100,0.1,7,town
  E01000010,101,0.2,8,town
  E01000023,300,0.4,10,country
  E01000048,100,0.8,20,town
  E01000092,51,0.5,5,town
  E01000109,50,0.3,6,town
  E01000999,9,0.3,6,lost

  """

@Suite struct `Tables carried over to other areas` {
  private func carried(weights: String? = nil) throws -> (
    folder: Downloads, report: ImportCommand.Report
  ) {
    let folder = try Downloads([
      "map.yaml": map, "table.csv": table, "lookup.csv": lookUp, "weights.csv": weights ?? "",
    ])
    let report = try folder.run(
      "table.csv", to: "out.csv", map: "map.yaml", lookUp: "lookup.csv",
      weights: weights == nil ? nil : "weights.csv")
    return (folder, report)
  }

  @Test func `splits share counts out, mergers add them up, measures are copied and averaged`()
    throws
  {
    let (folder, _) = try carried()
    #expect(
      try folder.lines("out.csv") == [
        "area,population,rate,rank,kind,carried_over",
        "E01000001,100,0.1,7,town,unchanged",
        "E01033801,51,0.2,8,town,part of E01000010",
        "E01033802,50,0.2,8,town,part of E01000010",
        // 300 people of 0.4 and 100 of 0.8; ranks 10 and 20 are 12.5, half to even.
        "E01033803,400,0.5,12,country,added up from E01000023 and E01000048",
        "E01033804,26,0.5,5,town,irregular: from E01000092",
        "E01033805,75,0.36755,6,town,irregular: from E01000092 and E01000109",
      ])
  }

  @Test func `totals are kept to the unit, and a code that the look-up lacks is in quarantine`()
    throws
  {
    let (folder, report) = try carried()
    let people = try folder.lines("out.csv").dropFirst().compactMap {
      Int($0.split(separator: ",")[1])
    }
    #expect(people.reduce(0, +) == 702)
    #expect(Set(report.warnings.map(\.code)) == ["SP0418", "SP0420"])
    #expect(report.lines.contains("  7 rows read: 6 kept, 1 in quarantine, 0 left out"))
    #expect(report.lines.contains { $0.contains("6 rows, 5 derived") })
    #expect(try folder.lines("out.quarantine.csv")[1].hasSuffix(",E01000999,9,0.3,6,lost"))
    let sources = try folder.text("sources.yaml")
    #expect(sources.contains("E01000092 to E01033804 and E01033805"))
    #expect(sources.contains("geography: LSOA 2021"))
  }

  @Test func `parts are weighed by residents where a table of them is given`() throws {
    let header = Layout.deprivation.required
    func row(_ code: String, _ people: Int) -> String {
      header.map { name in
        name == DeprivationFile.area ? code : name == DeprivationFile.population ? "\(people)" : "1"
      }.joined(separator: ",")
    }
    func quoted(_ name: String) -> String { name.contains(",") ? "\"\(name)\"" : name }
    let codes = ["E01000001", "E01033803", "E01033804", "E01033805"]
    let rows = [row("E01033801", 300), row("E01033802", 100)] + codes.map { row($0, 10) }
    let (folder, _) = try carried(
      weights: ([header.map(quoted).joined(separator: ",")] + rows).joined(separator: "\n"))
    let lines = try folder.lines("out.csv")
    #expect(lines[2].hasPrefix("E01033801,76,") && lines[3].hasPrefix("E01033802,25,"))
  }

  @Test func `a look-up that does not lead there is refused, and says where it leads`() throws {
    let folder = try Downloads([
      "map.yaml": String(map.replacing("LSOA 2011", with: "LSOA 2001")), "table.csv": table,
      "lookup.csv": lookUp,
    ])
    let error = #expect(throws: InvalidInput.self) {
      try folder.run("table.csv", map: "map.yaml", lookUp: "lookup.csv")
    }
    #expect(
      error?.diagnostics.first?.summary.contains("LSOA 2011, LSOA 2021, district 2022") == true)
    let other = #expect(throws: InvalidInput.self) {
      try folder.run("table.csv", map: "map.yaml", lookUp: "lookup.csv", target: "ward-2024")
    }
    #expect(other?.diagnostics.map(\.code) == ["SP0416"])
  }

  @Test func `districts add up what their areas have`() throws {
    let folder = try Downloads(["map.yaml": map, "table.csv": table, "lookup.csv": lookUp])
    try folder.run(
      "table.csv", to: "out.csv", map: "map.yaml", lookUp: "lookup.csv", target: "district-2022")
    let lines = try folder.lines("out.csv")
    #expect(lines.count == 2 && lines[1].hasPrefix("E09000001,702,"))
  }

  @Test func `rows told apart by a number are not added up, and a user's own names stay`() throws {
    let own = """
      kind: SkillsMap
      version: 1
      title: Learners by age
      publisher: P
      vintage: V
      geography: LSOA 2011
      key: [area, age]
      missing: {"-999": not asked}
      columns:
        - {ours: area, theirs: area, unit: lsoa}
        - {ours: age, theirs: age, unit: whole, carried: label}
        - {ours: learners, theirs: learners, unit: whole}
        - {ours: change, theirs: change, unit: number, carried: count, may-be-blank: true}
        - {ours: name, theirs: contact, unit: text}
      """
    let folder = try Downloads([
      "map.yaml": own, "lookup.csv": lookUp,
      "table.csv":
        "area,age,learners,change,contact\nE01000010,16,3,-3,Anna\nE01000010,17,4,-999,Bob\n",
    ])
    try folder.run("table.csv", to: "t.csv", map: "map.yaml", lookUp: "lookup.csv")
    #expect(
      try folder.lines("t.csv") == [
        "area,age,learners,change,name,not_published,carried_over",
        "E01033801,16,2,-2,Anna,,part of E01000010",
        "E01033801,17,2,,Bob,change: not asked,part of E01000010",
        "E01033802,16,1,-1,Anna,,part of E01000010",
        "E01033802,17,2,,Bob,change: not asked,part of E01000010",
      ])
  }

  @Test func `any table with areas and people weighs the parts`() throws {
    let (folder, _) = try carried(
      weights:
        "area,name,population\nE01033801,A,300\nE01033802,B,100\nE01033804,C,10\nE01033805,D,10\n")
    let lines = try folder.lines("out.csv")
    #expect(lines[2].hasPrefix("E01033801,76,") && lines[3].hasPrefix("E01033802,25,"))
  }

  @Test func `a table of which most rows are lost is none`() throws {
    let rows = (0..<300).map { "E0\(1_020_000 + $0),1,0.1,7,town" }.joined(separator: "\n")
    let folder = try Downloads([
      "map.yaml": map, "lookup.csv": lookUp, "table.csv": table + rows + "\n",
    ])
    let error = #expect(throws: InvalidInput.self) {
      try folder.run("table.csv", to: "t.csv", map: "map.yaml", lookUp: "lookup.csv")
    }
    #expect(error?.diagnostics.last?.code == "SP0213")
    #expect(!folder.has("t.csv"))
  }

  @Test func `a figure that is not published stays so, with its mark`() throws {
    let folder = try Downloads([
      "map.yaml": map, "lookup.csv": lookUp,
      "table.csv": "area,people,rate,rank,kind\nE01000001,c,0.1,7,town\nE01000010,7,z,8,town\n",
    ])
    try folder.run("table.csv", to: "t.csv", map: "map.yaml", lookUp: "lookup.csv")
    #expect(
      try folder.lines("t.csv") == [
        "area,population,rate,rank,kind,not_published,carried_over",
        "E01000001,,0.1,7,town,population: suppressed,unchanged",
        "E01033801,4,,8,town,rate: not applicable,part of E01000010",
        "E01033802,3,,8,town,rate: not applicable,part of E01000010",
      ])
  }

  @Test func `times to several places are carried over place by place`() throws {
    let folder = try Downloads([
      "lookup.csv": lookUp,
      "times.csv": """
      from,to,minutes
      E01000010,C1,30
      E01000010,C2,50
      E01000023,C1,10
      E01000048,C1,20

      """,
    ])
    try folder.run("times.csv", to: "travel.csv", lookUp: "lookup.csv")
    #expect(
      try folder.lines("travel.csv") == [
        "area,course,minutes,carried_over", "E01033801,C1,30,part of E01000010",
        "E01033801,C2,50,part of E01000010", "E01033802,C1,30,part of E01000010",
        "E01033802,C2,50,part of E01000010",
        "E01033803,C1,15,added up from E01000023 and E01000048",
      ])
  }
}
