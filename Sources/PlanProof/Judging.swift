import SkillsPlanner

/// Gives pairs their points by the rules, each rule asked as seldom as what it reads allows.
struct Judging: Sendable {
  let scorer: CandidateScorer
  /// The place in the catalogue of each course of the facts.
  let courses: [Int]
  /// What rules of the need alone, and of the course alone, give each: scores in millionths times weights.
  private let sumOfNeed: [Int]
  private let sumOfCourse: [Int]
  private let ofWays: [CandidateScorer.Rule]
  private let ofPairs: [CandidateScorer.Rule]

  /// What the rules say of some pairs.
  struct Judged {
    /// The first eligibility rule that refuses a pair, -1 for none; empty where there is no such rule.
    var refusedBy: [Int] = []
    /// 0 for a pair that is refused.
    var points: [Int] = []
  }

  /// - Parameter needs: how many there are.
  init(_ scorer: CandidateScorer, needs: Int, courses: [Int]) {
    self.scorer = scorer
    self.courses = courses
    var sumOfNeed = Array(repeating: 0, count: needs)
    var sumOfCourse = Array(repeating: 0, count: courses.count)
    var ofWays: [CandidateScorer.Rule] = []
    var ofPairs: [CandidateScorer.Rule] = []
    let allNeeds = CandidateScorer.Pairs(count: needs, needs: (0..<needs).map { Int32($0) })
    let allCourses = CandidateScorer.Pairs(
      count: courses.count, courses: courses.map { Int32($0) })
    for rule in scorer.scoring where rule.weight > 0 {
      switch Reading(rule.columns) {
      // A rule may fail for a need or a course that is in no pair: then it is asked of pairs.
      case .need where Self.add(rule, scorer, allNeeds, to: &sumOfNeed): break
      case .course where Self.add(rule, scorer, allCourses, to: &sumOfCourse): break
      case .way: ofWays.append(rule)
      default: ofPairs.append(rule)
      }
    }
    self.sumOfNeed = sumOfNeed
    self.sumOfCourse = sumOfCourse
    self.ofWays = ofWays
    self.ofPairs = ofPairs
  }

  private static func add(
    _ rule: CandidateScorer.Rule, _ scorer: CandidateScorer, _ pairs: CandidateScorer.Pairs,
    to sums: inout [Int]
  ) -> Bool {
    guard let scores = try? scorer.scores(of: pairs, by: rule) else { return false }
    for place in sums.indices { sums[place] += rule.weight * scores[place] }
    return true
  }

  func judged(_ found: Candidates) throws(RuleFailure) -> Judged {
    var sumOfWay = found.needOfWay.map { sumOfNeed[Int($0)] }
    var left = ofPairs
    let ways = CandidateScorer.Pairs(
      count: sumOfWay.count, needs: found.needOfWay, metres: found.metresOfWay)
    for rule in ofWays where !Self.add(rule, scorer, ways, to: &sumOfWay) { left.append(rule) }
    var judged = Judged()
    judged.points = found.courses.indices.map { pair in
      sumOfWay[Int(found.ways[pair])] + sumOfCourse[Int(found.courses[pair])]
    }
    if !scorer.eligibility.isEmpty || !left.isEmpty { try ask(left, found, &judged) }
    for pair in judged.points.indices {
      judged.points[pair] = scorer.points(ofSum: judged.points[pair])
    }
    for pair in judged.refusedBy.indices where judged.refusedBy[pair] >= 0 {
      judged.points[pair] = 0
    }
    return judged
  }

  /// Asks the eligibility rules of every pair, and then some other rules of those that are admitted.
  private func ask(
    _ rules: [CandidateScorer.Rule], _ found: Candidates, _ judged: inout Judged
  ) throws(RuleFailure) {
    var admitted = Array(found.courses.indices)
    if !scorer.eligibility.isEmpty {
      judged.refusedBy = admitted.map { _ in -1 }
      let pairs = pairs(admitted, found)
      for (place, rule) in scorer.eligibility.enumerated() {
        let admits = try scorer.admits(pairs, by: rule)
        for pair in admits.indices where !admits[pair] && judged.refusedBy[pair] < 0 {
          judged.refusedBy[pair] = place
        }
      }
      admitted.removeAll { judged.refusedBy[$0] >= 0 }
    }
    guard !rules.isEmpty else { return }
    let pairs = pairs(admitted, found)
    for rule in rules {
      for (pair, score) in zip(admitted, try scorer.scores(of: pairs, by: rule)) {
        judged.points[pair] += rule.weight * score
      }
    }
  }

  private func pairs(_ places: [Int], _ found: Candidates) -> CandidateScorer.Pairs {
    CandidateScorer.Pairs(
      count: places.count, needs: places.map { found.needs[$0] },
      courses: places.map { Int32(courses[Int(found.courses[$0])]) },
      metres: places.map { found.metresOfWay[Int(found.ways[$0])] })
  }

  /// How much of a pair a rule with these columns reads.
  private enum Reading {
    case need
    case course
    case way
    case pair

    init(_ columns: [String]) {
      let isOfCourse = columns.contains { $0.hasPrefix("course.") }
      let isOfNeed = columns.contains { $0.hasPrefix("area.") || $0.hasPrefix("need.") }
      let isOfWay = columns.contains("pair.distance")
      let isOfMore = columns.contains { $0.hasPrefix("pair.") && $0 != "pair.distance" }
      self =
        isOfMore || (isOfCourse && (isOfNeed || isOfWay))
        ? .pair : isOfCourse ? .course : isOfWay ? .way : .need
    }
  }
}
