import PlanFiles
import SkillsPlanner

/// A plan on one screen: what is asked, for whom, how many, how sure, who not and why, who changes most, what is modelled.
struct SummaryText {
  private let plan: PlanHead
  private let summary: Summary

  init(_ plan: PlanHead) {
    self.plan = plan
    summary = plan.summary
  }

  /// Lines of at most 100 characters where names allow, ending in a line feed.
  var text: String {
    ([heading, levels + shortfall, deciles, providers, modelled].map {
      $0.joined(separator: "\n")
    })
    .joined(separator: "\n\n") + "\n"
  }

  private var heading: [String] {
    wrapped("\(plan.title), \(plan.year)", indent: 0) + wrapped(plan.status, indent: 0) + [""]
      + asked
      + row(
        "For whom",
        "\(grouped(plan.areas)) areas in \(districtsWithAreas) \(districtsWithAreas == 1 ? "district" : "districts"); at most "
          + "\(grouped(summary.learners)) learners could start")
      + row(
        "Placed",
        "\(grouped(summary.placed)) learners (\(share(summary.placed, of: summary.learners))); "
          + "last year these courses had \(grouped(summary.lastYear)) starts")
      + (time.map { row("Time", $0) } ?? [])
      + row("Distance", travel)
      + row("Border", flows)
      + row("How sure", proof)
  }

  /// What the brief asks for, as far as the plan carries it.
  private var asked: [String] {
    let needs = (plan.terms?.needs ?? []).map { need in
      let from = need.from.map { $0.rawValue.replacing("_", with: " ") }.joined(separator: " or ")
      let time = need.reachMinutes.map { ", or \($0) minutes where they are known" } ?? ""
      return
        "level \(need.level.code) for \(DecimalText.plain(Double(need.target.millionths) / 10_000))% of those "
        + "with \(from), within \(DecimalText.plain(Double(need.reach) / 1000)) km\(time)"
    }
    let weighted = plan.rules.filter { ($0.weight ?? 0) > 0 }
    let sum = weighted.reduce(0) { $0 &+ ($1.weight ?? 0) }
    let rules = weighted.map { "\($0.id) \($0.weight ?? 0)" }.joined(separator: ", ")
    return (needs.isEmpty ? [] : row("Asked", needs.joined(separator: "; ")))
      + (weighted.isEmpty ? [] : row("Counts", "\(rules) (of \(sum))"))
  }

  private var proof: String {
    let proof =
      plan.optimality.gap == 0
      ? "by this brief no plan has more points (\(grouped(plan.optimality.points)))"
      : "within \(grouped(plan.optimality.gap)) of at most \(grouped(plan.optimality.bound)) points"
    let unique =
      plan.optimality.unique
      ? "; among equals most learners, then least distance, then a fixed hash decide"
      : "; others have as many"
    return
      "\(proof)\(unique); checked over \(grouped(plan.optimality.candidates)) candidates. So the file says; "
      + "skillsplan verify proves it"
  }

  private var time: String? {
    guard let time = summary.travel.time else { return nil }
    return
      "\(roundedHalfToEven(time.meanTenths, over: 10)) minutes on average, over "
      + "\(grouped(time.places)) places for which the table of travel times has one"
  }

  private var travel: String {
    let others =
      summary.travel.otherPlaces > 0
      ? "; \(grouped(summary.travel.otherPlaces)) places have no published venue" : ""
    guard let mean = summary.travel.meanMetres else { return "no place has a published venue" }
    let tenths = roundedHalfToEven(mean, over: 100)
    let km = "\(tenths / 10).\(tenths % 10)"
    return
      "\(km) km in a straight line on average, over \(grouped(summary.travel.venuePlaces)) places with a venue\(others)"
  }

  private var flows: String {
    guard let flows = summary.fixedFlows else {
      return "last year's starts across the border are not published"
    }
    return
      "last year \(grouped(flows.fromOutside)) starts were of people from outside, and "
      + "\(grouped(flows.residentsElsewhere)) of residents learning elsewhere; the plan leaves both as they are"
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

  private var shortfall: [String] {
    let missing = summary.learners - summary.placed
    let causes = summary.shortfall.filter { $0.learners > 0 }
    guard missing > 0 else { return ["Not placed: nobody."] }
    return wrapped(
      "Not placed: \(grouped(missing)) learners; "
        + causes.map { "\($0.cause.rawValue) \(grouped($0.learners))" }.joined(separator: ", "),
      indent: 0)
  }

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

  private var modelled: [String] {
    // An assumption is a headline, a colon and the detail; the headline is enough here.
    let headlines = plan.assumptions.map { sentence in
      sentence.firstRange(of: ": ").map { String(sentence[..<$0.lowerBound]) } ?? sentence
    }
    return wrapped(
      "Modelled or assumed (the plan has each in full): \(headlines.joined(separator: "; ")).",
      indent: 0)
  }

  /// Those of which the plan tells needs: a district may have courses alone.
  private var districtsWithAreas: Int { plan.districts.count { !$0.levels.isEmpty } }

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

/// A whole number with commas between thousands: 12,345.
func grouped(_ number: Int) -> String {
  let digits = String(number.magnitude)
  var text = ""
  for (place, digit) in digits.enumerated() {
    if place > 0, (digits.count - place) % 3 == 0 { text += "," }
    text.append(digit)
  }
  return number < 0 ? "-" + text : text
}

/// A share in whole per cent, rounded half to even; a dash where there is nothing to share.
func share(_ part: Int, of whole: Int) -> String {
  whole > 0 ? "\(roundedHalfToEven(100 * part, over: whole))%" : "-"
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
  fileprivate var trimmingTrailingSpaces: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
