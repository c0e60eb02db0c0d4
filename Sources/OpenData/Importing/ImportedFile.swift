import PlanFiles
import SkillsPlanner

/// A file given to the import: its bytes and what it was recognised as.
struct ImportedFile: Sendable {
  /// As the user gave it.
  let path: String
  let bytes: [UInt8]
  let release: Release
  /// The column names of the header.
  let names: [String]

  /// Recognises the file by its header.
  init(path: String, bytes: [UInt8]) throws(InvalidInput) {
    let reader = try CSVReader(bytes, file: path)
    self.path = path
    self.bytes = bytes
    names = reader.names
    guard let release = Release(header: reader.names) else {
      throw InvalidInput([Self.unknown(reader.names, at: reader.header.location(of: 0))])
    }
    self.release = release
  }

  private static func unknown(_ names: [String], at place: Location) -> Diagnostic {
    if names.contains("LSOA code (2011)") {
      return .error(
        ImportCheck.otherVintage, at: place,
        "this file is on the LSOAs of 2011, the other tables are on those of 2021",
        fix:
          "Give the edition on the LSOAs of 2021, such as the English Indices of Deprivation 2025.")
    }
    guard let nearest = Release.nearest(to: names) else {
      return .error(
        ImportCheck.unknownRelease, at: place,
        "the header belongs to no release that is known; it begins with "
          + names.prefix(4).map { $0.cited() }.joined(separator: ", "),
        fix: "See `skillsplan import --help` for the releases that are read.")
    }
    let missing = nearest.columns.filter { !names.contains($0) }
    return .error(
      ImportCheck.unknownRelease, at: place,
      "this looks like \(nearest.title) and lacks "
        + missing.prefix(4).map { $0.cited(limit: 80) }.joined(separator: ", ")
        + (missing.count > 4 ? " and \(missing.count - 4) more columns" : ""),
      fix: "Give the file as published, with every column.")
  }

  /// The last part of the path.
  var name: String { path.split(separator: "/").last.map(String.init) ?? path }

  /// Opens the file as a table with these columns.
  func table(_ columns: [String], blanks: [String] = []) throws(InvalidInput) -> TableReader {
    try TableReader(bytes, file: path, columns: columns, blanks: blanks)
  }
}

extension TableReader {
  /// A UKPRN that stands alone in its cell; anything else is reported.
  mutating func ukprn(_ column: Column) -> String? {
    guard let text = text(column) else { return nil }
    if Provider.isUKPRN(text) { return text }
    report(
      .error(
        ImportCheck.ukprn, at: location(column), "\(text.cited()) is no UKPRN",
        fix: "Write the eight digits of the UK register of learning providers."))
    return nil
  }

  /// A provider's name with its UKPRN in brackets; anything else is reported.
  mutating func provider(_ column: Column) -> Provider? {
    guard let text = text(column) else { return nil }
    if let provider = Provider(inOneCell: text) { return provider }
    report(
      .error(
        ImportCheck.ukprn, at: location(column),
        "\(text.cited(limit: 80)) does not end with a UKPRN in brackets",
        fix: "Write it as \"BURNLEY COLLEGE (10001000)\"."))
    return nil
  }

  /// A sector subject area of tier 1 by its name; anything else is reported.
  mutating func sector(_ column: Column) -> SectorSubjectArea? {
    guard let text = text(column) else { return nil }
    if let area = SectorSubjectArea(name: text) { return area }
    report(
      .error(
        ImportCheck.sector, at: location(column),
        "\(text.cited(limit: 80)) is no sector subject area of tier 1",
        fix: "Write the name as Ofqual's list gives it."))
    return nil
  }
}
