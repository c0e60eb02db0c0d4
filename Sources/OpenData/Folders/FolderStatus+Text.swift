import SkillsPlanner

extension FolderStatus {
  /// For a person: each table with its files, what is in the way, and what to do next.
  var lines: [String] {
    tables + section("Stops the import:", obstacles.map { ($0.file, $0.reason) })
      + section("Not read:", others) + section("Not needed:", unneeded.map(told)) + ["", "Next:"]
      + next.map { "  \($0)" }
  }

  // MARK: Tables

  private var tables: [String] {
    var lines: [String] = []
    var told: [(table: PlanTable, tells: [String])] = []
    for table in PlanTable.allCases {
      let needs = table.needs(in: districts)
      lines.append("\(table.path): \(state(of: table))")
      if let same = told.first(where: { $0.tells == needs.map(\.tells) }) {
        lines.append("  is made of the same files as \(same.table.path)")
      } else {
        lines += needs.flatMap { self.lines(of: $0, in: needs) }
        told.append((table, needs.map(\.tells)))
      }
    }
    return lines
  }

  private func state(of table: PlanTable) -> String {
    let missing = gaps(of: table).reduce(0) { $0 + $1.gap.count }
    let files = missing == 1 ? "1 file is missing" : "\(missing) files are missing"
    if made.contains(table) {
      return missing == 0 ? "is there" : "is there; to make it again, \(files)"
    }
    guard missing == 0 else { return files }
    return obstacles.isEmpty ? "can be made" : "has its files"
  }

  private func lines(of need: TableNeed, in needs: [TableNeed]) -> [String] {
    guard let way = need.way(among: holdings) else {
      let files = need.published.map(\.first.title)
      let mark = need.isOptional ? "not there " : "MISSING   "
      return ["  \(mark)  \(need.tells): \(files.count == 1 ? files[0] : "one of")"]
        + (files.count == 1 ? [] : files.map { "                \($0)" })
        + (need.isOptional ? ["                the table is made without it"] : [])
    }
    let isToldAlready = needs.contains {
      $0.tells != need.tells && $0.way(among: holdings)?.others.contains(way.first) == true
    }
    if need.isOptional, isToldAlready { return [] }
    let names = way.files.flatMap(names).map { $0.cited(limit: 100) }
    var lines = ["  there       \(need.tells): \(listed(names, "and"))"]
    if case .beside(let first, let missing, let instead) = need.gap(among: holdings) {
      lines += missing.map { "  MISSING     what goes with \(first.title): \($0.title)" }
      lines +=
        instead.map {
          [
            "                or take \(listed(self.names(meeting: first).map { $0.cited() }, "and")) out: \($0.title) will do"
          ]
        } ?? []
    }
    if !way.worth.isEmpty { lines.append("                \(way.worth)") }
    let better = need.published.first { better in
      need.ways.prefix { $0.first != way.first }.contains { $0.first == better.first }
    }
    if let better {
      lines.append("                better: \(better.first.title), \(better.worth)")
    }
    return lines
  }

  // MARK: Files

  private func section(_ title: String, _ rows: [(name: String, about: String)]) -> [String] {
    rows.isEmpty
      ? [] : ["", title] + rows.map { "  \($0.name.cited(limit: 100)): \($0.about)" }
  }

  private var others: [(name: String, about: String)] {
    files.compactMap { file in
      if case .other(let advice) = file.what { (file.name, advice) } else { nil }
    }
  }

  private func told(_ file: DownloadedFile) -> (name: String, about: String) {
    let kinds = file.holding?.kinds.map(\.rawValue) ?? []
    let about = kinds.isEmpty ? "" : ", by \(listed(kinds, "and"))"
    return (file.name, (file.holding?.release.title ?? "") + about)
  }

  // MARK: What to do next

  private var next: [String] {
    let guide = "\(path)/downloads/README.md says where each file is found; then"
    let again = "skillsplan status \(typed(path))"
    if made.contains(.areas), made.contains(.courses) {
      return planning
    }
    if !obstacles.isEmpty {
      return ["put right what stops the import; then", again]
    }
    let script = "sh \(typed("\(path)/import.sh"))"
    guard canMake(.areas) || made.contains(.areas) else {
      return ["add what is missing for \(PlanTable.areas.path): \(guide)", again]
    }
    if canMake(.courses) { return [script] }
    if made.contains(.areas) {
      return ["add what is missing for \(PlanTable.courses.path): \(guide)", again]
    }
    return [
      script,
      "It makes \(PlanTable.areas.path) and stops there, naming the files that "
        + "\(PlanTable.courses.path) lacks: \(path)/downloads/README.md says where they are found.",
    ]
  }

  /// With areas and courses there, a plan can be made.
  private var planning: [String] {
    let brief = typed("\(path)/brief.yaml")
    let plan = typed("\(path)/plan.yaml")
    var lines: [String] = []
    if !made.contains(.starts) {
      lines.append(
        canMake(.starts)
          ? "sh \(typed("\(path)/import.sh"))   (for \(PlanTable.starts.path))"
          : "take the line \"starts:\" out of \(brief), since \(PlanTable.starts.path) is not there; then"
      )
    }
    lines += ["skillsplan check \(brief)", "skillsplan plan \(brief) -o \(plan)"]
    if hasPlan { lines.append("skillsplan summary \(plan)   (of the plan that is there)") }
    return lines
  }
}

extension TableNeed.Gap {
  /// How many files are to be found.
  fileprivate var count: Int {
    switch self {
    case .any: 1
    case .beside(_, let files, _): files.count
    }
  }
}

/// A path as it is typed into a shell: in quotes where it has more than letters, digits and "_-./".
func typed(_ path: String) -> String {
  let isPlain = path.utf8.allSatisfy { byte in
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
      || "_-./".utf8.contains(byte)
  }
  if isPlain { return path }
  return "'"
    + path.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
}
