/// What the rules say of a need with a course.
struct Judgement: Sendable {
  /// Straight-line metres; nil for an online course.
  let metres: Int?
  /// As the table of travel times has them; nil where it has none, or there is no table.
  let minutes: Double?
  /// 0...1,000,000.
  let points: Int
  /// Each weighted rule's score in millionths, in the order of the brief.
  let scores: [Int]
}

extension Planner {
  /// Asks the weighted rules of some pairs, by places in the needs and in the catalogue.
  ///
  /// - Throws: `rule` when one of them breaks.
  func judge(
    _ pairs: [(need: Int, course: Int)]
  ) throws(PlanningFailure) -> [Judgement] {
    let metres = pairs.map { catalogue.metres(from: needs.needs[$0.need].area, to: $0.course) }
    let batch = PairBatch(
      count: pairs.count, needs: pairs.map { Int32($0.need) },
      courses: pairs.map { Int32($0.course) }, metres: metres.map { Int32(clamping: $0 ?? -1) })
    var scores: [[Int]] = []
    do throws(RuleFailure) {
      for rule in scorer.scoring { scores.append(try scorer.millionths(of: batch, by: rule)) }
    } catch {
      throw PlanningFailure.rule(error, area: nil, course: nil)
    }
    return pairs.indices.map { place in
      let own = scores.map { $0[place] }
      return Judgement(
        metres: metres[place],
        minutes: catalogue.minutes(
          from: needs.needs[pairs[place].need].area, to: pairs[place].course),
        points: scorer.points(
          ofSum: zip(scorer.scoring, own).reduce(0) { $0 + $1.0.weight * $1.1 }),
        scores: own)
    }
  }
}
