import SkillsPlanner

extension CheckPage {
  /// SP0330 to SP0335: policies, pins and objectives that are not written as they are read.
  static let policies = [
    CheckPage(
      .notOneDemand, "a policy or a pin that asks for nothing, or for two things",
      cause: """
        A policy has one of at-most, at-least and minimum-cohort; a pin one of places, at-least and at-most. So \
        each can be told by itself what it costs.
        """,
      in: "brief.yaml",
      example: """
        policies: [{at-least: 20 places, at-most: 40 places, provider: "10004552"}]
        """,
      says: """
        brief.yaml:1:34: error: at-least and at-most stand in one, and a policy has one of them
        """,
      fix: "Write two policies with the same scope, one with each.",
      related: [.wrongAmount]),
    CheckPage(
      .wrongAmount, "an amount that is neither places nor a share nor money",
      cause: """
        A policy limits places, a share of places, or money, and the amount says which by its unit. Money stands \
        in quotes, since its commas would end the value.
        """,
      in: "brief.yaml",
      example: """
        policies: [{at-most: 900, provider: "10004552"}]
        """,
      says: """
        brief.yaml:1:22: error: "900" is no amount of places, share of places or sum of money
        """,
      fix: "Write 900 places, 35% or \"£4,500,000\".",
      related: [.notOneDemand, .splitNumber]),
    CheckPage(
      .misplacedScope, "a minimum cohort for learners",
      cause: """
        A minimum cohort says how many learners a course needs to run, wherever they live. It can be set for \
        some courses, and not for some learners.
        """,
      in: "brief.yaml",
      example: """
        policies: [{minimum-cohort: 8, decile: 1}]
        """,
      says: """
        brief.yaml:1:32: error: a minimum cohort is of courses, and decile is not
        """,
      fix: "Name courses: by course, provider, delivery-district, sector, level, mode or funder.",
      related: [.notOneDemand]),
    CheckPage(
      .pinWithoutSide, "a pin that names no learners or no courses",
      cause: """
        A pin is a decision on some learners' places on some courses. A limit on one side alone is a policy.
        """,
      in: "brief.yaml",
      example: """
        pins: [{area: E01012571, places: 12, reason: bus, role: analyst, decided: 2026-06-01}]
        """,
      says: "brief.yaml:1:8: error: the pin names no courses",
      fix: "Name the course or the provider as well, or write a policy.",
      related: [.notOneDemand]),
    CheckPage(
      .expiresBeforeDecided, "a pin that expires before it was decided",
      cause: "Such a pin would never hold: one of its two days is a slip.",
      in: "brief.yaml",
      example: """
        pins:
          - {area: E01012571, provider: "10004552", places: 0,
             reason: bus, role: analyst, decided: 2026-06-01, expires: 2025-07-31}
        """,
      says: """
        brief.yaml:3:64: error: the pin expires before 2026-06-01, when it was decided
        """,
      fix: "Correct one of the two days."),
    CheckPage(
      .wrongObjective, "an objective that is none of those there are",
      cause: """
        A plan is made for the most points, for service that is as equal as can be, or for the points of some \
        deciles first.
        """,
      in: "brief.yaml",
      example: """
        objective: {most-equals-first: {by: decile}}
        """,
      says: """
        brief.yaml:1:13: error: "most-equals-first" is no objective (did you mean "most-equal-first"?)
        """,
      fix: "Write points, {most-equal-first: {by: decile}} or {tiers: {decile: [1, 2]}}.",
      related: [.unknownValue]),
  ]
}
