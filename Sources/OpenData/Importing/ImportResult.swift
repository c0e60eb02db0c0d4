import PlanFiles
import SkillsPlanner

/// The tables made of official files, as bytes: nothing is written yet.
struct ImportResult: Sendable {
  /// Paths below the folder, in the order in which they are written.
  let outputs: [(path: String, bytes: [UInt8])]
  let sources: SkillsSources
  let warnings: [Diagnostic]
  /// Files that are known and that these tables are not made of.
  let unused: [ImportedFile]

  /// Makes the tables; throws every problem found.
  init(_ options: ImportOptions, _ files: [ImportedFile]) throws(InvalidInput) {
    let set = try ReleaseSet(files)
    var sources = SkillsSources()
    var outputs: [(path: String, bytes: [UInt8])] = []
    var warnings: [Diagnostic] = []
    let districts: [PlannedDistrict]
    if options.kind.makesAreas {
      let areas = AreasImport(try AreaReleases(set, neighbours: options.neighbours))
      let csv = AreasWriter.csv(areas.rows)
      outputs.append(("tables/areas.csv", csv))
      sources.add(areas.tallies, years: [:])
      sources.tables.append(areas.source(of: csv))
      sources.assumptions += areas.assumptions
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
      sources.add(
        courses.tallies,
        years: [
          .apprenticeships: years.starts, .subjects: years.starts, .learners: years.starts,
          .outcomes: "leavers of \(years.leavers)",
        ])
      if options.kind.makesCourses {
        let csv = courses.writer.csv(leavers: years.leavers, starts: years.starts)
        outputs.append(("tables/courses.csv", csv))
        sources.tables.append(courses.coursesSource(of: csv))
        sources.assumptions += courses.assumptions
      }
      if options.kind.makesStarts {
        let csv = StartsWriter.csv(courses.starts)
        outputs.append(("tables/starts.csv", csv))
        sources.tables.append(courses.startsSource(of: csv))
      }
    }
    sources.notes = options.notes
    // A part of the tables does not overwrite what is known about all of them.
    let name = options.kind == .all ? "sources.yaml" : "sources-\(options.kind.rawValue).yaml"
    outputs.append((name, sources.yaml))
    let used = Set(sources.files.map(\.name))
    unused = files.filter { !used.contains($0.name) }
    self.outputs = outputs
    self.sources = sources
    self.warnings = warnings
  }
}
