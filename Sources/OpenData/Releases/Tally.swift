import SkillsPlanner

/// What became of a file's rows: those read are those kept, those left out and those in quarantine.
struct Tally: Hashable, Sendable {
  /// Rows that are no data for this table, by reason.
  struct LeftOut: Hashable, Sendable {
    let reason: String
    var rows: Int
  }

  /// Figures of kept rows that are not published, by what their mark means.
  struct Marked: Hashable, Sendable {
    let meaning: String
    var cells: Int
  }

  private(set) var read = 0
  private(set) var kept = 0
  /// Rows that could not be used: each is in the quarantine file with its reason.
  private(set) var quarantined = 0
  /// What is wrong with those, in the order in which it was found.
  private(set) var problems: [Diagnostic] = []
  /// In the order in which the reasons came up.
  private(set) var leftOut: [LeftOut] = []
  /// In the order in which they came up.
  private(set) var marked: [Marked] = []

  /// Keeps a row, in which figures are marked as these meanings say.
  mutating func keep(_ meanings: [String] = []) {
    read += 1
    kept += 1
    for meaning in meanings {
      if let index = marked.firstIndex(where: { $0.meaning == meaning }) {
        marked[index].cells += 1
      } else {
        marked.append(Marked(meaning: meaning, cells: 1))
      }
    }
  }

  mutating func leaveOut(_ reason: String) {
    read += 1
    count(out: reason)
  }

  /// Counts a row that cannot be used.
  mutating func quarantine() {
    read += 1
    quarantined += 1
  }

  /// Counts rows with problems as in quarantine: those that were counted as kept, and those that were
  /// passed over because they could not be taken apart.
  mutating func quarantine(kept: Int, passedOver: Int, _ problems: [Diagnostic]) {
    withdraw(kept)
    for _ in 0..<passedOver { quarantine() }
    self.problems += problems
  }

  /// Counts rows as in quarantine that were counted as kept before.
  mutating func withdraw(_ rows: Int = 1) {
    precondition(rows <= kept, "only what was kept can be withdrawn")
    kept -= rows
    quarantined += rows
  }

  /// Counts rows as left out that were counted as kept before.
  mutating func drop(_ rows: Int, _ reason: String) {
    precondition(rows <= kept, "only what was kept can be dropped")
    kept -= rows
    for _ in 0..<rows { count(out: reason) }
  }

  private mutating func count(out reason: String) {
    if let index = leftOut.firstIndex(where: { $0.reason == reason }) {
      leftOut[index].rows += 1
    } else {
      leftOut.append(LeftOut(reason: reason, rows: 1))
    }
  }

  /// Whether every row is accounted for.
  var addsUp: Bool { read == kept + quarantined + leftOut.reduce(0) { $0 + $1.rows } }
}

/// The rows of a release as they were read.
protocol ReleaseTable {
  var tally: Tally { get }
}
