package import SkillsPlanner

extension CheckPage {
  /// The page of a check of this module.
  init(
    _ check: Check, _ title: String, cause: String, in file: String? = nil, example: String,
    says: String, fix: String, related: [Check] = []
  ) {
    self.init(
      check.rawValue, title, cause: cause, in: file, example: example, says: says, fix: fix,
      related: related.map(\.rawValue))
  }

  /// The pages of all checks of this module.
  package static let planFiles =
    files + tables + rows + sources + yamlForm + yamlValues
    + extending + policies
}
