import Foundation
import PlanFiles

@testable import OpenData

/// One of the official files, which a test skips by name where the folder is not there.
struct OfficialFile {
  let name: String

  private var url: URL {
    URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "shared/data/official/\(name)")
  }

  var isThere: Bool {
    FileManager.default.fileExists(atPath: url.path)
      && (!name.hasSuffix(".gz") || FileManager.default.isExecutableFile(atPath: "/usr/bin/gunzip"))
  }

  /// Its bytes, unzipped.
  func bytes() throws -> [UInt8] {
    guard name.hasSuffix(".gz") else { return [UInt8](try Data(contentsOf: url)) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/gunzip")
    process.arguments = ["-c", url.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return [UInt8](data)
  }
}
