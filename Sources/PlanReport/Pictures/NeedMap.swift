import SkillsPlanner

/// The map of a plan: how much of each area's need is met, and how many places are taught in each district.
///
/// A triangle is a venue. Areas are outlines where their boundaries are given, else points. A plan of more areas than a page can show, or
/// boundaries of districts alone, make a map of districts.
struct NeedMap {
  /// What is drawn at one place.
  struct Unit {
    let code: String
    let name: String
    let point: Point
    var learners: Int
    var placed: Int
  }

  /// Above this many areas a map shows districts.
  static let mostAreas = 2_000
  /// Above this many venues a map shows none: they would cover it.
  static let mostVenues = 300

  private let units: [Unit]
  private let venues: [Venue]
  private let names: Names
  private let districts: [(name: String, delivered: Int, point: Point)]
  private let outlines: [String: Boundaries.Rings]
  private let isOfDistricts: Bool
  private let projection: Projection
  private let attribution: String

  /// - Parameters:
  ///   - tally: of whose residents the map is.
  ///   - venues: the largest first, so that none hides behind a larger one.
  init(
    _ plan: Plan, _ tally: Tally, _ venues: [Venue], _ boundaries: Boundaries?, _ names: Names
  ) {
    self.venues = venues.count > Self.mostVenues ? [] : venues
    self.names = names
    let rings = boundaries?.rings ?? [:]
    let hasAreas = tally.areas.contains { rings[$0.row.code] != nil }
    let middles = Self.middles(of: tally)
    isOfDistricts =
      tally.areas.count > Self.mostAreas
      || (!hasAreas && middles.contains { rings[$0.code] != nil && middles.count > 1 })
    units =
      isOfDistricts
      ? middles.map {
        Unit(
          code: $0.code, name: names.district($0.code), point: $0.point, learners: $0.learners,
          placed: $0.placed)
      }
      : tally.areas.map {
        Unit(
          code: $0.row.code, name: $0.row.name, point: $0.row.point, learners: $0.learners,
          placed: $0.placed)
      }
    var outlines: [String: Boundaries.Rings] = [:]
    for unit in units { outlines[unit.code] = rings[unit.code] }
    self.outlines = outlines
    attribution = outlines.isEmpty ? "" : boundaries?.source.licence ?? ""
    let delivered = Dictionary(
      plan.districts.map { ($0.district.code, $0.delivered) }, uniquingKeysWith: { one, _ in one })
    districts = middles.map {
      (names.district($0.code), delivered[$0.code] ?? 0, $0.point)
    }
    projection = Projection(
      units.map(\.point) + self.venues.map(\.point) + outlines.values.joined().joined(),
      width: 1440, margin: 60)
  }

  /// The middle of the areas of each district, by code.
  private static func middles(of tally: Tally) -> [(
    code: String, point: Point, learners: Int, placed: Int
  )] {
    let districts = Dictionary(grouping: tally.areas, by: \.row.district)
    return districts.keys.sorted().compactMap { code in
      let areas = districts[code, default: []]
      let count = Double(areas.count)
      guard
        let point = Point(
          latitude: areas.reduce(0.0) { $0 + $1.row.point.latitude } / count,
          longitude: areas.reduce(0.0) { $0 + $1.row.point.longitude } / count)
      else { return nil }
      return (
        code, point, areas.reduce(0) { $0 &+ $1.learners }, areas.reduce(0) { $0 &+ $1.placed }
      )
    }
  }

  var picture: Picture {
    let counts = Standing.allCases.reversed().map { standing in
      "\(grouped(units.count { Standing(placed: $0.placed, of: $0.learners) == standing })) \(standing.meaning)"
    }
    let kind = isOfDistricts ? "districts" : "areas"
    let squares =
      districts.count > 1 && districts.count <= 40
      ? " A square in the middle of a district is larger the more places are taught there." : ""
    let triangles =
      venues.isEmpty
      ? ""
      : " A triangle is one of \(grouped(venues.count)) published venues, larger the more places the plan gives there."
    return Picture(
      "map", "How much of each \(isOfDistricts ? "district" : "area")'s need is met",
      "A map of \(grouped(units.count)) \(kind): \(counts.joined(separator: ", ")).\(squares)\(triangles) The tables of areas and districts have every number.",
      width: projection.width, height: projection.height, isWide: true,
      legend: marks, attribution: attribution, drawn)
  }

  private var drawn: Markup {
    let most = max(1, units.map(\.learners).max() ?? 1)
    var areas: Markup = .empty
    var points: Markup = .empty
    for unit in units {
      let title: Markup =
        "<title>\(unit.name): \(grouped(unit.placed)) of \(grouped(unit.learners)) placed</title>"
      let standing = Standing(placed: unit.placed, of: unit.learners)
      if let rings = outlines[unit.code] {
        let path = projection.path(of: rings)
        areas += "<path class=\"a \(standing?.outline ?? "an")\" d=\"\(path)\">\(title)</path>"
      } else if let standing {
        let (x, y) = projection(unit.point)
        let size = Double(millionths(min(most, max(0, unit.learners)), of: most)) / 1_000_000
        let (least, more) = radii
        points += standing.point(
          x: x, y: y, radius: Int((least + more * size.squareRoot()).rounded()), title)
      }
    }
    guard districts.count > 1, districts.count <= 40 else { return areas + points + triangles }
    return areas + points + squares + triangles + labels
  }

  /// The radius of the least need, and how much more the largest has: the more marks, the smaller, so that they cover
  /// each other less.
  private var radii: (least: Double, more: Double) {
    if isOfDistricts { return (6, 24) }
    switch units.count {
    case ...60: return (14, 20)
    case ...300: return (7, 11)
    default: return (4, 5)
    }
  }

  /// Of the page's colour with a dark edge, so that they stand out from the squares below.
  private var triangles: Markup {
    let most = max(1, venues.map(\.used).max() ?? 1)
    return venues.map { venue -> Markup in
      let (x, y) = projection(venue.point)
      let size = Double(millionths(min(most, max(0, venue.used)), of: most)) / 1_000_000
      let half = Int((8 + 14 * size.squareRoot()).rounded())
      let title: Markup =
        "<title>\(names.provider(venue.provider)): \(grouped(venue.used)) places at this venue</title>"
      return Self.triangle(x: x, y: y, half: half, title)
    }.joined()
  }

  private static func triangle(x: Int, y: Int, half: Int, _ title: Markup) -> Markup {
    "<path class=\"venue\" d=\"M\(x) \(y - half)l\(half) \(2 * half)h\(-2 * half)z\">\(title)</path>"
  }

  /// Places taught in each district.
  private var squares: Markup {
    districts.map { district -> Markup in
      let (x, y) = projection(district.point)
      let half = half(of: district.delivered)
      return
        "<rect class=\"seat\" x=\"\(x - half)\" y=\"\(y - half)\" width=\"\(2 * half)\" height=\"\(2 * half)\"><title>\(district.name): \(grouped(district.delivered)) places taught here</title></rect>"
    }.joined()
  }

  private var labels: Markup {
    districts.map { district -> Markup in
      let (x, y) = projection(district.point)
      return
        "<text class=\"place\" x=\"\(x)\" y=\"\(y + half(of: district.delivered) + 30)\">\(district.name)</text>"
    }.joined()
  }

  private func half(of delivered: Int) -> Int {
    let most = max(1, districts.map(\.delivered).max() ?? 1)
    let size = Double(millionths(min(most, max(0, delivered)), of: most)) / 1_000_000
    return Int((8 + 26 * size.squareRoot()).rounded())
  }

  private var marks: [Picture.Mark] {
    let hasOutlines = !outlines.isEmpty
    let steps = Standing.allCases.reversed().map { standing in
      Picture.Mark(
        content: hasOutlines
          ? "<rect class=\"a \(standing.outline)\" x=\"1\" y=\"1\" width=\"22\" height=\"16\"/>"
          : standing.point(x: 12, y: 9, radius: 7, .empty),
        meaning: standing.meaning)
    }
    let seat = Picture.Mark(
      content: "<rect class=\"seat\" x=\"5\" y=\"2\" width=\"14\" height=\"14\"/>",
      meaning: "places taught in the district: the larger, the more")
    let venue = Picture.Mark(
      content: Self.triangle(x: 12, y: 9, half: 6, .empty),
      meaning: "places at a published venue: the larger, the more")
    return steps + (venues.isEmpty ? [] : [venue])
      + (districts.count > 1 && districts.count <= 40 ? [seat] : [])
  }
}
