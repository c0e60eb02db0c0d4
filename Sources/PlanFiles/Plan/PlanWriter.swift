package import SkillsPlanner

/// Writes a plan file: the same plan gives the same bytes, one row on a line so that a difference reads well.
package enum PlanWriter {
  /// - Parameter schema: what the first line names for editors.
  package static func bytes(
    of plan: Plan, schema: String = "../schema/plan.schema.json"
  ) -> [UInt8] {
    var yaml = YAMLWriter(comment: "yaml-language-server: $schema=\(schema)")
    yaml.text("kind", "SkillsPlan")
    yaml.whole("version", 1)
    yaml.text("title", plan.title)
    yaml.text("year", plan.year)
    yaml.text("status", plan.status)
    yaml.map("owner") { owner(&$0, plan.owner) }
    rows(plan.inputs, "inputs", &yaml) { input(&$0, $1) }
    rows(plan.sources, "sources", &yaml) { source(&$0, $1) }
    rows(plan.rules, "rules", &yaml) { rule(&$0, $1) }
    yaml.list("assumptions") { yaml in
      for sentence in plan.assumptions { yaml.text(nil, sentence) }
    }
    yaml.map("summary") { summary(&$0, plan.summary) }
    rows(plan.levels, "levels", &yaml) { level(&$0, $1) }
    yaml.list("districts") { yaml in
      for row in plan.districts { yaml.map { district(&$0, row) } }
    }
    rows(plan.providers, "providers", &yaml) { provider(&$0, $1) }
    yaml.map("optimality") { optimality(&$0, plan.optimality) }
    rows(plan.areas, "areas", &yaml) { area(&$0, $1) }
    rows(plan.needs, "needs", &yaml) { need(&$0, $1) }
    rows(plan.allocations, "allocations", &yaml) { allocation(&$0, $1) }
    rows(plan.shortfalls, "shortfalls", &yaml) { shortfall(&$0, $1) }
    rows(plan.courses, "courses", &yaml) { course(&$0, $1) }
    return yaml.finish()
  }

  /// A list with one row on a line.
  private static func rows<Row>(
    _ rows: [Row], _ key: String, _ yaml: inout YAMLWriter,
    _ write: (inout YAMLWriter, Row) -> Void
  ) {
    yaml.list(key) { yaml in
      for row in rows { yaml.line { write(&$0, row) } }
    }
  }
}
