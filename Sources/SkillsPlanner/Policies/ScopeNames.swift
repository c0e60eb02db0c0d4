/// The names that a scope may use: those in the tables.
struct ScopeNames {
  private let areas: [String]
  private let homes: [String]
  private let deciles: Set<Int>
  private let courses: [String]
  private let providers: [String]
  private let deliveries: [String]
  private let sectors: [String]
  private let funders: [String]

  init(_ catalogue: Catalogue) {
    func distinct(_ names: [String]) -> [String] { Set(names).sorted() }
    areas = catalogue.areas.map(\.code)
    homes = distinct(catalogue.areas.map(\.district.code))
    deciles = Set(catalogue.areas.compactMap(\.decile))
    courses = catalogue.courses.map(\.id)
    providers = distinct(catalogue.courses.map(\.provider.ukprn))
    deliveries = distinct(catalogue.courses.map(\.district.code))
    sectors = distinct(
      catalogue.courses.flatMap { [$0.sector, $0.sectorOfTier1] }.filter { !$0.isEmpty })
    funders = distinct(catalogue.courses.compactMap(\.funder))
  }

  /// Each name that no table has, with the nearest that one has.
  func problems(of scope: Scope, _ what: String, at location: Location?) -> [Diagnostic] {
    let named: [(what: String, names: [String], known: [String])] = [
      ("area", scope.areas, areas), ("home-district", scope.homeDistricts, homes),
      ("course", scope.courses, courses), ("provider", scope.providers, providers),
      ("delivery-district", scope.deliveryDistricts, deliveries),
      ("sector", scope.sectors, sectors), ("funder", scope.funders, funders),
    ]
    let unknown = named.flatMap { key, names, known in
      let known = names.isEmpty ? [] : Set(known)
      return names.filter { !known.contains($0) }.map { (key, $0) }
    }
    let texts = unknown.map { key, name in
      let known = named.first { $0.what == key }?.known ?? []
      return Diagnostic(
        .error, "SP0620", at: location,
        "\(what) names the \(key) \(name.cited()), which no table has"
          + Spelling.suggestion(for: name, among: known),
        fix: known.isEmpty
          ? "Add the column \(key) to the courses table, or take the key out."
          : "Correct it, or take it out.")
    }
    let numbers = scope.deciles.filter { !deciles.contains($0) }.map {
      Diagnostic(
        .error, "SP0620", at: location, "\(what) names the decile \($0), which no area has",
        fix: deciles.isEmpty
          ? "Add the column imd_decile to the areas table, or take the key out."
          : "Correct it, or take it out.")
    }
    return texts + numbers
  }
}
