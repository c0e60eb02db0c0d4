/// A mark that stands where a figure is not published, and what it means.
///
/// Source: the Department for Education's open data standards, and the Government Analysis
/// Function's symbols for tables.
struct MissingMark: Hashable, Sendable {
  /// As it stands in the file; empty for a blank cell.
  let mark: String
  /// In the words that the tables carry: "suppressed".
  let meaning: String

  init(_ mark: String, _ meaning: String) {
    self.mark = mark
    self.meaning = meaning
  }

  /// A cell that holds nothing.
  static let blank = MissingMark("", "blank")

  /// Those that every release may use for its figures.
  static let common = [
    blank,
    MissingMark("c", "suppressed"), MissingMark("[c]", "suppressed"),
    MissingMark("z", "not applicable"), MissingMark("[z]", "not applicable"),
    MissingMark("x", "not available"), MissingMark("[x]", "not available"),
    MissingMark("low", "low: above 0, rounds to 0"),
    MissingMark("[low]", "low: above 0, rounds to 0"),
    MissingMark("k", "low: above 0, rounds to 0"),
    MissingMark("u", "unreliable"), MissingMark("[u]", "unreliable"),
    MissingMark("..", "not available"), MissingMark(":", "not available"),
    MissingMark("*", "suppressed"), MissingMark("-", "not available"),
  ]
}
