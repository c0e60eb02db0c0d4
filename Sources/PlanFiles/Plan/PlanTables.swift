package import SkillsPlanner

/// The tables that a plan was made from, found again: areas, courses and last year's starts.
package struct PlanTables: Sendable {
  package let areas: [Area]
  package let courses: [Course]
  /// In the order of provider, home, delivery and level.
  package let starts: [StartsFlow]

  /// Reads the tables that the plan names, relative to the plan as to the brief that lay beside it.
  ///
  /// - Parameters:
  ///   - plan: what the file holds.
  ///   - path: where it is, "-" for the standard input; its tables are then sought in the current folder.
  /// - Throws: every problem of every table; a table whose digest is not the plan's record of it is one.
  package init(of plan: Plan, at path: String) throws(InvalidInput) {
    var problems: [Diagnostic] = []
    let file = path == "-" ? "standard input" : path
    func read<Value>(
      _ role: String, _ decode: (_ bytes: [UInt8], _ file: String) throws(InvalidInput) -> Value
    ) -> Value? {
      do throws(InvalidInput) {
        let (bytes, path) = try Self.bytes(of: role, in: plan, at: file)
        return try decode(bytes, path)
      } catch {
        problems += error.diagnostics
        return nil
      }
    }
    let areas = read("areas") { bytes, file throws(InvalidInput) in
      try AreasTable(bytes, file: file, keeping: [])
    }
    let districts = areas.map { Array(Set($0.areas.map(\.district))).sorted() }
    let courses = read("courses") { bytes, file throws(InvalidInput) in
      try CoursesTable(bytes, file: file, districts: districts ?? [], keeping: [])
    }
    let starts = read("starts") { bytes, file throws(InvalidInput) in
      try StartsTable(bytes, file: file, districts: districts)
    }
    guard let areas, let courses, let starts else { throw InvalidInput(problems) }
    self.areas = areas.areas
    self.courses = courses.courses
    self.starts = starts.flows
  }

  private static func bytes(
    of role: String, in plan: Plan, at path: String
  ) throws(InvalidInput) -> (bytes: [UInt8], path: String) {
    guard let record = plan.inputs.first(where: { $0.role == role }) else {
      throw InvalidInput(
        .noStarts, at: Location(file: path), "the plan names no table of \(role) among its inputs",
        fix: "Name one under tables in the brief, and make the plan again.")
    }
    let table = FilePath.path(record.file, relativeTo: path)
    let read = try InputFile.read(table, namedAt: Location(file: path))
    guard read.sha256 == record.sha256 else {
      throw InvalidInput(
        .changedInput, at: Location(file: table),
        "this is not the table of \(role) that the plan was made from: its SHA-256 begins with "
          + "\(read.sha256.prefix(12)), the plan's record of it with "
          + record.sha256.prefix(12).description.printable,
        fix: "Put the old table back, or make the plan again from this one.")
    }
    return (read.bytes, table)
  }
}
