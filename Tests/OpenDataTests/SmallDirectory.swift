import PlanFiles
import SkillsPlanner
import Testing

@testable import OpenData

/// A course directory made by hand, since nobody publishes rows of Find a course for good: two
/// districts of a small county, a college there, and a national provider from Leeds.
enum SmallDirectory {
  static let college = "10000001"
  static let national = "10000002"
  static let newcomer = "10000003"
  static let districts = [
    District(code: "E07000001", name: "Weston"), District(code: "E07000002", name: "Eastby"),
  ]

  static let postcodeRows = [
    ["AA1 1AA", "53.8", "-2.9", "E07000001"], ["AA1 1AB", "53.81", "-2.91", "E07000001"],
    ["BB1 1AA", "53.7", "-2.3", "E07000002"], ["LS1 1AA", "53.8", "-1.55", "E08000035"],
  ]

  static func providers() throws -> ImportedFile {
    try sample(
      [
        "PROVIDER_UKPRN", "PROVIDER_NAME", "TRADING_NAME", "CONTACT_TOWN", "CONTACT_POSTCODE",
        "CONTACT_WEBSITE",
      ],
      [
        [college, "Weston College", "", "Weston", "AA1 1AB", ""],
        [national, "National Training", "", "Leeds", "LS1 1AA", ""],
        [newcomer, "Newcomer", "", "Eastby", "BB1 1AA", ""],
      ], path: "providers.csv")
  }
}
