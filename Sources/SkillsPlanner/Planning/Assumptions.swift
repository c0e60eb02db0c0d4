/// What every plan takes for granted, in sentences that a reader can dispute.
///
/// - Parameter ofTables: what the tables themselves model or apportion, from their sources file.
func assumptions(of brief: Brief, _ catalogue: Catalogue, _ limits: Limits, ofTables: [String])
  -> [String]
{
  var sentences = brief.needs.map { need in
    "The need at level \(need.level.code) is an upper limit: residents aged 18-66 whose highest "
      + "qualification is \(need.from.map { $0.rawValue.replacingUnderscores }.joined(separator: ", ")), "
      + "times \(percent(need.target)) (\(need.source))."
  }
  if brief.flex > .zero {
    sentences.append(
      "A course can run last year's starts and \(percent(brief.flex)) more, rounded up; nobody has confirmed it."
    )
  }
  if brief.spread.bonus > .zero {
    sentences.append(
      "An area's learners at a level count in \(brief.spread.parts) parts; the first part counts "
        + "\(decimal(brief.spread.bonus)) more than the last, falling evenly.")
  }
  if brief.steadiness.bonus > .zero {
    sentences.append(
      "A course's places up to \(percent(brief.steadiness.share)) of last year's starts count "
        + "\(decimal(brief.steadiness.bonus)) more than its others.")
  }
  sentences.append(
    "Distances are straight lines over the ground: estuaries, hills, roads and buses are not in them."
  )
  let atDistrict = limits.planned.indices.filter {
    limits.planned[$0] && catalogue.courses[$0].pointBasis == .district
  }.count
  if atDistrict > 0 {
    sentences.append(
      "\(atDistrict) courses stand at the population-weighted middle of their delivery district, since their place is not published; they count in no mean distance."
    )
  }
  if catalogue.courses.contains(where: { $0.mode == .apprenticeship }) {
    sentences.append(
      "An apprenticeship also needs an employer; its places are starts, its learning is at work, and no class size applies."
    )
  }
  sentences.append(outsideSentence(catalogue, limits))
  return sentences + ofTables
}

private func outsideSentence(_ catalogue: Catalogue, _ limits: Limits) -> String {
  let outside = zip(catalogue.courses, limits.planned).filter { !$0.1 }.map(\.0)
  let starts = outside.reduce(0) { $0 + $1.lastYear }
  let levels = Set(outside.map(\.level)).sorted().map(\.code).joined(separator: ", ")
  let left = starts == 0 ? "" : " Also outside: \(starts) starts of last year at level \(levels)."
  return
    "Outside this plan: level 1 and essential skills, retraining at a level already held, and the need for a job."
    + left
}

/// "4.5%", exactly.
func percent(_ share: Share) -> String { decimal(millionths: share.millionths * 100) + "%" }

/// "0.3", exactly.
func decimal(_ share: Share) -> String { decimal(millionths: share.millionths) }

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
