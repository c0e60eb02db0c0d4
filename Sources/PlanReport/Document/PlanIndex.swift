import SkillsPlanner

/// Where the rows of each district stand in a plan, and what its codes mean: found once for the pages of all districts.
struct PlanIndex: Sendable {
  let names: Names
  /// The first of each id.
  let courses: [String: CourseRow]
  private let districts: [String: Places]
  private let everywhere: Places

  /// Places of rows in the plan, in its order.
  struct Places: Sendable {
    /// Areas of the district; of two with one code the first.
    var areas: [Int] = []
    /// Of its residents.
    var needs: [Int] = []
    var shortfalls: [Int] = []
    var allocations: [Int] = []
    /// Taught there.
    var courses: [Int] = []
  }

  init(_ plan: Plan) {
    names = Names(plan)
    courses = Dictionary(plan.courses.map { ($0.id, $0) }, uniquingKeysWith: { one, _ in one })
    var homes: [String: String] = [:]
    var districts: [String: Places] = [:]
    for (place, row) in plan.areas.enumerated() where homes[row.code] == nil {
      homes[row.code] = row.district
      districts[row.district, default: Places()].areas.append(place)
    }
    func add(_ areas: some Sequence<String>, _ list: WritableKeyPath<Places, [Int]>) {
      for (place, area) in areas.enumerated() {
        if let home = homes[area] { districts[home]?[keyPath: list].append(place) }
      }
    }
    add(plan.needs.lazy.map(\.area), \.needs)
    add(plan.shortfalls.lazy.map(\.area), \.shortfalls)
    add(plan.allocations.lazy.map(\.area), \.allocations)
    for (place, row) in plan.courses.enumerated() {
      districts[row.district, default: Places()].courses.append(place)
    }
    self.districts = districts
    everywhere = Places(
      areas: districts.values.flatMap(\.areas).sorted(), needs: Array(plan.needs.indices),
      shortfalls: Array(plan.shortfalls.indices), allocations: Array(plan.allocations.indices),
      courses: Array(plan.courses.indices))
  }

  /// Those of a district by its code, or all; none of a district that the plan has not.
  subscript(district: String?) -> Places {
    district.map { districts[$0] ?? Places() } ?? everywhere
  }
}
