import PlanReport
import SkillsPlanner

/// A plan on one screen: what is asked, for whom, how many, how sure, who not and why, who changes most, what is modelled.
struct SummaryText {
  private let plan: PlanHead
  private let summary: Summary
  private let words: PlanWords

  init(_ plan: PlanHead) {
    self.plan = plan
    summary = plan.summary
    words = PlanWords(plan)
  }

  /// Lines of at most 100 characters where names allow, ending in a line feed.
  var text: String {
    ([heading, levels + shortfall, deciles, providers, churn, modelled].filter { !$0.isEmpty }
      .map { $0.joined(separator: "\n") })
      .joined(separator: "\n\n") + "\n"
  }

  private var heading: [String] {
    wrapped("\(plan.title), \(plan.year)", indent: 0) + wrapped(plan.status, indent: 0) + [""]
      + asked
      + row("For whom", words.forWhom)
      + row("Placed", words.placed)
      + (words.time.map { row("Time", $0) } ?? [])
      + row("Distance", words.distance)
      + row("Border", words.border)
      + (words.rulings.map { row("Set", $0) } ?? [])
      + dearest(words.minimumCohorts, "Cohort", in: "minimum-cohorts")
      + dearest(words.pins, "Pin", in: "pins")
      + row("How sure", words.proof)
  }

  private var asked: [String] {
    let (needs, rules) = (words.needs, words.counts)
    return (needs.isEmpty ? [] : row("Asked", needs.joined(separator: "; ")))
      + (rules.map { row("Counts", $0) } ?? [])
  }

  private static let mostOfAKind = 3

  /// What the dearest of a kind cost, each in a row of its own.
  private func dearest(_ all: [String], _ name: String, in list: String) -> [String] {
    let left = all.count - Self.mostOfAKind
    let others = left == 1 ? "1 other costs less" : "\(left) others cost less"
    return all.prefix(Self.mostOfAKind).flatMap { row(name, $0) }
      + (left > 0 ? row("\(name)s", "\(others) (\(list), in the plan)") : [])
  }

  private var levels: [String] {
    Columns(["Level", "could start", "last year", "most places", "funded", "placed"]).lines(
      plan.levels.map { level in
        [
          level.level.code, grouped(level.learners), grouped(level.lastYear),
          grouped(level.places), level.funded.map(grouped) ?? "no cap", grouped(level.used),
        ]
      })
  }

  private var shortfall: [String] { wrapped(summary.notPlaced, indent: 0) }

  private var deciles: [String] {
    [
      "Areas by decile of the Index of Multiple Deprivation (1 is the most deprived tenth of England)"
    ]
      + Columns(["decile", "areas", "none met", "some", "all", "could start", "placed", "share"])
      .lines(
        summary.deciles.map { decile in
          [
            decile.decile.map(String.init) ?? "not published", grouped(decile.areas),
            grouped(decile.withNone), grouped(decile.withSome), grouped(decile.withAll),
            grouped(decile.learners), grouped(decile.placed),
            share(decile.placed, of: decile.learners),
          ]
        })
  }

  private var providers: [String] {
    let most = plan.providers.sorted {
      (-abs($0.change), $0.provider.ukprn) < (-abs($1.change), $1.provider.ukprn)
    }.prefix(6).filter { $0.change != 0 }
    guard !most.isEmpty else { return ["No provider changes."] }
    return [
      "The \(most.count) providers that change most, of \(grouped(plan.providers.count))"
    ]
      + Columns(["last year", "plan", "change", "provider"], leftAligned: [3]).lines(
        most.map { row in
          [
            grouped(row.lastYear), grouped(row.plan),
            row.change > 0 ? "+\(grouped(row.change))" : grouped(row.change),
            row.provider.name.printable,
          ]
        })
  }

  /// Nothing where the plan keeps to no earlier one.
  private var churn: [String] {
    guard let kept = plan.optimality.kept, !kept.providers.isEmpty else { return [] }
    let names = Dictionary(
      plan.providers.map { ($0.provider.ukprn, $0.provider.name) }
        + plan.districts.map { ($0.district.code, $0.district.name) },
      uniquingKeysWith: { first, _ in first })
    let changed = [
      (kept.districts, "districts by home of their learners"), (kept.providers, "providers"),
    ].flatMap { all, words -> [String] in
      let most = all.filter { $0.changed > 0 }
        .sorted { (-$0.changed, $0.code) < (-$1.changed, $1.code) }.prefix(6)
      guard !most.isEmpty else { return [] }
      return [
        "The \(most.count) \(words) with most places unlike the earlier plan, of \(grouped(all.count))"
      ]
        + Columns(["earlier", "plan", "kept", "of"], leftAligned: [3]).lines(
          most.map {
            [
              grouped($0.earlier), grouped($0.plan), grouped($0.kept),
              (names[$0.code] ?? $0.code).printable,
            ]
          })
    }
    return changed.isEmpty ? ["Every place is as in the earlier plan."] : changed
  }

  private var modelled: [String] {
    let headlines = plan.assumptions.map { Assumption($0).headline }
    return wrapped(
      "Modelled or assumed (the plan has each in full): \(headlines.joined(separator: "; ")).",
      indent: 0)
  }

  private func row(_ name: String, _ text: String) -> [String] {
    let lines = wrapped(text, indent: 10)
    return lines.enumerated().map { place, line in
      place == 0
        ? name + String(repeating: " ", count: 10 - name.count) + line.dropFirst(10) : line
    }
  }
}

/// Columns of text under a header, as wide as their widest cell, numbers to the right.
struct Columns {
  private let header: [String]
  private let leftAligned: Set<Int>

  init(_ header: [String], leftAligned: Set<Int> = []) {
    self.header = header
    self.leftAligned = leftAligned
  }

  func lines(_ rows: [[String]]) -> [String] {
    let all = [header] + rows
    let widths = header.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
    return all.map { cells in
      let line = cells.indices.map { column in
        let space = String(repeating: " ", count: widths[column] - cells[column].count)
        return leftAligned.contains(column) ? cells[column] + space : space + cells[column]
      }
      return "  " + line.joined(separator: "  ").trimmingTrailingSpaces
    }
  }
}

/// A text in lines of at most 100 characters, or of another width, broken at spaces, each line indented.
func wrapped(_ text: String, indent: Int, width: Int = 100) -> [String] {
  let space = String(repeating: " ", count: indent)
  var lines: [String] = []
  var line = space
  for word in text.printable.split(separator: " ") {
    if line.count > indent, line.count + 1 + word.count > width {
      lines.append(line)
      line = space
    }
    line += line.count > indent ? " \(word)" : word
  }
  return lines + [line]
}

extension String {
  var trimmingTrailingSpaces: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}

extension Summary {
  /// How many are not placed, and for what causes: "Not placed: 24 learners; courses full 24".
  var notPlaced: String {
    guard learners > placed else { return "Not placed: nobody." }
    let causes = shortfall.filter { $0.learners > 0 }
    return "Not placed: \(grouped(learners - placed)) learners; "
      + causes.map { "\($0.cause.rawValue) \(grouped($0.learners))" }.joined(separator: ", ")
  }
}
