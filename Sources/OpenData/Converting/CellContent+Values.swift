import PlanFiles
import SkillsPlanner

extension CellContent {
  /// The value of a cell that is not empty.
  func value(of text: String) throws(CellFault) -> TableValue {
    switch self {
    case .text: .text(text)
    case .code(let kind): .text(try Self.code(text, of: kind))
    case .whole(let range): .whole(try Self.whole(text, in: range))
    case .decimal(let range, let factor):
      .decimal(try Self.decimal(text, in: range) * factor)
    case .fraction: .decimal(try Self.decimal(text, in: 0...1))
    case .percentage(let most): .decimal(try Self.percentage(text, to: most))
    case .ukprn: .text(try Self.ukprn(text))
    case .postcode: .text(try Self.postcode(text))
    case .level: .text(try Self.level(text))
    case .sector: .text(try Self.sector(text))
    case .flag: .text(try Self.flag(text))
    case .day: .text(try Day(published: text).text)
    case .latitude: .decimal(try Self.decimal(text, in: 49...61))
    case .longitude: .decimal(try Self.decimal(text, in: -9...3))
    case .easting: .decimal(try Self.decimal(text, in: 0...700_000))
    case .northing: .decimal(try Self.decimal(text, in: 0...1_300_000))
    case .word(let words): .text(try Self.word(text, of: words))
    }
  }

  private static func code(_ text: String, of kind: Geography.Kind?) throws(CellFault) -> String {
    let text = text.uppercased()
    guard let found = Geography.Kind(code: text) else {
      throw CellFault(
        .geography, "no geography code of England or Wales",
        fix: "Write the nine characters of the GSS code, such as E01012571.")
    }
    guard let kind, kind != found else { return text }
    throw CellFault(
      .geography,
      "the code of another kind of area: \(kind.rawValue) is due, not \(found.rawValue)",
      fix: "Give one file for each kind of area.")
  }

  private static func whole(_ text: String, in range: ClosedRange<Int>) throws(CellFault) -> Int {
    // Counts are sometimes written as "900.0".
    let digits = text.hasSuffix(".0") ? text.dropLast(2) : text[...]
    guard let number = Numbers.whole(digits.utf8.span) else {
      throw CellFault(
        .wholeCell, "not a whole number", fix: "Write digits only, such as 1704 or \"1,704\".")
    }
    guard range.contains(number) else {
      throw CellFault(
        .cellRange, "outside \(range.lowerBound) to \(range.upperBound)", fix: "Correct the number."
      )
    }
    return number
  }

  private static func decimal(
    _ text: String, in range: ClosedRange<Double>
  ) throws(CellFault) -> Double {
    let amount = text.hasPrefix("\u{A3}") ? String(text.dropFirst().drop { $0 == " " }) : text
    guard let number = Numbers.decimal(amount.utf8.span) else {
      throw CellFault(
        .decimalCell, "not a number", fix: "Write digits with a point, such as 53.86; no unit.")
    }
    guard range.contains(number) else {
      throw CellFault(
        .cellRange,
        "outside \(DecimalText.plain(range.lowerBound)) to \(DecimalText.plain(range.upperBound))",
        fix: "Correct the number, or check its unit: a share of 0.5 is 50 per cent.")
    }
    return number
  }

  private static func percentage(_ text: String, to most: Double) throws(CellFault) -> Double {
    let digits = text.hasSuffix("%") ? text.dropLast() : text[...]
    return try decimal(String(digits.reversed().drop { $0 == " " }.reversed()), in: 0...most) / 100
  }

  private static func ukprn(_ text: String) throws(CellFault) -> String {
    if Provider.isUKPRN(text) { return text }
    throw CellFault(
      .ukprn, "no UKPRN",
      fix: "Write the eight digits of the UK register of learning providers.")
  }

  private static func postcode(_ text: String) throws(CellFault) -> String {
    if let postcode = Postcode(valid: text) { return postcode.printed }
    throw CellFault(.postcode, "no postcode", fix: "Write it as PR1 2HE.")
  }

  /// "Level 2", "2.00" and "2" are 2; "E" and "Entry Level" are entry; "X", "N" and "H" are no level.
  private static func level(_ text: String) throws(CellFault) -> String {
    var word = text.lowercased()
    if word.hasPrefix("level ") { word = String(word.dropFirst(6)) }
    if let point = word.firstIndex(of: "."),
      word[word.index(after: point)...].allSatisfy({ $0 == "0" })
    {
      word = String(word[..<point])
    }
    switch word {
    case "e", "entry level", "entry": return "entry"
    case "x", "n", "h", "m", "not applicable": return ""
    default:
      if let level = Level(word) { return level.code }
      // "Level 1/2" and "Level 4-8" span levels: the first counts.
      if let first = word.first, let level = Level(String(first)), word.count > 1,
        !word.dropFirst().first.isDigit
      {
        return level.code
      }
      throw CellFault(.unknownWord, "no level", fix: "Write entry, or a level from 1 to 8.")
    }
  }

  /// Tier 1 "4.00" is "4", tier 2 "04.2" and "4.20" are "4.2"; Ofqual's register writes the name too.
  private static func sector(_ text: String) throws(CellFault) -> String {
    // A number below 0 stands for no area, as 98 and 99 do.
    if text.first == "-", let number = Double(text), number < 0 { return "" }
    let code = text.prefix { $0.isNumber || $0 == "." }
    let parts = code.split(separator: ".")
    guard let tier1 = parts.first.flatMap({ Int($0) }), parts.count <= 2 else {
      if let area = SectorSubjectArea(name: text) { return area.code }
      throw noSector
    }
    // LARS writes 98 and 99 for not applicable and unknown, and 0.00 for none.
    if tier1 == 0 || tier1 > 90 { return "" }
    guard (1...15).contains(tier1) else { throw noSector }
    guard parts.count == 2, let tier2 = Int(parts[1].prefix(1)), tier2 > 0 else {
      return "\(tier1)"
    }
    guard parts[1].dropFirst().allSatisfy({ $0 == "0" }) else { throw noSector }
    return "\(tier1).\(tier2)"
  }

  private static let noSector = CellFault(
    .sector, "no sector subject area", fix: "Write a code such as 4 or 4.2, or the name.")

  private static func flag(_ text: String) throws(CellFault) -> String {
    switch text.lowercased() {
    case "true", "yes", "y", "1": return "yes"
    case "false", "no", "n", "0": return "no"
    default: throw CellFault(.unknownWord, "neither yes nor no", fix: "Write yes or no.")
    }
  }

  private static func word(_ text: String, of words: [String: String]) throws(CellFault) -> String {
    if let word = words[text] ?? words[text.lowercased()] { return word }
    throw CellFault(
      .unknownWord,
      "none of the words it can be" + Spelling.suggestion(for: text, among: words.keys.sorted()),
      fix: "Write one of: " + words.keys.sorted().map { $0.cited() }.joined(separator: ", ") + ".")
  }
}

extension Optional<Character> {
  fileprivate var isDigit: Bool { self.map { $0.isNumber } ?? false }
}
