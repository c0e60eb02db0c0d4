import SkillsPlanner

/// Finds the districts that are planned for by their names, which releases spell in several ways.
///
/// Case, spaces, punctuation, "&" and "and" do not count, nor does ", City of" or ", County of": see
/// `DistrictRegister`.
struct NamedDistricts: Sendable {
  /// What a name means.
  enum Meaning: Hashable, Sendable {
    /// The code of a district that is planned for.
    case planned(String)
    /// A district of England that is not planned for.
    case elsewhere
    /// No district of England that the register knows: one of Wales, or "unknown".
    case unknown
  }

  private let codes: [String: String]
  /// By name as written: releases repeat few names in many rows.
  private var known: [String: Meaning] = [:]

  init(_ districts: [District]) {
    let spellings = districts.flatMap { district in
      [district.name, district.code].flatMap { DistrictRegister.spellings(of: $0) }
        .map { ($0, district.code) }
    }
    codes = Dictionary(spellings) { first, _ in first }
  }

  /// O(districts of England) for a name that comes for the first time.
  mutating func meaning(of name: String) -> Meaning {
    if let meaning = known[name] { return meaning }
    let meaning: Meaning
    if let code = DistrictRegister.spellings(of: name).compactMap({ codes[$0] }).first {
      meaning = .planned(code)
    } else if case .district = DistrictRegister.find(name) {
      meaning = .elsewhere
    } else {
      meaning = .unknown
    }
    known[name] = meaning
    return meaning
  }
}
