import SkillsPlanner

/// The checks on a plan's folder, SP08xx.
enum FolderCheck: String, CaseIterable, Sendable {
  /// A name that is no district and no LSIP area.
  case unknownAuthority = "SP0801"
  /// A folder that is to be made and has something in it.
  case notEmpty = "SP0802"
  /// A folder that is no plan's.
  case noFolder = "SP0803"
  /// A plan year that is none.
  case year = "SP0804"

  func error(at location: Location?, _ summary: String, fix: String) -> Diagnostic {
    Diagnostic(.error, rawValue, at: location, summary, fix: fix)
  }
}
