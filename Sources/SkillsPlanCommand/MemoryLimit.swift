import PlanFiles
import SkillsPlanner

/// The most memory that a plan may take.
struct MemoryLimit: Sendable {
  static let option = Option(
    "--memory", value: "SIZE",
    "refuse a plan that takes more, such as 500MB or 2GB; unless told otherwise, what the machine has free"
  )

  let bytes: Int
  /// Who sets it, as the end of a sentence: "more than ...".
  private let setBy: String

  /// - Throws: `UsageError` for a size that is none.
  init(_ arguments: Arguments, usage: String) throws(UsageError) {
    if let word = arguments.value(of: Self.option.name) {
      guard let bytes = Self.bytes(of: word) else {
        throw UsageError(
          "--memory is a number of MB or GB, such as 500MB or 1.5GB; not \(word.cited())",
          usage: usage)
      }
      self.bytes = bytes
      setBy = "that --memory allows"
    } else {
      bytes = Self.free()
      setBy = "that the machine has free"
    }
  }

  /// 1,500,000,000 of "1.5GB"; nil where it is no size.
  static func bytes(of word: String) -> Int? {
    let units = [("MB", 1_000_000), ("GB", 1_000_000_000)]
    guard let (unit, size) = units.first(where: { word.uppercased().hasSuffix($0.0) }) else {
      return nil
    }
    let number = String(word.dropLast(unit.count)).trimmedTrailingSpace
    guard let thousandths = FixedPoint.value(of: number, places: 3), thousandths > 0,
      thousandths <= 1_000_000_000
    else { return nil }
    return thousandths * (size / 1000)
  }

  /// A size for a person, rounded to three digits at most: "87 MB", "1.3 GB".
  static func text(_ bytes: Int) -> String {
    let tenths = roundedHalfToEven(bytes, over: 100_000_000)
    return tenths >= 10
      ? "\(tenths / 10).\(tenths % 10) GB" : "\(roundedHalfToEven(bytes, over: 1_000_000)) MB"
  }

  /// What is said of a failure: of one for want of memory why the plan is refused, and with what it would not be.
  func refusal(_ failure: PlanningFailure, brief: String) -> any Error {
    guard case .needsMemory(let need) = failure else { return failure }
    return InvalidInput([diagnostic(need, brief: brief)])
  }

  private func diagnostic(_ need: MemoryNeed, brief: String) -> Diagnostic {
    let all = need.levels.reduce(0) { $0 + $1.candidates }
    let levels = need.levels.map { "level \($0.level.code): \(grouped($0.candidates))" }
    return Diagnostic(
      .error, "SP0612", at: Location(file: brief),
      "the plan takes about \(Self.text(need.bytes)) of memory, more than the \(Self.text(bytes)) \(setBy): "
        + "\(grouped(all)) candidates are within reach (\(levels.joined(separator: ", ")))",
      fix: need.fitting.map(Self.fix)
        ?? "Allow more with --memory, or plan fewer areas and courses at once.")
  }

  private static func fix(_ reaches: [MemoryNeed.Reach]) -> String {
    let texts = reaches.map { reach in
      let distance = "\(Screen.kilometres(metres: reach.metres)) km"
      return "\"\(reach.level.code)\": "
        + (reach.minutes.map { "{distance: \(distance), time: \($0) min}" } ?? distance)
    }
    return
      "Allow more with --memory, or shorten the reach: {\(texts.joined(separator: ", "))} fits."
  }

  /// What the machine has free, or the group of processes that this one is in; no limit where the system does not say.
  private static func free() -> Int {
    let ofMachine = number("/proc/meminfo", after: "MemAvailable:").map { $0 * 1024 }
    return min(ofMachine ?? .max, freeInGroups())
  }

  /// The least that a control group around this process has left (cgroup v2); what it keeps of files can be had.
  private static func freeInGroups() -> Int {
    guard let path = line("/proc/self/cgroup", after: "0::") else { return .max }
    var folder = "/sys/fs/cgroup" + (path == "/" ? "" : path)
    var least = Int.max
    while folder.hasPrefix("/sys/fs/cgroup") {
      if let most = number(folder + "/memory.max", after: ""),
        let used = number(folder + "/memory.current", after: "")
      {
        let files = number(folder + "/memory.stat", after: "inactive_file ") ?? 0
        least = min(least, max(0, most - used + files))
      }
      folder = FilePath.folder(of: folder)
    }
    return least
  }

  /// The whole number that follows a word; nil where the file has none, as where there is no limit ("max").
  private static func number(_ file: String, after word: String) -> Int? {
    line(file, after: word).flatMap { rest in
      Int(rest.drop { $0 == " " }.prefix { $0.isWholeNumber })
    }
  }

  /// The rest of the first line of a system's file that begins with a word.
  private static func line(_ file: String, after word: String) -> String? {
    guard let bytes = InputFile.ordinary(file)?.bytes else { return nil }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    return lines.first { $0.hasPrefix(word) }.map { String($0.dropFirst(word.count)) }
  }
}

extension String {
  fileprivate var trimmedTrailingSpace: String { hasSuffix(" ") ? String(dropLast()) : self }
}
