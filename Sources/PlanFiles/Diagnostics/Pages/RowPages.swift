import SkillsPlanner

extension CheckPage {
  /// SP0214 to SP0220: rows that contradict each other or another table.
  static let rows = [
    CheckPage(
      .inconsistentRow, "cells that contradict each other",
      cause: """
        Two cells of a row, or of two rows, cannot both be right: the qualifications of an area add up to \
        more than its adults, a district has two names, a travel time leads to a course and to a district.
        """,
      in: "areas.csv",
      example: """
        area,adults,no_qualifications,level_2
        E01024855,86,60,40
        """,
      says: """
        areas.csv:2:11: error: the qualifications of this row add up to 100, more than its 86 adults
        """,
      fix: "Correct the cell that is wrong; the message names both.",
      related: [.duplicateKey, .cellRange]),
    CheckPage(
      .mixedVintage, "areas of 2011 beside areas of 2021",
      cause: """
        The census of 2021 replaced some of the LSOAs of 2011 by others. With both in one table some people \
        would be counted twice and others not at all.
        """,
      in: "areas.csv",
      example: """
        area,name
        E01033769,Burnley 010F
        E01000010,Barking and Dagenham 015D
        """,
      says: """
        areas.csv:3:1: error: E01000010 is an LSOA of 2011 that 2021 replaced, beside E01033769 on line 2, \
        which is new in 2021
        """,
      fix:
        "Use areas of one year; the ONS look-up from LSOA (2011) to LSOA (2021) says what replaced what."
    ),
    CheckPage(
      .noPlace, "an area or a course that is nowhere",
      cause: """
        What is in reach is measured from the area's point to the course's. Without one nothing is in reach \
        of it; only a course online needs none.
        """,
      in: "areas.csv",
      example: """
        area,latitude,longitude
        E01024855,,
        """,
      says: """
        areas.csv:2:11: error: area "E01024855" has no point
        """,
      fix: """
        Give latitude and longitude in degrees, such as 53.787797,-2.231135: of an area the middle of its \
        people (ONS population-weighted centroids), of a course its venue. Set the mode of a course online \
        to online.
        """,
      related: [.strayPoint]),
    CheckPage(
      .unknownDistrict, "a district that has no area",
      cause: """
        The table of starts names home and delivery districts by the codes that the areas have. Every other \
        district is outside.
        """,
      in: "starts.csv",
      example: """
        provider,home_district,delivery_district,level,starts
        10001000,E07000711,E07000117,2,12
        """,
      says: """
        starts.csv:2:10: error: "E07000711" in column "home_district" is no district of the areas \
        (did you mean "E07000117"?)
        """,
      fix: "Correct the code, or write outside for a district without areas.",
      related: [.unmatchedKey]),
    CheckPage(
      .unmatchedKey, "rows of one table whose key another lacks",
      cause: """
        A joined table or a table of travel times has rows for other areas or courses than the brief's, or \
        none for some of them. Some may be meant, so it is a warning; where no row fits, the table is \
        another one, and it is an error.
        """,
      in: "travel.csv",
      example: """
        area,course,minutes
        E01099999,C1,25
        E01024855,C1,25
        """,
      says: """
        travel.csv:2:1: warning: 1 of the table's 2 rows are for other areas or courses than those of this \
        brief; the first has area "E01099999"
        """,
      fix: "Check that both tables write their codes in the same way, or leave it knowingly.",
      related: [.unknownDistrict, .missingColumn]),
    CheckPage(
      .clashingColumn, "a column to join that the table has already",
      cause: """
        A table that a brief joins brings its columns to the areas or courses. One that they have already \
        would leave two of one name, and a rule could not say which it reads.
        """,
      example: """
        a brief with joins: [{table: more.csv, to: areas, by: area}], and more.csv with a column "name"
        """,
      says: """
        more.csv:1:6: error: the areas have a column "name" already
        """,
      fix: "Rename the column in the joined table, or leave it out.",
      related: [.duplicateColumn, .missingColumn]),
    CheckPage(
      .strayPoint, "an area that is not where its district is",
      cause: """
        The area stands far from the middle of its district's other areas. Most often latitude and longitude \
        have changed places, or a sign was lost: west of Greenwich the longitude is negative.
        """,
      in: "areas.csv",
      example: """
        area,latitude,longitude
        E01024855,53.787797,-2.231135
        E01024860,53.810070,-2.193380
        E01024865,-2.187000,53.790000
        """,
      says: """
        areas.csv:4:11: error: area E01024865 stands far outside its district: over 200 km from the middle \
        of its areas
        """,
      fix: "Check that latitude (north) and longitude (east) are not swapped, and their signs.",
      related: [.noPlace]),
  ]
}
