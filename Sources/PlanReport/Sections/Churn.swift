import SkillsPlanner

/// How the places differ from those of an earlier plan, by provider and by the learners' home district.
extension Telling {
  /// Nothing where the plan keeps to no earlier one.
  var churnTables: [Table] {
    guard let kept = plan.optimality.kept, !kept.providers.isEmpty else { return [] }
    let providers = Dictionary(
      plan.providers.map { ($0.provider.ukprn, $0.provider.name) },
      uniquingKeysWith: { first, _ in first })
    let districts = Dictionary(
      plan.districts.map { ($0.district.code, $0.district.name) },
      uniquingKeysWith: { first, _ in first })
    return [
      table(
        "kept-by-district", "Places kept of the earlier plan, by home of their learners",
        .text("District", "district"), kept.districts, districts),
      table(
        "kept-by-provider", "Places kept of the earlier plan, by provider",
        .words("Provider", "provider"), kept.providers, providers),
    ]
  }

  private func table(
    _ id: String, _ caption: String, _ first: Column, _ all: [Optimality.Kept.Places],
    _ names: [String: String]
  ) -> Table {
    func cells(_ name: String, _ places: [Optimality.Kept.Places]) -> [Cell] {
      func sum(_ count: (Optimality.Kept.Places) -> Int) -> Cell {
        .whole(places.reduce(0) { $0 &+ count($1) })
      }
      return [.text(name), sum(\.earlier), sum(\.plan), sum(\.kept), sum(\.changed)]
    }
    return Table(
      id, caption,
      [
        first, .number("Earlier plan", "earlier"), .number("This plan", "plan"),
        .number("Kept", "kept"), .number("Changed", "changed"),
      ],
      all.sorted { (-$0.changed, $0.code) < (-$1.changed, $1.code) }.map {
        cells(names[$0.code] ?? $0.code, [$0])
      },
      total: cells("All", all),
      note:
        "Kept: the same learners' places on the same courses in both plans. Changed: places of either plan that the "
        + "other has not.")
  }
}
