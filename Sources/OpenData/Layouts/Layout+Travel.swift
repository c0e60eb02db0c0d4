/// How long it takes to get there, and the outlines of areas.
extension Layout {
  /// Minutes by public transport, cycle, car and on foot, and the young people within times.
  static let journeyTimes: Layout = {
    var columns = [
      LayoutColumn("LSOA_code", as: "area", .code(.lsoa)),
      LayoutColumn("LA_Code", as: "district", .code(.district), optional: true),
      LayoutColumn("FE_pop", as: "young_people", .count),
    ]
    let modes = [
      ("PT", "public_transport"), ("Cyc", "cycle"), ("Car", "car"), ("Walk", "walking"),
    ]
    for (published, name) in modes {
      columns.append(
        LayoutColumn(
          HeaderName("FE\(published)t"), as: "college_\(name)_minutes", .decimal(0...600),
          optional: name != "public_transport"))
      columns += [15, 30, 45, 60].map { minutes in
        LayoutColumn(
          HeaderName("FE\(published)\(minutes)pct"),
          as: "college_\(name)_within_\(minutes)_minutes", .percentage(), optional: true)
      }
    }
    return Layout(
      title: "Journey time statistics, JTS0504: further education",
      publisher: "Department for Transport", vintage: "2019; LSOA 2011",
      attributions: [Attribution.government], geography: Geography(.lsoa, 2011),
      columns: columns, key: ["area"],
      caution:
        "Times to the nearest college, modelled for 2019; over 120 minutes is written as 120."
    )
  }()

  /// Any matrix of journeys: from, to, minutes.
  static let travelMatrix = Layout(
    title: "Travel times from place to place", publisher: "Not stated", vintage: "Not stated",
    attributions: [Attribution.unstated], geography: nil,
    columns: [
      LayoutColumn(
        ["from", "origin", "from_id", "origin_id", "fromId", "area"], as: "area", .text),
      LayoutColumn(
        ["to", "destination", "to_id", "destination_id", "toId", "course"], as: "course", .text),
      LayoutColumn(
        [
          "minutes", "travel_time", "travel_time_minutes", "duration_minutes", "time_minutes",
          "travel_time_p50",
        ], as: "minutes", .decimal(0...10_000), mayBeMissing: true),
    ], key: ["area", "course"])

  /// Outlines of areas: the table is their names and middles.
  static let boundaries = Layout(
    title: "Boundaries of areas", publisher: "Office for National Statistics",
    vintage: "By edition", attributions: [Attribution.government, Attribution.statistics],
    geography: nil,
    columns: [
      LayoutColumn(
        ["LSOA##CD", "MSOA##CD", "WD##CD", "LAD##CD", "OA##CD"], as: "area", .code(nil)),
      LayoutColumn(
        ["LSOA##NM", "MSOA##NM", "WD##NM", "LAD##NM"], as: "name", .text, optional: true),
      LayoutColumn("LADCD", "LAD##CD", as: "district", .text, optional: true),
      LayoutColumn("latitude", as: "latitude", .latitude),
      LayoutColumn("longitude", as: "longitude", .longitude),
      LayoutColumn("square_kilometres", as: "square_kilometres", .decimal(0...1_000_000)),
      LayoutColumn("outline_points", as: "outline_points", .whole(0...100_000_000)),
    ], form: .geoJSON, key: ["area"],
    caution: "The points are the middles of the land, not of the people who live there.")
}
