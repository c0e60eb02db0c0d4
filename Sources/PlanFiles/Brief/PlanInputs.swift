package import SkillsPlanner

/// A brief with everything it names, read and checked: what a plan is made from.
package struct PlanInputs: Sendable {
  package let brief: Brief
  package let catalogue: Catalogue
  package let sources: SourcesFile
  /// The brief first, then its tables.
  package let inputs: [InputRecord]

  /// Reads a brief and its tables; the tables lie beside the brief or where it says.
  ///
  /// - Throws: every problem of every file, so that they can be mended in one go.
  package init(brief path: String) throws(InvalidInput) {
    let file = try InputFile.read(path)
    let read = try BriefFile(file.bytes, file: path)
    var gathering = Gathering(brief: path)
    let areas = gathering.read(read.tables.areas, AreasTable.init(_:file:))
    // Where the areas cannot be read, the others are checked by themselves.
    let districts = areas.map { Array(Set($0.value.areas.map(\.district))).sorted() }
    let courses = gathering.read(read.tables.courses) { bytes, file throws(InvalidInput) in
      try CoursesTable(bytes, file: file, districts: districts ?? [])
    }
    let starts = read.tables.starts.flatMap {
      gathering.read($0) { bytes, file throws(InvalidInput) in
        try StartsTable(bytes, file: file, districts: districts)
      }
    }
    let sources = read.tables.sources.flatMap { gathering.read($0, SourcesFile.init(_:file:)) }
    guard gathering.problems.isEmpty, let areas, let courses else {
      throw InvalidInput(gathering.problems)
    }
    brief = read.brief
    catalogue = Catalogue(
      areas: areas.value.areas, courses: courses.value.courses,
      areaColumns: areas.value.columns, courseColumns: courses.value.columns,
      starts: starts?.value.flows)
    self.sources = sources?.value ?? .none
    let records: [InputRecord?] = [
      InputRecord(role: "brief", file: FilePath.name(of: path), sha256: file.sha256, rows: nil),
      areas.record("areas", rows: areas.value.areas.count),
      courses.record("courses", rows: courses.value.courses.count),
      starts?.record("starts", rows: starts?.value.flows.count),
      sources?.record("sources", rows: nil),
    ]
    inputs = records.compactMap { $0 }
  }
}

/// Reads file after file and keeps what is wrong with each.
private struct Gathering {
  /// The path of the brief.
  let brief: String
  var problems: [Diagnostic] = []

  struct Read<Value> {
    let value: Value
    /// As the brief names it.
    let path: String
    let sha256: String

    func record(_ role: String, rows: Int?) -> InputRecord {
      InputRecord(role: role, file: path, sha256: sha256, rows: rows)
    }
  }

  mutating func read<Value>(
    _ table: BriefFile.TablePath,
    _ decode: (_ bytes: [UInt8], _ file: String) throws(InvalidInput) -> Value
  ) -> Read<Value>? {
    let path = FilePath.path(table.path, relativeTo: brief)
    do throws(InvalidInput) {
      let file = try InputFile.read(path, namedAt: table.location)
      return Read(
        value: try decode(file.bytes, path), path: table.path, sha256: file.sha256)
    } catch {
      problems += error.diagnostics
      return nil
    }
  }
}
