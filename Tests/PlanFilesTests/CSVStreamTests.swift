import PlanFiles
import SkillsPlanner
import Testing

/// All that a reader tells: every cell with its place, then what is wrong.
private func tell(_ reader: CSVReader) -> [String] {
  var reader = reader
  var lines = ["\(reader.separator) \(reader.titleRows) \(reader.isHeaderFound)"]
  var records = [reader.header]
  while let record = reader.next() { records.append(record) }
  // Told at the end, when the blocks of the first records have long been passed.
  for record in records {
    for column in 0..<record.count {
      let place = record.location(of: column)
      lines.append("\(record.line) \(place.line):\(place.column) \(record[column].text)")
    }
  }
  return lines + reader.diagnostics.map { "\($0.place) \($0.summary)" } + [reader.encoding.rawValue]
}

/// The same, or what was wrong with the header.
private func tell(_ make: () throws(InvalidInput) -> CSVReader) -> [String] {
  do {
    return tell(try make())
  } catch {
    return error.diagnostics.map { "\($0.place) \($0.summary)" }
  }
}

private let sizes = [1, 2, 3, 5, 7, 64]

@Suite struct `CSV streams` {
  private static let samples: [String] = [
    "a,b\n1,2\n3,4\n",
    "a,b\r\n1,2\r\n\r\n3,4",
    "a,b\r1,2\r\r3,4\r",
    "\u{FEFF}naïve,b,c\n\"x\ny\",é😀,3\n\"é\r\nß\",\"q\rr\",s\n",
    "a\tb\tc\n\"1,704\"\t\"say \"\"so\"\"\"\t\"\"\n",
    "a;b\n1;2;3\n4\n;\n\n;;;;\n",
    "a,b\n\"1\" x,2\n3,4\n5,\"6\"7\n\"open,1\n2,3\n",
    "only\nE01\n\n\nE02",
    "a,b\n5\" pipe,\"\"\"\"\n\"\",\"a\"\"\"\"b\"\r\n\"\"\"\n\"\"\",\" x \"\n\n\n",
    ",,\n", "\"", "a", "a\r", "a,\"b",
    "a,b\nq,\"long " + String(repeating: "cell, \"\"x\"\"\r\n", count: 12) + "\"\nr,s\n",
  ]

  @Test(arguments: samples, sizes)
  func `a block may end anywhere`(_ sample: String, _ size: Int) {
    let whole = tell { () throws(InvalidInput) in try CSVReader(Array(sample.utf8), file: "t.csv") }
    let stream = ByteStream(Array(sample.utf8), file: "t.csv", blockSize: size)
    #expect(tell { () throws(InvalidInput) in try CSVReader(stream) } == whole)
  }

  @Test(arguments: sizes)
  func `random tables are the same in blocks`(_ size: Int) {
    var generator = SeededGenerator(seed: UInt64(size))
    let pieces = [
      ",", ",", "\n", "\r\n", "\r", "\"", "\"\"", "a", "é", "😀", " ", "1,704", ";", "\t",
    ]
    for _ in 0..<300 {
      let text = (0..<Int.random(in: 0...60, using: &generator)).map { _ in
        pieces[Int.random(in: 0..<pieces.count, using: &generator)]
      }.joined()
      let whole = tell { () throws(InvalidInput) in try CSVReader(Array(text.utf8), file: "t.csv") }
      let stream = ByteStream(Array(text.utf8), file: "t.csv", blockSize: size)
      #expect(tell { () throws(InvalidInput) in try CSVReader(stream) } == whole, "\(text)")
    }
  }

  @Test(arguments: sizes)
  func `Windows 1252 is recognised wherever its first letter stands`(_ size: Int) {
    let tail = Array("\n2,3\n".utf8)
    for raw: [UInt8] in [
      Array("a,b\ncaf".utf8) + [0xE9, 0x2C, 0x80, 0x92] + tail,
      Array("a,b\n".utf8) + [0xE9, 0xE8] + tail,
      Array("a,b\n".utf8) + [0xE9, 0xE8, 0xE7, 0xE9],
      Array("a,b\n1,".utf8) + [0xF0, 0x9F] + tail + [0xC3, 0xA9] + tail,
    ] {
      let whole = tell { () throws(InvalidInput) in try CSVReader(raw, file: "t.csv") }
      #expect(whole.last == "Windows-1252")
      let stream = ByteStream(raw, file: "t.csv", blockSize: size)
      #expect(tell { () throws(InvalidInput) in try CSVReader(stream) } == whole)
    }
  }

  @Test(arguments: sizes)
  func `bytes that are no text are refused with the messages of whole files`(_ size: Int) {
    for raw: [UInt8] in [
      [0x50, 0x4B, 0x03, 0x04, 0], [0xFF, 0xFE, 0x61, 0], [0xFE, 0xFF, 0, 0x61], [],
      Array("a,b\n1,\u{E9}\n2,".utf8) + [0xE9, 0x2C, 0x31, 0x32, 0x33],
      // A block of five has a letter and ends with what may be the start of another.
      Array("a,b\n1é,2".utf8) + [0xE9, 0x2C, 0x78, 0x78, 0x78, 0x0A],
      Array("a,b\nx,".utf8) + [0xE9, 0x2C, 0x81, 0x0A],
      Array("a,b\nxy,".utf8) + Array("😀".utf8.prefix(3)),
      Array("a,b\nx".utf8) + [0xE9],
      Array("a,b\n1,2\n3,\"4\nx".utf8) + [0] + Array("5,6\n".utf8),
      Array("a,b\n".utf8) + [0xE9, 0x80, 0x78, 0xE9, 0x92, 0] + Array("5,6\n".utf8),
    ] {
      let whole = tell { () throws(InvalidInput) in try CSVReader(raw, file: "t.csv") }
      #expect(whole.count == 1)
      let stream = ByteStream(raw, file: "t.csv", blockSize: size)
      // The records before the fault may have been given already.
      #expect(tell { () throws(InvalidInput) in try CSVReader(stream) }.contains(whole[0]))
    }
  }

  @Test func `a fault far down is found when the reading comes there`() throws {
    let rows = (1...20_000).map { "\($0),x\n" }.joined()
    let raw = Array("n,é\n\(rows)1,".utf8) + [0xE9, 0x0A, 0x32, 0x2C, 0x33, 0x0A]
    var reader = try CSVReader(ByteStream(raw, file: "t.csv", blockSize: 1000))
    var count = 0
    while let record = reader.next() {
      count += 1
      #expect(record[0].whole == count)
    }
    #expect(count == 20_000)
    #expect(reader.diagnostics.map(\.place) == ["20002:3 SP0104"])
    #expect(throws: InvalidInput.self) {
      var table = try TableReader(
        ByteStream(raw, file: "t.csv", blockSize: 1000), columns: ["n"])
      while table.next() {}
      try table.finish()
    }
  }

  @Test func `a table over a stream reports what one over bytes reports`() throws {
    let text = "code,n\nE01,5\nE02,x\nE03\nE01,1\nE04,\"1,704\"\n"
    func problems(_ table: TableReader) -> [String] {
      var table = table
      var total = 0
      while table.next() {
        _ = table.key(table["code"])
        total += table.whole(table["n"], in: 0...10_000) ?? 0
      }
      return table.diagnostics.map(\.place) + ["\(total)", "\(table.rowCount)"]
    }
    let columns = ["code", "n"]
    let whole = problems(try TableReader(Array(text.utf8), file: "t.csv", columns: columns))
    #expect(whole == ["3:5 SP0207", "4:0 SP0205", "5:1 SP0211", "1710", "4"])
    let stream = ByteStream(Array(text.utf8), file: "t.csv", blockSize: 4)
    #expect(problems(try TableReader(stream, columns: columns)) == whole)
  }

  @Test func `a row without end is refused before it fills the memory`() throws {
    // 1024 blocks are the most of one record.
    let raw = Array("a,b\n1,2\n".utf8) + [UInt8](repeating: 0x78, count: 80_000)
    var reader = try CSVReader(ByteStream(raw, file: "t.csv", blockSize: 50))
    let first = reader.next()
    #expect(first?[1].whole == 2)
    let second = reader.next()
    #expect(second == nil)
    #expect(reader.diagnostics.map(\.place) == ["3:0 SP0105"])
  }

  @Test func `a thousand faults end the reading`() throws {
    let rows = String(repeating: "\"1\"x\n2\n", count: 5_000)
    let stream = ByteStream(Array("a\n\(rows)".utf8), file: "t.csv", blockSize: 777)
    var reader = try CSVReader(stream)
    var count = 0
    while reader.next() != nil { count += 1 }
    #expect(count == 999)
    #expect(reader.diagnostics.count == 1_000)
    let after = reader.next()
    #expect(after == nil)
  }
}
