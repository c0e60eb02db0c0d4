/// What is wrong with the pins of a brief; one that the plan's year has left behind is kept and warned of alone.
func checkPins(
  of brief: Brief, _ expansion: LimitExpansion, _ room: Room, _ names: ScopeNames
) -> [Diagnostic] {
  let live = brief.pins.filter { !$0.hasExpired(in: brief.year) }
  let expired = brief.pins.filter { $0.hasExpired(in: brief.year) }.map { pin in
    Diagnostic(
      .warning, "SP0628", at: pin.location,
      "the pin \"\(pin.label)\" expired on \(pin.expires?.text ?? "") and is not applied in \(brief.year)",
      fix: "Take it out, or decide it anew and give it another day.")
  }
  let finder = live.isEmpty ? nil : CandidateFinder(brief.needs, in: expansion.catalogue)
  let alone = live.flatMap { pin in
    finder.map { check(pin, expansion, room, names, $0) } ?? []
  }
  return expired + alone + (alone.isEmpty ? contradictions(among: live, expansion) : [])
}

/// One pin by itself: the first thing that is wrong with it.
private func check(
  _ pin: Pin, _ expansion: LimitExpansion, _ room: Room, _ names: ScopeNames,
  _ finder: CandidateFinder
) -> [Diagnostic] {
  let what = "the pin \"\(pin.label)\""
  let unknown = names.problems(of: pin.scope, what, at: pin.location)
  guard unknown.isEmpty else { return unknown }
  let least = pin.demand.range.lowerBound
  let severity = least > 0 ? Diagnostic.Severity.error : .warning
  if let empty = expansion.emptiness(
    of: pin.scope, what, at: pin.location, severity: severity)
  {
    return [empty]
  }
  let reached = expansion.reached(pin.scope, finder)
  guard !reached.needs.isEmpty else {
    return [
      Diagnostic(
        severity, "SP0626", at: pin.location,
        "\(what) is about a course that none of its learners can reach",
        fix: least > 0
          ? "Correct it, or lengthen the reach of its level."
          : "Take it out: nobody would be placed there anyway.")
    ]
  }
  let most = room.most(needs: reached.needs, courses: reached.courses)
  guard least > most else { return [] }
  let places = Policy.Amount.places(most).words
  return [
    Diagnostic(
      .error, "SP0627", at: pin.location,
      "\(what) asks for more than there is: \(places) at the most",
      fix: "Write \(most) or less.")
  ]
}

/// Pairs of pins of which one asks for more places than the other leaves.
private func contradictions(among pins: [Pin], _ expansion: LimitExpansion) -> [Diagnostic] {
  let floors = pins.filter { $0.demand.range.lowerBound > 0 }
  let caps = pins.filter { $0.demand.range.upperBound < .max }
  return caps.flatMap { cap -> [Diagnostic] in
    let above = floors.filter { $0.demand.range.lowerBound > cap.demand.range.upperBound }
    guard !above.isEmpty else { return [] }
    let room = expansion.pairs(of: cap.scope)
    return above.filter { room.contains(expansion.pairs(of: $0.scope)) }.map { floor in
      let (first, second) = (floor.location ?? cap.location, cap.location ?? floor.location)
      let isFirst = (first.flatMap { one in second.map { one < $0 } }) ?? true
      let (one, other) = isFirst ? (floor, cap) : (cap, floor)
      return Diagnostic(
        .error, "SP0629", at: other.location,
        "the pin \"\(other.label)\" contradicts the pin \"\(one.label)\""
          + (one.location.map { " of line \($0.line)" } ?? ""),
        fix: "Take one of the two out.")
    }
  }
}

/// The candidates that a scope can hold.
struct ScopePairs {
  let needs: Set<Int>
  let courses: Set<Int>
  let isElsewhere: Bool

  /// Whether all of another's are among them.
  func contains(_ other: ScopePairs) -> Bool {
    (!isElsewhere || other.isElsewhere) && other.needs.isSubset(of: needs)
      && other.courses.isSubset(of: courses)
  }
}

extension LimitExpansion {
  /// What a scope holds, whatever is within reach.
  func pairs(of scope: Scope) -> ScopePairs {
    let region = region(scope)
    return ScopePairs(
      needs: Set(region.needs ?? Array(needs.indices)), courses: Set(region.courses ?? planned),
      isElsewhere: scope.isElsewhere)
  }

  /// The needs and the courses of a scope that have a candidate of it.
  fileprivate func reached(
    _ scope: Scope, _ finder: CandidateFinder
  ) -> (needs: [Int], courses: [Int]) {
    let pairs = pairs(of: scope)
    var found: (needs: [Int], courses: Set<Int>) = ([], [])
    for need in pairs.needs.sorted() {
      let near = finder.candidates(of: needs[need...need]).courses.lazy.map { Int($0) }
      let home = catalogue.areas[needs[need].area].district.code
      let own = near.filter {
        pairs.courses.contains($0)
          && !(scope.isElsewhere && catalogue.courses[$0].district.code == home)
      }
      guard !own.isEmpty else { continue }
      found.needs.append(need)
      found.courses.formUnion(own)
    }
    return (found.needs, found.courses.sorted())
  }
}
