import Foundation
import Testing

private let then = ExpectedFile.folder.appending(
  path: "iod2019_file7_all_scores_ranks_deciles_lancashire14.csv")
private let lookUp = ExpectedFile.folder.appending(path: "lsoa11_lsoa21_lad22_exact_fit_ew.csv.gz")

/// Lancashire by the deprivation of 2019 and of 2025, from the official files, each with as many areas as it ranks.
@Suite(.enabled(if: then.exists && lookUp.exists, "../shared/data/official is not there"))
struct OfficialDiffTests {
  /// By rank the two go together, since 2025 has ranks beyond those of 2019; by decile each counts alone.
  @Test(arguments: [
    (
      "{measure: income, ranked-areas: 32844}", "{measure: income}", "weight: 30",
      [["data", "rules"]]
    ),
    (
      "{measure: income, by: decile}", "{measure: income, by: decile}", "weight: 45",
      [["data"], ["weights"]]
    ),
  ])
  func `the deprivation of 2025 in place of that of 2019 moves places, and its causes add up`(
    past: String, now: String, weight: String, groups: [[String]]
  ) throws {
    let scratch = try Scratch()
    let old = scratch.folder.appending(path: "old")
    let new = try scratch.copy("plans/lancashire")
    try FileManager.default.copyItem(at: new, to: old)
    try carryBack(to: old.appending(path: "tables/areas.csv"), in: scratch.folder)
    try old.appending(path: "brief.yaml").replace("{measure: income}", with: past)
    try new.appending(path: "brief.yaml").replace("{measure: income}", with: now)
    try new.appending(path: "brief.yaml").replace("weight: 30", with: weight)
    for folder in [old, new] {
      let brief = folder.appending(path: "brief.yaml").path
      let run = try Tool.run(["plan", brief, "-o", folder.appending(path: "plan.yaml").path])
      #expect(run.code == 0, "\(run.errors)")
    }
    let arguments = ["diff", "old/plan.yaml", "lancashire/plan.yaml"]
    let run = try Tool.run(arguments + ["--format", "json"], in: scratch.folder)
    #expect(run.code == 10, "\(run.errors)")
    let json = try JSONDecoder().decode(DiffDocument.self, from: Data(run.output.utf8))
    #expect(json.why?.map(\.groups) == groups)
    #expect(json.learners.change == 0)
    #expect(json.added > 100)
    try json.expectThatItAddsUp()
    let text = try Tool.run(arguments, in: scratch.folder).output
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
    let markdown = try Tool.run(arguments + ["--format", "markdown"], in: scratch.folder).output
    #expect(markdown.count < 65_536)
  }

  /// Puts the figures of 2019, carried over to the areas of 2021, in the place of those of 2025.
  private func carryBack(to table: URL, in folder: URL) throws {
    let run = try Tool.run(
      [
        "-c",
        "gunzip -c '\(lookUp.path)' > lookup.csv && '\(Tool.executable.path)' import "
          + "'\(then.path)' --lookup lookup.csv -o iod2019.csv",
      ], in: folder, program: URL(filePath: "/bin/sh"))
    #expect(run.code == 0, "\(run.errors)")
    let past = try rows(of: folder.appending(path: "iod2019.csv"))
    var now = try rows(of: table)
    let names = past[0].enumerated().filter { $1.hasPrefix("imd_") || $1.hasPrefix("income_") }
    let byArea = Dictionary(past.map { ($0[0], $0) }, uniquingKeysWith: { first, _ in first })
    for place in now.indices.dropFirst() {
      let row = try #require(byArea[now[place][0]])
      for (column, name) in names {
        now[place][try #require(now[0].firstIndex(of: name))] = row[column]
      }
    }
    try (now.map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n")
      .write(to: table, atomically: true, encoding: .utf8)
  }

  /// The cells of a table as they are written, in quotes or not; none of these has a line break in it.
  private func rows(of table: URL) throws -> [[String]] {
    try String(contentsOf: table, encoding: .utf8).split(separator: "\n").map { line in
      var isQuoted = false
      return line.split(omittingEmptySubsequences: false) { character in
        if character == "\"" { isQuoted.toggle() }
        return character == "," && !isQuoted
      }.map(String.init)
    }
  }
}
