/// What is taught: learning aims, regulated qualifications and the lists that they refer to.
extension Layout {
  private static let regulator = "Ofqual"

  static let learningAims = Layout(
    title: "Learning Aim Reference Service (LARS), LearningDelivery",
    publisher: "Education and Skills Funding Agency, Department for Education",
    vintage: "By edition", attributions: [Attribution.government], geography: nil,
    columns: [
      LayoutColumn("LearnAimRef", as: "learning_aim", .text),
      LayoutColumn("EffectiveFrom", as: "effective_from", .day, mayBeMissing: true),
      LayoutColumn("EffectiveTo", as: "effective_to", .day, mayBeMissing: true),
      LayoutColumn("LearnAimRefTitle", as: "title", .text),
      LayoutColumn("NotionalNVQLevelv2", as: "level", .level, mayBeMissing: true),
      LayoutColumn("AwardOrgCode", as: "awarding_organisation", .text, optional: true),
      LayoutColumn(
        "SectorSubjectAreaTier1", as: "sector_tier_1", .sector, mayBeMissing: true),
      LayoutColumn("SectorSubjectAreaTier2", as: "sector", .sector, mayBeMissing: true),
      LayoutColumn(
        "GuidedLearningHours", as: "guided_learning_hours", .decimal(0...100_000),
        optional: true),
    ], key: ["learning_aim"])

  static let regulatedQualifications = Layout(
    title: "Register of regulated qualifications", publisher: regulator, vintage: "By day",
    attributions: [Attribution.government], geography: nil,
    columns: [
      LayoutColumn("Qualification Number", as: "qualification", .text),
      LayoutColumn("Qualification Title", as: "title", .text),
      LayoutColumn("Owner Organisation Name", as: "awarding_organisation", .text, optional: true),
      LayoutColumn("Qualification Level", as: "level", .level, mayBeMissing: true),
      LayoutColumn("Qualification Type", as: "type", .text, mayBeMissing: true),
      LayoutColumn("Qualification SSA", as: "sector", .sector, mayBeMissing: true),
      LayoutColumn("Qualification Status", as: "status", .text, optional: true),
      LayoutColumn("Operational Start Date", as: "operational_from", .day, optional: true),
      LayoutColumn("Operational End Date", as: "operational_to", .day, optional: true),
      LayoutColumn(
        "Guided Learning Hours", as: "guided_learning_hours", .decimal(0...100_000),
        optional: true),
    ], key: ["qualification"])

  static let sectorAreas = Layout(
    title: "Register of sector subject areas", publisher: regulator, vintage: "2018",
    attributions: [Attribution.government], geography: nil,
    columns: [
      LayoutColumn("qualification-sector-subject-area", as: "sector", .sector),
      LayoutColumn(
        "parent-qualification-sector-subject-area", as: "parent", .sector, mayBeMissing: true),
      LayoutColumn("name", as: "name", .text),
      LayoutColumn("end-date", as: "ended", .day, optional: true),
    ], key: ["sector"])

  static let qualificationLevels = Layout(
    title: "Register of qualification levels", publisher: regulator, vintage: "2018",
    attributions: [Attribution.government], geography: nil,
    columns: [
      LayoutColumn("qualification-level", as: "level_code", .text),
      LayoutColumn("name", as: "name", .text),
      LayoutColumn("qualification-sub-level", as: "sub_level", .text, mayBeMissing: true),
      LayoutColumn("end-date", as: "ended", .day, optional: true),
    ])

  static let qualificationTypes = Layout(
    title: "Register of qualification types", publisher: regulator, vintage: "2018",
    attributions: [Attribution.government], geography: nil,
    columns: [
      LayoutColumn("qualification-type", as: "type", .text),
      LayoutColumn("name", as: "name", .text),
      LayoutColumn("end-date", as: "ended", .day, optional: true),
    ], key: ["type"])

  static let colleges = Layout(
    title: "Register of further education colleges", publisher: "Department for Education",
    vintage: "October 2018", attributions: [Attribution.government], geography: nil,
    columns: [
      LayoutColumn("further-education-college-uk", as: "college", .text),
      LayoutColumn("name", as: "name", .text),
      LayoutColumn("region", as: "region", .text, mayBeMissing: true),
      LayoutColumn("end-date", as: "ended", .day, optional: true),
    ], key: ["college"], caution: "It has neither UKPRN nor address.")
}
