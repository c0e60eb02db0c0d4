import SkillsPlanner

extension CheckPage {
  /// Tables beside their sources, SP0221 and SP0222; and what a calibration and a back-cast need, SP09xx.
  static let sources = [
    CheckPage(
      .noSources, "a table that the list of sources does not know",
      cause: """
        A plan names the data sets behind its tables, with the attribution that each licence asks for. \
        sources.yaml has entries for other tables and none for this one, so the plan would leave it out.
        """,
      example: "a table of pay by sector that a brief joins, and that nobody imported",
      says: "sources.yaml: warning: no source is given for the table \"tables/pay.csv\"",
      fix: "Make the table by skillsplan import, or add its data sets under files.",
      related: [.changedTable]),
    CheckPage(
      .changedTable, "a table that has changed since it was imported",
      cause: """
        sources.yaml has the digest of each table as the import wrote it. This table is another now: somebody \
        edited it, and what the sources say of its rows may be wrong.
        """,
      example: "a figure corrected in tables/areas.csv in a spreadsheet",
      says: """
        sources.yaml: warning: "tables/areas.csv" has changed since it was imported, so what stands here may be \
        wrong
        """,
      fix: "Import it again; or say in its notes what was changed and why.",
      related: [.noSources]),
    CheckPage(
      .noStarts, "no table of last year's starts",
      cause:
        "A calibration and a back-cast set a plan beside what really happened: the table of starts.",
      example: "skillsplan calibrate travel plans/smallest/brief.yaml",
      says: "plans/smallest/brief.yaml: error: the brief names no table of last year's starts",
      fix: "Name one under tables in the brief, such as starts: tables/starts.csv.",
      related: [.tooFewFlows]),
    CheckPage(
      .tooFewFlows, "starts that do not tell how far people go",
      cause: """
        A half-distance is fitted to starts between districts. With fewer than three districts, or with every \
        start in its own district, any distance would fit as well.
        """,
      example: "skillsplan calibrate travel brief.yaml --level 7",
      says: """
        tables/starts.csv: error: the starts at level 7 are of 2 districts; a half-distance takes 3 at least
        """,
      fix: "Calibrate all levels together, or with the districts around.",
      related: [.noStarts, .noFall]),
    CheckPage(
      .noFall, "starts that do not fall with distance",
      cause: """
        The starts are as many far away as near, or fall faster than half a kilometre halves them: the \
        districts or the points are likely mixed up.
        """,
      example:
        "a table of starts whose home and delivery districts are swapped for half of the rows",
      says: """
        tables/starts.csv: error: the starts do not fall with distance as a half-distance between 0.5 and 100 km \
        has it
        """,
      fix: "Check the districts of the starts and the points of the areas.",
      related: [.tooFewFlows]),
    CheckPage(
      .changedInput, "a table that is not the one a plan was made from",
      cause: """
        A plan records the digest of each table that it was made from. The table that stands there now is \
        another, so what would be compared was never planned with.
        """,
      example: "skillsplan backcast plan.yaml, after tables/starts.csv was imported again",
      says: """
        tables/starts.csv: error: this is not the table of starts that the plan was made from: its SHA-256 begins \
        with 0123456789ab, the plan's record of it with ba9876543210
        """,
      fix: "Put the old table back, or make the plan again.",
      related: [.noStarts]),
    CheckPage(
      .nothingToCompare, "a plan and a year that cannot be set beside each other",
      cause: """
        Last year's starts are apprenticeships between districts; the plan has none of them, or last year had \
        none at its levels.
        """,
      example: "skillsplan backcast plan.yaml, of a plan with classroom courses alone",
      says: """
        plan.yaml: error: the plan has no place on an apprenticeship inside its districts, and last year's \
        starts are apprenticeships
        """,
      fix: "Make a plan with apprenticeships among its courses, and starts at its levels.",
      related: [.noStarts]),
  ]
}
