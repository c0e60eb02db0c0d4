import NetworkFlow

extension SolvedPlan {
  /// How far the places of each district, provider, course or level can be otherwise at little loss, each end proved.
  ///
  /// The measures are answered side by side, in an order that changes nothing.
  ///
  /// - Parameters:
  ///   - kinds: what places are added up by; rows come in the order of `Kind`.
  ///   - share: how much less than the best a plan's points may be, in millionths of them.
  ///   - finished: told how many of all measures are done.
  /// - Throws: `tooLarge` when sums are beyond 64-bit integers, `unproven` when a certificate does not hold.
  /// - Complexity: a solve from nothing, and a few changes of it for each measure that no simple plan settles.
  package func ranges(
    of kinds: Set<PlanRanges.Kind>, losing share: Share, atOnce: Int,
    finished: @escaping @Sendable (_ measures: Int, _ all: Int) -> Void = { _, _ in }
  ) async throws(PlanningFailure) -> PlanRanges {
    guard limited == nil else { throw PlanningFailure.besideNetwork }
    let (high, low) = points.multipliedFullWidth(by: share.millionths)
    let loss = 1_000_000.dividingFullWidth((high, low)).quotient
    let ranges: Ranges
    do {
      ranges = try await Ranges(problem, losing: loss)
    } catch {
      throw PlanningFailure.unproven("\(error)")
    }
    let named = PlanRanges.Kind.allCases.filter(kinds.contains).flatMap(namedMeasures)
    let rows = await withTaskGroup(
      of: (Int, Result<PlanRanges.Row, PlanningFailure>).self,
      returning: [Result<PlanRanges.Row, PlanningFailure>].self
    ) { [solution] group in
      var rows = [Result<PlanRanges.Row, PlanningFailure>?](repeating: nil, count: named.count)
      var next = 0
      func start() {
        guard next < named.count else { return }
        let place = next
        next += 1
        group.addTask { (place, await named[place].row(ranges, plan: solution)) }
      }
      for _ in 0..<max(1, atOnce) { start() }
      var done = 0
      for await (place, row) in group {
        rows[place] = row
        done += 1
        finished(done, named.count)
        start()
      }
      return rows.compactMap { $0 }
    }
    var found: [PlanRanges.Row] = []
    for row in rows { found.append(try row.get()) }
    return PlanRanges(best: points, loss: loss, rows: found)
  }

  private func namedMeasures(_ kind: PlanRanges.Kind) -> [NamedMeasure] {
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
          lastYear: lastYear(own), measure: .columns(own))
      }
    case .courses:
      return courses.map { course in
        let id = catalogue.courses[course].id
        return NamedMeasure(
          kind: kind, code: id, name: id, lastYear: lastYear([course]), measure: .columns([course]))
      }
    case .levels:
      return limits.levels.map { level in
        let own = courses.filter { catalogue.courses[$0].level == level.level }
        return NamedMeasure(
          kind: kind, code: level.level.code, name: level.level.code, lastYear: lastYear(own),
          measure: .columns(own))
      }
    }
  }
}

/// A measure with what a reader knows it by.
private struct NamedMeasure: Sendable {
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

extension PlanningFailure {
  /// In the planner's words.
  init(_ failure: TradeOffFailure) {
    switch failure {
    case .problem(let error): self = .tooLarge("\(error)")
    case .unproven(let error): self = .unproven("\(error)")
    }
  }
}
