package import SkillsPlanner

/// Writes a plan file: the same plan gives the same bytes, one row on a line so that a difference reads well.
package enum PlanWriter {
  /// Writes a plan of any size in the memory of a piece of it; one without terms in format version 1.
  ///
  /// - Parameter write: takes the bytes in order, in pieces.
  /// - Throws: what `write` throws.
  package static func write<Failure: Error>(
    _ plan: Plan, to write: (_ bytes: [UInt8]) throws(Failure) -> Void
  ) async throws(Failure) {
    var yaml = YAMLWriter(comment: "yaml-language-server: $schema=../schema/plan.schema.json")
    yaml.text("kind", "SkillsPlan")
    yaml.whole("version", plan.terms == nil ? 1 : FileKind.plan.version)
    yaml.text("title", plan.title)
    yaml.text("year", plan.year)
    yaml.text("status", plan.status)
    yaml.map("owner") { owner(&$0, plan.owner) }
    rows(plan.inputs, "inputs", &yaml) { input(&$0, $1) }
    rows(plan.sources, "sources", &yaml) { source(&$0, $1) }
    rows(plan.rules, "rules", &yaml) { rule(&$0, $1) }
    if let terms = plan.terms { yaml.map("terms") { self.terms(&$0, terms) } }
    yaml.list("assumptions") { yaml in
      for sentence in plan.assumptions { yaml.text(nil, sentence) }
    }
    yaml.map("summary") { summary(&$0, plan.summary) }
    rows(plan.levels, "levels", &yaml) { level(&$0, $1) }
    yaml.list("districts") { yaml in
      for row in plan.districts { yaml.map { district(&$0, row) } }
    }
    rows(plan.providers, "providers", &yaml) { provider(&$0, $1) }
    if !plan.policies.isEmpty { rows(plan.policies, "policies", &yaml) { policyRow(&$0, $1) } }
    if !plan.minimumCohorts.isEmpty {
      rows(plan.minimumCohorts, "minimum-cohorts", &yaml) { minimumCohortRow(&$0, $1) }
    }
    if !plan.cohorts.isEmpty { rows(plan.cohorts, "cohorts", &yaml) { cohortRow(&$0, $1) } }
    if !plan.pins.isEmpty { rows(plan.pins, "pins", &yaml) { pinRow(&$0, $1) } }
    yaml.map("optimality") { optimality(&$0, plan.optimality) }
    try await yaml.lines("areas", of: plan.areas, to: write) { area(&$0, $1) }
    try await yaml.lines("needs", of: plan.needs, to: write) { need(&$0, $1) }
    try await yaml.lines("allocations", of: plan.allocations, to: write) { allocation(&$0, $1) }
    try await yaml.lines("shortfalls", of: plan.shortfalls, to: write) { shortfall(&$0, $1) }
    try await yaml.lines("courses", of: plan.courses, to: write) { course(&$0, $1) }
    try write(yaml.finish())
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
