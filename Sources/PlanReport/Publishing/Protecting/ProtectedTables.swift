package import DisclosureAttack

/// The tables of a plan with their counts protected, as far as an attacker who reads all of them can tell.
///
/// First every small count is hidden or named as small, and every other is rounded. Then the attacker looks for
/// small counts that can still be worked out; for each, one cell more of the sum that gives it away is hidden; until
/// nothing is found, or nothing is left to hide.
package struct ProtectedTables: Sendable {
  /// What may be published, in the order of the exact ones.
  package let tables: [PublicTable]
  /// Names of cells that are hidden for the sake of others: "areas/E01012571/placed".
  package let secondary: Set<String>
  /// Small counts that can be worked out whatever else is hidden; where there are any, nothing may be published.
  package let exposures: [Attack.Exposure]

  /// - Parameters:
  ///   - exact: all tables of the plan.
  ///   - previous: a pack that was published before, and that readers still have.
  package init(
    _ exact: [PublicTable], _ disclosure: Disclosure, knowing previous: PublishedPack? = nil
  ) {
    let truth = Truth(exact)
    let prices = Self.prices(exact)
    // What an earlier pack tells however much is hidden now; then there is no need to try.
    if previous != nil {
      let blank = Self.protected(exact, disclosure, hiding: truth.cells)
      let told = Attack(
        on: Self.published(blank, disclosure, prices: prices), knowing: previous)
      let known = truth.exposures(in: told, disclosure)
      guard known.isEmpty else {
        (tables, secondary, exposures) = (blank, truth.cells, known)
        return
      }
    }
    var secondary: Set<String> = []
    var tables: [PublicTable] = []
    var exposures: [Attack.Exposure] = []
    while true {
      tables = Self.protected(exact, disclosure, hiding: secondary)
      let attack = Attack(
        on: Self.published(tables, disclosure, prices: prices), knowing: previous)
      exposures = truth.exposures(in: attack, disclosure)
      let more = Self.choice(exposures, truth, hidden: secondary)
      if more.isEmpty { break }
      secondary.formUnion(more)
    }
    self.tables = tables
    self.secondary = secondary
    self.exposures = exposures
  }

  /// What a place costs at least and at most of each policy of money, by its place; left out of what is published.
  static func prices(_ exact: [PublicTable]) -> [String: Interval] {
    guard let table = exact.first(where: { $0.name == "policies" }),
      let least = table.place(of: "least_price"), let most = table.place(of: "most_price")
    else { return [:] }
    var prices: [String: Interval] = [:]
    for row in table.rows {
      if case .whole(let low) = row[least], case .whole(let high) = row[most] {
        prices[table.key(of: row)] = Interval(low, high)
      }
    }
    return prices
  }

  /// What stands in the files, as anybody reads it.
  ///
  /// - Parameter prices: of policies of money, as far as readers know them from elsewhere.
  package static func published(
    _ tables: [PublicTable], _ disclosure: Disclosure, prices: [String: Interval] = [:]
  ) -> PublishedPack {
    let rule = PublishedRule(
      threshold: disclosure.threshold, base: disclosure.base, namesSmall: disclosure.namesSmall)
    return PublishedPack(
      rule: rule,
      tables: tables.map { table in
        PublishedPack.Table(
          name: table.name, columns: table.columns.map(\.name),
          rows: table.rows.map { $0.map(\.written) })
      }, prices: prices)
  }

  /// The tables by the rule alone, with some cells hidden beside.
  ///
  /// Columns, rows and tables from which exact counts follow are left out, and a table that has no row then; without protection, everything stays.
  package static func protected(
    _ exact: [PublicTable], _ disclosure: Disclosure, hiding secondary: Set<String> = []
  ) -> [PublicTable] {
    guard disclosure != .none else { return exact }
    return exact.filter { $0.revealing == nil && !$0.isWhollyRevealing }.map { table in
      let kept = table.columns.indices.filter { table.columns[$0].sense != .revealing }
      let left = table.revealingPart?.rows ?? []
      let rows = table.rows.indices.filter { !left.contains($0) }.map { place in
        let row = table.rows[place]
        let key = secondary.isEmpty ? "" : table.key(of: row)
        return kept.map { place in
          let column = table.columns[place]
          guard column.sense == .count, case .whole(let count) = row[place] else {
            return row[place]
          }
          if !secondary.isEmpty, secondary.contains("\(table.name)/\(key)/\(column.name)") {
            return .hidden
          }
          return disclosure.cell(for: count)
        }
      }
      return PublicTable(
        table.name, table.title, table.description, columns: kept.map { table.columns[$0] },
        key: table.key, rows: rows)
    }
  }

  /// One cell more to hide for each exposure, the same for several where it stands in several sums.
  ///
  /// The smallest count of the lowest table, so that totals stay as long as they can.
  private static func choice(
    _ exposures: [Attack.Exposure], _ truth: Truth, hidden: Set<String>
  ) -> Set<String> {
    var chosen: Set<String> = []
    for exposure in exposures {
      let open = exposure.telling.filter { !hidden.contains($0) }
      if open.contains(where: chosen.contains) { continue }
      if let least = open.min(by: { truth.rank($0) < truth.rank($1) }) { chosen.insert(least) }
    }
    return chosen
  }
}

/// The exact counts by the names of their cells.
struct Truth {
  private var counts: [String: Int] = [:]

  init(_ exact: [PublicTable]) {
    for table in exact where table.revealing == nil {
      let columns = table.columns.indices.filter { table.columns[$0].sense == .count }
      let pair = (table.place(of: "learners"), table.place(of: "placed"))
      for row in table.rows {
        let key = table.key(of: row)
        for place in columns {
          if case .whole(let count) = row[place] {
            counts["\(table.name)/\(key)/\(table.columns[place].name)"] = count
          }
        }
        if let learners = pair.0, let placed = pair.1, case .whole(let all) = row[learners],
          case .whole(let some) = row[placed]
        {
          counts["\(table.name)/\(key)/not placed"] = all &- some
          if table.name == "levels" {
            counts["total/learners", default: 0] &+= all
            counts["total/placed", default: 0] &+= some
            counts["total/not placed", default: 0] &+= all &- some
          }
        }
        if table.name == "levels", let place = table.place(of: "last_year"),
          case .whole(let count) = row[place]
        {
          counts["total/last_year", default: 0] &+= count
        }
      }
    }
  }

  /// The exact count of a cell; nil for a cell that there is not.
  subscript(cell: String) -> Int? { counts[cell] }

  /// The names of all cells that a table has, and of counts that follow from them.
  var cells: Set<String> { Set(counts.keys) }

  /// What an attacker finds that is true, and must not be found.
  func exposures(in attack: Attack, _ disclosure: Disclosure) -> [Attack.Exposure] {
    attack.exposures.filter { exposure in
      counts[exposure.cell].map { exposure.interval.contains($0) && disclosure.protects($0) }
        ?? true
    }
  }

  /// Tables with fewer people in a cell first, then smaller counts, then by name.
  func rank(_ cell: String) -> (Int, Int, String) {
    let table = String(cell.prefix { $0 != "/" })
    return (Self.order.firstIndex(of: table) ?? Self.order.count, counts[cell] ?? 0, cell)
  }

  private static let order = [
    "areas", "provision", "districts", "providers", "deliveries", "deciles", "causes", "levels",
  ]
}
