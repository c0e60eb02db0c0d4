import Foundation
import Testing

/// An official file, and what the import must make of it.
struct ExpectedFile: CustomTestStringConvertible, Sendable {
  let name: String
  /// How the release's title begins.
  let title: String
  let read: Int
  let kept: Int
  /// Of the table.
  let rows: Int
  /// What a row is of; nil where it is of nothing that has a code.
  let geography: String?

  init(
    _ name: String, _ title: String, _ read: Int, kept: Int? = nil, rows: Int? = nil,
    of geography: String? = nil
  ) {
    self.name = name
    self.title = title
    self.read = read
    self.kept = kept ?? read
    self.rows = rows ?? kept ?? read
    self.geography = geography
  }

  var testDescription: String { name }

  static let folder = Tool.root.deletingLastPathComponent().appending(path: "shared/data/official")

  var isThere: Bool {
    FileManager.default.fileExists(atPath: Self.folder.appending(path: name).path)
  }

  static let all = [
    ExpectedFile(
      "apprenticeships_provider_home_delivery_lad_lancashire14.csv.gz",
      "Apprenticeships: provider by learner home", 42_848),
    ExpectedFile(
      "apprenticeships_provider_subject_standard_lancashire_providers.csv.gz",
      "Apprenticeships by provider, standard", 7_659),
    ExpectedFile(
      "census2021-ts067-ltla_lancashire14.csv", "Census 2021, TS067", 14, of: "district 2022"),
    ExpectedFile(
      "census2021-ts067-ward_lancashire14.csv", "Census 2021, TS067", 271, of: "ward 2021"),
    ExpectedFile(
      "codepoint_open_lancashire14_latlong_lsoa21.csv.gz", "Code-Point Open, with", 40_483,
      of: "postcode"),
    ExpectedFile(
      "fe_outcomes_PRV02_lancashire_providers.csv.gz", "Further education outcomes", 11_123),
    ExpectedFile(
      "fe_skills_provider_learner_summary_lancashire_providers.csv",
      "Further education and skills: provider", 7_320),
    ExpectedFile(
      "govuk_register_fe_colleges_uk_2018.tsv", "Register of further education", 312),
    ExpectedFile(
      "govuk_register_qualification_levels_2018.tsv", "Register of qualification levels", 16),
    ExpectedFile(
      "govuk_register_qualification_types_2018.tsv", "Register of qualification types", 25),
    ExpectedFile(
      "govuk_register_sector_subject_areas_2018.tsv", "Register of sector subject areas", 65),
    ExpectedFile(
      "iod2019_file7_all_scores_ranks_deciles_england.csv.gz",
      "English Indices of Deprivation 2019, File 7", 32_844, of: "LSOA 2011"),
    ExpectedFile(
      "iod2019_file7_all_scores_ranks_deciles_lancashire14.csv",
      "English Indices of Deprivation 2019, File 7", 941, of: "LSOA 2011"),
    ExpectedFile(
      "iod2019_file8_underlying_indicators_education_england.csv.gz",
      "English Indices of Deprivation 2019, File 8", 32_844, of: "LSOA 2011"),
    ExpectedFile(
      "iod2025_file7_all_ranks_scores_deciles_england.csv.gz",
      "English Indices of Deprivation 2025, File 7", 33_755, of: "LSOA 2021"),
    ExpectedFile(
      "iod2025_file7_all_ranks_scores_deciles_lancashire14.csv",
      "English Indices of Deprivation 2025, File 7", 945, of: "LSOA 2021"),
    ExpectedFile(
      "iod2025_file8_underlying_indicators_education_england.csv.gz",
      "English Indices of Deprivation 2025, File 8", 33_755, of: "LSOA 2021"),
    ExpectedFile(
      "l23_attainment_age19_la_2005-2022.csv.gz", "Level 2 and 3 attainment", 26_384,
      kept: 22_544),
    ExpectedFile(
      "lad2025_dissolved_lancashire14.geojson", "Boundaries of areas", 14, of: "district 2025"),
    ExpectedFile(
      "lad23_lsip23_lookup_england.csv", "District to Local Skills", 296, of: "district 2023"),
    ExpectedFile(
      "lsoa11_lsoa21_lad22_best_fit_ew.csv.gz", "LSOA (2011) to LSOA (2021)", 34_753,
      of: "LSOA 2011"),
    ExpectedFile(
      "lsoa11_lsoa21_lad22_exact_fit_ew.csv.gz", "LSOA (2011) to LSOA (2021)", 35_796,
      of: "LSOA 2011"),
    ExpectedFile(
      "lsoa2011_bgc_lancashire14.geojson.gz", "Boundaries of areas", 941, of: "LSOA 2011"),
    ExpectedFile(
      "lsoa2021_bgc_lancashire14.geojson.gz", "Boundaries of areas", 945, of: "LSOA 2021"),
    ExpectedFile(
      "lsoa21_lookup_centroids_lancashire14.csv", "LSOA (2021) to MSOA", 945, of: "LSOA 2021"),
    ExpectedFile(
      "lsoa21_wd21_best_fit_by_area_lancashire14_derived.csv", "LSOA (2021) to census ward", 945,
      of: "LSOA 2021"),
    ExpectedFile(
      "lsoa21_wd24_lad24_best_fit_ew.csv.gz", "LSOA (2021) to ward", 35_672, of: "LSOA 2021"),
    ExpectedFile(
      "lsoa21_wd24_lad24_best_fit_lancashire14.csv", "LSOA (2021) to ward", 945, of: "LSOA 2021"),
    ExpectedFile(
      "lsoa_2011_2021_latlong_england.csv.gz", "LSOA points, 2011 and 2021", 34_789, of: "LSOA"),
    ExpectedFile(
      "msoa2021_bgc_lancashire14.geojson", "Boundaries of areas", 190, of: "MSOA 2021"),
    ExpectedFile(
      "ncs_course_directory_C_PROVIDERS_2018-10.csv.gz", "National Careers Service", 4_814,
      of: "provider"),
    ExpectedFile(
      "ons_pcd_oa11_lsoa11_msoa11_lad_may22_lancashire14_live.csv.gz", "Postcode to OA", 40_020,
      of: "postcode"),
    ExpectedFile(
      "ons_ts067_2021_ltla_england_wales.csv.gz", "Census 2021, TS067", 2_648, kept: 2_317,
      rows: 331, of: "district 2022"),
    ExpectedFile("tlevel_providers_2020-2022.json", "T Level providers", 592),
    ExpectedFile("tlevel_qualification_codes.json", "T Level qualification", 23),
    ExpectedFile(
      "ward2021_boundaries_lancashire14.geojson", "Boundaries of areas", 271, of: "ward 2021"),
    ExpectedFile("ward2025_bgc_lancashire14.geojson", "Boundaries of areas", 253, of: "ward 2025"),
  ]
}

/// As a person has them, through the program; England's are unzipped into its standard input.
@Suite(
  .enabled(
    if: ExpectedFile.all.allSatisfy(\.isThere), "../shared/data/official is not there"))
struct `Official files as downloaded` {
  @Test(arguments: ExpectedFile.all)
  func `a file is known by its header, and every row is accounted for`(_ file: ExpectedFile) throws
  {
    let scratch = try Scratch()
    let path = ExpectedFile.folder.appending(path: file.name).path
    let table = scratch.folder.appending(path: "table.csv").path
    let run =
      file.name.hasSuffix(".gz")
      ? try Tool.run(
        ["-c", "gunzip -c '\(path)' | '\(Tool.executable.path)' import - -o '\(table)'"],
        program: URL(filePath: "/bin/sh"))
      : try Tool.run(["import", path, "-o", table])
    #expect(run.code == 0 && run.errors.isEmpty, "\(run.errors.prefix(500))")
    let lines = run.output.split(separator: "\n").map(String.init)
    let name = file.name.hasSuffix(".gz") ? "standard input" : path
    #expect(lines[0].hasPrefix("\(name): \(file.title)"))
    #expect(
      lines.contains(
        "  \(grouped(file.read)) rows read: \(grouped(file.kept)) kept, 0 in quarantine, "
          + "\(grouped(file.read - file.kept)) left out"))
    #expect(lines.contains { $0.hasPrefix("wrote \(table): \(grouped(file.rows)) rows, ") })
    #expect(
      file.geography.map { lines[1].hasSuffix("; rows by \($0)") }
        ?? !lines[1].contains("; rows by "))
  }

  private func grouped(_ number: Int) -> String {
    number < 1_000 ? "\(number)" : "\(number / 1_000)," + "\(1_000 + number % 1_000)".dropFirst()
  }
}
