import PlanFiles
import SkillsPlanner

/// How settled a plan is, for a reader who has to stand by it, on one screen where names allow.
struct SensitivityText {
  let result: Sensitivity
  private let brief: Brief

  init(_ result: Sensitivity, of brief: Brief) {
    self.result = result
    self.brief = brief
  }

  /// Lines of at most 100 characters where names allow, ending in a line feed.
  var text: String {
    [heading, standing, decisions, levels, districts, providers, reading]
      .filter { !$0.isEmpty }
      .map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private var runs: Int { result.runs }
  private var settled: String { often(.settled) }

  /// "at least 95 of 100 runs"; "all 5 runs" where that comes to the same.
  private func often(_ settledness: Settledness) -> String {
    let fewest = settledness.runs(of: runs)
    if runs == 1 { return "the one run" }
    return fewest == runs
      ? "all \(grouped(runs)) runs" : "at least \(fewest) of \(grouped(runs)) runs"
  }

  private var heading: [String] {
    let title = wrapped("\(brief.title), \(brief.year): how settled is it?", indent: 0)
    guard result.places > 0 else {
      return title + ["", "The plan has no places, so there is nothing to be settled."]
    }
    let same = result.standing.first { $0.same == .allocation }?.places.settled ?? 0
    return title + [""]
      + wrapped(
        "Of \(grouped(result.places)) places \(grouped(same)) stand in \(settled), with "
          + "learners of the same area on the same course.", indent: 0)
  }

  private var standing: [String] {
    guard result.places > 0 else { return [] }
    let rows = result.standing.map { row in
      [Self.words(row.same)]
        + [row.places.settled, row.places.leaning, row.places.open].flatMap { count in
          [grouped(count), share(count, of: result.places)]
        }
    }
    return Columns(
      ["places that stay with", "settled", "", "leaning", "", "open", ""], leftAligned: [0]
    ).lines(rows)
  }

  private static func words(_ same: Sensitivity.Same) -> String {
    switch same {
    case .allocation: "the same area and course"
    case .need: "the same area, on any course"
    case .course: "the same course, whoever takes them"
    case .provider: "the same provider, on any course"
    }
  }

  private var decisions: [String] {
    guard result.places > 0 else { return [] }
    let survival = result.survivalOfAllocations
    let directions = result.directions
    return Screen.item(
      "Of \(grouped(result.allocations.count)) allocations (an area's learners on a course) "
        + "\(said(survival.all)) have a place in all runs, \(said(survival.ninety)) in at least 90%, "
        + "\(said(survival.fifty)) in at least half, \(said(survival.fewer)) in fewer.")
      + Screen.item(
        "Of \(grouped(directions.all)) providers \(grouped(directions.settled)) gain, lose or stay against "
          + "last year as in the plan in \(settled), \(grouped(directions.leaning)) in "
          + "\(often(.leaning)), \(grouped(directions.open)) in fewer.")
  }

  private func said(_ count: Sensitivity.Survival.Count) -> String {
    "\(grouped(count.decisions)) (\(grouped(count.places)) places)"
  }

  // MARK: Tables

  private static let most = 6
  private static let header = ["plan", "mean", "9 in 10 runs", "least to most", "as many"]

  private func cells(_ places: PlacesOverRuns) -> [String] {
    [
      grouped(places.plan), grouped(places.mean),
      "\(grouped(places.low)) to \(grouped(places.high))",
      "\(grouped(places.least)) to \(grouped(places.most))",
      share(places.asMany, of: runs),
    ]
  }

  private var levels: [String] {
    Columns(["learners placed"] + Self.header, leftAligned: [0]).lines(
      result.levels.map { ["level \($0.level.code)"] + cells($0.places) })
  }

  private var districts: [String] {
    let (shown, left) = widest(result.districts) { $0.places }
    guard !shown.isEmpty else { return [] }
    return ["Districts, where the runs lie furthest apart\(left)"]
      + Columns(["residents placed", "level"] + Self.header, leftAligned: [0]).lines(
        shown.map { [$0.district.name.printable, $0.level.code] + cells($0.places) })
  }

  private var providers: [String] {
    let (shown, left) = widest(result.providers) { $0.places }
    guard !shown.isEmpty else { return [] }
    return ["Providers, where the runs lie furthest apart\(left)"]
      + Columns(
        ["places", "last year"] + Self.header.prefix(3) + ["against last year"], leftAligned: [0]
      ).lines(
        shown.map { row in
          [row.provider.name.printable, grouped(row.lastYear)] + cells(row.places).prefix(3)
            + [direction(row)]
        })
  }

  /// "gains in 97%": how often it goes the way it goes in the plan.
  private func direction(_ row: Sensitivity.ProviderRow) -> String {
    let word =
      switch row.change.signum() {
      case 1: "gains"
      case -1: "loses"
      default: "stays"
      }
    return "\(word) in \(share(row.sameDirection, of: runs))"
  }

  /// The first rows by how far the runs lie apart, and how many others there are.
  private func widest<Row>(
    _ rows: [Row], _ places: (Row) -> PlacesOverRuns
  ) -> (shown: [Row], left: String) {
    let apart = rows.enumerated().filter { places($0.element).most > places($0.element).least }
      .sorted {
        (-places($0.element).width, $0.offset) < (-places($1.element).width, $1.offset)
      }.map(\.element)
    let left = rows.count - min(apart.count, Self.most)
    return (
      Array(apart.prefix(Self.most)),
      left > 0 ? " (\(grouped(left)) others differ less; --json has them all)" : ""
    )
  }

  private var reading: [String] {
    let varied = result.variation.parts.map { part, share in
      let percent = "\(DecimalText.plain(Double(share) / 10))%"
      return switch part {
      case .weights: "the weight of each rule by up to \(percent)"
      case .target: "the target of each level by up to \(percent)"
      case .reach: "the reach of each level by up to \(percent)"
      case .flex: "the flex by up to \(percent)"
      }
    }
    return Screen.item(
      "Varied: \(varied.joined(separator: "; ")); each by a factor of its own in each of "
        + "\(grouped(runs)) runs (seed \(result.seed)), each run planned exactly.")
      + Screen.item(
        "Settled: in \(settled); leaning: in \(often(.leaning)); open: in fewer. As many: runs with "
          + "at least the plan's number.")
      + Screen.item(
        "Not a probability: it says which decisions hang on these figures, not how likely others are."
      )
  }
}
