/// What is wrong with a brief, seen together with its tables and rules; empty when a plan can be made.
public func check(_ brief: Brief, _ catalogue: Catalogue, _ rules: [RuleInUse]) -> [Diagnostic] {
  let source = ColumnSource(catalogue, needs: [])
  return checkWeights(of: rules)
    + checkColumns(of: rules, in: source) + checkNamedValues(of: rules, in: source)
    + checkFundedStarts(of: brief)
    + checkCourses(of: brief, in: catalogue) + checkReach(of: brief, in: catalogue)
    + rules.flatMap(checkEducationCountedOnce)
    + checkPolicies(of: brief, in: catalogue)
}

private func checkWeights(of rules: [RuleInUse]) -> [Diagnostic] {
  let scoring = rules.filter { $0.rule.kind == .score }
  let unweighed = scoring.filter { $0.use.weight == nil }.map { loaded in
    Diagnostic(
      .error, "SP0606", at: loaded.use.location, "rule \(loaded.rule.id) scores and has no weight",
      fix: "Give it a weight, a whole number such as 10.")
  }
  guard unweighed.isEmpty, scoring.allSatisfy({ $0.use.weight == 0 }) else { return unweighed }
  return [
    Diagnostic(
      .error, "SP0601", at: rules.first?.use.location,
      scoring.isEmpty ? "the brief names no rule that scores" : "the weights of all rules are zero",
      fix: "Give at least one rule that scores a weight of 1 or more.")
  ]
}

private func checkFundedStarts(of brief: Brief) -> [Diagnostic] {
  brief.fundedStarts.filter { funded in !brief.needs.contains { $0.level == funded.level } }.map {
    Diagnostic(
      .warning, "SP0603", at: $0.location,
      "funded starts are given for level \($0.level.code), for which the brief has no need",
      fix: "Add a need at level \($0.level.code), or take the line out.")
  }
}

/// A time without a table of times would never count.
private func checkReach(of brief: Brief, in catalogue: Catalogue) -> [Diagnostic] {
  guard catalogue.travel == nil else { return [] }
  return brief.needs.filter { $0.reachMinutes != nil }.map {
    Diagnostic(
      .error, "SP0611", at: $0.location,
      "the reach of level \($0.level.code) has a time, and the brief names no table of travel times",
      fix:
        "Name one under tables, such as travel: tables/travel.csv, or give the reach as a distance alone."
    )
  }
}

private func checkCourses(of brief: Brief, in catalogue: Catalogue) -> [Diagnostic] {
  brief.needs.filter { need in !catalogue.courses.contains { $0.takes(need.level) } }.map {
    Diagnostic(
      .warning, "SP0604", at: $0.location,
      "no course is of level \($0.level.code), so its whole need is a shortfall",
      fix: "Add courses of level \($0.level.code) to the courses table, or take the need out.")
  }
}

/// Needs come from qualifications already, so a measure made of qualifications counts them again.
private func checkEducationCountedOnce(_ loaded: RuleInUse) -> [Diagnostic] {
  let counted = loaded.rule.columns.map(\.name).filter { name in
    ["area.imd_", "area.education_", "area.children_", "area.adult_skills"].contains {
      name.hasPrefix($0)
    }
  }
  guard let column = counted.first, loaded.use.weight != 0 else { return [] }
  return [
    Diagnostic(
      .warning, "SP0605", at: loaded.use.location,
      "rule \(loaded.rule.id) reads \(column), which contains education, and the needs come from qualifications already: education counts twice",
      fix: "Use a measure without education, such as income or employment, or keep it knowingly.")
  ]
}
