/// The values that a column may plausibly have.
package struct Plausible: Hashable, Sendable {
  /// Of a column of numbers.
  package let range: ClosedRange<Double>
  /// Whether only whole numbers occur.
  package let isWhole: Bool
  /// Of a column of texts; at least one.
  package let texts: [String]

  /// - Precondition: `texts` is not empty.
  package init(range: ClosedRange<Double>, isWhole: Bool, texts: [String]) {
    precondition(!texts.isEmpty, "a column of texts has at least one")
    self.range = range
    self.isWhole = isWhole
    self.texts = texts
  }

  /// Numbers in a range, with the texts of an unknown column.
  package init(_ range: ClosedRange<Double>, isWhole: Bool = false) {
    self.init(range: range, isWhole: isWhole, texts: Self.anyTexts)
  }

  /// The column with more texts.
  package func with(texts more: [String]) -> Plausible {
    Plausible(
      range: range, isWhole: isWhole, texts: texts + more.filter { !texts.contains($0) })
  }

  /// What a column's name tells of its values.
  ///
  /// A name that tells nothing may hold any number from -100,000 to 100,000, so that a rule is asked
  /// what it makes of a table that it does not know.
  package static func values(of column: String) -> Plausible {
    let name = stripped(column)
    for (suffix, values) in bySuffix where name.hasSuffix(suffix) { return values }
    return Plausible(-100_000...100_000)
  }

  /// Without the table, and without the extreme of a need's number.
  private static func stripped(_ column: String) -> String {
    for ending in [".smallest", ".largest"] where column.hasSuffix(ending) {
      return String(column.dropLast(ending.count))
    }
    return column
  }

  private static let anyTexts = ["a", "b", "", "another text", "Ynys Môn \"north\"", "0"]

  /// The first that fits counts.
  private static let bySuffix: [(String, Plausible)] = [
    ("_rank", Plausible(1...33_755, isWhole: true)),
    ("_decile", Plausible(1...10, isWhole: true)),
    ("pair.distance", Plausible(0...300)),
    ("pair.minutes", Plausible(0...300)),
    ("need.learners", Plausible(1...5000, isWhole: true)),
    ("population", Plausible(0...20_000, isWhole: true)),
    ("adults", Plausible(0...20_000, isWhole: true)),
    ("last_year", Plausible(0...5000, isWhole: true)),
    ("share_below", Plausible(0...1)),
    ("share", Plausible(0...1)),
    ("outcomes", Plausible(0...1)),
    ("rate", Plausible(0...100)),
    ("latitude", Plausible(49...61)),
    ("longitude", Plausible(-9...2)),
    ("level", texts(["entry", "1", "2", "3", "4", "5", "6", "7", "8"], 1...8)),
    ("also_takes", texts(["", "2", "3"], 1...8)),
    (
      "sector",
      texts(["1", "1.3", "4", "4.1", "06.1", "10.1", "13.2", "15", "", "not published"], 1...15)
    ),
    ("mode", texts(["apprenticeship", "classroom", "online", ""], 0...1)),
    ("district", texts(["E06000008", "E07000117", "E07000123", ""], 0...1)),
  ]

  private static func texts(_ texts: [String], _ range: ClosedRange<Double>) -> Plausible {
    Plausible(range: range, isWhole: true, texts: texts)
  }
}

/// A provider as the columns name it.
struct Provider: Hashable, Sendable {
  /// Its UKPRN.
  let code: String
  let name: String

  /// Unlike in length, first letter and order.
  static let all = [
    Provider(code: "10000028", name: "Alder Training Limited"),
    Provider(code: "10009999", name: "The Zinnia and Yew College of Further Education"),
    Provider(code: "10004112", name: "M. Beech"),
  ]

  /// What a column says of the provider; nil for a column that does not name it.
  func cell(of column: TrialColumn) -> Cell? {
    switch (column.name, column.kind) {
    case ("course.provider", .texts), ("course.ukprn", .texts): .text(code)
    case ("course.provider", .numbers), ("course.ukprn", .numbers): Double(code).map { .number($0) }
    case ("course.provider_name", .texts): .text(name)
    case ("course.course", .texts), ("course.id", .texts): .text("\(code)-E06000008-L3-S04-A")
    default: nil
    }
  }
}
