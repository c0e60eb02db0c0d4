import SkillsPlanner

/// A plan's rows by what they are about, the first of those that share it.
struct PlanRows {
  let plan: Plan
  private let needs: [NeedKey: Int]
  private let courses: [String: Int]
  private let levels: [Level: Int]
  private let policies: [String: Int]
  private let pins: [String: Int]

  init(_ plan: Plan) {
    self.plan = plan
    needs = Dictionary(
      plan.needs.enumerated().map { (NeedKey(area: $1.area, level: $1.level), $0) },
      uniquingKeysWith: { first, _ in first })
    courses = Dictionary(
      plan.courses.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    levels = Dictionary(
      plan.levels.enumerated().map { ($1.level, $0) }, uniquingKeysWith: { first, _ in first })
    policies = Dictionary(
      plan.policies.enumerated().map { ($1.label, $0) }, uniquingKeysWith: { first, _ in first })
    pins = Dictionary(
      plan.pins.enumerated().map { ($1.label, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func policy(_ label: String) -> PolicyRow? { policies[label].map { plan.policies[$0] } }
  func pin(_ label: String) -> PinRow? { pins[label].map { plan.pins[$0] } }
  func need(_ key: NeedKey) -> NeedRow? { needs[key].map { plan.needs[$0] } }
  func course(_ id: String) -> CourseRow? { courses[id].map { plan.courses[$0] } }
  func level(_ level: Level) -> LevelRow? { levels[level].map { plan.levels[$0] } }

  func path(ofNeed key: NeedKey) -> PlanPath { path("needs", needs[key]) }
  func path(ofCourse id: String) -> PlanPath { path("courses", courses[id]) }
  func path(ofLevel level: Level) -> PlanPath { path("levels", levels[level]) }

  func path(ofPolicy label: String) -> PlanPath { path("policies", policies[label]) }
  func path(ofPin label: String) -> PlanPath { path("pins", pins[label]) }

  /// The list, where it has no such row.
  private func path(_ list: String, _ row: Int?) -> PlanPath {
    let list = PlanPath.plan.key(list)
    return row.map(list.row) ?? list
  }
}
