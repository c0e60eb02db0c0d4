import SkillsPlanner
import Testing

@testable import PlanReport

@Suite struct `Tables as people read them` {
  private let table = Table(
    "t", "Caption",
    [
      .text("District", "name"), .number("Set by", "source"), .number("Minutes", "minutes"),
      Column(
        title: "Out of reach", key: "reach", isNumber: true, isWordy: false,
        isLeftOutWhereZero: true), .number("Placed", "placed"),
    ],
    [
      [.text("A"), .missing("not said"), .missing("-"), .whole(0), .whole(0)],
      [.text("B"), .missing("not said"), .missing("-"), .whole(0), .whole(0)],
    ], total: [.text("All"), .missing(""), .missing(""), .whole(0), .whole(0)], note: "A note.")

  @Test func `a column that says the same of every row is said once, below`() {
    let read = table.forReading
    #expect(read.columns.map(\.key) == ["name", "placed"])
    #expect(read.rows == [[.text("A"), .whole(0)], [.text("B"), .whole(0)]])
    #expect(read.total == [.text("All"), .whole(0)])
    #expect(read.note == "A note. Set by: not said. Nobody: out of reach.")
  }

  @Test func `one row that says another thing keeps the column`() {
    var rows = table.rows
    rows[1][1] = .text("the board")
    rows[1][3] = .whole(2)
    let read = Table("t", "Caption", table.columns, rows).forReading
    #expect(read.columns.map(\.key) == ["name", "source", "reach", "placed"])
  }

  @Test func `programs get every column`() {
    #expect(
      commaSeparated(table) == "name,source,minutes,reach,placed\nA,,,0,0\nB,,,0,0\n")
  }

  @Test(arguments: [
    (0, 900, "0%"), (1, 900, "<1%"), (450, 900, "50%"), (899, 900, ">99%"), (900, 900, "100%"),
  ])
  func `a few are not nobody, and nearly all are not everybody`(
    part: Int, whole: Int, shown: String
  ) {
    #expect(Cell.share(part, of: whole).shown == shown)
  }

  @Test(arguments: [
    (53.84442, "53.84442"), (-2.2211484, "\u{2212}2.22115"), (54.1, "54.10000"), (0, "0.00000"),
  ])
  func `degrees have as many decimals in every row`(degrees: Double, shown: String) {
    #expect(Cell.degrees(degrees).shown == shown)
    #expect(Cell.degrees(degrees).plain == "\(degrees)")
  }

  @Test func `fewer has a minus, which programs get as a hyphen`() {
    #expect(Cell.change(-1234).shown == "\u{2212}1,234" && Cell.change(-1234).plain == "-1234")
  }

  @Test func `more rows than a screen has scroll below heads that stay`() {
    func page(rows: Int) -> String {
      let all = (0..<rows).map { [Cell.text("row \($0)"), .whole($0)] }
      let table = Table("many", "Many", [.text("Row", "row"), .number("Number", "number")], all)
      return HTMLWriter(sha256: makeDigest).page(
        Document(
          title: "T", year: "2026/27", status: "draft", links: [],
          sections: [Section(id: "s", title: "S", blocks: [.table(table)])]))
    }
    #expect(page(rows: 31).contains("<div class=\"table long\""))
    #expect(page(rows: 30).contains("<div class=\"table\""))
  }
}
