/// What the Department for Education publishes of learners, apprentices and leavers.
extension Layout {
  private static let department = "Department for Education"

  static let apprenticeships = Layout(
    title: "Apprenticeships: provider by learner home district by delivery district",
    publisher: department, vintage: "By year", attributions: [Attribution.government],
    geography: nil,
    columns: [
      LayoutColumn("year", as: "year", .text),
      LayoutColumn("provider_name", as: "provider", .text),
      LayoutColumn("learner_home_lad", as: "home", .text),
      LayoutColumn("delivery_lad", as: "delivery", .text),
      LayoutColumn("starts", as: "starts", .count),
      LayoutColumn("enrolments", as: "enrolments", .count, optional: true),
      LayoutColumn("achievements", as: "achievements", .count, optional: true),
    ], key: ["year", "provider", "home", "delivery"],
    caution:
      "Districts are named, not coded; a year with months in brackets is a part of one; one UKPRN "
      + "can stand under two names.")

  static let subjects = Layout(
    title: "Apprenticeships by provider, standard and sector subject area", publisher: department,
    vintage: "By year", attributions: [Attribution.government], geography: nil,
    columns: [
      LayoutColumn("year", as: "year", .text),
      LayoutColumn("apps_Level", as: "apprenticeship_level", .text),
      LayoutColumn("std_fwk_name", as: "standard", .text, optional: true),
      LayoutColumn("ssa_t1_desc", as: "sector_name", .text),
      LayoutColumn("ssa_t2_desc", as: "sector_tier_2_name", .text, optional: true),
      LayoutColumn("provider_name", as: "provider", .text),
      LayoutColumn("measure", as: "measure", .text),
      LayoutColumn("values", as: "learners", .count),
    ], caution: "The figures are a provider's in the whole country.")

  static let outcomes = Layout(
    title: "Further education outcomes, PRV02: providers by level, age and sex",
    publisher: department, vintage: "By year", attributions: [Attribution.government],
    geography: nil,
    columns: [
      LayoutColumn("time_period", as: "leavers_of", .text),
      LayoutColumn("provider_ukprn", as: "provider", .text, mayBeMissing: true),
      LayoutColumn("provider_name", as: "provider_name", .text),
      LayoutColumn("provision", as: "provision", .text),
      LayoutColumn("level_of_learning_group", as: "level_group", .text),
      LayoutColumn("level_of_learning", as: "level_detail", .text),
      LayoutColumn("age_youth_adult", as: "youth_or_adult", .text),
      LayoutColumn("age_group", as: "age_group", .text),
      LayoutColumn("sex", as: "sex", .text),
      LayoutColumn("learning_difficulties", as: "learning_difficulties", .text),
      LayoutColumn(
        "number_of_learners", as: "learners", .decimal(0...100_000_000), carried: .count),
      LayoutColumn(
        "number_of_matched_learners", as: "matched_learners", .decimal(0...100_000_000),
        optional: true, carried: .count),
      // Four columns are fractions beside the percentages of all others.
      LayoutColumn("spd_percent", as: "sustained", .fraction),
      LayoutColumn("emp_percent", as: "employment", .fraction, optional: true),
      LayoutColumn("learn_percent", as: "learning", .fraction, optional: true),
      LayoutColumn("no_dest_percent", as: "no_destination", .fraction, optional: true),
      LayoutColumn("app_percent", as: "apprenticeship", .percentage(), optional: true),
      LayoutColumn("he_percent", as: "higher_education", .percentage(), optional: true),
      LayoutColumn("level_2_percent", as: "on_to_level_2", .percentage(), optional: true),
      LayoutColumn("level_3_percent", as: "on_to_level_3", .percentage(), optional: true),
      LayoutColumn("level_4_plus_percent", as: "on_to_level_4", .percentage(), optional: true),
      LayoutColumn(
        "progression_sustained_prior_percent", as: "progression", .percentage(to: 200),
        optional: true),
      LayoutColumn("not_sustained_percent", as: "not_sustained", .percentage(), optional: true),
      LayoutColumn("benefit_percent", as: "benefit", .percentage(), optional: true),
    ],
    caution: "Learners are rounded to 10; shares are of England's leavers of the provider.")

  static let learners = Layout(
    title: "Further education and skills: provider learner summary", publisher: department,
    vintage: "By year", attributions: [Attribution.government], geography: nil,
    columns: [
      LayoutColumn("Academic Year", as: "year", .text),
      LayoutColumn("Provider name", as: "provider_name", .text, optional: true),
      LayoutColumn("UKPRN", as: "provider", .text, mayBeMissing: true),
      LayoutColumn("Learner characteristic", as: "characteristic", .text),
      LayoutColumn("Apprenticeships", as: "apprentices", .count),
      LayoutColumn("Education and Training", as: "education_and_training", .count),
      LayoutColumn("Tailored Learning", as: "tailored_learning", .count, optional: true),
      LayoutColumn("Community Learning", as: "community_learning", .count, optional: true),
    ], marks: [MissingMark("low", "low: 1 to 4")],
    caution: "Rounded to 10; the rows without a UKPRN are all providers together.")

  static let attainment = Layout(
    title: "Level 2 and 3 attainment age 16 to 25, by local authority", publisher: department,
    vintage: "By cohort", attributions: [Attribution.government], geography: nil,
    columns: [
      LayoutColumn("cohort_19_in", as: "cohort", .whole(2000...2100), carried: .label),
      LayoutColumn(
        "number_in_ss_cohort", as: "young_people", .decimal(0...10_000_000), carried: .count),
      LayoutColumn("region", as: "region", .text, mayBeMissing: true),
      LayoutColumn("la_code_9", as: "upper_tier", .text),
      LayoutColumn("la_name", as: "upper_tier_name", .text),
      LayoutColumn("gender", as: "gender", .text),
      LayoutColumn("fsm", as: "free_school_meals", .text),
      LayoutColumn("sen", as: "special_needs", .text),
      LayoutColumn("l2_by19", as: "level_2_by_19", .decimal(0...10_000_000), carried: .count),
      LayoutColumn(
        "l2_with_em_by19", as: "level_2_with_english_and_maths_by_19", .decimal(0...10_000_000),
        carried: .count),
      LayoutColumn("l3_by19", as: "level_3_by_19", .decimal(0...10_000_000), carried: .count),
      LayoutColumn("l2_by19_rate", as: "level_2_by_19_rate", .percentage()),
      LayoutColumn(
        "l2_with_em_by19_rate", as: "level_2_with_english_and_maths_by_19_rate", .percentage()),
      LayoutColumn("l3_by19_rate", as: "level_3_by_19_rate", .percentage()),
    ],
    skips: [
      // Cohorts that are not 19 yet have zeros where no figure can be.
      Skip(column: "level_2_by_19", text: "0", reason: "zeros that are not data: not 19 yet")
    ],
    caution: "Upper-tier authorities: a district of a county has no row of its own.")

  static let gias = Layout(
    title: "Get Information about Schools: all establishments", publisher: department,
    vintage: "By day", attributions: [Attribution.government], geography: nil,
    columns: [
      LayoutColumn("URN", as: "establishment", .text),
      LayoutColumn("EstablishmentName", as: "name", .text),
      LayoutColumn("TypeOfEstablishment (name)", as: "type", .text),
      LayoutColumn("EstablishmentStatus (name)", as: "status", .text, optional: true),
      LayoutColumn("UKPRN", as: "provider", .text, mayBeMissing: true),
      LayoutColumn("Postcode", as: "postcode", .postcode, mayBeMissing: true),
      LayoutColumn(
        "DistrictAdministrative (code)", as: "district", .text, optional: true),
      LayoutColumn("Easting", as: "easting", .easting, mayBeMissing: true),
      LayoutColumn("Northing", as: "northing", .northing, mayBeMissing: true),
      LayoutColumn("LSOA (code)", as: "area", .text, optional: true),
    ], key: ["establishment"])

  static let tLevelProviders = Layout(
    title: "T Level providers, venues, years and subjects", publisher: department,
    vintage: "March 2021", attributions: [Attribution.government], geography: nil,
    columns: [
      LayoutColumn("provider", as: "provider", .ukprn),
      LayoutColumn("provider_name", as: "provider_name", .text),
      LayoutColumn("venue", as: "venue", .text, mayBeMissing: true),
      LayoutColumn("postcode", as: "postcode", .postcode, mayBeMissing: true),
      LayoutColumn("town", as: "town", .text, mayBeMissing: true),
      LayoutColumn("latitude", as: "latitude", .latitude, mayBeMissing: true),
      LayoutColumn("longitude", as: "longitude", .longitude, mayBeMissing: true),
      LayoutColumn("year", as: "year", .whole(2020...2100), carried: .label),
      LayoutColumn("qualification", as: "qualification", .whole(0...100_000), carried: .label),
    ], form: .tLevelProviders,
    caution: "The main site has no name, and the town is sometimes the district.")

  static let tLevelQualifications = Layout(
    title: "T Level qualification codes", publisher: department, vintage: "March 2021",
    attributions: [Attribution.government], geography: nil,
    columns: [
      LayoutColumn("qualification", as: "qualification", .whole(0...100_000), carried: .label),
      LayoutColumn("title", as: "title", .text),
    ], form: .tLevelQualifications, key: ["qualification"])
}
