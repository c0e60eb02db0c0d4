import PlanFiles
import Testing

@Suite struct `CSV writing` {
  @Test func `cells are quoted only where a reader needs it`() {
    var writer = CSVWriter(names: ["code", "name", "share"])
    writer.write("E01")
    writer.write("Rochdale, \"north\"")
    writer.write(0.25, places: 3)
    writer.endRow()
    writer.write(-7)
    writer.write(" x")
    writer.writeEmpty()
    writer.endRow()
    #expect(
      String(decoding: writer.bytes, as: UTF8.self)
        == "code,name,share\nE01,\"Rochdale, \"\"north\"\"\",0.250\n-7,\" x\",\n")
  }

  @Test(arguments: [1, 2, 5])
  func `random cells read back as they were written`(_ columns: Int) throws {
    var generator = SeededGenerator(seed: UInt64(columns))
    var writer = CSVWriter(names: (0..<columns).map { "c\($0)" })
    var rows: [[String]] = []
    for _ in 0..<2_000 {
      rows.append((0..<columns).map { _ in makeText(&generator) })
      for text in rows[rows.count - 1] { writer.write(text) }
      writer.endRow()
    }
    var reader = try CSVReader(writer.bytes, file: "t.csv")
    for row in rows {
      let next = reader.next()
      let record = try #require(next)
      #expect((0..<record.count).map { record[$0].text } == row)
    }
    #expect(reader.next() == nil)
    #expect(reader.diagnostics.isEmpty)
  }
}
