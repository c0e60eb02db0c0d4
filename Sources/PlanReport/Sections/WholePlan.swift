import SkillsPlanner

/// The report of a whole plan, its sections in the order in which a councillor asks.
extension Telling {
  /// - Parameter links: the pages of the districts, where they are made too.
  func wholePlan(links: [Document.Link] = []) -> Document {
    let sections: [Section?] = [
      headline, served, map, byDistrict, bySector, byProvider, travel, shortfall, rulings,
      modelled, decided, proof, sources, everyArea,
    ]
    return Document(
      title: plan.title, year: plan.year, status: plan.status, links: links,
      sections: sections.compactMap(\.self))
  }

  private var headline: Section {
    let missing = summary.learners &- summary.placed
    let lead =
      "\(grouped(summary.placed)) of the \(grouped(summary.learners)) learners who could start in \(plan.year) have a "
      + "place in this plan (\(share(summary.placed, of: summary.learners))); \(grouped(missing)) have none."
    return Section(
      id: "headline", title: "The plan in short",
      blocks: [
        .lead(lead),
        .figures([
          .init(value: grouped(summary.learners), label: "could start, at most"),
          .init(value: grouped(summary.placed), label: "placed"),
          .init(value: grouped(missing), label: "not placed"),
          .init(value: grouped(summary.lastYear), label: "starts on these courses last year"),
          .init(value: grouped(summary.places), label: "places these courses could run at most"),
        ]),
        .terms(
          asked + [
            .init("For whom", words.forWhom), .init("Placed", words.placed),
            .init("Border", words.border),
          ]),
        .heading("What is asked of you"),
        .list([
          .init(
            "Judge the question.",
            (plan.optimality.gap == 0
              ? "The plan is the best answer to what was asked. "
              : "The plan is \(plan.optimality.nearness) answer to what was asked. ")
              + "Whether the right thing was asked, for the right learners "
              + "and with the right weights, is for people to say: see “How it was decided”"
              + (rulings == nil ? "." : " and “What people have set, and what it costs”.")),
          .init(
            "Look at those without a place.",
            "They are counted by cause, district and area, with what would help: see “Who is not placed, and why”."
          ),
          .init(
            "Doubt what is modelled.",
            "\(plan.assumptions.count) things are modelled or assumed, each in a sentence that you can dispute."
          ),
          .init("Ask.", "\(plan.owner.organisation): \(plan.owner.contact)."),
        ]),
      ])
  }

  var asked: [Block.Item] {
    (words.needs.isEmpty ? [] : [.init("Asked", words.needs.joined(separator: "; "))])
      + (words.counts.map { [.init("Counts", $0)] } ?? [])
  }

  private var served: Section {
    Section(
      id: "served", title: "Who is served, and who is not",
      blocks: [
        .table(levelsTable),
        .paragraph(
          "Areas by decile of the Index of Multiple Deprivation (1 is the most deprived tenth of England). An area "
            + "counts once: none, some or all of its need is met."),
        .pictures([decilesPicture]), .table(decilesTable),
      ])
  }

  private var levelsTable: Table {
    let levels = plan.levels
    let missing = Dictionary(
      plan.needs.map { ($0.level, $0.learners &- $0.placed) }, uniquingKeysWith: { $0 &+ $1 })
    let allAreFunded = levels.allSatisfy { $0.funded != nil }
    return Table(
      "levels", "By level, beside last year",
      [
        .text("Level", "level"), .number("Could start", "learners"),
        .number("Not placed", "not-placed"), .number("Last year", "last-year"),
        .number("Most places", "places"), .number("Funded", "funded"), .number("Placed", "placed"),
        .number("Change", "change"),
      ],
      levels.map { level in
        [
          .text(level.level.code), .whole(level.learners), .whole(missing[level.level] ?? 0),
          .whole(level.lastYear), .whole(level.places),
          level.funded.map { .whole($0) } ?? .missing("no cap"), .whole(level.used),
          .change(level.used &- level.lastYear),
        ]
      },
      total: levels.count < 2
        ? nil
        : [
          .text("All levels"), .whole(summary.learners), .whole(summary.learners &- summary.placed),
          .whole(summary.lastYear), .whole(summary.places),
          allAreFunded
            ? .whole(levels.reduce(0) { $0 &+ ($1.funded ?? 0) }) : .missing("no cap"),
          .whole(summary.placed), .change(summary.placed &- summary.lastYear),
        ],
      note:
        "Could start and not placed: by the level of the need. The rest: by the level of the course."
    )
  }

  private var decilesTable: Table {
    Table(
      "deciles", "By deprivation of the area",
      [
        .text("Decile", "decile"), .number("Areas", "areas"), .number("None met", "with-none"),
        .number("Some", "with-some"), .number("All", "with-all"),
        .number("Could start", "learners"), .number("Placed", "placed"), .number("Share", "share"),
      ],
      summary.deciles.map { row in
        [
          .text(row.decile.map(String.init) ?? "not published"), .whole(row.areas),
          .whole(row.withNone), .whole(row.withSome), .whole(row.withAll), .whole(row.learners),
          .whole(row.placed), .share(row.placed, of: row.learners),
        ]
      })
  }

  private var decilesPicture: Picture {
    Bars.picture(
      "deciles", "Learners by decile of deprivation",
      "Bars of learners who could start and of those placed, by decile. The table below has the numbers.",
      summary.deciles.map { row in
        Bars.Bar(
          row.decile.map { "Decile \($0)" } ?? "Not published",
          "\(grouped(row.placed)) of \(grouped(row.learners)), \(roundedShare(row.placed, of: row.learners))",
          filled: row.placed, most: row.learners)
      }, legend: [Bars.placed, Bars.couldStart])
  }
}
