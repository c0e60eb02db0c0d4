/// The part of candidates' sums that many of them share, worked out once.
///
/// A rule is a pure function of its columns. One that reads columns of the need alone gives all of a need's
/// candidates one score, one that reads columns of the course alone all of a course's, and one that reads the
/// distance, with the need or without, all courses at one place. Only what is left is asked of each pair.
struct SharedSums: Sendable {
  /// What the rules of the need alone give each need: scores in millionths times weights, added up.
  let ofNeeds: [Int]
  /// The same of the rules of the course alone, for each course of the catalogue.
  let ofCourses: [Int]
  /// The rules to be asked once for each way from a need to a place.
  let byWay: [Scorer.WeightedRule]
  /// The rules to be asked of each pair.
  let byPair: [Scorer.WeightedRule]

  /// - Parameters:
  ///   - needs: how many there are.
  ///   - courses: how many the catalogue has.
  init(_ scorer: Scorer, needs: Int, courses: Int) {
    var ofNeeds = Array(repeating: 0, count: needs)
    var ofCourses = Array(repeating: 0, count: courses)
    var byWay: [Scorer.WeightedRule] = []
    var byPair: [Scorer.WeightedRule] = []
    for rule in scorer.scoring where rule.weight > 0 {
      do throws(RuleFailure) {
        switch rule.reads {
        case .need:
          try add(rule, of: scorer, to: &ofNeeds) { PairBatch(count: $0.count, needs: $0) }
        case .course:
          try add(rule, of: scorer, to: &ofCourses) { PairBatch(count: $0.count, courses: $0) }
        case .way: byWay.append(rule)
        case .pair: byPair.append(rule)
        }
      } catch {
        // It may fail for a need or course that no candidate has. If one has it, that one is to be named.
        byPair.append(rule)
      }
    }
    self.ofNeeds = ofNeeds
    self.ofCourses = ofCourses
    self.byWay = byWay
    self.byPair = byPair
  }

  /// Nothing shared: every rule is asked of each pair, so that the first candidate at fault can be named.
  init(asking scorer: Scorer, needs: Int, courses: Int) {
    ofNeeds = Array(repeating: 0, count: needs)
    ofCourses = Array(repeating: 0, count: courses)
    byWay = []
    byPair = scorer.scoring.filter { $0.weight > 0 }
  }
}

/// Adds a rule's scores of needs or courses to their sums: of all, or of none where it fails.
private func add(
  _ rule: Scorer.WeightedRule, of scorer: Scorer, to sums: inout [Int],
  _ batch: ([Int32]) -> PairBatch
) throws(RuleFailure) {
  var added = sums
  for start in stride(from: 0, to: sums.count, by: Scorer.batchSize) {
    let places = start..<min(start + Scorer.batchSize, sums.count)
    let scores = try scorer.millionths(of: batch(places.map { Int32($0) }), by: rule)
    for (place, score) in zip(places, scores) { added[place] += rule.weight * score }
  }
  sums = added
}

/// How much of a pair a rule reads.
enum RuleReading: Sendable {
  case need
  case course
  /// The need, or nothing of it, and the distance.
  case way
  case pair
}

extension Scorer.WeightedRule {
  var reads: RuleReading {
    var need = false
    var course = false
    var distance = false
    for column in columns {
      switch column {
      case .areaNumbers, .areaTexts, .needNumbers, .needTexts: need = true
      case .courseNumbers, .courseTexts: course = true
      case .distance: distance = true
      case .minutes: return .pair
      case .missing: break
      }
    }
    return switch (need, course, distance) {
    case (_, false, false): .need
    case (false, true, false): .course
    case (_, false, true): .way
    case (_, true, _): .pair
    }
  }
}
