extension Limit.Origin {
  var policy: Int? { if case .policy(let place) = self { place } else { nil } }
  var pin: Int? { if case .pin(let place) = self { place } else { nil } }

  var kind: LimitKind {
    switch self {
    case .policy: .policy
    case .pin: .pin
    case .objective: .objective
    }
  }

  /// What a reader of ranges finds it under.
  var measured: PlanRanges.Kind {
    switch self {
    case .policy, .objective: .policies
    case .pin: .pins
    }
  }
}
