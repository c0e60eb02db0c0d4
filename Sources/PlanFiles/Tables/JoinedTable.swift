package import SkillsPlanner

/// A table of the brief's own, its columns laid beside those of the areas or courses by a key.
///
/// They are there for rules alone: what the planner itself reads of an area or a course stays as its own
/// table has it.
package struct JoinedTable: Sendable {
  /// The columns of the areas or courses, and those of the joined ones that are asked for.
  package let columns: ColumnTable
  /// Rows of the table, used or not.
  package let rowCount: Int
  /// That some areas or courses are not in the table.
  package let warnings: [Diagnostic]

  /// - Parameters:
  ///   - join: what the brief says of the table.
  ///   - target: the columns of the areas or courses, as read or joined so far; the key and their code are kept.
  ///   - kept: names of columns to keep for rules and for further joins.
  /// - Throws: every problem of the table.
  package init(
    _ bytes: [UInt8], file: String, join: BriefFile.Join, to target: ColumnTable,
    keeping kept: Set<String>
  ) throws(InvalidInput) {
    guard let keys = target.columns[join.key] else {
      throw InvalidInput(
        .missingColumn, at: join.keyLocation,
        "the \(join.target.rawValue) have no column \(join.key.cited()) to join by"
          + Spelling.suggestion(for: join.key, among: target.names.sorted()),
        fix: "Name a column that the \(join.target.rawValue) and this table share.")
    }
    // Opened for its key alone first, so that every other column can be the one that was meant.
    _ = try TableReader(bytes, file: file, columns: [join.key])
    let header = try CSVReader(bytes, file: file)
    try Self.check(header, join: join, against: target, file: file)
    let joined = header.names.filter {
      !$0.isEmpty && $0 != join.key && !Self.remarks.contains($0)
    }
    var table = try TableReader(bytes, file: file, columns: [join.key], optional: joined)
    var gatherer = ColumnGatherer(joined.compactMap { table.column($0) }, keeping: kept)
    var rowOfKey: [String: Int] = [:]
    var row = 0
    while table.next() {
      gatherer.take(from: table)
      if let key = table.key(table[join.key]) { rowOfKey[key] = row }
      row += 1
    }
    try table.finish()
    if let problem = OtherVintage.problem(
      rowOfKey.keys, beside: keys.texts, at: Location(file: file))
    {
      throw InvalidInput([problem])
    }
    let order = keys.texts.map { rowOfKey[$0] }
    let more = gatherer.table(order: order)
    columns = ColumnTable(
      target.columns.merging(more.columns) { present, _ in present },
      others: target.names.union(more.names))
    rowCount = table.rowCount
    warnings = try Self.warnings(order, join: join, target, file: file)
  }

  /// Columns in which the import says how a row came to be: of several joined tables each has its own.
  private static let remarks = ["carried_over", "not_published", "point_from"]

  private static func check(
    _ header: CSVReader, join: BriefFile.Join, against target: ColumnTable, file: String
  ) throws(InvalidInput) {
    var problems: [Diagnostic] = []
    let others = header.names.enumerated().filter { !$1.isEmpty && $1 != join.key }
    for (index, name) in others where target.names.contains(name) && !remarks.contains(name) {
      problems.append(
        .error(
          .clashingColumn, at: header.header.location(of: index),
          "the \(join.target.rawValue) have a column \(name.cited()) already",
          fix: "Rename this one, or leave it out."))
    }
    if others.isEmpty {
      problems.append(
        .error(
          .missingColumn, at: header.header.location(of: 0),
          "the table has no column beside its key \(join.key.cited()), so there is nothing to join",
          fix: "Add a column, or leave the table out of the brief."))
    }
    if !problems.isEmpty { throw InvalidInput(problems) }
  }

  /// - Throws: when no row is used, since then the keys are written in different ways.
  private static func warnings(
    _ order: [Int?], join: BriefFile.Join, _ target: ColumnTable, file: String
  ) throws(InvalidInput) -> [Diagnostic] {
    let word = join.target == .areas ? "area" : "course"
    guard let first = order.firstIndex(of: nil),
      let keys = target.columns[join.key]?.texts, let codes = target.columns[word]?.texts
    else { return [] }
    let missing = order.count { $0 == nil }
    let example =
      keys[first].isEmpty
      ? "\(word) \(codes[first]), which has no \(join.key)"
      : "\(word) \(codes[first]), with \(join.key) \(keys[first].cited())"
    if missing == order.count {
      throw InvalidInput(
        .unmatchedKey, at: Location(file: file),
        "no row of the table is for any of the \(join.target.rawValue); the first looked for is \(example)",
        fix: "Check that both tables write \(join.key) in the same way.")
    }
    return [
      .warning(
        .unmatchedKey, at: Location(file: file),
        "the table has no row for \(missing) of \(order.count) \(join.target.rawValue); the first is \(example)",
        fix: "Add a row, or leave it: to rules its columns are missing there.")
    ]
  }
}
