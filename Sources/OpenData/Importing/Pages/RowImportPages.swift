import SkillsPlanner

extension CheckPage {
  /// SP0412...SP0420: rows of published files, look-ups and maps.
  static let importedRows = [
    CheckPage(
      .postcode, "a cell that is no postcode",
      cause: """
        A column of postcodes holds something in another shape. Spaces and small letters do not matter; a \
        missing or swapped letter does.
        """,
      example: "venue,postcode\nMain site,BB1 1A",
      says: """
        venues.csv:2:11: warning: "BB1 1A" in column "postcode" is no postcode
        """,
      fix: "Write it as PR1 2HE. The row is in the quarantine file until then.",
      related: [.unknownPostcode]),
    CheckPage(
      .day, "a cell that is no day",
      cause:
        "A column of dates holds a text that is no day of the calendar in a form that is read.",
      example: "learning_aim,effective_from\n60012345,31/02/2026",
      says: """
        aims.csv:2:10: warning: "31/02/2026" in column "effective_from" is no day
        """,
      fix: "Write it as 2026-11-25, 25/11/2026 or 25 Nov 2026.",
      related: []),
    CheckPage(
      .unknownPostcode, "a postcode that no look-up knows",
      cause: """
        A point is taken from a postcode, and the look-up given has not got it: it is misspelt, newer than the \
        look-up, or ended before it. The nearest known one is named, as a hint and not as an answer.
        """,
      example: "skillsplan import venues.csv --postcodes onspd.csv -o tables/venues.csv",
      says: """
        venues.csv:7:12: warning: "PR1 9ZZ" in column "POSTCODE" is a postcode that the look-up does not know; \
        the nearest known is PR1 9ZU
        """,
      fix:
        "Correct the postcode, or give a newer look-up. The row is in the quarantine file until then.",
      related: [.postcode, .offGrid]),
    CheckPage(
      .offGrid, "metres that are not on the British National Grid",
      cause: """
        Easting and northing are metres from the grid's origin south-west of Great Britain: 0 to 700,000 and \
        0 to 1,300,000, and no land is in the first five kilometres. Kilometres and degrees are refused; swapped \
        columns can fall into the sea, which check finds for areas far from their district.
        """,
      example: "LSOA21CD,x,y\nE01025200,354,429",
      says: """
        points.csv:2:11: warning: "354" in column "x" is not in Great Britain on the National Grid
        """,
      fix: "Give metres, easting before northing.",
      related: [.unknownPostcode]),
    CheckPage(
      .noLookUp, "a look-up that does not lead where the table must go",
      cause: """
        A look-up carries a table from one geography to another: LSOA 2011 to LSOA 2021, LSOA 2021 to ward 2024. \
        This one has not got the table's own geography, or not the one asked for; or the table does not say what \
        its rows are.
        """,
      example: "skillsplan import ts067-ward.csv --lookup lsoa11-lsoa21.csv -o tables/wards.csv",
      says: """
        lsoa11-lsoa21.csv: error: the look-up is between LSOA 2011, LSOA 2021, district 2022, and the table is on \
        ward 2021
        """,
      fix: "Give the look-up that the message asks for, or say by --to which of several is wanted.",
      related: [.otherVintage, .notInLookUp]),
    CheckPage(
      .map, "a map that does not say what a table is",
      cause:
        "A map.yaml names our columns, theirs and the unit of each; something in it cannot be meant.",
      in: "map.yaml",
      example: """
        columns:
          - {ours: area, theirs: LSOA code, unit: word}
        """,
      says: "map.yaml:2:44: error: the unit word needs its words",
      fix: "Mend the line that is named; skillsplan import --help lists the units.",
      related: [.unknownRelease]),
    CheckPage(
      .notInLookUp, "a code that a look-up or the weights do not know",
      cause: """
        A row's area is not in the look-up that should carry it over, so it can go nowhere; or a part of a split \
        area has no weight, so it gets nothing of a count.
        """,
      example:
        "skillsplan import iod2019.csv --lookup lancashire-lsoa11-lsoa21.csv -o tables/imd-2019.csv",
      says: """
        iod2019.csv: warning: "E01000001" is not in the look-up from LSOA 2011 to LSOA 2021
        """,
      fix: "Give the look-up or the weights for all of the table's areas.",
      related: [.noLookUp]),
    CheckPage(
      .json, "JSON that is not what is due",
      cause: """
        GeoJSON of boundaries and the T Level lists are read; this file is cut off, or another thing in JSON.
        """,
      example: "skillsplan import package.json",
      says: "package.json: error: this JSON is no release that is known",
      fix: "Fetch the file again, or give the one that was meant.",
      related: [.unknownRelease]),
    CheckPage(
      .irregular, "areas whose change is no split and no merger",
      cause: """
        Between 2011 and 2021 a few areas were redrawn: parts of several went into parts of several. The look-up \
        says which, and not how many people moved, so figures for them are shared out and are a guess.
        """,
      example:
        "skillsplan import iod2019.csv --lookup lsoa11-lsoa21-exact.csv -o tables/imd-2019.csv",
      says: """
        lsoa11-lsoa21-exact.csv: warning: 6 areas changed irregularly, so what stands for their parts is a guess: \
        E01008187 to E01035624 and E01035637; E01023508 to E01035582 and E01035609; E01023679 to E01035581; ... \
        (all are in sources.yaml)
        """,
      fix: "Look at them before anything hangs on them; sources.yaml lists them all.",
      related: [.noLookUp]),
    CheckPage(
      .twoWays, "two files of which each would make the same rows in its own way",
      cause: """
        Classroom courses are made of Find a course and LARS, or of a list of colleges that teach here alone. \
        Each counts the same learners, so with both they would be counted twice.
        """,
      example:
        "skillsplan import courses find-a-course.csv lars.csv classroom.csv tables/areas.csv -o .",
      says: """
        find-a-course.csv: error: classroom courses are made of this file or of "classroom.csv", not of both
        """,
      fix: "Give one of the two.",
      related: [.releaseTwice]),
    CheckPage(
      .othersTable, "a file in the place of a table that no import made",
      cause: """
        The import writes over tables that it made, which sources.yaml lists, and over no other file: it may be \
        somebody's work.
        """,
      example: "skillsplan import File_7.csv -o tables/notes.csv",
      says: """
        tables/notes.csv: error: "tables/notes.csv" is there already, and sources.yaml does not say that it was \
        imported
        """,
      fix: "Name another file, or remove this one.",
      related: [.releaseTwice]),
  ]
}
