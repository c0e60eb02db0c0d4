import SkillsPlanner

/// The names behind the codes of a plan.
struct Names: Sendable {
  let districts: [String: String]
  let providers: [String: String]
  let areas: [String: AreaRow]
  /// UKPRNs of the providers of courses.
  private let providersOfCourses: [String: String]

  init(_ plan: Plan) {
    districts = Dictionary(
      plan.districts.map { ($0.district.code, $0.district.name) },
      uniquingKeysWith: { one, _ in one })
    providers = Dictionary(
      plan.providers.map { ($0.provider.ukprn, $0.provider.name) },
      uniquingKeysWith: { one, _ in one })
    areas = Dictionary(plan.areas.map { ($0.code, $0) }, uniquingKeysWith: { one, _ in one })
    providersOfCourses = Dictionary(
      plan.courses.map { ($0.id, $0.provider) }, uniquingKeysWith: { one, _ in one })
  }

  func district(_ code: String) -> String { districts[code] ?? code }
  func provider(_ ukprn: String) -> String { providers[ukprn] ?? ukprn }
  func provider(ofCourse id: String) -> String? { providersOfCourses[id].map(provider) }

  /// The label of a policy or a pin with the name behind each code that the plan knows: "at most 900 places, provider
  /// 10004552 (Nelson and Colne College)".
  func label(_ text: String) -> String {
    text.split(separator: " ", omittingEmptySubsequences: false).map { word in
      let code = word.last == "," ? word.dropLast() : word
      guard let name = name(of: String(code)) else { return String(word) }
      return "\(code) (\(name))" + (word.last == "," ? "," : "")
    }.joined(separator: " ")
  }

  private func name(of code: String) -> String? {
    let name = providers[code] ?? districts[code] ?? areas[code]?.name ?? provider(ofCourse: code)
    return name.flatMap { $0.isEmpty || $0 == code ? nil : $0 }
  }
}

/// The name of a sector subject area of tier 1 with its number, and of one of tier 2 with the name it lies in.
///
/// Source: Ofqual, "Sector subject area classification system", tier 1.
func sectorName(_ code: String) -> String {
  guard !code.isEmpty else { return "Sector not published" }
  let first = code.split(separator: ".").first.map(String.init) ?? code
  guard let name = sectors[first] else { return "sector \(code)" }
  return "\(code) \(name)"
}

private let sectors = [
  "1": "Health, public services and care", "2": "Science and mathematics",
  "3": "Agriculture, horticulture and animal care",
  "4": "Engineering and manufacturing technologies",
  "5": "Construction, planning and the built environment", "6": "Digital technology",
  "7": "Retail and commercial enterprise", "8": "Leisure, travel and tourism",
  "9": "Arts, media and publishing", "10": "History, philosophy and theology",
  "11": "Social sciences", "12": "Languages, literature and culture",
  "13": "Education and training", "14": "Preparation for life and work",
  "15": "Business, administration and law",
]
