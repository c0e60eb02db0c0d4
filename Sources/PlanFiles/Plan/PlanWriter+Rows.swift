import SkillsPlanner

/// One row of each list of a plan.
extension PlanWriter {
  static let notPublished = "not published"

  static func owner(_ yaml: inout YAMLWriter, _ owner: Owner) {
    yaml.text("organisation", owner.organisation)
    yaml.text("contact", owner.contact)
    guard !owner.roles.isEmpty else { return }
    yaml.map("roles") { yaml in
      for role in owner.roles { yaml.text(role.role, role.holder) }
    }
  }

  static func input(_ yaml: inout YAMLWriter, _ input: InputRecord) {
    yaml.text("role", input.role)
    yaml.text("file", input.file)
    yaml.code("sha256", input.sha256)
    if let rows = input.rows { yaml.whole("rows", rows) }
  }

  static func source(_ yaml: inout YAMLWriter, _ source: SourceRecord) {
    yaml.text("title", source.title)
    yaml.text("publisher", source.publisher)
    yaml.text("vintage", source.vintage)
    yaml.text("licence", source.licence)
  }

  static func rule(_ yaml: inout YAMLWriter, _ rule: RuleRecord) {
    yaml.text("rule", rule.id)
    yaml.code("version", rule.version)
    yaml.text("file", rule.file)
    yaml.code("sha256", rule.sha256)
    if let weight = rule.weight { yaml.whole("weight", weight) }
    guard !rule.settings.isEmpty else { return }
    yaml.line("with") { yaml in
      for setting in rule.settings { value(&yaml, setting.name, setting.value) }
    }
  }

  /// A rule's parameter, as a brief writes it too.
  static func value(_ yaml: inout YAMLWriter, _ key: String?, _ value: Setting.Value) {
    switch value {
    case .scalar(let text):
      // A number stays one: "0.5" in quotes would be a text to other tools.
      if let number = Numbers.decimal(text.utf8.span), DecimalText.plain(number) == text {
        yaml.decimal(key, number)
      } else {
        yaml.text(key, text)
      }
    case .list(let items):
      yaml.row(key) { yaml in
        for item in items { Self.value(&yaml, nil, item) }
      }
    case .map(let settings):
      yaml.line(key) { yaml in
        for setting in settings { Self.value(&yaml, setting.name, setting.value) }
      }
    }
  }

  static func area(_ yaml: inout YAMLWriter, _ area: AreaRow) {
    yaml.code("area", area.code)
    yaml.text("name", area.name)
    yaml.code("district", area.district)
    optional(&yaml, "decile", area.decile)
    point(&yaml, "point", area.point)
  }

  private static func point(_ yaml: inout YAMLWriter, _ key: String, _ point: Point) {
    yaml.row(key) { yaml in
      yaml.decimal(nil, point.latitude)
      yaml.decimal(nil, point.longitude)
    }
  }

  static func need(_ yaml: inout YAMLWriter, _ need: NeedRow) {
    yaml.code("area", need.area)
    yaml.code("level", need.level.code)
    yaml.whole("learners", need.learners)
    yaml.whole("placed", need.placed)
    yaml.whole("value", need.value)
  }

  static func allocation(_ yaml: inout YAMLWriter, _ allocation: Allocation) {
    yaml.code("area", allocation.area)
    yaml.code("level", allocation.level.code)
    yaml.row("courses") { yaml in
      for course in allocation.courses {
        yaml.line { yaml in
          yaml.code("course", course.course)
          yaml.whole("places", course.places)
          if let metres = course.metres {
            yaml.fixed("km", metres, places: 3)
          } else {
            yaml.text("km", "online")
          }
          if let minutes = course.minutes { yaml.decimal("minutes", minutes) }
          yaml.whole("points", course.points)
          yaml.row("scores") { yaml in
            for score in course.scores { yaml.whole(nil, score) }
          }
        }
      }
    }
  }

  static func shortfall(_ yaml: inout YAMLWriter, _ shortfall: Shortfall) {
    yaml.code("area", shortfall.area)
    yaml.code("level", shortfall.level.code)
    yaml.whole("learners", shortfall.learners)
    yaml.text("cause", shortfall.cause.rawValue)
    if let reason = shortfall.reason { yaml.text("reason", reason) }
    if let nearest = shortfall.nearest { yaml.fixed("nearest-km", nearest, places: 3) }
    if let minutes = shortfall.nearestMinutes { yaml.decimal("nearest-minutes", minutes) }
  }

  static func course(_ yaml: inout YAMLWriter, _ course: CourseRow) {
    yaml.code("course", course.id)
    yaml.code("provider", course.provider)
    yaml.code("district", course.district)
    yaml.code("level", course.level.code)
    yaml.code("sector", course.sector.isEmpty ? notPublished : course.sector)
    yaml.text("mode", course.mode.rawValue)
    yaml.text("point", course.pointBasis?.rawValue ?? "none")
    if let venue = course.venue { point(&yaml, "at", venue) }
    yaml.whole("last-year", course.lastYear)
    yaml.whole("places", course.places)
    if course.placesAreGiven { yaml.flag("places-given", true) }
    if let price = course.price { yaml.whole("price", price) }
    if let funder = course.funder { yaml.text("funder", funder) }
    yaml.whole("used", course.used)
    yaml.whole("value", course.value)
    yaml.whole("gains-if-one-more", course.gainsIfOneMore)
  }

  /// A count, or that it is not published.
  static func optional(_ yaml: inout YAMLWriter, _ key: String, _ count: Int?) {
    if let count {
      yaml.whole(key, count)
    } else {
      yaml.text(key, notPublished)
    }
  }
}
