import PlanFiles
import SkillsPlanner

/// The files of one import, each in its role.
struct ReleaseSet: Sendable {
  /// In the order given.
  let files: [ImportedFile]

  /// One file per release, but census tables of two kinds of area.
  init(_ files: [ImportedFile]) throws(InvalidInput) {
    var problems = Problems()
    for (index, file) in files.enumerated() where !file.release.mayRepeat {
      guard let first = files[..<index].first(where: { $0.release == file.release }) else {
        continue
      }
      problems.report(
        .error(
          ImportCheck.releaseTwice, at: Location(file: file.path),
          "this is \(file.release.title), and so is \(first.path.cited(limit: 200))",
          fix: "Give one of the two."))
    }
    try problems.finish()
    self.files = files
  }

  /// The file of a release, or nil with a problem that says what to download.
  func file(_ release: Release, for table: String, _ problems: inout Problems) -> ImportedFile? {
    if let file = files.first(where: { $0.release == release }) { return file }
    problems.report(
      .error(
        ImportCheck.missingRelease, at: nil,
        "\(table) needs \(release.title) (\(release.layout.publisher)), and no file given is that",
        fix: "Add the file; it is recognised by the columns "
          + release.layout.required.prefix(3).map { $0.cited(limit: 80) }.joined(separator: ", ")
          + "."))
    return nil
  }
}

extension Release {
  /// Whether two files of it may stand side by side: census tables of two kinds of area.
  fileprivate var mayRepeat: Bool { self == .qualifications || self == .qualificationsByClass }
}
