/// A policy, a pin, funded starts or an earlier plan, as messages name it and where the brief has it.
public struct NamedLimit: Sendable, Hashable {
  /// "at most 900 places, provider 10004552"; a policy that is set for each of many goes by one name.
  public let label: String
  /// As the subject of a sentence: "the policy "at most 900 places, provider 10004552"".
  public let named: String
  public let location: Location?
  /// Nil for funded starts and an earlier plan.
  package let kind: LimitKind?

  init(_ label: String, kind: LimitKind? = nil, at location: Location?) {
    self.label = label
    self.kind = kind
    self.location = location
    named = kind.map { "the \($0.rawValue) \"\(label)\"" } ?? label
  }
}

/// What keeps a plan of a brief from being one network, each once: policies in the order of the brief, pins, funded starts.
struct BesideNetwork {
  struct Item {
    let limit: NamedLimit
    /// A minimum cohort, which a search keeps; all others are kept by price.
    let isSearched: Bool
  }

  let all: [Item]
  var limits: [NamedLimit] { all.map(\.limit) }

  /// - Parameter limits: those that were placed, in their order.
  init(_ placement: Placement, of limits: [Limit], _ expansion: LimitExpansion) {
    let brief = expansion.brief
    let beside = Set(placement.limitsBeside.map { limits[$0].origin })
    let policies = brief.policies.enumerated().compactMap { place, policy -> Item? in
      let named = NamedLimit(policy.label, kind: .policy, at: policy.location)
      if case .minimumCohort(2...) = policy.demand { return Item(limit: named, isSearched: true) }
      return beside.contains(.policy(place)) ? Item(limit: named, isSearched: false) : nil
    }
    let pins = brief.pins.enumerated().filter { beside.contains(.pin($0.offset)) }.map {
      NamedLimit($0.element.label, kind: .pin, at: $0.element.location)
    }
    let levels = Self.levels(placement, limits, expansion)
    all = policies + (pins + levels).map { Item(limit: $0, isSearched: false) }
  }

  /// What a brief asks for, without scoring or solving anything.
  init(_ expansion: LimitExpansion, _ room: Limits) {
    let limits = expansion.limitsOfObjective() + expansion.limits()
    self.init(
      Placement(
        limits, room, expansion.catalogue, expansion.needs, minimums: expansion.leastLearners()),
      of: limits, expansion)
  }

  /// The same of a brief that `check` finds no error in.
  init(_ brief: Brief, in catalogue: Catalogue) {
    let room = Limits(brief, in: catalogue)
    let needs = deriveNeeds(brief.needs, in: catalogue).needs
    self.init(LimitExpansion(brief, catalogue, needs, planned: room.planned), room)
  }

  /// The funded starts that find no room in the network, with what takes it on either side.
  private static func levels(
    _ placement: Placement, _ limits: [Limit], _ expansion: LimitExpansion
  ) -> [NamedLimit] {
    let levels = placement.cappedLevelsBeside
    guard !levels.isEmpty else { return [] }
    var crossing: [[String]] = [[], []]
    for (limit, seat) in placement.seats.enumerated() {
      let label = expansion.label(of: limits[limit])
      for level in levels {
        let (side, members, own) =
          switch seat {
          case .courses(let set):
            (0, placement.courses.all[set].members, Set(placement.coursesOfLevels[level]))
          case .needs(let set):
            (1, placement.needs.all[set].members, needs(at: placement.levels[level], expansion))
          case .pair, .beside: (0, Set<Int>(), Set<Int>())
          }
        let crosses =
          !members.isDisjoint(with: own) && !members.isSubset(of: own) && !own.isSubset(of: members)
        if crosses, !crossing[side].contains(label) { crossing[side].append(label) }
      }
    }
    let names = levels.map { placement.levels[$0].code }.joined(separator: ", ")
    let sides = zip(crossing, ["courses", "learners"]).filter { !$0.0.isEmpty }.map {
      "of \($1) by \($0.joined(separator: " and by "))"
    }
    let label =
      "funded starts at level \(names)"
      + (sides.isEmpty
        ? "" : ", crossed on the side \(sides.joined(separator: ", and on the side "))")
    let first = placement.levels[levels[0]]
    return [
      NamedLimit(label, at: expansion.brief.fundedStarts.first { $0.level == first }?.location)
    ]
  }

  private static func needs(at level: Level, _ expansion: LimitExpansion) -> Set<Int> {
    Set(expansion.needs.indices.filter { expansion.needs[$0].level == level })
  }
}

extension LimitExpansion {
  /// A policy that is set for each of many goes by one name.
  fileprivate func label(of limit: Limit) -> String {
    switch limit.origin {
    case .policy(let place): brief.policies[place].label
    case .pin: limit.label
    case .objective: "the objective"
    }
  }
}

extension Planner {
  /// What keeps a problem of this planner from being one network, in the order of the brief; none where a network holds
  /// all.
  func besideNetwork(_ problem: PlanningProblem) -> [NamedLimit] {
    BesideNetwork(problem.network.placement, of: problem.limits, expansion).limits
      + (problem.keeping == nil
        ? []
        : [
          NamedLimit("stability, an earlier plan to keep to", at: brief.stability?.location)
        ])
  }
}

/// The policies, pins and funded starts of a brief that are kept by price or by a search, in its order: where no plan was
/// found, those that it turns on.
///
/// - Parameter brief: one that `check` finds no error in.
package func limitsBesideNetwork(of brief: Brief, in catalogue: Catalogue) -> [NamedLimit] {
  BesideNetwork(brief, in: catalogue).limits
}
