import PlanFiles
import SkillsPlanner

/// Where the courses in the classroom and online come from.
enum ClassroomSource: Sendable {
  /// A list by hand of the providers whose classroom learners all learn in the districts.
  case list(ClassroomCourses)
  /// What Find a course has on offer.
  case directory(DirectoryCourses)
  /// Neither: the table has apprenticeships alone.
  case none

  var courses: [ImportedCourse] {
    switch self {
    case .list(let list): list.courses
    case .directory(let directory): directory.courses
    case .none: []
    }
  }

  /// That both were given: they count classroom learners in two ways, and a table in which some
  /// providers have a course at one point and others a part of theirs at each venue compares what is
  /// not alike.
  static func refusal(of directory: ImportedFile, beside list: ImportedFile) -> Diagnostic {
    .error(
      ImportCheck.twoWays, at: Location(file: directory.path),
      "classroom courses are made of this file or of \(list.path.cited(limit: 200)), not of both",
      fix:
        "Leave one of the two out: the list for its own providers alone, or Find a course for all.")
  }
}
