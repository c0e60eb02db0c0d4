package import SkillsPlanner

/// A district of England with the area whose local skills improvement plan it is in.
package struct RegisteredDistrict: Hashable, Sendable {
  /// A lower-tier or unitary authority of April 2023, with its GSS code.
  package let district: District
  package let lsip: LSIPArea
}

/// The area of a local skills improvement plan (LSIP).
package struct LSIPArea: Hashable, Sendable {
  /// "E69000019".
  package let code: String
  package let name: String
}

/// The 296 districts of England and their 38 LSIP areas, as of 2023.
///
/// Source and licence stand with the table: Department for Education and Office for National
/// Statistics, Open Government Licence v3.0.
package enum DistrictRegister {
  /// Sorted by the code of the district. Read from its table at the first use.
  package static let all: [RegisteredDistrict] = read(table).sorted { $0.district < $1.district }

  /// What a text means.
  package enum Found: Hashable, Sendable {
    case district(RegisteredDistrict)
    /// With its districts, sorted by code; never empty.
    case lsip(LSIPArea, [RegisteredDistrict])
    /// With at most three names that may have been meant, the likeliest first.
    case unknown(near: [String])

    /// The districts meant, sorted by code; empty where nothing was found.
    package var districts: [RegisteredDistrict] {
      switch self {
      case .district(let district): [district]
      case .lsip(_, let districts): districts
      case .unknown: []
      }
    }
  }

  /// The district, or the districts of the LSIP area, that a name or code means.
  ///
  /// Case, spaces, punctuation, "&" and "and" do not count, nor does ", City of" or ", County of". Where a
  /// district and an LSIP area have one name, as Dorset, it is the district; the area's code says the
  /// other. O(districts).
  package static func find(_ name: String) -> Found {
    let wanted = folded(name)
    guard !wanted.isEmpty else { return .unknown(near: []) }
    if let district = all.first(where: {
      folded($0.district.code) == wanted || spellings(of: $0.district.name).contains(wanted)
    }) {
      return .district(district)
    }
    let districts = all.filter {
      wanted == folded($0.lsip.name) || wanted == folded($0.lsip.code)
    }
    if let first = districts.first { return .lsip(first.lsip, districts) }
    return .unknown(near: near(name, wanted))
  }

  /// Names that begin with what was written, then those that are spelt like it.
  private static func near(_ name: String, _ wanted: String) -> [String] {
    let areas = Set(all.map(\.lsip.name)).sorted()
    let names = all.map(\.district.name) + areas
    var found: [String] = []
    let begun = names.filter { folded($0).hasPrefix(wanted) }
    for name in begun + Spelling.nearest(3, to: name, among: names) where !found.contains(name) {
      found.append(name)
    }
    return Array(found.prefix(3))
  }

  /// A district's name as names are compared: with and without ", City of" or ", County of".
  static func spellings(of name: String) -> [String] {
    let bare = [", City of", ", County of"].filter { name.hasSuffix($0) }.map {
      folded(String(name.dropLast($0.count)))
    }
    return [folded(name)] + bare
  }

  /// Its letters and digits in lower case, without the word "and".
  private static func folded(_ text: String) -> String {
    // An apostrophe stands within a word, everything else between two.
    text.lowercased().filter { $0 != "'" && $0 != "\u{2019}" }
      .split { !$0.isLetter && !$0.isNumber }.filter { $0 != "and" }.joined()
  }

  /// A line for each area with its districts indented below; a code and a name in each.
  private static func read(_ table: String) -> [RegisteredDistrict] {
    var area: LSIPArea?
    return table.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ", maxSplits: 1)
      guard words.count == 2 else { preconditionFailure("a line is a code and a name") }
      let (code, name) = (String(words[0]), String(words[1]))
      guard line.first == " " else {
        area = LSIPArea(code: code, name: name)
        return nil
      }
      guard let area else { preconditionFailure("a district stands under its area") }
      return RegisteredDistrict(district: District(code: code, name: name), lsip: area)
    }
  }
}
