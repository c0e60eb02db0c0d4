/// The brief of a new folder: complete, so that it can be checked and planned at once, with what is to
/// be decided said at each place.
struct BriefTemplate: Sendable {
  let authorities: Authorities
  /// "2026/27".
  let year: String

  var text: String {
    """
    # The question that the plan answers. Everything after a # is a remark and counts for nothing.
    #
    #     skillsplan check brief.yaml               what is wrong with it, with line and column
    #     skillsplan plan brief.yaml -o plan.yaml   the plan
    #     skillsplan summary plan.yaml              the plan on one screen
    #
    # It can be planned with as it stands. The figures are those of the worked example of Lancashire and nobody's
    # decision: whoever owns the plan looks at each, and says at "source" where it comes from.
    kind: SkillsBrief
    version: 1
    title: "Technical education plan for \(authorities.title)"
    year: \(year)        # the academic year that is planned for
    status: draft        # what the plan is, and is not; it stands on every page of it
    owner:
      organisation: to be completed
      contact: to be completed
      roles: {commissioner: to be completed, analyst: to be completed, assurer: to be completed, approver: to be completed}

    # Where the figures are. import.sh makes these files out of downloads/.
    tables:
      areas: tables/areas.csv       # small areas: deprivation, adults by highest qualification
      courses: tables/courses.csv   # what each provider taught last year, by district, level and sector
      starts: tables/starts.csv     # last year's apprenticeship starts by home and place; take the line out if you have none
      sources: sources.yaml         # where the figures come from; take the line out if import.sh did not make it

    # Who could start: of the adults whose highest qualification is one of those in "from", the share in "target".
    # More than there are places, or the plan has nothing to choose: compare with last year's starts.
    needs:
      - level: "2"
        from: [no_qualifications, level_1]
        target: 4.5%
        source: to be chosen
      - level: "3"
        from: [level_2, apprenticeship]
        target: 6%
        source: to be chosen
      - level: "4"
        from: [level_3]
        target: 1%
        source: to be chosen

    # How many starts are paid for at each level, over all courses: as many as last year, or a number such as 1200.
    funded-starts: {"2": last-year, "3": last-year, "4": last-year}

    # How much a course can grow: last year's starts and a quarter more.
    places: {flex: 25%}

    # So that no area gets everything or nothing: the first of four parts of an area's need counts 0.3 more than its last.
    spread: {parts: 4, bonus: 0.3}

    # So that no provider is emptied by a hair: the first 75 % of a course's starts of last year count 0.3 more.
    steadiness: {share: 75%, bonus: 0.3}

    # How far people go to a course, in a straight line. The more rural, the further:
    # "skillsplan calibrate travel brief.yaml" says how far they really went last year.
    reach: {"2": 15 km, "3": 25 km, "4": 40 km}

    # What makes a place a good one. Each rule gives a score from 0 to 1; the weights say how much it counts beside
    # the others. "skillsplan rules" lists all rules, "skillsplan rules show deprivation" explains one.
    rules:
      # Income deprivation and not the whole index: that contains education, which the needs are made of already.
      - {rule: deprivation, weight: 30, with: {measure: income}}
      # Areas where fewer adults have the level below come first.
      - {rule: attainment-gap, weight: 20}
      # The nearer the better: at half-distance the score is a half.
      - {rule: travel-distance, weight: 20, with: {half-distance: 6 km, online: 0.5}}
      # Courses whose leavers found work or further learning.
      - {rule: outcomes, weight: 10}
      # Providers whose learners come from deprived areas.
      - {rule: provider-reach, weight: 10}
      # Which sectors come first is a decision of the authority, in its growth plan or its local skills improvement
      # plan, so no rule for it is at work yet. Take the # away, and give each sector subject area of tier 1 a score.
      # - rule: sector-priority
      #   weight: 10
      #   with:
      #     weights: {"1": 1, "4": 1, "5": 1, "6": 1}   # health; engineering; construction; digital
      #     other: 0.3
      #     not-published: 0.8

    """
  }
}
