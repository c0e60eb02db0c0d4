import SkillsPlanner

extension Adding {
  /// - Parameter isPlain: whether no policy or pin can be why learners are not placed.
  func summary(_ shortfalls: [Shortfall], isPlain: Bool) -> Summary {
    Summary(
      learners: sum(facts.needs.map(\.learners)), lastYear: sum(facts.courses.map(\.lastYear)),
      places: sum(facts.courses.map(\.places)), placed: sum(placed),
      shortfall: Shortfall.Cause.allCases.filter { $0 != .policyOrPin || !isPlain }.map { cause in
        Summary.CauseCount(
          cause: cause, learners: sum(shortfalls.filter { $0.cause == cause }.map(\.learners)))
      }, deciles: deciles(), travel: travel(), fixedFlows: facts.fixedFlows,
      price: price)
  }

  /// Nil where no course has a price, or one that is used has none.
  private var price: Int? {
    guard facts.courses.contains(where: { $0.price != nil }) else { return nil }
    let own = facts.courses.indices.filter { used[$0] > 0 }
    let prices = own.compactMap { place in
      facts.courses[place].price.map { product($0, used[place]) }
    }
    return prices.count == own.count ? sum(prices) : nil
  }

  private func deciles() -> [Summary.DecileRow] {
    var learners = Array(repeating: 0, count: facts.areas.count)
    var met = learners
    for (place, need) in facts.needs.enumerated() {
      learners[need.area] = sum(learners[need.area], need.learners)
      met[need.area] = sum(met[need.area], placed[place])
    }
    let deciles: [Int?] = (1...10).map { $0 } + [nil]
    return deciles.compactMap { decile in
      let own = facts.areas.indices.filter { facts.areas[$0].decile == decile }
      guard !own.isEmpty else { return nil }
      let whole = own.count { met[$0] == learners[$0] }
      let none = own.count { learners[$0] > 0 && met[$0] == 0 }
      return Summary.DecileRow(
        decile: decile, areas: own.count, withNone: none, withSome: own.count - none - whole,
        withAll: whole, learners: sum(own.map { learners[$0] }), placed: sum(own.map { met[$0] }))
    }
  }

  private func travel() -> Summary.Travel {
    var toVenues = 0
    var metres = 0
    var others = 0
    var timed = 0
    var tenths = 0
    for decision in decisions {
      if facts.courses[decision.course].pointBasis == .venue, let way = decision.metres {
        toVenues = sum(toVenues, decision.places)
        metres = sum(metres, product(decision.places, way))
      } else {
        others = sum(others, decision.places)
      }
      if let minutes = decision.minutes {
        timed = sum(timed, decision.places)
        let way = Int((minutes * 10).rounded(.toNearestOrEven))
        tenths = sum(tenths, product(decision.places, way))
      }
    }
    return Summary.Travel(
      venuePlaces: toVenues, metres: metres, otherPlaces: others,
      time: timed > 0 ? Summary.Travel.Time(places: timed, tenthsOfMinutes: tenths) : nil)
  }
}
