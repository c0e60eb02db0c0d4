package import SkillsPlanner

/// Writes a plan file: the same plan gives the same bytes, one row on a line so that a difference reads well.
package enum PlanWriter {
  /// Writes a plan of any size in the memory of a piece of it; one without terms in format version 1.
  ///
  /// - Parameter write: takes the bytes in order, in pieces of about 64 KiB.
  /// - Throws: what `write` throws.
  package static func write<Failure: Error>(
    _ plan: Plan, to write: (_ bytes: [UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
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
    try manyRows(plan.areas, "areas", &yaml, to: write) { area(&$0, $1) }
    try manyRows(plan.needs, "needs", &yaml, to: write) { need(&$0, $1) }
    try manyRows(plan.allocations, "allocations", &yaml, to: write) { allocation(&$0, $1) }
    try manyRows(plan.shortfalls, "shortfalls", &yaml, to: write) { shortfall(&$0, $1) }
    try manyRows(plan.courses, "courses", &yaml, to: write) { course(&$0, $1) }
    try write(yaml.finish())
  }

  private static let bytesInAPiece = 65_536

  /// A list with one row on a line, handed over in pieces.
  private static func manyRows<Row, Failure: Error>(
    _ rows: [Row], _ key: String, _ yaml: inout YAMLWriter,
    to write: (_ bytes: [UInt8]) throws(Failure) -> Void,
    _ line: (inout YAMLWriter, Row) -> Void
  ) throws(Failure) {
    try yaml.list(key) { (yaml) throws(Failure) in
      for row in rows {
        yaml.line { line(&$0, row) }
        if yaml.byteCount >= bytesInAPiece { try write(yaml.take()) }
      }
    }
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
