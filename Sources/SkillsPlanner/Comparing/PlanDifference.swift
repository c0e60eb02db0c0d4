/// How the decisions of two plans differ: who gets which places, not how the files are written.
///
/// Values, digests, rows of tables and names are no decisions. A difference is a pure function of the two plans, and
/// the one back is its reverse.
package struct PlanDifference: Sendable, Hashable {
  /// What one key of a breakdown has in both plans.
  package struct Row: Sendable, Hashable {
    /// A code; empty where it is not published.
    package let key: String
    /// As the new plan has it, else as the old one; empty where neither names it.
    package let name: String
    package let learners: Change
    package let placed: Change

    /// Something that neither plan gives places, and a state between them does.
    package init(between key: String) {
      self.init(
        key: key, name: "", learners: Change(old: 0, new: 0), placed: Change(old: 0, new: 0))
    }

    init(key: String, name: String, learners: Change, placed: Change) {
      self.key = key
      self.name = name
      self.learners = learners
      self.placed = placed
    }

    package var isSame: Bool { learners.by == 0 && placed.by == 0 }
  }

  /// Learners not placed for one cause.
  package struct CauseRow: Sendable, Hashable {
    package let cause: Shortfall.Cause
    package let learners: Change
  }

  /// A pair of need and course with other places; 0 in the plan that has none there.
  package struct Move: Sendable, Hashable {
    package let pair: PlanTally.Pair
    package let places: Change
  }

  /// How many of something the plans have alike, otherwise, and only one of them.
  package struct Kept: Sendable, Hashable {
    package var same = 0
    package var changed = 0
    package var added = 0
    package var removed = 0

    package var isSame: Bool { changed == 0 && added == 0 && removed == 0 }

    package var reversed: Kept {
      Kept(same: same, changed: changed, added: removed, removed: added)
    }
  }

  package let learners: Change
  package let placed: Change
  package let points: Change
  /// All causes, in their order.
  package let notPlaced: [CauseRow]
  /// Every key that either plan has, by key; each breakdown adds up to `learners` (but for courses' ones) and `placed`.
  package let rows: [PlanTally.Breakdown: [Row]]
  /// Caps by level, of every level that either plan has.
  package let funded: [Level: LimitChange]
  /// Only those that differ, by pair.
  package let moves: [Move]
  package let allocations: Kept
  /// By their learners.
  package let needs: Kept
  /// By the most places they can run and those they give.
  package let courses: Kept

  package init(from old: PlanTally, to new: PlanTally) {
    learners = Change(old: old.learners, new: new.learners)
    placed = Change(old: old.placed, new: new.placed)
    points = Change(old: old.points, new: new.points)
    notPlaced = Shortfall.Cause.allCases.map { cause in
      CauseRow(
        cause: cause,
        learners: Change(old: old.notPlaced[cause] ?? 0, new: new.notPlaced[cause] ?? 0))
    }
    var rows: [PlanTally.Breakdown: [Row]] = [:]
    for breakdown in PlanTally.Breakdown.allCases {
      rows[breakdown] = Self.rows(breakdown, old, new)
    }
    self.rows = rows
    funded = Self.union(old.funded, new.funded).mapValues { pair in
      LimitChange(old: pair.old ?? nil, new: pair.new ?? nil)
    }
    let pairs = Self.union(old.places, new.places)
    allocations = Self.kept(pairs.values)
    moves = pairs.filter { $1.old != $1.new }
      .map { Move(pair: $0, places: Change(old: $1.old ?? 0, new: $1.new ?? 0)) }
      .sorted { $0.pair < $1.pair }
    needs = Self.kept(Self.union(old.needs, new.needs).values)
    courses = Self.kept(Self.union(old.courses, new.courses).values)
  }

  /// Whether both plans decide the same.
  package var isSame: Bool {
    allocations.isSame && needs.isSame && courses.isSame
      && funded.values.allSatisfy { $0.old == $0.new }
  }

  /// Places that the new plan gives and the old one did not, pair by pair.
  package var placesAdded: Int {
    moves.reduce(0) { $1.places.by > 0 ? $0 &+ $1.places.by : $0 }
  }

  /// Places that the old plan gave and the new one does not, pair by pair.
  package var placesTaken: Int {
    moves.reduce(0) { $1.places.by < 0 ? $0 &- $1.places.by : $0 }
  }

  /// What both plans have under each key, nil where one has none.
  private static func union<Key: Hashable, Value>(
    _ old: [Key: Value], _ new: [Key: Value]
  ) -> [Key: (old: Value?, new: Value?)] {
    var both = old.mapValues { (old: Optional($0), new: Value?.none) }
    for (key, value) in new { both[key, default: (nil, nil)].new = value }
    return both
  }

  private static func kept<Value: Equatable>(
    _ pairs: some Sequence<(old: Value?, new: Value?)>
  ) -> Kept {
    pairs.reduce(into: Kept()) { kept, pair in
      switch (pair.old, pair.new) {
      case (nil, _): kept.added += 1
      case (_, nil): kept.removed += 1
      case (let old, let new):
        if old == new { kept.same += 1 } else { kept.changed += 1 }
      }
    }
  }

  private static func rows(
    _ breakdown: PlanTally.Breakdown, _ old: PlanTally, _ new: PlanTally
  ) -> [Row] {
    let (befores, afters) = (old.counts[breakdown] ?? [:], new.counts[breakdown] ?? [:])
    return inOrder(Set(befores.keys).union(afters.keys)).map { key in
      let before = befores[key] ?? PlanTally.Count()
      let after = afters[key] ?? PlanTally.Count()
      return Row(
        key: key, name: new.names[breakdown]?[key] ?? old.names[breakdown]?[key] ?? "",
        learners: Change(old: before.learners, new: after.learners),
        placed: Change(old: before.placed, new: after.placed))
    }
  }

  /// Keys of a breakdown: numbers by their size, entry level before all, what is not published behind all.
  static func inOrder(_ keys: Set<String>) -> [String] { keys.sorted { order($0) < order($1) } }

  private static func order(_ key: String) -> (Int, String) {
    switch key {
    case "entry": (0, key)
    case "": (.max, key)
    default: (key.utf8.count, key)
    }
  }
}
