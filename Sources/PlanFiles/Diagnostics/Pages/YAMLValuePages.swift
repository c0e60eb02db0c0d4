import SkillsPlanner

extension CheckPage {
  /// SP0311 to SP0320: keys and values that are not what is due.
  static let yamlValues = [
    CheckPage(
      .wrongKind, "a list, a mapping or a single value where another is due",
      cause: """
        Each key takes one of the three: a single value, a list (lines that begin with -, or [ ]) or a \
        mapping (keys with values, or { }). Here stands another than the key takes.
        """,
      in: "brief.yaml",
      example: """
        reach: 15 km
        """,
      says: """
        brief.yaml:1:8: error: "15 km" stands where a mapping is due
        """,
      fix: "Write it as the message says, such as {\"2\": 15 km}.",
      related: [.missingKey, .yamlSyntax]),
    CheckPage(
      .emptyValue, "a value that is left out",
      cause:
        "A key stands there and nothing follows its colon, or a list that needs an item has none.",
      in: "brief.yaml",
      example: """
        title:
        """,
      says: "brief.yaml:1:7: error: the value is left out; a text is due",
      fix: "Write the value; where the key may be left out, remove the line.",
      related: [.missingKey]),
    CheckPage(
      .lookAlike, "a text that YAML tools read as something else",
      cause: """
        Without quotes yes, no, on, 2026, 1.0, null and the like are no texts to YAML tools but truth \
        values, numbers or nothing. Another program would read another brief than this one.
        """,
      in: "brief.yaml",
      example: """
        title: 2026
        """,
      says: """
        brief.yaml:1:8: error: "2026" without quotes is a number to YAML tools; a text is due
        """,
      fix: "Put the text in quotes: \"2026\".",
      related: [.wrongValue]),
    CheckPage(
      .wrongValue, "a value that cannot be read as what is due",
      cause: """
        A number, a share, a distance, a plan year or a digest is due, and this is none: a unit is missing, \
        a letter slipped in, or a decimal comma stands for a point.
        """,
      in: "brief.yaml",
      example: """
        year: 2026-27
        """,
      says: """
        brief.yaml:1:7: error: "2026-27" is not a plan year
        """,
      fix: "Write it as the message shows: 15 km, 3% or 0.03, 2026/27.",
      related: [.valueRange, .unknownValue, .splitNumber]),
    CheckPage(
      .valueRange, "a number outside the range that makes sense",
      cause: """
        Each number of a brief has a range beyond which it is a slip: a share above 1 that was meant as per \
        cent, a reach of more than 2,000 km, a weight above 1,000,000.
        """,
      in: "brief.yaml",
      example: """
        spread: {parts: 200, bonus: 0.2}
        """,
      says: """
        brief.yaml:1:17: error: "200" is outside 1 to 20
        """,
      fix: "Correct the number; write 30% for thirty in a hundred.",
      related: [.wrongValue]),
    CheckPage(
      .unknownValue, "a word that is none of those it may be",
      cause:
        "The key takes one of a few words, such as a level or last-year, and this is none of them.",
      in: "brief.yaml",
      example: """
        funded-starts: {"2": last-yaer}
        """,
      says: """
        brief.yaml:1:22: error: "last-yaer" is no number of starts (did you mean "last-year"?)
        """,
      fix: "Write one of the words that the message lists.",
      related: [.wrongValue, .unknownKey]),
    CheckPage(
      .missingKey, "keys that a mapping must have",
      cause: """
        The place named begins a mapping that lacks a key it cannot do without. A key that stands at another \
        depth does not count: check the indentation.
        """,
      in: "brief.yaml",
      example: """
        owner: {organisation: Burnley Borough Council}
        """,
      says: """
        brief.yaml:1:8: error: the key "contact" is missing here
        """,
      fix: "Add the key with its value; skillsplan schema brief says what each means.",
      related: [.unknownKey, .emptyValue]),
    CheckPage(
      .unknownKey, "a key that nothing reads",
      cause: """
        What the planner does not know it would pass over, and the plan would not be the one that was asked \
        for. So every key must be one of those that the message lists.
        """,
      in: "brief.yaml",
      example: """
        funded-start: {"2": 63}
        """,
      says: """
        brief.yaml:1:1: error: nothing reads the key "funded-start" (did you mean "funded-starts"?)
        """,
      fix: "Correct the key, move it to where it belongs, or remove it.",
      related: [.missingKey]),
    CheckPage(
      .wrongFileKind, "a file of one kind where another is due",
      cause:
        "The file says by its kind that it is a brief, a plan or a list of sources, and another is due here.",
      in: "brief.yaml",
      example: """
        kind: SkillsPlan
        """,
      says: """
        brief.yaml:1:7: error: "SkillsPlan" stands here: this is a plan, and a brief is due
        """,
      fix: "Plan a brief with skillsplan plan BRIEF; read a plan with skillsplan summary PLAN.",
      related: [.newerVersion]),
    CheckPage(
      .newerVersion, "a file of a format that came after this program",
      cause:
        "The file was written for a later format, whose keys may mean other things than this program knows.",
      in: "brief.yaml",
      example: """
        version: 2
        """,
      says: """
        brief.yaml:1:10: error: the file is of format version "2"; this program reads version 1
        """,
      fix: "Use a newer skillsplan, or a file of version 1.",
      related: [.wrongFileKind]),
  ]
}
