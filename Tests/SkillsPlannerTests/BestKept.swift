@testable import SkillsPlanner

/// The best plan of a small world that keeps most of the places of some courses, found by trying all plans.
struct BestKept {
  private(set) var kept = -1
  private(set) var points = 0
  private let world: ExplainedWorld
  private let own: [Int]
  private let limits: [Limit]
  private var units: [[Int]]

  /// - Parameter limits: of needs that are the areas in their order.
  init(_ world: ExplainedWorld, _ own: [Int], _ limits: [Limit]) {
    self.world = world
    self.limits = limits
    self.own = own
    units = world.learners.map { _ in world.places.map { _ in 0 } }
    search(0)
  }

  private mutating func search(_ cell: Int) {
    guard cell < world.learners.count * world.places.count else { return judge() }
    let (area, course) = cell.quotientAndRemainder(dividingBy: world.places.count)
    let room = min(
      world.learners[area] - units[area].reduce(0, +),
      world.places[course] - units.reduce(0) { $0 + $1[course] })
    for count in 0...(world.points[area][course] == 0 ? 0 : room) {
      units[area][course] = count
      search(cell + 1)
    }
    units[area][course] = 0
  }

  private mutating func judge() {
    let used = world.places.indices.map { course in units.reduce(0) { $0 + $1[course] } }
    guard used.reduce(0, +) <= world.funded ?? .max else { return }
    for limit in limits {
      var use = 0
      for area in world.learners.indices {
        for course in world.places.indices {
          use += limit.coefficient(need: area, course: course) * units[area][course]
        }
      }
      guard use <= limit.most else { return }
    }
    let keeps = own.reduce(0) { $0 + used[$1] }
    var sum = 0
    for area in world.learners.indices {
      for course in world.places.indices {
        sum += units[area][course] * world.points[area][course]
      }
      // Of two parts the first, and the larger one, counts more.
      sum +=
        min(units[area].reduce(0, +), (world.learners[area] + 1) / 2)
        * world.spread.bonus.millionths
    }
    for course in world.places.indices {
      sum +=
        min(used[course], world.steadiness.share.of(world.places[course]))
        * world.steadiness.bonus.millionths
    }
    if (keeps, sum) > (kept, points) { (kept, points) = (keeps, sum) }
  }
}
