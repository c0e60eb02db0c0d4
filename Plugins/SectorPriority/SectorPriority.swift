public import ScoringKit

/// # What it rewards
/// Courses in the sectors that the brief's owner has chosen.
///
/// # Why
/// Provision should follow the needs of employers, which the strategy of a place names as sectors.
///
/// # Formula
/// The weight of the course's sector subject area: the entry of its second tier ("4.1") where there is
/// one, else that of its first ("4"), else `other`. A course whose sector is not published scores
/// `not-published`, or `other` where that is not given.
///
/// # Source
/// Sector subject areas as the Office of Qualifications and Examinations Regulation lists them. Which
/// sectors count, and how much, is the judgement of the brief's owner.
struct SectorPriority: ScoreRule {
  static let about = About(
    id: "sector-priority", version: "1.0.0",
    summary: "Scores courses by the weight that the brief gives to their sector subject area.")

  private let sector: TextColumn

  init(_ setup: inout Setup) throws(Refusal) {
    let weights = setup.numbersByText(
      "weights", in: 0...1, "The score of each sector subject area, tier 1 (4) or tier 2 (4.1).")
    let other = setup.share("other", default: 0, "The score of every other sector.")
    let unpublished =
      setup.optionalShare(
        "not-published", "The score where the sector is not published; as other, if left out.")
      ?? other

    var weightOfArea: [SubjectArea: Double] = [:]
    for (text, weight) in weights {
      guard let area = SubjectArea(text) else {
        throw Refusal("\"\(text)\" is not a sector subject area, such as 4 or 4.1")
      }
      guard weightOfArea.updateValue(weight, forKey: area) == nil else {
        throw Refusal("weights has sector subject area \(area.written) twice")
      }
    }
    sector = setup.texts("course.sector") { [weightOfArea] text in
      guard let text, !text.isEmpty, text != "not published" else { return unpublished }
      guard let area = SubjectArea(text) else { return other }
      return weightOfArea[area] ?? weightOfArea[area.tier1] ?? other
    }
  }

  func score(_ candidate: borrowing Candidate) -> Double {
    candidate[sector]
  }
}

/// A sector subject area: "6" of the first tier; "6.1", also written "06.1" or "6.10", of the second.
private struct SubjectArea: Hashable {
  let first: Int
  /// Nil for the first tier.
  let second: Int?

  var tier1: SubjectArea { SubjectArea(first: first, second: nil) }
  var written: String { second.map { "\(first).\($0)" } ?? "\(first)" }

  private init(first: Int, second: Int?) {
    self.first = first
    self.second = second
  }

  /// Nil where the text is not a code; "4.0" is the first tier, as a spreadsheet writes it.
  init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let areDigits = parts.allSatisfy { part in
      (1...2).contains(part.utf8.count) && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
    guard areDigits, parts.count <= 2, let first = Int(parts[0]), first > 0 else { return nil }
    self.first = first
    guard parts.count == 2 else {
      second = nil
      return
    }
    // No first tier has more than nine areas, so a second digit is a spreadsheet's zero.
    guard parts[1].dropFirst().allSatisfy({ $0 == "0" }) else { return nil }
    let digit = parts[1].first?.wholeNumberValue
    second = digit == 0 ? nil : digit
  }
}

/// What the planner opens.
@implementation @c public func skillsplan_plugin_v1() -> Plugin { export(SectorPriority.self) }
