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
  ) async throws(InvalidInput) {
    try await self.init(InputFile.read(path), at: path, reading: columns)
  }

  /// The same of a brief whose file has been read.
  package init(
    _ file: InputFile, at path: String, reading columns: (Brief) -> Set<String>
  ) async throws(InvalidInput) {
    try await self.init(BriefFile(file.bytes, file: path), at: path, reading: columns)
  }

  /// Reads the tables of a brief that is in no file of its own; their paths are seen from the current folder.
  package init(
    of brief: BriefFile, reading columns: (Brief) -> Set<String>
  ) async throws(InvalidInput) {
    try await self.init(brief, at: "", reading: columns)
  }

  private init(
    _ read: BriefFile, at path: String, reading columns: (Brief) -> Set<String>
  ) async throws(InvalidInput) {
    let kept = KeptColumns(columns(read.brief), read.tables.joins)
    var gathering = Gathering(brief: path)
    async let readCourses = CoursesBesideAreas(read.tables.courses, of: path, kept.courses)
    let areas = gathering.read(read.tables.areas) { bytes, file throws(InvalidInput) in
      try AreasTable(bytes, file: file, keeping: kept.areas)
    }
    // Where the areas cannot be read, the others are checked by themselves.
    let districts = areas.map { Array(Set($0.value.areas.map(\.district))).sorted() }
    let courses = gathering.value(await readCourses.result(districts ?? []))
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

/// The courses as they are read while the areas are: without the areas' districts, which seldom change anything.
private struct CoursesBesideAreas: Sendable {
  private let path: String
  private let kept: Set<String>
  private let file: Result<InputFile, InvalidInput>
  /// Read without districts.
  private let alone: Result<Gathering.Read<CoursesTable>, InvalidInput>

  init(_ table: BriefFile.TablePath, of brief: String, _ kept: Set<String>) {
    path = table.path
    self.kept = kept
    do throws(InvalidInput) {
      let file = try Gathering(brief: brief).file(table)
      self.file = .success(file)
      alone = Self.read(file, at: path, kept, [])
    } catch {
      file = .failure(error)
      alone = .failure(error)
    }
  }

  /// - Parameter districts: those of the areas; none where these could not be read.
  func result(_ districts: [District]) -> Result<Gathering.Read<CoursesTable>, InvalidInput> {
    guard case .success(let file) = file, !isRight(beside: districts) else { return alone }
    return Self.read(file, at: path, kept, districts)
  }

  private static func read(
    _ file: InputFile, at path: String, _ kept: Set<String>, _ districts: [District]
  ) -> Result<Gathering.Read<CoursesTable>, InvalidInput> {
    do throws(InvalidInput) {
      let table = try CoursesTable(
        file.bytes, file: file.file, districts: districts, keeping: kept)
      return .success(Gathering.Read(value: table, path: path, sha256: file.sha256))
    } catch {
      return .failure(error)
    }
  }

  /// Whether what was read without districts is what it would be with them.
  private func isRight(beside districts: [District]) -> Bool {
    guard !districts.isEmpty else { return true }
    guard case .success(let read) = alone else { return false }
    let names = Dictionary(
      districts.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
    return read.value.courses.allSatisfy {
      names[$0.district.code, default: $0.district.name] == $0.district.name
    }
  }
}

/// Which columns of the tables are kept: what rules read, and what further tables are joined by.
private struct KeptColumns: Sendable {
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
private struct Gathering: Sendable {
  /// The path of the brief.
  let brief: String
  var problems: [Diagnostic] = []

  struct Read<Value: Sendable>: Sendable {
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
    value(result(table, decode))
  }

  /// What was read; nil where it could not be.
  mutating func value<Value>(_ result: Result<Read<Value>, InvalidInput>) -> Read<Value>? {
    do throws(InvalidInput) {
      return try result.get()
    } catch {
      problems += error.diagnostics
      return nil
    }
  }

  /// What reading a file comes to, whatever else is wrong.
  func result<Value>(
    _ table: BriefFile.TablePath,
    _ decode: (_ bytes: [UInt8], _ file: String) throws(InvalidInput) -> Value
  ) -> Result<Read<Value>, InvalidInput> {
    do throws(InvalidInput) {
      let file = try file(table)
      return .success(
        Read(
          value: try decode(file.bytes, file.file), path: table.path, sha256: file.sha256))
    } catch {
      return .failure(error)
    }
  }

  func file(_ table: BriefFile.TablePath) throws(InvalidInput) -> InputFile {
    let path = FilePath.path(table.path, relativeTo: brief)
    return InputFile(
      file: path, bytes: try InputFile.read(path, namedAt: table.location).bytes)
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
