extension CheckPage {
  /// SP1163 and SP1164: policies that no plan can keep together, or none that places anybody.
  package static let contradictions = [
    CheckPage(
      "SP1163", "two limits that contradict each other",
      cause: """
        One asks for more at the least than the other allows at the most, of the same learners and courses or of some of \
        them: two policies, or a policy and a pin. Others that cannot hold together are found when the plan is made.
        """,
      in: "brief.yaml",
      example: """
        policies:
          - {at-most: 10 places, provider: "10001000"}
          - {at-least: 11 places, provider: "10001000"}
        """,
      says: """
        brief.yaml:3:5: error: the policy "at least 11 places, provider 10001000" contradicts the policy "at most 10 \
        places, provider 10001000" of line 2: no plan has at least 11 places and at most 10 places
        """,
      fix: "Take one of the two out, or ask for no more at the least than the other allows.",
      related: ["SP0629", "SP0640"]),
    CheckPage(
      "SP1164", "shares for each that do not come to the whole",
      cause: """
        A share that is set for each of many is of all places. Where all of them together come to less than the whole \
        at the most, or to more than the whole at the least, only a plan without any place keeps them.
        """,
      in: "brief.yaml",
      example: """
        policies:
          - {at-most: 12%, each: provider}
        """,
      says: """
        brief.yaml:2:5: error: the policy "at most 12%, each provider": all 7 together come to 84% of all places, so that \
        no place could be given
        """,
      fix: "Write a larger share at the most, a smaller one at the least, or a number of places.",
      related: ["SP0640", "SP1163"]),
  ]
}
