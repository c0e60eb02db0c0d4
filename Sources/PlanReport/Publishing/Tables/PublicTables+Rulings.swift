import SkillsPlanner

/// What people set beside the rules: policies, pins and minimum cohorts.
///
/// A policy is published as it is set, so that readers know what was asked for; what it came to is a count.
extension PublicTables {
  /// Of a plan that is near the best costs are known no nearer.
  private var about: String { plan.optimality.gap > 0 ? ", about" : "" }

  var policies: PublicTable {
    let set = plan.policiesAsSet.policies
    let about =
      about.isEmpty && plan.minimumCohorts.contains(where: \.isAbout)
      ? ", about of minimum cohorts" : about
    return PublicTable(
      "policies", "Policies", "A limit or a floor that the plan must keep, as the brief sets it.",
      columns: [
        .init("place", "Place", "In the order of the brief, from 1.", .whole),
        .init("policy", "Policy", "In words, with the codes it names."),
        .init("kind", "Kind", "at-most, at-least or minimum-cohort."),
        .init("places", "Places", "Places or learners that it asks for; empty else.", .whole),
        .init("share", "Share", "The share of places that it asks for; empty else.", .decimal),
        .init("pence", "Pence", "The money that it asks for, in pence; empty else.", .whole),
        .init("each", "Each", "What it is set for one by one, as provider; empty else."),
        .init(
          "least_price", "Least price", "Of a place that money is for, in pence; empty else.",
          .whole,
          .revealing),
        .init("most_price", "Most price", "The dearest likewise.", .whole, .revealing),
      ] + Self.scopeColumns + [
        .init("source", "Source", "Who set it, where the brief says so."),
        .init(
          "has", "Has", "Places or pence that the plan has of it; empty where set for each.",
          .whole, .revealing),
        .init("of", "Of", "The places that a share is of; empty else.", .whole, .revealing),
        .init(
          "costs", "Costs",
          "Points that the plan would gain without it\(about); empty where not worked out.", .whole,
          .revealing),
      ], key: ["place"],
      rows: set.enumerated().map { place, set in
        let policy = set.policy
        let row = policy.each == nil ? set.rows.first : nil
        let words: [PublicTable.Cell] = [
          .whole(place + 1), .text(policy.label), .text(policy.kind),
          policy.places.map { .whole($0) } ?? .empty,
          policy.share.map { .decimal(Double($0.millionths) / 1_000_000) } ?? .empty,
          policy.pence.map { .whole($0) } ?? .empty, .text(policy.each?.rawValue ?? ""),
        ]
        let prices = prices(of: policy)
        let range: [PublicTable.Cell] = [
          prices.map { .whole($0.lowerBound) } ?? .empty,
          prices.map { .whole($0.upperBound) } ?? .empty,
        ]
        let counts: [PublicTable.Cell] = [
          .text(policy.source ?? ""), row.map { .whole($0.used) } ?? .empty,
          row?.whole.map { .whole($0) } ?? .empty,
          (row?.costs ?? set.cohort?.costs).map { .whole($0) } ?? .empty,
        ]
        return words + range + policy.scope.cells + counts
      },
      revealingPart: .init(
        rows: Set(
          set.indices.filter { set[$0].policy.isAboutFew(at: prices(of: set[$0].policy)) }),
        why:
          "Minimum cohorts, limits of courses by name and limits of a few places, or of money for a few, bound small counts."
      ))
  }

  /// What a place costs at least and at most of those that a policy of money is about; nil where it is about none.
  private func prices(of policy: Policy) -> ClosedRange<Int>? {
    guard policy.pence != nil else { return nil }
    let prices = plan.courses.filter(policy.scope.contains).map { $0.price ?? 0 }
    guard let least = prices.min(), let most = prices.max(), least >= 0 else { return nil }
    return least...most
  }

  /// What is at its bound or has a value of policies that are set for each of many, and what the objective serves first.
  var limits: PublicTable {
    let (set, others) = plan.policiesAsSet
    let rows =
      set.enumerated().flatMap { place, set in
        set.policy.each == nil ? [] : set.rows.filter { $0.noneOf == nil }.map { (place + 1, $0) }
      } + others.map { (0, $0) }
    return PublicTable(
      "limits", "Limits that are reached",
      "One of those that a policy is set for one by one, at its bound or with a value; or a group that the objective serves first.",
      columns: [
        .init("place", "Place", "In the order of the plan, from 1.", .whole),
        .init(
          "policy", "Policy", "Place of the policy; empty where the objective sets it.", .whole),
        .init("limit", "Limit", "In words, with the codes it names."),
        .init("has", "Has", "Places or pence that the plan has of it.", .whole),
        .init("of", "Of", "The places that a share is of; empty else.", .whole),
        .init(
          "costs", "Costs",
          "Points that the plan would gain without it\(about); empty where not worked out.", .whole),
      ], key: ["place"],
      rows: rows.enumerated().map { place, of in
        [
          .whole(place + 1), of.0 > 0 ? .whole(of.0) : .empty, .text(of.1.label),
          .whole(of.1.used), of.1.whole.map { .whole($0) } ?? .empty,
          of.1.costs.map { .whole($0) } ?? .empty,
        ]
      }, revealing: "A limit that is reached is an exact count.")
  }

  var pins: PublicTable {
    let pins = plan.terms?.pins ?? []
    return PublicTable(
      "pins", "Pins", "A decision that people took on some learners' places.",
      columns: [
        .init("place", "Place", "In the order of the brief, from 1.", .whole),
        .init("pin", "Pin", "In words, with the codes it names."),
        .init(
          "state", "State",
          "kept, no effect (the plan would be the same without it) or expired (not applied)."),
        .init("has", "Has", "Places that the plan has of what it is about.", .whole),
        .init(
          "costs", "Costs",
          "Points that the plan would gain without it\(about); empty where not worked out.", .whole),
        .init(
          "learners", "Learners",
          "How many more learners would be placed without it\(about); empty likewise.", .whole),
        .init("reason", "Reason", "Why, as the brief says."),
        .init("role", "Role", "The role of who decided."),
        .init("decided", "Decided", "When."),
        .init("expires", "Expires", "The last day on which it holds; empty where it has none."),
      ] + Self.scopeColumns, key: ["place"],
      rows: plan.pins.enumerated().map { place, row in
        let pin = pins.indices.contains(place) ? pins[place] : nil
        let words: [PublicTable.Cell] = [
          .whole(place + 1), .text(row.label), .text(row.state.rawValue), .whole(row.used),
          row.costs.map { .whole($0) } ?? .empty, row.learners.map { .whole($0) } ?? .empty,
        ]
        let decision: [PublicTable.Cell] = [
          .text(pin?.reason ?? ""), .text(pin?.role ?? ""), .text(pin?.decided.text ?? ""),
          .text(pin?.expires?.text ?? ""),
        ]
        return words + decision + (pin?.scope ?? .everything).cells
      }, revealing: "A pin says exactly how many places a few learners get.")
  }

  var cohorts: PublicTable {
    PublicTable(
      "cohorts", "Courses not run", "A course that does not run, since too few would learn there.",
      columns: [
        .course,
        .init("least", "Least", "How many learners it needs to run.", .whole),
        .init(
          "would_run", "Would have", "How many it would have with as few as would come.", .whole),
        .init(
          "merge_with", "Merge with",
          "A course of its level, sector and mode with which it would have enough, so that all merges find places "
            + "together; empty where there is none."
        ),
        .init(
          "metres", "Metres",
          "Between the two by straight line; empty where a venue is not published too.", .whole),
        .init("together", "Together", "Learners of all that meet there; empty likewise.", .whole),
      ], key: ["course"],
      rows: plan.cohorts.map { row in
        [
          .text(row.course), .whole(row.least), .whole(row.wouldRun),
          .text(row.merge?.course ?? ""), row.merge?.metres.map { .whole($0) } ?? .empty,
          row.merge.map { .whole($0.learners) } ?? .empty,
        ]
      },
      revealing: "How many would have come to a course is a small count.")
  }

  /// What a policy or a pin is about: codes with " or " between them, empty where it is about all.
  private static let scopeColumns: [PublicTable.Column] = [
    .init("area", "Area", "GSS codes of the learners' areas; empty for all."),
    .init("home_district", "Home district", "GSS codes of the learners' districts; empty for all."),
    .init("decile", "Decile", "Deciles of the learners' areas; empty for all."),
    .init("course", "Course", "Ids of courses; empty for all."),
    .init("provider", "Provider", "UK provider reference numbers; empty for all."),
    .init(
      "delivery_district", "Delivery district",
      "GSS codes of the courses' districts; empty for all."),
    .init(
      "sector", "Sector",
      "Sector subject areas; one of tier 1 has those of its tier 2. Empty for all."),
    .init("level", "Level", "The courses' own levels; empty for all."),
    .init("mode", "Mode", "apprenticeship, classroom or online; empty for all."),
    .init("funder", "Funder", "Funders of courses; empty for all."),
    .init(
      "elsewhere", "Elsewhere",
      "yes where only places outside the learners' home district are meant."),
  ]
}

extension Scope {
  fileprivate var cells: [PublicTable.Cell] {
    let lists = [
      areas, homeDistricts, deciles.map(String.init), courses, providers, deliveryDistricts,
      sectors, levels.map(\.code), modes.map(\.rawValue), funders,
    ]
    return lists.map { .text($0.joined(separator: " or ")) } + [.text(isElsewhere ? "yes" : "")]
  }
}

extension Scope {
  /// Whether a course is meant, wherever its learners live.
  fileprivate func contains(_ course: CourseRow) -> Bool {
    func has(_ codes: [String], _ code: String?) -> Bool {
      codes.isEmpty || code.map(codes.contains) ?? false
    }
    return has(courses, course.id) && has(providers, course.provider)
      && has(deliveryDistricts, course.district) && has(funders, course.funder)
      && (levels.isEmpty || levels.contains(course.level))
      && (modes.isEmpty || modes.contains(course.mode))
      && (sectors.isEmpty
        || sectors.contains { course.sector == $0 || course.sector.hasPrefix($0 + ".") })
  }
}

extension Policy {
  fileprivate var kind: String {
    switch demand {
    case .limit(let bound, _): bound.rawValue
    case .minimumCohort: "minimum-cohort"
    }
  }

  fileprivate var places: Int? {
    switch demand {
    case .limit(_, .places(let places)), .minimumCohort(let places): places
    case .limit: nil
    }
  }

  fileprivate var share: Share? {
    if case .limit(_, .share(let share)) = demand { share } else { nil }
  }
  fileprivate var pence: Int? {
    if case .limit(_, .pence(let pence)) = demand { pence } else { nil }
  }

  /// Whether it tells of courses one by one, or of fewer places than some way to protect counts lets be known.
  ///
  /// - Parameter prices: of a place, where it is about money: as few as the dearest are, or the cheapest where one sum
  ///   is for all.
  fileprivate func isAboutFew(at prices: ClosedRange<Int>?) -> Bool {
    guard case .limit(let bound, _) = demand else { return true }
    let small = Disclosure.all.map(\.threshold).max() ?? 0
    let price = bound == .atMost && each == nil ? prices?.lowerBound : prices?.upperBound
    let paid = pence.flatMap { pence in price.flatMap { $0 > 0 ? pence / $0 : nil } }
    return !scope.courses.isEmpty || each == .course || each == .venue
      || (places ?? paid).map { $0 < small } ?? false
  }
}
