import SkillsPlanner

/// The rows that add a plan up.
extension PlanWriter {
  static func summary(_ yaml: inout YAMLWriter, _ summary: Summary) {
    yaml.whole("learners", summary.learners)
    yaml.whole("last-year", summary.lastYear)
    yaml.whole("places", summary.places)
    yaml.whole("placed", summary.placed)
    if let price = summary.price { yaml.whole("price", price) }
    yaml.list("shortfall") { yaml in
      for row in summary.shortfall {
        yaml.line { yaml in
          yaml.text("cause", row.cause.rawValue)
          yaml.whole("learners", row.learners)
        }
      }
    }
    yaml.list("deciles") { yaml in
      for row in summary.deciles { yaml.line { decile(&$0, row) } }
    }
    yaml.map("travel") { yaml in
      yaml.whole("venue-places", summary.travel.venuePlaces)
      yaml.fixed("total-km", summary.travel.metres, places: 3)
      if let mean = summary.travel.meanMetres {
        yaml.fixed("mean-km", mean, places: 3)
      } else {
        yaml.text("mean-km", "none")
      }
      yaml.whole("other-places", summary.travel.otherPlaces)
      guard let time = summary.travel.time else { return }
      yaml.line("time") { yaml in
        yaml.whole("places", time.places)
        yaml.fixed("total-minutes", time.tenthsOfMinutes, places: 1)
        yaml.fixed("mean-minutes", time.meanTenths, places: 1)
      }
    }
    guard let flows = summary.fixedFlows else {
      yaml.text("fixed-flows", notPublished)
      return
    }
    yaml.map("fixed-flows") { yaml in
      yaml.whole("from-outside", flows.fromOutside)
      yaml.whole("residents-elsewhere", flows.residentsElsewhere)
    }
  }

  static func level(_ yaml: inout YAMLWriter, _ level: LevelRow) {
    yaml.code("level", level.level.code)
    yaml.whole("eligible", level.eligible)
    yaml.whole("learners", level.learners)
    yaml.whole("last-year", level.lastYear)
    yaml.whole("places", level.places)
    if let funded = level.funded {
      yaml.whole("funded", funded)
    } else {
      yaml.text("funded", "none")
    }
    yaml.whole("used", level.used)
    yaml.whole("value", level.value)
  }

  static func district(_ yaml: inout YAMLWriter, _ district: DistrictRow) {
    yaml.code("district", district.district.code)
    yaml.text("name", district.district.name)
    yaml.whole("delivered-last-year", district.deliveredLastYear)
    yaml.whole("delivered", district.delivered)
    yaml.list("levels") { yaml in
      for level in district.levels { yaml.line { districtLevel(&$0, level) } }
    }
  }

  static func provider(_ yaml: inout YAMLWriter, _ provider: ProviderRow) {
    yaml.code("provider", provider.provider.ukprn)
    yaml.text("name", provider.provider.name)
    yaml.whole("last-year", provider.lastYear)
    yaml.whole("plan", provider.plan)
    yaml.whole("change", provider.change)
  }

  private static func districtLevel(_ yaml: inout YAMLWriter, _ level: DistrictRow.AtLevel) {
    let need = rate(level.learners, of: level.eligible)
    let lastYear = level.lastYear.map { rate($0, of: level.eligible) }
    yaml.code("level", level.level.code)
    yaml.whole("eligible", level.eligible)
    yaml.whole("learners", level.learners)
    yaml.text("need-rate", percent(need))
    optional(&yaml, "apprenticeships-last-year", level.lastYear)
    yaml.text("apprenticeship-rate", lastYear.map(percent) ?? notPublished)
    yaml.text("difference", lastYear.map { percent(need - $0) } ?? notPublished)
    yaml.whole("placed", level.placed)
    yaml.whole("placed-on-apprenticeships", level.placedOnApprenticeships)
  }

  private static func decile(_ yaml: inout YAMLWriter, _ decile: Summary.DecileRow) {
    optional(&yaml, "decile", decile.decile)
    yaml.whole("areas", decile.areas)
    yaml.whole("with-none", decile.withNone)
    yaml.whole("with-some", decile.withSome)
    yaml.whole("with-all", decile.withAll)
    yaml.whole("learners", decile.learners)
    yaml.whole("placed", decile.placed)
  }

  /// A rate in hundredths of a per cent, rounded half to even; 0 of nobody.
  ///
  /// Wide enough for any count that a file may have, since whoever proves a plan writes what its file says.
  private static func rate(_ part: Int, of whole: Int) -> Int {
    guard whole > 0 else { return 0 }
    let (rate, rest) = (10_000 * Int128(part)).quotientAndRemainder(dividingBy: Int128(whole))
    let isUp = 2 * rest > whole || (2 * rest == whole && !rate.isMultiple(of: 2))
    return Int(clamping: isUp ? rate + 1 : rate)
  }

  /// Hundredths of a per cent as "4.50%".
  private static func percent(_ hundredths: Int) -> String {
    let digits = String(hundredths.magnitude + 100_000)
    let cents = digits.suffix(2)
    let whole = hundredths.magnitude / 100
    return "\(hundredths < 0 ? "-" : "")\(whole).\(cents)%"
  }
}
