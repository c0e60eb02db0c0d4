package import SkillsPlanner

extension CheckPage {
  /// SP04xx: official files.
  package static let importing = releases + importedRows

  /// SP0401...SP0411: which files there are, and how they fit together.
  private static let releases = [
    CheckPage(
      .unknownRelease, "a file that belongs to no release that is known",
      cause: """
        Official files are recognised by the columns of their header, whatever they are called. This header \
        is that of no release which the import reads, or of one that lacks some columns.
        """,
      example: "skillsplan import areas plan.csv -o .",
      says: """
        plan.csv:1:1: error: the header belongs to no release that is known; it begins with "area", "name"
        """,
      fix: """
        Give the file as published, with every column; titles above the header do no harm. skillsplan import \
        --help lists the releases. For any other table begin a map: skillsplan import FILE --draft-map map.yaml.
        """,
      related: [.missingRelease, .otherVintage]),
    CheckPage(
      .missingRelease, "a release that the table needs and no file gives",
      cause:
        "Each table is made of several releases, and none of the files given is the one named.",
      example: "skillsplan import starts tables/areas.csv -o .",
      says: """
        error: starts.csv needs Apprenticeships: provider by learner home district by delivery district \
        (Department for Education), and no file given is that
        """,
      fix:
        "Add the file; the message names its publisher and the columns by which it is recognised.",
      related: [.unknownRelease, .releaseTwice]),
    CheckPage(
      .otherVintage, "a file on the LSOAs of 2011",
      cause: """
        The other tables are on the LSOAs of 2021, and some of those of 2011 were replaced. A file on the old \
        ones would leave some areas without a figure and give others the wrong one.
        """,
      example: "the Indices of Deprivation 2019 beside the census of 2021",
      says: """
        iod2019.csv:1:1: error: this file is on the LSOAs of 2011, the other tables are on those of 2021
        """,
      fix:
        "Give the edition on the LSOAs of 2021, or carry this one over: skillsplan import FILE --lookup LOOKUP "
        + "-o TABLE.csv.",
      related: [.unknownRelease, .noLookUp]),
    CheckPage(
      .releaseTwice, "two files of one release",
      cause:
        "Two of the files are the same release for the same kind of area, so nothing says which counts.",
      example: "skillsplan import areas iod2025.csv iod2025-copy.csv ts067.csv points.csv -o .",
      says: """
        iod2025-copy.csv: error: this is English Indices of Deprivation 2025, File 7: all ranks, scores, deciles \
        and population denominators, and so is "iod2025.csv"
        """,
      fix: "Give one of the two; a pattern such as *.csv may have taken a copy along.",
      related: [.missingRelease]),
    CheckPage(
      .noMatch, "a code or a name that another file does not have",
      cause: """
        Files are joined by their codes: LSOA, district, UKPRN, postcode. Here one file has a code or a name \
        that the file to be joined lacks.
        """,
      example: "a classroom list with a provider that has no leavers in the outcomes of that year",
      says: """
        classroom.csv: error: BURNLEY COLLEGE (10001000) has no leavers in the outcomes of that year
        """,
      fix: """
        Check that both files are of the same edition, year and set of districts, and correct the code where \
        it is a slip.
        """,
      related: [.geography, .noYear]),
    CheckPage(
      .geography, "a geography code of another kind",
      cause: """
        A file of qualifications is on LSOAs, on wards or on districts, one kind in a file. This code is of \
        another kind than those above it, or no code of England or Wales.
        """,
      example: "a table by ward with a row for the whole district at its end",
      says: """
        ts067.csv:98:16: error: "E07000117" is another kind of area than the rows above it
        """,
      fix: "Give one file for each kind of area, without rows of totals.",
      related: [.noMatch]),
    CheckPage(
      .ukprn, "a provider without a UKPRN",
      cause: """
        Providers are told apart by the eight digits of the UK register of learning providers, since names \
        are spelt in many ways.
        """,
      example: "a row that ends with BURNLEY COLLEGE alone",
      says: """
        starts.csv:2:9: error: "BURNLEY COLLEGE" does not end with a UKPRN in brackets
        """,
      fix: "Write the eight digits, behind a name in brackets: BURNLEY COLLEGE (10001000).",
      related: [.noMatch]),
    CheckPage(
      .sector, "a sector subject area that does not exist",
      cause:
        "Courses are grouped by Ofqual's sector subject areas of tier 1, and this is none of the fifteen.",
      example: "a row whose sector is Gardening",
      says: """
        subjects.csv:2:59: error: "Gardening" is no sector subject area of tier 1
        """,
      fix:
        "Write the name as Ofqual's list gives it, such as Agriculture, Horticulture and Animal Care."
    ),
    CheckPage(
      .twice, "a second row for one thing",
      cause: "Two rows give a figure for the same provider and the same learners.",
      example: "the row of one provider, pasted twice",
      says: """
        outcomes.csv:51:9: error: a second row for "10000061", 18 and under
        """,
      fix: "Keep one of the two rows.",
      related: [.releaseTwice]),
    CheckPage(
      .emptyWard, "a census ward that no area fits",
      cause: """
        Qualifications by ward are spread over the areas whose people live there. No area lies in this ward, \
        as where ward borders have changed, so its figures are not used. Named as a neighbour it is an \
        error where the two wards cannot be joined.
        """,
      example:
        "skillsplan import areas ts067-ward.csv ts067-district.csv iod2025.csv points.csv -o .",
      says: """
        ts067-ward.csv: warning: 3 wards fit no area, so their rates are not used: E05009615 University & \
        Scotforth Rural, E05012022 Whalley & Painter Wood, E05012023 Whalley Nethertown
        """,
      fix: "Name the ward whose areas its people live in: --neighbour WARD=WARD.",
      related: [.noMatch]),
    CheckPage(
      .noYear, "a year that a file does not have",
      cause: "The year asked for by --year or --leavers has no row in the file.",
      example: "skillsplan import all *.csv -o . --year 2031/32",
      says: """
        starts.csv: error: there is no row for "2031/32"; the years are 2022/23, 2023/24, 2024/25
        """,
      fix: "Name one of the years that the message lists, or give another edition of the file.",
      related: [.noMatch]),
  ]

  /// The page of a check of this module.
  init(
    _ check: ImportCheck, _ title: String, cause: String, in file: String? = nil, example: String,
    says: String, fix: String, related: [ImportCheck] = []
  ) {
    self.init(
      check.rawValue, title, cause: cause, in: file, example: example, says: says, fix: fix,
      related: related.map(\.rawValue))
  }
}
