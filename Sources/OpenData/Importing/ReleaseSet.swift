import PlanFiles
import SkillsPlanner

/// The files of one import, each in its role.
struct ReleaseSet: Sendable {
  /// In the order given.
  let files: [ImportedFile]

  /// One file per release, but for those that come in several.
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
    file(anyOf: [release], for: table, &problems)
  }

  /// The file of the first of the releases that was given, or nil with a problem that names them all.
  ///
  /// - Parameter releases: never empty; the better ones come first.
  func file(
    anyOf releases: [Release], for table: String, _ problems: inout Problems
  ) -> ImportedFile? {
    for release in releases {
      if let file = files.first(where: { $0.release == release }) { return file }
    }
    problems.report(
      TableNeed.Gap.any(releases.map { NeededFile($0) }).diagnostic(for: table))
    return nil
  }

  func has(_ release: Release) -> Bool { files.contains { $0.release == release } }
}
