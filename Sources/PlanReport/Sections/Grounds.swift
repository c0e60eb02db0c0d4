import SkillsPlanner

/// What the plan stands on: what is modelled, how it was decided, the proof, the sources.
extension Telling {
  var modelled: Section {
    Section(
      id: "modelled", title: "What is modelled or assumed",
      blocks: [
        .paragraph("Each is a sentence that you can dispute."),
        .list(assumptions),
      ])
  }

  var assumptions: [Block.Item] {
    plan.assumptions.map { sentence in
      let assumption = Assumption(sentence)
      return .init(
        assumption.headline + (assumption.detail.isEmpty ? "" : ":"), assumption.detail)
    }
  }

  var decided: Section {
    Section(
      id: "decided", title: "How it was decided",
      blocks: [
        .paragraph(
          "Each rule gives a learner's place on a course a score from 0 to 1. The brief weighs the scores; together "
            + "they make 0 to 1,000,000 points. The plan "
            + (plan.optimality.gap == 0
              ? "has the most points that keep every limit."
              : "keeps every limit, and by points is \(plan.optimality.nearness).")
            + " All that follows is set by the brief."
        )
      ] + (plan.rules.isEmpty ? [] : [.table(rulesTable)]) + terms + [.table(rolesTable)])
  }

  private var rulesTable: Table {
    let sum = plan.rules.reduce(0) { $0 &+ ($1.weight ?? 0) }
    return Table(
      "rules", "Rules and their weights",
      [
        .text("Rule", "rule"), .number("Weight", "weight"), .number("Share", "share"),
        .words("Parameters", "parameters"),
      ],
      plan.rules.map { rule in
        [
          .text(rule.id), rule.weight.map { .whole($0) } ?? .missing("must hold"),
          rule.weight.map { .share($0, of: sum) } ?? .missing("-"),
          rule.settings.isEmpty
            ? .missing("-") : .text(rule.settings.map(\.words).joined(separator: "; ")),
        ]
      })
  }

  private var pluginsTable: Table {
    Table(
      "plugins", "Plugins that its rules came in",
      [
        .text("Plugin", "file"), .text("Rule", "rule"), .text("Version", "version"),
        .text("SHA-256", "sha256"),
      ],
      plan.rules.map {
        [.text($0.file), .text($0.id), .text($0.version), .text($0.sha256)]
      })
  }

  /// What the brief asks for; empty in a plan that does not carry it.
  private var terms: [Block] {
    guard let terms = plan.terms else { return [] }
    let needs = Table(
      "needs-asked", "Who could start, and how far they travel",
      [
        .text("Level", "level"), .words("From", "from"), .number("Target", "target"),
        .number("Reach, km", "reach-km"), .number("Reach, minutes", "reach-minutes"),
        .words("Source of the target", "source"),
      ],
      terms.needs.map { need in
        [
          .text(need.level.code), .text(need.from.map(\.words).joined(separator: " or ")),
          .text(percent(need.target)), .text(kilometres(need.reach)),
          need.reachMinutes.map { .whole($0) } ?? .missing("-"), .text(need.source),
        ]
      })
    return [
      .table(needs),
      .terms([
        .init(
          "Growth",
          "a course can run \(percent(terms.flex)) more than last year, unless its places are given"
        ),
        .init(
          "Spread",
          terms.spread.bonus > .zero
            ? "an area's need is cut into \(terms.spread.parts) parts; the first counts \(decimal(terms.spread.bonus)) more than the last"
            : "an area's first learners count as much as its last"),
        .init(
          "Steadiness",
          terms.steadiness.bonus > .zero
            ? "places up to \(percent(terms.steadiness.share)) of a course's starts of last year count \(decimal(terms.steadiness.bonus)) more"
            : "last year's places count as much as new ones"),
        .init(
          "Funded starts",
          plan.levels.map {
            "level \($0.level.code): \($0.funded.map(grouped) ?? "no cap")"
          }.joined(separator: ", ")),
      ]),
    ]
  }

  private var rolesTable: Table {
    Table(
      "roles", "Who answers for the plan", [.text("Role", "role"), .text("Who", "holder")],
      [
        [.text("Organisation"), .text(plan.owner.organisation)],
        [.text("Contact"), .text(plan.owner.contact)],
      ] + plan.owner.roles.map { [.text($0.role.capitalisedFirst), .text($0.holder)] })
  }

  var proof: Section {
    let optimality = plan.optimality
    // Where more than one optimisation made the plan, the values alone may prove a little less.
    let proved =
      optimality.method.map {
        ". So far anyone can add it up; that no plan has more than \(grouped(optimality.bound)) is what the way it was "
          + "found proves beyond that: \($0)."
      } ?? ": \(grouped(optimality.bound))."
    let again = optimality.method == nil ? "add it up again" : "make the search again"
    return Section(
      id: "proof", title: "How sure it is",
      blocks: [
        .lead(
          optimality.gap == 0
            ? "By this brief no plan has more points."
            : "By this brief the plan is \(optimality.nearness)."),
        .figures([
          .init(value: grouped(optimality.points), label: "points of this plan"),
          .init(value: grouped(optimality.bound), label: "points that no plan can exceed"),
          .init(
            value: grouped(optimality.candidates), label: "pairs of a need and a course checked"),
        ]),
        .paragraph(
          "The proof puts a value on each learner, each place and each funded start. No pair of a learner and a course "
            + "has more points than the values of the two together, so no plan whatever has more than all the values "
            + "added up\(proved) This plan has \(grouped(optimality.points))"
            + (optimality.gap == 0
              ? ", exactly as many. Nobody can find a better one by the same rules, and anyone can \(again)."
              : ".")),
        .paragraph(
          optimality.unique
            ? "It is the only such plan: among equals most learners, then least distance, then a fixed hash decide."
            : optimality.gap == 0
              ? "Other plans have as many points."
              : "Whether other plans have as many points is not known."),
        .paragraph(
          "It proves the best answer to the question, not that the question is right. And it is what the file says: "
            + "“skillsplan verify” proves it anew from the inputs named below."),
      ])
  }

  var sources: Section {
    let sources: [Block] =
      plan.sources.isEmpty
      ? [.paragraph("The plan names no published sources.")]
      : [
        .table(
          Table(
            "sources", "Published sources, with the attribution their licences ask for",
            [
              .text("Title", "title"), .words("Publisher", "publisher"),
              .text("Vintage", "vintage"), .words("Licence and attribution", "licence"),
            ],
            plan.sources.map {
              [.text($0.title), .text($0.publisher), .text($0.vintage), .text($0.licence)]
            }))
      ]
    let inputs = Table(
      "inputs", "Files that the plan was made from",
      [
        .text("File", "file"), .text("Role", "role"), .number("Rows", "rows"),
        .text("SHA-256", "sha256"),
      ],
      plan.inputs.map {
        [
          .text($0.file), .text($0.role), $0.rows.map { .whole($0) } ?? .missing("-"),
          .text($0.sha256),
        ]
      })
    return Section(
      id: "sources", title: "Sources and files",
      blocks: sources + [
        .paragraph(
          "A file or plugin is the one that the plan was made from if its SHA-256 digest is the one below."
        ),
        .table(inputs),
      ] + (plan.rules.isEmpty ? [] : [.table(pluginsTable)]))
  }
}

extension Setting {
  /// As the brief writes it, on one line.
  fileprivate var words: String { "\(name): \(value.words)" }
}

extension Setting.Value {
  fileprivate var words: String {
    switch self {
    case .scalar(let text): text
    case .list(let items): items.map(\.words).joined(separator: ", ")
    case .map(let settings): "(" + settings.map(\.words).joined(separator: ", ") + ")"
    }
  }
}
