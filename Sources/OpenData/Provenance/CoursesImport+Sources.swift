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
    ] + classroom.assumptions(leavers: leavingYear) + [
      "Providers are judged by all their learners in England: outcomes are those of leavers of all "
        + "ages, the share from the most deprived fifth of areas is of apprentices or of classroom "
        + "learners aged 19 and over, and where none is published the mean stands in and is "
        + "marked."
    ]
  }

  private var coursesDerived: [String] {
    [
      classroom.whatACourseIs,
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
      classroom.names(starts: year),
    ] + classroom.derived(leavers: leavingYear) + [
      pointSentence,
      "outcomes is the share with a sustained positive destination of the provider's leavers of "
        + "all ages at the level and mode, else of its leavers of the mode, else of all its "
        + "leavers, else the leavers-weighted mean.",
      "deprived_share is the provider's learners of \(year) from the most deprived fifth of areas "
        + "over all its learners, those of unknown home among them, of apprentices of all ages or "
        + "of classroom learners aged 19 and over, as the release counts them; where either is "
        + "\"low\" or not given, the mean of the courses of the mode weighted by last_year.",
      "also_takes is empty: no release says which levels a course admits besides its own.",
    ] + classroom.exclusions
  }

  private var pointSentence: String {
    let subject: String
    switch classroom {
    case .directory: subject = "The point of an apprenticeship"
    case .list, .none: subject = "The point"
    }
    let postcode =
      contacts == .providers ? "postcode of October 2018" : "postcode in Find a course"
    return "\(subject) is the provider's \(postcode) where it lies in the district of delivery "
      + "(venue), else the mean of the district's areas weighted by residents (district)."
  }

  private var coursesFigures: [SourcesFile.Figure] {
    let apprenticeships = writer.rows.filter { $0.course.mode == .apprenticeship }
    let rest = writer.rows.filter { $0.course.mode != .apprenticeship }
    let total = sum(apprenticeships)
    var figures: [SourcesFile.Figure] =
      [
        .init("apprenticeship courses", apprenticeships.count),
        .init("apprenticeship starts of residents", total),
        .init("classroom courses", rest.count { $0.course.mode == .classroom }),
      ] + classroom.figures
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
    if case .directory = classroom {
      add(
        rest, "classroom learners by sector_basis", SectorBasis.allCases, \.rawValue,
        \.sectorBasis)
    }
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
    return figures + [
      .init(
        "provider's apprenticeship levels suppressed in the outcomes", suppressedLevels.suppressed,
        of: max(suppressedLevels.suppressed + suppressedLevels.published, 1))
    ] + classroom.lastFigures
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
