package import SkillsPlanner

extension CheckPage {
  /// SP0511 to SP0518: what a brief gives a rule.
  package static let settings = [
    CheckPage(
      "SP0511", "a parameter that the rule has not",
      cause:
        "Under with: stand parameters of the rule, and this is none of them; nothing would read it.",
      in: "brief.yaml",
      example: """
        rules:
          - {rule: deprivation, weight: 1, with: {mesure: income}}
        """,
      says: """
        brief.yaml:2:51: error: rule deprivation: there is no parameter "mesure"
        """,
      fix: "Correct the name; skillsplan rules show RULE lists the parameters.",
      related: ["SP0514", "SP0516"]),
    CheckPage(
      "SP0512", "a parameter of another type",
      cause: """
        A parameter is a number, a whole number, a share, a distance with its unit, a choice, a text, or a map \
        from texts to numbers. This value is none of the kind that is due.
        """,
      in: "brief.yaml",
      example: """
        rules:
          - {rule: travel-distance, weight: 1, with: {half-distance: 6}}
        """,
      says: """
        brief.yaml:2:62: error: rule travel-distance: half-distance is "6", which is not a distance with its \
        unit
        """,
      fix: "Write it as the message says, such as 6 km.",
      related: ["SP0513", "SP0514"]),
    CheckPage(
      "SP0513", "a parameter out of range",
      cause:
        "The rule says between which numbers a parameter makes sense, and this is outside of them.",
      in: "brief.yaml",
      example: """
        rules:
          - {rule: deprivation, weight: 1, with: {curve: 20}}
        """,
      says: """
        brief.yaml:2:50: error: rule deprivation: curve is 20, which is out of range
        """,
      fix: "Write a number in the range that the message gives.",
      related: ["SP0512"]),
    CheckPage(
      "SP0514", "a choice that the rule has not",
      cause: "The parameter takes one of a few words, and this is none of them.",
      in: "brief.yaml",
      example: """
        rules:
          - {rule: deprivation, weight: 1, with: {measure: incom}}
        """,
      says: """
        brief.yaml:2:52: error: rule deprivation: measure has no choice "incom"
        """,
      fix: "Write one of the words that the message lists.",
      related: ["SP0511", "SP0512"]),
    CheckPage(
      "SP0515", "a parameter that is given twice",
      cause: "A rule was given two values for one parameter, and nothing says which counts.",
      example: "with: {curve: 2, curve: 3}, from a program that writes briefs",
      says: "error: rule deprivation: curve is given twice",
      fix: "Leave one of them.",
      related: ["SP0303"]),
    CheckPage(
      "SP0516", "a parameter that the rule needs",
      cause: "The rule cannot do without this parameter, and has no value of its own for it.",
      in: "brief.yaml",
      example: """
        rules:
          - {rule: curve, weight: 1, with: {points: {"1": 1, "10": 0}}}
        """,
      says: """
        brief.yaml:2:12: error: rule curve: column is not given
        """,
      fix: "Add it under with:; skillsplan rules show RULE says what it takes.",
      related: ["SP0511"]),
    CheckPage(
      "SP0517", "parameters that the rule refuses",
      cause: """
        Each parameter is as it should be, but the rule cannot work with all of them together, and says why \
        in its own words.
        """,
      in: "brief.yaml",
      example: """
        rules:
          - {rule: curve, weight: 1, with: {column: area.adults, points: {}}}
        """,
      says:
        "brief.yaml:2:12: error: rule curve refuses its parameters: a curve has two points or more, not 0",
      fix: "Correct the rule's parameters; skillsplan rules show RULE lists them.",
      related: ["SP0512", "SP0508"]),
    CheckPage(
      "SP0518", "a weight for a rule that does not score",
      cause:
        "An eligibility rule says who may, yes or no. It gives no points, so a weight has nothing to weigh.",
      in: "brief.yaml",
      example: """
        rules:
          - {rule: within-district, weight: 5}
        """,
      says: """
        brief.yaml:2:12: error: rule within-district has weight 5, but it only says who is eligible
        """,
      fix: "Leave its weight out.",
      related: ["SP0606"]),
  ]
}
