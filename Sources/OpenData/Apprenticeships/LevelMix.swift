import SkillsPlanner

/// Where the split by level of a provider's starts comes from.
enum LevelBasis: CaseIterable, Sendable {
  case outcomes, subjects, district, classroomAdults, classroom
  /// Courses of the course directory: with the provider's ages, without them, without its leavers.
  case directoryAdults, directory, notPublished

  /// What `level_basis` says.
  func text(leavers: String, starts: String) -> String {
    switch self {
    case .outcomes: "provider's apprenticeship leavers by level, \(leavers)"
    case .subjects: "provider's starts by level group, \(starts)"
    case .district: "district's mix of the other providers"
    case .classroomAdults:
      "provider's classroom leavers by level, \(leavers), times the provider's share aged 19 "
        + "and over"
    case .classroom:
      "provider's classroom leavers of all ages by level, \(leavers); ages not published"
    case .directoryAdults:
      "provider's classroom leavers at the level, \(leavers), times its share aged 19 and over, "
        + "shared out by course runs"
    case .directory:
      "provider's classroom leavers of all ages at the level, \(leavers), shared out by course "
        + "runs; ages not published"
    case .notPublished: "not published"
    }
  }
}

/// Starts of one flow at one level.
struct LevelStarts: Hashable, Sendable {
  let flow: Flow
  let level: Level
  let starts: Int
  let basis: LevelBasis
}

/// Splits every flow by level, which is not published by district.
///
/// 1. A provider whose apprenticeship leavers are published by level (PRV02 splits 4, 5, 6 and 7):
///    its starts are shared out over the levels by largest remainder and dealt over its places.
/// 2. A provider in the subject file alone: the same from its starts by level group; its higher
///    apprenticeships are split into levels 4 to 7 as those of step 1's providers here.
/// 3. Any other: all such providers of one place together, with the mix of steps 1 and 2 there, or
///    in all districts where a place has none, dealt over the providers.
///
/// The three directions are split apart from each other, steps 1 and 2 by provider. Last, each
/// pair's levels are dealt over its homes. Both margins, starts by flow and by level, are exact at
/// every step.
struct LevelMix {
  /// A number per level for each UKPRN: leavers by level.
  let leavers: [String: [Int]]
  /// Starts by level group for each UKPRN.
  let groups: [String: [ApprenticeshipLevel: Int]]

  /// Starts by flow and level, sorted by provider, delivery, home and level; none with 0 starts.
  func split(_ flows: [Flow]) -> [LevelStarts] {
    var pairs: [Flow.Direction: [Pair]] = [:]
    for (key, members) in Dictionary(grouping: flows, by: PairKey.init) {
      guard let direction = key.direction else { continue }
      pairs[direction, default: []].append(Pair(key: key, flows: members))
    }
    var result: [LevelStarts] = []
    var districts = DistrictMix()
    // The flows within come first: what they show is the districts' mix for all three.
    for direction in Flow.Direction.allCases {
      let pairs = (pairs[direction] ?? []).sorted { $0.key < $1.key }
      var open: [Pair] = []
      var subjects: [[Pair]] = []
      for own in grouped(pairs, by: \.key.ukprn) {
        if let weights = positive(leavers[own[0].key.ukprn]) {
          let split = deal(own, by: weights)
          if direction == .within { districts.add(split) }
          result += split.flatMap { $0.dealt(.outcomes) }
        } else if groups[own[0].key.ukprn] != nil {
          subjects.append(own)
        } else {
          open += own
        }
      }
      let higher = districts.whole
      for own in subjects {
        guard let weights = positive(weights(of: own[0].key.ukprn, higher: higher)) else {
          open += own
          continue
        }
        let split = deal(own, by: weights)
        if direction == .within { districts.add(split) }
        result += split.flatMap { $0.dealt(.subjects) }
      }
      open.sort { ($0.key.place, $0.key) < ($1.key.place, $1.key) }
      for local in grouped(open, by: \.key.place) {
        let weights = districts.weights(of: local[0].key.place)
        result += deal(local, by: weights).flatMap { $0.dealt(.district) }
      }
    }
    return result.sorted { $0.order < $1.order }
  }

  /// Groups of the subject file as weights of levels, in one unit: higher starts spread as `higher`
  /// spreads.
  private func weights(of ukprn: String, higher: [Int]) -> [Int] {
    let spread = ApprenticeshipLevel.higher.levels.map { higher[$0.index] }
    let known = spread.reduce(0, +)
    return Level.inTables.map { level in
      let starts = groups[ukprn]?[level.apprenticeship] ?? 0
      guard level.apprenticeship == .higher else { return starts * max(known, 1) }
      // Without one higher apprenticeship anywhere, all are taken for level 4.
      return known == 0 ? (level.number == 4 ? starts : 0) : starts * higher[level.index]
    }
  }

  private func deal(_ pairs: [Pair], by weights: [Int]) -> [SplitPair] {
    let rows = pairs.map(\.starts)
    let columns = largestRemainder(total: rows.reduce(0, +), weights: weights)
    return zip(pairs, OpenData.deal(rows: rows, columns: columns)).map { SplitPair($0, levels: $1) }
  }
}

/// What is published: a provider and one place where it teaches, or where residents leave from to
/// learn with it.
private struct PairKey: Hashable, Comparable {
  let ukprn: String
  let place: String
  let direction: Flow.Direction?

  init(_ flow: Flow) {
    ukprn = flow.ukprn
    place = flow.place
    direction = flow.direction
  }

  static func < (left: PairKey, right: PairKey) -> Bool {
    (left.ukprn, left.place) < (right.ukprn, right.place)
  }
}

private struct Pair {
  let key: PairKey
  let flows: [Flow]
  let starts: Int

  init(key: PairKey, flows: [Flow]) {
    self.key = key
    self.flows = flows.sorted { ($0.home, $0.delivery) < ($1.home, $1.delivery) }
    starts = flows.reduce(0) { $0 + $1.starts }
  }
}

/// A pair with its starts by level.
private struct SplitPair {
  let pair: Pair
  let levels: [Int]

  init(_ pair: Pair, levels: [Int]) {
    self.pair = pair
    self.levels = levels
  }

  /// The levels dealt over the homes.
  func dealt(_ basis: LevelBasis) -> [LevelStarts] {
    let cells = deal(rows: pair.flows.map(\.starts), columns: levels)
    return zip(pair.flows, cells).flatMap { flow, cells in
      zip(Level.inTables, cells).compactMap { level, starts in
        starts == 0 ? nil : LevelStarts(flow: flow, level: level, starts: starts, basis: basis)
      }
    }
  }
}

/// Starts by level of the providers whose own mix is known, by place and together.
private struct DistrictMix {
  private var byPlace: [String: [Int]] = [:]
  private(set) var whole = Level.inTables.map { _ in 0 }

  mutating func add(_ split: [SplitPair]) {
    for pair in split {
      for level in Level.inTables {
        let starts = pair.levels[level.index]
        byPlace[pair.pair.key.place, default: Level.inTables.map { _ in 0 }][level.index] += starts
        whole[level.index] += starts
      }
    }
  }

  /// The place's mix, else that of all places, else every level alike.
  func weights(of place: String) -> [Int] {
    positive(byPlace[place]) ?? positive(whole) ?? Level.inTables.map { _ in 1 }
  }
}

extension LevelStarts {
  fileprivate var order: (String, String, String, Level) {
    (flow.ukprn, flow.delivery, flow.home, level)
  }
}
