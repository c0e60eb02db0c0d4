import SkillsPlanner

extension CheckPage {
  /// SP07xx: making and testing a rule.
  static let ruleAuthors = [
    CheckPage(
      "SP0701", "an example that the rule does not keep to",
      cause: "The rule gives another score than examples.yaml says, or none at all.",
      in: "examples.yaml",
      example: """
        - columns: {course.wage_gain: 1000}
          score: 0.25
          why: a thousand pounds are half of the most
        """,
      says: """
        examples.yaml:1:3: error: the rule scores 0.5 where the example says 0.25: a thousand pounds are half \
        of the most
        """,
      fix: "Correct the rule, or the example where the rule is right.",
      related: ["SP0702", "SP0703"]),
    CheckPage(
      "SP0702", "an example with a column that the rule does not read",
      cause:
        "The example gives a value for a column that the rule never asks for, so it would prove nothing.",
      in: "examples.yaml",
      example: """
        - columns: {course.wage_gian: 1000}
          score: 0.5
          why: half of the most
        """,
      says: """
        examples.yaml:1:31: error: the rule reads no column "course.wage_gian" (did you mean \
        "course.wage_gain"?)
        """,
      fix: "Name one of the columns that the message lists.",
      related: ["SP0703"]),
    CheckPage(
      "SP0703", "an example with a text in a column of numbers",
      cause: "The rule reads numbers from the column, and the example gives a word.",
      in: "examples.yaml",
      example: """
        - columns: {course.wage_gain: high}
          score: 0.5
          why: half of the most
        """,
      says: """
        examples.yaml:1:31: error: "high" is no number, and course.wage_gain is a column of numbers
        """,
      fix: "Write a number, or leave the column out where it is missing.",
      related: ["SP0702"]),
    CheckPage(
      "SP0704", "no examples for a rule",
      cause: """
        skillsplan rules test looks for examples.yaml beside the source that the plugin was built from, and \
        found none.
        """,
      example: "skillsplan rules test libWageGainRule.so",
      says: """
        libWageGainRule.so: error: no examples.yaml was found for libWageGainRule.so
        """,
      fix: "Write three examples beside the rule's source, or name a file with --examples.",
      related: ["SP0705"]),
    CheckPage(
      "SP0705", "fewer than three examples",
      cause:
        "Three examples show what a rule does: the usual case, an end of the scale, a missing value.",
      in: "examples.yaml",
      example: """
        - columns: {course.wage_gain: 1000}
          score: 0.5
          why: half of the most
        """,
      says: "examples.yaml: error: there is 1 of three examples",
      fix: "Write at least three.",
      related: ["SP0704"]),
    CheckPage(
      "SP0711", "a folder that is not the package's",
      cause: """
        skillsplan rules new NAME writes into Plugins and into the list in Package.swift, and this folder \
        does not have both.
        """,
      example: "cd /tmp; skillsplan rules new WageGain",
      says: """
        error: this folder is not that of the SkillsPlanner package: it has no Plugins, or no Package.swift \
        with a list of rules
        """,
      fix: "Go to the package's folder, or make a package of its own with --standalone DIR.",
      related: ["SP0714"]),
    CheckPage(
      "SP0712", "a rule of that name in the package",
      cause:
        "The list in Package.swift has the name already, and each rule is a target of its own.",
      example: "skillsplan rules new Deprivation",
      says: "Package.swift: error: Package.swift has a rule Deprivation already",
      fix: "Choose another name.",
      related: ["SP0713"]),
    CheckPage(
      "SP0713", "a folder that is there already",
      cause: "skillsplan rules new writes over nothing: what it would make stands there already.",
      example: "skillsplan rules new WageGain --standalone wage-gain, for the second time",
      says: "wage-gain: error: wage-gain is there already, and stays as it is",
      fix: "Choose another name or folder, or remove it.",
      related: ["SP0712"]),
    CheckPage(
      "SP0714", "no SkillsPlanner where the new package looks for it",
      cause: """
        A rule in a package of its own is built with ScoringKit, which it takes from SkillsPlanner. The path \
        is seen from the new folder, and no package is there.
        """,
      example: "skillsplan rules new WageGain --standalone wage-gain --skillsplanner SkillsPlanner",
      says: """
        error: there is no package SkillsPlanner at "SkillsPlanner", as seen from "wage-gain"
        """,
      fix: "Give its path from the new folder, its whole path, or its URL.",
      related: ["SP0711"]),
  ]
}
