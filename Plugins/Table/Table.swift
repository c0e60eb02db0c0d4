public import ScoringKit

/// # What it rewards
/// What the brief says: the values of any column of texts, each with the score that the brief gives it.
///
/// # Why
/// Much of what a council cares for is a word or a code of a course, and needs no rule of its own:
/// how it is taught, at what time of day, in which sector or wage band.
///
/// # Formula
/// The entry of `scores` for the text of the column, compared letter by letter; `other` for a text
/// without an entry, `missing` where the cell is empty.
///
/// # Source
/// None: the column and the scores are the judgement of the brief's owner.
struct Table: ScoreRule {
  static let about = About(
    id: "table", version: "1.0.0",
    summary: "Scores by any column of texts, with a score for each value that the brief names.")

  private let score: TextColumn

  init(_ setup: inout Setup) throws(Refusal) {
    let column = setup.requiredText(
      "column", "The column of texts, such as course.mode or course.sector.")
    let written = setup.numbersByText(
      "scores", in: 0...1, "The score of each value, one or more of them.")
    let other = setup.share("other", default: 0, "The score of every other value.")
    let missing = setup.share("missing", default: 0, "The score where the column has no value.")
    guard !written.isEmpty else { throw Refusal("scores names no value") }
    let scores = Dictionary(written.map { ($0.text, $0.number) }, uniquingKeysWith: { $1 })
    score = setup.texts(column) { text in
      guard let text, !text.isEmpty else { return missing }
      return scores[text] ?? other
    }
  }

  func score(_ candidate: borrowing Candidate) -> Double {
    candidate[score]
  }
}

/// What the planner opens.
@implementation @c public func skillsplan_plugin_v1() -> Plugin { export(Table.self) }
