/// A plan's apprentices from district to district beside last year's real ones.
package struct Backcast: Sendable {
  package let lastYear: PlacedStarts
  /// The plan's places on apprenticeships, by district of home and of delivery.
  package let plan: DistrictFlows
  /// The same with last year's total, shared out by largest remainder over the pairs of districts.
  package let scaled: DistrictFlows
  /// The plan's places that are not on apprenticeships: nothing of last year's compares with them.
  package let otherPlaces: Int
  /// Places on apprenticeships that are delivered, or taken up, outside the districts.
  package let outsidePlaces: Int

  /// Why there is nothing to compare.
  package enum Failure: Error, Hashable, Sendable {
    /// Last year nobody started at the plan's levels inside its districts.
    case noStarts
    /// The plan has no place on an apprenticeship inside its districts.
    case noPlaces
    /// The places are more than anybody could count: the plan is not one that the planner made.
    case tooLarge
  }

  /// - Parameters:
  ///   - starts: last year's; those at the plan's levels count.
  ///   - districts: those of the areas, sorted by code.
  /// - Throws: where the plan or last year is empty.
  package init(
    _ plan: Plan, starts: [StartsFlow], among districts: [District]
  ) throws(Failure) {
    let places = Dictionary(
      districts.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    let homes = Dictionary(
      plan.areas.map { ($0.code, $0.district) }, uniquingKeysWith: { first, _ in first })
    let courses = Dictionary(
      plan.courses.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var counts = Array(repeating: 0, count: districts.count * districts.count)
    var (all, otherPlaces, outsidePlaces) = (0, 0, 0)
    for allocation in plan.allocations {
      let home = homes[allocation.area].flatMap { places[$0] }
      for part in allocation.courses {
        let (sum, overflows) = all.addingReportingOverflow(part.places)
        guard !overflows, sum <= Self.most else { throw .tooLarge }
        all = sum
        let course = courses[part.course]
        if let course, course.mode != .apprenticeship {
          otherPlaces += part.places
        } else if let home, let delivery = course.flatMap({ places[$0.district] }) {
          counts[home * districts.count + delivery] += part.places
        } else {
          outsidePlaces += part.places
        }
      }
    }
    lastYear = PlacedStarts(starts, among: districts, at: Set(plan.levels.map(\.level)))
    guard lastYear.flows.total > 0 else { throw .noStarts }
    let flows = DistrictFlows(districts, counts: counts)
    guard flows.total > 0 else { throw .noPlaces }
    self.plan = flows
    scaled = DistrictFlows(
      districts, counts: largestRemainder(total: lastYear.flows.total, weights: counts))
    self.otherPlaces = otherPlaces
    self.outsidePlaces = outsidePlaces
  }

  /// A million million: more than all learners there are, and sums of it are numbers still.
  private static let most = 1_000_000_000_000

  /// One side of a district: those who live there, or those who learn there.
  package struct Side: Sendable, Hashable {
    package let lastYear: Int
    package let plan: Int
    /// The share of both that coincides, 0...1: twice what they share, over both.
    package let common: Double

    package var change: Int { plan - lastYear }
  }

  /// Where those who live in each district learn, in the order of the districts.
  package var homes: [Side] {
    sides { district, other in (district, other) }
  }

  /// Where those who learn in each district live, in the order of the districts.
  package var deliveries: [Side] {
    sides { district, other in (other, district) }
  }

  /// All districts together.
  package var whole: Side {
    Side(lastYear: lastYear.flows.total, plan: plan.total, common: common(plan))
  }

  /// How far the plan with last year's total coincides with it, 0...1.
  package var scaledCommon: Double { common(scaled) }

  /// Starts that the plan, with last year's total, has in another pair of districts than last year.
  package var moved: Int {
    zip(lastYear.flows.counts, scaled.counts).reduce(0) { $0 + abs($1.0 - $1.1) } / 2
  }

  private func common(_ flows: DistrictFlows) -> Double {
    commonPart(lastYear.flows.counts.map(Double.init), flows.counts.map(Double.init))
  }

  private func sides(_ pair: (Int, Int) -> (Int, Int)) -> [Side] {
    plan.districts.indices.map { district in
      let pairs = plan.districts.indices.map { pair(district, $0) }
      let last = pairs.map { lastYear.flows[$0.0, $0.1] }
      let planned = pairs.map { plan[$0.0, $0.1] }
      return Side(
        lastYear: last.reduce(0, +), plan: planned.reduce(0, +),
        common: commonPart(last.map(Double.init), planned.map(Double.init)))
    }
  }
}
