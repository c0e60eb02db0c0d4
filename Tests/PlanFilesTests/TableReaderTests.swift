import PlanFiles
import SkillsPlanner
import Testing

private func makeTable(
  _ text: String, columns: [String] = ["code", "learners"], optional: [String] = [],
  blanks: [String] = []
) throws(InvalidInput) -> TableReader {
  try TableReader(
    Array(text.utf8), file: "t.csv", columns: columns, optional: optional, blanks: blanks)
}

@Suite struct `Table reading` {
  @Test func `a table gives typed cells by column name in any order`() throws {
    var table = try makeTable(
      "learners,other,code,share\n\"1,704\",x, E01 ,0.5\nlow,,E02,\n", optional: ["share", "ward"],
      blanks: ["low"])
    let code = table["code"]
    let learners = table["learners"]
    let share = try #require(table.column("share"))
    #expect(table.column("ward") == nil)
    #expect(table.next() == true)
    #expect(table.key(code) == "E01")
    #expect(table.whole(learners, in: 0...2000) == 1704)
    #expect(table.decimal(share, in: 0...1) == 0.5)
    #expect(table.next() == true)
    #expect(table.wholeIfGiven(learners, in: 0...2000) == nil)
    #expect(table.decimalIfGiven(share, in: 0...1) == nil)
    #expect(table.next() == false)
    #expect(table.rowCount == 2)
    try table.finish()
  }

  @Test func `all missing columns are named at once with what was probably meant`() {
    let found = problems { () throws(InvalidInput) in
      try makeTable("Code,lerners,x\n", columns: ["code", "learners", "district"])
    }
    #expect(found.map(\.place) == ["1:1 SP0203"])
    #expect(
      found.first?.summary
        == "the columns \"code\" (did you mean \"Code\"?), \"learners\" (did you mean \"lerners\"?), "
        + "\"district\" are missing")
    #expect(found.first?.fix.contains("\"Code\", \"lerners\", \"x\"") == true)
  }

  @Test func `two used columns of one name are an error, two unused ones are not`() throws {
    let found = problems { () throws(InvalidInput) in try makeTable("code,x,x,code,learners\n") }
    #expect(found.map(\.place) == ["1:10 SP0204"])
    _ = try makeTable("code,x,x,learners\n")
  }

  @Test func `every wrong cell is gathered with its place and its text`() throws {
    var table = try makeTable(
      "code,learners\nE01,twelve\n,3\nE01,-1\nE02\nE03,1,2\nE04,1,,\nE05,\n\"E\u{1B}[0m\",1\n")
    let code = table["code"]
    let learners = table["learners"]
    while table.next() {
      _ = table.key(code)
      _ = table.whole(learners, in: 0...100)
      _ = table.cell(code).text.first == "E" ? nil : table.choice(code, of: ["E01", "E02"])
    }
    #expect(
      table.diagnostics.map(\.place) == [
        "2:5 SP0207", "3:1 SP0206", "3:1 SP0206", "4:1 SP0211", "4:5 SP0209", "5:0 SP0205",
        "6:0 SP0205", "8:5 SP0206",
      ])
    #expect(table.diagnostics[0].summary.hasPrefix("\"twelve\" in column \"learners\""))
    #expect(table.diagnostics[3].summary.hasSuffix("on line 2 too"))
    #expect(table.diagnostics.allSatisfy { !$0.fix.isEmpty })
    let count = table.diagnostics.count
    #expect(problems { () throws(InvalidInput) in try table.finish() }.count == count)
  }

  @Test func `a word that is none of the choices gets the nearest`() throws {
    var table = try makeTable("code,learners\nclasroom,\u{202E}1\n")
    _ = table.next()
    _ = table.choice(table["code"], of: ["apprenticeship", "classroom", "online"])
    _ = table.whole(table["learners"], in: 0...9)
    #expect(table.diagnostics[0].summary.contains("did you mean \"classroom\"?"))
    #expect(table.diagnostics[1].summary.hasPrefix("\"\\u{202E}1\""))
  }

  @Test func `faults of quoting are among the problems`() throws {
    var table = try makeTable("code,learners\n\"E01,1\n")
    #expect(table.next() == false)
    #expect(table.diagnostics.map(\.place) == ["2:1 SP0201"])
  }

  @Test func `a wrong file of any size ends after a thousand problems`() throws {
    let rows = String(repeating: "E01,x\n", count: 5_000)
    var table = try table(rows)
    let learners = table["learners"]
    while table.next() { _ = table.whole(learners, in: 0...9) }
    #expect(table.diagnostics.count == 1_001)
    #expect(table.diagnostics.last?.place == "1002:0 SP0213")
    var quotes = try self.table(String(repeating: "\"a\"b,1\n", count: 5_000))
    #expect(quotes.next() == false)
    #expect(quotes.diagnostics.count == 1_000)
  }

  private func table(_ rows: String) throws -> TableReader {
    try TableReader(
      Array(("code,learners\n" + rows).utf8), file: "t.csv", columns: ["code", "learners"])
  }

  @Test func `a figure may be marked as missing by a number too`() throws {
    var table = try makeTable("code,learners\nE01,-1\nE02,\" \"\n", blanks: ["-1"])
    while table.next() { #expect(table.wholeIfGiven(table["learners"], in: 0...9) == nil) }
    #expect(table.diagnostics.isEmpty)
  }

  @Test func `a table without rows is refused`() throws {
    var table = try makeTable("code,learners\n")
    #expect(table.next() == false)
    #expect(problems { () throws(InvalidInput) in try table.finish() }.map(\.code) == ["SP0212"])
  }
}
