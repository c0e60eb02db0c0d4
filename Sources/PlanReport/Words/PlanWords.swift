package import SkillsPlanner

/// What a plan says of the whole in sentences: the same words on the screen, on a page and in a pack.
///
/// No sentence begins with a capital letter nor ends with a full stop: each stands behind a name.
package struct PlanWords: Sendable {
  let plan: PlanHead
  private let summary: Summary

  package init(_ plan: PlanHead) {
    self.plan = plan
    summary = plan.summary
  }

  /// What the brief asks for, a sentence for each level; empty in a plan that does not carry its terms.
  package var needs: [String] {
    (plan.terms?.needs ?? []).map { need in
      let from = need.from.map(\.words).joined(separator: " or ")
      let time = need.reachMinutes.map { ", or \($0) minutes where they are known" } ?? ""
      return
        "level \(need.level.code) for \(percent(need.target)) of those with \(from), within "
        + "\(kilometres(need.reach)) km\(time)"
    }
  }

  /// The rules that have a weight; nil where none has.
  package var counts: String? {
    let weighted = plan.rules.filter { ($0.weight ?? 0) > 0 }
    let sum = weighted.reduce(0) { $0 &+ ($1.weight ?? 0) }
    let rules = weighted.map { "\($0.id) \($0.weight ?? 0)" }.joined(separator: ", ")
    return weighted.isEmpty ? nil : "\(rules) (of \(sum))"
  }

  package var forWhom: String {
    // A district may have courses alone.
    let districts = plan.districts.count { !$0.levels.isEmpty }
    return
      "\(grouped(plan.areas)) areas in \(districts) \(districts == 1 ? "district" : "districts"); at most "
      + "\(grouped(summary.learners)) learners could start"
  }

  package var placed: String {
    "\(grouped(summary.placed)) learners (\(share(summary.placed, of: summary.learners))); "
      + "last year these courses had \(grouped(summary.lastYear)) starts"
  }

  /// Nil where no place has a travel time.
  package var time: String? {
    guard let time = summary.travel.time else { return nil }
    return
      "\(roundedHalfToEven(time.meanTenths, over: 10)) minutes on average, over "
      + "\(grouped(time.places)) places for which the table of travel times has one"
  }

  package var distance: String {
    let others =
      summary.travel.otherPlaces > 0
      ? "; \(grouped(summary.travel.otherPlaces)) places have no published venue" : ""
    guard let mean = summary.travel.meanMetres else { return "no place has a published venue" }
    return
      "\(kilometresInTenths(mean)) km in a straight line on average, over "
      + "\(grouped(summary.travel.venuePlaces)) places with a venue\(others)"
  }

  package var border: String {
    guard let flows = summary.fixedFlows else {
      return "last year's starts across the border are not published"
    }
    return
      "last year \(grouped(flows.fromOutside)) starts were of people from outside, and "
      + "\(grouped(flows.residentsElsewhere)) of residents learning elsewhere; the plan leaves both as they are"
  }

  /// What people have set beside the rules, and what it costs; nil where nothing is.
  package var rulings: String? {
    guard let terms = plan.terms, !terms.isPlain else { return nil }
    func counted(_ count: Int, _ one: String, _ many: String) -> String? {
      count == 0 ? nil : "\(count) \(count == 1 ? one : many)"
    }
    let expired = plan.pins.count { $0.state == .expired }
    let pins = counted(terms.pins.count, "pin", "pins").map { pins in
      guard expired > 0 else { return pins }
      return pins + (expired == terms.pins.count ? ", expired" : ", \(expired) of them expired")
    }
    let parts = [
      counted(terms.policies.count, "policy", "policies"), pins,
      terms.objective == .points ? nil : "an objective before points",
      plan.optimality.kept.map {
        "\(grouped($0.places)) of \(grouped($0.of)) places of an earlier plan kept"
      },
      counted(plan.cohorts.count, "course not run", "courses not run"),
    ].compactMap(\.self)
    return parts.joined(separator: ", ") + (plan.optimality.withoutLimits.map(cost) ?? "")
  }

  /// "; without policies and pins about 1,234 points more, placing 3 more learners of Burnley".
  private func cost(_ more: Optimality.Difference) -> String {
    let placed = otherwise(more.without).map { ", placing \($0)" } ?? ""
    guard more.points != 0 else {
      return placed.isEmpty
        ? "; none of it costs a point" : "; without policies and pins as many points\(placed)"
    }
    return "; without policies and pins \(plan.optimality.about(more.points)) points more\(placed)"
  }

  package var proof: String {
    let proof =
      plan.optimality.gap == 0
      ? "by this brief no plan has more points (\(grouped(plan.optimality.points)))"
      : "by this brief the plan is \(plan.optimality.nearness) (it has "
        + "\(grouped(plan.optimality.points)) points, and none has more than \(grouped(plan.optimality.bound)))"
    let unique =
      plan.optimality.unique
      ? "; among equals most learners, then least distance, then a fixed hash decide"
      : plan.optimality.gap == 0 ? "; others have as many" : ""
    return
      "\(proof)\(unique); checked over \(grouped(plan.optimality.candidates)) candidates. So the file says; "
      + "skillsplan verify proves it"
  }
}

extension Qualification {
  /// As a sentence names it: "no qualifications", "level 1".
  var words: String { rawValue.replacing("_", with: " ") }
}

/// An assumption of a plan: a headline, a colon and the detail.
package struct Assumption: Sendable, Hashable {
  package let headline: String
  /// Empty where the sentence has no colon.
  package let detail: String

  package init(_ sentence: String) {
    guard let colon = sentence.firstRange(of: ": ") else {
      (headline, detail) = (sentence, "")
      return
    }
    headline = String(sentence[..<colon.lowerBound])
    detail = String(sentence[colon.upperBound...])
  }
}

/// Metres as kilometres, exactly: 15,000 is "15", 2,500 is "2.5".
func kilometres(_ metres: Int) -> String { decimal(Share(millionths: metres &* 1000)) }

/// Metres as kilometres with one decimal, rounded half to even.
func kilometresInTenths(_ metres: Int) -> String {
  let tenths = roundedHalfToEven(metres, over: 100)
  return "\(tenths / 10).\(tenths % 10)"
}
