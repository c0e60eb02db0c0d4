/// A sector subject area of tier 1, Ofqual's fifteen.
enum SectorSubjectArea: Int, CaseIterable, Sendable {
  case health = 1
  case science, agriculture, engineering, construction, digital, retail, leisure, arts, history
  case social, languages, education, preparation, business

  /// As the tables write it: "1" to "15".
  var code: String { String(rawValue) }

  /// Where it stands in lists of a number per area.
  var index: Int { rawValue - 1 }

  /// The name that the releases give, compared without regard to case.
  init?(name: String) {
    let name = name.lowercased()
    guard let found = Self.allCases.first(where: { $0.names.contains(name) }) else { return nil }
    self = found
  }

  /// Today's name, in lower case.
  var name: String { names[0] }

  /// The first is today's; 6 had another until 2020.
  private var names: [String] {
    switch self {
    case .health: ["health, public services and care"]
    case .science: ["science and mathematics"]
    case .agriculture: ["agriculture, horticulture and animal care"]
    case .engineering: ["engineering and manufacturing technologies"]
    case .construction: ["construction, planning and the built environment"]
    case .digital: ["digital technology", "information and communication technology"]
    case .retail: ["retail and commercial enterprise"]
    case .leisure: ["leisure, travel and tourism"]
    case .arts: ["arts, media and publishing"]
    case .history: ["history, philosophy and theology"]
    case .social: ["social sciences"]
    case .languages: ["languages, literature and culture"]
    case .education: ["education and training"]
    case .preparation: ["preparation for life and work"]
    case .business: ["business, administration and law"]
    }
  }
}
