import PlanFiles
import SkillsPlanner

/// Makes courses of what Find a course has on offer in the districts.
///
/// The directory has no numbers. A provider's classroom leavers of working age at a level are shared out
/// over all its courses of that level there, wherever they are taught, by their number of runs (largest
/// remainder, ties by id), and the courses here keep theirs: a national provider brings its part alone.
struct DirectoryCourses: Sendable {
  /// Sorted by id; those whose leavers are not published have 0 starts.
  let courses: [ImportedCourse]
  /// Runs of the courses made.
  let runs: Int
  /// Runs that are used in the sharing and make no course here, by reason.
  let elsewhere: [Tally.LeftOut]
  /// Learners of the providers with courses here: on those, on their courses elsewhere, and at levels
  /// at which the directory has no course of theirs.
  let learners: (here: Int, elsewhere: Int, withoutCourse: Int)
  /// The providers with courses here.
  let providers: [ClassroomCourses.Learners]
  /// Levels of those providers whose leavers are suppressed.
  let suppressed: Int

  /// Postcodes whose runs give a point far from them, sorted.
  let astray: [Postcode]

  /// What is known of the providers.
  struct Known {
    let names: [String: String]
    /// Where they are reached, by UKPRN.
    let postcodes: [String: [Postcode]]
    let outcomes: OutcomesFile
    let reach: [String: [LearnersFile.Kind: LearnersFile.Reach]]
  }

  /// O(offers x log offers), and O(postcodes) for each venue whose postcode is not known.
  init(
    _ file: CourseRunsFile, districts: [PlannedDistrict], places: PostcodeIndex, _ known: Known
  ) {
    let venues = DirectoryVenues(file, districts: districts, places: places)
    let figures = Outcomes(rows: known.outcomes.rows)
    var courses: [ImportedCourse] = []
    var runs = 0
    var elsewhere = Tally()
    var learners = (here: 0, elsewhere: 0, withoutCourse: 0)
    var providers: [ClassroomCourses.Learners] = []
    var suppressed = 0
    let byProvider = Dictionary(grouping: file.runs, by: \.key.ukprn).sorted { $0.key < $1.key }
    for (ukprn, members) in byProvider {
      let provider = Provider(ukprn: ukprn, name: known.names[ukprn] ?? ukprn)
      let offers = members.map { DirectoryOffer(provider, $0.key, runs: $0.value) }
        .sorted { $0.id < $1.id }
      let found = offers.map { venues.find($0.offer.venue, contacts: known.postcodes[ukprn] ?? []) }
      for (offer, place) in zip(offers, found) {
        switch place {
        case .here: runs += offer.runs
        case .elsewhere(let reason): for _ in 0..<offer.runs { elsewhere.leaveOut(reason) }
        }
      }
      guard found.contains(where: \.isHere) else { continue }
      let own = ClassroomCourses.Learners(provider, known.outcomes, &suppressed)
      providers.append(own)
      let shares = own.shares(of: offers)
      for (place, (offer, share)) in zip(found, zip(offers, shares)) {
        guard case .here(let district, let point) = place else {
          learners.elsewhere += share ?? 0
          continue
        }
        learners.here += share ?? 0
        courses.append(
          ImportedCourse(
            course: Course(
              provider, in: district, offer.offer.level, sector: offer.offer.sector,
              by: offer.mode, at: point.map { .init(point: $0, basis: .venue) },
              venue: offer.offer.venue.text, lastYear: share ?? 0),
            levelBasis: share == nil
              ? .notPublished : own.ages == nil ? .directory : .directoryAdults,
            sectorBasis: offer.offer.sector.isEmpty ? .notPublished : .learningAim,
            outcomes: figures.figure(of: ukprn, at: offer.offer.level, by: offer.mode),
            reach: known.reach[ukprn]?[.classroom]))
      }
      learners.withoutCourse +=
        own.levels.reduce(0) { $0 + $1.counted } - shares.reduce(0) { $0 + ($1 ?? 0) }
    }
    self.courses = courses
    self.runs = runs
    self.elsewhere = elsewhere.leftOut
    self.learners = learners
    self.providers = providers
    self.suppressed = suppressed
    astray = venues.astray
  }

  /// Courses to which no plan gives a place until somebody fills in `last_year`: those without published
  /// leavers, and those whose share of the leavers is less than one.
  var withoutStarts: (notPublished: Int, tooFew: Int) {
    let empty = courses.filter { $0.course.lastYear == 0 }
    let unknown = empty.count { $0.levelBasis == .notPublished }
    return (unknown, empty.count - unknown)
  }
}

/// An offer of the directory with the id of its course.
private struct DirectoryOffer {
  let id: String
  let offer: CourseRunsFile.Offer
  let runs: Int

  init(_ provider: Provider, _ offer: CourseRunsFile.Offer, runs: Int) {
    self.offer = offer
    self.runs = runs
    id = Course.id(
      provider, at: offer.venue.text, offer.level, offer.sector,
      offer.venue == .online ? .online : .classroom)
  }

  var mode: Mode { offer.venue == .online ? .online : .classroom }
}

extension ClassroomCourses.Learners {
  /// The learners of each of the provider's offers, which are sorted by id; nil where its leavers at the
  /// level are not published.
  fileprivate func shares(of offers: [DirectoryOffer]) -> [Int?] {
    var shares: [Int?] = offers.map { _ in nil }
    for level in levels {
      let places = offers.indices.filter { offers[$0].offer.level == level.level }
      guard !places.isEmpty else { continue }
      let own = largestRemainder(total: level.counted, weights: places.map { offers[$0].runs })
      for (place, share) in zip(places, own) { shares[place] = share }
    }
    return shares
  }
}
