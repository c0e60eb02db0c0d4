import RuleHost
import SkillsPlanner
import Testing

@Suite struct `Rule library` {
  @Test func `every rule beside the executable is found, sorted by id`() {
    let library = shippedLibrary()
    #expect(
      library.catalogue.map(\.id) == [
        "attainment-gap", "deprivation", "outcomes", "provider-reach", "sector-priority",
        "travel-distance",
      ])
    #expect(library.diagnostics.isEmpty)
    for rule in library.catalogue {
      #expect(rule.kind == .score)
      #expect(rule.file.hasPrefix(built))
      #expect(rule.sha256.hasSuffix(" bytes"))
      #expect(!rule.columns.isEmpty)
      #expect(rule.summary.hasSuffix("."))
    }
  }
  @Test func `travel distance halves`() throws {
    let rule = try loaded(use("travel-distance", ["half-distance": .scalar("6 km")]))
    let batch = CandidateBatch(count: 3, columns: [.numbers([0, 6, .nan])])
    #expect(try rule.score(batch) == [1, 0.5, 0.5])
  }
}
