/// A run of a study in which the brief's policies and pins cannot be kept, though the brief as it is can.
package struct RunWithoutPlan: Error {
  /// From 1.
  package let run: Int
  /// What cannot be kept there, in a sentence.
  package let why: String

  /// Nil where a run failed for another reason.
  init?(_ error: any Error, inRun run: Int) {
    switch error {
    case let input as InvalidInput:
      guard let first = input.diagnostics.first(where: { $0.severity == .error }) else {
        return nil
      }
      why = first.summary
    case PlanningFailure.conflict(let conflict): why = conflict.explained
    case PlanningFailure.notFound:
      why = "no plan was found that keeps all policies, pins and minimum cohorts"
    default: return nil
    }
    self.run = run + 1
  }
}
