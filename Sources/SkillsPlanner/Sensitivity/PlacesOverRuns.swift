/// The places that something has in the plan and in many runs.
package struct PlacesOverRuns: Sendable, Hashable {
  /// In the plan of the brief as it is.
  package let plan: Int
  /// Over the runs, rounded half to even.
  package let mean: Int
  package let least: Int
  /// The largest number that at least 95 % of the runs reach; and the smallest that at least 95 % do not pass.
  package let low: Int
  package let high: Int
  package let most: Int
  /// Runs in which it has at least the places of the plan.
  package let asMany: Int

  /// How far the runs lie apart, but for the lowest and the highest twentieth.
  package var width: Int { high - low }

  /// - Parameter runs: the places in each run, in any order; never empty.
  init(plan: Int, runs: [Int]) {
    precondition(!runs.isEmpty, "there is a run at least")
    let sorted = runs.sorted()
    let aside = sorted.count - Settledness.settled.runs(of: sorted.count)
    self.plan = plan
    mean = roundedHalfToEven(sorted.reduce(0, +), over: sorted.count)
    least = sorted[0]
    low = sorted[aside]
    high = sorted[sorted.count - 1 - aside]
    most = sorted[sorted.count - 1]
    asMany = sorted.count { $0 >= plan }
  }
}
