import SkillsPlanner

/// A row of a shortfall, told apart from others of its need by its place among them.
struct NeedShortfall: Hashable {
  let row: Shortfall
  let key: Key

  struct Key: Hashable {
    let need: NeedKey
    /// 0 for the first of the need.
    let place: Int
  }

  static func all(_ rows: [Shortfall]) -> [NeedShortfall] {
    var count: [NeedKey: Int] = [:]
    return rows.map { row in
      let need = NeedKey(area: row.area, level: row.level)
      defer { count[need, default: 0] += 1 }
      return NeedShortfall(row: row, key: Key(need: need, place: count[need, default: 0]))
    }
  }
}

/// What a plan says of why the learners of one need are not placed.
struct SaidShortfall {
  /// Those whom policies and pins keep, and the others; nil where it says nothing of them.
  private(set) var kept: Shortfall?
  private(set) var others: Shortfall?

  static func byNeed(_ rows: [Shortfall]) -> [NeedKey: SaidShortfall] {
    var said: [NeedKey: SaidShortfall] = [:]
    for row in rows {
      let need = NeedKey(area: row.area, level: row.level)
      if row.cause == .policyOrPin {
        said[need, default: SaidShortfall()].kept = said[need]?.kept ?? row
      } else {
        said[need, default: SaidShortfall()].others = said[need]?.others ?? row
      }
    }
    return said
  }

  /// Of so many learners whom policies and pins may keep, those whom the plan says they do: only a plan without them could
  /// tell, so that it is believed.
  func kept(of learners: Int) -> Int {
    others == nil ? learners : min(learners, max(0, kept?.learners ?? 0))
  }

  /// The rows for so many learners of a need, 1 or more, with the causes that the plan says.
  func rows(of need: NeedKey, _ learners: Int) -> [Shortfall] {
    let ofPolicies = kept == nil ? 0 : kept(of: learners)
    return [(others, learners - ofPolicies), (kept, ofPolicies)].filter { $0.1 > 0 }.map {
      row, learners in
      Shortfall(
        area: need.area, level: need.level, learners: learners,
        cause: row?.cause ?? .fundedStartsUsed, nearest: row?.nearest,
        nearestMinutes: row?.nearestMinutes, reason: row?.reason)
    }
  }
}
