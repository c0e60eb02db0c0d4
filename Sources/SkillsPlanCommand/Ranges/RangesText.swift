import PlanFiles
import SkillsPlanner

/// How settled a plan is, as tables.
struct RangesText {
  let ranges: PlanRanges
  let within: Share
  private let plan: Plan
  /// Whether every row is shown, or those that can move furthest.
  private let isWhole: Bool

  init(_ ranges: PlanRanges, of plan: Plan, within: Share, isWhole: Bool) {
    self.ranges = ranges
    self.plan = plan
    self.within = within
    self.isWhole = isWhole
  }

  /// Lines of at most 100 characters where names allow, ending in a line feed.
  var text: String {
    ([heading] + PlanRanges.Kind.allCases.map(table) + [reading]).filter { !$0.isEmpty }
      .map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private var share: String { DecimalText.plain(Double(within.millionths) / 10_000) + "%" }

  private var heading: [String] {
    wrapped("\(plan.title), \(plan.year): what is settled, and what can move?", indent: 0) + [""]
      + wrapped(
        within == .zero
          ? "Looked at: every plan as good as the best, with all of its \(grouped(ranges.best)) points."
          : "Looked at: every plan that gives up at most \(share) of the best one's "
            + "\(grouped(ranges.best)) points (\(grouped(ranges.loss))).", indent: 0)
      + [""]
      + Columns(
        ["", "all", "settled", "can move", "never none", "always more*", "always fewer*"],
        leftAligned: [0]
      ).lines(
        PlanRanges.Kind.allCases.compactMap { kind in
          let rows = ranges.rows(kind)
          guard !rows.isEmpty else { return nil }
          let settled = rows.count(where: \.isSettled)
          return [
            kind.rawValue, grouped(rows.count), grouped(settled), grouped(rows.count - settled),
            grouped(rows.count { $0.fewest.bound > 0 }),
          ]
            // Of residents only apprenticeships of last year are published, so they are not compared.
            + [rows.count(where: \.alwaysGains), rows.count(where: \.alwaysLoses)].map {
              [.districts, .policies, .pins].contains(kind) ? "-" : grouped($0)
            }
        }) + ["  * than last year"]
  }

  private static let most = 8

  /// The widest ranges first.
  private func table(_ kind: PlanRanges.Kind) -> [String] {
    let rows = ranges.rows(kind).enumerated().sorted {
      (-$0.element.width, $0.offset) < (-$1.element.width, $1.offset)
    }.map(\.element)
    let shown =
      isWhole || kind == .levels || kind == .districts ? rows[...] : rows.prefix(Self.most)
    guard !shown.isEmpty else { return [] }
    let left = rows.count - shown.count
    let others = left > 0 ? ["  \(grouped(left)) others move less (--by \(kind.rawValue))"] : []
    return Columns(
      [Self.title(kind), "last year", "fewest", "plan", "most", "can move"], leftAligned: [0]
    ).lines(
      shown.map { row in
        [
          kind == .levels ? "level \(row.name)" : row.name.printable,
          row.lastYear.map(grouped) ?? "-", Self.words(row.fewest, "at least"), grouped(row.plan),
          Self.words(row.most, "at most"), row.isSettled ? "settled" : grouped(row.width),
        ]
      }) + others
  }

  private static func title(_ kind: PlanRanges.Kind) -> String {
    switch kind {
    case .districts: "residents placed"
    case .providers: "places of a provider"
    case .courses: "places of a course"
    case .levels: "places of a level"
    case .policies: "places of a policy"
    case .pins: "places of a pin"
    }
  }

  /// "at most 12 (bound)" where the end is not known exactly.
  private static func words(_ limit: PlanRanges.Limit, _ which: String) -> String {
    limit.isExact ? grouped(limit.bound) : "\(which) \(grouped(limit.bound)) (bound)"
  }

  private var hasBounds: Bool {
    ranges.rows.contains { !$0.fewest.isExact || !$0.most.isExact }
  }

  private var reading: [String] {
    let basis =
      ranges.rows(.districts).allSatisfy { $0.lastYear == nil }
      ? [] : Screen.item("Last year of a district: apprenticeship starts of its residents alone.")
    return Screen.item(
      "Settled: as many places in every such plan. Fewest and most are proved: a plan reaches "
        + "them, and a certificate rules out anything beyond.")
      + (hasBounds
        ? Screen.item(
          "(bound): no such plan goes beyond it, and none is known that comes so far; what can move is then the most it could."
        ) : [])
      + Screen.item("Each end holds by itself; not all can have their most at once.") + basis
  }
}
