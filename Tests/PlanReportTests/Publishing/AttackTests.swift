import Testing

@testable import DisclosureAttack

/// The attacker on tables small enough to work out by hand.
@Suite struct AttackTests {
  /// Areas of one district, decile and level with so many learners and places, the whole under them.
  private func pack(
    _ rule: PublishedRule, areas: [(String, String)], district: (String, String),
    level: (String, String) = ("[c]", "[c]")
  ) -> PublishedPack {
    PublishedPack(
      rule: rule,
      tables: [
        .init(
          name: "areas", columns: ["area", "district", "decile", "learners", "placed"],
          rows: areas.enumerated().map { ["A\($0 + 1)", "D1", "1", $1.0, $1.1] }),
        .init(
          name: "deciles", columns: ["decile", "learners", "placed"],
          rows: [["1", "[c]", "[c]"]]),
        .init(
          name: "districts", columns: ["district", "level", "learners", "placed"],
          rows: [["D1", "2", district.0, district.1]]),
        .init(
          name: "levels", columns: ["level", "learners", "placed"], rows: [["2", level.0, level.1]]),
      ])
  }

  @Test func `a hidden area follows from its district and the other area`() throws {
    let attack = Attack(
      on: pack(.ons, areas: [("10", "[c]"), ("[c]", "[c]")], district: ("10", "[c]")))
    // The district has 10 to 12 learners and the other area as many, so this one has at most two.
    let found = try #require(attack.exposures.first { $0.cell == "areas/A2/learners" })
    #expect(found.interval == Interval(0, 2))
    #expect(found.telling.contains("areas/A1/learners"))
    #expect(found.telling.contains("districts/D1/2/learners"))
  }

  @Test func `two hidden areas with room between them are safe`() {
    let attack = Attack(
      on: pack(.ons, areas: [("[c]", "[c]"), ("[c]", "[c]")], district: ("10", "[c]")))
    #expect(attack.interval(of: "areas/A2/learners") == Interval(0, 12))
    #expect(attack.exposures.isEmpty)
  }

  @Test func `those not placed follow from learners and those placed`() {
    let attack = Attack(
      on: pack(.ons, areas: [("10", "10"), ("[c]", "[c]")], district: ("[c]", "[c]")))
    #expect(attack.exposures.map(\.cell) == ["areas/A1/not placed"])
    #expect(attack.exposures.first?.interval == Interval(0, 2))
  }

  @Test func `a count of nothing is no secret where noughts are shown`() {
    let attack = Attack(
      on: pack(.round5, areas: [("5", "5"), ("0", "0")], district: ("5", "5"), level: ("5", "5")))
    #expect(attack.interval(of: "areas/A2/not placed") == Interval(0, 0))
    #expect(attack.exposures.isEmpty)
  }

  @Test func `sums far from a cell bound it too`() throws {
    // The level has 98 to 102 learners, the other areas have 28 to 32 and 58 to 62.
    let attack = Attack(
      on: pack(
        .ons, areas: [("30", "[c]"), ("60", "[c]"), ("[c]", "[c]")], district: ("[c]", "[c]"),
        level: ("100", "[c]")))
    #expect(attack.interval(of: "areas/A3/learners") == Interval(4, 16))
  }

  @Test func `two packs together tell what neither tells`() throws {
    let first = pack(
      .ons, areas: [("20", "[c]"), ("[c]", "[c]"), ("[c]", "[c]")], district: ("30", "[c]"))
    let second = pack(
      .ons, areas: [("[c]", "[c]"), ("10", "[c]"), ("[c]", "[c]")], district: ("30", "[c]"))
    #expect(Attack(on: first).exposures.isEmpty)
    #expect(Attack(on: second).exposures.isEmpty)
    // 28 to 32 less 18 to 22 less 10 to 12.
    let both = Attack(on: second, knowing: first)
    #expect(both.interval(of: "areas/A3/learners") == Interval(0, 4))
    let exact = pack(
      .exact, areas: [("20", "9"), ("11", "4"), ("1", "0")], district: ("32", "13"),
      level: ("32", "13"))
    let found = try #require(
      Attack(on: second, knowing: exact).exposures.first { $0.cell == "areas/A3/learners" })
    #expect(found.interval == Interval(1, 1))
  }

  @Test func `where two packs contradict each other less is taken for unchanged`() {
    let second = pack(
      .ons, areas: [("[c]", "[c]"), ("[c]", "[c]")], district: ("50", "[c]"))
    let other = pack(
      .exact, areas: [("1", "1"), ("2", "2")], district: ("3", "3"), level: ("3", "3"))
    // The learners of the two cannot be the same, but those placed can, and learners are at least as many.
    let attack = Attack(on: second, knowing: other)
    #expect(attack.interval(of: "areas/A1/placed") == Interval(1, 1))
    #expect(attack.interval(of: "areas/A1/learners") == Interval(1, 50))
  }

  @Test func `flows find every value and no other`() throws {
    // By trying all: two districts and two deciles, the margins known, one cell of the four free.
    for seed in 1...60 {
      var dice = Dice(seed)
      let cells = (0..<4).map { _ in dice.below(14) }
      let shown = (0..<4).map { _ in dice.below(3) > 0 }
      let attack = Attack(on: table(cells, shown))
      for hidden in 0..<4 where !shown[hidden] {
        let values = possible(cells, shown).map { $0[hidden] }
        let found = try #require(attack.interval(of: "areas/A\(hidden)/learners"))
        let (least, most) = (values.min() ?? -1, values.max() ?? -1)
        if most - least + 1 < PublishedRule.round5.valuesToKeep {
          #expect(found == Interval(least, most), "seed \(seed)")
        } else {
          #expect(found.low <= least && found.high >= most, "seed \(seed)")
          #expect(found.values >= PublishedRule.round5.valuesToKeep)
        }
      }
    }
  }

  /// A table of two by two; margins that are exact, since they are 0 or rounded counts that only one number rounds to.
  private func table(_ cells: [Int], _ shown: [Bool]) -> PublishedPack {
    func text(_ place: Int) -> String { shown[place] ? rounded(cells[place]) : "[c]" }
    let margins = [
      cells[0] + cells[1], cells[2] + cells[3], cells[0] + cells[2], cells[1] + cells[3],
    ].map(rounded)
    return PublishedPack(
      rule: .round5,
      tables: [
        .init(
          name: "areas", columns: ["area", "district", "decile", "learners", "placed"],
          rows: (0..<4).map { ["A\($0)", "D\($0 / 2)", "\($0 % 2)", text($0), "[c]"] }),
        .init(
          name: "deciles", columns: ["decile", "learners", "placed"],
          rows: [["0", margins[2], "[c]"], ["1", margins[3], "[c]"]]),
        .init(
          name: "districts", columns: ["district", "level", "learners", "placed"],
          rows: [["D0", "2", margins[0], "[c]"], ["D1", "2", margins[1], "[c]"]]),
        .init(
          name: "levels", columns: ["level", "learners", "placed"], rows: [["2", "[c]", "[c]"]]),
      ])
  }

  private func rounded(_ count: Int) -> String {
    count == 0 ? "0" : count < 5 ? "fewer than 5" : String((count + 2) / 5 * 5)
  }

  /// All tables that are published alike.
  private func possible(_ cells: [Int], _ shown: [Bool]) -> [[Int]] {
    let mine = published(cells, shown)
    var found: [[Int]] = []
    let range = 0...30
    for first in range {
      for second in range {
        guard rounded(first + second) == rounded(cells[0] + cells[1]) else { continue }
        for third in range where rounded(first + third) == rounded(cells[0] + cells[2]) {
          for fourth in range {
            let other = [first, second, third, fourth]
            if published(other, shown) == mine { found.append(other) }
          }
        }
      }
    }
    return found
  }

  private func published(_ cells: [Int], _ shown: [Bool]) -> [String] {
    (0..<4).map { shown[$0] ? rounded(cells[$0]) : "" }
      + [
        cells[0] + cells[1], cells[2] + cells[3], cells[0] + cells[2], cells[1] + cells[3],
      ].map(rounded)
  }
}
