import SkillsPlanner

extension CheckPage {
  /// SP0321 to SP0325: briefs that extend others.
  static let extending = [
    CheckPage(
      .circularExtends, "briefs that extend each other in a circle",
      cause: """
        A brief that extends another has what the other has, but for its own keys. Where the way from brief \
        to brief leads back to one that it has passed, no brief has the keys that all of them lack.
        """,
      in: "scenario.yaml",
      example: """
        extends: scenario.yaml
        """,
      says: "scenario.yaml:1:10: error: the brief extends itself",
      fix:
        "Let one of the briefs stand by itself: give it every key that a brief needs, and remove its extends.",
      related: [.deepExtends]),
    CheckPage(
      .deepExtends, "briefs that extend each other too often",
      cause: """
        At most 8 briefs may lie behind one another: further back nobody finds where a value comes from.
        """,
      example: """
        extends: ninth.yaml
        """,
      says: """
        eighth.yaml:3:10: error: more than 8 briefs lie behind "scenario.yaml"
        """,
      fix:
        "Extend a brief that is nearer to the last, and write out the keys that those between them change.",
      related: [.circularExtends]),
    CheckPage(
      .unknownWeight, "a weight for a rule that the extended brief does not weigh",
      cause: """
        Weights beside extends change the weights of the rules of the extended brief. A rule that it does not \
        use, or uses without a weight because it only says who is eligible, has none to change.
        """,
      in: "scenario.yaml",
      example: """
        extends: brief.yaml
        weights: {deprivaton: 40}
        """,
      says: """
        scenario.yaml:2:11: error: the brief that this one extends has no rule "deprivaton" (did you mean \
        "deprivation"?)
        """,
      fix: "Name a rule of that brief that has a weight, or write out the list of rules.",
      related: [.ambiguousWeight, .rulesAndWeights]),
    CheckPage(
      .ambiguousWeight, "a weight for a rule that the extended brief uses several times",
      cause: """
        A brief may use one rule several times with different parameters. A weight by the rule's name \
        would not say which of them it is for.
        """,
      in: "scenario.yaml",
      example: """
        extends: brief.yaml
        weights: {curve: 40}
        """,
      says: """
        scenario.yaml:2:11: error: the rule "curve" is used 2 times, and a weight by its name does not say which \
        is meant
        """,
      fix: "Write out the list of rules, each with its weight.",
      related: [.unknownWeight]),
    CheckPage(
      .rulesAndWeights, "weights beside rules of the brief itself",
      cause: """
        Rules replace those of the extended brief, and weights change those of the extended brief: with both, \
        there is nothing left for weights to change.
        """,
      in: "scenario.yaml",
      example: """
        extends: brief.yaml
        rules: [{rule: deprivation, weight: 1}]
        weights: {deprivation: 40}
        """,
      says: """
        scenario.yaml:3:10: error: weights change those of the brief that this one extends, and its rules are \
        replaced here
        """,
      fix:
        "Give each rule its weight under rules, or leave the rules as they are and change weights alone.",
      related: [.unknownWeight]),
  ]
}
