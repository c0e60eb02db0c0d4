import SkillsPlanner

/// The rows that say who gets what.
extension PlanReader {
  mutating func area(_ node: YAMLNode) -> AreaRow? {
    let map = yaml.map(node, required: ["area", "name", "district", "decile", "point"])
    let code = yaml.text(map["area"])
    let name = yaml.text(map["name"])
    let district = yaml.text(map["district"])
    let decile = published(map["decile"]) { $0.yaml.whole($1, in: 1...10) }
    let point = point(map["point"])
    guard let code, let name, let district, let point else { return nil }
    return AreaRow(code: code, name: name, district: district, decile: decile, point: point)
  }

  mutating func need(_ node: YAMLNode) -> NeedRow? {
    let map = yaml.map(node, required: ["area", "level", "learners", "placed", "value"])
    let area = yaml.text(map["area"])
    let level = level(map["level"])
    let learners = yaml.whole(map["learners"], in: counts)
    let placed = yaml.whole(map["placed"], in: counts)
    let value = yaml.whole(map["value"], in: values)
    guard let area, let level, let learners, let placed, let value else { return nil }
    return NeedRow(area: area, level: level, learners: learners, placed: placed, value: value)
  }

  mutating func allocation(_ node: YAMLNode) -> Allocation? {
    let map = yaml.map(node, required: ["area", "level", "courses"])
    let area = yaml.text(map["area"])
    let level = level(map["level"])
    let courses = rows(map["courses"]) { $0.onCourse($1) }
    guard let area, let level else { return nil }
    return Allocation(area: area, level: level, courses: courses)
  }

  mutating func shortfall(_ node: YAMLNode) -> Shortfall? {
    let map = yaml.map(
      node, required: ["area", "level", "learners", "cause"],
      optional: ["nearest-km", "nearest-minutes", "reason"])
    let area = yaml.text(map["area"])
    let level = level(map["level"])
    let learners = yaml.whole(map["learners"], in: counts)
    let cause = cause(map["cause"])
    let nearest = metres(map["nearest-km"])
    let nearestMinutes = yaml.decimal(map["nearest-minutes"], in: minutes)
    let reason = yaml.text(map["reason"])
    guard let area, let level, let learners, let cause else { return nil }
    return Shortfall(
      area: area, level: level, learners: learners, cause: cause, nearest: nearest,
      nearestMinutes: nearestMinutes, reason: reason)
  }

  mutating func course(_ node: YAMLNode) -> CourseRow? {
    let map = yaml.map(
      node,
      required: [
        "course", "provider", "district", "level", "sector", "mode", "point", "last-year",
        "places", "used", "value", "gains-if-one-more",
      ], optional: ["at", "places-given", "price", "funder"])
    let id = yaml.text(map["course"])
    let provider = yaml.text(map["provider"])
    let district = yaml.text(map["district"])
    let level = level(map["level"])
    let sector = map["sector"].flatMap { published($0) { $0.yaml.text($1) } ?? "" }
    let mode = yaml.choice(map["mode"], of: Mode.allCases.map(\.rawValue))
      .flatMap(Mode.init(rawValue:))
    let basis = unless("none", map["point"]) { reader, node in
      reader.yaml.choice(node, of: PointBasis.allCases.map(\.rawValue))
        .flatMap(PointBasis.init(rawValue:))
    }
    let venue = point(map["at"])
    let lastYear = yaml.whole(map["last-year"], in: counts)
    let places = yaml.whole(map["places"], in: counts)
    let areGiven = map["places-given"].map { yaml.flag($0) } ?? false
    let used = yaml.whole(map["used"], in: counts)
    let value = yaml.whole(map["value"], in: values)
    let price = yaml.whole(map["price"], in: counts)
    let funder = yaml.text(map["funder"])
    let gains = yaml.whole(map["gains-if-one-more"], in: counts)
    guard let id, let provider, let district, let level, let sector, let mode, let lastYear,
      let places, let areGiven, let used, let value, let gains
    else { return nil }
    return CourseRow(
      id: id, provider: provider, district: district, level: level, sector: sector, mode: mode,
      pointBasis: basis, venue: venue, lastYear: lastYear, places: places, placesAreGiven: areGiven,
      used: used, value: value, gainsIfOneMore: gains, price: price, funder: funder)
  }

  private mutating func onCourse(_ node: YAMLNode) -> Allocation.OnCourse? {
    let map = yaml.map(
      node, required: ["course", "places", "km", "points", "scores"], optional: ["minutes"])
    let course = yaml.text(map["course"])
    let places = yaml.whole(map["places"], in: 1...counts.upperBound)
    let metres = unless("online", map["km"]) { $0.metres($1) }
    let minutes = yaml.decimal(map["minutes"], in: minutes)
    let points = yaml.whole(map["points"], in: 1...1_000_000)
    let scores = rows(map["scores"]) { $0.yaml.whole($1, in: 0...1_000_000) }
    guard let course, let places, let points else { return nil }
    return Allocation.OnCourse(
      course: course, places: places, metres: metres, minutes: minutes, points: points,
      scores: scores)
  }

  private mutating func point(_ node: YAMLNode?) -> Point? {
    guard let node, let items = yaml.list(node) else { return nil }
    guard items.count == 2 else {
      yaml.report(
        .wrongValue, node.place, "a point has \(items.count) numbers",
        fix: "Write degrees north and east, such as [53.8, -2.2].")
      return nil
    }
    let latitude = yaml.decimal(items[0], in: -90...90)
    let longitude = yaml.decimal(items[1], in: -180...180)
    guard let latitude, let longitude else { return nil }
    return Point(latitude: latitude, longitude: longitude)
  }
}

/// What many rows share.
extension PlanReader {
  mutating func level(_ node: YAMLNode?) -> Level? {
    guard let node else { return nil }
    let codes = ["entry"] + (1...8).map(String.init)
    return yaml.choice(node, of: codes).flatMap { Level($0) }
  }

  mutating func cause(_ node: YAMLNode?) -> Shortfall.Cause? {
    yaml.choice(node, of: Shortfall.Cause.allCases.map(\.rawValue))
      .flatMap(Shortfall.Cause.init(rawValue:))
  }

  /// Kilometres with three decimals as whole metres.
  mutating func metres(_ node: YAMLNode?) -> Int? {
    fixed(node, places: 3, "kilometres", "three decimals")
  }

  /// A number with so many decimals, 0 or more, as a whole number of its parts.
  mutating func fixed(
    _ node: YAMLNode?, places: Int, _ unit: String, _ decimals: String
  ) -> Int? {
    guard let node, let (text, _) = yaml.scalar(node, due: unit) else { return nil }
    if let parts = FixedPoint.value(of: text, places: places), parts >= 0 { return parts }
    yaml.report(
      .wrongValue, node.place, "\(text.cited()) is not a number of \(unit)",
      fix: "Write \(unit) with at most \(decimals).")
    return nil
  }

  /// A value, or nil where the file says "not published".
  mutating func published<Value>(
    _ node: YAMLNode?, _ read: (inout PlanReader, YAMLNode) -> Value?
  ) -> Value? {
    unless("not published", node, read)
  }

  /// A value, or nil where a word stands in its place.
  mutating func unless<Value>(
    _ word: String, _ node: YAMLNode?, _ read: (inout PlanReader, YAMLNode) -> Value?
  ) -> Value? {
    guard let node else { return nil }
    if case .scalar(word, _) = node.content { return nil }
    return read(&self, node)
  }
}
