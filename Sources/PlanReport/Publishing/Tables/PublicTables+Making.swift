import SkillsPlanner

/// What the plan was made from, and how.
extension PublicTables {
  var rules: PublicTable {
    PublicTable(
      "rules", "Rules", "A rule that judged places, in the order of the brief.",
      columns: [
        .init("place", "Place", "In the order of the brief, from 1.", .whole),
        .init("rule", "Rule", "Id of the rule."),
        .init("version", "Version", "Version of the rule."),
        .init(
          "weight", "Weight", "Beside the other weights; empty for a rule of eligibility.", .whole),
        .init("settings", "Settings", "As the brief has them."),
        .init("sha256", "SHA-256", "Digest of the rule's program.", .text),
      ], key: ["place"],
      rows: plan.rules.enumerated().map { place, rule in
        [
          .whole(place + 1), .text(rule.id), .text(rule.version),
          rule.weight.map { .whole($0) } ?? .empty, .text(rule.inWords), .text(rule.sha256),
        ]
      })
  }

  var inputs: PublicTable {
    PublicTable(
      "inputs", "Inputs", "A file that the plan was made from.",
      columns: [
        .init("place", "Place", "In the order of the plan, from 1.", .whole),
        .init("role", "Role", "What it is: brief, areas, courses, starts and so on."),
        .init("file", "File", "Its name as the plan has it."),
        .init("rows", "Rows", "Rows of a table; empty for a file that is none.", .whole),
        .init(
          "sha256", "SHA-256", "Digest of its bytes, by which the plan can be proved again.",
          .text, .revealing),
      ], key: ["place"],
      rows: plan.inputs.enumerated().map { place, input in
        [
          .whole(place + 1), .text(input.role), .text(input.file),
          input.rows.map { .whole($0) } ?? .empty, .text(input.sha256),
        ]
      })
  }

  var sources: PublicTable {
    PublicTable(
      "sources", "Sources", "A published data set behind the tables, with its attribution.",
      columns: [
        .init("place", "Place", "In the order of the plan, from 1.", .whole),
        .init("title", "Title", "Title of the data set."),
        .init("publisher", "Publisher", "Who published it."),
        .init("vintage", "Vintage", "Of when it is."),
        .init("licence", "Licence", "The attribution that its licence asks for."),
      ], key: ["place"],
      rows: plan.sources.enumerated().map { place, source in
        [
          .whole(place + 1), .text(source.title), .text(source.publisher), .text(source.vintage),
          .text(source.licence),
        ]
      })
  }

  var assumptions: PublicTable {
    PublicTable(
      "assumptions", "Assumptions", "Something modelled or assumed, in words.",
      columns: [
        .init("place", "Place", "In the order of the plan, from 1.", .whole),
        .init("assumption", "Assumption", "In sentences."),
      ], key: ["place"],
      rows: plan.assumptions.enumerated().map { [.whole($0 + 1), .text($1)] },
      revealing: "Its sentences have exact counts in them.")
  }
}

extension RuleRecord {
  /// Its settings as one line: "measure: income; by: decile"; empty without any.
  var inWords: String { settings.map { "\($0.name): \($0.value.inWords)" }.joined(separator: "; ") }
}

extension Setting.Value {
  /// "6 km"; lists in brackets, maps in braces.
  fileprivate var inWords: String {
    switch self {
    case .scalar(let text): text
    case .list(let values): "[" + values.map(\.inWords).joined(separator: ", ") + "]"
    case .map(let settings):
      "{" + settings.map { "\($0.name): \($0.value.inWords)" }.joined(separator: ", ") + "}"
    }
  }
}
