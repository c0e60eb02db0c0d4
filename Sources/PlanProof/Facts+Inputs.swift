import SkillsPlanner

extension Facts {
  /// Worked out from the inputs: needs from residents and targets, places from last year's starts.
  init(_ brief: Brief, _ catalogue: Catalogue) {
    let planned = plannedCourses(brief, catalogue)
    areas = catalogue.areas.map {
      AreaRow(
        code: $0.code, name: $0.name, district: $0.district.code, decile: $0.decile,
        point: $0.point)
    }
    needs = []
    for definition in brief.needs {
      let learners = learners(definition, catalogue)
      needs += learners.indices.filter { learners[$0] > 0 }.map {
        Need(area: $0, level: definition.level, learners: learners[$0])
      }
    }
    let courses = planned.map { place in
      let course = catalogue.courses[place]
      return CourseRow(
        id: course.id, provider: course.provider.ukprn, district: course.district.code,
        level: course.level, sector: course.sector, mode: course.mode,
        pointBasis: course.pointBasis, venue: course.venue, lastYear: course.lastYear,
        places: course.places ?? grown(course.lastYear, by: brief.flex),
        placesAreGiven: course.places != nil, used: 0, value: 0, gainsIfOneMore: 0,
        price: course.price, funder: course.funder)
    }
    self.courses = courses
    details = planned.map { place in
      let course = catalogue.courses[place]
      return CourseDetail(
        takes: Set([course.level] + course.alsoTakes),
        venue: course.point.map {
          "\(course.provider.ukprn) at \($0.latitude),\($0.longitude)"
        })
    }
    levels = Set(brief.needs.map(\.level) + courses.map(\.level)).sorted().map { level in
      let amount = brief.fundedStarts.first { $0.level == level }?.amount
      let own = courses.filter { $0.level == level }
      return switch amount {
      case nil: LevelLimit(level: level, funded: nil)
      case .starts(let starts): LevelLimit(level: level, funded: starts)
      case .lastYear: LevelLimit(level: level, funded: sum(own.map(\.lastYear)))
      }
    }
    districts = districtFacts(brief, catalogue, planned)
    var teaching: [String: Provider] = [:]
    for place in planned {
      let provider = catalogue.courses[place].provider
      if teaching[provider.ukprn] == nil { teaching[provider.ukprn] = provider }
    }
    providers = teaching.values.sorted { $0.ukprn < $1.ukprn }
    fixedFlows = catalogue.starts.map { flows in
      let outside = StartsFlow.outside
      return Summary.FixedFlows(
        fromOutside: sum(
          flows.filter { $0.home == outside && $0.delivery != outside }.map(\.starts)),
        residentsElsewhere: sum(
          flows.filter { $0.home != outside && $0.delivery == outside }.map(\.starts)))
    }
  }
}

/// The courses that take a level of the brief, as places in the catalogue.
func plannedCourses(_ brief: Brief, _ catalogue: Catalogue) -> [Int] {
  catalogue.courses.indices.filter { place in
    brief.needs.contains { catalogue.courses[place].accepts($0.level) }
  }
}

extension Course {
  /// Whether learners of a level may take it.
  func accepts(_ level: Level) -> Bool { self.level == level || alsoTakes.contains(level) }
}

/// Who of an area's residents could start by what they hold.
private func eligible(_ area: Area, _ definition: NeedDefinition) -> Int {
  var count = 0
  for (place, qualification) in Qualification.allCases.enumerated()
  where definition.from.contains(qualification) {
    count += area.qualifications[place]
  }
  return count
}

/// The learners of each area at a level: the target's share of all who could start, to districts and on to their
/// areas by largest remainder; equal remainders in the order of the codes.
private func learners(_ definition: NeedDefinition, _ catalogue: Catalogue) -> [Int] {
  let could = catalogue.areas.map { eligible($0, definition) }
  var areasOf: [String: [Int]] = [:]
  for (place, area) in catalogue.areas.enumerated() {
    areasOf[area.district.code, default: []].append(place)
  }
  let districts = areasOf.keys.sorted()
  let shares = apportioned(
    rounded(sum(could), times: definition.target),
    by: districts.map { code in sum(areasOf[code, default: []].map { could[$0] }) })
  var learners = Array(repeating: 0, count: catalogue.areas.count)
  for (code, share) in zip(districts, shares) {
    let areas = areasOf[code, default: []]
    for (area, count) in zip(areas, apportioned(share, by: areas.map { could[$0] })) {
      learners[area] = count
    }
  }
  return learners
}

/// Every district that has areas or planned courses; the levels of those with areas.
private func districtFacts(
  _ brief: Brief, _ catalogue: Catalogue, _ planned: [Int]
) -> [Facts.DistrictFacts] {
  var named: [String: District] = [:]
  var could: [DistrictKey: Int] = [:]
  for area in catalogue.areas {
    if named[area.district.code] == nil { named[area.district.code] = area.district }
    for definition in brief.needs {
      could[DistrictKey(district: area.district.code, level: definition.level), default: 0] +=
        eligible(area, definition)
    }
  }
  for place in planned {
    let district = catalogue.courses[place].district
    if named[district.code] == nil { named[district.code] = district }
  }
  let started = catalogue.starts.map { flows in
    var started: [DistrictKey: Int] = [:]
    for flow in flows {
      started[DistrictKey(district: flow.home, level: flow.level), default: 0] += flow.starts
    }
    return started
  }
  return named.values.sorted { $0.code < $1.code }.map { district in
    Facts.DistrictFacts(
      district: district,
      levels: brief.needs.compactMap { definition in
        let key = DistrictKey(district: district.code, level: definition.level)
        return could[key].map {
          Facts.DistrictFacts.AtLevel(
            level: definition.level, eligible: $0, lastYear: started.map { $0[key] ?? 0 })
        }
      })
  }
}
