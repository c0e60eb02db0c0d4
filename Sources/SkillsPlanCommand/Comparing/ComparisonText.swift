import PlanFiles
import SkillsPlanner

/// Scenarios side by side on a screen of 100 columns: three in a table, and further ones in tables below.
struct ComparisonText {
  let named: [NamedScenario]
  let comparison: ScenarioComparison

  /// - Parameter named: two to 26, the baseline first.
  init(_ named: [NamedScenario]) {
    self.named = named
    comparison = ScenarioComparison(named.map(\.scenario))
  }

  /// How many scenarios stand beside the baseline in one table.
  private static let beside = 2
  /// How many districts and providers are shown.
  private static let most = 8
  /// The longest name beside numbers of nine digits.
  private static let longest = 43

  /// Ending in a line feed.
  var text: String {
    let others = Array(named.indices.dropFirst())
    let groups = stride(from: 0, to: others.count, by: Self.beside).map {
      Array(others[$0..<min($0 + Self.beside, others.count)])
    }
    var blocks = [legend(inGroups: groups.count > 1)]
    for group in groups {
      if groups.count > 1 {
        blocks.append([
          "--- A beside \(group.map(Self.letter(of:)).joined(separator: " and ")) ---"
        ])
      }
      blocks += sections(for: group)
    }
    return blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  /// A for the baseline, then B, C and so on.
  static func letter(of scenario: Int) -> String {
    String(UnicodeScalar(UInt8(ascii: "A") + UInt8(scenario)))
  }

  private func legend(inGroups: Bool) -> [String] {
    let names = named.indices.flatMap { place in
      let head = named[place].scenario.head
      return Screen.row(
        Self.letter(of: place), "\(head.title), \(head.year) (\(named[place].file))", indent: 3,
        width: 100)
    }
    return names
      + wrapped(
        "Changes are from A."
          + (inGroups
            ? " One table of all would be too wide for a screen: they stand below each other, each beside A."
            : ""),
        indent: 0)
  }

  private func sections(for group: [Int]) -> [[String]] {
    [whole(group), points(group), deciles(group)]
      + [
        largest(.level, "Places by level", group),
        largest(.home, "Places by the district where learners live", group),
        largest(.provider, "Places by provider", group),
      ]
  }

  // MARK: Sections

  private func whole(_ group: [Int]) -> [String] {
    let causes = Shortfall.Cause.allCases.filter { cause in
      comparison.values(of: .notPlaced(cause)).contains { $0 != 0 }
    }
    let counts: [(ScenarioComparison.Measure, String)] =
      [(.learners, "learners could start"), (.placed, "learners placed")]
      + causes.map { (.notPlaced($0), "not placed: \($0.rawValue)") }
      + [(.deprivedAreasWithNone, "areas of deciles 1 and 2 with nobody placed")]
    let moved: [(ScenarioComparison.Measure, String)] = [
      (.placesAdded, "places that A does not give"), (.placesTaken, "places of A not given"),
    ]
    return ["The whole plan"]
      + lines(
        counts.map { row(comparison.values(of: $0), $1, group) }
          + [
            row(
              comparison.values(of: .meanMetres), "km on average, over places with a venue", group,
              by: Self.thousandths)
          ]
          + moved.map { row(comparison.values(of: $0), $1, group) }, group)
  }

  private func points(_ group: [Int]) -> [String] {
    let rows = ([0] + group).map { place in
      let optimality = comparison.scenarios[place].head.optimality
      let points = optimality.points
      let other = comparison.otherPoints(in: place)
      let change =
        place == 0 || other != nil
        ? "" : signed(points &- comparison.scenarios[0].head.optimality.points)
      let note = other.map { ", not comparable: \($0.rawValue)" } ?? ""
      let nearness = optimality.gap > 0 ? ", \(optimality.nearness)" : ""
      return [grouped(points), change, Self.letter(of: place) + nearness + note]
    }
    return Columns(["points", "change", ""], leftAligned: [2]).lines(rows)
  }

  private func deciles(_ group: [Int]) -> [String] {
    let together = comparison.decilesTogether.map {
      (Self.name(of: $0), comparison.values(of: .placedOfThousandTogether(deciles: $0)))
    }
    let single = comparison.decilesWithLearners.map {
      ("decile \($0)", comparison.values(of: .placedOfThousand(decile: $0)))
    }
    let rows = (together + single).filter { $0.1.contains { $0 != nil } }
    guard !rows.isEmpty else {
      return ["No learner lives in an area whose decile of deprivation is published."]
    }
    return wrapped(
      "Learners placed, in per cent, by decile of deprivation (1 is the most deprived tenth of England)",
      indent: 0)
      + lines(rows.map { row($1, $0, group, by: Self.tenths) }, group)
  }

  /// "deciles 1 and 2 together".
  private static func name(of deciles: [Int]) -> String {
    let all = deciles.map(String.init)
    return "deciles \(all.dropLast().joined(separator: ", ")) and \(all.last ?? "") together"
  }

  /// The rows in which these scenarios differ most from the baseline; all in their order where they are few.
  private func largest(
    _ breakdown: PlanTally.Breakdown, _ title: String, _ group: [Int]
  ) -> [String] {
    func largest(_ row: ScenarioComparison.Row) -> UInt {
      group.map { row.change(in: $0).magnitude }.max() ?? 0
    }
    let all = comparison.rows(by: breakdown)
    let changed = all.filter { largest($0) != 0 }
    guard !changed.isEmpty else { return ["\(title): all as in A"] }
    let isCut = changed.count > Self.most
    let shown =
      isCut
      ? Array(
        changed.enumerated().sorted {
          (largest($1.element), $0.offset) < (largest($0.element), $1.offset)
        }.prefix(Self.most).map(\.element)) : changed
    return wrapped(
      "\(title): \(grouped(changed.count)) of \(grouped(all.count)) otherwise"
        + (isCut ? ", the \(Self.most) that change most" : ""), indent: 0)
      + lines(
        shown.map { row($0.counts.map(\.placed), Self.name(of: $0, breakdown), group) }, group)
  }

  private static func name(
    of row: ScenarioComparison.Row, _ breakdown: PlanTally.Breakdown
  ) -> String {
    if breakdown == .level { return "level \(row.key)" }
    return row.name.isEmpty ? (row.key.isEmpty ? "not published" : row.key) : row.name
  }

  // MARK: Rows

  /// The baseline's value, then value and change of each of the others, then the name.
  private func row(
    _ values: [Int?], _ name: String, _ group: [Int], by text: (Int) -> String = grouped
  ) -> [String] {
    let cells = group.flatMap { place in
      [values[place].map(text) ?? "-", change(from: values[0], to: values[place], text)]
    }
    let safe = name.printable
    return [values[0].map(text) ?? "-"] + cells
      + [safe.count > Self.longest ? safe.prefix(Self.longest - 3) + "..." : safe]
  }

  private func change(from old: Int?, to new: Int?, _ text: (Int) -> String) -> String {
    guard let old, let new else { return "" }
    let change = new &- old
    return (change > 0 ? "+" : "") + text(change)
  }

  private func lines(_ rows: [[String]], _ group: [Int]) -> [String] {
    let header = ["A"] + group.flatMap { [Self.letter(of: $0), "change"] } + [""]
    return Columns(header, leftAligned: [header.count - 1]).lines(rows)
  }

  /// 2.096 of 2,096 metres.
  private static func thousandths(_ value: Int) -> String { decimal(value, digits: 3) }

  /// 57.3 of 573 of a thousand.
  private static func tenths(_ value: Int) -> String { decimal(value, digits: 1) }

  private static func decimal(_ value: Int, digits: Int) -> String {
    let text = String(value.magnitude)
    let padded = String(repeating: "0", count: max(0, digits + 1 - text.count)) + text
    return (value < 0 ? "-" : "") + padded.dropLast(digits) + "." + padded.suffix(digits)
  }
}
