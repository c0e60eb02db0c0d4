import PlanFiles
import SkillsPlanner

/// Joins the releases about providers into courses.csv and starts.csv, by UKPRN.
struct CoursesImport: Sendable {
  let writer: CoursesWriter
  /// Every flow of the year by level.
  let starts: [LevelStarts]
  let classroom: ClassroomCourses
  /// The starting year of the apprenticeships, and the leaving year of the outcomes.
  let year: String
  let leavingYear: String
  /// Apprenticeship leavers by level that the publisher suppressed, and those published.
  let suppressedLevels: (suppressed: Int, published: Int)
  /// Which release the postcodes of providers are from.
  let contacts: Release
  /// Rows of the apprenticeships by the names in them that are no district of England.
  let unknownDistricts: [String: Int]
  let tallies: [(file: ImportedFile, tally: Tally)]

  /// Reads and joins; throws every problem of every file.
  init(
    _ set: ReleaseSet, districts: [PlannedDistrict], year: String, leavingYear: String
  ) throws(InvalidInput) {
    var reader = ReleaseReader(set, for: "courses.csv")
    let flows = reader.read(.apprenticeships) { file throws(InvalidInput) in
      try ApprenticeshipsFile(file, year: year, districts: districts.map(\.district))
    }
    let outcomes = reader.read(.outcomes) { file throws(InvalidInput) in
      try OutcomesFile(file, year: leavingYear)
    }
    let subjects = reader.read(.subjects) { file throws(InvalidInput) in
      try SubjectsFile(file, year: year)
    }
    let learners = reader.read(.learners) { file throws(InvalidInput) in
      try LearnersFile(file, year: year)
    }
    let providers = reader.read(anyOf: [.courseProviders, .providers]) {
      file throws(InvalidInput) in
      try ProvidersFile(file)
    }
    let postcodes = reader.readPostcodes(reaching: districts.map(\.district))
    let list = reader.read(.classroomList) { file throws(InvalidInput) in
      try ClassroomList(file, districts: districts.map(\.district.code))
    }
    try reader.problems.finish()
    guard let flows = flows?.table, let outcomes = outcomes?.table, let subjects = subjects?.table,
      let learners = learners?.table, let providers, let postcodes, let list
    else { preconditionFailure("a release is missing and no problem was reported") }

    let starts = LevelMix(leavers: outcomes.apprenticeshipLeavers, groups: subjects.groups)
      .split(flows.flows)
    let points = CoursePoints(postcodes: providers.table.postcodes, places: postcodes)
    let apprenticeships = ApprenticeshipCourses(
      SectorMix(subjects: subjects.starts).split(SectorMix.cells(of: starts)),
      names: list.table.names(over: flows.names), districts: districts, points: points,
      outcomes: Outcomes(rows: outcomes.rows), learners: learners.reach)
    classroom = try ClassroomCourses(
      list.table.rows, file: list.file.path, districts: districts, points: points,
      outcomes: outcomes, learners: learners.reach)
    writer = CoursesWriter(apprenticeships.courses + classroom.courses)
    self.starts = starts
    self.year = year
    self.leavingYear = leavingYear
    suppressedLevels = outcomes.suppressedLevels
    contacts = providers.file.release
    unknownDistricts = flows.unknownDistricts
    tallies = reader.tallies
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
