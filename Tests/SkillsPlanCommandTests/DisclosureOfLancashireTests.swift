import DisclosureAttack
import Foundation
import PlanFiles
import SkillsPlanner
import Testing

@testable import PlanReport
@testable import SkillsPlanCommand

/// What hiding small counts alone would tell of Lancashire, and what it tells when it is done with care.
@Suite struct DisclosureOfLancashireTests {
  private let plan: Plan

  init() throws {
    plan = try Examples.read(Tool.root.appending(path: "plans/lancashire/plan.yaml"))
  }

  /// Small counts hidden, and nothing more: what people do who have no program for it.
  private static let hiddenAlone = Disclosure("hidden alone", hidingBelow: 10, roundedTo: 1)

  private func naive(_ exact: [PublicTable], _ rule: Disclosure = hiddenAlone) -> PublishedPack {
    ProtectedTables.published(ProtectedTables.protected(exact, rule), rule)
  }

  private func protected(
    _ exact: [PublicTable], knowing previous: PublishedPack? = nil
  ) -> (tables: ProtectedTables, published: PublishedPack) {
    let tables = ProtectedTables(exact, Self.hiddenAlone, knowing: previous)
    return (tables, ProtectedTables.published(tables.tables, Self.hiddenAlone))
  }

  @Test func `hiding small counts alone tells some of them, and hiding others too tells none`()
    throws
  {
    let exact = PublicTables(plan).all
    let truth = Truth(exact)
    let found = truth.exposures(in: Attack(on: naive(exact)), Self.hiddenAlone)
    let first = try #require(found.first)
    let count = try #require(truth[first.cell])
    #expect(first.interval.contains(count))
    #expect(first.interval.values < PublishedRule.ons.valuesToKeep)
    #expect(!first.equation.isEmpty)

    let (tables, published) = protected(exact)
    #expect(tables.exposures.isEmpty)
    #expect(!tables.secondary.isEmpty)
    let after = Attack(on: published)
    #expect(truth.exposures(in: after, Self.hiddenAlone).isEmpty)
    let interval = try #require(after.interval(of: first.cell))
    #expect(interval.values >= PublishedRule.ons.valuesToKeep)
    #expect(interval.contains(count))
  }

  @Test(arguments: [Disclosure.round5, .ons])
  func `rounding too leaves nothing to find`(rule: Disclosure) {
    let exact = PublicTables(plan).all
    #expect(Truth(exact).exposures(in: Attack(on: naive(exact, rule)), rule).isEmpty)
  }

  @Test func `the attacker's bounds contain the truth of Lancashire`() throws {
    let exact = PublicTables(plan).all
    let truth = Truth(exact)
    let attack = Attack(on: naive(exact))
    for cell in attack.cells {
      let count = try #require(truth[cell], "\(cell)")
      #expect(attack.interval(of: cell)?.contains(count) == true, "\(cell)")
    }
  }

  /// The first pack names what is fewer than 5, and the second hides it: who has both knows four values where a hidden
  /// count must keep five.
  @Test func `a pack by another rule than the one before it tells more with it`() throws {
    let exact = PublicTables(plan).all
    let truth = Truth(exact)
    let first = ProtectedTables.published(ProtectedTables(exact, .round5).tables, .round5)
    let second = ProtectedTables(exact, .ons)
    #expect(second.exposures.isEmpty)
    let both = Attack(on: ProtectedTables.published(second.tables, .ons), knowing: first)
    let found = truth.exposures(in: both, .ons)
    #expect(found.count > 100)
    for exposure in found {
      let count = try #require(truth[exposure.cell])
      #expect(exposure.interval.contains(count))
    }
    // What is out cannot be hidden again, so nothing would be published.
    #expect(!ProtectedTables(exact, .ons, knowing: first).exposures.isEmpty)
  }

  @Test func `the files of a pack are what was attacked`() throws {
    let scratch = try Scratch()
    let folder = scratch.folder.appending(path: "pack").path
    let run = try Tool.run([
      "publish", "plans/lancashire/plan.yaml", "-o", folder, "--disclosure", "ons-10-5",
    ])
    #expect(run.code == 0, "\(run.errors)")
    let published = try FormerPack(folder).published()
    #expect(published.rule == .ons)
    let truth = Truth(PublicTables(plan).all)
    let attack = Attack(on: published)
    #expect(attack.cells.count > 4_000)
    #expect(truth.exposures(in: attack, .ons).isEmpty)
    for cell in attack.cells {
      let count = try #require(truth[cell], "\(cell)")
      #expect(attack.interval(of: cell)?.contains(count) == true, "\(cell)")
    }
  }
}
