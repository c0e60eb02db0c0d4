import FoundationEssentials
import Glibc
import PlanFiles
import SkillsPlanner
import Testing

@Suite struct `Byte streams` {
  @Test(arguments: [1, 3, 100, 1 << 20])
  func `a file comes in blocks with its digest`(_ blockSize: Int) throws {
    let folder = try ScratchFolder()
    let text = String(repeating: "abc\n", count: 500)
    try folder.write(text, to: "a.csv")
    let stream = try ByteStream(path: folder.path + "/a.csv", blockSize: blockSize)
    #expect(stream.file == folder.path + "/a.csv")
    #expect(stream.byteCount == 0)
    var bytes: [UInt8] = []
    while let block = try stream.next() {
      #expect(block.count == min(blockSize, 2_000 - bytes.count))
      bytes += block
    }
    #expect(bytes == Array(text.utf8))
    #expect(try stream.next() == nil)
    #expect(stream.byteCount == 2_000)
    #expect(stream.sha256 == SHA256.hex(of: bytes))
    let plain = try ByteStream(path: folder.path + "/a.csv", isDigested: false)
    try plain.finish()
    #expect(plain.byteCount == 2_000)
    #expect(plain.sha256 == nil)
  }

  @Test func `an empty file has no block`() throws {
    let folder = try ScratchFolder()
    try folder.write("", to: "a.csv")
    let stream = try ByteStream(path: folder.path + "/a.csv")
    #expect(try stream.next() == nil)
    #expect(stream.sha256 == SHA256.hex(of: []))
  }

  @Test func `what cannot be read is told as for whole files`() throws {
    let folder = try ScratchFolder()
    try folder.write("", to: "areas.csv")
    let place = Location(file: "brief.yaml", line: 5, column: 17)
    for path in ["/area.csv", "", "/none/a.csv", "/areas.csv/b"] {
      let whole = problems { () throws(InvalidInput) in
        try InputFile.read(folder.path + path, namedAt: place)
      }
      let found = problems { () throws(InvalidInput) in
        try ByteStream(path: folder.path + path, namedAt: place)
      }
      #expect(!found.isEmpty)
      #expect(found == whole)
    }
  }

  @Test func `a FIFO is read to its end`() throws {
    let folder = try ScratchFolder()
    let path = folder.path + "/a.fifo"
    let isMade = unsafe mkfifo(path, 0o600) == 0
    #expect(isMade)
    let text = "n,name\n" + (1...50_000).map { "\($0),x\n" }.joined()
    try folder.write(text, to: "a.csv")
    // A pipe gives less than a block at a time.
    guard let writer = unsafe popen("cat '\(folder.path)/a.csv' > '\(path)'", "w") else {
      Issue.record("the shell cannot be started")
      return
    }
    let stream = try ByteStream(path: path, blockSize: 100_000)
    var reader = try CSVReader(stream)
    var sum = 0
    while let record = reader.next() { sum += record[0].whole ?? 0 }
    unsafe _ = pclose(writer)
    #expect(sum == 1_250_025_000)
    #expect(stream.byteCount == text.utf8.count)
    #expect(stream.sha256 == SHA256.hex(of: Array(text.utf8)))
  }
}
