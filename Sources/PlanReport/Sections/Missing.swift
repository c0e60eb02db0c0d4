import SkillsPlanner

/// Who is not placed, why, and what would help.
extension Telling {
  var shortfall: Section {
    let missing = summary.learners &- summary.placed
    guard missing > 0 else {
      return Section(
        id: "shortfall", title: "Who is not placed, and why",
        blocks: [.lead("Not placed: nobody.")])
    }
    let counts = Shortfall.Cause.allCases.map { cause in
      summary.shortfall.first { $0.cause == cause }?.learners ?? 0
    }
    return Section(
      id: "shortfall", title: "Who is not placed, and why",
      blocks: [.table(causesTable(counts))]
        + (tally.causes.count > 1 ? [.table(causesByDistrict)] : []) + repairs)
  }

  /// Those that the plan counts: one without policies has none of theirs.
  private var causes: [Shortfall.Cause] { summary.shortfall.map(\.cause) }

  /// - Parameter counts: learners in the order of the causes.
  func causesTable(_ counts: [Int]) -> Table {
    let sum = counts.reduce(0, &+)
    return Table(
      "causes", "Learners not placed, by the first cause that applies",
      [
        .text("Cause", "cause"), .number("Learners", "learners"), .number("Share", "share"),
        .words("What it means", "meaning"),
      ],
      zip(Shortfall.Cause.allCases, counts).filter { causes.contains($0.0) }.map { cause, count in
        [.text(cause.rawValue), .whole(count), .share(count, of: sum), .text(meaning(of: cause))]
      }, total: [.text("All causes"), .whole(sum), .share(sum, of: sum), .missing("")])
  }

  private func meaning(of cause: Shortfall.Cause) -> String {
    switch cause {
    // Where something is set, it may keep learners whom these would keep too.
    case .coursesFull, .fundedStartsUsed:
      cause.meaning
        + (causes.contains(.policyOrPin)
          ? " Those whom this would keep without what people have set are counted here too." : "")
    case .outOfReach, .notEligible, .noPoints, .policyOrPin: cause.meaning
    }
  }

  private var causesByDistrict: Table {
    func cells(_ name: String, _ counts: [Int]) -> [Cell] {
      let shown = zip(Shortfall.Cause.allCases, counts).filter { causes.contains($0.0) }
      return [.text(name)] + shown.map { .whole($0.1) } + [.whole(counts.reduce(0, &+))]
    }
    let districts = tally.causes.sorted { $0.key < $1.key }
    let sums = Shortfall.Cause.allCases.indices.map { place in
      districts.reduce(0) { $0 &+ $1.value[place] }
    }
    return Table(
      "causes-by-district", "Learners not placed, by district and cause",
      [.text("District", "name")]
        + causes.map {
          Column(
            title: $0.rawValue.capitalisedFirst, key: $0.rawValue.replacing(" ", with: "-"),
            isNumber: true, isWordy: false, isLeftOutWhereZero: true)
        } + [.number("All", "all")],
      districts.map { cells(names.district($0.key), $0.value) },
      total: cells("All districts", sums))
  }

  /// What follows from the values of the proof: the plan file alone has them.
  private var repairs: [Block] {
    [
      .heading("What would help"),
      .paragraph(
        "The proof says what one place more on one course would add: "
          + (plan.optimality.method == nil ? "an exact number" : "a number near the truth")
          + ". Several places together add at most the sum. The command “skillsplan shortfall” works out what "
          + "more places would do, by planning again."
      ),
    ] + levelRepairs + courseRepairs(plan.courses)
  }

  private var levelRepairs: [Block] {
    let held = plan.levels.filter { $0.funded != nil && $0.value > 0 }
    guard !held.isEmpty else { return [] }
    return [
      .list(
        held.map { level in
          let left = level.places &- level.used
          return .init(
            "Level \(level.level.code):",
            (level.used == level.funded
              ? "all \(grouped(level.used))"
              : "\(grouped(level.used)) of the \(grouped(level.funded ?? 0))")
              + " funded starts are used, and courses could run \(grouped(left)) more places. One funded start more adds at most \(grouped(level.value)) points; a place alone has at most "
              + "\(grouped(1_000_000)) before bonuses.")
        })
    ]
  }

  /// The courses on which one place more adds most points; empty where none adds any.
  func courseRepairs(_ courses: [CourseRow]) -> [Block] {
    let most = courses.filter { $0.gainsIfOneMore > 0 }.sorted {
      (-$0.gainsIfOneMore, $0.id) < (-$1.gainsIfOneMore, $1.id)
    }
    guard !most.isEmpty else {
      return [.paragraph("On no course would one place more add any points, as things are.")]
    }
    return [
      .table(
        Table(
          "repairs",
          most.count > 15
            ? "The 15 courses where one place more adds most, of \(grouped(most.count)) where it adds any"
            : "Courses where one place more adds points",
          [
            .text("Provider", "name"), .text("District", "district-name"), .text("Level", "level"),
            .text("Sector", "sector"), .number("Most places", "places"), .number("Used", "used"),
            .number("Adds points", "gains-if-one-more"), .text("Course", "course"),
          ],
          most.prefix(15).map { row in
            [
              .text(names.provider(row.provider)), .text(names.district(row.district)),
              .text(row.level.code), .text(sectorName(row.sector)), .whole(row.places),
              .whole(row.used), .whole(row.gainsIfOneMore), .text(row.id),
            ]
          }))
    ]
  }
}

extension Shortfall.Cause {
  /// What it means and what follows, in sentences.
  fileprivate var meaning: String {
    switch self {
    case .outOfReach:
      "No course of the level is within reach, nor online. A nearer venue, an online course or a longer reach would help."
    case .notEligible: "Every course within reach is refused by a rule of eligibility."
    case .noPoints: "Every course within reach that may take them has no points under the rules."
    case .coursesFull:
      "Every course within reach that has points has given all its places. More places there would help."
    case .fundedStartsUsed:
      "Courses within reach have places left, but the level's funded starts bring more points elsewhere, or would if they "
        + "were not kept back by what people have set. More funded starts, beside that, or other weights would help."
    case .policyOrPin:
      "Courses within reach have places left and the level funded starts; without policies, pins and minimum cohorts these "
        + "learners would be placed. “What people have set, and what it costs” has what it costs."
    }
  }
}

extension String {
  /// With its first letter as at the beginning of a sentence.
  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
