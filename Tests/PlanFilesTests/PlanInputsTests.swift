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
  tables: {areas: tables/areas.csv, courses: courses.csv, starts: starts.csv, sources: s.yaml}
  needs: [{level: "2", from: [level_1], target: 3%, source: x}]
  reach: {"2": 15 km}
  rules: [{rule: deprivation, weight: 1}]

  """

private let areas = """
  area,name,district,district_name,latitude,longitude,adults,no_qualifications,level_1,level_2,apprenticeship,level_3,level_4,other
  A2,An area,D1,Burnley,53.8,-2.2,9,1,1,1,1,1,1,1
  A1,An area,D1,Burnley,53.8,-2.2,9,1,1,1,1,1,1,1

  """

private let courses = """
  course,provider,provider_name,district,district_name,level,sector,mode,latitude,longitude,point_basis,last_year
  C1,10000001,A college,D1,Burnley,2,4,online,,,,12

  """

private func makeFolder(_ changes: [String: String?] = [:]) throws -> ScratchFolder {
  let folder = try ScratchFolder()
  try folder.makeFolder("tables")
  let files: [(String, String)] = [
    ("brief.yaml", brief), ("tables/areas.csv", areas), ("courses.csv", courses),
    ("starts.csv", "provider,home_district,delivery_district,level,starts\n10000001,D1,D1,2,5\n"),
    (
      "s.yaml",
      "kind: SkillsSources\nversion: 1\nassumptions: [one]\n"
        + "files: [{title: A, publisher: P, vintage: V, attribution: [L]}]\n"
    ),
  ]
  for (name, text) in files {
    if let text = changes[name, default: text] { try folder.write(text, to: name) }
  }
  return folder
}

@Suite struct `Inputs of a plan` {
  @Test func `a brief brings its tables, which lie where it says from its own folder`() async throws
  {
    let folder = try makeFolder()
    let inputs = try await PlanInputs(brief: folder.path + "/brief.yaml") { _ in [] }
    #expect(inputs.brief.title == "A plan")
    #expect(inputs.catalogue.areas.map(\.code) == ["A1", "A2"])
    #expect(inputs.catalogue.courses.map(\.id) == ["C1"])
    #expect(inputs.catalogue.starts?.map(\.starts) == [5])
    #expect(inputs.sources.assumptions == ["one"])
    #expect(inputs.inputs.map(\.role) == ["brief", "areas", "courses", "starts", "sources"])
    #expect(
      inputs.inputs.map(\.file)
        == ["brief.yaml", "tables/areas.csv", "courses.csv", "starts.csv", "s.yaml"])
    #expect(inputs.inputs.map(\.rows) == [nil, 2, 1, 1, nil])
    #expect(inputs.inputs.first?.sha256 == SHA256.hex(of: Array(brief.utf8)))
  }

  @Test func `without starts and sources there is less to say, and it is not nothing`() async throws
  {
    let short = brief.replacing(", starts: starts.csv, sources: s.yaml", with: "")
    let folder = try makeFolder(["brief.yaml": short])
    let inputs = try await PlanInputs(brief: folder.path + "/brief.yaml") { _ in [] }
    #expect(inputs.catalogue.starts == nil)
    #expect(inputs.sources.records.isEmpty)
    #expect(inputs.inputs.map(\.role) == ["brief", "areas", "courses"])
  }

  @Test func `what is wrong in every file is found in one go`() async throws {
    let folder = try makeFolder([
      "tables/areas.csv": areas.replacing("A2,An area", with: "A2,"),
      "courses.csv": courses.replacing("online", with: "onlin"), "starts.csv": nil,
      "s.yaml": "kind: SkillsBrief\n",
    ])
    let path = folder.path
    let found = await problems { () async throws(InvalidInput) in
      try await PlanInputs(brief: path + "/brief.yaml") { _ in [] }
    }
    #expect(
      found.map { "\($0.location?.file.dropFirst(path.count + 1) ?? "") \($0.place)" } == [
        "tables/areas.csv 2:4 SP0206", "courses.csv 2:38 SP0210", "brief.yaml 7:65 SP0101",
        "s.yaml 1:7 SP0319",
      ])
  }

  @Test func `a district of the courses that the areas call otherwise is found`() async throws {
    let folder = try makeFolder([
      "courses.csv": courses.replacing("Burnley", with: "Burnlee")
    ])
    let path = folder.path
    let found = await problems { () async throws(InvalidInput) in
      try await PlanInputs(brief: path + "/brief.yaml") { _ in [] }
    }
    #expect(found.map(\.code) == ["SP0214"])
    #expect(found.first?.summary.hasSuffix("here and \"Burnley\" in the areas") == true)
  }

  @Test func `a brief that is wrong says so before its tables are looked for`() async throws {
    let folder = try makeFolder([
      "brief.yaml": brief.replacing("title", with: "titel"), "courses.csv": nil,
    ])
    let path = folder.path
    let found = await problems { () async throws(InvalidInput) in
      try await PlanInputs(brief: path + "/brief.yaml") { _ in [] }
    }
    #expect(found.map(\.code) == ["SP0317", "SP0318"])
  }
}
