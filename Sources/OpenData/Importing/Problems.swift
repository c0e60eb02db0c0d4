import SkillsPlanner

/// Gathers what is wrong in several files, so that the user sees all of it at once.
struct Problems {
  private(set) var diagnostics: [Diagnostic] = []

  /// The step's result, or nil with its problems kept.
  mutating func collect<Result>(_ step: () throws(InvalidInput) -> Result) -> Result? {
    do throws(InvalidInput) {
      return try step()
    } catch {
      diagnostics += error.diagnostics
      return nil
    }
  }

  mutating func report(_ problem: Diagnostic) { diagnostics.append(problem) }

  /// Throws everything gathered where any of it is an error.
  func finish() throws(InvalidInput) {
    if diagnostics.contains(where: { $0.severity == .error }) { throw InvalidInput(diagnostics) }
  }
}
