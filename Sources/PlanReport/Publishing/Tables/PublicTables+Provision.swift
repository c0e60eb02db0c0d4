import SkillsPlanner

/// Who gives places, where and in what.
extension PublicTables {
  var deliveries: PublicTable {
    var sums: [String: Provision] = [:]
    for course in plan.courses { sums[course.district, default: Provision()].add(course) }
    return PublicTable(
      "deliveries", "Delivery districts",
      "A district by what is delivered there, to whoever comes: last year and the plan.",
      columns: [.district, .districtName, .lastYear, .planned], key: ["district"],
      rows: sums.sorted { $0.key < $1.key }.map { code, sum in
        [.text(code), name(of: code), .whole(sum.lastYear), .whole(sum.plan)]
      })
  }

  var providers: PublicTable {
    PublicTable(
      "providers", "Providers", "A provider: last year and the plan.",
      columns: [
        .init("provider", "Provider", "UK provider reference number."),
        .init("name", "Name", "Name of the provider."), .lastYear, .planned,
        .init("change", "Change", "The plan less last year.", .whole, .revealing),
      ], key: ["provider"],
      rows: plan.providers.map { row in
        [
          .text(row.provider.ukprn), .text(row.provider.name), .whole(row.lastYear),
          .whole(row.plan), .whole(row.change),
        ]
      })
  }

  /// Where places are is no count of people; how many there are is, of few.
  var venues: PublicTable {
    PublicTable(
      "venues", "Venues", "The courses that a provider teaches at one published place.",
      columns: [
        .init("place", "Place", "In the order of the table, from 1.", .whole),
        .init("provider", "Provider", "UK provider reference number."),
        .init("name", "Name", "Name of the provider."), .district,
        .init("latitude", "Latitude", "In degrees.", .decimal),
        .init("longitude", "Longitude", "In degrees.", .decimal),
        .init("courses", "Courses", "How many of the plan's courses are taught there.", .whole),
        .init("last_year", "Last year", "Starts of last year there.", .whole, .revealing),
        .init("plan", "Plan", "Places that the plan gives there.", .whole, .revealing),
      ], key: ["place"],
      rows: Venue.all(of: plan.courses).enumerated().map { place, venue in
        [
          .whole(place + 1), .text(venue.provider), .text(providerNames[venue.provider] ?? ""),
          .text(venue.district), .decimal(venue.point.latitude), .decimal(venue.point.longitude),
          .whole(venue.courses), .whole(venue.lastYear), .whole(venue.used),
        ]
      })
  }

  private var providerNames: [String: String] {
    Dictionary(
      plan.providers.map { ($0.provider.ukprn, $0.provider.name) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The supply side of a local skills improvement plan; needs stand in `districts`, since nobody's need has a sector.
  var provision: PublicTable {
    struct Place: Hashable {
      let district: String
      let level: Level
      let sector: String
    }
    var sums: [Place: Provision] = [:]
    for course in plan.courses {
      let place = Place(district: course.district, level: course.level, sector: course.sector)
      sums[place, default: Provision()].add(course)
    }
    return PublicTable(
      "provision", "Provision by sector",
      "What is delivered in a district at a level in a sector: last year and the plan.",
      columns: [.district, .districtName, .level, .sector, .lastYear, .planned],
      key: ["district", "level", "sector"],
      rows: sums.sorted {
        ($0.key.district, $0.key.level, $0.key.sector)
          < ($1.key.district, $1.key.level, $1.key.sector)
      }.map { place, sum in
        [
          .text(place.district), name(of: place.district), .text(place.level.code),
          sector(place.sector), .whole(sum.lastYear), .whole(sum.plan),
        ]
      })
  }

  var courses: PublicTable {
    PublicTable(
      "courses", "Courses", "A course and what the plan does with it.",
      columns: [
        .course, .init("provider", "Provider", "UK provider reference number."),
        .init("district", "District", "GSS code of the district where it is delivered."), .level,
        .sector, .init("mode", "Mode", "apprenticeship, classroom or online."),
        .init(
          "point", "Place", "Its place on the map: venue, district (its middle), or none."),
        .lastYear,
        .init("places", "Places", "The most that it can run.", .whole, .count),
        .init("used", "Places given", "Places that the plan gives to learners.", .whole, .count),
        .init("value", "Value", "Certificate: the value of a place, in points.", .whole),
        .init(
          "gains_if_one_more", "Gains", "What one place more would add to the plan's points.",
          .whole),
      ], key: ["course"],
      rows: plan.courses.map { row in
        [
          .text(row.id), .text(row.provider), .text(row.district), .text(row.level.code),
          sector(row.sector), .text(row.mode.rawValue), .text(row.pointBasis?.rawValue ?? "none"),
          .whole(row.lastYear), .whole(row.places), .whole(row.used), .whole(row.value),
          .whole(row.gainsIfOneMore),
        ]
      }, revealing: "Most of its counts are small.")
  }
}
