import SkillsPlanner

extension CheckPage {
  /// SP01xx: files and their encoding.
  static let files = [
    CheckPage(
      .missingFile, "a file that is not there",
      cause: """
        A brief or a table is named, and nothing stands at its path. Paths on the command line are seen from \
        the current folder; paths in a brief are seen from the brief's folder. Capitals count.
        """,
      in: "brief.yaml",
      example: "tables: {areas: area.csv, courses: courses.csv}",
      says: """
        brief.yaml:1:17: error: there is no file "area.csv" (did you mean "areas.csv"?)
        """,
      fix: "Correct the path, or put the file there.",
      related: [.notAFile, .unreadableFile]),
    CheckPage(
      .notAFile, "a folder where a file is due",
      cause: "The path is right, but a folder stands there.",
      in: "brief.yaml",
      example: "tables: {areas: tables, courses: tables/courses.csv}",
      says: """
        brief.yaml:1:17: error: "tables" is a folder; a file is due
        """,
      fix: "Name a file inside the folder, such as tables/areas.csv.",
      related: [.missingFile]),
    CheckPage(
      .unreadableFile, "a file that cannot be read",
      cause: """
        The file is there, and the system refuses to read it: you have no permission, its links lead round \
        in a circle, the disk has a fault, or it is larger than 4 GiB (256 MiB for a pipe).
        """,
      example: "chmod 000 areas.csv; skillsplan check brief.yaml",
      says: """
        brief.yaml:9:17: error: you may not read "areas.csv"
        """,
      fix: "Change the file's permissions (chmod u+r FILE), or name a copy that you may read.",
      related: [.missingFile, .notAFile]),
    CheckPage(
      .encoding, "bytes that are no text",
      cause: """
        Files are read as UTF-8; tables may also be Windows-1252, as older spreadsheets save them. Here \
        stands a byte that neither has.
        """,
      example: "a brief that was saved as Latin-1 and has an accented letter on line 4",
      says: "brief.yaml:4:12: error: byte 0xE9 is not valid UTF-8",
      fix: """
        Save the file as UTF-8: in a spreadsheet as "CSV UTF-8", in an editor by the encoding in its \
        "Save as" window.
        """,
      related: [.notPlainText]),
    CheckPage(
      .notPlainText, "a file that is not plain text",
      cause: """
        The file is a workbook (.xlsx, .ods), a UTF-16 text or another thing that is not plain text. Its \
        name does not matter: a workbook renamed to areas.csv is still one.
        """,
      example: "a workbook that was renamed to areas.csv",
      says: "areas.csv: error: this is a workbook or zip archive, not a text file",
      fix: "Open it in the program that made it, and save the sheet as \"CSV UTF-8\".",
      related: [.encoding]),
    CheckPage(
      .emptyFile, "nothing in the file",
      cause:
        "A table has no bytes at all, not even a header: often a download or an export that was cut off.",
      in: "starts.csv",
      example: "",
      says: "starts.csv: error: the file is empty; a header line is due",
      fix: "Write the column names on the first line, or export the file again.",
      related: [.noRows, .emptyYAML]),
    CheckPage(
      .notWritten, "a result that is not written",
      cause: """
        A plan or a table could not be put where it was asked for: no space, no permission, no such folder, \
        or a thing there that is no ordinary file. What stood there before still stands there, whole.
        """,
      example: "skillsplan plan brief.yaml -o plans/2026/plan.yaml",
      says: "plans/2026/plan.yaml: error: it is not written: its folder does not exist",
      fix: "Make the folder, free some space, or name another place with -o.",
      related: [.missingFile, .unreadableFile]),
  ]
}
