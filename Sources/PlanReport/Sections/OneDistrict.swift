import SkillsPlanner

/// The page of one district, for its ward councillors.
extension Telling {
  /// - Parameter links: the way back to the whole plan, where its page is made too.
  func page(of row: DistrictRow, links: [Document.Link] = []) -> Document {
    let sections: [Section?] = [
      headline(of: row), tally.areas.isEmpty ? nil : map, residents(of: row), taught(in: row),
      missing(in: row), everyArea, about,
    ]
    return Document(
      title: "\(row.district.name): \(plan.title)", year: plan.year, status: plan.status,
      links: links, sections: sections.compactMap(\.self))
  }

  private func headline(of row: DistrictRow) -> Section {
    let lastYear = row.levels.compactMap(\.lastYear)
    let figures: [Block.Figure] =
      [
        .init(value: grouped(learners), label: "could start, at most"),
        .init(value: grouped(placed), label: "placed"),
        .init(value: grouped(learners &- placed), label: "not placed"),
      ]
      + (lastYear.isEmpty
        ? []
        : [
          .init(
            value: grouped(lastYear.reduce(0, &+)),
            label: "apprenticeship starts of residents last year")
        ])
      + [.init(value: grouped(row.delivered), label: "places taught here")]
    let lead =
      row.levels.isEmpty
      ? "No area of \(row.district.name) is in this plan; \(grouped(row.delivered)) places are taught there."
      : "\(grouped(placed)) of the \(grouped(learners)) learners of \(row.district.name) who could start in "
        + "\(plan.year) have a place in this plan (\(share(placed, of: learners))); \(grouped(learners &- placed)) have none."
    return Section(
      id: "headline", title: "\(row.district.name) in short",
      blocks: [.lead(lead), .figures(figures)] + (row.levels.isEmpty ? [] : levels(of: row)))
  }

  private func levels(of row: DistrictRow) -> [Block] {
    [
      .pictures([Self.panel(row, longest: nil)]),
      .table(
        Table(
          "levels", "Residents by level, beside last year",
          [
            .text("Level", "level"), .number("Residents who qualify", "eligible"),
            .number("Could start", "learners"), .number("Placed", "placed"),
            .number("Share", "share"), .number("On apprenticeships", "placed-on-apprenticeships"),
            .number("Apprenticeships last year", "apprenticeships-last-year"),
          ],
          row.levels.map { level in
            [
              .text(level.level.code), .whole(level.eligible), .whole(level.learners),
              .whole(level.placed), .share(level.placed, of: level.learners),
              .whole(level.placedOnApprenticeships),
              level.lastYear.map { .whole($0) } ?? .missing("not published"),
            ]
          })),
    ]
  }

  /// Where its residents learn, and with whom; nil where nobody is placed.
  private func residents(of row: DistrictRow) -> Section? {
    guard placed > 0 else { return nil }
    let flows = tally.flows.sorted {
      (-$0.value, $0.key.delivery) < (-$1.value, $1.key.delivery)
    }
    let providers = tally.providers.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }
    return Section(
      id: "residents", title: "Where residents learn",
      blocks: [
        .table(
          Table(
            "flows", "By district of the course",
            [.text("District", "name"), .number("Places", "places"), .number("Share", "share")],
            flows.map {
              [
                .text(names.district($0.key.delivery)), .whole($0.value),
                .share($0.value, of: placed),
              ]
            })),
        .table(
          Table(
            "resident-providers", "By provider",
            [.text("Provider", "name"), .number("Places", "places"), .number("Share", "share")],
            providers.map {
              [.text(names.provider($0.key)), .whole($0.value), .share($0.value, of: placed)]
            })),
      ] + distances)
  }

  /// Nil where nothing is taught.
  private func taught(in row: DistrictRow) -> Section? {
    let courses = courses.sorted { (-$0.used, $0.id) < (-$1.used, $1.id) }
    guard !courses.isEmpty else { return nil }
    return Section(
      id: "courses", title: "Courses taught here",
      blocks: [
        .paragraph(
          "\(grouped(row.delivered)) places in the plan; \(grouped(row.deliveredLastYear)) starts last year. Learners "
            + "come from everywhere."),
        .table(
          Table(
            "courses", "Courses, beside last year",
            [
              .text("Provider", "name"), .text("Level", "level"), .text("Sector", "sector"),
              .text("Mode", "mode"), .number("Last year", "last-year"),
              .number("Most places", "places"), .number("Plan", "plan"),
              .number("Change", "change"),
            ],
            courses.map { course in
              [
                .text(names.provider(course.provider)), .text(course.level.code),
                .text(sectorName(course.sector)), .text(course.mode.rawValue),
                .whole(course.lastYear), .whole(course.places), .whole(course.used),
                .change(course.used &- course.lastYear),
              ]
            })),
      ])
  }

  /// Nil where no area of the district is in the plan.
  private func missing(in row: DistrictRow) -> Section? {
    guard !tally.areas.isEmpty else { return nil }
    let counts =
      tally.causes[row.district.code]
      ?? Array(repeating: 0, count: Shortfall.Cause.allCases.count)
    guard learners &- placed > 0 else {
      return Section(
        id: "shortfall", title: "Who is not placed, and why",
        blocks: [.lead("Not placed: nobody.")])
    }
    return Section(
      id: "shortfall", title: "Who is not placed, and why",
      blocks: [.table(causesTable(counts))]
        + courseRepairs(courses))
  }

  private var about: Section {
    Section(
      id: "about", title: "About this page",
      blocks: [
        .terms(
          asked + [
            .init("How sure", words.proof),
            .init("Ask", "\(plan.owner.organisation): \(plan.owner.contact)"),
          ]),
        .heading("Modelled or assumed"),
        .list(assumptions), .heading("Attribution"),
        .list(
          plan.sources.map {
            .init("\($0.title).", "\($0.publisher), \($0.vintage). \($0.licence)")
          }
        ),
      ])
  }
}
