import NetworkFlow

extension SolvedPlan {
  /// The trade-off between points and places of learners from areas of some deciles, each corner proved.
  ///
  /// - Parameters:
  ///   - allCorners: whether every corner is wanted; else those that a picture shows.
  ///   - spanned: told from several threads how many places of all on the way are known.
  /// - Returns: nil where no learner with a candidate lives in areas of these deciles.
  /// - Throws: `tooLarge` when sums are beyond 64-bit integers, `unproven` when a certificate does not hold.
  package func frontier(
    deciles: ClosedRange<Int>, allCorners: Bool,
    spanned: @escaping @Sendable (_ places: Int, _ all: Int) -> Void = { _, _ in }
  ) async throws(PlanningFailure) -> PlanFrontier? {
    let needs = planner.needs.needs
    let inside = needs.map { need in
      planner.catalogue.areas[need.area].decile.map { deciles.contains($0) } ?? false
    }
    let measured = needs.indices.filter { inside[$0] && needs[$0].learners > 0 }
    guard measured.contains(where: { !board.candidates(ofNeed: $0).isEmpty }) else { return nil }
    let learners = needs.map(\.learners)
    let measure = Measure.rows(measured)
    let corners = try await corners(
      of: measure, inside, allCorners: allCorners, spanned: spanned)
    let isOneArc = problem.rowGroups.isEmpty || Nesting(problem).isNetwork(measure)
    return PlanFrontier(
      deciles: deciles, learners: measured.reduce(0) { $0 + learners[$1] },
      allLearners: learners.reduce(0, +), corners: corners, hasAllCorners: allCorners,
      linesArePlans: isOneArc,
      plan: PlanFrontier.Point(
        places: measure.units(of: solution), points: points, placed: placed, weight: nil),
      equalWeights: try await planWithEqualWeights(counting: inside))
  }

  /// Corners at one in so many of the places that lie between the ends on each side.
  private static let pictured = 48

  private func corners(
    of measure: Measure, _ inside: [Bool], allCorners: Bool,
    spanned: @escaping @Sendable (_ places: Int, _ all: Int) -> Void
  ) async throws(PlanningFailure) -> [PlanFrontier.Point] {
    // No plan has fewer points than none, so a place that earns more than all points together comes first.
    let weight = min(points, Self.largestWeight) + 1
    let network = try networkWithFloors(outweighing: weight)
    let problem = network.problem
    let solved = await SolvedProblem(
      problem, tieBreaks: [TieBreak { need, _ in inside[need] ? 1 : 0 }, .mostUnits],
      largestChange: weight)
    var vertices: [TradeOff.Vertex]
    do throws(CertificateFailure) {
      try problem.verify(solved.solution)
    } catch {
      throw PlanningFailure.unproven("\(error)")
    }
    do throws(TradeOffFailure) {
      let tradeOff = TradeOff(solved, measure)
      let middle = tradeOff.best.units
      let most = try await tradeOff.vertex(weight: weight).units
      let finest = allCorners ? 1 : max(1, most / Self.pictured)
      vertices = try await tradeOff.vertices(from: -weight, to: 0, finest: finest) { units, _ in
        spanned(units, most)
      }
      vertices += try await tradeOff.vertices(from: 0, to: weight, finest: finest) { units, _ in
        spanned(middle + units, most)
      }.dropFirst()
    } catch {
      throw PlanningFailure(error)
    }
    let ofFloors = network.bonusOfAllFloors
    guard vertices.allSatisfy({ $0.earned >= ofFloors }) else {
      throw PlanningFailure.unproven("floors that can be reached were not")
    }
    return vertices.indices.map { place in
      var weight = vertices[place].weight
      if place > 0, allCorners {
        let (before, here) = (vertices[place - 1], vertices[place])
        let fall = (before.earned - here.earned).quotientAndRemainder(
          dividingBy: here.units - before.units)
        weight = fall.remainder > 0 ? fall.quotient + 1 : fall.quotient
      }
      return PlanFrontier.Point(
        places: vertices[place].units, points: vertices[place].earned - ofFloors,
        placed: vertices[place].allUnits, weight: weight)
    }
  }

  /// The network of the plan with a bonus for floors that no points and no weight of measured places outweigh.
  ///
  /// Whatever flow leaves a floor unreached can be brought nearer to one that reaches all, by units that go round
  /// once: that costs at most all points that a flow can have, which are those of the best and the bonus of its
  /// floors, and of measured places at most one at the root and one at each group of needs.
  private func networkWithFloors(
    outweighing weight: Int
  ) throws(PlanningFailure) -> LimitedNetwork {
    let floors = network.placement.floors.reduce(0) { $0 + $1.least }
    let most = Int128(points) + Int128(network.floorBonus) * Int128(floors)
    let turns = Int128(problem.rowGroups.count) + 1
    return try networkWithFloors(most + turns * Int128(weight) + 1)
  }

  /// A piece of the optimiser loses less than twice this.
  private static let largestWeight = 1 << 39

  /// The brief with every weighted rule weighing the same, planned, and looked at with the brief's own weights.
  private func planWithEqualWeights(
    counting inside: [Bool]
  ) async throws(PlanningFailure) -> PlanFrontier.Point? {
    func isWeighted(_ rule: RuleInUse) -> Bool {
      rule.rule.kind == .score && (rule.use.weight ?? 0) > 0
    }
    guard Set(planner.rules.filter(isWeighted).map(\.use.weight)).count > 1 else { return nil }
    let rules = planner.rules.map { isWeighted($0) ? $0.weighing(1) : $0 }
    let equal: Planner
    do {
      equal = try Planner(planner.brief, planner.catalogue, rules)
    } catch {
      // What is wrong would be wrong with the brief's own weights too.
      return nil
    }
    let decisions: [Answer.Decision]
    do throws(PlanningFailure) {
      decisions = try await equal.pose().decide()
    } catch .conflict {
      // Candidates that no longer have points may be those that a floor asks for.
      return nil
    } catch {
      throw error
    }
    let flows = decisions.map {
      TransportationSolution.Flow(
        row: $0.need, column: network.column(ofNeed: $0.need, course: $0.course), units: $0.places)
    }
    let earned = network.problem.solution(flows: flows, valuesOf: solution)
    return PlanFrontier.Point(
      places: decisions.reduce(0) { inside[$1.need] ? $0 + $1.places : $0 },
      points: network.points(of: earned),
      placed: decisions.reduce(0) { $0 + $1.places }, weight: nil)
  }
}
