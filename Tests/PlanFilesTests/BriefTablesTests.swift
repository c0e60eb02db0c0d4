import PlanFiles
import SkillsPlanner
import Testing

private let areas = """
  area,name,district,district_name,latitude,longitude,adults,no_qualifications,level_1,level_2,\
  apprenticeship,level_3,level_4,other
  E01,One,D1,First,53.8,-2.2,10,9,0,0,0,0,0,0

  """
private let courses = """
  course,provider,provider_name,district,district_name,level,sector,mode,latitude,longitude,\
  point_basis,last_year
  C,10000001,P,D1,First,2,4,online,,,,3

  """

private func brief(tables: String) -> String {
  """
  kind: SkillsBrief
  version: 1
  title: A test
  year: 2026/27
  status: a test
  owner: {organisation: A test, contact: nobody}
  tables:
    areas: areas.csv
    courses: courses.csv
  \(tables)
  needs:
    - {level: "2", from: [no_qualifications], target: 3%, source: a test}
  reach: {"2": 15 km}
  rules:
    - {rule: curve, weight: 1}

  """
}

@Suite struct `Tables of a brief` {
  @Test func `travel times and joined tables are read, and are among the inputs in order`()
    async throws
  {
    let folder = try ScratchFolder()
    try folder.write(areas, to: "areas.csv")
    try folder.write(courses, to: "courses.csv")
    try folder.write("area,course,minutes\nE01,C,12\n", to: "travel.csv")
    try folder.write("sector,occupation\n4,X\n", to: "occupations.csv")
    try folder.write("occupation,pay\nX,20\nY,30\n", to: "pay.csv")
    try folder.write("area,claimants\nE01,5\n", to: "claimants.csv")
    try folder.write(
      brief(
        tables: """
            travel: travel.csv
            joins:
              - {table: occupations.csv, to: courses, by: sector}
              - {table: claimants.csv, to: areas, by: area}
              - {table: pay.csv, to: courses, by: occupation}
          """), to: "brief.yaml")
    let inputs = try await PlanInputs(brief: folder.path + "/brief.yaml") { _ in
      ["area.claimants", "course.pay"]
    }
    #expect(inputs.catalogue.courseColumns.columns["pay"]?.numbers == [20])
    #expect(inputs.catalogue.areaColumns.columns["claimants"]?.numbers == [5])
    // The columns that rules or joins ask for are kept, and all of them are known by name.
    #expect(
      inputs.catalogue.courseColumns.columns.keys.sorted()
        == ["course", "occupation", "pay", "sector"])
    #expect(inputs.catalogue.courseColumns.names.isSuperset(of: ["mode", "occupation", "pay"]))
    #expect(inputs.catalogue.areaColumns.columns.keys.sorted() == ["area", "claimants"])
    #expect(inputs.catalogue.areaColumns.names.contains("level_4"))
    #expect(inputs.catalogue.travel != nil)
    #expect(inputs.warnings.isEmpty)
    #expect(
      inputs.inputs.map(\.role) == ["brief", "areas", "courses", "travel", "join", "join", "join"])
    #expect(inputs.inputs.map(\.file).suffix(2) == ["claimants.csv", "pay.csv"])
    #expect(inputs.inputs.map(\.rows) == [nil, 1, 1, 1, 1, 1, 2])
    #expect(
      inputs.inputs.last?.sha256 == SHA256.hex(of: Array("occupation,pay\nX,20\nY,30\n".utf8)))
  }

  @Test func `the problems of all further tables are found at once`() async throws {
    let folder = try ScratchFolder()
    try folder.write(areas, to: "areas.csv")
    try folder.write(courses, to: "courses.csv")
    try folder.write("area,course,minutes\nE01,C,soon\n", to: "travel.csv")
    try folder.write("sector,mode\n4,X\n", to: "modes.csv")
    try folder.write(
      brief(
        tables: """
            travel: travel.csv
            joins:
              - {table: modes.csv, to: courses, by: sector}
              - {table: pay.csv, to: courses, by: sector}
          """), to: "brief.yaml")
    let path = folder.path + "/brief.yaml"
    let found = await problems { () async throws(InvalidInput) in
      try await PlanInputs(brief: path) { _ in [] }
    }
    #expect(found.map(\.place) == ["2:7 SP0208", "1:8 SP0219", "13:15 SP0101"])
  }

  @Test func `an entry of joins says which table, to what and by which column`() {
    let text = brief(
      tables: """
          joins:
            - {table: pay.csv, to: course, by: sector}
            - {table: pay.csv, to: areas, on: area}
        """)
    let found = problems { () throws(InvalidInput) in
      try BriefFile(Array(text.utf8), file: "brief.yaml")
    }
    #expect(found.map(\.code) == ["SP0316", "SP0317", "SP0318"])
    #expect(found.first?.summary.contains("(did you mean \"courses\"?)") == true)
  }
}
