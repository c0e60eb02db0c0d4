import SkillsPlanner

/// A day in the ways in which releases write one.
extension Day {
  /// From dd/MM/yyyy, dd-MM-yyyy, "01 Aug 2013", yyyyMMdd or yyyy-MM-dd; a time of day after it is
  /// passed over.
  init(published text: String) throws(CellFault) {
    // "2026-11-25T10:00:00"; the T of OCT is none between digits.
    let hour = text.firstMatch(of: /^[0-9-]+T/).map { text.index(before: $0.range.upperBound) }
    let date = text[..<(hour ?? text.endIndex)].split(separator: " ")
    let words = date.count >= 3 && Self.month(date[1]) != nil ? date.prefix(3) : date.prefix(1)
    let parts =
      words.count == 3
      ? Array(words) : (words.first ?? "").split(whereSeparator: { $0 == "/" || $0 == "-" })
    guard let (year, month, day) = Self.parts(parts),
      let found = Day(year: year, month: month, day: day)
    else { throw CellFault(.day, "no day", fix: "Write it as 2026-11-25 or 25/11/2026.") }
    self = found
  }

  private static func parts(_ parts: [Substring]) -> (Int, Int, Int)? {
    if parts.count == 1, let digits = parts.first, digits.utf8.count == 8, let all = Int(digits) {
      return (all / 10_000, all / 100 % 100, all % 100)
    }
    guard parts.count == 3, let month = Int(parts[1]) ?? month(parts[1]) else { return nil }
    guard let first = Int(parts[0]), let last = Int(parts[2]) else { return nil }
    return parts[0].utf8.count == 4 ? (first, month, last) : (last, month, first)
  }

  private static func month(_ name: Substring) -> Int? {
    let names = [
      "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
    return names.firstIndex(of: String(name.lowercased().prefix(3))).map { $0 + 1 }
  }
}
