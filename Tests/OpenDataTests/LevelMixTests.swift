import SkillsPlanner
import Testing

@testable import OpenData

@Suite struct LevelMixTests {
  private func flow(_ ukprn: String, _ home: String, _ delivery: String, _ starts: Int) -> Flow {
    Flow(ukprn: ukprn, home: home, delivery: delivery, starts: starts)
  }

  private func levels(_ split: [LevelStarts], _ keep: (Flow) -> Bool = { _ in true }) -> [Int] {
    Level.inTables.map { level in
      split.filter { $0.level == level && keep($0.flow) }.reduce(0) { $0 + $1.starts }
    }
  }

  private let flows = [
    Flow(ukprn: "1", home: "A", delivery: "A", starts: 7),
    Flow(ukprn: "1", home: "B", delivery: "A", starts: 3),
    Flow(ukprn: "1", home: "B", delivery: "B", starts: 10),
    Flow(ukprn: "1", home: Flow.outside, delivery: "A", starts: 4),
    Flow(ukprn: "2", home: "A", delivery: "A", starts: 5),
    Flow(ukprn: "3", home: "A", delivery: "A", starts: 1),
    Flow(ukprn: "4", home: "A", delivery: "A", starts: 3),
    Flow(ukprn: "4", home: "B", delivery: Flow.outside, starts: 2),
  ]
  private let mix = LevelMix(
    leavers: ["1": [30, 50, 0, 20, 0, 0], "4": [0, 0, 0, 0, 0, 0]],
    groups: ["2": [.intermediate: 1, .advanced: 2, .higher: 2]])

  @Test func `a provider's own leavers decide over all its districts together`() {
    let split = mix.split(flows)
    #expect(levels(split) { $0.ukprn == "1" && $0.home != Flow.outside } == [6, 10, 0, 4, 0, 0])
    #expect(split.filter { $0.flow.ukprn == "1" }.allSatisfy { $0.basis == .outcomes })
  }

  @Test func `every flow keeps its starts`() {
    let split = mix.split(flows)
    for flow in flows {
      #expect(split.filter { $0.flow == flow }.reduce(0) { $0 + $1.starts } == flow.starts)
    }
  }

  @Test func `higher apprenticeships of the subject file spread as the others' do`() {
    let split = mix.split(flows)
    #expect(levels(split) { $0.ukprn == "2" } == [1, 2, 0, 2, 0, 0])
    #expect(split.filter { $0.flow.ukprn == "2" }.allSatisfy { $0.basis == .subjects })
  }

  @Test func `providers without a mix share the district's, and a suppressed mix is none`() {
    let split = mix.split(flows)
    let rest = split.filter { ["3", "4"].contains($0.flow.ukprn) && $0.flow.delivery == "A" }
    #expect(rest.allSatisfy { $0.basis == .district })
    // In A stand 4, 7, 0, 4 starts of the others: 4 more by that mix are 1, 2, 0, 1.
    #expect(levels(rest) == [1, 2, 0, 1, 0, 0])
  }

  @Test func `higher starts alone are taken for level 4 where nothing tells them apart`() {
    let alone = LevelMix(leavers: [:], groups: ["2": [.higher: 3]])
    #expect(levels(alone.split([flow("2", "A", "A", 5)])) == [0, 0, 5, 0, 0, 0])
  }

  @Test func `the order of the flows changes nothing`() {
    #expect(mix.split(flows) == mix.split(shuffled(flows)))
  }
}

@Suite struct SectorMixTests {
  private func cell(_ ukprn: String, _ delivery: String, _ level: Level, _ starts: Int)
    -> SectorMix.Cell
  {
    SectorMix.Cell(
      ukprn: ukprn, delivery: delivery, level: level, starts: starts, basis: .outcomes)
  }

  private func weights(_ pairs: [(SectorSubjectArea, Int)]) -> [Int] {
    var weights = SectorSubjectArea.allCases.map { _ in 0 }
    for (sector, weight) in pairs { weights[sector.index] = weight }
    return weights
  }

  private var mix: SectorMix {
    SectorMix(subjects: [
      "1": [
        .intermediate: weights([(.health, 3), (.engineering, 1)]),
        .advanced: weights([(.business, 5)]),
      ]
    ])
  }

  @Test func `a provider's subjects at the level group decide, and both margins are exact`() {
    let split = mix.split([cell("1", "A", .two, 5), cell("1", "B", .two, 3)])
    let health = split.filter { $0.sector == .health }.reduce(0) { $0 + $1.starts }
    #expect(health == 6)
    #expect(split.filter { $0.delivery == "A" }.reduce(0) { $0 + $1.starts } == 5)
    #expect(split.allSatisfy { $0.sectorBasis == .level })
  }

  @Test func `a level without subjects takes those of all levels`() {
    let split = mix.split([cell("1", "A", .six, 9)])
    #expect(split.map(\.sector) == [.health, .engineering, .business])
    #expect(split.map(\.starts) == [3, 1, 5])
    #expect(split.allSatisfy { $0.sectorBasis == .provider })
  }

  @Test func `a provider without subjects takes the district's mix at the level`() {
    let split = mix.split([
      cell("1", "A", .two, 4), cell("1", "B", .three, 4), cell("2", "A", .two, 4),
      cell("3", "B", .two, 4),
    ])
    let second = split.filter { $0.ukprn == "2" }
    #expect(second.map(\.sector) == [.health, .engineering])
    #expect(second.map(\.starts) == [3, 1])
    // B shows nothing at level 2, so all districts do.
    let third = split.filter { $0.ukprn == "3" }
    #expect(third.map(\.starts) == [3, 1])
    #expect(third.allSatisfy { $0.sectorBasis == .district })
  }

  @Test func `the order of the cells changes nothing`() {
    let cells = (0..<30).map {
      cell("\($0 % 5)", $0 % 2 == 0 ? "A" : "B", Level.inTables[$0 % 6], 1 + $0 % 4)
    }
    let unique = Dictionary(grouping: cells) { "\($0.ukprn)\($0.delivery)\($0.level)" }
      .sorted { $0.key < $1.key }.compactMap(\.value.first)
    #expect(mix.split(unique) == mix.split(shuffled(unique)))
  }

  @Test func `every area of tier 1 is known by its name, and an old one too`() {
    #expect(SectorSubjectArea(name: "Business, Administration and Law")?.code == "15")
    #expect(SectorSubjectArea(name: "Information and Communication Technology")?.code == "6")
    #expect(SectorSubjectArea(name: "Astrology") == nil)
  }
}
