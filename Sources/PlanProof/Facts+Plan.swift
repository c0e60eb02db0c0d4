import SkillsPlanner

extension Facts {
  /// As the plan itself has them: each row once and in its order, so that the rows can be held against them.
  ///
  /// With terms, a course's places follow from last year's starts; without, or where the courses table gives them,
  /// the plan is believed.
  init(of plan: Plan) {
    areas = plan.areas.onceEach(by: \.code)
    let places = Dictionary(
      areas.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    needs = plan.needs.onceEach { NeedKey(area: $0.area, level: $0.level) }.compactMap { row in
      places[row.area].map { Need(area: $0, level: row.level, learners: row.learners) }
    }
    courses = plan.courses.onceEach(by: \.id).map { row in
      row.with(
        places: row.placesAreGiven ? nil : plan.terms.map { grown(row.lastYear, by: $0.flex) },
        used: 0, value: 0, gainsIfOneMore: 0)
    }
    details = nil
    let rowsOfLevel = plan.levels.onceEach(by: \.level)
    let wanted = plan.terms.map { $0.needs.map(\.level) } ?? rowsOfLevel.map(\.level)
    levels = Set(wanted + needs.map(\.level) + courses.map(\.level)).sorted().map { level in
      LevelLimit(level: level, funded: rowsOfLevel.first { $0.level == level }?.funded)
    }
    let homes = Set(areas.map(\.district))
    let rowsOfDistrict = Dictionary(
      plan.districts.map { ($0.district.code, $0) }, uniquingKeysWith: { first, _ in first })
    districts = homes.union(courses.map(\.district)).sorted().map { code in
      let rows = rowsOfDistrict[code]?.levels.onceEach(by: \.level) ?? []
      let due = plan.terms.map { $0.needs.map(\.level) } ?? rows.map(\.level)
      return DistrictFacts(
        district: rowsOfDistrict[code]?.district ?? District(code: code, name: code),
        levels: homes.contains(code)
          ? due.map { level in
            let row = rows.first { $0.level == level }
            return DistrictFacts.AtLevel(
              level: level, eligible: row?.eligible ?? 0, lastYear: row?.lastYear)
          } : [])
    }
    let named = Dictionary(
      plan.providers.map { ($0.provider.ukprn, $0.provider) },
      uniquingKeysWith: { first, _ in first })
    providers = Set(courses.map(\.provider)).sorted().map {
      named[$0] ?? Provider(ukprn: $0, name: $0)
    }
    fixedFlows = plan.summary.fixedFlows
  }

  /// What the terms and the plan's own residents say of each level's learners, where a plan has terms.
  ///
  /// The areas' residents are not in a plan, so their shares cannot be told from it.
  func faultsOfTargets(in plan: Plan) -> [Fault] {
    guard let terms = plan.terms else { return [] }
    return terms.needs.flatMap { definition -> [Fault] in
      let rows = districts.compactMap { district in
        district.levels.first { $0.level == definition.level }.map { (district.district.code, $0) }
      }
      let total = rounded(sum(rows.map(\.1.eligible)), times: definition.target)
      let shares = apportioned(total, by: rows.map(\.1.eligible))
      return zip(rows, shares).compactMap { row, share in
        guard
          let place = plan.districts.firstIndex(where: { $0.district.code == row.0 }),
          let level = plan.districts[place].levels.firstIndex(where: {
            $0.level == definition.level
          }),
          plan.districts[place].levels[level].learners != share
        else { return nil }
        return Fault(
          kind: .needs,
          path: PlanPath.plan.key("districts").row(place).key("levels").row(level).key("learners"),
          subject: "learners of district \(row.0) at level \(definition.level.code)",
          says: "\(plan.districts[place].levels[level].learners)",
          follows: "\(share) of its eligible residents by the terms' target")
      }
    }
  }
}

extension Array {
  /// The rows by their key, the first of those that share one.
  fileprivate func onceEach<Key: Hashable & Comparable>(by key: (Element) -> Key) -> [Element] {
    var first: [Key: Element] = [:]
    for row in self where first[key(row)] == nil { first[key(row)] = row }
    return first.keys.sorted().compactMap { first[$0] }
  }
}
