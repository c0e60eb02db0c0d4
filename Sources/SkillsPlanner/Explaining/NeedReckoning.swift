/// How many learners a need has, and why that number: every factor on the way to it.
package struct NeedReckoning: Sendable, Hashable {
  package let definition: NeedDefinition
  /// The area's residents aged 18-66 for each qualification that the need starts from, in their order.
  package let residents: [Int]
  /// The level's residents and learners over all areas of the plan.
  package let everywhere: Count
  /// The area's district, and its residents and learners.
  package let district: District
  package let inDistrict: Count
  /// The area's.
  package let inArea: Count

  /// Residents who could start, and the learners of the need.
  package struct Count: Sendable, Hashable {
    package let eligible: Int
    package let learners: Int
  }

  /// The residents of all areas times the target, before it was rounded, in millionths of a learner.
  package var exactEverywhere: Int { everywhere.eligible * definition.target.millionths }
  /// The district's exact share of all learners in hundredths, rounded half to even; 0 where nobody is eligible.
  package var exactInDistrict: Int { Self.hundredths(everywhere, inDistrict) }
  /// The area's exact share of its district's learners, likewise.
  package var exactInArea: Int { Self.hundredths(inDistrict, inArea) }
  /// How the district's share became whole.
  package var roundingOfDistrict: Rounding { Self.rounding(everywhere, inDistrict) }
  package var roundingOfArea: Rounding { Self.rounding(inDistrict, inArea) }

  /// How a share of a total became a whole number.
  package enum Rounding: Sendable, Hashable {
    case none
    case up
    case down
  }

  private static func hundredths(_ whole: Count, _ part: Count) -> Int {
    guard whole.eligible > 0 else { return 0 }
    let (quotient, rest) = share(100 * whole.learners, whole, part)
    return quotient
      + roundedHalfToEven(rest + (quotient % 2) * whole.eligible, over: whole.eligible)
      - quotient % 2
  }

  private static func rounding(_ whole: Count, _ part: Count) -> Rounding {
    guard whole.eligible > 0 else { return .none }
    let (quotient, rest) = share(whole.learners, whole, part)
    if part.learners == quotient { return rest == 0 ? .none : .down }
    return part.learners > quotient ? .up : .down
  }

  /// A total times the part's share of the eligible, as a whole number and a rest; the product may need 128 bits.
  private static func share(
    _ total: Int, _ whole: Count, _ part: Count
  ) -> (quotient: Int, rest: Int) {
    let product = total.magnitude.multipliedFullWidth(by: part.eligible.magnitude)
    let (quotient, rest) = whole.eligible.magnitude.dividingFullWidth(product)
    return (Int(quotient), Int(rest))
  }
}

extension Explainer {
  /// The reckoning of an area's need by one definition of the brief; also where it comes to no learner.
  func reckoning(of definition: NeedDefinition, area place: Int) -> NeedReckoning {
    let area = catalogue.areas[place]
    let districts = planner.needs.districts.filter { $0.level == definition.level }
    let own = districts.first { $0.district.code == area.district.code }
    let need = needs.first { $0.area == place && $0.level == definition.level }
    return NeedReckoning(
      definition: definition, residents: definition.from.map { area.residents(holding: [$0]) },
      everywhere: NeedReckoning.Count(
        eligible: districts.reduce(0) { $0 + $1.eligible },
        learners: districts.reduce(0) { $0 + $1.learners }),
      district: area.district,
      inDistrict: NeedReckoning.Count(
        eligible: own?.eligible ?? 0, learners: own?.learners ?? 0),
      inArea: NeedReckoning.Count(
        eligible: area.residents(holding: definition.from), learners: need?.learners ?? 0))
  }
}
