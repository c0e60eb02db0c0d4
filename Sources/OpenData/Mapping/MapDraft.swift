import PlanFiles
import SkillsPlanner

/// A map of a file to begin with: each column of its header with a unit that its first rows fit.
///
/// It is a guess for a person to correct: a number may be a count, a share or minutes.
struct MapDraft {
  /// The map as a file.
  let yaml: [UInt8]
  /// Columns of the header that have a name.
  let columns: Int

  /// Rows that are looked at.
  private static let most = 500

  /// - Throws: that the file cannot be read, or is no table.
  init(of stream: ByteStream) throws(InvalidInput) {
    // A header is the first row of several names, below whatever titles there are.
    var reader = try CSVReader(stream) { cells in
      let filled = cells.filter { !$0.isEmpty }
      return filled.count > 1 && filled.allSatisfy { Numbers.decimal($0.utf8.span) == nil }
    }
    let width = reader.names.count
    guard width <= 5_000 else {
      throw InvalidInput([
        .error(
          ImportCheck.map, at: reader.header.location(of: 0),
          "the header has \(grouped(width)) columns, more than any table",
          fix: "Check the file, and what separates its cells.")
      ])
    }
    var cells = reader.names.map { _ in [String]() }
    var rows = 0
    while rows < Self.most, let record = reader.next() {
      rows += 1
      for place in 0..<min(width, record.count) { cells[place].append(record[place].trimmedText) }
    }
    let named = reader.names.enumerated().filter { !$0.element.isEmpty }
    var taken = Set(MapFile.reserved)
    let guesses = named.map { place, name in
      Guess(name, cells[place], besides: &taken)
    }
    let key = guesses.first { $0.geography != nil && $0.isUnique }
    columns = guesses.count

    var writer = YAMLWriter(
      comment:
        "A draft from the header and the first \(rows) rows: correct names and units, then import with --map."
    )
    writer.text("kind", FileKind.map.rawValue)
    writer.whole("version", FileKind.map.version)
    writer.text("title", "\(FilePath.name(of: stream.file)) (to be completed)")
    writer.text("publisher", "to be completed")
    writer.text("vintage", "to be completed")
    writer.list("attribution") { $0.text(nil, Attribution.unstated) }
    if let geography = key?.geography { writer.text("geography", geography.description) }
    if let key { writer.row("key") { $0.text(nil, key.ours) } }
    writer.list("columns") { list in
      for guess in guesses { list.line { guess.write(to: &$0) } }
    }
    yaml = writer.finish()
  }

  /// One column and what it seems to hold.
  private struct Guess {
    let ours: String
    let theirs: String
    let unit: String
    let hasBlanks: Bool
    let isUnique: Bool
    /// Where it holds codes of areas.
    let geography: Geography?

    init(_ name: String, _ cells: [String], besides taken: inout Set<String>) {
      let marks = Set(MissingMark.common.map(\.mark))
      let values = cells.filter { !marks.contains($0.lowercased()) }
      let word = Self.unit(of: values, under: name.lowercased())
      theirs = name
      unit = word
      hasBlanks = cells.contains("")
      isUnique = Set(values).count == values.count && !hasBlanks
      let kind = values.first.flatMap { Geography.Kind(code: $0) }
      geography =
        ["lsoa", "msoa", "ward", "district"].contains(word)
        ? kind.map { Geography($0, HeaderName.year(in: name) ?? CensusVintage.year(of: values)) }
        : nil
      let base = Self.folded(name)
      ours =
        (0...).lazy.map { $0 == 0 ? base : "\(base)_\($0 + 1)" }.first { !taken.contains($0) }
        ?? base
      taken.insert(ours)
    }

    private var isCount: Bool {
      let words = [
        "people", "population", "count", "number", "learners", "starts", "adults", "residents",
        "total", "students", "places", "jobs", "children", "persons",
      ]
      return words.contains { theirs.lowercased().contains($0) }
    }

    func write(to line: inout YAMLWriter) {
      line.text("ours", ours)
      line.text("theirs", theirs)
      line.text("unit", unit)
      if hasBlanks { line.flag("may-be-blank", true) }
      // Only what is a number of people or things may be added up.
      if unit == "whole", !isCount { line.text("carried", LayoutColumn.Carried.measure.rawValue) }
    }

    /// The first unit that every value fits, and whose name the header does not contradict.
    private static func unit(of values: [String], under name: String) -> String {
      guard !values.isEmpty else { return "text" }
      let hints: [(unit: String, words: [String])] = [
        ("lsoa", []), ("msoa", []), ("ward", []), ("district", []), ("code", []), ("ukprn", []),
        ("postcode", []), ("latitude", ["lat"]), ("longitude", ["lon", "lng"]),
        ("easting", ["east", "x"]), ("northing", ["north", "y"]),
        ("percent", ["percent", "%", "pct"]), ("minutes", ["minute", "mins"]), ("hours", ["hour"]),
        ("day", ["date", "day", "from", "to", "until"]), ("level", ["level"]), ("whole", []),
        ("number", []),
      ]
      for (unit, words) in hints {
        let isHinted =
          words.isEmpty
          || words.contains { $0 == "x" || $0 == "y" ? name == $0 : name.contains($0) }
        guard isHinted, let content = CellContent.units.first(where: { $0.word == unit })?.content
        else { continue }
        if values.allSatisfy({ (try? content.value(of: $0)) != nil }) { return unit }
      }
      return "text"
    }

    /// Small letters, digits and underscores: "LSOA code (2021)" is "lsoa_code_2021".
    private static func folded(_ name: String) -> String {
      let words = name.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
      let joined = words.joined(separator: "_")
      return joined.isEmpty ? "column" : joined
    }
  }
}
