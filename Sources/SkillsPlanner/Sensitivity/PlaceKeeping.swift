/// Counts in how many runs each place of the plan is there again.
///
/// The plan gives somebody so many places; a run that gives as many keeps each of them, a run that gives fewer keeps
/// the first of them. Memory and time are those of the plan's places, however many runs there are.
struct PlaceKeeping: Sendable {
  /// Where the places of each holder begin; one more than holders.
  private let offsets: [Int]
  /// By place: runs that have it.
  private var kept: [Int32]

  /// - Parameter plan: the places of each holder.
  init(plan: [Int]) {
    offsets = plan.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1) }
    kept = Array(repeating: 0, count: offsets.last ?? 0)
  }

  /// - Parameter run: the places of each holder in one more run.
  mutating func add(run: [Int]) {
    for (holder, places) in run.enumerated() {
      let start = offsets[holder]
      for place in start..<min(start + places, offsets[holder + 1]) { kept[place] += 1 }
    }
  }

  /// The runs in which a holder has a place at all; 0 for one without places in the plan.
  func runsWithAny(_ holder: Int) -> Int {
    offsets[holder] < offsets[holder + 1] ? Int(kept[offsets[holder]]) : 0
  }

  /// The plan's places, by in how many of all runs they are kept.
  func standing(of runs: Int) -> Standing {
    kept.reduce(into: Standing()) { $0.add(in: Int($1), of: runs) }
  }
}
