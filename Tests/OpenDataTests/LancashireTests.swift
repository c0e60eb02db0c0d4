import Foundation
import PlanFiles
import SkillsPlanner
import Testing

@testable import OpenData

/// Where the repository and the official files lie.
private enum Folder {
  static let repository = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  static let plan = repository.appending(path: "plans/lancashire")

  static var isComplete: Bool {
    names.allSatisfy { OfficialFile(name: $0).isThere }
  }

  static let names = [
    "iod2025_file7_all_ranks_scores_deciles_lancashire14.csv",
    "iod2025_file8_underlying_indicators_education_england.csv.gz",
    "census2021-ts067-ward_lancashire14.csv", "census2021-ts067-ltla_lancashire14.csv",
    "lsoa21_lookup_centroids_lancashire14.csv",
    "lsoa21_wd21_best_fit_by_area_lancashire14_derived.csv",
    "apprenticeships_provider_home_delivery_lad_lancashire14.csv.gz",
    "apprenticeships_provider_subject_standard_lancashire_providers.csv.gz",
    "fe_outcomes_PRV02_lancashire_providers.csv.gz",
    "fe_skills_provider_learner_summary_lancashire_providers.csv",
    "ncs_course_directory_C_PROVIDERS_2018-10.csv.gz",
    "codepoint_open_lancashire14_latlong_lsoa21.csv.gz",
  ]

  static func files() throws -> [ImportedFile] {
    let list = try Data(contentsOf: plan.appending(path: "classroom.csv"))
    return try names.map { name in
      let path = name.hasSuffix(".gz") ? String(name.dropLast(3)) : name
      return try ImportedFile(path: path, bytes: OfficialFile(name: name).bytes())
    } + [ImportedFile(path: "classroom.csv", bytes: [UInt8](list))]
  }
}

/// A committed table as rows of cells by column name.
private func table(_ name: String) throws -> [[String: String]] {
  let url = Folder.plan.appending(path: "tables/\(name)")
  var reader = try CSVReader([UInt8](try Data(contentsOf: url)), file: name)
  var rows: [[String: String]] = []
  while let record = reader.next() {
    let cells = (0..<record.count).map { (reader.names[$0], record[$0].text) }
    rows.append(Dictionary(uniqueKeysWithValues: cells))
  }
  return rows
}

private func sum(_ rows: [[String: String]], _ column: String) -> Int {
  rows.reduce(0) { $0 + (Int($1[column] ?? "") ?? 0) }
}

@Suite struct `Tables of Lancashire` {
  @Test func `every area's classes sum to its adults`() throws {
    let areas = try table("areas.csv")
    #expect(areas.count == 945)
    #expect(Set(areas.map { $0["district"] }).count == 14)
    for area in areas {
      let classes = Qualification.allCases.reduce(0) { $0 + (Int(area[$1.rawValue] ?? "") ?? -1) }
      #expect(classes == Int(area["adults"] ?? ""))
    }
    #expect(sum(areas, "adults") == 949_572)
  }

  @Test func `courses have a key each, starts above 0 and shares within 0 and 1`() throws {
    let courses = try table("courses.csv")
    let ids = courses.compactMap { $0["course"] }
    #expect(Set(ids).count == courses.count)
    #expect(ids == ids.sorted())
    let names = Dictionary(grouping: courses) { $0["provider"] ?? "" }
      .mapValues { Set($0.map { $0["provider_name"] }).count }
    #expect(names.filter { $0.value > 1 }.isEmpty)
    for course in courses {
      #expect((Int(course["last_year"] ?? "") ?? 0) > 0)
      for column in ["outcomes", "deprived_share"] {
        let share = Double(course[column] ?? "") ?? -1
        #expect((0...1).contains(share))
      }
    }
  }

  @Test func `starts within the districts are the courses' by provider, district and level`() throws
  {
    func key(_ row: [String: String], _ district: String) -> String {
      [row["provider"], row[district], row["level"]].compactMap(\.self).joined(separator: " ")
    }
    let courses = try table("courses.csv").filter { $0["mode"] == "apprenticeship" }
    let starts = try table("starts.csv")
      .filter { $0["home_district"] != "outside" && $0["delivery_district"] != "outside" }
    let byCourse = Dictionary(grouping: courses) { key($0, "district") }
      .mapValues { sum($0, "last_year") }
    let byFlow = Dictionary(grouping: starts) { key($0, "delivery_district") }
      .mapValues { sum($0, "starts") }
    #expect(byCourse == byFlow)
    #expect(sum(starts, "starts") == 8_267)
  }

  @Test func `sources name the tables by digest and every row is accounted for`() throws {
    let bytes = [UInt8](try Data(contentsOf: Folder.plan.appending(path: "sources.yaml")))
    let text = String(decoding: bytes, as: UTF8.self)
    for name in ["areas.csv", "courses.csv", "starts.csv"] {
      let url = Folder.plan.appending(path: "tables/\(name)")
      #expect(text.contains(SHA256.hex(of: [UInt8](try Data(contentsOf: url)))))
    }
    let sources = try SourcesFile(bytes, file: "sources.yaml")
    let files = sources.tables.flatMap(\.files)
    #expect(!files.isEmpty && files.allSatisfy { !$0.attributions.isEmpty })
    #expect(files.allSatisfy { $0.rows?.addsUp == true })
  }

  @Test func `an assumption is a short headline, a colon and the detail`() throws {
    let url = Folder.plan.appending(path: "sources.yaml")
    let sources = try SourcesFile([UInt8](try Data(contentsOf: url)), file: "sources.yaml")
    let sentences = sources.tables.flatMap(\.assumptions)
    #expect((6...9).contains(sentences.count))
    for sentence in sentences {
      let parts = sentence.split(separator: ": ")
      #expect(parts.count == 2, "\(sentence)")
      #expect((parts.first?.count ?? 0) <= 80, "\(sentence)")
      // The planner says this of every plan.
      #expect(!sentence.contains("straight line"))
    }
  }
}

@Suite(.enabled(if: Folder.isComplete, "../shared/data/official is not there"))
struct `Official files of Lancashire` {
  private func imported(_ files: [ImportedFile]) throws -> ImportResult {
    let options = try ImportOptions(
      kind: "all", files: ["files"], folder: ".", year: "2024/25", leavers: "2022/23",
      neighbours: ["E05009615=E05009597", "E05012022=E05012020", "E05012023=E05012020"])
    return try ImportResult(options, files)
  }

  @Test func `the import makes the committed tables, byte for byte, from files in any order`()
    throws
  {
    let result = try imported(shuffled(Folder.files()))
    #expect(result.warnings.isEmpty)
    #expect(result.outputs.count == 3)
    for output in result.outputs {
      let committed = try Data(contentsOf: Folder.plan.appending(path: output.path))
      #expect(output.bytes == [UInt8](committed), "\(output.path) differs: run import.sh")
    }
  }

  @Test func `sources.yaml says what the import found`() throws {
    let url = Folder.plan.appending(path: "sources.yaml")
    let committed = try SourcesFile([UInt8](try Data(contentsOf: url)), file: "sources.yaml")
    var made = SourcesFile()
    made.notes = committed.notes
    for table in try imported(Folder.files()).tables { made.put(table) }
    #expect(made == committed, "run import.sh")
  }

  @Test func `the apprenticeships are those of the release`() throws {
    let files = try Folder.files()
    let set = try ReleaseSet(files)
    let areas = try AreaPointsFile(#require(files.first { $0.release == .areaPoints }))
    let districts = Set(areas.rows.map { District(code: $0.district, name: $0.districtName) })
    let file = try #require(set.files.first { $0.release == .apprenticeships })
    let flows = try ApprenticeshipsFile(file, year: "2024/25", districts: Array(districts)).flows
    let delivered = flows.filter { $0.delivery != Flow.outside }
    func starts(_ flows: [Flow]) -> Int { flows.reduce(0) { $0 + $1.starts } }
    #expect(starts(delivered) == 11_377)
    #expect(Set(delivered.map(\.ukprn)).count == 362)
    #expect(Set(delivered.map { $0.ukprn + $0.delivery }).count == 1_345)
    #expect(starts(flows.filter { $0.direction == .within }) == 8_267)
    #expect(starts(flows.filter { $0.direction == .inward }) == 3_110)
    #expect(starts(flows.filter { $0.direction == .outward }) == 2_826)
  }

  @Test func `a district's classes are its census totals scaled to its adults`() throws {
    let files = try Folder.files()
    let census = try files.filter { $0.release == .qualifications }.map {
      try QualificationsFile($0)
    }
    let districts = try #require(census.first { $0.geography == .district })
    let rows = AreasImport(
      try AreaReleases(
        ReleaseSet(files),
        ImportOptions(
          kind: "areas", files: [], folder: ".", neighbours: ["E05009615=E05009597"]))
    ).rows
    for (district, members) in Dictionary(grouping: rows, by: \.place.district) {
      let adults = members.reduce(0) { $0 + $1.deprivation.adults }
      let published = try #require(districts.qualifications[district])
      let expected = largestRemainder(total: adults, weights: published.counts)
      let together = Qualification.allCases.map { `class` in
        members.reduce(0) { $0 + $1.qualifications[`class`] }
      }
      #expect(together == expected)
    }
  }

  @Test func `shuffled rows of every file give the same tables`() throws {
    let files = try Folder.files().map { file in
      let lines = file.bytes.split(separator: UInt8(ascii: "\n"))
      let rows = [lines[0]] + shuffled(Array(lines.dropFirst()))
      return try ImportedFile(path: file.path, bytes: Array(rows.joined(separator: [10])))
    }
    let result = try imported(files)
    #expect(result.outputs.count == 3)
    for output in result.outputs {
      let committed = try Data(contentsOf: Folder.plan.appending(path: output.path))
      #expect(output.bytes == [UInt8](committed), "\(output.path) differs")
    }
  }
}
