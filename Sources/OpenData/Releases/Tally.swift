/// What became of a file's rows: those read are those kept and those left out, with the reason.
struct Tally: Hashable, Sendable {
  private(set) var read = 0
  private(set) var kept = 0
  /// Rows left out by reason, in the order in which the reasons came up.
  private(set) var leftOut: [LeftOut] = []

  struct LeftOut: Hashable, Sendable {
    let reason: String
    var rows: Int
  }

  mutating func keep() {
    read += 1
    kept += 1
  }

  mutating func leaveOut(_ reason: String) {
    read += 1
    if let index = leftOut.firstIndex(where: { $0.reason == reason }) {
      leftOut[index].rows += 1
    } else {
      leftOut.append(LeftOut(reason: reason, rows: 1))
    }
  }

  /// Whether every row is accounted for.
  var addsUp: Bool { read == kept + leftOut.reduce(0) { $0 + $1.rows } }
}

/// The rows of a release as they were read.
protocol ReleaseTable {
  var tally: Tally { get }
}
