import Foundation
import PlanFiles
import Testing

/// A folder of files is put in its place whole or not at all.
@Suite struct AtomicFolderTests {
  private let scratch = FileManager.default.temporaryDirectory.appending(
    path: "skillsplan-\(UUID().uuidString)")
  private var path: String { scratch.appending(path: "pack").path }

  init() throws {
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
  }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: scratch.path).sorted()
  }

  private func text(_ file: String) throws -> String {
    try String(contentsOfFile: "\(path)/\(file)", encoding: .utf8)
  }

  @Test func `files are written with their folders, and nothing beside`() throws {
    defer { try? FileManager.default.removeItem(at: scratch) }
    try AtomicFolder.write([("a.txt", [65]), ("inner/b.txt", [66])], to: path + "/")
    #expect(try names() == ["pack"])
    #expect(AtomicFolder.contents(of: path) == ["a.txt", "inner/b.txt"])
    #expect(try text("inner/b.txt") == "B")
  }

  @Test func `a folder that came there meanwhile is not replaced`() throws {
    defer { try? FileManager.default.removeItem(at: scratch) }
    try AtomicFolder.write([("mine.txt", [65])], to: path)
    #expect(throws: FileFailure.self) { try AtomicFolder.write([("a.txt", [66])], to: path) }
    #expect(try names() == ["pack"])
    #expect(AtomicFolder.contents(of: path) == ["mine.txt"])
  }

  @Test func `a replaced folder goes with its files, and nothing of it is left`() throws {
    defer { try? FileManager.default.removeItem(at: scratch) }
    try AtomicFolder.write([("old.txt", [65]), ("inner/old.txt", [65])], to: path)
    let former = try #require(AtomicFolder.contents(of: path))
    try AtomicFolder.write([("new.txt", [66])], to: path, replacing: former)
    #expect(try names() == ["pack"])
    #expect(AtomicFolder.contents(of: path) == ["new.txt"])
  }

  @Test func `files are added beside others, and of the same name replaced`() throws {
    defer { try? FileManager.default.removeItem(at: scratch) }
    try AtomicFolder.write([("mine.txt", [65]), ("a.txt", [65])], to: path)
    try AtomicFolder.add([("a.txt", [66]), ("b.txt", [67])], to: path)
    #expect(AtomicFolder.contents(of: path) == ["a.txt", "b.txt", "mine.txt"])
    #expect(try text("a.txt") == "B" && text("mine.txt") == "A")
  }

  @Test func `where a file cannot be written the folder is as it was`() throws {
    defer { try? FileManager.default.removeItem(at: scratch) }
    try AtomicFolder.write([("old.txt", [65])], to: path)
    let long = String(repeating: "x", count: 300)
    #expect(throws: FileFailure.self) {
      try AtomicFolder.write(
        [("a.txt", [66]), (long, [67])], to: path, replacing: ["old.txt"])
    }
    #expect(try names() == ["pack"])
    #expect(AtomicFolder.contents(of: path) == ["old.txt"])
  }

  @Test func `a folder with a link or with deeper folders is no folder of files`() throws {
    defer { try? FileManager.default.removeItem(at: scratch) }
    try AtomicFolder.write([("a.txt", [65])], to: path)
    try FileManager.default.createSymbolicLink(
      atPath: path + "/link", withDestinationPath: "a.txt")
    #expect(AtomicFolder.contents(of: path) == nil)
    #expect(AtomicFolder.isTaken(path + "/link"))
    #expect(!AtomicFolder.isTaken(path + "/none"))
  }
}
