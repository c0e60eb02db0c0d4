import NetworkFlow

/// A measure with what a reader knows it by.
struct NamedMeasure: Sendable {
  let kind: PlanRanges.Kind
  let code: String
  let name: String
  let lastYear: Int?
  let measure: Measure

  func row(
    _ ranges: Ranges, plan: TransportationSolution
  ) async -> Result<PlanRanges.Row, PlanningFailure> {
    do throws(TradeOffFailure) {
      let fewest = try await ranges.extreme(of: measure, .fewest)
      let most = try await ranges.extreme(of: measure, .most)
      return .success(
        PlanRanges.Row(
          kind: kind, code: code, name: name, lastYear: lastYear, plan: measure.units(of: plan),
          fewest: PlanRanges.Limit(places: fewest.units, bound: fewest.bound),
          most: PlanRanges.Limit(places: most.units, bound: most.bound)))
    } catch {
      return .failure(PlanningFailure(error))
    }
  }
}

extension SolvedPlan {
  /// All measures of a kind, by code; policies and pins in the order of the plan.
  func namedMeasures(_ kind: PlanRanges.Kind) -> [NamedMeasure] {
    let (catalogue, limits) = (planner.catalogue, planner.limits)
    let courses = catalogue.courses.indices.filter { limits.planned[$0] }
    func lastYear(_ courses: [Int]) -> Int {
      courses.reduce(0) { $0 + catalogue.courses[$1].lastYear }
    }
    switch kind {
    case .districts:
      let needs = planner.needs
      let byDistrict = Dictionary(grouping: needs.needs.indices) {
        catalogue.areas[needs.needs[$0].area].district
      }
      return byDistrict.keys.sorted().map { district in
        let starts = needs.districts.filter { $0.district.code == district.code }.map(\.lastYear)
        return NamedMeasure(
          kind: kind, code: district.code, name: district.name,
          lastYear: starts.contains { $0 == nil } ? nil : starts.reduce(0) { $0 + ($1 ?? 0) },
          measure: .rows(byDistrict[district, default: []]))
      }
    case .providers:
      let byProvider = Dictionary(grouping: courses) { catalogue.courses[$0].provider.ukprn }
      return byProvider.keys.sorted().map { ukprn in
        let own = byProvider[ukprn, default: []]
        return NamedMeasure(
          kind: kind, code: ukprn,
          name: own.first.map { catalogue.courses[$0].provider.name } ?? "",
          lastYear: lastYear(own), measure: .columns(network.columns(ofCourses: own)))
      }
    case .courses:
      return courses.map { course in
        let id = catalogue.courses[course].id
        return NamedMeasure(
          kind: kind, code: id, name: id, lastYear: lastYear([course]),
          measure: .columns(network.columns(ofCourses: [course])))
      }
    case .levels:
      return limits.levels.map { level in
        let own = courses.filter { catalogue.courses[$0].level == level.level }
        return NamedMeasure(
          kind: kind, code: level.level.code, name: level.level.code, lastYear: lastYear(own),
          measure: .columns(network.columns(ofCourses: own)))
      }
    case .policies, .pins:
      let limits = limited?.limits ?? []
      var seen: Set<String> = []
      return limits.indices.filter { limits[$0].origin.measured == kind && isTold($0, of: limits) }
        .filter { seen.insert(limits[$0].label).inserted }.compactMap { limit in
          network.measure(at: network.placement.seats[limit]).map { measure in
            NamedMeasure(
              kind: kind, code: limits[limit].label, name: limits[limit].label, lastYear: nil,
              measure: measure)
          }
        }
    }
  }

  /// Of a policy that is set for each of many the plan tells those that are at their bound.
  private func isTold(_ limit: Int, of limits: [Limit]) -> Bool {
    guard case .policy(let place) = limits[limit].origin,
      planner.brief.policies[place].each != nil
    else { return true }
    let used = network.units(at: network.placement.seats[limit], solution)
    return used == abs(limits[limit].most)
  }
}

extension LimitedNetwork {
  /// The columns through which places on some courses go, ascending.
  fileprivate func columns(ofCourses courses: [Int]) -> [Int] {
    guard !placement.pairs.isEmpty else { return courses }
    let own = Set(courses)
    return courses
      + placement.pairs.indices.filter { own.contains(placement.pairs[$0].course) }.map {
        coursePieces.count + $0
      }
  }

  /// What passes a seat; nil where a limit stands beside the network.
  fileprivate func measure(at seat: Placement.Seat) -> Measure? {
    switch seat {
    case .courses(let set):
      .columns(columns(ofCourses: placement.courses.all[set].members.sorted()))
    case .needs(let set): .rows(placement.needs.all[set].members.sorted())
    case .pair(let pair): .columns([coursePieces.count + pair])
    case .beside: nil
    }
  }
}
