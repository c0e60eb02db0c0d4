/// Places or other things of the plan, by how well they stand in the runs.
package struct Standing: Sendable, Hashable {
  package private(set) var settled = 0
  package private(set) var leaning = 0
  package private(set) var open = 0

  package var all: Int { settled + leaning + open }

  package mutating func add(_ count: Int = 1, in runs: Int, of all: Int) {
    switch Settledness(in: runs, of: all) {
    case .settled: settled += count
    case .leaning: leaning += count
    case .open: open += count
    }
  }
}
