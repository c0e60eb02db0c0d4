/// Adds runs up beside the plan of the brief as it is, in any order: sums and sorted numbers alone come of them.
struct AddingRuns {
  private let planner: Planner
  private let levels: [Level]
  private let plan: Decided
  /// The plan's allocations by area, level and course.
  private let allocations: [Decided.Allocation]
  private let ofCourse: Grouped
  private let ofProvider: Grouped
  private let ofDistrict: Grouped
  private let ofLevel: Grouped
  private let providers: [Provider]
  private let districts: [District]

  private var keptAllocations: PlaceKeeping
  private var keptNeeds: PlaceKeeping
  private var keptCourses: PlaceKeeping
  private var keptProviders: PlaceKeeping
  private var courses: [[Int32]] = []
  private var others: [Others] = []

  /// What one run gives those that are few.
  private struct Others {
    let providers: [Int]
    let districts: [Int]
    let levels: [Int]
  }

  init(_ plan: Decided, of planner: Planner, levels: [Level]) {
    let catalogue = planner.catalogue
    self.planner = planner
    self.levels = levels
    self.plan = plan
    allocations = plan.allocations.keys.sorted { ($0.need, $0.course) < ($1.need, $1.course) }
    let planned = catalogue.courses.indices.filter { planner.limits.planned[$0] }
    let providers = Dictionary(
      planned.map { (catalogue.courses[$0].provider.ukprn, catalogue.courses[$0].provider) },
      uniquingKeysWith: { first, _ in first }
    ).values.sorted { $0.ukprn < $1.ukprn }
    let districts = Set(catalogue.areas.map(\.district)).sorted()
    self.providers = providers
    self.districts = districts
    ofCourse = Grouped(planned.map { [$0] })
    let coursesOf = Dictionary(grouping: planned) { catalogue.courses[$0].provider.ukprn }
    ofProvider = Grouped(providers.map { coursesOf[$0.ukprn] ?? [] })
    let areasOf = Dictionary(grouping: catalogue.areas.indices) {
      catalogue.areas[$0].district.code
    }
    ofDistrict = Grouped(
      districts.flatMap { district in
        levels.indices.map { level in
          (areasOf[district.code] ?? []).map { $0 * levels.count + level }
        }
      })
    ofLevel = Grouped(
      levels.indices.map { level in
        catalogue.areas.indices.map { $0 * levels.count + level }
      })
    keptAllocations = PlaceKeeping(plan: allocations.map { plan.allocations[$0] ?? 0 })
    keptNeeds = PlaceKeeping(plan: plan.byNeed)
    keptCourses = PlaceKeeping(plan: ofCourse.sums(of: plan.byCourse))
    keptProviders = PlaceKeeping(plan: ofProvider.sums(of: plan.byCourse))
  }

  mutating func add(_ run: Decided) {
    let byCourse = ofCourse.sums(of: run.byCourse)
    let byProvider = ofProvider.sums(of: run.byCourse)
    keptAllocations.add(run: allocations.map { run.allocations[$0] ?? 0 })
    keptNeeds.add(run: run.byNeed)
    keptCourses.add(run: byCourse)
    keptProviders.add(run: byProvider)
    courses.append(byCourse.map { Int32(clamping: $0) })
    others.append(
      Others(
        providers: byProvider, districts: ofDistrict.sums(of: run.byNeed),
        levels: ofLevel.sums(of: run.byNeed)))
  }

  /// What came of all runs; at least one was added.
  func sensitivity(_ variation: Variation, seed: UInt64) -> Sensitivity {
    let runs = others.count
    let catalogue = planner.catalogue
    return Sensitivity(
      variation: variation, seed: seed, runs: runs, places: plan.byCourse.reduce(0, +),
      standing: [
        (.allocation, keptAllocations.standing(of: runs)),
        (.need, keptNeeds.standing(of: runs)), (.course, keptCourses.standing(of: runs)),
        (.provider, keptProviders.standing(of: runs)),
      ],
      allocations: allocations.enumerated().map { place, allocation in
        Sensitivity.AllocationRow(
          area: catalogue.areas[allocation.need / levels.count].code,
          level: levels[allocation.need % levels.count],
          course: catalogue.courses[allocation.course].id,
          places: plan.allocations[allocation] ?? 0, survives: keptAllocations.runsWithAny(place))
      },
      needs: plan.byNeed.indices.filter { plan.byNeed[$0] > 0 }.map { need in
        Sensitivity.NeedRow(
          area: catalogue.areas[need / levels.count].code, level: levels[need % levels.count],
          places: plan.byNeed[need], survives: keptNeeds.runsWithAny(need))
      },
      levels: ofLevel.sums(of: plan.byNeed).enumerated().map { place, planned in
        Sensitivity.LevelRow(
          level: levels[place],
          places: PlacesOverRuns(plan: planned, runs: others.map { $0.levels[place] }))
      },
      districts: ofDistrict.sums(of: plan.byNeed).enumerated().map { place, planned in
        Sensitivity.DistrictRow(
          district: districts[place / levels.count], level: levels[place % levels.count],
          places: PlacesOverRuns(plan: planned, runs: others.map { $0.districts[place] }))
      }, providers: providerRows(), courses: courseRows())
  }

  private func providerRows() -> [Sensitivity.ProviderRow] {
    let planned = ofProvider.sums(of: plan.byCourse)
    let lastYear = ofProvider.sums(of: planner.catalogue.courses.map(\.lastYear))
    return providers.indices.map { place in
      let runs = others.map { $0.providers[place] }
      let direction = (planned[place] - lastYear[place]).signum()
      return Sensitivity.ProviderRow(
        provider: providers[place], lastYear: lastYear[place],
        places: PlacesOverRuns(plan: planned[place], runs: runs),
        sameDirection: runs.count { ($0 - lastYear[place]).signum() == direction })
    }
  }

  private func courseRows() -> [Sensitivity.CourseRow] {
    let planned = ofCourse.sums(of: plan.byCourse)
    return ofCourse.members.enumerated().map { place, members in
      let course = planner.catalogue.courses[members[0]]
      return Sensitivity.CourseRow(
        course: course.id, provider: course.provider.ukprn,
        places: PlacesOverRuns(plan: planned[place], runs: courses.map { Int($0[place]) }))
    }
  }
}

/// Groups of numbered things whose counts are added up.
private struct Grouped {
  let members: [[Int]]

  init(_ members: [[Int]]) { self.members = members }

  func sums(of counts: [Int]) -> [Int] {
    members.map { $0.reduce(0) { $0 + counts[$1] } }
  }
}
