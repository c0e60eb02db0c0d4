import PlanFiles
import SkillsPlanner

/// What sources.yaml says of the courses in the classroom and online.
extension ClassroomSource {
  var whatACourseIs: String {
    switch self {
    case .list, .none:
      "A course is a provider, a district of delivery, a level, a sector subject area of tier 1 "
        + "and a mode."
    case .directory:
      "A course is a provider, a district of delivery (in the classroom a venue), a level, a sector "
        + "subject area (tier 1, in the classroom and online tier 2 where LARS has it) and a mode."
    }
  }

  /// - Parameter starts: the year of the apprenticeships.
  func names(starts year: String) -> String {
    switch self {
    case .list:
      "Providers are joined by UKPRN; the name is that of classroom.csv, else the one with most "
        + "starts in \(year)."
    case .directory, .none:
      "Providers are joined by UKPRN; the name is the one with most starts in \(year), else that of "
        + "the providers' directory, else that of the outcomes."
    }
  }

  /// - Parameter leavers: the year in which they left.
  func assumptions(leavers year: String) -> [String] {
    let ages =
      "Classroom learners of working age are modelled: leavers of \(year) by level are "
      + "published for all ages and rounded to 10, and age by provider only, for all its "
      + "learning together, so the same share aged 19 and over is taken at each level."
    switch self {
    case .list:
      return [
        ages,
        "Classroom places are those of colleges that teach in the districts alone: other providers "
          + "are left out with a reason each, a college's learners are taken for residents and stand "
          + "at its one postcode, and no sector subject area is published.",
      ]
    case .directory(let directory):
      let none = directory.withoutStarts.notPublished
      return [
        ages,
        "Places by course are modelled: the course directory says what is on offer and not how many "
          + "places it has, so a provider's leavers at a level are shared out over all its courses "
          + "of the level, here and elsewhere, by their number of runs, and those on courses here "
          + "are taken for residents.",
      ]
        + (none == 0
          ? []
          : [
            "Courses without published leavers have no places: last_year is 0 for \(grouped(none)) of "
              + "\(grouped(directory.courses.count)) courses in the classroom and online, and a plan "
              + "gives them no learner until somebody fills it in."
          ])
    case .none:
      return [
        "Classroom and online courses are left out: neither Find a course nor a list of classroom "
          + "providers was given, so the plan is of apprenticeships alone."
      ]
    }
  }

  /// - Parameter leavers: the year in which they left.
  func derived(leavers year: String) -> [String] {
    switch self {
    case .list:
      [
        "Classroom: learners at level 2 and above who left in \(year) (PRV02), of the "
          + "providers listed in classroom.csv with a reason each, times the provider's share aged "
          + "19 and over; courses of one level stand at one point; sector is not published.",
        Self.shareSentence,
      ]
    case .directory:
      [
        "Classroom and online: course runs of Find a course with the level and sector of their "
          + "learning aim (LARS), gathered by provider, venue (postcode, else its point), level, "
          + "sector and mode; blended runs count as classroom; a run whose learning aim LARS does "
          + "not know has the level that it gives itself, and no sector.",
        "last_year in the classroom and online: the provider's learners at the level who left in "
          + "\(year) (PRV02), times its share aged 19 and over, shared out over all its courses of "
          + "the level by their number of runs, wherever they are taught; largest remainder, ties "
          + "by id. Runs in quarantine have no part. Not published where its leavers at the level "
          + "are not, and then 0.",
        Self.shareSentence,
        "The point of a course in the classroom is that of its runs, the one that most of them have, "
          + "else that of their postcode; its district is that of its postcode, else of the nearest "
          + "known one within \(DirectoryVenues.nearby) m. An online course has no point and is in "
          + "the district of its provider's own postcode.",
      ]
    case .none: []
    }
  }

  private static let shareSentence =
    "The share aged 19 and over is of the provider's leavers of all learning, apprentices among "
    + "them, since ages are published for all provision and levels together; the learners it "
    + "leaves are made whole for the provider, then shared out over its levels by largest "
    + "remainder. A suppressed number of an age group counts 0; a provider without ages is "
    + "counted whole and marked."

  /// One sentence for each reason why a listed provider is not counted, in the order of the list.
  var exclusions: [String] {
    guard case .list(let list) = self else { return [] }
    var reasons: [String] = []
    for row in list.excluded where !reasons.contains(row.reason) { reasons.append(row.reason) }
    return reasons.map { reason in
      let names = list.excluded.filter { $0.reason == reason }
        .map { "\($0.name) (\($0.ukprn))" }
      return "Not counted in the classroom, \(reason): \(names.joined(separator: ", "))."
    }
  }

  /// Learners of all ages and those counted; what was made of how much.
  var figures: [SourcesFile.Figure] {
    switch self {
    case .list(let list): list.figures
    case .directory(let directory): directory.figures
    case .none: []
    }
  }

  /// Learners who are not in the table.
  var lastFigures: [SourcesFile.Figure] {
    switch self {
    case .list(let list): list.lastFigures
    case .directory(let directory):
      [.init("classroom levels of providers here that are suppressed", directory.suppressed)]
    case .none: []
    }
  }
}

extension ClassroomCourses {
  fileprivate var figures: [SourcesFile.Figure] {
    let sums = learners.sums
    return [
      .init("classroom learners of all ages", sums.allAges),
      .init(
        "classroom learners aged 19 and over, counted", sums.counted, of: max(sums.allAges, 1)),
      .init(
        "classroom providers whose leavers' ages are not published, counted whole",
        learners.count { $0.ages == nil }),
    ]
      + learners.compactMap { own in
        guard let ages = own.ages else { return nil }
        return .init(
          "leavers of all learning aged 19 and over: \(own.provider.name)", ages.from19,
          of: ages.total)
      }
  }

  fileprivate var lastFigures: [SourcesFile.Figure] {
    let all = leavers.counted + leavers.excluded + leavers.unlisted
    return [
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
        belowLevel2),
      .init("classroom levels left out because suppressed", suppressed),
    ]
  }
}

extension DirectoryCourses {
  fileprivate var figures: [SourcesFile.Figure] {
    let sums = providers.sums
    let shared = learners.here + learners.elsewhere + learners.withoutCourse
    let empty = withoutStarts
    return [
      .init("online courses", courses.count { $0.course.mode == .online }),
      .init("course runs of the courses in the classroom and online", runs),
      .init("classroom learners of all ages, of providers with courses here", sums.allAges),
      .init(
        "classroom learners aged 19 and over, of providers with courses here", sums.counted,
        of: max(sums.allAges, 1)),
      .init(
        "classroom providers whose leavers' ages are not published, counted whole",
        providers.count { $0.ages == nil && !$0.levels.isEmpty }),
      .init("learners of providers with courses here: on those", learners.here, of: max(shared, 1)),
      .init(
        "learners of providers with courses here: on their courses elsewhere", learners.elsewhere,
        of: max(shared, 1)),
      .init(
        "learners of providers with courses here: at levels without a course in the directory",
        learners.withoutCourse, of: max(shared, 1)),
      .init(
        "courses without published leavers, last_year 0", empty.notPublished,
        of: max(courses.count, 1)),
      .init(
        "courses whose share of the leavers is less than one, last_year 0", empty.tooFew,
        of: max(courses.count, 1)),
    ]
  }
}

extension [ClassroomCourses.Learners] {
  /// Learners of all ages and those counted, of all levels.
  fileprivate var sums: (allAges: Int, counted: Int) {
    flatMap(\.levels).reduce(into: (0, 0)) { sums, level in
      sums.0 += level.allAges
      sums.1 += level.counted
    }
  }
}
