import PlanFiles
import SkillsPlanner

/// Joins the releases about providers into courses.csv and starts.csv, by UKPRN.
struct CoursesImport: Sendable {
  let writer: CoursesWriter
  /// Every flow of the year by level.
  let starts: [LevelStarts]
  let classroom: ClassroomSource
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
    let list = Self.list(set, districts, &reader)
    let runs = Self.runs(set, postcodes, &reader)
    try reader.problems.finish()
    guard let flows = flows?.table, let outcomes = outcomes?.table, let subjects = subjects?.table,
      let learners = learners?.table, let providers, let postcodes
    else { preconditionFailure("a release is missing and no problem was reported") }

    let starts = LevelMix(leavers: outcomes.apprenticeshipLeavers, groups: subjects.groups)
      .split(flows.flows)
    let points = CoursePoints(postcodes: providers.table.postcodes, places: postcodes)
    let others = outcomes.names.merging(providers.table.names) { $1 }.merging(flows.names) { $1 }
    let names = list?.table.names(over: others) ?? others
    let apprenticeships = ApprenticeshipCourses(
      SectorMix(subjects: subjects.starts).split(SectorMix.cells(of: starts)),
      names: names, districts: districts, points: points,
      outcomes: Outcomes(rows: outcomes.rows), learners: learners.reach)
    if let list {
      classroom = .list(
        try ClassroomCourses(
          list.table.rows, file: list.file.path, districts: districts, points: points,
          outcomes: outcomes, learners: learners.reach))
    } else if let runs {
      let directory = DirectoryCourses(
        runs.table, districts: districts, places: postcodes,
        .init(
          names: names, postcodes: providers.table.postcodes, outcomes: outcomes,
          reach: learners.reach))
      for left in directory.elsewhere { reader.drop(left.rows, left.reason, in: runs.file) }
      classroom = .directory(directory)
    } else {
      classroom = .none
    }
    writer = CoursesWriter(apprenticeships.courses + classroom.courses)
    self.starts = starts
    self.year = year
    self.leavingYear = leavingYear
    suppressedLevels = outcomes.suppressedLevels
    contacts = providers.file.release
    unknownDistricts = flows.unknownDistricts
    tallies = reader.tallies
  }

  /// The list by hand, where it was given.
  private static func list(
    _ set: ReleaseSet, _ districts: [PlannedDistrict], _ reader: inout ReleaseReader
  ) -> ReleaseReader.Read<ClassroomList>? {
    guard set.has(.classroomList) else { return nil }
    return reader.read(.classroomList) { file throws(InvalidInput) in
      try ClassroomList(file, districts: districts.map(\.district.code))
    }
  }

  /// The runs of Find a course with what LARS says of them, where it was given and the list was not.
  private static func runs(
    _ set: ReleaseSet, _ postcodes: PostcodeIndex?, _ reader: inout ReleaseReader
  ) -> ReleaseReader.Read<CourseRunsFile>? {
    guard let directory = set.files.first(where: { $0.release == .findACourse }) else { return nil }
    if let list = set.files.first(where: { $0.release == .classroomList }) {
      reader.report(ClassroomSource.refusal(of: directory, beside: list))
      return nil
    }
    let aims = reader.read(.learningAims) { file throws(InvalidInput) in try LearningAims(file) }
    guard let aims, let postcodes else { return nil }
    return reader.read(.findACourse) { file throws(InvalidInput) in
      try CourseRunsFile(file, aims: aims.table, places: postcodes)
    }
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
