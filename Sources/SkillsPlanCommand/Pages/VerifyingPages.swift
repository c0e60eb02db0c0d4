import SkillsPlanner

extension CheckPage {
  /// SP1110 to SP1124: what `verify` finds. The examples are changes of plans/smallest/plan.yaml, and say what it says.
  static let verifying = [
    CheckPage(
      "SP1110", "a plan file that is not what the planner makes",
      cause: """
        The planner makes the same bytes of the same inputs. Where a file has other bytes, this is \
        the first place; whether the numbers there are right the other codes say. A plan that was \
        written anew by another program, or had a remark put in, is refuted too: its words are \
        proved by the bytes alone.
        """, in: "plan.yaml",
      example: """
          - "Needs are lower limits: residents ..."
        """,
      says: """
        plan.yaml:25:16: error: "lower limits: residents aged 18-66 by hi" stands here, and "upper \
        limits: residents aged 18-66 by hi" is due: the file is not what the planner makes of the \
        inputs
        """,
      fix: "Plan again, and compare: skillsplan plan brief.yaml | diff - plan.yaml."),
    CheckPage(
      "SP1111", "a row that does not follow, or a row too few",
      cause: """
        Each list of a plan has one row for each thing that there is, in the order of their codes: \
        areas, needs, courses, districts, providers, levels, and allocations and shortfalls where \
        there are any.
        """, in: "plan.yaml",
      example: """
          - {area: "E01024861", name: Burnley 009A, ...}
        """,
      says: """
        plan.yaml:87:5: error: area E01024861: the plan has a row; what follows is none
        """,
      fix: "Plan again. A row that somebody took out or put in makes every sum around it wrong."),
    CheckPage(
      "SP1112", "a fact that is not that of the inputs",
      cause: """
        A plan copies what a reader needs: title and owner, terms, rules and weights, names, \
        districts, deciles, points on the ground, last year's starts. Each is read again from the \
        brief and the tables.
        """, in: "plan.yaml",
      example: """
          - {area: "E01024855", name: Burnley 007B, ...}
        """,
      says: """
        plan.yaml:86:31: error: name of area E01024855: the plan has Burnley 007B; what follows is \
        Burnley 007A
        """,
      fix: "Plan again, or correct the table and plan again."),
    CheckPage(
      "SP1113", "learners who do not follow from residents and target",
      cause: """
        A level's eligible residents times the target, rounded half to even, are shared to \
        districts by largest remainder, then to areas; ties by code. This is worked out again. \
        Without the inputs, districts are held against the plan's own terms and residents.
        """, in: "plan.yaml",
      example: """
          - {area: "E01024855", level: "2", learners: 12, ...}
        """,
      says: """
        plan.yaml:97:47: error: learners of the need of E01024855 at level 2: the plan has 12; \
        what follows is 11
        """,
      fix: "Plan again: a target is changed in the brief, not in a plan."),
    CheckPage(
      "SP1114", "places or funded starts that do not follow",
      cause: """
        A course can run last year's starts and the flex, rounded up; a level has the funded \
        starts of the brief.
        """, in: "plan.yaml",
      example: """
          - {level: "2", ..., funded: 64, used: 63, ...}
        """,
      says: """
        plan.yaml:56:83: error: funded of level 2: the plan has 64; what follows is 63
        """,
      fix: "Plan again: limits are changed in the brief."),
    CheckPage(
      "SP1115", "places on a course that the need may not have",
      cause: """
        A need is given places on courses that take its level, are within reach or online, are \
        refused by no rule of eligibility and have points for it. Each allocation is looked up \
        among all such pairs.
        """, in: "plan.yaml",
      example: """
          - {area: "E01024855", level: "2", courses: [{course: "10009999-E06000008-L3-S01-A", ...}]}
        """,
      says: """
        plan.yaml:108:47: error: places for the need of E01024855 at level 2: the plan has course \
        10009999-E06000008-L3-S01-A; what follows is none, since the course is out of reach
        """,
      fix: "Plan again."),
    CheckPage(
      "SP1116", "a way that is not that from the area to the course",
      cause: """
        Kilometres are straight lines between the points of the two tables, minutes those of the \
        table of travel times.
        """, in: "plan.yaml",
      example: """
          - {..., courses: [{course: "10001000-E07000117-L2-S04-A", places: 1, km: 1.305, ...}]}
        """,
      says: """
        plan.yaml:108:102: error: km of course 10001000-E07000117-L2-S04-A of the allocation of \
        E01024855 at level 2: the plan has 1305 metres; what follows is 1304 metres
        """,
      fix: "Plan again."),
    CheckPage(
      "SP1117", "scores or points that the rules do not give",
      cause: """
        Every rule of the brief is asked again for each allocation; points are the mean of the \
        scores by weight.
        """, in: "plan.yaml",
      example: """
          - {..., courses: [{..., points: 966667, scores: [1000000, 900001]}]}
        """,
      says: """
        plan.yaml:108:133: error: scores of course 10001000-E07000117-L2-S04-A of the allocation \
        of E01024855 at level 2: the plan has [1000000, 900001]; what follows is [1000000, 900000]
        """,
      fix: "Plan again, with the rules that the plan names."),
    CheckPage(
      "SP1118", "a number that is not the sum of its parts",
      cause: """
        Learners placed, places used, and every row of levels, districts, providers, deciles, \
        causes and travel are added up again from the allocations.
        """, in: "plan.yaml",
      example: """
          - {area: "E01025190", level: "2", learners: 9, placed: 8, ...}
        """,
      says: """
        plan.yaml:105:58: error: placed of the need of E01025190 at level 2: the plan has 8; what \
        follows is 9
        """,
      fix: "Plan again: no number of a plan can be changed by itself."),
    CheckPage(
      "SP1119", "more places than there are",
      cause: """
        No need is given more places than it has learners, no course gives more than it has, no \
        level more than are funded.
        """, in: "plan.yaml",
      example: """
          - {area: "E01024860", level: "2", courses: [{..., places: 9, ...}]}
        """,
      says: """
        plan.yaml:98:5: error: places for the need of E01024860 at level 2: the plan has 9; what \
        follows is at most its 6 learners
        """,
      fix: "Plan again."),
    CheckPage(
      "SP1120", "a cause of shortfall that is not the first that applies",
      cause: """
        For each need that is not met all courses of its level are looked at: is one within reach, \
        eligible, with points, with places left? The first that fails is the cause.
        """, in: "plan.yaml",
      example: """
          - {area: "E01024860", level: "2", learners: 3, cause: courses full}
        """,
      says: """
        plan.yaml:116:57: error: cause of the shortfall of E01024860 at level 2: the plan has \
        courses full; what follows is too few funded starts
        """,
      fix: "Plan again."),
    CheckPage(
      "SP1121", "points that the plan does not earn",
      cause: """
        The plan's points are places times points, and the bonuses of spread and steadiness, added \
        up again.
        """, in: "plan.yaml",
      example: """
        optimality:
          points: 70977803
        """,
      says: """
        plan.yaml:79:11: error: the plan's points: the plan has 70977803; what follows is 70977802
        """,
      fix: "Plan again."),
    CheckPage(
      "SP1122", "values that do not carry the certificate",
      cause: """
        For every candidate, also those that are given nothing, the value of the need and of the \
        course are at least its points, and exactly its points where places are given. All \
        candidates are found and scored again.
        """, in: "plan.yaml",
      example: """
          - {area: "E01024855", level: "2", learners: 11, placed: 11, value: 296295}
        """,
      says: """
        plan.yaml:97:70: error: values of the need of E01024855 at level 2 and of course \
        10001000-E07000117-L2-S04-A: the plan has 966666 together; what follows is at least the \
        candidate's 966667 points
        """,
      fix: "Plan again: with such values nobody can say that no plan is better."),
    CheckPage(
      "SP1123", "a bound that does not prove the plan",
      cause: """
        What needs, courses and levels hold, times what each is worth by the values, is the most \
        that any plan can have. The plan is the best where that is what it earns.
        """, in: "plan.yaml",
      example: """
        optimality:
          bound: 70977803
        """,
      says: """
        plan.yaml:80:10: error: the bound: the plan has 70977803; what follows is 70977802, what \
        the values allow
        """,
      fix: "Plan again. A plan that keeps every limit may still not be the best."),
    CheckPage(
      "SP1124", "another number of candidates",
      cause: """
        All pairs of a need and a course of its level are looked at; those within reach, eligible \
        and with points are the candidates over which the certificate holds.
        """, in: "plan.yaml",
      example: """
        optimality:
          candidates: 121
        """,
      says: """
        plan.yaml:84:15: error: the number of candidates: the plan has 121; what follows is 120
        """,
      fix: "Plan again."),
  ]
}
