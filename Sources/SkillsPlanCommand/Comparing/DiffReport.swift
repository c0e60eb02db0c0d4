import OpenData
import PlanFiles
import SkillsPlanner

/// The difference of two plans in paragraphs and tables, before it is text, Markdown or JSON.
struct DiffReport {
  /// One of the two plans, as it is named.
  struct Side {
    let file: String
    let head: PlanHead

    init(_ opened: OpenedPlan) {
      file = opened.file
      head = PlanHead(of: opened.plan)
    }

    var name: String { "\(head.title), \(head.year) (\(file))" }
  }

  enum Why {
    /// There is nothing to be explained.
    case notAsked
    case told(Replay.Told)
    /// What stands in the way; at least one.
    case untold([Diagnostic])
  }

  /// A table with a heading; the last column is a name, the others numbers.
  struct Table {
    let title: String
    let header: [String]
    var rows: [[String]]
    /// Rows that are not shown.
    var leftOut = 0
  }

  enum Block {
    case paragraph(String)
    case table(Table)
  }

  let difference: PlanDifference
  let old: Side
  let new: Side
  var why = Why.notAsked

  init(_ difference: PlanDifference, old: Side, new: Side) {
    self.difference = difference
    self.old = old
    self.new = new
  }

  /// What is said after both plans have been named, in order.
  var blocks: [Block] {
    if difference.isSame { return [.paragraph(same)] }
    let changes: [Block?] =
      [
        .table(whole), nearness, .paragraph(decisions), asked, table(.level, "Places by level"),
        table(.home, "Places by the district where learners live"),
        table(.delivery, "Places by the district where they learn"),
      ] + most(.provider, "Providers") + [table(.sector, "Places by sector")] + [
        table(.decile, "Places by decile of deprivation (1 is the most deprived tenth of England)")
      ] + most(.area, "Areas")
    return changes.compactMap { $0 } + causes
  }

  // MARK: What

  private var same: String {
    let shas = Set(old.head.inputs.map(\.sha256))
    let others = new.head.inputs.filter { !shas.contains($0.sha256) }.map(\.file)
    let files =
      others.isEmpty
      ? "" : " No decision follows from what is otherwise in \(others.joined(separator: ", "))."
    return
      "Both plans decide the same: \(grouped(difference.placed.new)) of "
      + "\(grouped(difference.learners.new)) learners placed, by \(grouped(difference.allocations.same)) "
      + "allocations.\(files)"
  }

  private var whole: Table {
    let causes = difference.notPlaced.filter { $0.learners.old != 0 || $0.learners.new != 0 }
    return Table(
      title: "The whole plan", header: ["old", "new", "change", ""],
      rows: [
        row(difference.learners, "learners could start"),
        row(difference.placed, "learners placed"),
      ] + causes.map { row($0.learners, "not placed: \($0.cause.rawValue)") }
        + distance + [row(difference.points, "points")])
  }

  /// The mean straight way to the places with a venue, where both plans have some.
  private var distance: [[String]] {
    let (old, new) = (old.head.summary.travel, new.head.summary.travel)
    guard let before = old.meanMetres, let after = new.meanMetres else { return [] }
    let tenths = [before, after].map { roundedHalfToEven($0, over: 100) }
    func kilometres(_ tenths: Int) -> String {
      "\(tenths < 0 ? "-" : "")\(grouped(abs(tenths) / 10)).\(abs(tenths) % 10)"
    }
    let change = tenths[1] - tenths[0]
    return [
      [
        kilometres(tenths[0]), kilometres(tenths[1]),
        (change > 0 ? "+" : "") + kilometres(change),
        "km on average to a venue",
      ]
    ]
  }

  /// How far from the best the plans are at most; nil where both are proven best.
  private var nearness: Block? {
    guard old.head.optimality.gap > 0 || new.head.optimality.gap > 0 else { return nil }
    return .paragraph(
      "By points the old plan is \(old.head.optimality.nearness), the new one is "
        + "\(new.head.optimality.nearness).")
  }

  /// What the briefs ask for otherwise; nil where nothing is told.
  private var asked: Block? {
    let changes = ChangesOfQuestion(from: old.head, to: new.head).sentences
    return changes.isEmpty
      ? nil : .paragraph("Asked otherwise: " + changes.joined(separator: "; ") + ".")
  }

  private func row(_ change: Change, _ name: String) -> [String] {
    [grouped(change.old), grouped(change.new), signed(change.by), name]
  }

  private var decisions: String {
    let pairs = difference.allocations
    var sentences = [
      "Allocations: \(grouped(pairs.same)) as before, \(grouped(pairs.changed)) with other places, "
        + "\(grouped(pairs.added)) new, \(grouped(pairs.removed)) gone; "
        + "\(grouped(difference.placesAdded)) places added, \(grouped(difference.placesTaken)) taken away."
    ]
    let needs = difference.needs
    if !needs.isSame {
      sentences.append(
        "Needs: \(grouped(needs.same)) as before, \(grouped(needs.changed)) with other learners, "
          + "\(grouped(needs.added)) new, \(grouped(needs.removed)) gone.")
    }
    let courses = difference.courses
    if !courses.isSame {
      sentences.append(
        "Courses: \(grouped(courses.same)) as before, \(grouped(courses.changed)) with other places, "
          + "\(grouped(courses.added)) new, \(grouped(courses.removed)) gone.")
    }
    sentences += difference.funded.sorted { $0.key < $1.key }.filter { $1.old != $1.new }.map {
      "Funded starts at level \($0.code): \($1.old.map(grouped) ?? "no cap") before, "
        + "\($1.new.map(grouped) ?? "no cap") now."
    }
    return sentences.joined(separator: " ")
  }

  /// The rows that change most; nil where none does.
  private func table(_ breakdown: PlanTally.Breakdown, _ title: String) -> Block? {
    let all = difference.rows[breakdown, default: []]
    let rows = all.filter { !$0.isSame }
    guard !rows.isEmpty else { return nil }
    let sorted = rows.count <= Self.most ? rows : rows.sorted { first($0, $1) }
    let shown = Array(sorted.prefix(Self.most))
    var table = table(breakdown, title, shown)
    let hasLearners = table.header.count > 4
    // With these the table adds up to all places.
    for (others, word) in [
      (Array(sorted.dropFirst(Self.most)), "others"), (all.filter(\.isSame), "unchanged"),
    ] where others.contains(where: { $0.placed.old != 0 || $0.placed.new != 0 }) {
      let sum = Change(
        old: others.reduce(0) { $0 &+ $1.placed.old }, new: others.reduce(0) { $0 &+ $1.placed.new }
      )
      let learners = others.reduce(0) { $0 &+ $1.learners.by }
      table.rows.append(
        (hasLearners ? [signed(learners)] : []) + row(sum, "\(grouped(others.count)) \(word)"))
    }
    return .table(table)
  }

  /// Those that gain and those that lose, apart.
  private func most(_ breakdown: PlanTally.Breakdown, _ title: String) -> [Block?] {
    [(1, "that gain places"), (-1, "that lose places")].map { way, verb in
      let rows = difference.rows[breakdown, default: []].filter { $0.placed.by.signum() == way }
      return rows.isEmpty
        ? nil
        : .table(
          table(
            breakdown, "\(title) \(verb): \(grouped(rows.count))",
            Array(rows.sorted { first($0, $1) }.prefix(Self.most)),
            leftOut: max(0, rows.count - Self.most)))
    }
  }

  private static let most = 10

  private func table(
    _ breakdown: PlanTally.Breakdown, _ title: String, _ shown: [PlanDifference.Row],
    leftOut: Int = 0
  ) -> Table {
    let hasLearners = shown.contains { $0.learners.by != 0 }
    return Table(
      title: title,
      header: (hasLearners ? ["could start"] : []) + ["old", "new", "change", ""],
      rows: shown.map { row in
        (hasLearners ? [signed(row.learners.by)] : [])
          + self.row(row.placed, name(row.key, row.name, breakdown))
      }, leftOut: leftOut)
  }

  private func first(_ left: PlanDifference.Row, _ right: PlanDifference.Row) -> Bool {
    let (one, other) = (left.placed.by.magnitude, right.placed.by.magnitude)
    if one != other { return one > other }
    let learners = (left.learners.by.magnitude, right.learners.by.magnitude)
    return learners.0 == learners.1 ? left.key < right.key : learners.0 > learners.1
  }

  private func name(
    _ key: String, _ name: String, _ breakdown: PlanTally.Breakdown
  ) -> String {
    switch breakdown {
    case .level: "level \(key)"
    case .decile: key.isEmpty ? "not published" : "decile \(key)"
    case .sector:
      key.isEmpty
        ? "not published"
        : [key, SectorName.name(of: key)].compactMap { $0 }.joined(separator: " ")
    case .home, .delivery, .provider, .area: name.isEmpty ? key : name
    }
  }

  // MARK: Why

  private var causes: [Block] {
    switch why {
    case .notAsked: []
    case .untold(let problems): [.paragraph(Self.untold(problems))]
    case .told(let told):
      [.table(steps(of: told.attribution)), .paragraph(explained(told))]
        + (told.attribution.steps.count < 2
          ? []
          : [
            effects(of: told.attribution, .level, "level"),
            effects(of: told.attribution, .home, "the district where learners live"),
            effects(of: told.attribution, .provider, "provider"),
          ].compactMap { $0 })
    }
  }

  /// One sentence; the first problem stands for all.
  static func untold(_ problems: [Diagnostic]) -> String {
    let first = problems.first.map { problem in
      (problem.location.map { "\($0.file): " } ?? "") + "\(problem.summary) [\(problem.code)]"
    }
    let more = problems.count > 1 ? "; and \(problems.count - 1) more" : ""
    return "Why: the causes cannot be told. \(first ?? "")\(more)."
  }

  private func steps(of attribution: Attribution) -> Table {
    let total = [
      signed(difference.learners.by), signed(difference.placed.by),
      grouped(difference.placesAdded &+ difference.placesTaken), signed(difference.points.by),
      "together",
    ]
    return Table(
      title: "Why: the inputs of the new plan taken over one group after another",
      header: ["could start", "placed", "moved", "points", ""],
      rows: attribution.steps.map { step in
        [
          signed(step.learners), signed(step.placed), grouped(step.moved), signed(step.points),
          Self.name(of: step.groups),
        ]
      } + [total])
  }

  /// "data, courses and rules together"; "no input" for none.
  static func name(of groups: [InputGroup], _ end: String = " together") -> String {
    switch groups.count {
    case 0: "no input"
    case 1: groups[0].rawValue
    default:
      groups.dropLast().map(\.rawValue).joined(separator: ", ")
        + " and \(groups[groups.count - 1].rawValue)\(end)"
    }
  }

  private func explained(_ told: Replay.Told) -> String {
    let moved =
      "Moved: the places added or taken away, each counted for the group that did it; a group that undoes "
      + "some has them counted against it."
    let unknown =
      told.attribution.steps.contains { $0.groups.isEmpty }
      ? [
        "No input: what the inputs of the plans do not give, as where another version of the program made one of "
          + "them, or somebody changed it by hand."
      ] : []
    let scale =
      told.attribution.steps.contains { $0.groups.contains(.weights) || $0.groups.contains(.rules) }
      ? [
        "Points are each plan's own: with other rules or weights, more points are not a better plan."
      ] : []
    return ([moved] + scale + told.remarks + unknown).joined(separator: " ")
  }

  /// Net change by key and step: rows and columns add up.
  private func effects(
    of attribution: Attribution, _ breakdown: PlanTally.Breakdown, _ title: String
  ) -> Block? {
    let steps = attribution.steps
    func effects(_ key: String) -> [Int] { steps.map { $0.placedBy[breakdown]?[key] ?? 0 } }
    // A key may have places in a state between the two plans alone.
    let known = difference.rows[breakdown, default: []]
    let between = Set(steps.flatMap { $0.placedBy[breakdown, default: [:]].keys })
      .subtracting(known.map(\.key)).sorted().map { PlanDifference.Row(between: $0) }
    let all = (known + between).map { ($0, effects($0.key)) }
      .filter { $0.1.contains { $0 != 0 } }
    guard !all.isEmpty else { return nil }
    let sorted =
      all.count <= Self.most
      ? all
      : all.sorted { left, right in
        let sizes = [left, right].map { $0.1.reduce(UInt(0)) { $0 &+ $1.magnitude } }
        return sizes[0] == sizes[1] ? first(left.0, right.0) : sizes[0] > sizes[1]
      }
    func row(_ effects: [Int], _ name: String) -> [String] {
      effects.map(signed) + [signed(effects.reduce(0, &+)), name]
    }
    func sum(_ rows: some Sequence<(PlanDifference.Row, [Int])>) -> [Int] {
      rows.reduce(Array(repeating: 0, count: steps.count)) { sum, row in
        zip(sum, row.1).map { $0 &+ $1 }
      }
    }
    let rest = sorted.dropFirst(Self.most)
    return .table(
      Table(
        title: "Why, by \(title)",
        header: steps.map { step in
          step.groups.isEmpty ? "no input" : step.groups.map(\.rawValue).joined(separator: "+")
        } + ["together", ""],
        rows: sorted.prefix(Self.most).map { row($0.1, name($0.0.key, $0.0.name, breakdown)) }
          + (rest.isEmpty ? [] : [row(sum(rest), "\(grouped(rest.count)) others")])
          + [row(sum(all), "all")]))
  }
}
