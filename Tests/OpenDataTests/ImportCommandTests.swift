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
        Layout.adultSkills.required, [["E01000001", "high"]], path: "indicators.csv")
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
      #expect(report.lines.last?.hasPrefix("not needed for areas.csv: sample.csv") == true)
    }
  }

  @Test func `courses of Find a course are reported, and its unusable runs are written aside`()
    throws
  {
    try withFolder { folder in
      let files =
        try SmallDirectory.files() + [
          SmallDirectory.aims(), SmallDirectory.file(SmallDirectory.runs),
        ]
      let paths = try write(files, to: folder)
      func report(_ kind: String) throws -> ImportCommand.Report {
        try ImportCommand.run(
          ImportOptions(
            kind: kind, files: paths, folder: "\(folder)/plan",
            neighbours: ["E05000009=E05000001"]))
      }
      let all = try report("all")
      #expect(all.lines.contains { $0.hasPrefix("made of Find a course: ") })
      #expect(all.warnings.map(\.code) == ["SP0405", "SP0414", "SP0216"])
      let aside = try String(
        contentsOfFile: "\(folder)/plan/tables/find-a-course.quarantine.csv", encoding: .utf8)
      #expect(aside.split(separator: "\n").count == 4)
      #expect(aside.contains("the nearest known is AA1 1AB"))
    }
  }

  @Test func `starts alone say nothing of the classroom`() throws {
    try withFolder { folder in
      let areas = try write(SmallCounty.areaFiles(), to: folder)
      _ = try importAreas(areas, to: folder, neighbours: ["E05000009=E05000001"])
      let files = try write(SmallDirectory.files().suffix(6), to: folder)
      let report = try ImportCommand.run(
        ImportOptions(
          kind: "starts", files: files + ["\(folder)/tables/areas.csv"], folder: folder))
      #expect(!report.lines.contains { $0.contains("classroom") })
      #expect(report.lines.contains { $0.contains("no district of England") })
    }
  }
}
