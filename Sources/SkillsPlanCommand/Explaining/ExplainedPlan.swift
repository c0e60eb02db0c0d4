import OpenData
import PlanFiles
import SkillsPlanner

/// An answer about a plan, for people and for programs.
protocol Explanation {
  /// Lines of at most 100 characters where names allow.
  ///
  /// - Throws: when a table cannot be read again.
  func lines() throws -> [String]
  var json: JSON { get }
}

/// What every explanation of a plan has in common: what is on its pages, and how it is said.
struct ExplainedPlan {
  let plan: Plan
  /// The rules that score, with their weights.
  let rules: [(id: String, weight: Int)]
  let rows: SourceRows

  /// The plan's name under the heading of a page.
  var title: [String] { wrapped("\(plan.title), \(plan.year); \(plan.status)", indent: 0) }

  /// "3.2"; with a star where it leads to the middle of a district, and "online" where nobody travels.
  static func kilometres(_ metres: Int?, to course: Course? = nil) -> String {
    (metres.map { Screen.kilometres(Double($0) / 1000) } ?? "online")
      + (course?.pointBasis == .district ? "*" : "")
  }

  /// What the star says; empty where there is none.
  static func middles(_ courses: [Course]) -> [String] {
    courses.contains { $0.pointBasis == .district }
      ? wrapped(
        "* To the middle of the people of its delivery district: where it is taught is not published.",
        indent: 2) : []
  }

  static func sector(_ course: Course) -> String {
    course.sector.isEmpty ? "-" : course.sector.printable
  }

  /// What the sectors of some courses are called; empty where none has a name.
  static func sectors(_ courses: [Course]) -> [String] {
    let codes = Set(courses.map(\.sector)).sorted {
      (Double($0) ?? 0, $0) < (Double($1) ?? 0, $1)
    }
    let named = codes.compactMap { code in
      SectorName.name(of: code).map { "\(code.printable) \($0)" }
    }
    return named.isEmpty
      ? [] : wrapped("Sectors: \(named.joined(separator: "; ")).", indent: 2)
  }

  /// The rules' names as tables have them: one that stands several times in the brief with which of them it is.
  var ruleNames: [String] {
    rules.indices.map { place in
      let id = rules[place].id.printable
      let before = rules[...place].count { $0.id == rules[place].id }
      return rules.count { $0.id == rules[place].id } > 1 ? "\(id) (\(before))" : id
    }
  }

  /// How the points of up to seven things side by side come about: a row for each rule, then the sum.
  func pointsTable(_ columns: [(name: String, parts: [Int], points: Int)]) -> [String] {
    let rows = rules.indices.map { rule in
      [ruleNames[rule], grouped(rules[rule].weight)]
        + columns.map { grouped($0.parts[rule]) }
    }
    return Columns(["rule", "weight"] + columns.map(\.name), leftAligned: [0]).lines(
      rows + [["points of a place", ""] + columns.map { grouped($0.points) }])
  }

  /// What the table above says.
  var pointsNote: [String] {
    let sum = rules.reduce(0) { $0 + $1.weight }
    return wrapped(
      "A rule gives a score from 0 to 1. A score of 1 is worth 1,000,000 points times the rule's weight, over "
        + "the sum of all weights (\(grouped(sum))); scores and weights are the brief's "
        + "(\(rows.brief.printable)).", indent: 2)
  }
}

extension Array<String> {
  /// Lines of a table whose last column holds names: what is beyond 100 characters is cut.
  var clipped: [String] { map { $0.count > 100 ? $0.prefix(97) + "..." : $0 } }
}

/// "1 learner", "2 learners".
func counted(_ number: Int, _ one: String, _ many: String? = nil) -> String {
  "\(grouped(number)) \(number == 1 ? one : many ?? one + "s")"
}

/// "+3", "-3", "0".
func signed(_ number: Int) -> String { (number > 0 ? "+" : "") + grouped(number) }

/// Hundredths as in "13.72".
func hundredths(_ number: Int) -> String {
  let rest = number % 100
  return grouped(number / 100) + (rest < 10 ? ".0\(rest)" : ".\(rest)")
}

/// Where the rows of a plan's tables stand.
struct SourceRows {
  let inputs: [InputRecord]
  /// The path of the brief.
  let brief: String

  /// "tables/areas.csv, line 2", as seen from the brief.
  func place(of key: String, role: String, column: String) throws -> String {
    guard let record = inputs.first(where: { $0.role == role }) else {
      return "the table of \(role)"
    }
    let path = FilePath.path(record.file, relativeTo: brief)
    let line = try TableLine.line(
      of: key, in: column, InputFile.read(path).bytes, file: path)
    return record.file.printable + (line.map { ", line \(grouped($0))" } ?? "")
  }

  func area(_ code: String) throws -> String { try place(of: code, role: "areas", column: "area") }

  func course(_ id: String) throws -> String {
    try place(of: id, role: "courses", column: "course")
  }
}

extension ExplainedPlan {
  /// "sector 4 (engineering and manufacturing technologies)".
  static func sectorInWords(_ course: Course) -> String {
    "sector \(course.sector)" + (SectorName.name(of: course.sector).map { " (\($0))" } ?? "")
  }
}
