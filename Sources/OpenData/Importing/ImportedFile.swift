import PlanFiles
import SkillsPlanner

/// A file given to the import of a plan's tables: its bytes and what it was recognised as.
struct ImportedFile: Sendable {
  /// As the user gave it.
  let path: String
  let bytes: [UInt8]
  let release: Release
  /// The columns that are read of it.
  let columns: [MatchedColumn]
  /// The column names of the header.
  let names: [String]
  /// What its rows are about, by its header and its first code.
  let geography: Geography?
  private let headerLine: Int

  /// Recognises the file by its header.
  init(path: String, bytes: [UInt8]) throws(InvalidInput) {
    let found = try Recognition.opening(ByteStream(bytes, file: path))
    if found.isOwnTable {
      throw InvalidInput([
        .error(
          ImportCheck.unknownRelease, at: Location(file: path),
          "this is \(found.layout.title), and the file as published is due",
          fix: "Give the publisher's file; the tables of a plan are made of those.")
      ])
    }
    guard let release = found.release else {
      preconditionFailure("without a map a file is a release or refused")
    }
    self.path = path
    self.bytes = bytes
    self.release = release
    columns = found.columns
    names = found.rows.names
    headerLine = found.headerLine
    geography = found.geographyOfRows
  }

  /// Opens the file once more, with all of its rows to read: they can be read once.
  func opened() throws(InvalidInput) -> Recognition {
    try Recognition.opening(ByteStream(bytes, file: path))
  }

  static func unknown(_ names: [String], at place: Location) -> Diagnostic {
    guard let nearest = Release.nearest(to: names) else {
      return .error(
        ImportCheck.unknownRelease, at: place,
        "the header belongs to no release that is known; it begins with "
          + names.prefix(4).map { $0.cited() }.joined(separator: ", "),
        fix:
          "See skillsplan import --help for the releases that are read; for any other table write a map, "
          + "which skillsplan import FILE --draft-map map.yaml begins.")
    }
    let missing = nearest.layout.columns.filter { $0.isRequired && $0.match(names) == nil }
      .compactMap { $0.published.first?.text }
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
    try TableReader(
      bytes, file: path, columns: columns, blanks: blanks, headerLine: headerLine)
  }
}

extension TableReader {
  /// Ends the reading of a release: rows with a problem are in quarantine, and are counted so.
  ///
  /// - Throws: what is wrong with the file as a whole, or that none of its rows can be used.
  func finish(_ tally: inout Tally) throws(InvalidInput) {
    let problems = diagnostics
    let ofRows = problems.filter { ($0.location?.line ?? 0) > 0 }
    let isPassedOver = { (problem: Diagnostic) in
      [Check.raggedRow, .openQuote, .textAfterQuote].map(\.rawValue).contains(problem.code)
    }
    let passedOver = Set(ofRows.filter(isPassedOver).map(\.location?.line))
    let kept = problemRows.subtracting(passedOver.compactMap { $0 })
    guard problems.count == ofRows.count, tally.kept > kept.count,
      !problems.contains(where: { $0.code == Check.manyProblems.rawValue })
    else {
      try finish()
      return
    }
    tally.quarantine(kept: kept.count, passedOver: passedOver.count, ofRows)
  }

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
