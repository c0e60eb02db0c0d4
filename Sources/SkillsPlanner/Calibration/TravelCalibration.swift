/// What last year's starts say of the half-distance of the rule travel-distance.
package struct TravelCalibration: Sendable {
  package let starts: PlacedStarts
  package let distances: DistrictDistances
  /// The model that makes the starts most likely.
  package let fitted: FittedFlows
  /// The model in which distance plays no part.
  package let withoutDistance: FittedFlows
  /// Starts and half-distance at each level that has starts, asked for or not; then those of the
  /// brief's levels together where they are several, and of all levels.
  package let levels: [AtLevel]
  /// The half-distance of the flows among all other districts, in the order of the districts.
  package let leavingOut: [LeavingOut]

  /// The starts of some levels and the half-distance that fits them.
  package struct AtLevel: Sendable, Hashable {
    /// Sorted; empty for all levels together.
    package let levels: [Level]
    package let starts: Int
    /// Nil where the starts are too few.
    package let metres: Int?
  }

  /// The half-distance without one district; nil where the others are too few.
  package struct LeavingOut: Sendable, Hashable {
    package let district: District
    package let metres: Int?
  }

  private let model: GravityModel

  /// Fits the half-distance to the starts among the districts of the areas.
  ///
  /// - Parameters:
  ///   - level: the one whose starts count; nil for all.
  ///   - planned: the levels at which the brief has needs.
  /// - Throws: where the starts are too few to tell.
  /// - Some 20 models of O(n^2) a turn for each level and each of n districts.
  package init(
    areas: [Area], courses: [Course], starts: [StartsFlow], level: Level?,
    planned: Set<Level>
  ) throws(CalibrationFailure) {
    let distances = DistrictDistances(areas, courses)
    let placed = PlacedStarts(starts, among: distances.districts, at: level.map { [$0] })
    let metres = try fittedHalfDistance(placed.flows, distances)
    let model = GravityModel(placed.flows, distances)
    self.model = model
    self.distances = distances
    self.starts = placed
    withoutDistance = FittedFlows(model, distances, metres: nil)
    fitted = FittedFlows(model, distances, metres: metres)
    let each = Set(starts.map(\.level)).sorted().map { [$0] }
    let together = planned.count > 1 ? [planned.sorted(), []] : [[]]
    levels = (each + together).compactMap { levels in
      let flows = PlacedStarts(
        starts, among: distances.districts, at: levels.isEmpty ? nil : Set(levels)
      ).flows
      guard flows.total > 0 else { return nil }
      return AtLevel(
        levels: levels, starts: flows.total, metres: try? fittedHalfDistance(flows, distances))
    }
    leavingOut = distances.districts.indices.map { district in
      LeavingOut(
        district: distances.districts[district],
        metres: try? fittedHalfDistance(
          placed.flows.without(district), distances.without(district)))
    }
  }

  /// The model by another half-distance, such as the brief's.
  package func flows(metres: Int) -> FittedFlows {
    FittedFlows(model, distances, metres: metres)
  }

  /// The share of the flows' deviance without distance that a model with distance explains, at most 1.
  package func explained(by flows: FittedFlows) -> Double {
    withoutDistance.deviance > 0 ? 1 - flows.deviance / withoutDistance.deviance : 0
  }

  /// Last year's starts and the fitted model's by distance.
  package var bands: [DistanceBand] {
    distanceBands(starts.flows.counts.map(Double.init), fitted.starts, distances)
  }

  /// The half-distances without one district, the shortest first, equal ones by district.
  package var spread: [LeavingOut] {
    leavingOut.filter { $0.metres != nil }.sorted {
      ($0.metres ?? 0, $0.district.code) < ($1.metres ?? 0, $1.district.code)
    }
  }
}

/// Flows of a gravity model beside the real ones.
package struct FittedFlows: Sendable {
  /// The half-distance; nil where distance plays no part.
  package let metres: Int?
  /// Starts, home after home, each with every district of delivery.
  package let starts: [Double]
  /// Of the real starts from these.
  package let deviance: Double
  /// The share of starts in the right pair of districts.
  package let commonPart: Double
  /// Nil only without starts.
  package let meanKilometres: Double?
  /// The share of starts in the district of home.
  package let insideShare: Double

  init(_ model: GravityModel, _ distances: DistrictDistances, metres: Int?) {
    let starts = model.modelled(metres: metres)
    let count = distances.districts.count
    let total = starts.reduce(0, +)
    self.metres = metres
    self.starts = starts
    deviance = model.deviance(from: starts)
    commonPart = SkillsPlanner.commonPart(model.flows.counts.map(Double.init), starts)
    meanKilometres = SkillsPlanner.meanKilometres(starts, distances)
    let inside = distances.districts.indices.reduce(0) { $0 + starts[$1 * count + $1] }
    insideShare = total > 0 ? inside / total : 0
  }
}
