import Glibc
import PlanFiles
import SkillsPlanner

/// What was read: the same for every reader.
struct Sums {
  var rows = 0
  var cells = 0
  var wholes = 0
  var decimals = 0.0
}

/// Reads a CSV file as a stream and adds up two columns: a whole number and a decimal.
///
///     ReadingBenchmark FILE WHOLE-COLUMN DECIMAL-COLUMN [--digest | --whole | --table]
///
/// `--digest` computes the SHA-256 along the way, as an import does; `--whole` reads the file into memory first;
/// `--table` reads a table with known columns, each number checked for its range. Prints rows, cells, both sums,
/// seconds, seconds of the processor and the most memory in kilobytes, separated by spaces.
func run() throws(InvalidInput) {
  let arguments = CommandLine.arguments
  guard arguments.count >= 4 else {
    print("usage: ReadingBenchmark FILE WHOLE-COLUMN DECIMAL-COLUMN [--digest | --whole | --table]")
    return
  }
  let start = ContinuousClock.now
  let startOfProcessor = clock()
  let file = arguments[1]
  let columns = [arguments[2], arguments[3]]
  let sums =
    if arguments.contains("--table") {
      try sumsOfTable(TableReader(ByteStream(path: file, isDigested: false), columns: columns))
    } else if arguments.contains("--whole") {
      try sumsOfRecords(CSVReader(InputFile.read(file).bytes, file: file), columns)
    } else {
      try sumsOfRecords(
        CSVReader(ByteStream(path: file, isDigested: arguments.contains("--digest"))), columns)
    }
  let time = (ContinuousClock.now - start).components
  let seconds = Double(time.seconds) + Double(time.attoseconds) / 1e18
  // POSIX counts a million to the second.
  let processor = Double(clock() - startOfProcessor) / 1e6
  print(
    sums.rows, sums.cells, sums.wholes, sums.decimals, seconds, processor, try mostMemory())
}

func sumsOfRecords(_ reader: CSVReader, _ columns: [String]) throws(InvalidInput) -> Sums {
  var reader = reader
  let places = columns.compactMap { reader.names.firstIndex(of: $0) }
  precondition(places.count == 2, "the file has no such columns")
  var sums = Sums()
  while let record = reader.next() {
    sums.rows += 1
    sums.cells += record.count
    sums.wholes += record[places[0]].whole ?? 0
    sums.decimals += record[places[1]].decimal ?? 0
  }
  if !reader.diagnostics.isEmpty { throw InvalidInput(reader.diagnostics) }
  return sums
}

func sumsOfTable(_ table: TableReader) throws(InvalidInput) -> Sums {
  var table = table
  let whole = table[CommandLine.arguments[2]]
  let decimal = table[CommandLine.arguments[3]]
  var sums = Sums()
  while table.next() {
    sums.wholes += table.wholeIfGiven(whole, in: 0...1_000_000_000) ?? 0
    sums.decimals += table.decimalIfGiven(decimal, in: 0...1_000_000_000) ?? 0
  }
  try table.finish()
  sums.rows = table.rowCount
  sums.cells = sums.rows * table.names.count
  return sums
}

/// The most memory that this process has had, in kilobytes, as Linux tells it; 0 where it does not.
///
/// What a parent is told of its child counts the parent's own memory before the child began.
func mostMemory() throws(InvalidInput) -> Int {
  let status = String(decoding: try InputFile.read("/proc/self/status").bytes, as: UTF8.self)
  let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM") }
  return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
}

do {
  try run()
} catch {
  for problem in error.diagnostics { print(problem.code, problem.summary) }
}
