/// Takes how far long work has come. The planner has no clock: it counts, and whoever is told does the timing.
public struct Progress: Sendable {
  /// What is being done.
  public enum Stage: Sendable, Hashable {
    /// Of candidates.
    case scoring
    /// Of what the optimiser counts.
    case solving
  }

  private let report: @Sendable (_ stage: Stage, _ done: Int, _ all: Int) -> Void

  /// Nobody is told.
  public static let none = Progress { _, _, _ in }

  /// - Parameter report: called some hundred times in each stage, from several threads, one at a time; `all` is 0
  ///   where nobody knows how much there is to do.
  public init(_ report: @escaping @Sendable (_ stage: Stage, _ done: Int, _ all: Int) -> Void) {
    self.report = report
  }

  func callAsFunction(_ stage: Stage, _ done: Int, of all: Int) { report(stage, done, all) }
}
