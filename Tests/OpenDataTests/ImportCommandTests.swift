import Foundation
import SkillsPlanner
import Testing

@testable import OpenData

/// A folder that is gone after the test.
private func withFolder(_ body: (String) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory
    .appending(path: "skillsplan-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  try body(folder.path)
}

private func write(_ files: [ImportedFile], to folder: String) throws -> [String] {
  try files.map { file in
    let path = "\(folder)/\(file.path)"
    try Data(file.bytes).write(to: URL(filePath: path))
    return path
  }
}

@Suite struct ImportCommandTests {
  /// Makes the table of areas in a folder.
  private func importAreas(
    _ files: [String], to folder: String, neighbours: [String] = []
  ) throws -> ImportCommand.Report {
    try ImportCommand.run(
      ImportOptions(kind: "areas", files: files, folder: folder, neighbours: neighbours))
  }

  @Test func `the table and its sources are written, and every file is reported`() throws {
    try withFolder { folder in
      let paths = try write(SmallCounty.areaFiles(), to: folder)
      let report = try importAreas(
        paths, to: "\(folder)/plan", neighbours: ["E05000009=E05000001"])
      #expect(report.warnings.isEmpty)
      #expect(report.lines.count { $0.hasPrefix("read ") } == 6)
      #expect(report.lines.count { $0.contains(" rows read: ") } == 6)
      #expect(report.lines.count { $0.hasPrefix("wrote ") } == 2)
      #expect(FileManager.default.fileExists(atPath: "\(folder)/plan/tables/areas.csv"))
      #expect(FileManager.default.fileExists(atPath: "\(folder)/plan/sources.yaml"))
    }
  }

  @Test func `a bad file stops all of it and nothing is written`() throws {
    try withFolder { folder in
      var files = try SmallCounty.areaFiles()
      files[1] = try sample(
        AdultSkillsFile.columns, [["E01000001", "high"]], path: "indicators.csv")
      let paths = try write(files, to: folder) + ["\(folder)/missing.csv"]
      let error = #expect(throws: InvalidInput.self) {
        try importAreas(paths, to: "\(folder)/plan")
      }
      #expect(error?.diagnostics.map(\.code) == ["SP0101"])
      let second = #expect(throws: InvalidInput.self) {
        try importAreas(paths.dropLast(), to: "\(folder)/plan")
      }
      #expect(second?.diagnostics.first?.location?.line == 2)
      #expect(!FileManager.default.fileExists(atPath: "\(folder)/plan"))
    }
  }

  @Test func `a ward without an area is a warning and a file that is not needed is named`() throws {
    try withFolder { folder in
      let extra = try sample(postcodeHeader, [["BB1 1AE", "53.7", "-2.4", "E06000008"]])
      let paths = try write(SmallCounty.areaFiles() + [extra], to: folder)
      let report = try importAreas(paths, to: folder)
      #expect(report.warnings.map(\.code) == ["SP0410"])
      #expect(report.lines.last?.hasPrefix("not needed: sample.csv") == true)
    }
  }
}
