import PlanFiles
import SkillsPlanner
import Testing

/// Every record's cells as texts.
private func read(_ text: String) throws -> [[String]] {
  var reader = try CSVReader(Array(text.utf8), file: "t.csv")
  var rows = [reader.names]
  while let record = reader.next() {
    rows.append((0..<record.count).map { record[$0].text })
  }
  #expect(reader.diagnostics.isEmpty)
  return rows
}

@Suite struct `CSV reading` {
  @Test(arguments: ["\n", "\r\n", "\r"])
  func `rows are the same whatever ends the line`(_ end: String) throws {
    let text = ["a,b", "1,\"x\(end)y\"", "", "2,z"].joined(separator: end)
    #expect(try read(text) == [["a", "b"], ["1", "x\(end)y"], ["2", "z"]])
    #expect(try read(text + end) == [["a", "b"], ["1", "x\(end)y"], ["2", "z"]])
  }

  @Test(arguments: [",", ";", "\t"])
  func `the separator is found from the header`(_ separator: String) throws {
    let text = "\"a,b;c\"|b|c\n1|\"|\"|3\n".replacing("|", with: separator)
    #expect(try read(text) == [["a,b;c", "b", "c"], ["1", separator, "3"]])
  }

  @Test func `doubled quotes become one and a quote inside a plain cell stays`() throws {
    #expect(
      try read("a\n\"\"\"\"\n\"x \"\"y\"\"\"\n5\" pipe\n\"\"\n")
        == [["a"], ["\""], ["x \"y\""], ["5\" pipe"], [""]])
  }

  @Test func `a byte order mark is dropped and lines of separators are skipped`() throws {
    #expect(try read("\u{FEFF}a,b\n,\n1,\n ,\n") == [["a", "b"], ["1", ""], [" ", ""]])
  }

  @Test func `a single column has no separator to be found`() throws {
    #expect(try read("code\nE01\n\nE02") == [["code"], ["E01"], ["E02"]])
  }

  @Test func `a cell is located by line and character`() throws {
    let text = "a,b,c\n\"x\ny\",é😀,3\n\"é\nß\",\"q\nr\",s\n"
    var reader = try CSVReader(Array(text.utf8), file: "t.csv")
    let line2 = reader.next()
    let first = try #require(line2)
    #expect(
      (0..<3).map { first.location(of: $0) } == [
        Location(file: "t.csv", line: 2, column: 1), Location(file: "t.csv", line: 3, column: 4),
        Location(file: "t.csv", line: 3, column: 7),
      ])
    let line4 = reader.next()
    let second = try #require(line4)
    #expect(second.line == 4)
    #expect(second.location(of: 2) == Location(file: "t.csv", line: 6, column: 4))
  }

  @Test func `lines before the header are ignored`() throws {
    let text = "Title, with a comma\r\n\r\nnote\r\na;b\r\n1;2\r\n"
    var reader = try CSVReader(Array(text.utf8), file: "t.csv", headerLine: 4)
    #expect(reader.names == ["a", "b"])
    #expect(reader.separator == ";")
    #expect(reader.next()?.line == 5)
  }

  @Test func `a quote that is never closed is found at its opening`() throws {
    var reader = try CSVReader(Array("a,b\n1,2\n3,\"x\ny,z\n".utf8), file: "t.csv")
    #expect(reader.next()?[0].whole == 1)
    #expect(reader.next() == nil)
    #expect(reader.diagnostics.map(\.place) == ["3:3 SP0201"])
  }

  @Test func `text after a closing quote is reported and reading goes on`() throws {
    var reader = try CSVReader(Array("a,b\n\"1\" x,2\n3,4\n5,\"6\"7\n".utf8), file: "t.csv")
    #expect(reader.next()?[0].whole == 3)
    #expect(reader.next() == nil)
    #expect(reader.diagnostics.map(\.place) == ["2:4 SP0202", "4:6 SP0202"])
  }

  @Test(arguments: ["", "\n\n", "\u{FEFF}", ",,\n"])
  func `a file without a header is refused`(_ text: String) {
    let found = problems { () throws(InvalidInput) in
      try CSVReader(Array(text.utf8), file: "t.csv")
    }
    #expect(found.map(\.code) == ["SP0106"])
  }

  @Test func `a million characters fit into one cell`() throws {
    let long = String(repeating: "ab\n", count: 333_334)
    #expect(try read("a,b\n\"\(long)\",1\n") == [["a", "b"], [long, "1"]])
  }
}

extension String {
  fileprivate func replacing(_ character: Character, with text: String) -> String {
    map { $0 == character ? text : String($0) }.joined()
  }
}
