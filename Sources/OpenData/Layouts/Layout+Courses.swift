/// The National Careers Service course directory ("Find a course"): its open data, and the layouts
/// in which providers load it.
extension Layout {
  private static let directory = "Department for Education"
  private static let modes = [
    "1": "classroom", "2": "online", "3": "work based", "4": "blended",
    "classroom based": "classroom", "online": "online", "work based": "work based",
    "blended learning": "blended", "blended": "blended", "classroom": "classroom",
  ]
  private static let studyModes = [
    "1": "full time", "2": "part time", "3": "flexible", "full time": "full time",
    "full-time": "full time", "part time": "part time", "part-time": "part time",
    "flexible": "flexible",
  ]
  private static let patterns = [
    "1": "daytime", "2": "evening", "3": "weekend", "4": "day or block release",
    "daytime": "daytime", "evening": "evening", "weekend": "weekend",
    "day/block release": "day or block release", "day or block release": "day or block release",
  ]
  private static let durations = [
    "1": "days", "2": "weeks", "3": "months", "4": "years", "5": "hours", "6": "minutes",
    "days": "days", "weeks": "weeks", "months": "months", "years": "years", "hours": "hours",
    "minutes": "minutes",
  ]

  static let findACourse = Layout(
    title: "Find a course: live courses with regions and venues", publisher: directory,
    vintage: "By day", attributions: [Attribution.government], geography: Geography(.course),
    columns: [
      LayoutColumn("PROVIDER_UKPRN", as: "provider", .ukprn),
      LayoutColumn("COURSE_ID", as: "directory_course", .text),
      LayoutColumn("COURSE_RUN_ID", as: "run", .text),
      LayoutColumn("LEARN_AIM_REF", as: "learning_aim", .text, mayBeMissing: true),
      LayoutColumn("COURSE_NAME", as: "title", .text, mayBeMissing: true),
      LayoutColumn("DELIVER_MODE", as: "delivery", .word(modes)),
      LayoutColumn("STUDY_MODE", as: "study_mode", .word(studyModes), mayBeMissing: true),
      LayoutColumn("ATTENDANCE_PATTERN", as: "attendance", .word(patterns), mayBeMissing: true),
      LayoutColumn("STARTDATE", as: "starts", .day, mayBeMissing: true),
      LayoutColumn("DURATION_UNIT", as: "duration_unit", .word(durations), mayBeMissing: true),
      LayoutColumn(
        "DURATION_VALUE", as: "duration", .decimal(0...1_000_000), mayBeMissing: true),
      LayoutColumn("COST", as: "cost_pounds", .decimal(0...1_000_000), mayBeMissing: true),
      LayoutColumn("NATIONAL", as: "national", .flag, mayBeMissing: true),
      LayoutColumn("LOCATION_NAME", as: "venue", .text, mayBeMissing: true),
      LayoutColumn("LOCATION_POSTCODE", as: "postcode", .postcode, mayBeMissing: true),
      LayoutColumn("LOCATION_LATITUDE", as: "latitude", .latitude, mayBeMissing: true),
      LayoutColumn("LOCATION_LONGITUDE", as: "longitude", .longitude, mayBeMissing: true),
      LayoutColumn("COURSE_TYPE", as: "course_type", .text, optional: true),
      LayoutColumn("SECTOR", as: "directory_sector", .text, optional: true),
      LayoutColumn("EDUCATION_LEVEL", as: "education_level", .text, optional: true),
      LayoutColumn("AWARDING_BODY", as: "awarding_body", .text, optional: true),
    ], key: ["run"],
    caution: "A row is a course run: it says what is on offer, not how many places it has.")

  static let courseProviders = Layout(
    title: "Find a course: live course providers", publisher: directory, vintage: "By day",
    attributions: [Attribution.government], geography: Geography(.provider),
    columns: [
      LayoutColumn("PROVIDER_UKPRN", as: "provider", .ukprn),
      LayoutColumn("PROVIDER_NAME", as: "provider_name", .text),
      LayoutColumn("TRADING_NAME", as: "trading_name", .text, mayBeMissing: true),
      LayoutColumn("CONTACT_TOWN", as: "town", .text, mayBeMissing: true),
      LayoutColumn("CONTACT_POSTCODE", as: "postcode", .postcode, mayBeMissing: true),
      LayoutColumn("CONTACT_WEBSITE", as: "website", .text, mayBeMissing: true),
    ], key: ["provider"],
    caution: "A provider's postcode may be its office and not where it teaches.")

  static let courseRegions = Layout(
    title: "Find a course: live regions", publisher: directory, vintage: "By day",
    attributions: [Attribution.government], geography: nil,
    columns: [
      LayoutColumn("REGION_ID", as: "region", .text),
      LayoutColumn("SUBREGION_NAME", as: "name", .text),
      LayoutColumn("LATITUDE", as: "latitude", .latitude, mayBeMissing: true),
      LayoutColumn("LONGITUDE", as: "longitude", .longitude, mayBeMissing: true),
      LayoutColumn("POSTCODE", as: "postcode", .postcode, mayBeMissing: true),
    ], key: ["region"])

  static let courseTLevels = Layout(
    title: "Find a course: live T Levels", publisher: directory, vintage: "By day",
    attributions: [Attribution.government], geography: Geography(.course),
    columns: [
      LayoutColumn("UKPRN", as: "provider", .ukprn),
      LayoutColumn("Provider Name", as: "provider_name", .text),
      LayoutColumn("T Level Name", as: "title", .text),
      LayoutColumn("Venue Name", as: "venue", .text, mayBeMissing: true),
      LayoutColumn("Start Date", as: "starts", .day, mayBeMissing: true),
    ])

  static let bulkCourses = Layout(
    title: "Course directory bulk upload: courses", publisher: "The provider itself",
    vintage: "By upload", attributions: [Attribution.provider], geography: Geography(.course),
    columns: [
      LayoutColumn("LARS_QAN", as: "learning_aim", .text),
      LayoutColumn("COURSE_NAME", as: "title", .text),
      LayoutColumn("YOUR_REFERENCE", as: "reference", .text, mayBeMissing: true),
      LayoutColumn("DELIVERY_MODE", as: "delivery", .word(modes)),
      LayoutColumn("START_DATE", as: "starts", .day, mayBeMissing: true),
      LayoutColumn("FLEXIBLE_START_DATE", as: "flexible_start", .flag, mayBeMissing: true),
      LayoutColumn("VENUE_NAME", as: "venue", .text, mayBeMissing: true),
      LayoutColumn("YOUR_VENUE_REFERENCE", as: "venue_reference", .text, mayBeMissing: true),
      LayoutColumn("NATIONAL_DELIVERY", as: "national", .flag, mayBeMissing: true),
      LayoutColumn("COST", as: "cost_pounds", .decimal(0...1_000_000), mayBeMissing: true),
      LayoutColumn("DURATION", as: "duration", .decimal(0...1_000_000), mayBeMissing: true),
      LayoutColumn("DURATION_UNIT", as: "duration_unit", .word(durations), mayBeMissing: true),
      LayoutColumn("STUDY_MODE", as: "study_mode", .word(studyModes), mayBeMissing: true),
      LayoutColumn("ATTENDANCE_PATTERN", as: "attendance", .word(patterns), mayBeMissing: true),
    ])

  static let bulkVenues = Layout(
    title: "Course directory bulk upload: venues", publisher: "The provider itself",
    vintage: "By upload", attributions: [Attribution.provider], geography: nil,
    columns: [
      LayoutColumn("YOUR_VENUE_REFERENCE", as: "venue_reference", .text, mayBeMissing: true),
      LayoutColumn("VENUE_NAME", as: "venue", .text),
      LayoutColumn("TOWN_OR_CITY", as: "town", .text, mayBeMissing: true),
      LayoutColumn("POSTCODE", as: "postcode", .postcode),
    ])

  static let providers = Layout(
    title: "National Careers Service course directory, C_PROVIDERS",
    publisher: "Skills Funding Agency, Department for Education", vintage: "31 October 2018",
    attributions: [Attribution.government], geography: Geography(.provider),
    columns: [
      LayoutColumn("PROVIDER_ID", as: "directory_provider", .whole(0...Int(Int32.max))),
      LayoutColumn("PROVIDER_NAME", as: "provider_name", .text, optional: true),
      LayoutColumn("UKPRN", as: "provider", .ukprn),
      LayoutColumn("POSTCODE", as: "postcode", .postcode, mayBeMissing: true),
      LayoutColumn("TOWN", as: "town", .text, optional: true),
      LayoutColumn("PROVIDER_TYPE_DESCRIPTION", as: "type", .text, optional: true),
      LayoutColumn("DATE_UPDATED", as: "updated", .day, optional: true),
    ], key: ["directory_provider"],
    caution:
      "Of 2018: colleges that have merged since are listed, a UKPRN can stand more than once, and "
      + "a postcode may be an office.")
}
