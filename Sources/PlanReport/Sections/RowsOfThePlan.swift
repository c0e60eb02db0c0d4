import SkillsPlanner

/// The rows of who gets what, for programs: too long for a page, and complete.
extension Telling {
  var rowsOfThePlan: [Table] {
    (tally.areas.count > NeedMap.mostAreas ? [areasTable] : [])
      + (venues.count > NeedMap.mostVenues ? [venuesTable] : [])
      + [needsTable, allocationsTable, shortfallsTable]
      + (district == nil ? [coursesTable, policiesTable, pinsTable, cohortsTable] : [])
  }

  private func isHere(_ area: String) -> Bool {
    district == nil || names.areas[area]?.district == district?.district.code
  }

  private var needsTable: Table {
    Table(
      "needs", "Needs",
      [
        .text("Area", "area"), .text("Level", "level"), .number("Could start", "learners"),
        .number("Placed", "placed"), .number("Value", "value"),
      ],
      plan.needs.filter { isHere($0.area) }.map {
        [
          .text($0.area), .text($0.level.code), .whole($0.learners), .whole($0.placed),
          .whole($0.value),
        ]
      })
  }

  private var allocationsTable: Table {
    Table(
      "allocations", "Allocations",
      [
        .text("Area", "area"), .text("Level", "level"), .text("Course", "course"),
        .number("Places", "places"), .number("km", "km"), .number("Minutes", "minutes"),
        .number("Points", "points"),
      ],
      plan.allocations.filter { isHere($0.area) }.flatMap { allocation in
        allocation.courses.map { part in
          [
            .text(allocation.area), .text(allocation.level.code), .text(part.course),
            .whole(part.places), part.metres.map { .metres($0) } ?? .missing("-"),
            part.minutes.map { .tenths(Int((min(max(0, $0), 1e9) * 10).rounded(.toNearestOrEven))) }
              ?? .missing("-"), .whole(part.points),
          ]
        }
      })
  }

  private var shortfallsTable: Table {
    Table(
      "shortfalls", "Shortfalls",
      [
        .text("Area", "area"), .text("Level", "level"), .number("Learners", "learners"),
        .text("Cause", "cause"), .number("Nearest km", "nearest-km"),
        .words("Reason", "reason"),
      ],
      plan.shortfalls.filter { isHere($0.area) }.map { row in
        [
          .text(row.area), .text(row.level.code), .whole(row.learners), .text(row.cause.rawValue),
          row.nearest.map { .metres($0) } ?? .missing("-"),
          row.reason.map { .text($0) } ?? .missing("-"),
        ]
      })
  }

  private var coursesTable: Table {
    Table(
      "courses", "Courses",
      [
        .text("Course", "course"), .text("Provider", "provider"), .text("Name", "name"),
        .text("District", "district"), .text("Level", "level"), .text("Sector", "sector"),
        .text("Mode", "mode"), .number("Last year", "last-year"), .number("Most places", "places"),
        .number("Used", "used"), .number("Value", "value"),
        .number("Adds points", "gains-if-one-more"),
      ],
      plan.courses.map { row in
        [
          .text(row.id), .text(row.provider), .text(names.provider(row.provider)),
          .text(row.district), .text(row.level.code), .text(row.sector), .text(row.mode.rawValue),
          .whole(row.lastYear), .whole(row.places), .whole(row.used), .whole(row.value),
          .whole(row.gainsIfOneMore),
        ]
      })
  }
}
