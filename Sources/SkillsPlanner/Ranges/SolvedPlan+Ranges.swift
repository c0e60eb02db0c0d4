import NetworkFlow

extension SolvedPlan {
  /// How far the places of each district, provider, course or level can be otherwise at little loss, each end proved.
  ///
  /// The plans looked at keep all policies and pins, and what the objective serves first. The measures are answered
  /// side by side, in an order that changes nothing.
  ///
  /// - Parameters:
  ///   - kinds: what places are added up by; rows come in the order of `Kind`.
  ///   - share: how much less than the best a plan's points may be, in millionths of them.
  ///   - finished: told how many of all measures are done.
  /// - Throws: `tooLarge` when sums are beyond 64-bit integers, `unproven` when a certificate does not hold.
  /// - Complexity: a solve from nothing, and a few changes of it for each measure that no simple plan settles.
  package func ranges(
    of kinds: Set<PlanRanges.Kind>, losing share: Share, atOnce: Int,
    finished: @escaping @Sendable (_ measures: Int, _ all: Int) -> Void = { _, _ in }
  ) async throws(PlanningFailure) -> PlanRanges {
    let (high, low) = points.multipliedFullWidth(by: share.millionths)
    let loss = 1_000_000.dividingFullWidth((high, low)).quotient
    let ranges: Ranges
    // With the bonus that floors have the best flow is best: d units short of them one has at most d times as much more
    // points, so with the loss and one on top it earns less than the best one by more than the loss.
    let problem = try networkWithFloors(Int128(network.floorBonus) + Int128(loss) + 1).problem
    do throws(CertificateFailure) {
      ranges = try await Ranges(problem, losing: loss)
    } catch {
      throw PlanningFailure.unproven("\(error)")
    }
    let named = PlanRanges.Kind.allCases.filter(kinds.contains).flatMap(namedMeasures)
    let rows = await withTaskGroup(
      of: (Int, Result<PlanRanges.Row, PlanningFailure>).self,
      returning: [Result<PlanRanges.Row, PlanningFailure>].self
    ) { [solution] group in
      var rows = [Result<PlanRanges.Row, PlanningFailure>?](repeating: nil, count: named.count)
      var next = 0
      func start() {
        guard next < named.count else { return }
        let place = next
        next += 1
        group.addTask { (place, await named[place].row(ranges, plan: solution)) }
      }
      for _ in 0..<max(1, atOnce) { start() }
      var done = 0
      for await (place, row) in group {
        rows[place] = row
        done += 1
        finished(done, named.count)
        start()
      }
      return rows.compactMap { $0 }
    }
    var found: [PlanRanges.Row] = []
    for row in rows { found.append(try row.get()) }
    return PlanRanges(best: points, loss: loss, rows: found)
  }
}

extension PlanningFailure {
  /// In the planner's words.
  init(_ failure: TradeOffFailure) {
    switch failure {
    case .problem(let error): self = .tooLarge("\(error)")
    case .unproven(let error): self = .unproven("\(error)")
    }
  }
}
