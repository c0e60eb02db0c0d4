import PlanFiles
import SkillsPlanner

/// Our own list of the providers whose classroom learners all learn in the districts, a reason for
/// each.
struct ClassroomList: ReleaseTable, Sendable {
  struct Row: Hashable, Sendable {
    let ukprn: String
    let name: String
    /// The code of the district in which the provider's point is; empty where it is not counted.
    let district: String
    /// Where it teaches; empty: the postcode in the provider directory.
    let postcode: String
    /// Whether all its classroom learners are counted here.
    let isTaughtHere: Bool
    let reason: String
  }

  static let columns = ["provider", "name", "district", "postcode", "taught_here", "reason"]

  /// Sorted by UKPRN.
  let rows: [Row]
  let tally: Tally

  /// Reads the list; a provider that is counted names one of `districts` (codes).
  init(_ file: ImportedFile, districts: [String]) throws(InvalidInput) {
    var table = try file.table(Self.columns)
    let provider = table["provider"]
    let name = table["name"]
    let district = table["district"]
    let postcode = table["postcode"]
    let taughtHere = table["taught_here"]
    let reason = table["reason"]
    var rows: [Row] = []
    var tally = Tally()
    while table.next() {
      guard let ukprn = table.ukprn(provider), table.key(provider) != nil,
        let title = table.text(name), let isHere = table.choice(taughtHere, of: ["yes", "no"]),
        let why = table.text(reason),
        isHere == "no" || table.choice(district, of: districts) != nil
      else {
        tally.keep()
        continue
      }
      if isHere == "yes" { tally.keep() } else { tally.leaveOut("not taught here alone") }
      rows.append(
        Row(
          ukprn: ukprn, name: title, district: table.content(district),
          postcode: table.content(postcode), isTaughtHere: isHere == "yes", reason: why))
    }
    // The list is by hand: a slip in it is for its author to mend.
    try table.finish()
    self.rows = rows.sorted { $0.ukprn < $1.ukprn }
    self.tally = tally
  }

  /// Names by UKPRN, where the list's own, written as people write them, come first: a provider
  /// has one name over all modes.
  func names(over others: [String: String]) -> [String: String] {
    rows.reduce(into: others) { $0[$1.ukprn] = $1.name }
  }
}
