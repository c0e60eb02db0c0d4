/// What anybody can read of a pack: its tables as texts, and the rule by which it says that it protects counts.
package struct PublishedPack: Sendable, Hashable {
  package let rule: PublishedRule
  package let tables: [Table]
  /// What a place costs at least and at most, in pence, of those that a policy of money is about, by the `place` of its
  /// row. No table of a protected pack has prices, but whoever buys places knows them.
  package let prices: [String: Interval]

  package init(rule: PublishedRule, tables: [Table], prices: [String: Interval] = [:]) {
    self.rule = rule
    self.tables = tables
    self.prices = prices
  }

  /// A table as its file has it.
  package struct Table: Sendable, Hashable {
    package let name: String
    package let columns: [String]
    /// Shorter rows are read as if empty cells followed.
    package let rows: [[String]]

    package init(name: String, columns: [String], rows: [[String]]) {
      self.name = name
      self.columns = columns
      self.rows = rows
    }
  }

  func has(_ table: String) -> Bool { tables.contains { $0.name == table } }

  /// The rows of a table as texts by column; empty where there is no such table.
  func rows(of name: String) -> [[String: String]] {
    guard let table = tables.first(where: { $0.name == name }) else { return [] }
    return table.rows.map { row in
      Dictionary(zip(table.columns, row), uniquingKeysWith: { first, _ in first })
    }
  }
}

/// How a pack says that its counts are protected, and what a reader can tell from a cell.
package struct PublishedRule: Sendable, Hashable {
  /// Counts below it are small, and must stay hidden; 0 where all are exact.
  package let threshold: Int
  /// What other counts are rounded to; 1 where they are exact.
  package let base: Int
  /// Whether small counts are named as such, and nothing is no secret.
  package let namesSmall: Bool

  package init(threshold: Int, base: Int, namesSmall: Bool = false) {
    self.threshold = threshold
    self.base = base
    self.namesSmall = namesSmall
  }

  package static let exact = PublishedRule(threshold: 0, base: 1)
  package static let round5 = PublishedRule(threshold: 5, base: 5, namesSmall: true)
  package static let ons = PublishedRule(threshold: 10, base: 5)

  /// As a pack's manifest names it; nil for another.
  package init?(named name: String) {
    switch name {
    case "none": self = .exact
    case "round-5": self = .round5
    case "ons-10-5": self = .ons
    default: return nil
    }
  }

  /// How many values a small count must keep for whoever reads everything: its sliding protection level, plus one.
  ///
  /// Where small counts are hidden, as many as a count has that is rounded to 5, so that a hidden count is never better
  /// known than a shown one. Where they are named as fewer than 5, all but one of the four that this says.
  ///
  /// Source: Fischetti and Salazar (2001), Solving the cell suppression problem on tabular data with linear
  /// constraints, Management Science 47(7), section 2.
  package var valuesToKeep: Int { threshold == 0 ? 0 : namesSmall ? threshold - 2 : 5 }

  /// The counts that a cell may stand for; nil for a cell that is no count.
  func counts(for cell: String) -> Interval? {
    if cell == "[c]" { return Interval(0, .max) }
    if cell == "fewer than 5" { return Interval(1, 4) }
    guard let number = Int(cell), number >= 0, number <= Interval.unlimited else { return nil }
    if number == 0, namesSmall { return Interval(0, 0) }
    return Interval(max(threshold, number - (base - 1) / 2), number + base / 2)
  }
}

/// The counts from `low` to `high`, both included.
package struct Interval: Sendable, Hashable {
  package var low: Int
  /// `unlimited` where nothing limits it.
  package var high: Int

  /// More than any count; sums stop at it.
  package static let unlimited = 1 << 60

  package init(_ low: Int, _ high: Int) {
    self.low = low
    self.high = min(high, Self.unlimited)
  }

  /// How many counts it has; 0 for none.
  package var values: Int { max(0, high - low + 1) }

  package func contains(_ count: Int) -> Bool { low <= count && count <= high }

  func meets(_ other: Interval) -> Bool { max(low, other.low) <= min(high, other.high) }

  func and(_ other: Interval) -> Interval {
    Interval(max(low, other.low), min(high, other.high))
  }
}

/// A sum that stops at `Interval.unlimited`.
func sum(_ first: Int, _ second: Int) -> Int { min(Interval.unlimited, first + second) }
