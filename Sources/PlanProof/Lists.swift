import SkillsPlanner

/// The lists of a plan, field by field; its words are the keys of the file.
enum Lists {
  static let areas = List<AreaRow, String>(
    name: { "area \($0.code)" }, key: \.code,
    fields: [
      Field("name", .facts) { $0.name }, Field("district", .facts) { $0.district },
      Field("decile", .facts) { $0.decile },
      Field("point", .facts) { "\($0.point.latitude), \($0.point.longitude)" },
    ])

  static let needs = List<NeedRow, NeedKey>(
    name: { "the need of \($0.area) at level \($0.level.code)" },
    key: { NeedKey(area: $0.area, level: $0.level) },
    fields: [
      Field("learners", .needs) { $0.learners }, Field("placed", .sum) { $0.placed },
      Field("value", .value) { $0.value },
    ])

  static let allocations = List<Allocation, NeedKey>(
    name: { "the allocation of \($0.area) at level \($0.level.code)" },
    key: { NeedKey(area: $0.area, level: $0.level) },
    fields: [Field("courses", onCourses) { $0.courses }])

  static let onCourses = List<Allocation.OnCourse, String>(
    name: { "course \($0.course)" }, key: \.course,
    fields: [
      Field("places", .sum) { $0.places },
      Field("km", .way) { $0.metres.map { "\($0) metres" } ?? "online" },
      Field("minutes", .way) { $0.minutes.map { "\($0)" } ?? "none" },
      Field("points", .points) { $0.points }, Field("scores", .points) { "\($0.scores)" },
    ])

  static let shortfalls = List<NeedShortfall, NeedShortfall.Key>(
    name: { "the shortfall of \($0.row.area) at level \($0.row.level.code)" }, key: \.key,
    fields: [
      Field("learners", .sum) { $0.row.learners },
      Field("cause", .cause) { $0.row.cause.rawValue },
      Field("nearest-km", .cause) { $0.row.nearest.map { "\($0) metres" } ?? "none" },
      Field("nearest-minutes", .cause) { $0.row.nearestMinutes.map { "\($0)" } ?? "none" },
      Field("reason", .cause) { $0.row.reason ?? "none" },
    ])

  static let courses = List<CourseRow, String>(
    name: { "course \($0.id)" }, key: \.id,
    fields: [
      Field("provider", .facts) { $0.provider }, Field("district", .facts) { $0.district },
      Field("level", .facts) { $0.level.code }, Field("sector", .facts) { $0.sector },
      Field("mode", .facts) { $0.mode.rawValue },
      Field("point", .facts) { $0.pointBasis?.rawValue ?? "none" },
      Field("at", .facts) { $0.venue.map { "\($0.latitude), \($0.longitude)" } ?? "none" },
      Field("last-year", .facts) { $0.lastYear }, Field("places", .limits) { $0.places },
      Field("places-given", .facts) { $0.placesAreGiven ? "true" : "no" },
      Field("price", .facts) { $0.price }, Field("funder", .facts) { $0.funder ?? "none" },
      Field("used", .sum) { $0.used }, Field("value", .value) { $0.value },
    ])

  static let policies = List<PolicyRow, String>(
    name: { "the policy \($0.label)" }, key: \.label,
    fields: [
      Field("bound", .facts) { $0.bound.rawValue }, Field("amount", .facts) { $0.amount.words },
      Field("used", .sum) { $0.used }, Field("of", .sum) { $0.whole },
      Field("none-of", .facts) { $0.noneOf }, Field("value", .value) { $0.value },
    ])

  static let minimumCohorts = List<MinimumCohortRow, String>(
    name: { "the policy \($0.label)" }, key: \.label,
    fields: [
      Field("least", .facts) { $0.least }, Field("not-run", .sum) { $0.notRun },
    ])

  static let cohorts = List<CohortRow, String>(
    name: { "the closed course \($0.course)" }, key: \.course,
    fields: [
      Field("least", .facts) { $0.least }, Field("would-run", .facts) { $0.wouldRun },
      Field("merge-with", .facts) { $0.merge?.course ?? "none" },
      Field("metres", .way) { $0.merge?.metres.map { "\($0)" } ?? "none" },
      Field("together", .sum) { $0.merge?.learners },
    ])

  static let pins = List<PinRow, String>(
    name: { "the pin \($0.label)" }, key: \.label,
    fields: [
      Field("state", .facts) { $0.state.rawValue }, Field("used", .sum) { $0.used },
      Field("value", .value) { $0.value }, Field("learners", .sum) { $0.learners },
    ])

  static let levels = List<LevelRow, Level>(
    name: { "level \($0.level.code)" }, key: \.level,
    fields: [
      Field("eligible", .needs) { $0.eligible }, Field("learners", .sum) { $0.learners },
      Field("last-year", .sum) { $0.lastYear }, Field("places", .sum) { $0.places },
      Field("funded", .limits) { $0.funded }, Field("used", .sum) { $0.used },
      Field("value", .value) { $0.value },
    ])

  static let districts = List<DistrictRow, String>(
    name: { "district \($0.district.code)" }, key: \.district.code,
    fields: [
      Field("name", .facts) { $0.district.name },
      Field("delivered-last-year", .sum) { $0.deliveredLastYear },
      Field("delivered", .sum) { $0.delivered }, Field("levels", atLevels) { $0.levels },
    ])

  static let atLevels = List<DistrictRow.AtLevel, Level>(
    name: { "level \($0.level.code)" }, key: \.level,
    fields: [
      Field("eligible", .needs) { $0.eligible }, Field("learners", .sum) { $0.learners },
      Field("apprenticeships-last-year", .facts) { $0.lastYear },
      Field("placed", .sum) { $0.placed },
      Field("placed-on-apprenticeships", .sum) { $0.placedOnApprenticeships },
    ])

  static let providers = List<ProviderRow, String>(
    name: { "provider \($0.provider.ukprn)" }, key: \.provider.ukprn,
    fields: [
      Field("name", .facts) { $0.provider.name }, Field("last-year", .sum) { $0.lastYear },
      Field("plan", .sum) { $0.plan },
    ])

  static let causes = List<Summary.CauseCount, Shortfall.Cause>(
    name: { "cause \($0.cause.rawValue)" }, key: \.cause,
    fields: [Field("learners", .sum) { $0.learners }])

  static let deciles = List<Summary.DecileRow, Int?>(
    name: { "decile \($0.decile.map { "\($0)" } ?? "not published")" }, key: \.decile,
    fields: [
      Field("areas", .sum) { $0.areas }, Field("with-none", .sum) { $0.withNone },
      Field("with-some", .sum) { $0.withSome }, Field("with-all", .sum) { $0.withAll },
      Field("learners", .sum) { $0.learners }, Field("placed", .sum) { $0.placed },
    ])

  /// The summary's own fields.
  static let summary: [Field<Summary>] = [
    Field("learners", .sum) { $0.learners }, Field("last-year", .sum) { $0.lastYear },
    Field("places", .sum) { $0.places }, Field("placed", .sum) { $0.placed },
    Field("shortfall", causes) { $0.shortfall }, Field("deciles", deciles) { $0.deciles },
    Field("price", .sum) { $0.price },
  ]

  static let travel: [Field<Summary.Travel>] = [
    Field("venue-places", .sum) { $0.venuePlaces },
    Field("total-km", .sum) { "\($0.metres) metres" },
    Field("other-places", .sum) { $0.otherPlaces },
    Field("time", .sum) {
      $0.time.map { "\($0.tenthsOfMinutes) tenths of a minute for \($0.places) places" } ?? "none"
    },
  ]

  static let fixedFlows = Field<Summary.FixedFlows?>("fixed-flows", .facts) {
    $0.map { "\($0.fromOutside) from outside, \($0.residentsElsewhere) elsewhere" } ?? "none"
  }
}
