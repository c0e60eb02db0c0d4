package import SkillsPlanner

extension CheckPage {
  /// SP08xx: the folder of a plan.
  package static let folders = [
    CheckPage(
      .unknownAuthority, "a name that is no district and no LSIP area",
      cause: """
        A folder is made for districts of England (lower-tier or unitary authorities) or for areas of local \
        skills improvement plans (LSIP), by name or code. A county is an LSIP area or has districts: \
        Lancashire is one, and Burnley is one of its districts.
        """,
      example: "skillsplan init leads --authority Leads",
      says: """
        error: "Leads" is no district of England and no LSIP area; near are "Leeds"
        """,
      fix: "Write one of the names that the message gives, or a code such as E08000035.",
      related: [.notEmpty]),
    CheckPage(
      .notEmpty, "a folder that has something in it",
      cause: "skillsplan init writes over nothing: the folder must not be there yet, or be empty.",
      example: "skillsplan init leeds --authority Leeds, for the second time",
      says: "leeds: error: the folder has been made already, and stays as it is",
      fix: "Look how far it is with skillsplan status leeds, or name another folder.",
      related: [.noFolder]),
    CheckPage(
      .noFolder, "a folder that is not one of a plan",
      cause: "skillsplan status looks at a brief.yaml and a folder downloads beside it.",
      example: "skillsplan status Documents",
      says: """
        Documents: error: this is no folder of a plan: it has no brief.yaml with a folder downloads beside it
        """,
      fix: "Make one with skillsplan init DIR --authority NAME, or name the one that is there.",
      related: [.notEmpty]),
    CheckPage(
      .year, "a plan year that is none",
      cause: "An academic year is written as the year it begins and two digits of the next.",
      example: "skillsplan init leeds --authority Leeds --year 2026",
      says: "error: \"2026\" is no plan year",
      fix: "Write it as 2026/27.", related: [.unknownAuthority]),
  ]

  /// The page of a check of this module.
  private init(
    _ check: FolderCheck, _ title: String, cause: String, example: String, says: String,
    fix: String, related: [FolderCheck]
  ) {
    self.init(
      check.rawValue, title, cause: cause, example: example, says: says, fix: fix,
      related: related.map(\.rawValue))
  }
}
