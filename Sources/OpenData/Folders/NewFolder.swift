import FoundationEssentials
import PlanFiles
package import SkillsPlanner

/// `skillsplan init`: a folder from which a partner gets to a plan of their own districts.
package struct NewFolder: Sendable {
  /// The plan year where none is asked for.
  ///
  /// The latest whole year of apprenticeship starts known to this version is 2024/25; it is published
  /// in the year after, when the next but one can still be planned.
  package static let usualYear = "2026/27"

  private let path: String
  private let authorities: Authorities
  private let year: String

  /// - Parameters:
  ///   - path: of the folder, which must not be there or be empty.
  ///   - names: of districts or LSIP areas, or their codes; at least one.
  ///   - year: "2026/27"; nil for the usual one.
  /// - Throws: every name that is none, and a year that is none.
  package init(at path: String, for names: [String], year: String?) throws(InvalidInput) {
    var problems = Problems()
    let authorities = problems.collect { () throws(InvalidInput) in try Authorities(names) }
    let year = year ?? Self.usualYear
    if !Self.isPlanYear(year) {
      problems.report(
        FolderCheck.year.error(
          at: nil, "\(year.cited()) is no plan year",
          fix: "Write the year it begins and the two digits of the next, such as 2026/27."))
    }
    try problems.finish()
    guard let authorities else { preconditionFailure("no authority and no problem") }
    self.path = path
    self.authorities = authorities
    self.year = year
  }

  /// Makes the folder with its files, all or none; what is there already is never written over.
  ///
  /// - Returns: what was made and what comes next, line by line.
  /// - Throws: `InvalidInput` where something is there; `FileFailure` where it cannot be written, and
  ///   nothing is left behind then.
  package func make() throws -> [String] {
    let manager = FileManager.default
    let isThere = manager.fileExists(atPath: path)
    if isThere { try refuseContents() }
    var made: [String] = []
    do {
      for folder in [path, "\(path)/downloads"] where !manager.fileExists(atPath: folder) {
        // Where it cannot be made, writing into it says why.
        try? manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
      }
      for (name, text) in files {
        try AtomicFile.write(Array(text.utf8), to: "\(path)/\(name)")
        made.append(name)
      }
    } catch {
      for name in made + ["downloads"] { try? manager.removeItem(atPath: "\(path)/\(name)") }
      if !isThere { try? manager.removeItem(atPath: path) }
      throw error
    }
    return report
  }

  private var files: [(name: String, text: String)] {
    [
      ("brief.yaml", BriefTemplate(authorities: authorities, year: year).text),
      ("downloads/README.md", DownloadsGuide(authorities).text),
      ("import.sh", ImportScript(authorities: authorities.words).text),
    ]
  }

  private var report: [String] {
    let districts = authorities.districts.map(\.district.name)
    let some = districts.prefix(6).joined(separator: "; ")
    return [
      "\(path): a plan of \(authorities.title) for \(year)",
      "  \(districts.count == 1 ? "1 district" : "\(districts.count) districts"): \(some)"
        + (districts.count > 6 ? "; ..." : ""),
    ] + authorities.notes.map { "  \($0)" } + [
      "  brief.yaml            the question, with a remark at every figure that is to be decided",
      "  downloads/README.md   which files to download, and where they are found",
      "  import.sh             makes the tables of them",
      "", "Missing are all downloads. Next: put the files into \(path)/downloads, then",
      "  skillsplan status \(typed(path))",
    ]
  }

  private func refuseContents() throws(InvalidInput) {
    let names = try? FileManager.default.contentsOfDirectory(atPath: path)
    guard let names else {
      throw InvalidInput([
        FolderCheck.notEmpty.error(
          at: Location(file: path),
          "\(path.cited(limit: 200)) is there and is no folder to be read",
          fix: "Name another folder.")
      ])
    }
    guard let first = names.sorted().first else { return }
    let isPlan = PlanFolder.isThere(path)
    throw InvalidInput([
      FolderCheck.notEmpty.error(
        at: Location(file: path),
        isPlan
          ? "the folder has been made already, and stays as it is"
          : "the folder is not empty: it has \(first.cited()), and stays as it is",
        fix: isPlan
          ? "Look how far it is with skillsplan status, or name another folder."
          : "Name a folder that is not there yet, or an empty one.")
    ])
  }

  /// "2026/27": a year and the two digits of the next.
  private static func isPlanYear(_ text: String) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count == 4, parts[1].utf8.count == 2,
      text.utf8.allSatisfy({ $0 == UInt8(ascii: "/") || (0x30...0x39).contains($0) }),
      let begin = Int(parts[0]), let end = Int(parts[1])
    else { return false }
    return (begin + 1) % 100 == end
  }
}
