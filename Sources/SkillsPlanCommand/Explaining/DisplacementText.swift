import PlanFiles
import SkillsPlanner

/// Who would lose and who would gain, in a sentence and a short table.
struct DisplacementText {
  let displacement: Displacement
  /// The course that is asked about, and the area: what moves there is always listed.
  private let course: Course?
  private let area: Area?

  /// So many lines of a table are read; the largest are kept.
  private static let most = 8

  init(_ displacement: Displacement, course: Course? = nil, area: Area? = nil) {
    self.displacement = displacement
    self.course = course
    self.area = area
  }

  /// All places that move where they are few, else how many there are and where they move most.
  func lines(indent: Int) -> [String] {
    let lost = displacement.placesLost
    guard !displacement.moves.isEmpty else {
      return wrapped("Nothing else changes.", indent: indent)
    }
    if displacement.moves.count <= Self.most {
      return wrapped("\(placed) What changes:", indent: indent)
        + moves(displacement.moves, indent: indent)
    }
    let near = displacement.moves.filter {
      $0.course.id == course?.id || $0.area.code == area?.code
    }
    let totals = districts(indent: indent) + providers(indent: indent)
    return wrapped(
      "\(placed) \(counted(lost, "place")) of today would change hands or fall away."
        + (near.isEmpty ? "" : " Here:"), indent: indent)
      + (near.isEmpty ? [] : moves(near, indent: indent))
      + (totals.isEmpty
        ? wrapped("Every district and every provider keeps as many.", indent: indent)
        : wrapped("In all:", indent: indent) + totals)
  }

  /// "63 learners are placed, as before."
  private var placed: String {
    let counts = displacement.placed
    let now = "\(grouped(counts.after)) learners would be placed"
    if counts.change == 0 { return now + ", as many as before." }
    return now + ", \(grouped(abs(counts.change))) \(counts.change > 0 ? "more" : "fewer")."
  }

  private func moves(_ moves: [Displacement.Move], indent: Int) -> [String] {
    indented(
      Columns(["places", "area", "", "level", "course", "provider"], leftAligned: [1, 2, 4, 5])
        .lines(
          moves.prefix(Self.most).map { move in
            [
              signed(move.change), move.area.code.printable, move.area.name.printable,
              move.level.code, move.course.id.printable, move.course.provider.name.printable,
            ]
          }), by: indent)
      + (moves.count > Self.most
        ? wrapped("and \(grouped(moves.count - Self.most)) more; --json lists all.", indent: indent)
        : [])
  }

  /// Residents of each district who are placed.
  func districts(indent: Int) -> [String] {
    table(
      displacement.districts, "learners who live in", indent: indent
    ) { $0.name.printable }
  }

  func providers(indent: Int) -> [String] {
    table(displacement.providers, "places on courses of", indent: indent) { $0.name.printable }
  }

  func deciles(indent: Int) -> [String] {
    guard !displacement.deciles.isEmpty else { return [] }
    return indented(
      Columns(["before", "after", "change", "learners in areas of decile"], leftAligned: [3]).lines(
        displacement.deciles.map { row($0.counts, $0.value.map(String.init) ?? "not published") }),
      by: indent)
  }

  private func table<Value>(
    _ rows: [Displacement.Of<Value>], _ header: String, indent: Int, name: (Value) -> String
  ) -> [String] {
    guard !rows.isEmpty else { return [] }
    let largest = rows.enumerated().sorted {
      (-abs($0.element.counts.change), $0.offset) < (-abs($1.element.counts.change), $1.offset)
    }.prefix(Self.most).map(\.element)
    let others = rows.count - largest.count
    return indented(
      Columns(["before", "after", "change", header], leftAligned: [3]).lines(
        largest.map { row($0.counts, name($0.value)) }
          + (others > 0 ? [["", "", "", "and \(grouped(others)) more with smaller changes"]] : [])
      ), by: indent)
  }

  private func row(_ counts: Displacement.Counts, _ name: String) -> [String] {
    [grouped(counts.before), grouped(counts.after), signed(counts.change), name]
  }

  /// Tables are indented by two already.
  private func indented(_ lines: [String], by indent: Int) -> [String] {
    lines.map { String(repeating: " ", count: indent - 2) + $0 }.clipped
  }

  var json: JSON {
    .object([
      ("placed-before", .whole(displacement.placed.before)),
      ("placed-after", .whole(displacement.placed.after)),
      (
        "moves",
        .list(
          displacement.moves.map { move in
            .object([
              ("area", .text(move.area.code)), ("level", .text(move.level.code)),
              ("course", .text(move.course.id)), ("change", .whole(move.change)),
            ])
          })
      ),
      ("districts", list(displacement.districts) { ("district", .text($0.code)) }),
      ("deciles", list(displacement.deciles) { ("decile", $0.map { .whole($0) } ?? .missing) }),
      ("providers", list(displacement.providers) { ("provider", .text($0.ukprn)) }),
    ])
  }

  private func list<Value>(
    _ rows: [Displacement.Of<Value>], _ key: (Value) -> (String, JSON)
  ) -> JSON {
    .list(
      rows.map {
        .object([
          key($0.value), ("before", .whole($0.counts.before)), ("after", .whole($0.counts.after)),
        ])
      })
  }
}
