import SkillsPlanner

/// What a plan says of the places of an earlier one, as far as it can be told without that.
extension Keeping {
  /// The plan's own places of each provider and district follow from its rows; of what the earlier plan had, no more can
  /// be kept than both have.
  func faultsOfKeptPlaces() -> [Fault] {
    guard let kept = rows.plan.optimality.kept else { return [] }
    let path = PlanPath.plan.key("optimality").key("kept")
    return faults(kept.providers, of: kept, path.key("providers"), "provider") {
      facts.courses[$0.course].provider
    }
      + faults(kept.districts, of: kept, path.key("districts"), "district") {
        facts.areas[facts.needs[$0.need].area].district
      }
  }

  private func faults(
    _ says: [Optimality.Kept.Places], of kept: Optimality.Kept, _ path: PlanPath, _ name: String,
    by code: (Decision) -> String
  ) -> [Fault] {
    guard !says.isEmpty else { return [] }
    var places = Dictionary(grouping: adding.decisions, by: code).mapValues {
      sum($0.map(\.places))
    }
    let follows = says.map {
      let plan = places.removeValue(forKey: $0.code) ?? 0
      return Optimality.Kept.Places(
        code: $0.code, earlier: $0.earlier, plan: plan, kept: max(0, min($0.kept, $0.earlier, plan))
      )
    }
    // One that the plan has places of and no row for.
    let missing = places.filter { $0.value > 0 }.map {
      Optimality.Kept.Places(code: $0.key, earlier: 0, plan: $0.value, kept: 0)
    }
    var faults = List<Optimality.Kept.Places, String>(
      name: { "\(name) \($0.code) beside the earlier plan" }, key: \.code,
      fields: [Field("plan", .sum) { $0.plan }, Field("kept", .sum) { $0.kept }]
    ).faults(says, (follows + missing).sorted { $0.code < $1.code }, path)
    let all = sum(says.map(\.kept))
    if all != kept.places {
      faults.append(
        Fault(
          kind: .sum, path: PlanPath.plan.key("optimality").key("kept").key("places"),
          subject: "places of the earlier plan that are kept", says: "\(kept.places)",
          follows: "\(all), the sum over each \(name)"))
    }
    return faults
  }
}
