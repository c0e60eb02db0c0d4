import PlanFiles
import SkillsPlanner

/// What `skillsplan help` says of the codes of messages.
enum CodeHelp {
  /// The code that a word stands for: "SP0203" for SP0203, sp203, 0203 and [SP0203].
  ///
  /// Nil for a word that is no code; there need be no check of the code that is returned.
  static func code(from word: String) -> String? {
    var letters = word.uppercased()[...]
    if letters.first == "[", letters.last == "]" { letters = letters.dropFirst().dropLast() }
    let isMarked = letters.hasPrefix("SP")
    if isMarked { letters = letters.dropFirst(2) }
    guard (isMarked ? 1...5 : 3...4).contains(letters.utf8.count),
      letters.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    return "SP" + String(repeating: "0", count: max(0, 4 - letters.utf8.count)) + letters
  }

  /// The page of a code.
  ///
  /// - Throws: `UsageError` with the nearest code where there is no such check.
  static func page(of code: String) throws(UsageError) -> String {
    guard let page = CheckPage.all.first(where: { $0.code == code }) else {
      throw UsageError(
        "there is no code \(code)"
          + Spelling.suggestion(for: code, among: CheckPage.all.map(\.code)),
        usage: "help CODE; skillsplan help codes lists the codes")
    }
    return text(of: page)
  }

  /// Every code with its title, by group.
  static var list: String {
    CheckPage.groups.map { prefix, title in
      "\(title)\n"
        + CheckPage.all.filter { $0.code.hasPrefix(prefix) }.map { "  \($0.code)  \($0.title)\n" }
        .joined()
    }.joined(separator: "\n") + "\nskillsplan help SP0207 explains one of them.\n"
  }

  static func text(of page: CheckPage) -> String {
    let related = page.related.compactMap { code in
      CheckPage.all.first { $0.code == code }.map { "  \($0.code)  \($0.title)" }
    }
    let shown =
      page.example.isEmpty
      ? ["  (an empty file)"]
      : page.example.split(separator: "\n", omittingEmptySubsequences: false).map { "  \($0)" }
    let parts: [(heading: String, lines: [String])] = [
      ("What it means", wrapped(page.cause, indent: 2)),
      ("Example" + (page.file.map { ", \($0)" } ?? ""), shown),
      ("What the program says", wrapped("\(page.says) [\(page.code)]", indent: 2)),
      ("How to mend it", wrapped(page.fix, indent: 2)),
      ("Related", related),
    ]
    return "\(page.code)  \(page.title)\n"
      + parts.filter { !$0.lines.isEmpty }
      .map { "\n\($0.heading)\n\($0.lines.joined(separator: "\n"))\n" }.joined()
  }
}
