import SkillsPlanner

/// Rows of facts under names; the first column says what a row is about.
struct Table: Sendable {
  /// A word by which `--table` asks for it, and the name of its file.
  let id: String
  let caption: String
  let columns: [Column]
  let rows: [[Cell]]
  /// The sum of the rows, where they are all of something; nil else.
  let total: [Cell]?
  /// Said below the table; empty where there is nothing to say.
  let note: String

  init(
    _ id: String, _ caption: String, _ columns: [Column], _ rows: [[Cell]], total: [Cell]? = nil,
    note: String = ""
  ) {
    self.id = id
    self.caption = caption
    self.columns = columns
    self.rows = rows
    self.total = total
    self.note = note
  }
}

/// The name of a column, for people and for programs.
struct Column: Sendable, Hashable {
  let title: String
  /// In lower case, with hyphens: the heading of a file of comma separated values.
  let key: String
  let isNumber: Bool
  /// Whether its cells are sentences.
  let isWordy: Bool
  /// Whether its cells are days, which are not cut.
  var isDay = false
  /// Whether a reader misses nothing where it counts nobody in any row.
  var isLeftOutWhereZero = false

  /// Whether its cells are codes of several parts, which are not cut.
  var isCode: Bool { key == "course" || key == "merge-with" }

  static func text(_ title: String, _ key: String) -> Column {
    Column(title: title, key: key, isNumber: false, isWordy: false)
  }

  static func words(_ title: String, _ key: String) -> Column {
    Column(title: title, key: key, isNumber: false, isWordy: true)
  }

  static func day(_ title: String, _ key: String) -> Column {
    Column(title: title, key: key, isNumber: false, isWordy: false, isDay: true)
  }

  static func number(_ title: String, _ key: String) -> Column {
    Column(title: title, key: key, isNumber: true, isWordy: false)
  }
}

/// A fact. Programs get it as it is, people with thousands set apart.
enum Cell: Sendable, Hashable {
  case text(String)
  case whole(Int)
  /// With its sign.
  case change(Int)
  /// A part of a whole, in whole per cent; a dash where there is nothing to share.
  case share(Int, of: Int)
  /// Metres, shown as kilometres.
  case metres(Int)
  /// Tenths of a minute, shown as minutes.
  case tenths(Int)
  /// Of latitude or longitude; finite.
  case degrees(Double)
  /// What is not known or does not apply, with what is said instead.
  case missing(String)

  /// As people read it.
  var shown: String {
    switch self {
    case .text(let text), .missing(let text): text
    case .whole(let number): grouped(number)
    case .change(let number):
      number > 0 ? "+\(grouped(number))" : grouped(number).replacing("-", with: "\u{2212}")
    case .share(let part, let whole): roundedShare(part, of: whole)
    case .metres(let metres): kilometresInTenths(metres)
    case .tenths(let tenths): String(roundedHalfToEven(tenths, over: 10))
    case .degrees(let degrees): Self.metreWise(degrees)
    }
  }

  /// To five decimals, which is a metre or so.
  private static func metreWise(_ degrees: Double) -> String {
    let parts = Int((min(abs(degrees), 360) * 100_000).rounded())
    let decimals = String(parts % 100_000)
    return (degrees < 0 ? "\u{2212}" : "") + "\(parts / 100_000)."
      + String(repeating: "0", count: 5 - decimals.utf8.count) + decimals
  }

  /// As programs read it: no separators, shares as decimals, nothing where nothing is known.
  var plain: String {
    switch self {
    case .text(let text): text
    case .whole(let number), .change(let number): String(number)
    case .share(let part, let whole):
      whole > 0 ? decimal(Share(millionths: millionths(part, of: whole))) : ""
    case .metres(let metres): kilometres(metres)
    case .tenths(let tenths): "\(tenths / 10).\(tenths % 10)"
    case .degrees(let degrees): "\(degrees)"
    case .missing: ""
    }
  }
}

/// A share as people read it: in whole per cent, but a few are never nobody, nor nearly all everybody.
func roundedShare(_ part: Int, of whole: Int) -> String {
  let rounded = share(part, of: whole)
  if part > 0, rounded == "0%" { return "<1%" }
  if part < whole, rounded == "100%" { return ">99%" }
  return rounded
}

/// A share in millionths, rounded half to even; 0 where the numbers are larger than anything counted.
func millionths(_ part: Int, of whole: Int) -> Int {
  guard (1...(1 << 40)).contains(whole), (0...(1 << 40)).contains(part) else { return 0 }
  return roundedHalfToEven(part * 1_000_000, over: whole)
}
