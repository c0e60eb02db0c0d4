extension CheckPage {
  /// SP0620 to SP0631: policies, pins and objectives seen together with the tables.
  package static let policiesAndPins = [
    CheckPage(
      "SP0620", "a policy or a pin that names what no table has",
      cause: """
        Areas, districts, courses, providers, sectors, deciles and funders are named by the codes of the tables. \
        A name that none has would make a rule of the plan that rules nothing.
        """,
      in: "brief.yaml",
      example: """
        policies:
          - {at-most: 900 places, provider: "10004553"}
        """,
      says: """
        brief.yaml:2:5: error: the policy "at most 900 places, provider 10004553" names the provider \
        "10004553", which no table has (did you mean "10004552"?)
        """,
      fix: "Correct the code, or take it out.",
      related: ["SP0621"]),
    CheckPage(
      "SP0621", "a policy or a pin that holds no course",
      cause: """
        Each name is in the tables, and no course at a level of the brief fits all of them. A minimum cohort is \
        of classroom courses, unless it names a mode.
        """,
      in: "brief.yaml",
      example: """
        policies:
          - {at-most: 900 places, provider: "10004552", sector: "15"}
        """,
      says: """
        brief.yaml:2:5: error: the policy "at most 900 places, provider 10004552, sector 15" holds no course at \
        a level of the brief
        """,
      fix: "Widen what it says of courses, or take it out.",
      related: ["SP0620", "SP0622"]),
    CheckPage(
      "SP0622", "a policy, a pin or an objective that holds no learner",
      cause: """
        No area with a need at a level of the brief is among those that it names, so nobody is meant by it.
        """,
      in: "brief.yaml",
      example: """
        policies:
          - {at-least: 900 places, area: E01024855, decile: 8}
        """,
      says: """
        brief.yaml:2:5: error: the policy "at least 900 places, area E01024855, decile 8" holds no area with a \
        need
        """,
      fix: "Widen what it says of learners, or take it out.",
      related: ["SP0620", "SP0621"]),
    CheckPage(
      "SP0623", "money without prices",
      cause: """
        A limit of money adds up the prices of places, and the courses table has none: its column price gives the \
        pence that a place costs.
        """,
      in: "brief.yaml",
      example: """
        policies:
          - {at-most: "£4,500,000"}
        """,
      says: """
        brief.yaml:2:5: error: the policy "at most £4,500,000" limits money, and no course has a price
        """,
      fix: "Add the column price to the courses table: 450000 for £4,500.",
      related: ["SP0624"]),
    CheckPage(
      "SP0624", "money where some courses have no price",
      cause: """
        A place whose price is not known would cost nothing, and the limit would not be kept. So each course that \
        a limit of money holds must have a price, which may be 0.
        """,
      in: "courses.csv",
      example: """
        course,provider,price
        10001000-E07000117-L2-S04-A,10001000,
        10001000-E07000117-L2-S08-A,10001000,450000
        """,
      says: """
        brief.yaml:2:5: error: the policy "at most £4,500,000" limits money, and 1 of its 2 courses has no \
        price; the first is 10001000-E07000117-L2-S04-A
        """,
      fix:
        "Fill the column, or let the policy name the courses that have prices, by their funder say.",
      related: ["SP0623"]),
    CheckPage(
      "SP0625", "a policy or a pin that holds no place",
      cause: """
        Its learners are at other levels than its courses take, or, where it says elsewhere, its courses are all \
        in its learners' home districts.
        """,
      in: "brief.yaml",
      example: """
        policies:
          - {at-most: 40 places, home-district: E07000117, delivery-district: E07000117, elsewhere: true}
        """,
      says: """
        brief.yaml:2:5: error: the policy "at most 40 places, home-district E07000117, delivery-district \
        E07000117, elsewhere" holds no place: none of its learners is at a level that one of its courses takes \
        outside their home district
        """,
      fix: "Name learners and courses of one level, or take it out.",
      related: ["SP0621", "SP0622"]),
    CheckPage(
      "SP0626", "a pin on a course that cannot be reached",
      cause: """
        The learners of a pin can only have places within the reach of their level. One that wants places out of \
        reach cannot be kept; one that wants none is kept without it.
        """,
      in: "brief.yaml",
      example: """
        reach: {"2": 1 km}
        pins:
          - {area: E01025205, provider: "10001000", places: 2,
             reason: bus, role: analyst, decided: 2026-06-01}
        """,
      says: """
        brief.yaml:3:5: error: the pin "exactly 2 places, area E01025205, provider 10001000" is about a course \
        that none of its learners can reach
        """,
      fix: "Correct the pin, or lengthen the reach of its level.",
      related: ["SP0625", "SP0627"]),
    CheckPage(
      "SP0627", "more places asked for than there are",
      cause: """
        The learners within its scope, the places of its courses, or the funded starts of their level are fewer \
        than it wants at the least, whatever else the plan does.
        """,
      in: "brief.yaml",
      example: """
        policies:
          - {at-least: 900 places, provider: "10004552"}
        """,
      says: """
        brief.yaml:2:5: error: the policy "at least 900 places, provider 10004552" asks for more than there is: \
        8 places at the most
        """,
      fix: "Write a number that there is, or widen its scope.",
      related: ["SP0626", "SP0629"]),
    CheckPage(
      "SP0628", "a pin that has expired",
      cause: """
        A pin holds until the day it expires. The plan's year begins on 1 August; a pin that expires before is \
        kept in the brief and in the plan, and not applied.
        """,
      in: "brief.yaml",
      example: """
        pins:
          - {area: E01024855, provider: "10001000", places: 2,
             reason: bus, role: analyst, decided: 2025-06-01, expires: 2026-07-31}
        """,
      says: """
        brief.yaml:2:5: warning: the pin "exactly 2 places, area E01024855, provider 10001000" expired on \
        2026-07-31 and is not applied in 2026/27
        """,
      fix: "Take it out, or decide it anew and give it another day.",
      related: ["SP0334"]),
    CheckPage(
      "SP0629", "two pins that contradict each other",
      cause:
        "One wants more places than the other leaves, for the same learners and courses or for some of them.",
      in: "brief.yaml",
      example: """
        pins:
          - {area: E01024855, provider: "10001000", places: 2,
             reason: bus, role: analyst, decided: 2026-06-01}
          - {home-district: E07000117, provider: "10001000", places: 0,
             reason: closed, role: provider, decided: 2026-06-01}
        """,
      says: """
        brief.yaml:4:5: error: the pin "exactly 0 places, home-district E07000117, provider 10001000" \
        contradicts the pin "exactly 2 places, area E01024855, provider 10001000" of line 2
        """,
      fix: "Take one of the two out.",
      related: ["SP0627"]),
    CheckPage(
      "SP0631", "a policy or a pin that stands twice",
      cause: """
        A plan tells policies and pins by what they ask for and of whom, and two of one kind that ask for the \
        same of the same say nothing more than one.
        """,
      in: "brief.yaml",
      example: """
        policies:
          - {at-most: 900 places, provider: "10004552"}
          - {at-most: 900 places, provider: "10004552", source: the board}
        """,
      says: """
        brief.yaml:3:5: error: the policy "at most 900 places, provider 10004552" stands twice, first on line 2
        """,
      fix: "Keep one of the two.",
      related: ["SP0629"]),
  ]
}
