package import SkillsPlanner

/// A brief with everything it names, read and checked: what a plan is made from.
package struct PlanInputs: Sendable {
  package let brief: Brief
  package let catalogue: Catalogue
  /// Of the tables that the brief names.
  package let sources: SourcesFile.OfPlan
  /// The brief first, then those that it extends, then the tables.
  package let inputs: [InputRecord]
  /// What the user should know of the tables, though a plan can be made.
  package let warnings: [Diagnostic]

  /// Reads a brief and its tables; the tables lie beside the brief or where it says.
  ///
  /// - Parameter columns: the columns that the rules of a brief read, such as "area.imd_rank"; asked once, when the
  ///   brief has been read. No other column of a table is kept.
  /// - Throws: every problem of every file, so that they can be mended in one go; tables that belong to
  ///   areas and courses are looked at when those are right.
  package init(
    brief path: String, reading columns: (Brief) -> Set<String>
  ) throws(InvalidInput) {
    try self.init(InputFile.read(path), at: path, reading: columns)
  }

  /// The same of a brief whose file has been read.
  package init(
    _ file: InputFile, at path: String, reading columns: (Brief) -> Set<String>
  ) throws(InvalidInput) {
    try self.init(BriefFile(file.bytes, file: path), at: path, reading: columns)
  }

  /// Reads the tables of a brief that is in no file of its own; their paths are seen from the current folder.
  package init(
    of brief: BriefFile, reading columns: (Brief) -> Set<String>
  ) throws(InvalidInput) {
    try self.init(brief, at: "", reading: columns)
  }

  private init(
    _ read: BriefFile, at path: String, reading columns: (Brief) -> Set<String>
  ) throws(InvalidInput) {
    let kept = KeptColumns(columns(read.brief), read.tables.joins)
    var gathering = Gathering(brief: path)
    let areas = gathering.read(read.tables.areas) { bytes, file throws(InvalidInput) in
      try AreasTable(bytes, file: file, keeping: kept.areas)
    }
    // Where the areas cannot be read, the others are checked by themselves.
    let districts = areas.map { Array(Set($0.value.areas.map(\.district))).sorted() }
    let courses = gathering.read(read.tables.courses) { bytes, file throws(InvalidInput) in
      try CoursesTable(bytes, file: file, districts: districts ?? [], keeping: kept.courses)
    }
    let starts = read.tables.starts.flatMap {
      gathering.read($0) { bytes, file throws(InvalidInput) in
        try StartsTable(bytes, file: file, districts: districts)
      }
    }
    let sources = read.tables.sources.flatMap { gathering.read($0, SourcesFile.init(_:file:)) }
    let earlier = read.brief.stability.flatMap { stability in
      gathering.read(
        .init(path: stability.plan, location: stability.location ?? Location(file: path))
      ) { (bytes, file) throws(InvalidInput) in
        try PlanReader.plan(bytes, file: file)
      }
    }
    guard let areas, let courses else { throw InvalidInput(gathering.problems) }
    let further = gathering.further(read.tables, areas.value, courses.value, kept)
    // The list of sources names tables as seen from its own folder, the brief as seen from its.
    let listed = sources?.value ?? SourcesFile()
    let folder = sources.map { FilePath.folder(of: $0.path) } ?? "."
    gathering.problems += listed.otherVintages(
      of: read.tables.joins.map {
        (FilePath.relative($0.table.path, to: folder), $0.table.location)
      },
      beside: FilePath.relative(read.tables.areas.path, to: folder))
    guard gathering.problems.isEmpty else { throw InvalidInput(gathering.problems) }
    brief = read.brief
    catalogue = Catalogue(
      areas: areas.value.areas, courses: courses.value.courses,
      areaColumns: further.areaColumns, courseColumns: further.courseColumns,
      starts: starts?.value.flows, travel: further.travel?.times,
      earlier: earlier?.value.earlierPlaces)
    let own: [InputRecord?] = [
      areas.record("areas", rows: areas.value.areas.count),
      courses.record("courses", rows: courses.value.courses.count),
      starts?.record("starts", rows: starts?.value.flows.count),
    ]
    let tables = own.compactMap { $0 } + further.records
    inputs =
      read.files + tables + (sources.map { [$0.record("sources", rows: nil)] } ?? [])
      + (earlier.map { [$0.record("earlier-plan", rows: nil)] } ?? [])
    self.sources = listed.sources(
      of: tables.map { (FilePath.relative($0.file, to: folder), $0.sha256) },
      at: Location(file: sources.map { FilePath.path($0.path, relativeTo: path) } ?? path))
    warnings = further.warnings + self.sources.warnings
  }
}

extension Plan {
  /// What a later plan may keep to.
  fileprivate var earlierPlaces: [EarlierPlaces] {
    allocations.flatMap { allocation in
      allocation.courses.map {
        EarlierPlaces(
          area: allocation.area, level: allocation.level, course: $0.course, places: $0.places)
      }
    }
  }
}

/// Which columns of the tables are kept: what rules read, and what further tables are joined by.
private struct KeptColumns {
  var areas: Set<String> = []
  var courses: Set<String> = []

  init(_ columns: Set<String>, _ joins: [BriefFile.Join]) {
    for column in columns {
      if column.hasPrefix("area.") { areas.insert(String(column.dropFirst(5))) }
      if column.hasPrefix("course.") { courses.insert(String(column.dropFirst(7))) }
    }
    for join in joins {
      switch join.target {
      case .areas: areas.formUnion(["area", join.key])
      case .courses: courses.formUnion(["course", join.key])
      }
    }
  }
}

/// What the tables beyond areas.csv and courses.csv say of them.
private struct FurtherTables {
  var areaColumns: ColumnTable
  var courseColumns: ColumnTable
  var travel: TravelTable?
  var records: [InputRecord] = []
  var warnings: [Diagnostic] = []
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

  /// The travel times and the joined tables, as far as they can be read.
  mutating func further(
    _ tables: BriefFile.Tables, _ areas: AreasTable, _ courses: CoursesTable, _ kept: KeptColumns
  ) -> FurtherTables {
    var found = FurtherTables(areaColumns: areas.columns, courseColumns: courses.columns)
    if let travel = tables.travel,
      let read = read(
        travel,
        { (bytes, file) throws(InvalidInput) in
          try TravelTable(bytes, file: file, areas: areas.areas, courses: courses.courses)
        })
    {
      found.travel = read.value
      found.records.append(read.record("travel", rows: read.value.rowCount))
      found.warnings += read.value.warnings
    }
    for join in tables.joins {
      let target = join.target == .areas ? found.areaColumns : found.courseColumns
      let read = read(join.table) { (bytes, file) throws(InvalidInput) in
        try JoinedTable(
          bytes, file: file, join: join, to: target,
          keeping: join.target == .areas ? kept.areas : kept.courses)
      }
      guard let read else { continue }
      switch join.target {
      case .areas: found.areaColumns = read.value.columns
      case .courses: found.courseColumns = read.value.columns
      }
      found.records.append(read.record("join", rows: read.value.rowCount))
      found.warnings += read.value.warnings
    }
    return found
  }
}
