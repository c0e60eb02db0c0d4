import PlanFiles

/// T Level providers, as the Department for Education's site reads them: a row for each venue, year
/// and qualification.
struct TLevelProviders: Decodable {
  let providers: [Provider]

  struct Provider: Decodable {
    let ukPrn: Int
    let name: String
    let locations: [Location]
  }

  struct Location: Decodable {
    let name: String?
    let postcode: String?
    let town: String?
    let latitude: Double?
    let longitude: Double?
    let deliveryYears: [Year]
  }

  struct Year: Decodable {
    let year: Int
    let qualifications: [Int]
  }

  func recognition(_ file: String) -> Recognition {
    var rows: [(cells: [String], path: String)] = []
    for (index, provider) in providers.enumerated() {
      for (place, venue) in provider.locations.enumerated() {
        for year in venue.deliveryYears {
          for qualification in year.qualifications {
            rows.append(
              (
                [
                  String(provider.ukPrn), provider.name, venue.name ?? "", venue.postcode ?? "",
                  venue.town ?? "", venue.latitude.map { DecimalText.plain($0) } ?? "",
                  venue.longitude.map { DecimalText.plain($0) } ?? "", String(year.year),
                  String(qualification),
                ], "providers[\(index)].locations[\(place)]"
              ))
          }
        }
      }
    }
    return Recognition(
      .tLevelProviders, names: Layout.tLevelProviders.columns.map(\.name), rows: rows, file: file,
      form: "JSON, \(providers.count) providers")
  }
}

/// The names of the T Level qualifications by number.
struct TLevelQualifications: Decodable {
  let qualifications: [String: String]

  func recognition(_ file: String) -> Recognition {
    let sorted = qualifications.sorted { (Int($0.key) ?? 0, $0.key) < (Int($1.key) ?? 0, $1.key) }
    return Recognition(
      .tLevelQualifications, names: ["qualification", "title"],
      rows: sorted.map { ([$0.key, $0.value], "qualifications.\($0.key)") }, file: file,
      form: "JSON, \(qualifications.count) qualifications")
  }
}
