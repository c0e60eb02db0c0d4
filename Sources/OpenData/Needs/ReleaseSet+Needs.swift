import SkillsPlanner

extension ReleaseSet {
  /// Checks that the tables can be made of the files, before any of them is read.
  ///
  /// - Throws: every file that is missing, each once, and every file that is of an older edition.
  func require(_ tables: [PlanTable]) throws(InvalidInput) {
    var problems = Problems()
    var holdings: [Holding] = []
    for file in files {
      let holding = problems.collect { () throws(InvalidInput) in try Holding(file) }
      if let own = holding, let own { holdings.append(own) }
    }
    if tables.contains(.areas) {
      for file in files where file.release.isOfOlderAreas {
        problems.report(Self.ofOlderAreas(file))
      }
    }
    var told: Set<String> = []
    for table in tables {
      for need in table.needs() {
        guard let gap = need.gap(among: holdings), told.insert(need.tells).inserted else {
          continue
        }
        problems.report(gap.diagnostic(for: table.file))
      }
    }
    try problems.finish()
  }

  /// That the deprivation given is on other areas than the plan.
  private static func ofOlderAreas(_ file: ImportedFile) -> Diagnostic {
    .error(
      ImportCheck.otherVintage, at: Location(file: file.path),
      "this file is on the LSOAs of 2011, the other tables are on those of 2021",
      fix:
        "Give the edition of 2025; or carry this one over by skillsplan import FILE --lookup "
        + "(LSOA 2011 to LSOA 2021), and join the table that it makes in the brief.")
  }
}

extension Release {
  /// Whether it is an edition on the LSOAs of 2011, of which no table of areas is made.
  var isOfOlderAreas: Bool { self == .deprivation2019 || self == .adultSkills2019 }
}

extension TableNeed.Gap {
  /// The problem, with what to download.
  ///
  /// - Parameter table: "areas.csv".
  func diagnostic(for table: String) -> Diagnostic {
    switch self {
    case .any(let files):
      let titles = files.map { "\($0.title) (\($0.release.layout.publisher))" }
      return .error(
        ImportCheck.missingRelease, at: nil,
        "\(table) needs \(choice(of: titles)), and no file given is "
          + (titles.count == 1 ? "that" : "one of them"),
        fix: titles.count == 1
          ? "Add the file; it is recognised by \(files[0].recognition)."
          : "Add one of the files, the first where you can; they are recognised by "
            + files.map(\.recognition).joined(separator: "; or by ") + ".")
    case .beside(let first, let missing, let instead):
      let titles = missing.map { "\($0.title) (\($0.release.layout.publisher))" }
      let otherwise = instead.map {
        " Or leave \(first.title) out: the table is then made of \($0.title)."
      }
      return .error(
        ImportCheck.missingRelease, at: nil,
        "\(table) made of \(first.title) needs \(titles.joined(separator: "; and ")) too, and "
          + "no file given is \(titles.count == 1 ? "that" : "one of them")",
        fix: "Add the file; it is recognised by \(missing[0].recognition)." + (otherwise ?? ""))
    }
  }
}

extension NeededFile {
  /// "the columns ...".
  fileprivate var recognition: String {
    if release.layout.form == .headless { return "its rows, since it has no header" }
    let columns = release.layout.required.prefix(3).map { $0.cited(limit: 80) }
    return "the columns \(columns.joined(separator: ", "))"
  }
}

/// "a; b; or c", for titles, which have commas of their own.
func choice(of titles: [String]) -> String {
  guard titles.count > 1, let last = titles.last else { return titles.first ?? "" }
  return titles.dropLast().joined(separator: "; ") + "; or \(last)"
}

/// "a", "a and b", "a, b and c".
func listed(_ words: [String], _ conjunction: String) -> String {
  guard words.count > 1, let last = words.last else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " \(conjunction) \(last)"
}
