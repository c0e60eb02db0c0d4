extension CheckPage {
  /// SP06xx: a brief seen together with its tables and rules, and the planning itself.
  package static let planning = [
    CheckPage(
      "SP0601", "no rule that scores with a weight",
      cause: """
        The best plan is the one with most points, and points come from rules that score, each with a weight. \
        With none, or with weights of zero alone, every plan is as good as any other.
        """,
      in: "brief.yaml",
      example: """
        rules:
          - {rule: deprivation, weight: 0}
        """,
      says: "brief.yaml:2:12: error: the weights of all rules are zero",
      fix: "Give at least one rule that scores a weight of 1 or more.",
      related: ["SP0606", "SP0518"]),
    CheckPage(
      "SP0602", "a column that a rule reads and no table has",
      cause: """
        Rules read columns of the tables: area.NAME, course.NAME, and those of needs and pairs. This one is in \
        no table, or holds texts where numbers are due.
        """,
      in: "brief.yaml",
      example: """
        rules:
          - {rule: curve, weight: 1, with: {column: area.income_decle, points: {"1": 1, "10": 0}}}
        """,
      says: """
        brief.yaml:2:45: error: rule curve reads the number column area.income_decle, which no table has \
        (did you mean "area.income_decile" or "area.imd_decile"?)
        """,
      fix:
        "Correct the name, add the column to its table (or join a table that has it), or leave the rule out.",
      related: ["SP0607", "SP0203"]),
    CheckPage(
      "SP0603", "funded starts for a level without a need",
      cause:
        "The brief caps the starts of a level that it plans nothing for, so the cap does nothing.",
      in: "brief.yaml",
      example: """
        needs: [{level: "2", from: [level_1], target: 3%, source: chosen}]
        funded-starts: {"3": 63}
        """,
      says: """
        brief.yaml:2:17: warning: funded starts are given for level 3, for which the brief has no need
        """,
      fix: "Add a need at that level, or take the line out.",
      related: ["SP0604"]),
    CheckPage(
      "SP0604", "a need at a level without courses",
      cause:
        "No course of the table is of that level, so nobody can be placed and the whole need is a shortfall.",
      in: "brief.yaml",
      example: """
        needs: [{level: "7", from: [level_4], target: 1%, source: chosen}]
        """,
      says: """
        brief.yaml:1:9: warning: no course is of level 7, so its whole need is a shortfall
        """,
      fix: "Add courses of the level to the courses table, or take the need out.",
      related: ["SP0603"]),
    CheckPage(
      "SP0605", "a measure that counts education twice",
      cause: """
        Needs are counted from qualifications. The whole Index of Multiple Deprivation and its education \
        domain are partly made of qualifications too, so a rule that reads them counts the same thing again.
        """,
      in: "brief.yaml",
      example: """
        rules:
          - {rule: deprivation, weight: 2, with: {measure: imd, by: decile}}
        """,
      says: """
        brief.yaml:2:12: warning: rule deprivation reads area.imd_decile, which contains education, and the needs \
        come from qualifications already: education counts twice
        """,
      fix: "Use a measure without education, such as income or employment, or keep it knowingly."),
    CheckPage(
      "SP0606", "a rule that scores and has no weight",
      cause: "The weight says how much a rule counts beside the others; there is no usual one.",
      in: "brief.yaml",
      example: """
        rules:
          - {rule: deprivation}
        """,
      says: "brief.yaml:2:12: error: rule deprivation scores and has no weight",
      fix: "Give it a weight, a whole number such as 10.",
      related: ["SP0601", "SP0518"]),
    CheckPage(
      "SP0607", "a text in a column that a rule reads as numbers",
      cause: """
        A rule that reads numbers can do nothing with a word such as "c" or "n/a". An empty cell is another \
        thing: it is a figure that is missing, and each rule says what it makes of that.
        """,
      in: "areas.csv",
      example: """
        area,claimants
        E01024855,n/a
        """,
      says: """
        brief.yaml:21:45: error: rule curve reads the number column area.claimants, which has "n/a" for area \
        E01024855, and that is not a number
        """,
      fix:
        "Leave a cell empty where there is no figure, or read the column as texts, as rule table does.",
      related: ["SP0602", "SP0208"]),
    CheckPage(
      "SP0608", "a value that is nowhere in its column",
      cause: """
        The brief gives a score to a text that no row of the column has, so the score is given to nobody: a \
        slip of the pen as a rule.
        """,
      in: "brief.yaml",
      example: """
        rules:
          - {rule: table, weight: 1, with: {column: course.mode, scores: {aprenticeship: 1}}}
        """,
      says: """
        brief.yaml:2:82: warning: rule table names "aprenticeship", which is nowhere in column course.mode (did you \
        mean "apprenticeship"?)
        """,
      fix: "Correct the value, or leave the entry out.",
      related: ["SP0602"]),
    CheckPage(
      "SP0609", "figures too large to be added up exactly",
      cause: """
        A plan is exact: places, learners and points are whole numbers, and their sums must fit into 64 bits. \
        These do not, which no real district comes near.
        """,
      example: "six hundred areas of a million adults each, all of whom could start",
      says: """
        error: the places, learners and points are too large to be added up exactly; correct the counts in \
        the tables, or plan fewer areas and courses at once
        """,
      fix: "Correct the counts in the tables, or plan fewer areas and courses at once.",
      related: ["SP0209", "SP0315"]),
    CheckPage(
      "SP0610", "an optimum that its certificate does not prove",
      cause: """
        Every plan, and every network that is solved, is checked against its certificate before anything is \
        written. This one did not pass, which is a mistake of the program and none of yours.
        """,
      example: "none is known",
      says: "error: the certificate does not prove this optimum, so it is withheld",
      fix: "Report it with its files: the brief and its tables, or the network."),
    CheckPage(
      "SP0611", "a time to reach without a table of travel times",
      cause: """
        The brief says within how many minutes learners can reach a course, and names no table of travel times \
        that would tell them: nobody could be told so.
        """,
      example: "reach: {\"2\": {distance: 15 km, time: 45 min}}",
      says: """
        brief.yaml:9:9: error: the reach of level 2 has a time, and the brief names no table of travel times
        """,
      fix: "Name a table under tables, as travel; or give the reach as a distance alone.",
      related: ["SP0604"]),
    CheckPage(
      "SP0612", "a plan that takes more memory than there is",
      cause: """
        Every pair of a need and a course within its reach takes 8 bytes, so the memory of a plan follows from the \
        reach of each level. The pairs are counted before any is scored; a plan that does not fit is not begun, so \
        that the system does not end it half-way. The reaches that would fit are found by counting.
        """,
      example: "skillsplan plan brief.yaml -o plan.yaml --memory 200MB",
      says: """
        brief.yaml: error: the plan takes about 412 MB of memory, more than the 200 MB that --memory allows: \
        30,123,456 candidates are within reach (level 2: 10,123,456, level 3: 20,000,000)
        """,
      fix: "Allow more with --memory, shorten the reach, or plan fewer areas and courses at once.",
      related: ["SP0609"]),
  ]
}
