import SkillsPlanner

/// Makes a course of each listed provider's classroom learners of working age at a level.
///
/// PRV02 gives leavers by level for all ages, and by age for all learning: each level takes the
/// provider's share aged 19 and over.
struct ClassroomCourses: Sendable {
  /// A provider's learners at the tables' levels.
  struct Learners: Sendable {
    let provider: Provider
    /// Nil where its leavers' ages are not published.
    let ages: LeaverAges?
    let levels: [(level: Level, allAges: Int, counted: Int)]
  }

  let courses: [ImportedCourse]
  /// Leavers of the listed providers below level 2 and in essential skills, for which no course
  /// stands.
  let belowLevel2: Int
  /// Levels of the listed providers whose leavers are suppressed.
  let suppressed: Int
  /// The listed providers that are not counted, with the reason.
  let excluded: [ClassroomList.Row]
  /// The listed providers that are counted.
  let learners: [Learners]
  /// All classroom leavers of all ages at the tables' levels: of the providers that are counted, of
  /// excluded providers, of others.
  let leavers: (counted: Int, excluded: Int, unlisted: Int)

  /// - Throws: a listed provider that is not among the outcomes, or whose postcode is not in its
  ///   district.
  init(
    _ list: [ClassroomList.Row], file: String, districts: [PlannedDistrict], points: CoursePoints,
    outcomes: OutcomesFile, learners reach: [String: [LearnersFile.Kind: LearnersFile.Reach]]
  ) throws(InvalidInput) {
    var courses: [ImportedCourse] = []
    var problems = Problems()
    var suppressed = 0
    var learners: [Learners] = []
    let figures = Outcomes(rows: outcomes.rows)
    let counted = list.filter(\.isTaughtHere)
    for row in counted {
      guard let planned = districts.first(where: { $0.district.code == row.district })
      else { continue }
      if outcomes.names[row.ukprn] == nil {
        problems.report(
          .error(
            ImportCheck.noMatch, at: Location(file: file),
            "\(row.name) (\(row.ukprn)) has no leavers in the outcomes of that year",
            fix: "Check the UKPRN and the year, or write \"no\" in taught_here."))
      }
      let place = points.with(row).place(of: row.ukprn, in: planned)
      if place.basis == .district, !row.postcode.isEmpty {
        problems.report(
          .error(
            ImportCheck.noMatch, at: Location(file: file),
            "\(row.postcode) of \(row.name) is no known postcode of \(planned.district.name)",
            fix: "Correct the postcode or the district, or leave the postcode empty."))
      }
      let own = Learners(Provider(ukprn: row.ukprn, name: row.name), outcomes, &suppressed)
      learners.append(own)
      courses += own.levels.filter { $0.counted > 0 }.map { level in
        ImportedCourse(
          course: Course(
            own.provider, in: planned.district, level.level, sector: "", by: .classroom, at: place,
            lastYear: level.counted),
          levelBasis: own.ages == nil ? .classroom : .classroomAdults, sectorBasis: .notPublished,
          outcomes: figures.figure(of: row.ukprn, at: level.level, by: .classroom),
          reach: reach[row.ukprn]?[.classroom])
      }
    }
    try problems.finish()
    self.courses = courses
    self.learners = learners
    belowLevel2 = counted.reduce(0) { $0 + (outcomes.belowLevel2[$1.ukprn] ?? 0) }
    self.suppressed = suppressed
    excluded = list.filter { !$0.isTaughtHere }
    let own = Set(counted.map(\.ukprn))
    let others = Set(excluded.map(\.ukprn))
    var leavers = (counted: 0, excluded: 0, unlisted: 0)
    for (key, row) in outcomes.rows where key.provision == .classroom && key.scope != .all {
      let all = row.learners ?? 0
      if own.contains(key.ukprn) {
        leavers.counted += all
      } else if others.contains(key.ukprn) {
        leavers.excluded += all
      } else {
        leavers.unlisted += all
      }
    }
    self.leavers = leavers
  }
}

extension ClassroomCourses.Learners {
  /// A provider's classroom leavers; counts the levels whose leavers are suppressed into
  /// `suppressed`.
  init(_ provider: Provider, _ outcomes: OutcomesFile, _ suppressed: inout Int) {
    var known: [(level: Level, learners: Int)] = []
    for level in Level.inTables {
      let key = OutcomesFile.Key(
        ukprn: provider.ukprn, provision: .classroom, scope: .level(level))
      guard let leavers = outcomes.rows[key] else { continue }
      if let learners = leavers.learners {
        known.append((level, learners))
      } else {
        suppressed += 1
      }
    }
    self.provider = provider
    ages = outcomes.ages[provider.ukprn]
    let allAges = known.map(\.learners)
    levels = zip(known, ages?.from19(of: allAges) ?? allAges).map { ($0.level, $0.learners, $1) }
  }
}

extension CoursePoints {
  /// The same, where the list itself gives a provider's postcode.
  fileprivate func with(_ row: ClassroomList.Row) -> CoursePoints {
    guard !row.postcode.isEmpty else { return self }
    return CoursePoints(postcodes: [row.ukprn: [Postcode(row.postcode)]], places: places)
  }
}
