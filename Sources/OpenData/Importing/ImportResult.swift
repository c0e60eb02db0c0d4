import PlanFiles
import SkillsPlanner

/// The tables of a plan made of official files, as bytes: nothing is written yet.
struct ImportResult: Sendable {
  /// Paths below the folder, in the order in which they are written: the tables, then quarantines.
  private(set) var outputs: [(path: String, bytes: [UInt8])] = []
  /// What sources.yaml says of the tables.
  private(set) var tables: [SourcesFile.Table] = []
  /// Every file that was read, once, with what became of its rows.
  private(set) var read: [(file: ImportedFile, tally: Tally)] = []
  /// Problems that do not stop the import; those of rows in quarantine among them.
  private(set) var warnings: [Diagnostic] = []
  /// What whoever made the tables must know of them, line by line.
  private(set) var remarks: [String] = []
  /// Files that are known and that these tables are not made of.
  let unused: [ImportedFile]

  /// Makes the tables; throws every problem found.
  init(_ options: ImportOptions, _ files: [ImportedFile]) throws(InvalidInput) {
    let set = try ReleaseSet(files)
    try set.require(options.kind.tables)
    var read: [(file: ImportedFile, tally: Tally)] = []
    let districts: [PlannedDistrict]
    if options.kind.makesAreas {
      let areas = AreasImport(try AreaReleases(set, options))
      let csv = AreasWriter.csv(areas.rows)
      outputs.append(("tables/areas.csv", csv))
      read += areas.tallies
      tables.append(areas.source(of: csv))
      warnings += areas.warnings
      districts = PlannedDistrict.all(of: areas.rows)
    } else {
      var problems = Problems()
      let file = set.file(.areasTable, for: "\(options.kind.rawValue).csv", &problems)
      try problems.finish()
      districts = try file.map(PlannedDistrict.all(in:)) ?? []
    }
    if options.kind.makesCourses || options.kind.makesStarts {
      let years = try ImportYears(set, starts: options.year, leavers: options.leavers)
      let courses = try CoursesImport(
        set, districts: districts, year: years.starts, leavingYear: years.leavers)
      read += courses.tallies
      remarks += courses.remarks
      if options.kind.makesCourses {
        let csv = courses.writer.csv(leavers: years.leavers, starts: years.starts)
        outputs.append(("tables/courses.csv", csv))
        tables.append(courses.coursesSource(of: csv))
        remarks += courses.classroom.remarks
      }
      if options.kind.makesStarts {
        let csv = StartsWriter.csv(courses.starts)
        outputs.append(("tables/starts.csv", csv))
        tables.append(courses.startsSource(of: csv))
      }
    }
    for (file, tally) in read where !self.read.contains(where: { $0.file.path == file.path }) {
      self.read.append((file, tally))
      guard !tally.problems.isEmpty else { continue }
      warnings += tally.problems.map(\.asWarning)
      let name = "tables/\(FilePath.stem(of: file.name)).quarantine.csv"
      outputs.append((name, Quarantine(of: tally.problems, in: file).bytes ?? []))
    }
    let used = Set(self.read.map(\.file.path))
    unused = files.filter { !used.contains($0.path) && $0.release != .areasTable }
  }
}

extension Quarantine {
  /// The rows of a file that problems stand in.
  init(of problems: [Diagnostic], in file: ImportedFile) {
    self.init(header: file.names)
    let byLine = Dictionary(grouping: problems) { $0.location?.line ?? 0 }
    let lines = byLine.keys.sorted()
    var rows = file.recognition.rows
    var next = 0
    var waiting: SourceRows.Row?
    func line(_ row: SourceRows.Row) -> Int { rows.location(row, 0).line }
    /// A problem stands on a line of the row before the first that begins behind it.
    func settle(before end: Int) -> [(SourceRows.Row?, Int)] {
      var found: [(SourceRows.Row?, Int)] = []
      while next < lines.count, lines[next] < end {
        found.append((waiting, lines[next]))
        next += 1
      }
      return found
    }
    while next < lines.count {
      let row = rows.next()
      for (row, line) in settle(before: row.map(line) ?? Int.max) {
        take(row?.cells ?? [], line: line, byLine[line] ?? [])
      }
      guard let row else { break }
      waiting = row
    }
  }
}
