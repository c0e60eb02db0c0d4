import PlanFiles
import SkillsPlanner

/// A provider's leavers of all its learning by age, which PRV02 gives for all levels together only.
struct LeaverAges: Hashable, Sendable {
  /// Aged 18 and under; a suppressed number counts 0.
  var upTo18 = 0
  /// Aged 19 and over, all groups together; a suppressed number counts 0.
  var from19 = 0

  var total: Int { upTo18 + from19 }

  /// How many of the learners at each level are aged 19 and over, where each level has the
  /// provider's share of them.
  ///
  /// The sum over all levels is made whole first (a half counts as one more), then shared out over
  /// the levels by largest remainder, the earlier level where two are equal.
  func from19(of learners: [Int]) -> [Int] {
    let whole = learners.reduce(0, +)
    let adults = largestRemainder(total: whole, weights: [from19, upTo18])[0]
    return largestRemainder(total: adults, weights: learners)
  }
}

/// Gathers the leavers by age from rows of PRV02.
struct LeaverAgesReader {
  private let provider: TableReader.Column
  private let half: TableReader.Column
  private let group: TableReader.Column
  private let learners: TableReader.Column
  private let totals: [TableReader.Column]
  private var seen: [String: Set<String>] = [:]
  private(set) var ages: [String: LeaverAges] = [:]

  init(_ table: TableReader) {
    provider = table["provider_ukprn"]
    half = table["age_youth_adult"]
    group = table["age_group"]
    learners = table["number_of_learners"]
    totals = ["sex", "learning_difficulties", "provision", "level_of_learning_group"]
      .map { table[$0] }
  }

  /// Takes the row where it is one age group of a provider's leavers of all learning; false
  /// where it is any other.
  mutating func take(from table: inout TableReader) -> Bool {
    let age = table.content(group)
    guard age != "Total", totals.allSatisfy({ table.content($0) == "Total" }) else { return false }
    let half = table.choice(half, of: ["18 and under", "19 and over"])
    guard let half, let ukprn = table.ukprn(provider) else { return true }
    if !seen[ukprn, default: []].insert(age).inserted {
      table.report(
        .error(
          ImportCheck.twice, at: table.location(provider),
          "a second row for \(ukprn.cited()), \(age)", fix: "Keep one of the two rows."))
      return true
    }
    // Counts are written as "900.0".
    guard let count = table.decimalIfGiven(learners, in: 0...10_000_000) else { return true }
    if half == "19 and over" {
      ages[ukprn, default: LeaverAges()].from19 += Int(count)
    } else {
      ages[ukprn, default: LeaverAges()].upTo18 += Int(count)
    }
    return true
  }
}
