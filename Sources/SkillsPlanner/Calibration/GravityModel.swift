/// A doubly constrained gravity model of flows between districts (A. G. Wilson, "A family of spatial
/// interaction models", Environment and Planning 3, 1971):
///
///     flow from i to j  ~  homes(i) deliveries(j) 2^(-kilometres(i, j) / half-distance)
///
/// The flows sum to the starts of each home district and to those of each district of delivery, as
/// they were: what a district's size, its employers and its providers attract is given, and only
/// what distance does is told.
struct GravityModel {
  let flows: DistrictFlows
  private let homes: [Double]
  private let deliveries: [Double]
  /// Kilometres less what is the same for a whole row or column and therefore changes no flow.
  ///
  /// So each row and column has a 0, and no half-distance makes all of it vanish.
  private let excess: [Double]

  /// - Parameter distances: of the same districts.
  init(_ flows: DistrictFlows, _ distances: DistrictDistances) {
    precondition(flows.districts.count == distances.districts.count, "the districts differ")
    self.flows = flows
    let homes = flows.byHome.map(Double.init)
    let deliveries = flows.byDelivery.map(Double.init)
    let all = flows.districts.indices
    let rows = all.filter { homes[$0] > 0 }
    let columns = all.filter { deliveries[$0] > 0 }
    let count = flows.districts.count
    var excess = distances.kilometres
    for row in rows {
      let least = columns.map { excess[row * count + $0] }.min() ?? 0
      for column in all { excess[row * count + column] -= least }
    }
    for column in columns {
      let least = rows.map { excess[$0 * count + column] }.min() ?? 0
      for row in all { excess[row * count + column] -= least }
    }
    self.homes = homes
    self.deliveries = deliveries
    self.excess = excess
  }

  /// The flows by a half-distance in metres, or by none: then distance plays no part.
  ///
  /// Furness's iteration: rows and columns are scaled in turn until a factor changes by less than
  /// 1e-12 of itself, or 5,000 times; the columns then sum exactly. O(n^2) for each turn. Beyond 300
  /// half-distances nothing gets less, so that every flow is above 0 and every number finite.
  func modelled(metres: Int?) -> [Double] {
    let all = flows.districts.indices
    let count = flows.districts.count
    let deterrence = excess.indices.map { pair -> Double in
      guard homes[pair / count] > 0, deliveries[pair % count] > 0 else { return 0 }
      guard let metres else { return 1 }
      return powerOfTwo(max(-300, -excess[pair] / (Double(metres) / 1000)))
    }
    var ofHome = homes.map { _ in 0.0 }
    var ofDelivery = deliveries.map { $0 > 0 ? 1.0 : 0.0 }
    for _ in 0..<5_000 {
      for home in all {
        var sum = 0.0
        for delivery in all { sum += deterrence[home * count + delivery] * ofDelivery[delivery] }
        ofHome[home] = homes[home] > 0 ? homes[home] / sum : 0
      }
      var change = 0.0
      for delivery in all where deliveries[delivery] > 0 {
        var sum = 0.0
        for home in all { sum += deterrence[home * count + delivery] * ofHome[home] }
        let factor = deliveries[delivery] / sum
        change = max(change, (factor - ofDelivery[delivery]).magnitude / factor)
        ofDelivery[delivery] = factor
      }
      if change < 1e-12 { break }
    }
    return deterrence.indices.map {
      ofHome[$0 / count] * deterrence[$0] * ofDelivery[$0 % count]
    }
  }

  /// The Poisson deviance of the real flows from modelled ones: 0 where they are the same, infinity
  /// where a flow is real that the model has not.
  ///
  /// Least deviance is greatest likelihood, as of a multinomial, since the totals are the same.
  func deviance(from modelled: [Double]) -> Double {
    var sum = 0.0
    for (real, model) in zip(flows.counts, modelled) {
      guard model > 0, model.isFinite else {
        if real == 0 && model == 0 { continue }
        return .infinity
      }
      let starts = Double(real)
      guard real > 0 else {
        sum += model
        continue
      }
      // Two logarithms: the quotient by a model that is nearly nothing may be no number.
      let ratio = naturalLogarithm(starts) - naturalLogarithm(model)
      sum += starts * ratio - (starts - model)
    }
    return 2 * sum
  }
}
