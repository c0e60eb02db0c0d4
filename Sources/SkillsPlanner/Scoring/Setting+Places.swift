extension [Setting] {
  /// Sorted, so that neither place nor order counts.
  package var withoutPlaces: [Setting] {
    sorted { $0.name < $1.name }.map {
      Setting(name: $0.name, value: $0.value.withoutPlaces, location: nil)
    }
  }
}

extension Setting.Value {
  fileprivate var withoutPlaces: Setting.Value {
    switch self {
    case .scalar: self
    case .list(let values): .list(values.map(\.withoutPlaces))
    case .map(let settings): .map(settings.withoutPlaces)
    }
  }
}
