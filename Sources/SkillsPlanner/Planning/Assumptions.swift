/// What every plan takes for granted, each as a headline, a colon and the detail, that a reader can dispute.
///
/// - Parameters:
///   - reached: what said of the candidates that they are within reach.
///   - ofTables: what the tables themselves model or apportion, from their sources file.
func assumptions(
  of brief: Brief, _ catalogue: Catalogue, _ limits: Limits, _ answer: Answer, reached: ReachCounts,
  ofTables: [String]
) -> [String] {
  var sentences = [needsSentence(brief)]
  if brief.flex > .zero {
    let planned = limits.planned.indices.filter {
      limits.planned[$0] && catalogue.courses[$0].places == nil
    }
    let lastYear = planned.reduce(0) { $0 + catalogue.courses[$1].lastYear }
    let places = planned.reduce(0) { $0 + limits.places[$1] }
    let growth = lastYear > 0 ? roundedHalfToEven(100 * (places - lastYear), over: lastYear) : 0
    sentences.append(
      "Courses can grow by \(percent(brief.flex)), rounded up for each: \(grouped(lastYear)) starts of last year become at "
        + "most \(grouped(places)) places, which is \(growth)% more, since most courses are small; nobody has confirmed it."
    )
  }
  let given = catalogue.courses.indices.filter {
    limits.planned[$0] && catalogue.courses[$0].places != nil
  }.count
  if given > 0 {
    sentences.append(
      "The most places of \(grouped(given)) courses are given: they stand in the courses table, and do not follow from last "
        + "year's starts.")
  }
  if brief.spread.bonus > .zero {
    sentences.append(
      "An area's first learners count more: its need at a level is cut into \(brief.spread.parts) parts, and the "
        + "first counts \(decimal(brief.spread.bonus)) more than the last, falling evenly.")
  }
  if brief.steadiness.bonus > .zero {
    sentences.append(
      "A course's first places count more: those up to \(percent(brief.steadiness.share)) of last year's starts "
        + "count \(decimal(brief.steadiness.bonus)) more than the others.")
  }
  sentences.append(
    "Distances are straight lines: estuaries, hills, roads and buses are not in them.")
  if brief.policies.contains(where: { if case .minimumCohort = $0.demand { true } else { false } })
  {
    sentences.append(
      "Merges are hints: courses that do not run are paired by straight line with others of their level, sector and "
        + "mode, the nearest first, as long as places are left, so that all of them find places together; "
        + "caps, funded starts and who can travel there are not asked.")
  }
  if let travel = catalogue.travel {
    sentences.append(
      "Travel times come from a table: it has minutes for \(grouped(travel.knownPairs)) of the "
        + "\(grouped(catalogue.areas.count * catalogue.courses.count)) pairs of an area and a course; "
        + reachSentence(brief, reached))
  }
  let atDistrict = limits.planned.indices.filter {
    limits.planned[$0] && catalogue.courses[$0].pointBasis == .district
  }.count
  if atDistrict > 0 {
    sentences.append(
      "The place of \(grouped(atDistrict)) courses is not published: they stand at the middle of the people of their "
        + "delivery district, from which reach and the points of distance are taken; no mean distance counts them."
    )
  }
  let unnamed = limits.planned.indices.filter {
    limits.planned[$0] && catalogue.courses[$0].sector.isEmpty
  }
  if !unnamed.isEmpty {
    let starts = unnamed.reduce(0) { $0 + catalogue.courses[$1].lastYear }
    sentences.append(
      "The sector of \(grouped(unnamed.count)) courses is not published: a rule about sectors gives them all one score, and "
        + "they had \(grouped(starts)) starts last year.")
  }
  if catalogue.courses.contains(where: { $0.mode == .apprenticeship }) {
    sentences.append(
      "An apprenticeship also needs an employer: its places are starts, its learning is at work, and no class size "
        + "applies to it.")
  }
  return sentences + policySentences(brief) + costSentences(answer)
    + outsideSentences(catalogue, limits) + ofTables
}

/// What shares are of, what money is, and which pins are not applied.
private func policySentences(_ brief: Brief) -> [String] {
  var sentences: [String] = []
  func has(_ isMeant: (Policy.Amount) -> Bool) -> Bool {
    brief.policies.contains {
      if case .limit(_, let amount) = $0.demand { isMeant(amount) } else { false }
    }
  }
  if has({ if case .share = $0 { true } else { false } }) {
    sentences.append(
      "Shares are of places given, not of learners who could start: of all places of the plan, or of those of the levels "
        + "that a policy names; a share elsewhere is of the places of the same residents.")
  }
  if has({ if case .pence = $0 { true } else { false } }) {
    sentences.append(
      "Money is places times their prices: each place costs the price of the courses table, whether or not its learner "
        + "completes, and nothing else is paid for.")
  }
  let expired = brief.pins.count { $0.hasExpired(in: brief.year) }
  if expired > 0 {
    sentences.append(
      "Pins that have expired are not applied: \(expired) ended before 1 August \(brief.year.prefix(4))."
    )
  }
  return sentences
}

/// How exact the costs are that the plan's rows give.
private func costSentences(_ answer: Answer) -> [String] {
  guard answer.bound > answer.points, answer.withoutLimits != nil else { return [] }
  let optimality = Optimality(
    points: answer.points, bound: answer.bound, unique: answer.isUnique, candidates: 0)
  return [
    "What policies and pins cost is about: the plan is \(optimality.nearness) and not proved to be it, and a cost below "
      + "that gap may be none."
  ]
}

private func reachSentence(_ brief: Brief, _ reached: ReachCounts) -> String {
  guard brief.needs.contains(where: { $0.reachMinutes != nil }) else {
    return "who is within reach is still told by straight lines."
  }
  let online = reached.online > 0 ? ", and \(grouped(reached.online)) are online" : ""
  return
    "of the candidates \(grouped(reached.byTime)) are within reach by time and \(grouped(reached.byDistance)) by a straight "
    + "line, for want of a time\(online)."
}

private func needsSentence(_ brief: Brief) -> String {
  let levels = brief.needs.map { need in
    let from = need.from.map { $0.rawValue.replacingUnderscores }.joined(separator: " or ")
    return
      "at level \(need.level.code), \(percent(need.target)) of those with \(from) (\(need.source))"
  }
  return
    "Needs are upper limits: residents aged 18-66 by highest qualification, times a target; "
    + levels.joined(separator: "; ") + "."
}

private func outsideSentences(_ catalogue: Catalogue, _ limits: Limits) -> [String] {
  let outside = zip(catalogue.courses, limits.planned).filter { !$0.1 }.map(\.0)
  let starts = outside.reduce(0) { $0 + $1.lastYear }
  let levels = Set(outside.map(\.level)).sorted().map(\.code)
  return [
    "Some needs are outside this plan: level 1 and essential skills, retraining at a level already held, and the need "
      + "for a job."
  ]
    + (starts == 0
      ? []
      : [
        "Some courses are outside this plan: the brief has no need at \(levels.count == 1 ? "level" : "levels") \(listing(levels)), where "
          + "they had \(grouped(starts)) starts "
          + "last year."
      ])
}

/// "2, 3 and 4".
package func listing(_ words: [String]) -> String {
  guard words.count > 1, let last = words.last else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " and " + last
}

/// "4.5%", exactly.
package func percent(_ share: Share) -> String { decimal(millionths: share.millionths * 100) + "%" }

/// "0.3", exactly.
package func decimal(_ share: Share) -> String { decimal(millionths: share.millionths) }

private func decimal(millionths: Int) -> String {
  let (whole, rest) = millionths.quotientAndRemainder(dividingBy: 1_000_000)
  guard rest != 0 else { return String(whole) }
  var digits = String(1_000_000 + rest).dropFirst()
  while digits.last == "0" { digits.removeLast() }
  return "\(whole).\(digits)"
}

extension String {
  fileprivate var replacingUnderscores: String {
    String(map { $0 == "_" ? " " : $0 })
  }
}
