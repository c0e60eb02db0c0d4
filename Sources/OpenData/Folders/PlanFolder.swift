import FoundationEssentials
import PlanFiles
package import SkillsPlanner

/// `skillsplan status`: how far a folder is that `skillsplan init` made. Nothing in it is changed.
package enum PlanFolder {
  /// What is there, what is missing and the next command, line by line.
  ///
  /// O(bytes) of census tables and of JSON; of all others the header is read.
  ///
  /// - Throws: that the folder is not one of a plan, or cannot be read.
  package static func status(_ path: String) throws(InvalidInput) -> [String] {
    let downloads = "\(path)/downloads"
    guard isThere(path), let names = try? FileManager.default.contentsOfDirectory(atPath: downloads)
    else {
      throw InvalidInput([
        FolderCheck.noFolder.error(
          at: Location(file: path),
          "this is no folder of a plan: it has no brief.yaml with a folder downloads beside it",
          fix: "Make one with skillsplan init DIR --authority NAME, or name the one that is there.")
      ])
    }
    func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: "\(path)/\(name)") }
    let status = FolderStatus(
      path: path,
      files: names.sorted().compactMap { DownloadedFile($0, in: downloads) },
      made: Set(PlanTable.allCases.filter { has($0.path) }), hasPlan: has("plan.yaml"),
      districts: districts(of: path))
    return status.lines
  }

  /// Whether the folder looks like a plan's.
  static func isThere(_ path: String) -> Bool {
    ["brief.yaml", "downloads/."].allSatisfy {
      FileManager.default.fileExists(atPath: "\(path)/\($0)")
    }
  }

  /// The districts that the folder's script names; none where nobody can tell.
  private static func districts(of path: String) -> Set<String> {
    guard let script = InputFile.ordinary("\(path)/import.sh") else { return [] }
    let words = ImportScript(reading: String(decoding: script.bytes, as: UTF8.self)).authorities
    return Set(words.flatMap { DistrictRegister.find($0).districts }.map(\.district.code))
  }
}
