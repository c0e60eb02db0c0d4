import NetworkFlow

/// Where prices leave a gap: decisions on what courses and needs hold, with prices found anew after each.
extension LimitedPlan {
  /// A plan that is nearer to the best than the one that is known, or the same with a lower bound; what is known where
  /// that is near enough or the problem too large. Nil where time was up before the search ended.
  static func deciding(
    _ priced: PricedCourses, from known: Searched, _ search: SearchLimit
  ) async throws(PlanningFailure) -> Searched? {
    let (problem, network) = (priced.problem, priced.problem.network)
    let all = Conditions(problem.limits, network).items
    let nodes = search.nodes(over: problem.candidates, hasPlan: known.plan != nil)
    guard known.plan?.isNear != true, nodes > 0 else { return known }
    var items = known.plan?.conditions.items ?? priced.first.conditions.items
    var multipliers = known.plan?.multipliers ?? priced.first.found.multipliers
    while true {
      let conditions = Conditions(items, problem.limits, network)
      let tree: ConditionedTree
      do throws(ConditionedTreeError) {
        tree = try await network.problem.solve(
          minimums: priced.minimums, under: conditions.all, from: multipliers,
          knowing: known.plan?.solution.flows, nodes: nodes, isTimeUp: search.isTimeUp)
      } catch {
        throw PlanningFailure.tooLarge("\(error)")
      }
      guard !search.isTimeUp() else { return nil }
      if tree.isImpossible, search.isAside { throw PlanningFailure.conflict(.unnamed) }
      let flows = tree.flows ?? []
      let decisions = network.decisions(of: flows)
      let broken = all.filter { item in
        guard case .limit(let limit) = item, !items.contains(item) else { return false }
        return problem.limits[limit].use(by: decisions) > problem.limits[limit].most
      }
      guard !broken.isEmpty, items.count + broken.count <= TransportationProblem.mostSideConditions
      else {
        let plan = try await priced.plan(
          ofFlows: broken.isEmpty ? tree.flows : nil, from: known.plan, nodes: search.nodes)
        let bound = tree.bound - network.bonusOfAllFloors
        return Searched(
          plan: plan.map {
            bound < $0.bound
              ? $0.with(bound: max(bound, $0.points), searches: [.holdings], nodes: search.nodes)
              : $0
          }, isCutShort: tree.end == .nodes)
      }
      items += broken
      multipliers += broken.map { _ in 0 }
    }
  }
}

extension PricedCourses {
  /// The plan of decisions that keep everything; nil without any.
  func plan(
    of decisions: [Answer.Decision]?, nodes: Int
  ) async throws(PlanningFailure) -> LimitedPlan? {
    try await plan(ofFlows: decisions.map(problem.network.flows), from: nil, nodes: nodes)
  }

  /// The plan of flows that were searched for, where they earn more than one that is known; else that one.
  fileprivate func plan(
    ofFlows flows: [TransportationSolution.Flow]?, from known: LimitedPlan?, nodes: Int
  ) async throws(PlanningFailure) -> LimitedPlan? {
    let network = problem.network
    guard let flows else { return known }
    let conditions = known?.conditions ?? first.conditions
    let multipliers = known?.multipliers ?? conditions.whole(first.found.multipliers)
    let (charged, allowance) = try network.charged(conditions, at: multipliers)
    let proof =
      if let known { known.proof } else { try await LimitedPlan.proof(of: charged) }
    let solution = network.problem.solution(flows: flows, valuesOf: proof.solution)
    guard network.reachesFloors(solution),
      known.map({ network.points(of: solution) > $0.points }) ?? true
    else { return known }
    let bound = proof.solution.objective + allowance - network.bonusOfAllFloors
    return LimitedPlan(
      problem, network, conditions, solution, proof, bound: known?.bound ?? bound,
      valuesBound: bound, multipliers: multipliers,
      nodes: nodes, searches: [.holdings])
  }
}

extension SearchLimit {
  /// How many nodes are looked at where prices are found anew in each, which takes longer the more candidates there are;
  /// none where even one would take longer than all else, and no single one beside a plan.
  fileprivate func nodes(over candidates: Int, hasPlan: Bool) -> Int {
    let nodes = min(nodes * 2, nodes * 5_000 / max(1, candidates))
    return nodes == 1 && hasPlan ? 0 : nodes
  }
}
