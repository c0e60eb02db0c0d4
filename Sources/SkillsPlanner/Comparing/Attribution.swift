/// Why two plans differ: what each group of inputs did when it was taken over from the new plan, one after another.
///
/// Every count of a step is that of the state it led to less that of the state before, so the steps add up to the
/// whole difference exactly, whatever happens between.
package struct Attribution: Sendable {
  /// What was taken over together, and what came of it.
  package struct Step: Sendable {
    /// In their order; empty for what no input explains: another version of the program, or a plan changed by hand.
    package let groups: [InputGroup]
    package fileprivate(set) var learners = 0
    package fileprivate(set) var placed = 0
    package fileprivate(set) var points = 0
    package fileprivate(set) var notPlaced: [Shortfall.Cause: Int] = [:]
    /// Net change of places, by breakdown and key; a key that is not there has none.
    package fileprivate(set) var placedBy: [PlanTally.Breakdown: [String: Int]] = [:]
    /// Of the places that the new plan adds to a pair of need and course or takes from it, how many were added or
    /// taken here; what went the other way counts against it. Over all steps the sum is what the plans differ by.
    package fileprivate(set) var moved = 0
    /// Places added or taken here, whether they stayed so or not; these do not add up.
    package fileprivate(set) var movedHere = 0

    fileprivate init(_ groups: [InputGroup]) { self.groups = groups }

    fileprivate var isNothing: Bool {
      movedHere == 0 && points == 0 && learners == 0
        && notPlaced.values.allSatisfy { $0 == 0 } && placedBy.values.allSatisfy(\.isEmpty)
    }
  }

  /// In the order in which they were taken; those that no input explains last, and only if there is something.
  package private(set) var steps: [Step] = []
  private var unexplained = Step([])
  private var last: PlanTally
  private let old: PlanTally
  private let new: PlanTally
  /// Which way each pair goes in the end: 1, or -1.
  private let ways: [PlanTally.Pair: Int]

  package init(from old: PlanTally, to new: PlanTally, _ difference: PlanDifference) {
    self.old = old
    self.new = new
    last = old
    ways = Dictionary(
      difference.moves.map { ($0.pair, $0.places.by.signum()) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Puts the state after some groups were taken over behind the others; no groups for what the inputs gave before any.
  package mutating func take(_ groups: [InputGroup], givenBy state: PlanTally) {
    var step = groups.isEmpty ? unexplained : Step(groups)
    step.add(from: last, to: state, ways)
    if groups.isEmpty { unexplained = step } else { steps.append(step) }
    last = state
  }

  /// Goes on to the new plan, and sees that the steps add up.
  package mutating func finish() {
    take([], givenBy: new)
    if !unexplained.isNothing { steps.append(unexplained) }
    precondition(addsUp, "the effects of the steps add up to the difference")
  }

  private var addsUp: Bool {
    sum(\.learners) == new.learners &- old.learners && sum(\.placed) == new.placed &- old.placed
      && sum(\.points) == new.points &- old.points
      && PlanTally.Breakdown.allCases.allSatisfy { breakdown in
        let keys = Set(old.counts[breakdown, default: [:]].keys)
          .union(new.counts[breakdown, default: [:]].keys)
        return keys.allSatisfy { key in
          steps.reduce(0) { $0 &+ ($1.placedBy[breakdown]?[key] ?? 0) }
            == (new.counts[breakdown]?[key]?.placed ?? 0)
            &- (old.counts[breakdown]?[key]?.placed ?? 0)
        }
          && steps.allSatisfy { step in
            step.placed == step.placedBy[breakdown, default: [:]].values.reduce(0, &+)
          }
      }
  }

  private func sum(_ count: KeyPath<Step, Int>) -> Int {
    steps.reduce(0) { $0 &+ $1[keyPath: count] }
  }
}

extension Attribution.Step {
  fileprivate mutating func add(
    from old: PlanTally, to new: PlanTally, _ ways: [PlanTally.Pair: Int]
  ) {
    learners &+= new.learners &- old.learners
    placed &+= new.placed &- old.placed
    points &+= new.points &- old.points
    for cause in Shortfall.Cause.allCases {
      notPlaced[cause, default: 0] &+= (new.notPlaced[cause] ?? 0) &- (old.notPlaced[cause] ?? 0)
    }
    for breakdown in PlanTally.Breakdown.allCases {
      var net = placedBy[breakdown] ?? [:]
      for (key, count) in new.counts[breakdown] ?? [:] { net[key, default: 0] &+= count.placed }
      for (key, count) in old.counts[breakdown] ?? [:] { net[key, default: 0] &-= count.placed }
      placedBy[breakdown] = net.filter { $0.value != 0 }
    }
    for (pair, places) in new.places { move(places &- (old.places[pair] ?? 0), ways[pair]) }
    for (pair, places) in old.places where new.places[pair] == nil { move(0 &- places, ways[pair]) }
  }

  private mutating func move(_ places: Int, _ way: Int?) {
    moved &+= places &* (way ?? 0)
    movedHere &+= places < 0 ? 0 &- places : places
  }
}
