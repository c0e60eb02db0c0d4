/// How much an attacker supposes to be unchanged between two packs, column by column.
///
/// At first every cell that can be; where sums then contradict each other, less of the column that is likeliest to have
/// changed.
struct Sharing {
  private enum Extent {
    /// Every cell whose two intervals have a count in common.
    case whatCanBe
    /// Every cell that both packs have the same number of.
    case whatIsAlike
    case nothing
  }

  private var extents: [String: Extent] = [:]

  /// Columns of which nothing is known yet are shared as far as can be.
  func shares(
    _ column: String, _ newest: Interval, _ newestText: String, _ older: Interval,
    _ olderText: String
  ) -> Bool {
    switch extents[column] ?? .whatCanBe {
    case .whatCanBe: newest.meets(older)
    case .whatIsAlike: newestText == olderText && older != Interval(0, .max)
    case .nothing: false
    }
  }

  /// Supposes less; false where nothing is supposed any more.
  mutating func weaken(after contradiction: Contradiction) -> Bool {
    var columns = contradiction.columns
    if columns.contains(PackReader.notPlaced) { columns.formUnion(["placed", "learners"]) }
    let open = Self.likeliest.filter { extents[$0] != .nothing }
    guard let column = open.first(where: columns.contains) ?? open.first else { return false }
    extents[column] = extents[column] == .whatIsAlike ? .nothing : .whatIsAlike
    return true
  }

  /// What a plan decides changes from plan to plan; last year's starts and needs change with their sources.
  private static let likeliest = [
    "placed", "plan", "used", "residents_last_year", "last_year", "learners",
  ]
}
