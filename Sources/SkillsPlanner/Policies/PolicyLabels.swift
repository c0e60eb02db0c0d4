/// How policies and pins are named to whoever reads a plan.
extension Policy {
  /// "at most 900 places, provider 10004552"; the same policy has the same label in every plan.
  package var label: String { label(of: nil) }

  /// The label of one of those that it is set for: "at most 20%, provider 10004552".
  package func label(of one: String?) -> String {
    let each = each.map { each in one.map { "\(each.rawValue) \($0)" } ?? "each \(each.rawValue)" }
    return ([demand.words] + scope.words + [each].compactMap { $0 }).joined(separator: ", ")
  }
}

extension Pin {
  /// "exactly 12 places, area E01012571, course 10006987-A".
  package var label: String { ([demand.words] + scope.words).joined(separator: ", ") }
}

extension Policy.Demand {
  fileprivate var words: String {
    switch self {
    case .limit(let bound, let amount): "\(bound.words) \(amount.words)"
    case .minimumCohort(let learners): "a minimum cohort of \(learners)"
    }
  }
}

extension Policy.Bound {
  var words: String {
    switch self {
    case .atMost: "at most"
    case .atLeast: "at least"
    }
  }
}

extension Policy.Amount {
  /// "900 places", "35%" or "£4,500,000", exactly.
  package var words: String {
    switch self {
    case .places(1): "1 place"
    case .places(let places): "\(grouped(places)) places"
    case .share(let share): percent(share)
    case .pence(let pence): pounds(pence)
    }
  }
}

extension Pin.Demand {
  fileprivate var words: String {
    switch self {
    case .exactly(let places): "exactly \(Policy.Amount.places(places).words)"
    case .atLeast(let places): "at least \(Policy.Amount.places(places).words)"
    case .atMost(let places): "at most \(Policy.Amount.places(places).words)"
    }
  }
}

extension Scope {
  /// "decile 1 or 2", one for each side that is not open.
  fileprivate var words: [String] {
    let named: [(String, [String])] = [
      ("area", areas), ("home-district", homeDistricts), ("decile", deciles.map { "\($0)" }),
      ("course", courses), ("provider", providers), ("delivery-district", deliveryDistricts),
      ("sector", sectors), ("level", levels.map(\.code)), ("mode", modes.map(\.rawValue)),
      ("funder", funders),
    ]
    return named.filter { !$0.1.isEmpty }.map { "\($0.0) \($0.1.joined(separator: " or "))" }
      + (isElsewhere ? ["elsewhere"] : [])
  }
}

/// "£4,500,000", with pence where there are any.
package func pounds(_ pence: Int) -> String {
  let (pounds, rest) = pence.quotientAndRemainder(dividingBy: 100)
  return "£\(grouped(pounds))" + (rest == 0 ? "" : "." + String(100 + rest).dropFirst())
}
