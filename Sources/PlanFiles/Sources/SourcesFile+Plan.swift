package import SkillsPlanner

extension SourcesFile {
  /// What a plan says of the data behind its tables.
  package struct OfPlan: Sendable {
    /// One for each data set behind the tables that the plan reads, without repeats.
    package let records: [SourceRecord]
    /// Sentences that the plan must carry.
    package let assumptions: [String]
    /// That a table is another than the one whose sources stand here, or has none.
    package let warnings: [Diagnostic]
  }

  /// The tables that are said to be on areas of another year than the plan's.
  ///
  /// - Parameters:
  ///   - joined: each table's path as seen from this file, and where the brief names it.
  ///   - areas: the path of the areas.
  func otherVintages(
    of joined: [(path: String, place: Location)], beside areas: String
  ) -> [Diagnostic] {
    guard let own = tables.first(where: { $0.name == areas })?.geography else { return [] }
    return joined.compactMap { path, place in
      tables.first { $0.name == path }.flatMap {
        OtherVintage.problem(geography: $0.geography, beside: own, named: path, at: place)
      }
    }
  }

  /// The sources of the tables that a brief names, and of no others.
  ///
  /// - Parameters:
  ///   - read: each table's path as seen from this file, with the digest of what was read.
  ///   - place: this file, for warnings.
  package func sources(
    of read: [(path: String, sha256: String)], at place: Location
  ) -> OfPlan {
    var used = files
    var sentences = assumptions
    var warnings: [Diagnostic] = []
    for (path, sha256) in read {
      guard let table = tables.first(where: { $0.name == path }) else {
        // A file by a person speaks of all tables at once.
        guard !tables.isEmpty else { continue }
        warnings.append(
          .warning(
            .noSources, at: place, "no source is given for the table \(path.cited(limit: 200))",
            fix: "Import it, or add its data sets under files; a plan names those that it knows."))
        continue
      }
      if table.sha256 != sha256 {
        warnings.append(
          .warning(
            .changedTable, at: place,
            "\(path.cited(limit: 200)) has changed since it was imported, so what stands here may be wrong",
            fix: "Import it again, or say in notes what was changed and why."))
      }
      used += table.files
      for sentence in table.assumptions where !sentences.contains(sentence) {
        sentences.append(sentence)
      }
    }
    var records: [SourceRecord] = []
    for file in used {
      let record = SourceRecord(
        title: file.title, publisher: file.publisher, vintage: file.vintage,
        licence: file.attributions.isEmpty
          ? "not stated" : file.attributions.joined(separator: " "))
      if !records.contains(record) { records.append(record) }
    }
    return OfPlan(records: records, assumptions: sentences, warnings: warnings)
  }
}
