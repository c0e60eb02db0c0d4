import PlanFiles

/// Finds out of which year a table's LSOAs are, by the codes that only one year has.
struct VintageWatch: Sendable {
  private var ended = 0
  private var began = 0
  private var firstEnded: String?
  private var kind: Geography.Kind?

  mutating func take(_ code: String) {
    if kind == nil { kind = Geography.Kind(code: code) }
    if CensusVintage.endedIn2021(code) {
      ended += 1
      firstEnded = firstEnded ?? code
    } else if CensusVintage.beganIn2021(code) {
      began += 1
    }
  }

  /// What the rows are about: as the release tells, else as the codes do.
  func geography(of recognition: Recognition) -> Geography? {
    guard let kind = recognition.geography?.kind ?? kind else { return nil }
    if let year = recognition.year(of: kind) { return Geography(kind, year) }
    guard kind == .lsoa else { return Geography(kind) }
    switch (ended > 0, began > 0) {
    case (true, false): return Geography(.lsoa, 2011)
    case (false, true): return Geography(.lsoa, 2021)
    default: return Geography(.lsoa)
    }
  }

  /// A sentence where the codes contradict what the release tells; nil where they do not.
  func contradiction(told: Geography?) -> String? {
    guard let told, told.kind == .lsoa, let year = told.year else { return nil }
    if year >= 2021, let firstEnded {
      return "\(ended) codes are of LSOAs of 2011 that 2021 replaced, though the table is on those "
        + "of \(year); the first is \(firstEnded)"
    }
    if year < 2021, began > 0 {
      return "\(began) codes are of LSOAs that are new in 2021, though the table is on those of "
        + "\(year)"
    }
    return nil
  }
}
