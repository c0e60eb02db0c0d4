import SkillsPlanner
import Testing

@testable import PlanReport

@Suite struct HostileTests {
  private static let texts = [
    "</td></style><script>alert(1)</script>", "\" onmouseover=\"alert(1)", "' autofocus onfocus='x",
    "&lt;b&gt; &amp;", "a\u{202E}txt.exe\u{0}\u{7}", "=HYPERLINK(\"http://x\")", "| a | b |\n# c",
    "*/ } body{display:none} \\", "]]> <!-- --> <![CDATA[", "שלום עולם",
    String(repeating: "W", count: 5_000),
    "\u{FFFF}\u{E000}",
  ]

  @Test(arguments: texts)
  func `a text of a plan never becomes markup`(text: String) throws {
    let mild = Report(makePlan(text: "mild")).html(sha256: makeDigest)
    let hostile = Report(makePlan(text: text)).html(sha256: makeDigest)
    // Whatever a text holds, the page has the same elements.
    #expect(tags(of: hostile) == tags(of: mild))
  }

  @Test func `characters that hide themselves or turn the line round are shown by number`() {
    let page = Report(makePlan(text: "a\u{202E}b\u{0}c\u{200B}d")).html(sha256: makeDigest)
    #expect(page.contains("a\\u{202E}b\\u{0}c\\u{200B}d"))
    #expect(!page.unicodeScalars.contains("\u{202E}") && !page.unicodeScalars.contains("\u{0}"))
  }

  @Test func `a text in the style for printing cannot end its string`() throws {
    let page = Report(makePlan(text: "\"}</style>*{color:red")).html(sha256: makeDigest)
    let style = try #require(between("<style>", "</style>", of: page))
    #expect(!style.contains("color:red") && style.contains("\\22 \\7d \\3c "))
  }

  @Test(arguments: texts)
  func `a table for spreadsheets keeps its columns and runs no formula`(text: String) throws {
    let tables = try #require(Report(makePlan(text: text)).tables())
    for table in tables {
      let lines = table.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      let columns = lines.first.map { cells(of: String($0)).count }
      for line in lines {
        let found = cells(of: String(line))
        #expect(found.count == columns, "\(table.name): \(line.prefix(80))")
        #expect(!found.contains { $0.hasPrefix("=") }, "\(table.name)")
      }
    }
  }

  @Test(arguments: texts)
  func `markdown keeps its tables`(text: String) throws {
    let markdown = try #require(Report(makePlan(text: text)).markdown())
    let mild = try #require(Report(makePlan(text: "mild")).markdown())
    func bars(_ text: String) -> [Int] {
      text.replacing("\\\\", with: "").replacing("\\|", with: "").split(separator: "\n").map {
        line in
        line.count { $0 == "|" }
      }
    }
    #expect(bars(markdown) == bars(mild))
  }

  @Test func `forged numbers stop nothing`() {
    var plan = makePlan()
    plan.needs = plan.areas.flatMap { area in
      (0..<3).map { _ in
        NeedRow(
          area: area.code, level: plan.levels[0].level, learners: .max / 2, placed: .max / 2,
          value: .min)
      }
    }
    plan.allocations = plan.allocations.map { allocation in
      Allocation(
        area: allocation.area, level: allocation.level,
        courses: [.init(course: "C1", places: .max, metres: .max, points: 1, scores: [])])
    }
    #expect(Report(plan).html(sha256: makeDigest).hasSuffix("</html>\n"))
    #expect(Report(plan).tables()?.isEmpty == false)
  }

  /// The elements of a page in their order, without what they hold.
  private func tags(of page: String) -> [Substring] {
    page.split(separator: "<").dropFirst().map { part in
      part.prefix { $0 != ">" && $0 != " " && $0 != "\n" }
    }
    // A shelter and a place to break stand in texts that need them alone.
    .filter { !["bdi", "/bdi", "wbr"].contains($0) }
  }

  /// The cells of a line by the rules of RFC 4180.
  private func cells(of line: String) -> [String] {
    var cells = [""]
    var isQuoted = false
    for character in line {
      if character == "\"" {
        isQuoted.toggle()
      } else if character == ",", !isQuoted {
        cells.append("")
      } else {
        cells[cells.count - 1].append(character)
      }
    }
    return cells
  }
}
