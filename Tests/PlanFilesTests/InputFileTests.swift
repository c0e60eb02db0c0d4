import FoundationEssentials
import Glibc
import PlanFiles
import SkillsPlanner
import Testing

@Suite struct `Reading files` {
  @Test func `a file comes with its bytes and its digest`() throws {
    let folder = try ScratchFolder()
    try folder.write("abc", to: "a.csv")
    let file = try InputFile.read(folder.path + "/a.csv")
    #expect(file.bytes == Array("abc".utf8))
    #expect(file.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    let large = String(repeating: "x", count: 3_000_000)
    try folder.write(large, to: "b.csv")
    #expect(try InputFile.read(folder.path + "/b.csv").bytes.count == 3_000_000)
    try folder.write("", to: "c.csv")
    #expect(try InputFile.read(folder.path + "/c.csv").bytes.isEmpty)
  }

  @Test func `a missing file gets the nearest name in its folder`() throws {
    let folder = try ScratchFolder()
    try folder.write("", to: "areas.csv")
    try folder.write("", to: "courses.csv")
    let place = Location(file: "brief.yaml", line: 5, column: 17)
    let found = problems { () throws(InvalidInput) in
      try InputFile.read(folder.path + "/area.csv", namedAt: place)
    }
    #expect(found.map(\.place) == ["5:17 SP0101"])
    #expect(found[0].summary.hasSuffix("(did you mean \"areas.csv\"?)"))
    let nowhere = problems { () throws(InvalidInput) in
      try InputFile.read(folder.path + "/none/a.csv")
    }
    #expect(nowhere.map(\.code) == ["SP0101"])
    #expect(nowhere[0].summary.contains("nor a folder"))
  }

  @Test func `a folder is not a file, and a limit is kept`() throws {
    let folder = try ScratchFolder()
    #expect(
      problems { () throws(InvalidInput) in try InputFile.read(folder.path) }.map(\.code)
        == ["SP0102"])
    #expect(
      problems { () throws(InvalidInput) in try InputFile.read("/dev/zero", most: 100_000) }
        .map(\.code) == ["SP0103"])
  }

  @Test(.enabled(if: getuid() != 0, "the superuser may read everything"))
  func `a file that may not be read is named`() throws {
    let folder = try ScratchFolder()
    try folder.write("x", to: "a.csv")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0], ofItemAtPath: folder.path + "/a.csv")
    #expect(
      problems { () throws(InvalidInput) in try InputFile.read(folder.path + "/a.csv") }
        .map(\.code) == ["SP0103"])
  }

  @Test(arguments: [
    ("tables/a.csv", "plans/brief.yaml", "plans/tables/a.csv"), ("a.csv", "brief.yaml", "a.csv"),
    ("/x/a.csv", "plans/brief.yaml", "/x/a.csv"), ("a.csv", "/brief.yaml", "/a.csv"),
    ("../a.csv", "p/b.yaml", "p/../a.csv"),
  ])
  func `paths in a file are seen from its folder`(_ path: String, _ file: String, _ full: String) {
    #expect(FilePath.path(path, relativeTo: file) == full)
  }
}
