import PlanFiles
import SkillsPlanner
import Testing

@testable import OpenData

/// Releases of which no rows could be had: the header is the publisher's, the rows are made by hand.
struct HandMadeSample: CustomTestStringConvertible, Sendable {
  let release: Release
  let file: String
  let table: String

  var testDescription: String { "\(release)" }

  static let all = [
    HandMadeSample(
      release: .courseProviders,
      file: """
        PROVIDER_UKPRN,PROVIDER_NAME,TRADING_NAME,CONTACT_ADDRESS1,CONTACT_ADDRESS2,CONTACT_TOWN,CONTACT_POSTCODE,CONTACT_WEBSITE,CONTACT_PHONE,CONTACT_EMAIL
        10000001,A COLLEGE,,1 High Street,,Preston,PR12HE,www.example.org,,

        """,
      table: """
        provider,provider_name,trading_name,town,postcode,website
        10000001,A COLLEGE,,Preston,PR1 2HE,www.example.org

        """),
    HandMadeSample(
      release: .courseRegions,
      file: """
        REGION_ID,SUBREGION_NAME,LATITUDE,LONGITUDE,POSTCODE
        R1,Lancashire,53.8,-2.6,PR1 2HE

        """,
      table: """
        region,name,latitude,longitude,postcode
        R1,Lancashire,53.8,-2.6,PR1 2HE

        """),
    HandMadeSample(
      release: .courseTLevels,
      file: """
        UKPRN,Provider Name,T Level Name,Venue Name,Start Date
        10000001,A College,"Design, Surveying and Planning",Main,01/09/2026

        """,
      table: """
        provider,provider_name,title,venue,starts
        10000001,A College,"Design, Surveying and Planning",Main,2026-09-01

        """),
    HandMadeSample(
      release: .bulkCourses,
      file: """
        LARS_QAN,WHO_THIS_COURSE_IS_FOR,ENTRY_REQUIREMENTS,WHAT_YOU_WILL_LEARN,HOW_YOU_WILL_LEARN,WHAT_YOU_WILL_NEED_TO_BRING,HOW_YOU_WILL_BE_ASSESSED,WHERE_NEXT,COURSE_NAME,YOUR_REFERENCE,DELIVERY_MODE,START_DATE,FLEXIBLE_START_DATE,VENUE_NAME,YOUR_VENUE_REFERENCE,NATIONAL_DELIVERY,SUB_REGION,COURSE_WEBPAGE,COST,COST_DESCRIPTION,DURATION,DURATION_UNIT,STUDY_MODE,ATTENDANCE_PATTERN
        60012345,"All, really",,,,,,,Welding,W1,Classroom based,01/09/2026,FALSE,Main,V1,,,,120.00,,12,weeks,Part-time,Evening

        """,
      table: """
        learning_aim,title,reference,delivery,starts,flexible_start,venue,venue_reference,national,cost_pounds,duration,duration_unit,study_mode,attendance
        60012345,Welding,W1,classroom,2026-09-01,no,Main,V1,,120,12,weeks,part time,evening

        """),
    HandMadeSample(
      release: .learningAims,
      file: """
        LearnAimRef,EffectiveFrom,EffectiveTo,LearnAimRefTitle,LearnAimRefType,NotionalNVQLevel,NotionalNVQLevelv2,AwardOrgCode,SectorSubjectAreaTier1,SectorSubjectAreaTier2,GuidedLearningHours,TotalQualificationTime
        60012345,01 Aug 2013,,Certificate in Welding,0003,2,2.00,CGLI,4.00,4.20,120,150
        Z0001234,01 Aug 2014,31 Jul 2020,Entry maths,0003,E,E,NONE,14.00,14.10,,

        """,
      table: """
        learning_aim,effective_from,effective_to,title,level,awarding_organisation,sector_tier_1,sector,guided_learning_hours
        60012345,2013-08-01,,Certificate in Welding,2,CGLI,4,4.2,120
        Z0001234,2014-08-01,2020-07-31,Entry maths,entry,NONE,14,14.1,

        """),
    HandMadeSample(
      release: .regulatedQualifications,
      file: """
        Qualification Number,Qualification Title,Owner Organisation Recognition Number,Owner Organisation Name,Owner Organisation Acronym,Qualification Level,Qualification Sub Level,EQF Level,Qualification Type,Total Credits,Qualification SSA,Qualification Status,Regulation Start Date,Operational Start Date,Operational End Date,Guided Learning Hours
        600/1234/5,Level 3 Diploma in Welding,RN1,City & Guilds,CG,Level 3,None,Level 4,Vocationally-Related Qualification,40,04.2 Manufacturing technologies,Available to learners,01/08/2013,01/09/2013,,120

        """,
      table: """
        qualification,title,awarding_organisation,level,type,sector,status,operational_from,operational_to,guided_learning_hours
        600/1234/5,Level 3 Diploma in Welding,City & Guilds,3,Vocationally-Related Qualification,4.2,Available to learners,2013-09-01,,120

        """),
    HandMadeSample(
      release: .gias,
      file: """
        URN,LA (code),EstablishmentName,TypeOfEstablishment (name),EstablishmentStatus (name),UKPRN,Street,Town,Postcode,DistrictAdministrative (code),Easting,Northing,LSOA (code)
        130735,888,Caf\u{E9} College,Further education,Open,10000001,1 High Street,Preston,PR1 2HE,E07000123,354092,429410,E01025200

        """,
      table: """
        establishment,name,type,status,provider,postcode,district,easting,northing,area,latitude,longitude,point_from
        130735,Caf\u{E9} College,Further education,Open,10000001,PR1 2HE,E07000123,354092,429410,E01025200,53.759013,-2.697804,national grid

        """),
    HandMadeSample(
      release: .journeyTimes,
      file: """
        Table JTS0504: Travel time to further education by mode,,,,,,
        ,,,,,,
        "England, 2019",,,,,,
        LSOA_code,Region,LA_Code,LA_Name,FE_pop,FEPTt,FEPT15pct
        E01000001,London,E09000001,City of London,24,11.5,91.7

        """,
      table: """
        area,district,young_people,college_public_transport_minutes,college_public_transport_within_15_minutes
        E01000001,E09000001,24,11.5,0.917

        """),
    HandMadeSample(
      release: .postcodeDirectory,
      file: """
        pcd,pcd2,pcds,dointr,doterm,oscty,oslaua,osward,oseast1m,osnrth1m,lsoa11,lsoa21,lat,long
        PR1 2HE,PR1  2HE,PR1 2HE,198001,,E10000017,E07000123,E05012345,0354092,0429410,E01025200,E01025200,53.759,-2.698
        IM1 1AA,IM1  1AA,IM1 1AA,198001,,M99999999,M99999999,M99999999,,,,,99.999999,0.000000

        """,
      table: """
        postcode,ended,latitude,longitude,area,lsoa_2011,district,ward
        PR1 2HE,,53.759,-2.698,E01025200,E01025200,E07000123,E05012345

        """),
    HandMadeSample(
      release: .populationCentroids,
      file: """
        FID,LSOA21CD,GlobalID,x,y
        1,E01025200,abc,354092,429410

        """,
      table: """
        area,easting,northing,latitude,longitude,point_from
        E01025200,354092,429410,53.759013,-2.697804,national grid

        """),
    HandMadeSample(
      release: .wards,
      file: """
        LSOA21CD,LSOA21NM,WD25CD,WD25NM,WD25NMW,LAD25CD,LAD25NM,LAD25NMW,ObjectId
        E01025200,Preston 001A,E05012345,A ward,,E07000123,Preston,,1

        """,
      table: """
        area,name,ward,ward_name,district,district_name
        E01025200,Preston 001A,E05012345,A ward,E07000123,Preston

        """),
    HandMadeSample(
      release: .qualifications,
      file: qualificationsHeader().joined(separator: ",") + "\n"
        + "Preston 001A,E01025200,\"1,001\",2,3,4,5,6,7\n",
      table: """
        name,area,no_qualifications,level_1,level_2,apprenticeship,level_3,level_4,other
        Preston 001A,E01025200,1001,2,3,4,5,6,7

        """),
  ]
}

@Suite struct `Releases by hand-made samples` {
  @Test(arguments: HandMadeSample.all)
  func `a release of which no rows could be had is read by its header`(_ sample: HandMadeSample)
    throws
  {
    let folder = try Downloads(["download": sample.file])
    let stream = try ByteStream(path: "\(folder.path)/download")
    #expect(try Recognition.opening(stream).release == sample.release)
    try folder.run("download", to: "table.csv")
    #expect(try folder.text("table.csv") == sample.table)
  }

  @Test func `a postcode without a place is in quarantine and not at the pole`() throws {
    let sample = try #require(HandMadeSample.all.first { $0.release == .postcodeDirectory })
    let folder = try Downloads(["onspd.csv": sample.file])
    let report = try folder.run("onspd.csv", to: "postcodes.csv")
    #expect(report.warnings.map(\.code) == ["SP0209"])
    #expect(try folder.text("postcodes.quarantine.csv").contains("IM1 1AA"))
  }
}
