import PlanFiles
import SkillsPlanner
import Testing

private func problem(
  _ line: Int, _ column: Int, _ code: String = "SP0207", file: String = "areas.csv",
  severity: Diagnostic.Severity = .error, _ summary: String = "it is wrong",
  fix: String = "Mend it."
) -> Diagnostic {
  Diagnostic(
    severity, code, at: Location(file: file, line: line, column: column), summary, fix: fix)
}

@Suite struct `Printing diagnostics` {
  private let files = [
    "areas.csv": "code,learners\nE01,twelve\r\n\u{FEFF}\té日\u{301}\u{1B}[2J,x\n",
    "long.csv": String(repeating: "abcdefghi,", count: 50),
  ]

  private var printer: DiagnosticPrinter {
    let files = files
    return DiagnosticPrinter { files[$0].map { Array($0.utf8) } }
  }

  @Test func `a diagnostic shows its line, a caret under the cell and the way out`() {
    #expect(
      printer.text(for: [problem(2, 5)]) == """
        areas.csv:2:5: error: it is wrong [SP0207]
          2 | E01,twelve
            |     ^
          fix: Mend it.

        1 error in areas.csv
        More on a code: skillsplan help SP0207

        """)
  }

  @Test func `a whole line, a whole file and no file at all can be meant`() {
    let text = printer.text(for: [
      problem(2, 0), problem(0, 0, "SP0106", file: "none.csv"),
      Diagnostic(.warning, "SP0400", at: nil, "careful", fix: ""),
    ])
    #expect(
      text == """
        warning: careful [SP0400]

        areas.csv:2: error: it is wrong [SP0207]
          2 | E01,twelve
          fix: Mend it.

        none.csv: error: it is wrong [SP0106]
          fix: Mend it.

        2 errors and 1 warning in 2 files
        More on a code: skillsplan help SP0207

        """)
  }

  @Test func `what is alike is counted after the third`() {
    let many = (0..<314).reversed().map { problem(2, $0 + 1) } + [problem(1, 1, "SP0203")]
    let text = printer.text(for: many)
    #expect(text.hasPrefix("areas.csv:1:1: error: it is wrong [SP0203]\n"))
    #expect(text.contains("areas.csv:2:3: "))
    #expect(!text.contains("areas.csv:2:4: "))
    #expect(text.contains("  fix: Mend it.\n  ... and 311 more like it [SP0207]\n\n315 errors"))
  }

  @Test func `thousands that are alike are counted with commas`() {
    let text = printer.text(for: (0..<2_345).map { problem(2, $0 + 1) })
    #expect(text.contains("  ... and 2,342 more like it [SP0207]\n\n2,345 errors in areas.csv\n"))
  }

  @Test func `errors and warnings of one code are counted apart`() {
    let mixed = (0..<10).map { problem(2, $0 + 1, severity: $0 < 5 ? .error : .warning) }
    let text = printer.text(for: mixed)
    #expect(text.split(separator: "  ... and 2 more like it [SP0207]\n").count == 3)
    #expect(text.split(separator: ": warning: ").count == 4)
  }

  @Test func `one hint says where the first error is explained, and warnings have none`() {
    let text = printer.text(for: [
      problem(3, 1, "SP0209"), problem(1, 1, "SP0603", severity: .warning), problem(2, 1, "SP0207"),
    ])
    #expect(text.hasSuffix("in areas.csv\nMore on a code: skillsplan help SP0207\n"))
    #expect(text.split(separator: "skillsplan help").count == 2)
    let warning = printer.text(for: [problem(1, 1, severity: .warning)])
    #expect(warning.hasSuffix("\n1 warning in areas.csv\n"))
  }

  @Test func `the caret stands right after wide, narrow and escaped characters`() {
    let text = printer.text(for: [problem(3, 10)])
    #expect(text.contains("  3 | \\u{FEFF} é日\u{301}\\u{1B}[2J,x\n"))
    #expect(text.contains("    | \(String(repeating: " ", count: 21))^\n"))
  }

  @Test func `a long line is cut around the place`() {
    let text = printer.text(for: [problem(1, 301, file: "long.csv")])
    let lines = text.split(separator: "\n")
    #expect(lines[1].count < 120)
    #expect(lines[1].contains("...") && lines[1].hasSuffix("..."))
    let caret = Array(lines[2]).firstIndex(of: "^") ?? 0
    #expect(Array(lines[1])[caret] == "a")
    #expect(Array(lines[1])[caret - 1] == ",")
  }

  @Test func `nothing that a terminal acts on gets through`() {
    let evil = problem(9, 9, "SP\u{1B}1", file: "a\u{1B}[0m.csv", "x\u{202E}y\n", fix: "\u{7}")
    #expect(printer.text(for: [evil]).unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 })
    #expect(!printer.text(for: [evil]).contains("\u{202E}"))
  }

  @Test func `colours come only when asked for`() {
    var printer = printer
    #expect(!printer.text(for: [problem(2, 5)]).contains("\u{1B}"))
    printer.isColoured = true
    #expect(printer.text(for: [problem(2, 5)]).contains("\u{1B}[1;31merror:\u{1B}[0m it is wrong"))
  }

  @Test func `no diagnostics are no text`() {
    #expect(printer.text(for: []).isEmpty)
  }
}
