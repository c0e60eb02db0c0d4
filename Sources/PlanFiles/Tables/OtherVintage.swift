import SkillsPlanner

/// Refuses to lay a table on areas of one year beside areas of another: most codes are the same in both,
/// so that the rest would be lost, or be somebody else's, without a word.
enum OtherVintage {
  /// What is wrong with a table whose LSOA codes are of another census than those of the areas.
  ///
  /// - Parameters:
  ///   - codes: of the table.
  ///   - areas: of the plan.
  ///   - place: of the table.
  static func problem(
    _ codes: some Sequence<String>, beside areas: some Sequence<String>, at place: Location
  ) -> Diagnostic? {
    guard let year = CensusVintage.year(of: areas), let other = CensusVintage.year(of: codes),
      year != other
    else { return nil }
    return .error(
      .mixedVintage, at: place,
      "the table is on the LSOAs of \(other), the areas are those of \(year)",
      fix:
        "Carry it over: skillsplan import FILE --lookup LOOKUP -o TABLE.csv, with the ONS look-up "
        + "LSOA (2011) to LSOA (2021).")
  }

  /// What is wrong with a table that sources.yaml says to be on areas of another year.
  ///
  /// - Parameters:
  ///   - geography: of the table, as "ward 2021".
  ///   - areas: of the areas, as "LSOA 2021, ward 2024, district 2024".
  static func problem(
    geography: String, beside areas: String, named name: String, at place: Location
  ) -> Diagnostic? {
    guard let (kind, year) = parts(geography) else { return nil }
    let own = areas.split(separator: ", ").compactMap { parts(String($0)) }
    guard let match = own.first(where: { $0.kind == kind }), match.year != year else { return nil }
    return .error(
      .mixedVintage, at: place,
      "\(name.cited(limit: 200)) is on the \(kind)s of \(year), the areas are on those of "
        + "\(match.year)",
      fix:
        "Carry it over: skillsplan import FILE --lookup LOOKUP -o TABLE.csv, with a look-up between "
        + "the two years.")
  }

  private static func parts(_ text: String) -> (kind: String, year: Int)? {
    guard let space = text.lastIndex(of: " "), let year = Int(text[text.index(after: space)...])
    else { return nil }
    return (String(text[..<space]), year)
  }
}

extension CensusVintage {
  /// The census whose LSOAs these are, by the codes that only one of them has; nil where there is none.
  package static func year(of codes: some Sequence<String>) -> Int? {
    var has2011 = false
    for code in codes {
      if beganIn2021(code) { return 2021 }
      if endedIn2021(code) { has2011 = true }
    }
    return has2011 ? 2011 : nil
  }
}
