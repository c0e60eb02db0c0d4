import PlanFiles
import SkillsPlanner

/// Joins the releases about providers into courses.csv and starts.csv, by UKPRN.
struct CoursesImport: Sendable {
  let table: CoursesTable
  /// Every flow of the year by level.
  let starts: [LevelStarts]
  let classroom: ClassroomCourses
  /// The starting year of the apprenticeships, and the leaving year of the outcomes.
  let year: String
  let leavingYear: String
  /// Apprenticeship leavers by level that the publisher suppressed, and those published.
  let suppressedLevels: (suppressed: Int, published: Int)
  let tallies: [(file: ImportedFile, tally: Tally)]

  /// Reads and joins; throws every problem of every file.
  init(
    _ set: ReleaseSet, districts: [District], year: String, leavingYear: String
  ) throws(InvalidInput) {
    var problems = Problems()
    var tallies: [(file: ImportedFile, tally: Tally)] = []
    func read<Table>(
      _ release: Release, _ step: (ImportedFile) throws(InvalidInput) -> (Table, Tally)
    ) -> Table? {
      guard let file = set.file(release, for: "courses.csv", &problems),
        let (table, tally) = problems.collect({ () throws(InvalidInput) in try step(file) })
      else { return nil }
      tallies.append((file, tally))
      return table
    }
    let codes = Dictionary(districts.map { ($0.name, $0.code) }) { first, _ in first }
    let flows = read(.apprenticeships) { file throws(InvalidInput) in
      let table = try ApprenticeshipsFile(file, year: year, districts: codes)
      return (table, table.tally)
    }
    let outcomes = read(.outcomes) { file throws(InvalidInput) in
      let table = try OutcomesFile(file, year: leavingYear)
      return (table, table.tally)
    }
    let subjects = read(.subjects) { file throws(InvalidInput) in
      let table = try SubjectsFile(file, year: year)
      return (table, table.tally)
    }
    let learners = read(.learners) { file throws(InvalidInput) in
      let table = try LearnersFile(file, year: year)
      return (table, table.tally)
    }
    let providers = read(.providers) { file throws(InvalidInput) in
      let table = try ProvidersFile(file)
      return (table, table.tally)
    }
    let postcodes = read(.postcodes) { file throws(InvalidInput) in
      let table = try PostcodesFile(file)
      return (table, table.tally)
    }
    let list = read(.classroomList) { file throws(InvalidInput) in
      let table = try ClassroomList(file, districts: districts.map(\.code))
      return (table, table.tally)
    }
    try problems.finish()
    guard let flows, let outcomes, let subjects, let learners, let providers, let postcodes,
      let list
    else { preconditionFailure("a file is missing and no problem was reported") }

    let starts = LevelMix(leavers: outcomes.apprenticeshipLeavers, groups: subjects.groups)
      .split(flows.flows)
    let points = CoursePoints(postcodes: providers.postcodes, places: postcodes.places)
    let apprenticeships = ApprenticeshipCourses(
      SectorMix(subjects: subjects.starts).split(SectorMix.cells(of: starts)),
      names: flows.names, districts: districts, points: points,
      outcomes: Outcomes(rows: outcomes.rows), learners: learners.reach)
    classroom = try ClassroomCourses(
      list.rows, file: set.file(.classroomList, for: "courses.csv", &problems)?.path ?? "",
      districts: districts, points: points, outcomes: outcomes, learners: learners.reach)
    table = CoursesTable(apprenticeships.courses + classroom.courses)
    self.starts = starts
    self.year = year
    self.leavingYear = leavingYear
    suppressedLevels = outcomes.suppressedLevels
    self.tallies = tallies
  }
}

extension SectorMix {
  /// What each provider teaches residents in each district at each level.
  static func cells(of starts: [LevelStarts]) -> [Cell] {
    let within = starts.filter { $0.flow.direction == .within }
      .sorted {
        ($0.flow.ukprn, $0.flow.delivery, $0.level) < ($1.flow.ukprn, $1.flow.delivery, $1.level)
      }
    let same = grouped(within) { "\($0.flow.ukprn) \($0.flow.delivery) \($0.level.code)" }
    return same.map { group in
      Cell(
        ukprn: group[0].flow.ukprn, delivery: group[0].flow.delivery, level: group[0].level,
        starts: group.reduce(0) { $0 + $1.starts }, basis: group[0].basis)
    }
  }
}

extension OutcomesFile {
  /// How many of the providers' apprenticeship levels are suppressed, and how many are published.
  fileprivate var suppressedLevels: (suppressed: Int, published: Int) {
    let levels = rows.filter { $0.key.provision == .apprenticeship && $0.key.scope != .all }
    let suppressed = levels.count { $0.value.learners == nil }
    return (suppressed, levels.count - suppressed)
  }
}
