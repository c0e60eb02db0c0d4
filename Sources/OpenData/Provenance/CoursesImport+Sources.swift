import PlanFiles
import SkillsPlanner

extension CoursesImport {
  /// The entry of courses.csv in sources.yaml.
  func coursesSource(of bytes: [UInt8]) -> SourcesFile.Table {
    SourcesFile.Table(
      name: "tables/courses.csv", sha256: SHA256.hex(of: bytes), rows: writer.rows.count,
      derivedRows: writer.rows.count, files: files(tallies, vintages: vintages),
      assumptions: assumptions, derived: coursesDerived, figures: coursesFigures)
  }

  /// The entry of starts.csv in sources.yaml.
  func startsSource(of bytes: [UInt8]) -> SourcesFile.Table {
    SourcesFile.Table(
      name: "tables/starts.csv", sha256: SHA256.hex(of: bytes), rows: starts.count,
      derivedRows: starts.count, files: files(tallies, vintages: vintages),
      derived: [
        "Apprenticeship starts of \(year) by provider, home district, delivery district and "
          + "level; a district that is not planned for is \"outside\"; rows with both ends "
          + "outside are left out.",
        "The split by level is modelled: starts are published by district without level. The "
          + "levels of courses.csv are dealt over the homes, each learner taking the level "
          + "furthest behind its share; starts by home and delivery are as published, and for "
          + "starts within the districts the levels are those of courses.csv.",
      ], figures: flowFigures)
  }

  /// The years that were read of the files that hold several.
  private var vintages: [Release: String] {
    [
      .apprenticeships: year, .subjects: year, .learners: year,
      .outcomes: "leavers of \(leavingYear)",
    ]
  }

  /// What a plan must say about the courses, each a headline, a colon and the detail.
  var assumptions: [String] {
    [
      "Apprenticeship starts by level and sector are modelled: starts of \(year) are published by "
        + "provider and district, for all ages, and are shared out by each provider's national "
        + "figures or its district's mix.",
      "Apprentices who cross the border are outside the plan: last year's starts are those of "
        + "residents who learn in the districts; people from outside and residents who "
        + "learn elsewhere are fixed flows.",
      "Classroom learners of working age are modelled: leavers of \(leavingYear) by level are "
        + "published for all ages and rounded to 10, and age by provider only, for all its "
        + "learning together, so the same share aged 19 and over is taken at each level.",
      "Classroom places are those of colleges that teach in the districts alone: other providers "
        + "are left out with a reason each, a college's learners are taken for residents and stand "
        + "at its one postcode, and no sector subject area is published.",
      "Providers are judged by all their learners in England: outcomes are those of leavers of all "
        + "ages, the share from the most deprived fifth of areas is of apprentices or of classroom "
        + "learners aged 19 and over, and where none is published the mean stands in and is "
        + "marked.",
    ]
  }

  private var coursesDerived: [String] {
    [
      "A course is a provider, a district of delivery, a level, a sector subject area of tier 1 "
        + "and a mode.",
      "last_year of an apprenticeship counts resident starts of \(year): home and delivery both "
        + "in the districts.",
      "Level: the provider's apprenticeship leavers of \(leavingYear) by level (PRV02), else its "
        + "starts of \(year) by level group with the higher levels split as those of the former, "
        + "else the mix of the former in the district.",
      "Sector subject area: the provider's starts of \(year) by subject at the level group, else "
        + "at all levels, else the mix of such providers in the district at the level.",
      "Every share is made whole by largest remainder, ties by code, for the provider as a whole "
        + "(or all providers with the district's mix together), and dealt over its districts, "
        + "each start going to the level or area furthest behind its share. Starts by provider "
        + "and district stay as published.",
      "A suppressed number of leavers counts 0 in a level mix.",
      "Providers are joined by UKPRN; the name is that of classroom.csv, else the one with most "
        + "starts in \(year).",
      "Classroom: learners at level 2 and above who left in \(leavingYear) (PRV02), of the "
        + "providers listed in classroom.csv with a reason each, times the provider's share aged "
        + "19 and over; courses of one level stand at one point; sector is not published.",
      "The share aged 19 and over is of the provider's leavers of all learning, apprentices among "
        + "them, since ages are published for all provision and levels together; the learners it "
        + "leaves are made whole for the provider, then shared out over its levels by largest "
        + "remainder. A suppressed number of an age group counts 0; a provider without ages is "
        + "counted whole and marked.",
      pointSentence,
      "outcomes is the share with a sustained positive destination of the provider's leavers of "
        + "all ages at the level and mode, else of its leavers of the mode, else of all its "
        + "leavers, else the leavers-weighted mean.",
      "deprived_share is the provider's learners of \(year) from the most deprived fifth of areas "
        + "over all its learners, those of unknown home among them, of apprentices of all ages or "
        + "of classroom learners aged 19 and over, as the release counts them; where either is "
        + "\"low\" or not given, the mean of the courses of the mode weighted by last_year.",
      "also_takes is empty: no release says which levels a course admits besides its own.",
    ]
      + exclusions
  }

  private var pointSentence: String {
    let postcode =
      contacts == .providers ? "postcode of October 2018" : "postcode in Find a course"
    return "The point is the provider's \(postcode) where it lies in the district of delivery "
      + "(venue), else the mean of the district's areas weighted by residents (district)."
  }

  /// One sentence for each reason, in the order in which the list gives them.
  private var exclusions: [String] {
    var reasons: [String] = []
    for row in classroom.excluded where !reasons.contains(row.reason) { reasons.append(row.reason) }
    return reasons.map { reason in
      let names = classroom.excluded.filter { $0.reason == reason }
        .map { "\($0.name) (\($0.ukprn))" }
      return "Not counted in the classroom, \(reason): \(names.joined(separator: ", "))."
    }
  }

  private var coursesFigures: [SourcesFile.Figure] {
    let apprenticeships = writer.rows.filter { $0.course.mode == .apprenticeship }
    let rest = writer.rows.filter { $0.course.mode == .classroom }
    let total = sum(apprenticeships)
    var figures: [SourcesFile.Figure] =
      [
        .init("apprenticeship courses", apprenticeships.count),
        .init("apprenticeship starts of residents", total),
        .init("classroom courses", rest.count),
      ] + ageFigures
    for level in Level.inTables {
      figures.append(
        .init(
          "starts at level \(level.code)", sum(apprenticeships.filter { $0.course.level == level }),
          of: max(total, 1)))
    }
    for level in Level.inTables where rest.contains(where: { $0.course.level == level }) {
      figures.append(
        .init(
          "classroom learners counted at level \(level.code)",
          sum(rest.filter { $0.course.level == level }),
          of: max(sum(rest), 1)))
    }
    func add<Basis: Equatable>(
      _ courses: [ImportedCourse], _ kind: String, _ bases: [Basis], _ text: (Basis) -> String,
      _ basis: (ImportedCourse) -> Basis?
    ) {
      for each in bases {
        let part = sum(courses.filter { basis($0) == each })
        if part > 0 { figures.append(.init("\(kind): \(text(each))", part, of: sum(courses))) }
      }
    }
    add(
      apprenticeships, "starts by level_basis", LevelBasis.allCases,
      { $0.text(leavers: leavingYear, starts: year) }, { $0.levelBasis })
    add(apprenticeships, "starts by sector_basis", SectorBasis.allCases, \.rawValue, \.sectorBasis)
    add(
      apprenticeships, "starts by point_basis", PointBasis.allCases, \.rawValue,
      \.course.pointBasis)
    add(
      apprenticeships, "starts by outcomes_basis", Outcomes.Basis.allCases, \.rawValue,
      \.outcomes.basis)
    add(
      apprenticeships, "starts by deprived_share_basis", CoursesWriter.ReachBasis.allCases,
      \.rawValue,
      writer.reachBasis)
    add(
      rest, "classroom learners by level_basis", LevelBasis.allCases,
      { $0.text(leavers: leavingYear, starts: year) }, { $0.levelBasis })
    add(
      rest, "classroom learners by point_basis", PointBasis.allCases, \.rawValue,
      \.course.pointBasis)
    add(
      rest, "classroom learners by outcomes_basis", Outcomes.Basis.allCases, \.rawValue,
      \.outcomes.basis)
    for mode in Mode.allCases {
      guard let mean = writer.meanReach[mode] else { continue }
      figures.append(
        .init("mean deprived_share, \(mode.rawValue)", DecimalText.plain(mean, places: 4)))
    }
    let leavers = classroom.leavers
    let all = leavers.counted + leavers.excluded + leavers.unlisted
    return figures + [
      .init(
        "provider's apprenticeship levels suppressed in the outcomes", suppressedLevels.suppressed,
        of: max(suppressedLevels.suppressed + suppressedLevels.published, 1)),
      .init(
        "classroom learners of all ages at level 2 and above: of providers that are counted",
        leavers.counted, of: max(all, 1)),
      .init(
        "classroom learners of all ages at level 2 and above: of providers left out with a reason",
        leavers.excluded, of: max(all, 1)),
      .init(
        "classroom learners of all ages at level 2 and above: of providers not listed",
        leavers.unlisted,
        of: max(all, 1)),
      .init(
        "classroom learners of all ages below level 2 or in essential skills, left out",
        classroom.belowLevel2),
      .init("classroom levels left out because suppressed", classroom.suppressed),
    ]
  }

  /// Classroom learners of all ages and those counted, and the share of each provider.
  private var ageFigures: [SourcesFile.Figure] {
    let levels = classroom.learners.flatMap(\.levels)
    let allAges = levels.reduce(0) { $0 + $1.allAges }
    let counted = levels.reduce(0) { $0 + $1.counted }
    return [
      .init("classroom learners of all ages", allAges),
      .init("classroom learners aged 19 and over, counted", counted, of: max(allAges, 1)),
      .init(
        "classroom providers whose leavers' ages are not published, counted whole",
        classroom.learners.count { $0.ages == nil }),
    ]
      + classroom.learners.compactMap { own in
        guard let ages = own.ages else { return nil }
        return .init(
          "leavers of all learning aged 19 and over: \(own.provider.name)", ages.from19,
          of: ages.total)
      }
  }

  private var flowFigures: [SourcesFile.Figure] {
    func starts(_ direction: Flow.Direction) -> Int {
      self.starts.filter { $0.flow.direction == direction }.reduce(0) { $0 + $1.starts }
    }
    let delivered = self.starts.filter { $0.flow.delivery != Flow.outside }
    let total = delivered.reduce(0) { $0 + $1.starts }
    return [
      .init("starts delivered in the districts", total),
      .init(
        "providers that deliver in the districts", Set(delivered.map(\.flow.ukprn)).count),
      .init(
        "pairs of provider and delivery district",
        Set(delivered.map { "\($0.flow.ukprn) \($0.flow.delivery)" }).count),
      .init("starts of residents delivered in the districts", starts(.within), of: max(total, 1)),
      .init("starts of people from outside, a fixed flow", starts(.inward), of: max(total, 1)),
      .init("starts of residents elsewhere, a fixed flow", starts(.outward)),
    ]
      + LevelBasis.allCases.compactMap { basis in
        let part = delivered.filter { $0.basis == basis }.reduce(0) { $0 + $1.starts }
        let text = basis.text(leavers: leavingYear, starts: year)
        return part == 0 ? nil : .init("starts delivered, level from: \(text)", part, of: total)
      }
  }

  private func sum(_ courses: [ImportedCourse]) -> Int {
    courses.reduce(0) { $0 + $1.course.lastYear }
  }
}
