import Foundation
import Testing

/// `skillsplan init` and `skillsplan status`, as a partner types them.
@Suite struct InitCommandTests {
  private func read(_ file: URL) throws -> String { try String(contentsOf: file, encoding: .utf8) }

  @Test func `a folder is made with a brief, a list of downloads and a script`() throws {
    let scratch = try Scratch()
    let run = try Tool.run(["init", "leeds", "--authority", "Leeds"], in: scratch.folder)
    #expect(run.code == 0 && run.errors.isEmpty)
    #expect(run.output.hasPrefix("leeds: a plan of Leeds for 2026/27\n"))
    #expect(run.output.hasSuffix("\n  skillsplan status leeds\n"))
    let folder = scratch.folder.appending(path: "leeds")
    for name in ["brief.yaml", "downloads/README.md", "import.sh"] {
      #expect(folder.appending(path: name).exists, "\(name)")
    }
    // The same question, the same bytes; an empty folder that is there does as well.
    let second = scratch.folder.appending(path: "again")
    try FileManager.default.createDirectory(at: second, withIntermediateDirectories: false)
    #expect(
      try Tool.run(["init", "again/", "--authority", "E08000035"], in: scratch.folder).code == 0)
    for name in ["brief.yaml", "downloads/README.md", "import.sh"] {
      #expect(try read(folder.appending(path: name)) == read(second.appending(path: name)))
    }
  }

  @Test func `what is there stays as it is`() throws {
    let scratch = try Scratch()
    let arguments = ["init", "leeds", "--authority", "Leeds"]
    _ = try Tool.run(arguments, in: scratch.folder)
    let brief = scratch.folder.appending(path: "leeds/brief.yaml")
    try "mine".write(to: brief, atomically: true, encoding: .utf8)
    let run = try Tool.run(arguments, in: scratch.folder)
    #expect(run.code == 3)
    #expect(run.errors.contains("has been made already, and stays as it is [SP0802]"))
    #expect(try read(brief) == "mine")
    let full = try Tool.run(["init", ".", "--authority", "Leeds"], in: scratch.folder)
    #expect(full.code == 3)
    #expect(full.errors.contains("the folder is not empty: it has \"leeds\""))
  }

  @Test func `an unknown authority is an error with near names, and nothing is made`() throws {
    let scratch = try Scratch()
    let run = try Tool.run(
      ["init", "x", "--authority", "Blackburn with Darwin", "--year", "2026"], in: scratch.folder)
    #expect(run.code == 3)
    #expect(run.errors.contains("near are \"Blackburn with Darwen\" [SP0801]"))
    #expect(run.errors.contains("\"2026\" is no plan year [SP0804]"))
    #expect(try scratch.names().isEmpty)
  }

  @Test func `where the folder cannot be made nothing is left behind`() throws {
    let scratch = try Scratch()
    try Data().write(to: scratch.folder.appending(path: "file"))
    let run = try Tool.run(["init", "file/leeds", "--authority", "Leeds"], in: scratch.folder)
    #expect(run.code == 1)
    #expect(try scratch.names() == ["file"])
  }

  @Test func `Dorset is the district, and the LSIP area is told`() throws {
    let scratch = try Scratch()
    let run = try Tool.run(["init", "dorset", "--authority", "dorset"], in: scratch.folder)
    #expect(run.code == 0)
    #expect(run.output.contains("Dorset is taken for the district, E06000059"))
    #expect(run.output.contains("--authority E69000008"))
  }

  @Test func `the brief passes check as soon as tables are there`() throws {
    let scratch = try Scratch()
    _ = try Tool.run(["init", "own", "--authority", "Lancashire"], in: scratch.folder)
    let folder = scratch.folder.appending(path: "own")
    let lancashire = Tool.root.appending(path: "plans/lancashire")
    for name in ["tables", "sources.yaml"] {
      try FileManager.default.copyItem(
        at: lancashire.appending(path: name), to: folder.appending(path: name))
    }
    let run = try Tool.run(["check", "own/brief.yaml"], in: scratch.folder)
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.hasPrefix("own/brief.yaml: no errors. 945 areas"))
    let status = try Tool.run(["status", "own"], in: scratch.folder)
    #expect(
      status.output.contains("tables/areas.csv: is there; to make it again, 4 files are missing"))
    #expect(status.output.hasSuffix("  skillsplan plan own/brief.yaml -o own/plan.yaml\n"))
  }

  @Test func `status knows files by their columns and says what to do with the others`() throws {
    let scratch = try Scratch()
    _ = try Tool.run(["init", "leeds", "--authority", "Leeds"], in: scratch.folder)
    let downloads = scratch.folder.appending(path: "leeds/downloads")
    func put(_ text: String, _ name: String) throws {
      try text.write(to: downloads.appending(path: name), atomically: true, encoding: .utf8)
    }
    try put("LSOA21CD\tx\ty\nE01000001\t430000\t433000\n", "whatever it is.TSV")
    try put("LSOA11CD,x,y\nE01000001,430000,433000\n", "of 2011.csv")
    try put("colour,weight\nred,7\n", "strange.csv")
    for name in ["book.xlsx", "archive.zip", "table.csv.gz"] { try put("", name) }
    let run = try Tool.run(["status", "leeds/"], in: scratch.folder)
    #expect(run.code == 0 && run.errors.isEmpty)
    let lines = run.output.split(separator: "\n").map(String.init)
    #expect(lines.contains { $0.contains("its people are: \"whatever it is.TSV\"") })
    #expect(lines.contains { $0.hasPrefix("  \"of 2011.csv\": LSOA population-weighted") })
    #expect(lines.contains { $0.hasPrefix("  \"strange.csv\": the header belongs to no release") })
    #expect(lines.contains { $0.hasPrefix("  \"book.xlsx\": This is a workbook") })
    #expect(lines.contains { $0.hasPrefix("  \"archive.zip\": This is an archive") })
    #expect(lines.contains("  \"table.csv.gz\": This is compressed: gunzip \"table.csv.gz\""))
    #expect(
      lines.suffix(2) == ["  put right what stops the import; then", "  skillsplan status leeds"])
  }

  @Test func `status of another folder says how one is made`() throws {
    let scratch = try Scratch()
    let run = try Tool.run(["status", "."], in: scratch.folder)
    #expect(run.code == 3)
    #expect(run.errors.contains("this is no folder of a plan"))
    #expect(run.errors.contains("skillsplan init DIR --authority NAME"))
  }

  // MARK: With the files of England

  private static let england = [
    "iod2025_file7_all_ranks_scores_deciles_england",
    "iod2025_file8_underlying_indicators_education_england", "lsoa21_wd24_lad24_best_fit_ew",
    "lsoa_2011_2021_latlong_england", "ons_ts067_2021_ltla_england_wales",
    "lsoa11_lsoa21_lad22_exact_fit_ew",
  ]
  private static let official = Tool.root.deletingLastPathComponent()
    .appending(path: "shared/data/official")
  private static var isEnglandThere: Bool {
    england.allSatisfy { official.appending(path: "\($0).csv.gz").exists }
      && ["/bin/sh", "/usr/bin/gunzip"].allSatisfy(FileManager.default.isExecutableFile)
  }

  @Test(
    .enabled(if: isEnglandThere, "needs ../shared/data/official and gunzip"),
    arguments: [("Leeds", 488), ("Cumberland", 177)])
  func `the script makes the areas of a district and says what the courses lack`(
    authority: String, areas: Int
  ) throws {
    let scratch = try Scratch()
    _ = try Tool.run(["init", "my plan", "--authority", authority], in: scratch.folder)
    let folder = scratch.folder.appending(path: "my plan")
    for (number, name) in Self.england.enumerated() {
      let file = Self.official.appending(path: "\(name).csv.gz").path
      let line = "gunzip -c '\(file)' >'my plan/downloads/file \(number).CSV'"
      #expect(try shell(["-c", line], in: scratch.folder).code == 0)
    }
    let status = try Tool.run(["status", "my plan"], in: scratch.folder)
    #expect(status.output.contains("tables/areas.csv: can be made\n"))
    #expect(status.output.contains("tables/courses.csv: 6 files are missing\n"))
    #expect(status.output.contains("\n  sh 'my plan/import.sh'\n"))
    let isNeeded = !status.output.contains("Not needed:")
    #expect(isNeeded == (authority == "Cumberland"), "the look-up to the districts of the census")
    let run = try shell(["my plan/import.sh"], in: scratch.folder)
    #expect(run.code == 3)
    #expect(run.errors.components(separatedBy: "[SP0402]").count == 7, "\(run.errors)")
    let table = try read(folder.appending(path: "tables/areas.csv"))
    #expect(table.split(separator: "\n").count == areas + 1)
    #expect(!folder.appending(path: "tables/courses.csv").exists)
    let after = try Tool.run(["status", "my plan"], in: scratch.folder)
    #expect(after.output.contains("tables/areas.csv: is there\n"))
    #expect(after.output.hasSuffix("  skillsplan status 'my plan'\n"))
  }

  private func shell(_ arguments: [String], in folder: URL) throws -> Tool.Run {
    try Tool.run(
      arguments, in: folder, program: URL(filePath: "/bin/sh"),
      environment: ["SKILLSPLAN": Tool.executable.path])
  }
}
