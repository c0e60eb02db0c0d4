extension Table {
  /// How its rows stand where a page is narrow.
  enum Form {
    /// As on a wide page.
    case plain
    /// The cells of a row below each other: it has sentences.
    case sentences
    /// The name of a row, and below it its cells side by side, each below its head.
    case cards
  }

  var form: Form {
    if columns.contains(where: \.isWordy) { return .sentences }
    return columns.count > Self.mostColumnsOnNarrowPages ? .cards : .plain
  }

  private static let mostColumnsOnNarrowPages = 3

  /// Whether a row's name, as that of a level, says nothing without the head above it.
  var isNamedByNumbers: Bool { rows.first.map { $0[0].shown.utf8.count <= 2 } ?? false }

  /// As people read it: without columns that say the same of every row, which the note says once.
  ///
  /// Programs get all columns of every plan.
  var forReading: Table {
    guard !rows.isEmpty else { return self }
    var kept: [Int] = []
    var said: [String] = []
    var zero: [String] = []
    for (place, column) in columns.enumerated() {
      if place > 0, let words = commonWords(at: place) {
        if !["", "-"].contains(words) { said.append("\(column.title): \(words).") }
      } else if column.isLeftOutWhereZero, rows.allSatisfy({ $0[place] == .whole(0) }) {
        zero.append(column.title)
      } else {
        kept.append(place)
      }
    }
    guard kept.count < columns.count else { return self }
    if !zero.isEmpty { said.append("Nobody: \(zero.joined(separator: ", ").lowercased()).") }
    return Table(
      id, caption, kept.map { columns[$0] }, rows.map { row in kept.map { row[$0] } },
      total: total.map { row in kept.map { row[$0] } },
      note: ([note].filter { !$0.isEmpty } + said).joined(separator: " "))
  }

  /// What stands in every row instead of a fact; nil where there is one.
  private func commonWords(at place: Int) -> String? {
    guard case .missing(let words) = rows[0][place] else { return nil }
    return rows.allSatisfy { $0[place] == .missing(words) } ? words : nil
  }
}
