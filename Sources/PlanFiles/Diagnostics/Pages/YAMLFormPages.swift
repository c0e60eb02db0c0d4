import SkillsPlanner

extension CheckPage {
  /// SP0301 to SP0310: text that is not YAML, or YAML that these files do not have.
  static let yamlForm = [
    CheckPage(
      .yamlSyntax, "text that is not YAML",
      cause: """
        The file cannot be taken apart into keys and values: a bracket, a quote, a colon or the indentation \
        is wrong. The reading stops there, so the slip may be on the line before.
        """,
      in: "brief.yaml",
      example: """
        title: Places: a plan
        """,
      says: "brief.yaml:1:14: error: a colon stands where no key can be",
      fix: "Do as the message says; put texts with : # { } [ ] , & * ! | > ' \" % @ ` in quotes.",
      related: [.splitNumber]),
    CheckPage(
      .emptyYAML, "nothing in the file but spaces and comments",
      cause: "A brief or a plan is due, and the file says nothing.",
      in: "brief.yaml",
      example: "# to be written",
      says: "brief.yaml: error: the file has nothing in it but comments",
      fix:
        "Write the keys and values that are due (plans/smallest/brief.yaml is a start), or name another file.",
      related: [.emptyFile, .missingKey]),
    CheckPage(
      .duplicateEntry, "two entries of one key",
      cause: """
        YAML tools keep one of two entries with the same key and drop the other in silence, so neither is \
        taken here. The same goes for two needs of one level.
        """,
      in: "brief.yaml",
      example: """
        reach: {"2": 15 km}
        reach: {"3": 25 km}
        """,
      says: """
        brief.yaml:2:1: error: the key "reach" stands twice here: on line 1 too
        """,
      fix:
        "Keep one of the two, or put both values under one key: reach: {\"2\": 15 km, \"3\": 25 km}."
    ),
    CheckPage(
      .anchor, "an anchor or an alias",
      cause: """
        A word that begins with & or * makes one place of the file stand for another. Briefs are read by \
        people, so every value stands where it counts.
        """,
      in: "brief.yaml",
      example: """
        status: *draft
        """,
      says: "brief.yaml:1:9: error: an alias (*) stands here",
      fix: "Write the value out, or put a text that begins with & or * in quotes.",
      related: [.mergeKey, .tag]),
    CheckPage(
      .tag, "a tag",
      cause:
        "A word that begins with ! tells a YAML tool which type to make; these files have no need of it.",
      in: "brief.yaml",
      example: """
        title: !important plan
        """,
      says: "brief.yaml:1:8: error: a tag (!) stands here",
      fix: "Remove it, or put a text that begins with ! in quotes.",
      related: [.anchor]),
    CheckPage(
      .mergeKey, "a merge key",
      cause:
        "The key << takes entries over from another place; here each mapping says all of its own.",
      in: "brief.yaml",
      example: """
        reach: {<<: {"2": 15 km}, "3": 25 km}
        """,
      says: "brief.yaml:1:9: error: a merge key (<<) stands here",
      fix: "Write the entries out.",
      related: [.anchor]),
    CheckPage(
      .secondDocument, "a second document in the file",
      cause:
        "A line of three dashes ends one document and begins another; a file holds one brief or one plan.",
      in: "brief.yaml",
      example: """
        title: This year
        ---
        title: Next year
        """,
      says: "brief.yaml:2:1: error: a second document begins here",
      fix: "Keep one document in a file: remove what follows, or put it into another file."),
    CheckPage(
      .nesting, "lists and mappings inside each other without end",
      cause:
        "More than 64 lists and mappings inside each other are no brief: brackets were pasted or repeated by mistake.",
      example: "a brief of nothing but opening brackets",
      says: "brief.yaml:1:65: error: lists and mappings are nested more than 64 deep",
      fix: "Check the brackets before this place.",
      related: [.yamlSyntax]),
    CheckPage(
      .compoundKey, "a key that is a list or a mapping",
      cause: "Before the colon stands a list or a mapping in brackets, where a single word is due.",
      in: "brief.yaml",
      example: """
        reach: {["2", "3"]: 15 km}
        """,
      says: "brief.yaml:1:9: error: a list or a mapping stands where a key is due",
      fix:
        "Write a single word before the colon, and an entry for each: {\"2\": 15 km, \"3\": 15 km}."
    ),
    CheckPage(
      .splitNumber, "a number that a comma has cut in two",
      cause: """
        Inside { } a comma ends an entry, so 1,900 is the number 1 and a key 900 without a value. Nobody \
        means that.
        """,
      in: "brief.yaml",
      example: """
        funded-starts: {"4": 1,900}
        """,
      says: "brief.yaml:1:24: error: the comma in 1,900 ends the value inside {...}",
      fix: "Write 1900, or \"1,900\" in quotes.",
      related: [.wrongValue]),
  ]
}
