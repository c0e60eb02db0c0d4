import SkillsPlanner

/// Who needs places, and who gets them.
extension PublicTables {
  var levels: PublicTable {
    let needs = placings { need, _ in need.level.code }
    return PublicTable(
      "levels", "Levels", "A level of qualification: needs, last year and the plan.",
      columns: [
        .level,
        .init(
          "eligible", "Eligible residents", "Residents from whom the learners are reckoned.",
          .whole, .revealing),
        .learners, .placed, .lastYear,
        .init(
          "used", "Places given", "Places on courses of the level, to learners of any level.",
          .whole, .count),
        .init(
          "places", "Places", "The most that courses of the level can run.", .whole, .revealing),
        .init(
          "funded", "Funded starts", "The most starts that are funded; empty without a limit.",
          .whole, .revealing),
        .init(
          "value", "Value", "Certificate: what one funded start more is worth, in points.",
          .whole, .revealing),
      ], key: ["level"],
      rows: plan.levels.map { row in
        let placing = needs[row.level.code] ?? Placing()
        return [
          .text(row.level.code), .whole(row.eligible), .whole(placing.learners),
          .whole(placing.placed), .whole(row.lastYear), .whole(row.used), .whole(row.places),
          row.funded.map { .whole($0) } ?? .empty, .whole(row.value),
        ]
      })
  }

  var districts: PublicTable {
    let placings = placings { need, area in "\(area.district)/\(need.level.code)" }
    return PublicTable(
      "districts", "Districts and levels",
      "The residents of a district at a level: needs, last year, the plan and the gap.",
      columns: [
        .district, .districtName, .level,
        .init(
          "eligible", "Eligible residents", "Residents from whom the learners are reckoned.",
          .whole, .revealing),
        .learners,
        .init(
          "residents_last_year", "Last year",
          "Apprenticeship starts of residents last year, wherever they were delivered.", .whole,
          .count),
        .placed,
        .init(
          "placed_on_apprenticeships", "On apprenticeships",
          "Those placed on apprenticeships: what compares with last year.", .whole, .revealing),
        .notPlaced,
      ], key: ["district", "level"],
      rows: plan.districts.flatMap { row in
        row.levels.map { level in
          let placing = placings["\(row.district.code)/\(level.level.code)"] ?? Placing()
          return [
            .text(row.district.code), .text(row.district.name), .text(level.level.code),
            .whole(level.eligible), .whole(placing.learners),
            level.lastYear.map { .whole($0) } ?? .notAvailable, .whole(placing.placed),
            .whole(level.placedOnApprenticeships), .whole(placing.notPlaced),
          ]
        }
      })
  }

  var deciles: PublicTable {
    let placings = placings { _, area in area.decileInWords }
    return PublicTable(
      "deciles", "Deprivation",
      "The areas of one tenth of England by deprivation, and what their residents get.",
      columns: [
        .init("decile", "Decile", "1 is the most deprived tenth; \"none\" where not published."),
        .init("areas", "Areas", "How many areas the plan has in it.", .whole),
        .learners, .placed,
        .init(
          "with_none", "Areas with none", "Areas with a need and no place.", .whole, .revealing),
        .init(
          "with_some", "Areas with some", "Areas of whose need a part is met.", .whole, .revealing),
        .init(
          "with_all", "Areas with all", "Areas whose whole need is met, or who have none.", .whole,
          .revealing),
      ], key: ["decile"],
      rows: plan.summary.deciles.map { row in
        let decile = row.decile.map(String.init) ?? "none"
        let placing = placings[decile] ?? Placing()
        return [
          .text(decile), .whole(row.areas), .whole(placing.learners), .whole(placing.placed),
          .whole(row.withNone), .whole(row.withSome), .whole(row.withAll),
        ]
      })
  }

  var causes: PublicTable {
    PublicTable(
      "causes", "Causes", "Why learners are not placed: the first cause that applies.",
      columns: [
        .init("cause", "Cause", "The first that applies to a learner."),
        .init("learners", "Learners", "Learners not placed for this cause.", .whole, .count),
      ], key: ["cause"],
      rows: plan.summary.shortfall.map { [.text($0.cause.rawValue), .whole($0.learners)] })
  }

  var areas: PublicTable {
    let needs = placings { need, _ in need.area }
    return PublicTable(
      "areas", "Areas", "A small area over all levels: its people's needs and places.",
      columns: [
        .area, .init("name", "Name", "Name of the area."), .district,
        .init("decile", "Decile", "Deprivation, 1 the most deprived tenth; \"none\" without one."),
        .init("latitude", "Latitude", "Of the middle of its people, in degrees.", .decimal),
        .init("longitude", "Longitude", "Of the middle of its people, in degrees.", .decimal),
        .learners, .placed, .notPlaced,
      ], key: ["area"],
      rows: plan.areas.map { area in
        let placing = needs[area.code] ?? Placing()
        return [
          .text(area.code), .text(area.name), .text(area.district),
          .text(area.decileInWords), .decimal(area.point.latitude),
          .decimal(area.point.longitude), .whole(placing.learners), .whole(placing.placed),
          .whole(placing.notPlaced),
        ]
      })
  }

  var needs: PublicTable {
    PublicTable(
      "needs", "Needs", "A need: the learners of an area at a level.",
      columns: [
        .area, .level, .learners, .placed,
        .init("value", "Value", "Certificate: the value of a learner, in points.", .whole),
      ], key: ["area", "level"],
      rows: plan.needs.map {
        [
          .text($0.area), .text($0.level.code), .whole($0.learners), .whole($0.placed),
          .whole($0.value),
        ]
      }, revealing: "Nearly all of its counts are small.")
  }

  var allocations: PublicTable {
    let weighted = plan.rules.filter { $0.weight != nil }
    let scores = weighted.enumerated().map { place, rule in
      PublicTable.Column(
        "score_\(place + 1)", "Score \(place + 1)",
        "What rule \(rule.id) gives, in millionths.", .whole)
    }
    return PublicTable(
      "allocations", "Allocations", "The places on a course that go to learners of a need.",
      columns: [
        .area, .level, .course,
        .init("places", "Places", "Places on the course.", .whole, .count),
        .init("metres", "Metres", "In a straight line; empty for an online course.", .whole),
        .init("minutes", "Minutes", "As the table of travel times has them, else empty.", .decimal),
        .init("points", "Points", "Of one place, 1 to 1,000,000.", .whole),
      ] + scores, key: ["area", "level", "course"],
      rows: plan.allocations.flatMap { row in
        row.courses.map { part in
          let fixed: [PublicTable.Cell] = [
            .text(row.area), .text(row.level.code), .text(part.course), .whole(part.places),
            part.metres.map { .whole($0) } ?? .empty, part.minutes.map { .decimal($0) } ?? .empty,
            .whole(part.points),
          ]
          return fixed
            + weighted.indices.map {
              part.scores.indices.contains($0) ? .whole(part.scores[$0]) : .empty
            }
        }
      }, revealing: "Nearly all of its counts are small.")
  }

  var shortfalls: PublicTable {
    PublicTable(
      "shortfalls", "Shortfalls",
      "The learners of a need whom the plan does not place, and why; two rows where policies and pins keep some of them.",
      columns: [
        .area, .level, .learners, .init("cause", "Cause", "The first that applies."),
        .init(
          "nearest", "Nearest course", "In metres, where none is within reach; else empty.", .whole),
        .init(
          "nearest_minutes", "Nearest course by time",
          "In minutes, where none is within reach by time; else empty.", .decimal),
        .init("reason", "Reason", "What a rule says that makes no course eligible; else empty."),
      ], key: ["area", "level", "cause"],
      rows: plan.shortfalls.map { row in
        [
          .text(row.area), .text(row.level.code), .whole(row.learners), .text(row.cause.rawValue),
          row.nearest.map { .whole($0) } ?? .empty,
          row.nearestMinutes.map { .decimal($0) } ?? .empty, .text(row.reason ?? ""),
        ]
      }, revealing: "Nearly all of its counts are small.")
  }
}

extension PublicTables {
  /// Needs added up by a text of each; a need whose area the plan does not have is in none.
  private func placings(by text: (NeedRow, AreaRow) -> String) -> [String: Placing] {
    var sums: [String: Placing] = [:]
    for need in plan.needs {
      guard let area = areasByCode[need.area] else { continue }
      sums[text(need, area), default: Placing()].add(need)
    }
    return sums
  }
}

extension AreaRow {
  /// "none" for an area without one.
  fileprivate var decileInWords: String { decile.map(String.init) ?? "none" }
}
