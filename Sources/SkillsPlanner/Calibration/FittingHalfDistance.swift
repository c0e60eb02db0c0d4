/// What the flows among districts say of distance, and when they say nothing.
package enum CalibrationFailure: Error, Hashable, Sendable {
  /// Nobody started, as far as both districts are known.
  case noStarts
  /// Fewer than three districts have starts: their totals alone then fix nearly every flow.
  case fewDistricts(Int)
  /// Nobody started outside the district of home.
  case allInside
  /// The best fit is at the shortest or the longest half-distance that is tried.
  case noFall
}

/// The half-distances that are tried, in tenths of a kilometre: 0.5 km to 100 km.
let triedTenths = 5...1000

/// The half-distance by which a gravity model makes the flows most likely, in metres, a multiple of 100.
///
/// The likelihood has one peak: it is that of an exponential family in 1 / half-distance, with the
/// totals by their best factors, and therefore concave. So halving the range finds the best tenth of
/// a kilometre of all; where two are as likely, the shorter. The model's mean distance is then the
/// real one, to within the tenth.
///
/// - Throws: where the flows are too few to tell.
func fittedHalfDistance(
  _ flows: DistrictFlows, _ distances: DistrictDistances
) throws(CalibrationFailure) -> Int {
  let (homes, deliveries) = (flows.byHome, flows.byDelivery)
  let used = flows.districts.indices.filter { homes[$0] > 0 || deliveries[$0] > 0 }
  guard !used.isEmpty else { throw .noStarts }
  guard used.count >= 3 else { throw .fewDistricts(used.count) }
  guard flows.inside < flows.total else { throw .allInside }
  let model = GravityModel(flows, distances)
  var (low, high) = (triedTenths.lowerBound, triedTenths.upperBound)
  while low < high {
    let middle = (low + high) / 2
    let shorter = model.deviance(from: model.modelled(metres: middle * 100))
    let longer = model.deviance(from: model.modelled(metres: (middle + 1) * 100))
    // Too short a half-distance may make a real flow impossible; two such are no reason to go shorter.
    if shorter <= longer && shorter.isFinite { high = middle } else { low = middle + 1 }
  }
  guard low > triedTenths.lowerBound, low < triedTenths.upperBound else { throw .noFall }
  return low * 100
}
