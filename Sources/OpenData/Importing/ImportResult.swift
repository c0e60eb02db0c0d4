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

  /// Where a quarantine would be of the files that need none, as seen from the folder.
  var clean: [String] {
    let written = outputs.map(\.path)
    return read.filter { $0.tally.problems.isEmpty }.map {
      Self.quarantine(of: $0.file, besides: [])
    }.filter { !written.contains($0) }
  }

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
    for (file, tally) in read
    where !self.read.contains(where: { $0.file.path == file.path && $0.tally == tally }) {
      self.read.append((file, tally))
      guard !tally.problems.isEmpty else { continue }
      warnings += tally.problems.map(\.asWarning)
      let name = Self.quarantine(of: file, besides: outputs.map(\.path))
      outputs.append((name, try Quarantine(of: tally.problems, in: file).bytes ?? []))
    }
    let used = Set(self.read.map(\.file.path))
    unused = files.filter { !used.contains($0.path) && $0.release != .areasTable }
  }

  /// Where a file's quarantine goes; files of one name can come from several folders.
  private static func quarantine(of file: ImportedFile, besides others: [String]) -> String {
    let stem = "tables/\(FilePath.stem(of: file.name))"
    var name = "\(stem).quarantine.csv"
    var number = 2
    while others.contains(name) {
      name = "\(stem)-\(number).quarantine.csv"
      number += 1
    }
    return name
  }
}

extension Quarantine {
  /// The rows of a file that problems stand in.
  init(of problems: [Diagnostic], in file: ImportedFile) throws(InvalidInput) {
    self.init(header: file.names)
    let byLine = Dictionary(grouping: problems) { $0.location?.line ?? 0 }
    let lines = byLine.keys.sorted()
    var rows = try file.opened().rows
    // A problem stands on a line of the row before the first that begins behind it.
    var cells: [Int: [String]] = [:]
    var waiting: SourceRows.Row?
    var next = 0
    repeat {
      let row = rows.next()
      while next < lines.count, lines[next] < row?.line ?? Int.max {
        cells[lines[next]] = waiting?.cells ?? []
        next += 1
      }
      waiting = row
    } while waiting != nil
    for (record, fault) in rows.faulty {
      for line in [record.line, fault.location?.line ?? 0] where byLine[line] != nil {
        cells[line] = record.trimmedTexts
      }
    }
    for line in lines { take(cells[line] ?? [], line: line, byLine[line] ?? []) }
  }
}
