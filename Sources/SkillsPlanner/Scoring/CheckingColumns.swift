/// What is wrong with the columns that rules ask for: not there, or texts where numbers are due.
///
/// A column that a rule can do without may be absent; one that is there must be of its kind.
func checkColumns(of rules: [RuleInUse], in source: ColumnSource) -> [Diagnostic] {
  let names = source.names
  return rules.flatMap { loaded in
    loaded.rule.columns.filter { !source.has($0) }
      .filter { !$0.isOptional || names.contains($0.name) }.map { request in
        problem(with: request, of: loaded, in: source, names)
      }
  }
}

/// Values that a brief names for a column of texts and that are nowhere in it, as by a slip of the pen.
///
/// Looked at are rules whose one column of texts the brief itself names: there a map's keys are values
/// of the column.
func checkNamedValues(of rules: [RuleInUse], in source: ColumnSource) -> [Diagnostic] {
  rules.flatMap { loaded -> [Diagnostic] in
    let requests = loaded.rule.columns
    guard requests.count == 1, let name = requests.first?.name, requests[0].kind == .text,
      loaded.use.settings.contains(where: { $0.value == .scalar(name) }),
      let values = source.values(in: name)
    else { return [] }
    let named = loaded.use.settings.flatMap { setting -> [Setting] in
      if case .map(let entries) = setting.value { entries } else { [] }
    }
    return named.filter { !values.contains($0.name) }.map { entry in
      Diagnostic(
        .warning, "SP0608", at: entry.location ?? loaded.use.location,
        "rule \(loaded.rule.id) names \(entry.name.cited()), which is nowhere in column \(name.printable)"
          + Spelling.suggestion(for: entry.name, among: values.sorted()),
        fix: "Correct the value, or leave the entry out.")
    }
  }
}

private func problem(
  with request: ColumnRequest, of loaded: RuleInUse, in source: ColumnSource, _ names: [String]
) -> Diagnostic {
  let place = loaded.use.location(naming: request.name)
  let reads = "rule \(loaded.rule.id) reads the \(request.kind.rawValue) column"
  let name = request.name.printable
  if let (row, text) = source.firstText(in: request.name) {
    return Diagnostic(
      .error, "SP0607", at: place,
      "\(reads) \(name), which has \(text.cited()) for \(row), and that is not a number",
      fix:
        "Leave a cell empty where there is no figure, or read the column as texts, as rule table does."
    )
  }
  if names.contains(request.name) {
    return Diagnostic(
      .error, "SP0602", at: place, "\(reads) \(name), which is a column of the other kind",
      fix: "Name a \(request.kind.rawValue) column: \(name) holds none.")
  }
  if request.name == "pair.minutes" {
    return Diagnostic(
      .error, "SP0602", at: place,
      "\(reads) pair.minutes, and the brief names no table of travel times",
      fix: "Name one under tables, such as travel: tables/travel.csv, or leave the rule out.")
  }
  let near = nearest(to: request.name, among: names)
  return Diagnostic(
    .error, "SP0602", at: place,
    "\(reads) \(name), which no table has"
      + (near.isEmpty ? "" : " (did you mean \(listed(near))?)"),
    fix: "Correct the name, add the column to its table, or leave the rule out.")
}

/// At most three names: first those that are right but for "area." or "course.", then by spelling.
private func nearest(to name: String, among names: [String]) -> [String] {
  let bare = name.afterPoint
  let samePart = names.filter { $0.afterPoint == bare }
  let similar = Spelling.nearest(3, to: name, among: names)
  let similarParts = names.filter { Spelling.nearest(to: bare, among: [$0.afterPoint]) != nil }
  var found: [String] = []
  for candidate in samePart + similar + similarParts where !found.contains(candidate) {
    found.append(candidate)
  }
  return Array(found.prefix(3))
}

/// "a", "b" or "c".
private func listed(_ names: [String]) -> String {
  let cited = names.map { $0.cited() }
  guard let last = cited.last, cited.count > 1 else { return cited.first ?? "" }
  return cited.dropLast().joined(separator: ", ") + " or " + last
}

extension RuleUse {
  /// Where the brief writes a text as the value of one of the rule's parameters, else where it names the rule.
  fileprivate func location(naming text: String) -> Location? {
    settings.first { $0.value == .scalar(text) }?.location ?? location
  }
}

extension String {
  /// "imd_rank" of "area.imd_rank"; the whole text where there is no point.
  fileprivate var afterPoint: String {
    firstIndex(of: ".").map { String(self[index(after: $0)...]) } ?? self
  }
}
