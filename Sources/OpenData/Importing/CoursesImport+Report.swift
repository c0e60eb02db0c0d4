import PlanFiles
import SkillsPlanner

extension CoursesImport {
  /// What whoever made the tables must know of them, for a person.
  var remarks: [String] {
    guard !unknownDistricts.isEmpty else { return [] }
    let names = unknownDistricts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return [
      "names in the apprenticeships that are no district of England, taken for outside: "
        + names.prefix(5).map { "\($0.key.cited()) \(grouped($0.value)) times" }
        .joined(separator: ", ")
        + (names.count > 5 ? " and \(names.count - 5) more" : "")
    ]
  }
}
