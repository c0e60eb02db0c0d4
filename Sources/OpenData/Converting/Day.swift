/// A day of the calendar, from the ways in which releases write one.
struct Day: Hashable, Sendable {
  let year: Int
  let month: Int
  let day: Int

  /// ISO 8601: 2026-11-25.
  var text: String {
    "\(year)-\(Self.two(month))-\(Self.two(day))"
  }

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
    guard let found = Self.parts(parts), Self.isInCalendar(found) else {
      throw CellFault(.day, "no day", fix: "Write it as 2026-11-25 or 25/11/2026.")
    }
    (year, month, day) = found
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

  private static func isInCalendar(_ date: (year: Int, month: Int, day: Int)) -> Bool {
    guard (1900...2200).contains(date.year), (1...12).contains(date.month) else { return false }
    let isLeap = date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...lengths[date.month - 1]).contains(date.day)
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
