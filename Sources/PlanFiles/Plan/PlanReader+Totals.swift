import SkillsPlanner

/// The rows that add a plan up.
extension PlanReader {
  mutating func summary(_ node: YAMLNode?) -> Summary? {
    guard let node else { return nil }
    let map = yaml.map(
      node,
      required: [
        "learners", "last-year", "places", "placed", "shortfall", "deciles", "travel",
        "fixed-flows",
      ], optional: ["price"])
    let learners = yaml.whole(map["learners"], in: counts)
    let lastYear = yaml.whole(map["last-year"], in: counts)
    let places = yaml.whole(map["places"], in: counts)
    let placed = yaml.whole(map["placed"], in: counts)
    let shortfall = rows(map["shortfall"]) { $0.cause($1) }
    let deciles = rows(map["deciles"]) { $0.decile($1) }
    let travel = travel(map["travel"])
    let price = yaml.whole(map["price"], in: counts)
    let flows = published(map["fixed-flows"]) { $0.fixedFlows($1) }
    guard let learners, let lastYear, let places, let placed, let travel else { return nil }
    return Summary(
      learners: learners, lastYear: lastYear, places: places, placed: placed,
      shortfall: shortfall, deciles: deciles, travel: travel, fixedFlows: flows, price: price)
  }

  mutating func levelRow(_ node: YAMLNode) -> LevelRow? {
    let map = yaml.map(
      node,
      required: [
        "level", "eligible", "learners", "last-year", "places", "funded", "used", "value",
      ])
    let level = level(map["level"])
    let eligible = yaml.whole(map["eligible"], in: counts)
    let learners = yaml.whole(map["learners"], in: counts)
    let lastYear = yaml.whole(map["last-year"], in: counts)
    let places = yaml.whole(map["places"], in: counts)
    let funded = unless("none", map["funded"]) { $0.yaml.whole($1, in: counts) }
    let used = yaml.whole(map["used"], in: counts)
    let value = yaml.whole(map["value"], in: values)
    guard let level, let eligible, let learners, let lastYear, let places, let used, let value
    else { return nil }
    return LevelRow(
      level: level, eligible: eligible, learners: learners, lastYear: lastYear, places: places,
      funded: funded, used: used, value: value)
  }

  mutating func district(_ node: YAMLNode) -> DistrictRow? {
    let map = yaml.map(
      node, required: ["district", "name", "delivered-last-year", "delivered", "levels"])
    let code = yaml.text(map["district"])
    let name = yaml.text(map["name"])
    let lastYear = yaml.whole(map["delivered-last-year"], in: counts)
    let delivered = yaml.whole(map["delivered"], in: counts)
    let levels = rows(map["levels"]) { $0.districtLevel($1) }
    guard let code, let name, let lastYear, let delivered else { return nil }
    return DistrictRow(
      district: District(code: code, name: name), levels: levels, deliveredLastYear: lastYear,
      delivered: delivered)
  }

  mutating func provider(_ node: YAMLNode) -> ProviderRow? {
    let map = yaml.map(node, required: ["provider", "name", "last-year", "plan", "change"])
    let ukprn = yaml.text(map["provider"])
    let name = yaml.text(map["name"])
    let lastYear = yaml.whole(map["last-year"], in: counts)
    let plan = yaml.whole(map["plan"], in: counts)
    _ = yaml.whole(map["change"], in: values)
    guard let ukprn, let name, let lastYear, let plan else { return nil }
    return ProviderRow(
      provider: Provider(ukprn: ukprn, name: name), lastYear: lastYear, plan: plan)
  }

  private mutating func districtLevel(_ node: YAMLNode) -> DistrictRow.AtLevel? {
    let map = yaml.map(
      node,
      required: [
        "level", "eligible", "learners", "need-rate", "apprenticeships-last-year",
        "apprenticeship-rate", "difference",
        "placed", "placed-on-apprenticeships",
      ])
    let level = level(map["level"])
    let eligible = yaml.whole(map["eligible"], in: counts)
    let learners = yaml.whole(map["learners"], in: counts)
    let lastYear = published(map["apprenticeships-last-year"]) { $0.yaml.whole($1, in: counts) }
    let placed = yaml.whole(map["placed"], in: counts)
    let apprenticeships = yaml.whole(map["placed-on-apprenticeships"], in: counts)
    guard let level, let eligible, let learners, let placed, let apprenticeships else {
      return nil
    }
    return DistrictRow.AtLevel(
      level: level, eligible: eligible, learners: learners, lastYear: lastYear, placed: placed,
      placedOnApprenticeships: apprenticeships)
  }

  private mutating func cause(_ node: YAMLNode) -> Summary.CauseCount? {
    let map = yaml.map(node, required: ["cause", "learners"])
    let cause = cause(map["cause"])
    let learners = yaml.whole(map["learners"], in: counts)
    guard let cause, let learners else { return nil }
    return Summary.CauseCount(cause: cause, learners: learners)
  }

  private mutating func decile(_ node: YAMLNode) -> Summary.DecileRow? {
    let map = yaml.map(
      node,
      required: [
        "decile", "areas", "with-none", "with-some", "with-all", "learners", "placed",
      ])
    let decile = published(map["decile"]) { $0.yaml.whole($1, in: 1...10) }
    let areas = yaml.whole(map["areas"], in: counts)
    let none = yaml.whole(map["with-none"], in: counts)
    let some = yaml.whole(map["with-some"], in: counts)
    let all = yaml.whole(map["with-all"], in: counts)
    let learners = yaml.whole(map["learners"], in: counts)
    let placed = yaml.whole(map["placed"], in: counts)
    guard let areas, let none, let some, let all, let learners, let placed else { return nil }
    return Summary.DecileRow(
      decile: decile, areas: areas, withNone: none, withSome: some, withAll: all,
      learners: learners, placed: placed)
  }

  private mutating func travel(_ node: YAMLNode?) -> Summary.Travel? {
    guard let node else { return nil }
    let map = yaml.map(
      node, required: ["venue-places", "total-km", "mean-km", "other-places"], optional: ["time"])
    let venue = yaml.whole(map["venue-places"], in: counts)
    let metres = metres(map["total-km"])
    let others = yaml.whole(map["other-places"], in: counts)
    let time = travelTime(map["time"])
    guard let venue, let metres, let others else { return nil }
    return Summary.Travel(
      venuePlaces: venue, metres: metres, otherPlaces: others, time: time)
  }

  private mutating func travelTime(_ node: YAMLNode?) -> Summary.Travel.Time? {
    guard let node else { return nil }
    let map = yaml.map(node, required: ["places", "total-minutes", "mean-minutes"])
    let places = yaml.whole(map["places"], in: 1...counts.upperBound)
    let total = fixed(map["total-minutes"], places: 1, "minutes", "one decimal")
    guard let places, let total else { return nil }
    return Summary.Travel.Time(places: places, tenthsOfMinutes: total)
  }

  private mutating func fixedFlows(_ node: YAMLNode) -> Summary.FixedFlows? {
    let map = yaml.map(node, required: ["from-outside", "residents-elsewhere"])
    let from = yaml.whole(map["from-outside"], in: counts)
    let elsewhere = yaml.whole(map["residents-elsewhere"], in: counts)
    guard let from, let elsewhere else { return nil }
    return Summary.FixedFlows(fromOutside: from, residentsElsewhere: elsewhere)
  }
}

/// Of one way; a table of travel times has no more.
let minutes = 0.0...10_000

/// Values of the certificate may be negative.
let values = -Int.max...Int.max
