import SkillsPlanner

/// By district, sector and provider, each beside last year.
extension Telling {
  /// More panels than this are no overview; then the table stands alone.
  private static let mostPanels = 40

  var byDistrict: Section {
    let panels = plan.districts.filter { !$0.levels.isEmpty }
    let most =
      panels.flatMap { $0.levels.flatMap { [$0.learners, $0.placed, $0.lastYear ?? 0] } }.max() ?? 0
    let pictures = panels.map { row in Self.panel(row, longest: most) }
    return Section(
      id: "districts", title: "By district",
      blocks: [
        .paragraph(
          "Residents by where they live, places by where they are taught. Last year's apprenticeship starts of "
            + "residents compare with those placed on apprenticeships; both stand beside each other in the table."
        )
      ] + (panels.count <= Self.mostPanels ? [.pictures(pictures)] : [])
        + [.table(districtsTable)])
  }

  /// What one district's residents need and get at each level.
  static func panel(_ row: DistrictRow, longest: Int?) -> Picture {
    Bars.picture(
      Report.districtName(row.district.code), row.district.name,
      "Bars of learners who could start and of those placed in \(row.district.name), by level, with a mark at last "
        + "year's apprenticeship starts where they are published.",
      row.levels.map { level in
        Bars.Bar(
          "Level \(level.level.code)", "\(grouped(level.placed)) of \(grouped(level.learners))",
          filled: level.placed, most: level.learners, mark: level.lastYear)
      }, longest: longest,
      legend: [Bars.placed, Bars.couldStart]
        + (row.levels.contains { $0.lastYear != nil }
          ? [Bars.mark("<path class=\"mark\" d=\"M12 1v16\"/>", "apprenticeship starts last year")]
          : []))
  }

  private var districtsTable: Table {
    Table(
      "districts", "Districts: residents and places",
      [
        .text("District", "name"), .text("Code", "district"),
        .number("Could start", "learners"), .number("Placed", "placed"), .number("Share", "share"),
        .number("Not placed", "not-placed"),
        .number("Placed on apprenticeships", "placed-on-apprenticeships"),
        .number("Apprenticeships last year", "apprenticeships-last-year"),
        .number("Taught here", "delivered"),
        .number("Taught here last year", "delivered-last-year"),
        .number("Change", "delivered-change"),
      ],
      plan.districts.map { row in
        let learners = row.levels.reduce(0) { $0 &+ $1.learners }
        let placed = row.levels.reduce(0) { $0 &+ $1.placed }
        let lastYear = row.levels.compactMap(\.lastYear)
        return [
          .text(row.district.name), .text(row.district.code), .whole(learners), .whole(placed),
          .share(placed, of: learners), .whole(learners &- placed),
          .whole(row.levels.reduce(0) { $0 &+ $1.placedOnApprenticeships }),
          lastYear.isEmpty ? .missing("not published") : .whole(lastYear.reduce(0, &+)),
          .whole(row.delivered), .whole(row.deliveredLastYear),
          .change(row.delivered &- row.deliveredLastYear),
        ]
      }, total: districtsTotal)
  }

  private var districtsTotal: [Cell]? {
    guard plan.districts.count > 1 else { return nil }
    let levels = plan.districts.flatMap(\.levels)
    let learners = levels.reduce(0) { $0 &+ $1.learners }
    let placed = levels.reduce(0) { $0 &+ $1.placed }
    let lastYear = levels.compactMap(\.lastYear)
    let taught = plan.districts.reduce(0) { $0 &+ $1.delivered }
    let taughtLastYear = plan.districts.reduce(0) { $0 &+ $1.deliveredLastYear }
    return [
      .text("All districts"), .missing(""), .whole(learners), .whole(placed),
      .share(placed, of: learners), .whole(learners &- placed),
      .whole(levels.reduce(0) { $0 &+ $1.placedOnApprenticeships }),
      lastYear.isEmpty ? .missing("not published") : .whole(lastYear.reduce(0, &+)),
      .whole(taught), .whole(taughtLastYear), .change(taught &- taughtLastYear),
    ]
  }

  var bySector: Section {
    let sectors = tally.sectors.sorted { left, right in
      (left.key.isEmpty ? 1 : 0, -left.value.used, left.key)
        < (right.key.isEmpty ? 1 : 0, -right.value.used, right.key)
    }
    let rows: [[Cell]] = sectors.map { code, row in
      [
        .text(sectorName(code)), .whole(row.courses), .whole(row.lastYear), .whole(row.places),
        .whole(row.used), .change(row.used &- row.lastYear),
      ]
    }
    let sum = sectors.reduce(into: Tally.OfCourses()) { sum, sector in
      sum.courses &+= sector.value.courses
      sum.lastYear &+= sector.value.lastYear
      sum.places &+= sector.value.places
      sum.used &+= sector.value.used
    }
    return Section(
      id: "sectors", title: "By sector",
      blocks: [
        .table(
          Table(
            "sectors", "Sector subject areas, beside last year",
            [
              .text("Sector", "sector"), .number("Courses", "courses"),
              .number("Last year", "last-year"), .number("Most places", "places"),
              .number("Plan", "plan"), .number("Change", "change"),
            ], rows,
            total: rows.count < 2
              ? nil
              : [
                .text("All sectors"), .whole(sum.courses), .whole(sum.lastYear), .whole(sum.places),
                .whole(sum.used), .change(sum.used &- sum.lastYear),
              ]))
      ])
  }

  var byProvider: Section {
    let changed = plan.providers.filter { $0.change != 0 }.sorted {
      (-abs($0.change), $0.provider.ukprn) < (-abs($1.change), $1.provider.ukprn)
    }
    let most = changed.prefix(12)
    let total = plan.providers.reduce(into: (lastYear: 0, plan: 0)) {
      $0.lastYear &+= $1.lastYear
      $0.plan &+= $1.plan
    }
    let picture = Bars.picture(
      "providers",
      "The \(most.count) providers that change most, of \(grouped(plan.providers.count))",
      "Bars of each provider's places in the plan, with a mark at last year's starts. The table below has the numbers.",
      most.map { row in
        Bars.Bar(
          row.provider.name, "\(grouped(row.plan)) (\(Cell.change(row.change).shown))",
          filled: row.plan, mark: row.lastYear)
      }, legend: [Bars.placed, Bars.lastYear])
    return Section(
      id: "providers", title: "By provider",
      blocks: (most.isEmpty ? [.paragraph("No provider changes.")] : [.pictures([picture])]) + [
        .table(
          Table(
            "providers", "Providers, beside last year",
            [
              .text("Provider", "name"), .text("UKPRN", "provider"),
              .number("Last year", "last-year"), .number("Plan", "plan"),
              .number("Change", "change"),
            ],
            plan.providers.sorted {
              (-$0.plan, $0.provider.ukprn) < (-$1.plan, $1.provider.ukprn)
            }.map { row in
              [
                .text(row.provider.name), .text(row.provider.ukprn), .whole(row.lastYear),
                .whole(row.plan), .change(row.change),
              ]
            },
            total: plan.providers.count < 2
              ? nil
              : [
                .text("All providers"), .missing(""), .whole(total.lastYear), .whole(total.plan),
                .change(total.plan &- total.lastYear),
              ]))
      ])
  }
}
