import PlanFiles
import SkillsPlanner
import Testing

/// A table below some titles, whose header has a column "code".
private func open(_ text: String, blockSize: Int? = nil) throws(InvalidInput) -> CSVReader {
  let isHeader = { (names: [String]) in names.contains("code") }
  guard let blockSize else {
    return try CSVReader(Array(text.utf8), file: "t.csv", isHeader: isHeader)
  }
  return try CSVReader(
    ByteStream(Array(text.utf8), file: "t.csv", blockSize: blockSize), isHeader: isHeader)
}

@Suite struct `Headers below title rows` {
  @Test(arguments: [",", ";", "\t"], [nil, 1, 3, 64])
  func `the header and its separator are found`(_ separator: String, _ size: Int?) throws {
    let table = ["code|learners", "E01|\"1,704\"", "E02|5", ""].joined(separator: "\r\n")
    let text =
      "Table 1: learners, by area, level; and age\r\n\r\n Source; (note 1),,,\r\n"
      + "\"Year\n2024\"\t25\r\n" + table.split(separator: "|").joined(separator: separator)
    var reader = try open(text, blockSize: size)
    #expect(reader.names == ["code", "learners"])
    #expect(String(reader.separator) == separator)
    #expect(reader.isHeaderFound)
    #expect(
      reader.titleRows == [
        ["Table 1: learners", "by area", "level; and age"], ["Source; (note 1)", "", "", ""],
        ["Year\n2024", "25"],
      ])
    #expect(reader.header.location(of: 1) == Location(file: "t.csv", line: 6, column: 6))
    let row = reader.next()
    #expect(row?[1].whole == 1704)
    #expect(row?.line == 7)
    let second = reader.next()
    #expect(second?[0].text == "E02")
    let after = reader.next()
    #expect(after == nil)
  }

  @Test func `the first record is the header where none is found`() throws {
    var reader = try open("a;b\n1;2\n")
    #expect(!reader.isHeaderFound)
    #expect(reader.names == ["a", "b"])
    #expect(reader.titleRows.isEmpty)
    let row = reader.next()
    #expect(row?[1].whole == 2)
    #expect(try CSVReader(Array("a\n".utf8), file: "t.csv").isHeaderFound)
  }

  @Test(arguments: [(59, true), (60, false)])
  func `sixty records are looked through`(_ titles: Int, _ isFound: Bool) throws {
    let text = String(repeating: "note, x\n\n", count: titles) + "code,n\nE01,1\n"
    let reader = try open(text)
    #expect(reader.isHeaderFound == isFound)
    #expect(reader.names == (isFound ? ["code", "n"] : ["note", "x"]))
    #expect(reader.titleRows.count == (isFound ? titles : 0))
  }

  @Test func `a header of one column is found, and the separator with more cells is taken`() throws
  {
    #expect(try open("title\n\ncode\nE01\n").names == ["code"])
    #expect(try open("title, x\ncode\tname, short; or long\n").separator == "\t")
    #expect(try open("code;a;b,c\n").names == ["code", "a", "b,c"])
  }

  @Test(arguments: [
    "\"Learners, by area", "\"Learners\" by area", "Learners, \"by\", area,\"open",
    "\"Learners\"; \"by\"\t\"area",
  ])
  func `a title with wrong quotes is a line like others`(_ title: String) throws {
    var reader = try open("above\n\r\n\n\(title)\r\ncode,n\nE01,\"1,704\"\n")
    #expect(reader.names == ["code", "n"])
    #expect(reader.isHeaderFound)
    #expect(reader.header.line == 5)
    #expect(reader.titleRows.first == ["above"])
    #expect(reader.titleRows.count == 2)
    let row = reader.next()
    #expect(row?[1].whole == 1704)
  }

  @Test func `wrong quotes in the header are reported, and an empty file`() {
    #expect(
      problems { () throws(InvalidInput) in try open("title\n\"code\",\"n\"x\n") }.map(\.place)
        == ["2:11 SP0202"])
    for text in ["", "\n\n", ",,\n"] {
      #expect(
        problems { () throws(InvalidInput) in try open(text) }.map(\.code) == ["SP0106"])
    }
  }

  @Test func `a table is opened below titles`() throws {
    var table = try TableReader(open("title\ncode,n\nE01,7\n", blockSize: 8), columns: ["n"])
    let isRow = table.next()
    #expect(isRow)
    let whole = table.whole(table["n"], in: 0...9)
    #expect(whole == 7)
    #expect(table.location(table["n"]) == Location(file: "t.csv", line: 3, column: 5))
    let isMore = table.next()
    #expect(!isMore)
  }
}
