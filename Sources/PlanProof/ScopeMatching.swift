import SkillsPlanner

/// Who and what a scope means, told from the rows of a plan.
struct ScopeMatching: Sendable {
  let facts: Facts

  func holds(_ scope: Scope, area place: Int) -> Bool {
    let area = facts.areas[place]
    if !scope.areas.isEmpty, !scope.areas.contains(area.code) { return false }
    if !scope.homeDistricts.isEmpty, !scope.homeDistricts.contains(area.district) { return false }
    guard !scope.deciles.isEmpty else { return true }
    return area.decile.map { scope.deciles.contains($0) } ?? false
  }

  func holds(_ scope: Scope, course place: Int) -> Bool {
    let course = facts.courses[place]
    let isOfSector = scope.sectors.contains { code in
      course.sector == code || course.sector.hasPrefix("\(code).")
    }
    return isOpen(scope.courses, to: course.id) && isOpen(scope.providers, to: course.provider)
      && isOpen(scope.deliveryDistricts, to: course.district)
      && (scope.sectors.isEmpty || isOfSector) && isOpen(scope.levels, to: course.level)
      && isOpen(scope.modes, to: course.mode)
      && (scope.funders.isEmpty || course.funder.map { scope.funders.contains($0) } ?? false)
  }

  func isAtHome(area: Int, course: Int) -> Bool {
    facts.areas[area].district == facts.courses[course].district
  }

  func holds(_ scope: Scope, area: Int, course: Int) -> Bool {
    holds(scope, area: area) && holds(scope, course: course)
      && !(scope.isElsewhere && isAtHome(area: area, course: course))
  }

  /// Whether a place counts in what a share is of.
  func isInWhole(_ scope: Scope, area: Int, course: Int) -> Bool {
    isOpen(scope.levels, to: facts.courses[course].level)
      && (!scope.isElsewhere || holds(scope, area: area))
  }

  /// What a place is told by among those that a policy is set for; nil where it belongs to none, or where a plan
  /// does not say.
  func name(_ each: Policy.Each, area: Int, course: Int) -> String? {
    let row = facts.courses[course]
    switch each {
    case .homeDistrict: return facts.areas[area].district
    case .course: return row.id
    case .provider: return row.provider
    case .deliveryDistrict: return row.district
    case .sector:
      let tier = row.sector.split(separator: ".").first
      return tier.map(String.init)
    case .venue: return facts.details?[course].venue
    }
  }

  private func isOpen<Code: Equatable>(_ codes: [Code], to code: Code) -> Bool {
    codes.isEmpty || codes.contains(code)
  }
}
