import PlanFiles
import SkillsPlanner
import Testing

@testable import OpenData

/// An official file as the import reads it.
private struct Imported {
  let stages: Stages
  let rows: [[TableValue]]

  init(_ name: String) throws {
    let stream = ByteStream(try OfficialFile(name: name).bytes(), file: name)
    var stages = Stages(try Recognition.opening(stream), postcodes: nil)
    var rows: [[TableValue]] = []
    while let row = try stages.next() { rows.append(row.values) }
    rows += stages.folded()
    self.stages = stages
    self.rows = rows
  }

  var tally: Tally { stages.tally }

  /// The texts of a column.
  subscript(name: String) -> [String] {
    guard let place = stages.names.firstIndex(of: name) else { return [] }
    return rows.map { $0[place].text }
  }

  /// The points of the rows.
  var places: [Point?] {
    zip(cells("latitude"), cells("longitude")).map { north, east in
      north.number.flatMap { north in
        east.number.flatMap { Point(latitude: north, longitude: $0) }
      }
    }
  }

  /// The cells of a column.
  func cells(_ name: String) -> [TableValue] {
    guard let place = stages.names.firstIndex(of: name) else { return [] }
    return rows.map { $0[place] }
  }
}

@Suite(
  .enabled(
    if: OfficialFile(name: "tlevel_providers_2020-2022.json").isThere,
    "../shared/data/official is not there"))
struct `Official files and their defects` {
  @Test func `empty columns and blank cells of the indices are no figures, and no row is lost`()
    throws
  {
    let file7 = try Imported("iod2025_file7_all_ranks_scores_deciles_lancashire14.csv")
    #expect(file7.cells("idaci_score").allSatisfy { $0 == .missing })
    #expect(file7.cells("imd_score").allSatisfy { $0.number != nil })
    let file8 = try Imported("iod2025_file8_underlying_indicators_education_england.csv.gz")
    #expect(file8.cells("entry_to_higher_education").count { $0 == .missing } == 34)
    #expect(file8.cells("income_deprived").contains(.missing))
    let before = try Imported("iod2019_file8_underlying_indicators_education_england.csv.gz")
    #expect(before.cells("entry_to_higher_education").count { $0 == .missing } == 20)
  }

  @Test func `the long census table equals the wide one, and those under 16 are in no total`()
    throws
  {
    let long = try Imported("ons_ts067_2021_ltla_england_wales.csv.gz")
    let wide = try Imported("census2021-ts067-ltla_lancashire14.csv")
    #expect(long.tally.leftOut.map(\.rows) == [331])
    let columns = QualificationsFile.names
    for column in columns {
      let all = Dictionary(zip(long["area"], long.cells(column))) { first, _ in first }
      #expect(wide["area"].map { all[$0] } == wide.cells(column))
    }
  }

  @Test func `wards add up to their district but for a few people, and three get no area`() throws {
    let wards = try Imported("census2021-ts067-ward_lancashire14.csv")
    let districts = try Imported("census2021-ts067-ltla_lancashire14.csv")
    let differences = QualificationsFile.names.map { column in
      let sums = [wards, districts].map { $0.cells(column).compactMap(\.whole).reduce(0, +) }
      return abs(sums[0] - sums[1])
    }
    #expect(differences.contains { $0 > 0 } && differences.allSatisfy { $0 <= 14 * 8 })
    let lookUp = try Imported("lsoa21_wd21_best_fit_by_area_lancashire14_derived.csv")
    #expect(Set(wards["area"]).subtracting(lookUp["ward_2021"]).count == 3)
  }

  @Test func `both sources of postcodes agree on nearly every district`() throws {
    let statistics = try Imported("ons_pcd_oa11_lsoa11_msoa11_lad_may22_lancashire14_live.csv.gz")
    let survey = try Imported("codepoint_open_lancashire14_latlong_lsoa21.csv.gz")
    let known = Dictionary(zip(survey["postcode"], survey["district"])) { first, _ in first }
    let both = zip(statistics["postcode"], statistics["district"]).compactMap {
      postcode, district in
      known[postcode].map { $0 == district }
    }
    #expect(both.count * 1_000 > survey.rows.count * 970)
    #expect(both.count { $0 } * 10_000 > both.count * 9_990)
  }

  @Test func `wards of 2021 are others than those of 2024`() throws {
    let census = try Imported("census2021-ts067-ward_lancashire14.csv")
    let wards = try Imported("lsoa21_wd24_lad24_best_fit_lancashire14.csv")
    let gone = Set(census["area"]).subtracting(wards["ward"])
    #expect(gone.count > 50)
    let geographies = wards.stages.recognition.columns.compactMap(\.geography)
    #expect(geographies.contains(Geography(.ward, 2024)))
    #expect(census["name"].contains { $0.hasSuffix("(Blackpool)") })
  }

  @Test func `the exact fit splits, merges and redraws areas below a byte order mark`() throws {
    let exact = try Imported("lsoa11_lsoa21_lad22_exact_fit_ew.csv.gz")
    let counts = Dictionary(grouping: exact["change"]) { $0 }.mapValues(\.count)
    #expect(counts == ["unchanged": 33_647, "split": 1_900, "merged": 239, "irregular": 10])
    #expect(
      try Imported("lsoa11_lsoa21_lad22_best_fit_ew.csv.gz")["lsoa_2011"].first == "E01000001")
  }

  @Test func `names lose the spaces around them, and postcodes are spelt one way`() throws {
    #expect(
      try Imported("lad23_lsip23_lookup_england.csv")["lsip_name"].allSatisfy { $0 == $0.trimmed })
    let postcodes = try Imported("ons_pcd_oa11_lsoa11_msoa11_lad_may22_lancashire14_live.csv.gz")
    #expect(postcodes["postcode"].allSatisfy { Postcode(valid: $0)?.printed == $0 })
    let points = try Imported("codepoint_open_lancashire14_latlong_lsoa21.csv.gz")
    #expect(points.cells("quality").count { $0 == .whole(50) || $0 == .whole(60) } == 136)
  }

  @Test func `a UKPRN may stand twice, names have commas and quotes, days have times`() throws {
    let providers = try Imported("ncs_course_directory_C_PROVIDERS_2018-10.csv.gz")
    #expect(Set(providers["provider"]).count == 4_798)
    #expect(providers["provider_name"].count { $0.contains(",") } == 71)
    #expect(providers["provider_name"].contains { $0.contains("\"R&R\"") })
    #expect(providers["updated"].first == "2017-12-14")
    let names = Set(
      try Imported("apprenticeships_provider_home_delivery_lad_lancashire14.csv.gz")["provider"])
    #expect(names.count { $0.hasSuffix("(10007141)") } == 2)
  }

  @Test func `marks keep their meaning, and fractions stand beside percentages`() throws {
    let summary = try Imported("fe_skills_provider_learner_summary_lancashire_providers.csv")
    let marked = Dictionary(
      uniqueKeysWithValues: summary.tally.marked.map { ($0.meaning, $0.cells) })
    #expect(marked == ["low: 1 to 4": 12_915, "not applicable": 7_320])
    let outcomes = try Imported("fe_outcomes_PRV02_lancashire_providers.csv.gz")
    for name in ["sustained", "not_sustained", "benefit", "on_to_level_2"] {
      #expect(outcomes.cells(name).compactMap(\.number).allSatisfy { (0...1).contains($0) })
    }
    #expect(outcomes.cells("progression").compactMap(\.number).max() ?? 0 > 1.1)
    #expect(outcomes.tally.marked.contains { $0.meaning == "suppressed" && $0.cells > 1_000 })
  }

  @Test func `zeros that are no data are left out with that reason`() throws {
    let attainment = try Imported("l23_attainment_age19_la_2005-2022.csv.gz")
    #expect(attainment.tally.leftOut.map(\.reason) == ["zeros that are not data: not 19 yet"])
    let lancashire = zip(attainment["upper_tier"], attainment.cells("cohort"))
      .filter { $0.0 == "E10000017" }.compactMap { $0.1.whole }
    #expect(lancashire.max() == 2022)
  }

  @Test func `T Level venues without a name are there, each with its postcode`() throws {
    let providers = try Imported("tlevel_providers_2020-2022.json")
    #expect(Set(providers["provider"]).count == 111)
    #expect(providers["venue"].contains(""))
    #expect(providers["postcode"].allSatisfy { !$0.isEmpty })
  }

  @Test func `sector codes are written one way, padded or not`() throws {
    let sectors = try Imported("govuk_register_sector_subject_areas_2018.tsv")["sector"]
    #expect(sectors.contains("1.3") && sectors.contains("15.5") && !sectors.contains("01.3"))
  }

  @Test func `the middles of outlines are those of the look-up`() throws {
    let outlines = try Imported("lsoa2021_bgc_lancashire14.geojson.gz")
    let points = try Imported("lsoa_2011_2021_latlong_england.csv.gz")
    let known = Dictionary(zip(points["area"], points.places)) { first, _ in first }
    let metres = try zip(outlines["area"], outlines.places).map { code, own in
      try #require(own).metres(to: try #require(known[code] ?? nil))
    }.sorted()
    // Both are geometric centroids, of outlines generalised to 20 m and clipped at the coast.
    #expect(metres[metres.count / 2] < 20)
    let area = outlines.cells("square_kilometres").compactMap(\.number).reduce(0, +)
    #expect((2_900.0...3_300.0).contains(area))
  }
}

extension String {
  fileprivate var trimmed: String {
    var rest = self[...]
    while rest.first == " " { rest.removeFirst() }
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }
}
