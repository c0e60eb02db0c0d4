package import SkillsPlanner

extension Diagnostic {
  /// An error that a check of this module found.
  package static func error(
    _ check: Check, at location: Location?, _ summary: String, fix: String
  ) -> Diagnostic {
    Diagnostic(.error, check.rawValue, at: location, summary, fix: fix)
  }

  /// A warning that a check of this module found.
  package static func warning(
    _ check: Check, at location: Location?, _ summary: String, fix: String
  ) -> Diagnostic {
    Diagnostic(.warning, check.rawValue, at: location, summary, fix: fix)
  }
}

extension InvalidInput {
  /// The one problem that makes a file unusable.
  init(_ check: Check, at location: Location?, _ summary: String, fix: String) {
    self.init([.error(check, at: location, summary, fix: fix)])
  }
}
