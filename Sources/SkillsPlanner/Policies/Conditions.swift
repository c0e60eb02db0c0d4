import NetworkFlow

/// The limits and the funded starts that stand beside the network, as conditions over all of its flows.
struct Conditions: Sendable {
  enum Item: Hashable, Sendable {
    case limit(Int)
    case level(Int)

    var isLimit: Bool { if case .limit = self { true } else { false } }
  }

  /// In the order of the conditions.
  let items: [Item]
  let all: [SideCondition]

  /// The same multipliers with those of levels rounded to whole points, in which a plan gives what a start is worth.
  func whole(_ multipliers: [Int]) -> [Int] {
    zip(items, multipliers).map { item, multiplier in
      guard case .level = item else { return multiplier }
      return roundedHalfToEven(multiplier, over: 1_000_000) * 1_000_000
    }
  }

  /// Those that the network does not hold.
  init(_ limits: [Limit], _ network: LimitedNetwork) {
    let placement = network.placement
    self.init(
      placement.limitsBeside.map(Item.limit) + placement.cappedLevelsBeside.map(Item.level), limits,
      network)
  }

  /// - Parameter funded: the starts of each level; nil for those that the network knows.
  init(
    _ items: [Item], _ limits: [Limit], _ network: LimitedNetwork, funded: [Int?]? = nil
  ) {
    let placement = network.placement
    let funded = funded ?? placement.boundsOfLevels.map(\.most)
    self.items = items
    let columns = network.problem.columns.indices.map { network.course(ofColumn: $0) }
    let rows = network.needPieces.count
    func byColumn(_ weights: [Limit.Weight]) -> SideCondition.Term {
      var ofCourse = [Int](repeating: 0, count: network.coursePieces.count)
      for weight in weights { ofCourse[weight.place] = weight.coefficient }
      return .columns(columns.map { ofCourse[$0] })
    }
    func term(_ part: Limit.Part) -> SideCondition.Term {
      switch part {
      case .byCourse(let weights): return byColumn(weights)
      case .byNeed(let weights):
        var ofNeed = [Int](repeating: 0, count: rows)
        for weight in weights { ofNeed[weight.place] = weight.coefficient }
        return .rows(ofNeed)
      case .product(let needs, let courses, let coefficient):
        var isIn = [Bool](repeating: false, count: rows)
        for need in needs { isIn[need] = true }
        var isTaught = [Bool](repeating: false, count: network.coursePieces.count)
        for course in courses { isTaught[course] = true }
        return .candidates(
          rows: isIn, columns: columns.map { isTaught[$0] }, coefficient: coefficient)
      }
    }
    all = items.map { item in
      switch item {
      case .limit(let limit):
        return SideCondition(limits[limit].parts.map(term), atMost: limits[limit].most)
      case .level(let level):
        let courses = placement.coursesOfLevels[level].map {
          Limit.Weight(place: $0, coefficient: 1)
        }
        return SideCondition([byColumn(courses)], atMost: funded[level] ?? 0)
      }
    }
  }
}

extension Limit {
  /// What some decisions come to, in the form of at most.
  func use(by decisions: [Answer.Decision]) -> Int {
    decisions.reduce(0) { $0 + $1.places * coefficient(need: $1.need, course: $1.course) }
  }
}
