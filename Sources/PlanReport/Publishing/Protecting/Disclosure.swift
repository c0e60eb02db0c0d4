/// How the counts of people in a pack are protected.
package struct Disclosure: Sendable, Hashable {
  /// As the command line and the pack's manifest name it.
  package let name: String
  /// Counts below it are small; 0 where none is.
  let threshold: Int
  /// What other counts are rounded to, 1 or more.
  let base: Int
  /// Whether a small count is named as such ("fewer than 5") and nothing shown as 0; else both are hidden.
  let namesSmall: Bool

  init(_ name: String, hidingBelow threshold: Int, roundedTo base: Int, namesSmall: Bool = false) {
    self.name = name
    self.threshold = threshold
    self.base = base
    self.namesSmall = namesSmall
  }

  /// Not at all: places are modelled, and the plan holds nothing of any person.
  package static let none = Disclosure("none", hidingBelow: 0, roundedTo: 1)
  /// To the nearest 5; 1 to 4 as "fewer than 5"; nothing as 0. Source: Ofqual, statistical releases, rounding policy.
  package static let round5 = Disclosure(
    "round-5", hidingBelow: 5, roundedTo: 5, namesSmall: true)
  /// Under 10 hidden, others to the nearest 5. Source: ONS, disclosure control of survey and administrative counts.
  package static let ons = Disclosure("ons-10-5", hidingBelow: 10, roundedTo: 5)

  package static let all = [none, round5, ons]

  /// What a table shows of a count on its own.
  func cell(for count: Int) -> PublicTable.Cell {
    if count >= threshold { return .whole((count &+ base / 2) / base * base) }
    if !namesSmall { return .hidden }
    return count <= 0 ? .whole(0) : .fewerThanFive
  }

  /// Whether a count must not be found out.
  func protects(_ count: Int) -> Bool { count < threshold && !(namesSmall && count == 0) }

  /// In a sentence, for whoever reads the pack.
  package var inWords: String {
    if threshold == 0 {
      return
        "Counts are exact: learners are modelled from published figures of areas, places are planned, and the plan "
        + "holds nothing of any person."
    }
    return namesSmall
      ? "Counts are rounded to the nearest \(base); 1 to \(threshold - 1) is shown as \"fewer than \(threshold)\", and "
        + "nothing as 0."
      : "Counts under \(threshold) are hidden, shown as [c]; others are rounded to the nearest \(base)."
  }
}
