import SkillsPlanner

extension CheckPage {
  /// SP0201 to SP0213: the form of a table and of its cells. The tables of the examples have the columns
  /// that matter; the others are left out.
  static let tables = [
    CheckPage(
      .openQuote, "a quote that is never closed",
      cause: """
        A cell that begins with a double quote goes on to the next one, over commas and line ends. Without \
        that quote the rest of the file would be one cell.
        """,
      in: "starts.csv",
      example: """
        provider,home_district,delivery_district,level,starts
        "10001000,E07000117,E07000117,2,12
        10001000,E07000122,E07000117,2,5
        """,
      says: "starts.csv:2:1: error: the quote that opens this cell is never closed",
      fix: """
        Close the cell with a quote. A quote inside a quoted cell is written twice: "5"" pipe".
        """,
      related: [.textAfterQuote, .raggedRow]),
    CheckPage(
      .textAfterQuote, "text between a closing quote and the separator",
      cause: """
        A quoted cell ends with its second quote, and a comma is due there. Text after it shows that the \
        quote was meant as a part of the cell.
        """,
      in: "courses.csv",
      example: """
        course,provider_name
        C1,"The "Old" College"
        """,
      says: "courses.csv:2:10: error: text follows the closing quote of a cell",
      fix: """
        Put the whole cell in quotes, and write each quote inside it twice: "The ""Old"" College".
        """,
      related: [.openQuote]),
    CheckPage(
      .missingColumn, "a column that the table must have",
      cause: """
        The header lacks a column by that name, so no cell of it can be read. Names count letter by letter, \
        in small letters with underscores; the order of the columns does not matter.
        """,
      in: "starts.csv",
      example: """
        provider,home_district,delivery_district,level,start
        10001000,E07000117,E07000117,2,12
        """,
      says: """
        starts.csv:1:1: error: the column "starts" (did you mean "start"?) is missing
        """,
      fix: """
        Add the column or rename the one that holds it. The message lists what the header has; if that is \
        one long name, the columns are separated by another sign than a comma, a semicolon or a tab.
        """,
      related: [.duplicateColumn, .clashingColumn]),
    CheckPage(
      .duplicateColumn, "two columns of one name",
      cause: "Two columns share a name, and nothing says which of them is meant.",
      in: "starts.csv",
      example: """
        provider,home_district,delivery_district,level,starts,starts
        10001000,E07000117,E07000117,2,12,13
        """,
      says: """
        starts.csv:1:55: error: the column "starts" stands twice in the header: columns 5 and 6
        """,
      fix: "Remove or rename one of the two.",
      related: [.missingColumn, .clashingColumn]),
    CheckPage(
      .raggedRow, "a row with fewer or more cells than the header",
      cause: """
        The cells of a row belong to the columns above them, so each row has as many as the header. Most \
        often a cell that holds a comma is not in quotes, or a row was cut off.
        """,
      in: "starts.csv",
      example: """
        provider,home_district,delivery_district,level,starts
        10001000,E07000117,E07000117,2,1,704
        """,
      says: "starts.csv:2: error: this row has 6 cells, the header has 5",
      fix:
        "Put a cell that holds a comma in quotes (\"1,704\"); add or remove the comma that is too few or too many.",
      related: [.openQuote]),
    CheckPage(
      .emptyCell, "a cell that must not be empty",
      cause: """
        The plan needs this figure or name of every row. A figure that nobody published may stay empty in \
        most other columns, and rules then see it as missing; here it may not.
        """,
      in: "starts.csv",
      example: """
        provider,home_district,delivery_district,level,starts
        10001000,E07000117,E07000117,2,
        """,
      says: """
        starts.csv:2:32: error: the cell of column "starts" is empty
        """,
      fix: "Write what is due, or take the row out.",
      related: [.wholeCell, .decimalCell]),
    CheckPage(
      .wholeCell, "a cell that is not a whole number",
      cause: """
        Learners, places and starts are counted: digits only, with or without commas between thousands. \
        Words, decimals, per cent signs and marks such as "c" or "*" for a figure that was withheld are no \
        count.
        """,
      in: "starts.csv",
      example: """
        provider,home_district,delivery_district,level,starts
        10001000,E07000117,E07000117,2,twelve
        """,
      says: """
        starts.csv:2:32: error: "twelve" in column "starts" is not a whole number
        """,
      fix: """
        Write digits only, such as 1704 or "1,704". For a figure that was withheld decide on a number, or \
        take the row out.
        """,
      related: [.decimalCell, .cellRange, .emptyCell]),
    CheckPage(
      .decimalCell, "a cell that is not a number",
      cause: """
        Digits with a point are due, such as 53.76. A decimal comma is not read, since 53,76 may be two cells.
        """,
      in: "areas.csv",
      example: """
        area,latitude,longitude
        E01024855,"53,787797",-2.231135
        """,
      says: """
        areas.csv:2:11: error: "53,787797" in column "latitude" is not a number
        """,
      fix:
        "Write digits with a point; in a spreadsheet, set the language of the cells to English and export again.",
      related: [.wholeCell, .cellRange]),
    CheckPage(
      .cellRange, "a number outside the range that makes sense",
      cause: """
        Each column of numbers has a range beyond which a figure is a slip: no course has a million starts, \
        no count is below 0, a decile is one of ten.
        """,
      in: "starts.csv",
      example: """
        provider,home_district,delivery_district,level,starts
        10001000,E07000117,E07000117,2,-12
        """,
      says: """
        starts.csv:2:32: error: "-12" in column "starts" is outside 0 to 10,000,000
        """,
      fix: "Correct the number; look whether two columns have changed places.",
      related: [.wholeCell, .decimalCell]),
    CheckPage(
      .unknownWord, "a cell that is none of the words it may be",
      cause: """
        Some columns take one of a few words or codes: a level, a mode, a UKPRN of eight digits. They are \
        spelt as the documents of the table say, capitals included.
        """,
      in: "starts.csv",
      example: """
        provider,home_district,delivery_district,level,starts
        10001000,E07000117,E07000117,9,12
        """,
      says: """
        starts.csv:2:30: error: "9" in column "level" is no level
        """,
      fix: "Write one of the words that the message lists.",
      related: [.unknownDistrict]),
    CheckPage(
      .duplicateKey, "a key that an earlier row has",
      cause: """
        A row is found by its code, and two rows with one code would both be it: an area, a course, or a \
        pair of them in a table of travel times.
        """,
      in: "areas.csv",
      example: """
        area,name
        E01024855,Burnley 007A
        E01024855,Burnley 007A
        """,
      says: """
        areas.csv:3:1: error: "E01024855" stands twice in column "area": on line 2 too
        """,
      fix: "Keep one of the two rows, or correct the code; of starts, keep one row with their sum.",
      related: [.inconsistentRow]),
    CheckPage(
      .noRows, "a header and no rows",
      cause: "The table has its columns and nothing below them.",
      in: "starts.csv",
      example: "provider,home_district,delivery_district,level,starts",
      says: "starts.csv: error: the table has a header and no rows",
      fix: "Add a row for each record below the header, or export the table again.",
      related: [.emptyFile]),
    CheckPage(
      .manyProblems, "more problems in one table than anybody reads",
      cause: """
        After a thousand problems the rest of a table is not read. So many at once have one cause: it is \
        another table, or its columns have moved.
        """,
      example: "a table of courses whose level column holds sectors, for thousands of rows",
      says: """
        courses.csv:1002: error: the table has more than 1000 problems, and is not read further
        """,
      fix:
        "Look at the first problems, and check that this is the right file with its columns in the right places.",
      related: [.missingColumn]),
  ]
}
