import PlanFiles
import SkillsPlanner

/// A provider in sentences and small tables: what it needs to argue with the plan.
struct ProviderText: Explanation {
  let page: ExplainedPlan
  let explained: ProviderExplanation

  init(_ page: ExplainedPlan, _ explained: ProviderExplanation) {
    self.page = page
    self.explained = explained
  }

  func lines() throws -> [String] {
    let change = explained.plan - explained.lastYear
    let said =
      change == 0
      ? "as many as last year"
      : "\(grouped(abs(change))) \(change > 0 ? "more" : "fewer")"
    let first = try explained.courses.first.map { try page.rows.course($0.course.id) } ?? ""
    let row = explained.courses.count > 1 ? "\(first) and the provider's other rows" : first
    return wrapped("\(explained.provider.name) (UKPRN \(explained.provider.ukprn))", indent: 0)
      + page.title + [""]
      + wrapped(
        "Last year it had \(counted(explained.lastYear, "start")) on the \(counted(explained.courses.count, "course")) of "
          + "this plan (\(row)); the plan gives it \(counted(explained.plan, "place")), \(said).",
        indent: 0)
      + steady() + [""] + courses() + closed() + kept() + gaining()
      + LimitsText(limits: explained.limits).lines(in: page.plan) + explained.changes.note
  }

  /// Where steadiness ends is where most courses that lose places stop losing: that is the first answer to why.
  private func steady() -> [String] {
    let losing = explained.courses.filter { $0.change < 0 }
    let held = losing.filter { $0.used == $0.steady }
    guard !held.isEmpty, let steadiness = page.plan.terms?.steadiness else { return [] }
    let share = DecimalText.plain(Double(steadiness.share.millionths) / 10_000)
    return wrapped(
      "Of the \(counted(losing.count, "course")) with fewer places than last year \(grouped(held.count)) "
        + "\(held.count == 1 ? "keeps" : "keep") just the first \(share)% of last year's starts, which count "
        + "\(grouped(steadiness.bonus.millionths)) points more each; \(beyond). All others together have \(others) "
        + "at the same levels.", indent: 0)
  }

  private var beyond: String {
    explained.limits.contains(where: \.isFull)
      ? "what keeps them from more stands under what people set"
      : "beyond them places elsewhere count more"
  }

  private var others: String {
    switch elsewhere {
    case 0: "as many places as last year"
    case ..<0: "\(counted(-elsewhere, "place")) fewer than last year"
    default: "\(counted(elsewhere, "place")) more than last year"
    }
  }

  /// What providers other than this one have more than last year at its levels.
  private var elsewhere: Int {
    let levels = Set(explained.courses.map(\.course.level))
    return page.plan.courses.reduce(0) { sum, row in
      levels.contains(row.level) && row.provider != explained.provider.ukprn
        ? sum + row.used - row.lastYear : sum
    }
  }

  private func courses() -> [String] {
    ["Its courses, those that change most first"]
      + table(
        explained.courses.sorted {
          (-abs($0.change), $0.course.id) < (-abs($1.change), $1.course.id)
        }
      ) { $0.course.district.name.printable }
      + wrapped(
        "Most: what it can run. Points: those of a place of the plan, on average, without what first places and first "
          + "learners count more.", indent: 2)
      + ExplainedPlan.sectors(explained.courses.map(\.course))
      + wrapped(
        "Last year: as the courses table has it; where that is modelled, the plan's assumptions say so.",
        indent: 2)
      + wrapped(
        "Who is next in line for a course, and how many points are missing: skillsplan explain PLAN --course ID.",
        indent: 2)
  }

  private func table(
    _ lines: [ProviderExplanation.Line], name: (ProviderExplanation.Line) -> String
  ) -> [String] {
    Columns(
      ["last year", "most", "plan", "change", "points", "level", "sector", "course", ""],
      leftAligned: [6, 7, 8]
    ).lines(
      lines.map { line in
        [
          grouped(line.course.lastYear), grouped(line.places), grouped(line.used),
          signed(line.change), line.mean.map { grouped($0.points) } ?? "-",
          line.course.level.code, ExplainedPlan.sector(line.course), line.course.id.printable,
          name(line),
        ]
      }
    ).clipped
  }

  private func closed() -> [String] {
    let closed = explained.courses.compactMap { line in
      line.closed.flatMap { closed in
        closed.wouldRun == 0
          ? nil
          : "\(line.course.id) (\(closed.said)"
            + (closed.merge.map {
              "; could merge with \($0.course), \(grouped($0.learners)) together"
            }
              ?? "") + ")"
      }
    }
    let empty = explained.courses.filter { $0.closed?.wouldRun == 0 }.map(\.course.id)
    let sentences = [
      ("Does not run, since too few learners would come", closed),
      ("Nobody would come to", empty),
    ].filter { !$0.1.isEmpty }.map { "\($0.0): \($0.1.joined(separator: ", "))." }
    return sentences.isEmpty ? [] : wrapped(sentences.joined(separator: " "), indent: 2)
  }

  private func kept() -> [String] {
    guard let kept = explained.kept else {
      guard explained.courses.allSatisfy({ $0.change >= 0 }) else { return [] }
      return ["", "No course of it has fewer places than last year's starts."]
    }
    let displaced = DisplacementText(kept.displacement)
    return ["", "What keeping last year's places of each course would cost"]
      + wrapped(costs(kept), indent: 2) + [""] + comparison(kept) + [""]
      + ["Who would gain and who would lose by it"] + displaced.districts(indent: 2)
      + displaced.deciles(indent: 2) + displaced.providers(indent: 2)
  }

  private func costs(_ kept: ProviderExplanation.Kept) -> String {
    let lastYear = explained.lastYear
    let possible =
      kept.places == lastYear
      ? "All \(grouped(lastYear)) can be kept."
      : "Of the \(grouped(lastYear)) only \(grouped(kept.places)) can be kept: for the others there are not enough learners "
        + "within reach, not enough funded starts, or no places on the course."
    let placed = kept.displacement.placed
    let learners =
      placed.change == 0
      ? "as many learners would be placed as now (\(grouped(placed.after)))"
      : "\(counted(abs(placed.change), "learner")) \(placed.change > 0 ? "more" : "fewer") would be placed (\(grouped(placed.after)) "
        + "instead of \(grouped(placed.before)))"
    let points = page.plan.optimality.points
    return
      "\(possible) The best plan that keeps them has \(grouped(kept.cost)) points fewer, of \(grouped(points))"
      + "\(Self.share(kept.cost, of: points)), and \(learners)."
  }

  /// " (0.30%)"; empty where there is nothing to share.
  private static func share(_ part: Int, of whole: Int) -> String {
    guard whole > 0 else { return "" }
    let percent = 100 * Double(part) / Double(whole)
    return percent > 0 && percent < 0.01
      ? " (less than 0.01%)" : " (\(DecimalText.plain(percent, places: 2))%)"
  }

  /// The cost as a sum: by rule, on its courses and on those of others, and what first learners and places count more.
  private func comparison(_ kept: ProviderExplanation.Kept) -> [String] {
    let rules = page.rules.indices.map { rule in
      [
        page.ruleNames[rule], signed(kept.own[rule]), signed(kept.others[rule]),
        signed(kept.own[rule] + kept.others[rule]),
      ]
    }
    let bonuses = [
      ("first learners of areas", kept.spread), ("first places of courses", kept.steadiness),
    ].filter { $0.1 != 0 }.map { [$0.0, "", "", signed($0.1)] }
    return wrapped("Where these points come from:", indent: 2)
      + Columns(["", "its courses", "all others", "together"], leftAligned: [0]).lines(
        rules + bonuses + [["all points", "", "", signed(-kept.cost)]])
      + wrapped(
        "A row says how the points change that a rule gives to all places, or that first learners and first places count "
          + "more. A row that falls is what the plan would give up for these places; the weights are the brief's "
          + "(\(page.rows.brief)).", indent: 2)
  }

  private func gaining() -> [String] {
    guard !explained.gaining.isEmpty else { return [] }
    return ["", "Courses of others at the same levels that gain most in the plan"]
      + table(explained.gaining) { $0.course.provider.name.printable }
  }
}
