/// Adds a plan up: levels, districts, providers and the summary, all from the same rows.
struct Summariser {
  let catalogue: Catalogue
  let limits: Limits
  let needs: Needs
  let answer: Answer
  /// Whether a policy or a pin can be why learners are not placed.
  let isPlain: Bool
  /// Learners placed, by need.
  let placed: [Int]
  /// Places allocated, by course.
  let used: [Int]

  func summary(shortfalls: [Shortfall]) -> Summary {
    Summary(
      learners: needs.needs.reduce(0) { $0 + $1.learners },
      lastYear: plannedCourses.reduce(0) { $0 + catalogue.courses[$1].lastYear },
      places: limits.places.reduce(0, +), placed: placed.reduce(0, +),
      shortfall: Shortfall.Cause.allCases.filter { !isPlain || $0 != .policyOrPin }.map { cause in
        Summary.CauseCount(
          cause: cause,
          learners: shortfalls.reduce(0) { $0 + ($1.cause == cause ? $1.learners : 0) })
      },
      deciles: deciles(), travel: travel(), fixedFlows: fixedFlows(), price: price())
  }

  func levels() -> [LevelRow] {
    limits.levels.enumerated().map { place, limit in
      let courses = plannedCourses.filter { catalogue.courses[$0].level == limit.level }
      let districts = needs.districts.filter { $0.level == limit.level }
      return LevelRow(
        level: limit.level, eligible: districts.reduce(0) { $0 + $1.eligible },
        learners: districts.reduce(0) { $0 + $1.learners },
        lastYear: courses.reduce(0) { $0 + catalogue.courses[$1].lastYear },
        places: courses.reduce(0) { $0 + limits.places[$1] }, funded: limit.funded,
        used: courses.reduce(0) { $0 + used[$1] }, value: answer.levelValues[place])
    }
  }

  /// Every district that has areas or planned courses.
  func districts() -> [DistrictRow] {
    var placedAt: [DistrictLevel: Int] = [:]
    var onApprenticeships: [DistrictLevel: Int] = [:]
    for decision in answer.decisions {
      let need = needs.needs[decision.need]
      let key = DistrictLevel(catalogue.areas[need.area].district.code, need.level)
      placedAt[key, default: 0] += decision.places
      if catalogue.courses[decision.course].mode == .apprenticeship {
        onApprenticeships[key, default: 0] += decision.places
      }
    }
    var delivered: [String: (lastYear: Int, plan: Int)] = [:]
    for course in plannedCourses {
      let code = catalogue.courses[course].district.code
      delivered[code, default: (0, 0)].lastYear += catalogue.courses[course].lastYear
      delivered[code, default: (0, 0)].plan += used[course]
    }
    let all =
      catalogue.areas.map(\.district) + plannedCourses.map { catalogue.courses[$0].district }
    let districts = Dictionary(all.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    return districts.values.sorted().map { district in
      DistrictRow(
        district: district,
        levels: needs.districts.filter { $0.district.code == district.code }.map { need in
          let key = DistrictLevel(district.code, need.level)
          return DistrictRow.AtLevel(
            level: need.level, eligible: need.eligible, learners: need.learners,
            lastYear: need.lastYear, placed: placedAt[key] ?? 0,
            placedOnApprenticeships: onApprenticeships[key] ?? 0)
        },
        deliveredLastYear: delivered[district.code]?.lastYear ?? 0,
        delivered: delivered[district.code]?.plan ?? 0)
    }
  }

  func providers() -> [ProviderRow] {
    let courses = Dictionary(grouping: plannedCourses) { catalogue.courses[$0].provider.ukprn }
    return courses.keys.sorted().compactMap { ukprn in
      guard let own = courses[ukprn], let first = own.first else { return nil }
      return ProviderRow(
        provider: catalogue.courses[first].provider,
        lastYear: own.reduce(0) { $0 + catalogue.courses[$1].lastYear },
        plan: own.reduce(0) { $0 + used[$1] })
    }
  }

  private var plannedCourses: [Int] { limits.planned.indices.filter { limits.planned[$0] } }

  private func deciles() -> [Summary.DecileRow] {
    var learners = Array(repeating: 0, count: catalogue.areas.count)
    var placedInArea = learners
    for (place, need) in needs.needs.enumerated() {
      learners[need.area] += need.learners
      placedInArea[need.area] += placed[place]
    }
    let areas = Dictionary(grouping: catalogue.areas.indices) { catalogue.areas[$0].decile ?? 11 }
    return areas.keys.sorted().map { decile in
      let own = areas[decile, default: []]
      let none = own.filter { learners[$0] > 0 && placedInArea[$0] == 0 }.count
      let all = own.filter { placedInArea[$0] == learners[$0] }.count
      return Summary.DecileRow(
        decile: decile == 11 ? nil : decile, areas: own.count, withNone: none,
        withSome: own.count - none - all, withAll: all,
        learners: own.reduce(0) { $0 + learners[$1] },
        placed: own.reduce(0) { $0 + placedInArea[$1] })
    }
  }

  private func price() -> Int? {
    guard plannedCourses.contains(where: { catalogue.courses[$0].price != nil }) else { return nil }
    var sum = 0
    for course in plannedCourses where used[course] > 0 {
      guard let price = catalogue.courses[course].price else { return nil }
      sum += used[course] * price
    }
    return sum
  }

  private func travel() -> Summary.Travel {
    var venuePlaces = 0
    var metres = 0
    var others = 0
    var timedPlaces = 0
    var tenths = 0
    for decision in answer.decisions {
      let area = needs.needs[decision.need].area
      if catalogue.courses[decision.course].pointBasis == .venue,
        let own = catalogue.metres(from: area, to: decision.course)
      {
        venuePlaces += decision.places
        metres += decision.places * own
      } else {
        others += decision.places
      }
      if let minutes = catalogue.minutes(from: area, to: decision.course) {
        timedPlaces += decision.places
        tenths += decision.places * Int((minutes * 10).rounded(.toNearestOrEven))
      }
    }
    return Summary.Travel(
      venuePlaces: venuePlaces, metres: metres, otherPlaces: others,
      time: timedPlaces > 0
        ? Summary.Travel.Time(places: timedPlaces, tenthsOfMinutes: tenths) : nil)
  }

  private func fixedFlows() -> Summary.FixedFlows? {
    catalogue.starts.map { flows in
      Summary.FixedFlows(
        fromOutside: flows.reduce(0) { sum, flow in
          flow.home == StartsFlow.outside && flow.delivery != StartsFlow.outside
            ? sum + flow.starts : sum
        },
        residentsElsewhere: flows.reduce(0) { sum, flow in
          flow.home != StartsFlow.outside && flow.delivery == StartsFlow.outside
            ? sum + flow.starts : sum
        })
    }
  }
}
