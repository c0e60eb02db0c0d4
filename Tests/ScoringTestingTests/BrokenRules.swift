import ScoringKit
import Synchronization

// Rules that each break one property and keep every other.

/// A correct rule with every kind of declaration.
struct Sound: ScoreRule {
  static let about = About(id: "sound", version: "1.0.0", summary: "Keeps everything.")
  private let rank: NumberColumn
  private let sector: TextColumn
  private let half: Double

  init(_ setup: inout Setup) throws(Refusal) {
    half = setup.share("half", default: 0.5, "What a missing rank scores.")
    if half == 0.25 { throw Refusal("a quarter is not a half") }
    rank = setup.numbers("area.income_rank", .falling)
    sector = setup.texts("course.sector") { $0 == "4.1" ? 1 : 0 }
  }

  func score(_ candidate: borrowing Candidate) -> Double {
    let place = candidate[rank].map { (33_755 - $0) / 33_754 } ?? half
    return (place + candidate[sector]) / 2
  }
}

struct OutOfRange: ScoreRule {
  static let about = About(id: "out-of-range", version: "1.0.0", summary: "Forgets the upper end.")
  private let gain: NumberColumn
  private let distance: NumberColumn

  init(_ setup: inout Setup) {
    gain = setup.numbers("course.wage_gain")
    distance = setup.numbers("pair.distance")
  }

  func score(_ candidate: borrowing Candidate) -> Double {
    let near = candidate[distance] ?? 0 < 100 ? 1.0 : 0.5
    return max(0, (candidate[gain] ?? 0) / 1000) * near
  }
}

struct Restless: ScoreRule {
  static let about = About(id: "restless", version: "1.0.0", summary: "Counts its calls.")
  private static let calls = Atomic<Int>(0)
  private let outcomes: NumberColumn

  init(_ setup: inout Setup) { outcomes = setup.numbers("course.outcomes") }

  func score(_ candidate: borrowing Candidate) -> Double {
    let count = Self.calls.add(1, ordering: .relaxed).newValue
    return (candidate[outcomes] ?? 0) > 0.5 ? Double(count % 7) / 7 : 0
  }
}

struct WrongWay: ScoreRule {
  static let about = About(
    id: "wrong-way", version: "1.0.0", summary: "Takes rank 1 for the least.")
  private let rank: NumberColumn
  private let learners: NumberColumn

  init(_ setup: inout Setup) {
    rank = setup.numbers("area.income_rank", .falling)
    learners = setup.numbers("need.learners")
  }

  func score(_ candidate: borrowing Candidate) -> Double {
    (candidate[rank] ?? 0) / 33_755
  }
}

struct Favourite: ScoreRule {
  static let about = About(id: "favourite", version: "1.0.0", summary: "Has a favourite.")
  private let provider: TextColumn
  private let outcomes: NumberColumn

  init(_ setup: inout Setup) {
    provider = setup.texts("course.provider_name") { $0?.hasPrefix("A") == true ? 1 : 0 }
    outcomes = setup.numbers("course.outcomes")
  }

  func score(_ candidate: borrowing Candidate) -> Double {
    (candidate[provider] + (candidate[outcomes] ?? 0.5)) / 2
  }
}

/// As `Favourite`, but it says so.
struct OpenlyFavourite: ScoreRule {
  static let about = About(id: "openly", version: "1.0.0", summary: "Has a favourite, openly.")
  private let provider: TextColumn

  init(_ setup: inout Setup) {
    provider = setup.textsTellingProvidersApart("course.provider") { $0 == "10000028" ? 1 : 0 }
  }

  func score(_ candidate: borrowing Candidate) -> Double { candidate[provider] }
}

struct Slow: ScoreRule {
  static let about = About(id: "slow", version: "1.0.0", summary: "Adds up a long series.")
  private let outcomes: NumberColumn

  init(_ setup: inout Setup) { outcomes = setup.numbers("course.outcomes") }

  func score(_ candidate: borrowing Candidate) -> Double {
    var sum = 0.0
    for term in 0..<1000 { sum += exp2(-Double(term)) }
    return sum > 0 ? candidate[outcomes] ?? 0 : 1
  }
}

/// An eligibility rule that admits deprived areas, and declares the direction.
struct Admitting: EligibilityRule {
  static let about = About(id: "admitting", version: "1.0.0", summary: "Admits deprived areas.")
  static let reason = "the area is not deprived"
  private let decile: NumberColumn

  init(_ setup: inout Setup) { decile = setup.numbers("area.imd_decile", .falling) }

  func admits(_ candidate: borrowing Candidate) -> Bool { (candidate[decile] ?? 10) <= 3 }
}
