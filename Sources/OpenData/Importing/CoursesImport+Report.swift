import PlanFiles
import SkillsPlanner

extension CoursesImport {
  /// What whoever made starts.csv or courses.csv must know of the apprenticeships, for a person.
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

extension ClassroomSource {
  /// What whoever made courses.csv must know of the courses in the classroom and online.
  var remarks: [String] {
    switch self {
    case .list: []
    case .directory(let directory): directory.remarks
    case .none:
      [
        "no classroom or online courses: give Find a course with LARS, or a classroom.csv of your "
          + "own"
      ]
    }
  }
}

extension DirectoryCourses {
  fileprivate var remarks: [String] {
    var lines = [
      "made of Find a course: \(grouped(courses.count)) courses of \(grouped(runs)) runs; "
        + "\(grouped(learners.here)) learners of last year shared out over them by model"
    ]
    let empty = withoutStarts
    if empty.notPublished > 0 {
      lines.append(
        "\(grouped(empty.notPublished)) of them have last_year 0, since their providers' leavers at "
          + "the level are not published: a plan gives them no places until somebody fills it in")
    }
    if empty.tooFew > 0 {
      lines.append(
        "\(grouped(empty.tooFew)) of them have last_year 0, since their share of their providers' "
          + "leavers is less than one")
    }
    if !astray.isEmpty {
      lines.append(
        "\(grouped(astray.count)) postcodes whose runs give a point more than "
          + "\(DirectoryVenues.far / 1000) km away, which is taken as it is: "
          + astray.prefix(5).map(\.printed).joined(separator: ", ")
          + (astray.count > 5 ? ", ..." : ""))
    }
    return lines
  }
}
