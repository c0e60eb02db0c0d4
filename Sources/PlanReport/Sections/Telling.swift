import SkillsPlanner

/// What the sections of a report are told from: the plan, counted once.
struct Telling: Sendable {
  let plan: Plan
  let summary: Summary
  let words: PlanWords
  let names: Names
  /// Courses taught in the one district that the page is about, or everywhere.
  let courses: [CourseRow]
  /// Of everybody, or of the residents of the one district that the page is about.
  let tally: Tally
  /// Nil for the whole plan.
  let district: DistrictRow?
  let boundaries: Boundaries?
  /// In the one district that the page is about, or everywhere; the largest first.
  let venues: [Venue]

  /// - Parameter index: of the plan, where it is known; else it is made.
  init(
    _ plan: Plan, _ index: PlanIndex? = nil, district: DistrictRow? = nil, boundaries: Boundaries?
  ) {
    let index = index ?? PlanIndex(plan)
    let code = district?.district.code
    self.plan = plan
    self.district = district
    self.boundaries = boundaries
    summary = plan.summary
    words = PlanWords(PlanHead(of: plan))
    names = index.names
    courses = code == nil ? plan.courses : index[code].courses.map { plan.courses[$0] }
    venues = Venue.all(of: courses).sorted { $0.places < $1.places }
    tally = Tally(plan, index, home: code)
  }

  var learners: Int { tally.areas.reduce(0) { $0 &+ $1.learners } }
  var placed: Int { tally.areas.reduce(0) { $0 &+ $1.placed } }

  /// The map, and what it shows as a table.
  var map: Section {
    let picture = NeedMap(plan, tally, venues, boundaries, names).picture
    return Section(
      id: "map", title: "Where they live",
      blocks: [
        .pictures([picture]),
        .paragraph(
          (venues.isEmpty
            ? "The plan has no place of a venue, so places are counted by the district in which they are. "
            : "A course without a published venue is counted in its district alone. ")
            + (district == nil && tally.areas.count > NeedMap.mostAreas
              ? "The table of districts says the same in numbers; the page of a district has every area of it."
              : "The table of every area says the same in numbers.")
        ),
      ] + (venues.isEmpty || venues.count > NeedMap.mostVenues ? [] : [.table(venuesTable)])
        + (picture.attribution.isEmpty ? [] : [.paragraph(picture.attribution)]))
  }

  /// Every area; nil where there are more than a page can show.
  var everyArea: Section? {
    guard tally.areas.count <= NeedMap.mostAreas else { return nil }
    return Section(
      id: "areas", title: "Every area",
      blocks: [
        .paragraph(
          "What each area needs and gets at all levels together. The decile is that of the Index of Multiple "
            + "Deprivation: 1 is the most deprived tenth of England."), .table(areasTable),
      ])
  }

  var venuesTable: Table {
    Table(
      "venues", "Places that the plan gives at each published venue",
      [
        .text("Provider", "name"), .text("District", "district-name"),
        .number("Courses", "courses"), .number("Last year", "last-year"), .number("Plan", "plan"),
        .number("Change", "change"), .number("Latitude", "latitude"),
        .number("Longitude", "longitude"),
      ],
      venues.map { venue in
        [
          .text(names.provider(venue.provider)), .text(names.district(venue.district)),
          .whole(venue.courses), .whole(venue.lastYear), .whole(venue.used),
          .change(venue.used &- venue.lastYear), .degrees(venue.point.latitude),
          .degrees(venue.point.longitude),
        ]
      })
  }

  var areasTable: Table {
    Table(
      "areas", "Need, places and shortfall by area",
      [
        .text("Area", "name"), .text("Code", "area"), .text("District", "district-name"),
        .number("Decile", "decile"), .number("Could start", "learners"),
        .number("Placed", "placed"), .number("Share", "share"),
        .number("Not placed", "not-placed"), .number("Mean, km", "mean-km"),
        .text("Main cause", "main-cause"),
      ],
      tally.areas.map { area in
        [
          .text(area.row.name), .text(area.row.code), .text(names.district(area.row.district)),
          area.row.decile.map { .whole($0) } ?? .missing("not published"), .whole(area.learners),
          .whole(area.placed), .share(area.placed, of: area.learners), .whole(area.missing),
          meanKilometres(area.metres, over: area.venuePlaces),
          area.mainCause.map { .text($0.rawValue) } ?? .missing("-"),
        ]
      },
      note: "The mean distance is a straight line, over places with a published venue.")
  }

  /// A dash where no place has a venue.
  func meanKilometres(_ metres: Int, over places: Int) -> Cell {
    let counted = 0...(1 << 60)
    guard counted.contains(metres), (1...(1 << 60)).contains(places) else { return .missing("-") }
    return .metres(roundedHalfToEven(metres, over: places))
  }
}
