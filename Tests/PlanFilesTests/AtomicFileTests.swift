import FoundationEssentials
import Glibc
import SkillsPlanner
import Testing

@testable import PlanFiles

/// Why the path cannot be written; nil when it was.
private func failure(_ path: String, _ text: String = "new") -> FileFailure? {
  do {
    try AtomicFile.write(Array(text.utf8), to: path)
    return nil
  } catch {
    return error
  }
}

@Suite struct `Writing files` {
  @Test func `a file is made and replaced, and nothing else is left`() throws {
    let folder = try ScratchFolder()
    #expect(failure(folder.path + "/plan.yaml", "one") == nil)
    #expect(try folder.read("plan.yaml") == "one")
    #expect(failure(folder.path + "/plan.yaml", String(repeating: "two", count: 1 << 20)) == nil)
    #expect(try folder.read("plan.yaml").utf8.count == 3 << 20)
    #expect(failure(folder.path + "/plan.yaml", "") == nil)
    #expect(try folder.read("plan.yaml").isEmpty)
    #expect(try folder.names() == ["plan.yaml"])
  }

  @Test(arguments: [true, false])
  func `a file is seen when it is put, and one that is given up never was`(asks: Bool) throws {
    let folder = try ScratchFolder()
    let path = folder.path + "/plan.yaml"
    try folder.write("old", to: "plan.yaml")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    var file = try AtomicFile(path, asking: asks)
    try file.write(Array("n".utf8))
    try file.write(Array("ew".utf8))
    #expect(try folder.names() == ["plan.yaml"])
    #expect(try folder.read("plan.yaml") == "old")
    try file.put()
    #expect(try folder.read("plan.yaml") == "new")
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o640)
    var given = try AtomicFile(folder.path + "/other.yaml", asking: asks)
    try given.write([1])
    _ = consume given
    #expect(try folder.names() == ["plan.yaml"])
  }

  @Test func `permissions are kept`() throws {
    let folder = try ScratchFolder()
    let path = folder.path + "/plan.yaml"
    try folder.write("old", to: "plan.yaml")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    #expect(failure(path) == nil)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o640)
  }

  @Test func `a symbolic link stays and what it leads to is written`() throws {
    let folder = try ScratchFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path + "/real", withIntermediateDirectories: false)
    let files = FileManager.default
    try files.createSymbolicLink(
      atPath: folder.path + "/a.yaml", withDestinationPath: "real/b.yaml")
    try files.createSymbolicLink(
      atPath: folder.path + "/real/b.yaml", withDestinationPath: folder.path + "/real/c.yaml")
    #expect(failure(folder.path + "/a.yaml") == nil)
    #expect(try folder.read("real/c.yaml") == "new")
    #expect(try files.destinationOfSymbolicLink(atPath: folder.path + "/a.yaml") == "real/b.yaml")
    try files.createSymbolicLink(atPath: folder.path + "/x", withDestinationPath: "y")
    try files.createSymbolicLink(atPath: folder.path + "/y", withDestinationPath: "x")
    #expect(failure(folder.path + "/x")?.cause == .endlessLinks)
  }

  @Test func `what is not a file is refused and stays what it is`() throws {
    let folder = try ScratchFolder()
    #expect(unsafe mkfifo(folder.path + "/fifo", 0o600) == 0)
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/full", withDestinationPath: "/dev/full")
    #expect(failure(folder.path)?.cause == .isAFolder)
    #expect(failure(folder.path + "/")?.cause == .isAFolder)
    #expect(failure(folder.path + "/fifo")?.cause == .notAFile("a FIFO"))
    #expect(failure("/dev/full")?.cause == .notAFile("a device"))
    #expect(failure(folder.path + "/full")?.cause == .notAFile("a device"))
    #expect(failure(folder.path + "/none/plan.yaml")?.cause == .missingFolder)
    #expect(failure(folder.path + "/fifo/plan.yaml")?.cause == .missingFolder)
    let long = String(repeating: "n", count: 300)
    #expect(failure(folder.path + "/" + long)?.cause == .nameTooLong)
    #expect(try folder.names() == ["fifo", "full"])
  }

  @Test func `a full disk is an error and not silence`() throws {
    let full = try SystemFile(path: "/dev/full", flags: O_WRONLY)
    var code: Int32 = 0
    do throws(SystemFile.Failure) {
      try full.write([1])
    } catch {
      code = error.code
    }
    #expect(code == ENOSPC)
  }

  @Test func `a write that fails midway leaves the old file and no other`() async {
    await #expect(processExitsWith: .success) {
      let folder = try ScratchFolder()
      try folder.write("old", to: "plan.yaml")
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: 100_000, rlim_max: 100_000)
      #expect(unsafe setrlimit(__rlimit_resource_t(1), &limit) == 0)
      let result = failure(folder.path + "/plan.yaml", String(repeating: "x", count: 200_000))
      #expect(result?.cause == .tooLarge)
      #expect(try folder.names() == ["plan.yaml"])
      #expect(try folder.read("plan.yaml") == "old")
    }
  }

  @Test(.enabled(if: getuid() != 0, "the superuser may write everything"))
  func `a file or a folder that may not be written stays as it is`() throws {
    let folder = try ScratchFolder()
    try folder.write("old", to: "plan.yaml")
    let path = folder.path + "/plan.yaml"
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
    #expect(failure(path)?.cause == .noPermission)
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path)
    #expect(failure(folder.path + "/new.yaml")?.cause == .noPermission)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
    #expect(try folder.read("plan.yaml") == "old")
  }

  @Test func `a failure names the file, the cause and the way out`() throws {
    let found = try #require(failure("/nowhere/plan.yaml")).diagnostic
    #expect(found.place == "0:0 SP0107")
    #expect(found.location?.file == "/nowhere/plan.yaml")
    #expect(found.summary == "it is not written: its folder does not exist")
    #expect(found.fix.hasPrefix("Create the folder"))
  }
}
