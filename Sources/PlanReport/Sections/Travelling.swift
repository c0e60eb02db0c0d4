import SkillsPlanner

/// How far learners travel, and where they learn.
extension Telling {
  var travel: Section {
    var sentences: [Block.Item] = []
    if let time = words.time { sentences.append(.init("Time", time)) }
    sentences.append(.init("Distance", words.distance))
    return Section(
      id: "travel", title: "How far learners travel",
      blocks: [.terms(sentences)] + distances + [.table(homesTable)])
  }

  /// Bands of distance; empty where no place has a venue.
  var distances: [Block] {
    let labels =
      zip([0] + Tally.bandEnds, Tally.bandEnds).map {
        "\(kilometres($0)) to under \(kilometres($1)) km"
      } + ["\(kilometres(Tally.bandEnds.last ?? 0)) km or more"]
    let all = tally.bands.reduce(0, &+)
    guard all > 0 else { return [] }
    let picture = Bars.picture(
      "distances", "Places by straight-line distance from home",
      "Bars of places by distance. The table below has the numbers.",
      zip(labels, tally.bands).map {
        Bars.Bar($0, "\(grouped($1)), \(roundedShare($1, of: all))", filled: $1)
      })
    let table = Table(
      "distances", "Places by straight-line distance",
      [.text("Distance", "distance"), .number("Places", "places"), .number("Share", "share")],
      zip(labels, tally.bands).map { [.text($0), .whole($1), .share($1, of: all)] },
      total: [.text("With a published venue"), .whole(all), .share(all, of: all)],
      note:
        "\(grouped(tally.withoutVenue)) more places have no published venue, so no distance is counted."
    )
    return [.pictures([picture]), .table(table)]
  }

  private var homesTable: Table {
    var homes: [String: (metres: Int, venuePlaces: Int, placed: Int)] = [:]
    for area in tally.areas {
      homes[area.row.district, default: (0, 0, 0)].metres &+= area.metres
      homes[area.row.district, default: (0, 0, 0)].venuePlaces &+= area.venuePlaces
    }
    for (flow, places) in tally.flows { homes[flow.home, default: (0, 0, 0)].placed &+= places }
    let all = homes.values.reduce(into: (metres: 0, venuePlaces: 0, placed: 0)) { sum, home in
      sum.metres &+= home.metres
      sum.venuePlaces &+= home.venuePlaces
      sum.placed &+= home.placed
    }
    let allOwn = tally.flows.reduce(0) { $0 &+ ($1.key.home == $1.key.delivery ? $1.value : 0) }
    return Table(
      "travel", "Where residents learn",
      [
        .text("District", "name"), .number("Placed", "placed"),
        .number("In their own district", "own-district"), .number("Share", "share"),
        .number("Elsewhere", "elsewhere"), .number("Mean, km", "mean-km"),
      ],
      homes.keys.sorted().map { code in
        let home = homes[code] ?? (0, 0, 0)
        let own = tally.flows[Tally.Flow(home: code, delivery: code)] ?? 0
        return [
          .text(names.district(code)), .whole(home.placed), .whole(own),
          .share(own, of: home.placed), .whole(home.placed &- own),
          meanKilometres(home.metres, over: home.venuePlaces),
        ]
      },
      total: homes.count < 2
        ? nil
        : [
          .text("All districts"), .whole(all.placed), .whole(allOwn),
          .share(allOwn, of: all.placed), .whole(all.placed &- allOwn),
          meanKilometres(all.metres, over: all.venuePlaces),
        ],
      note: "The mean distance is a straight line, over places with a published venue.")
  }
}
