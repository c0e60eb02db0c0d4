/// A level of the Regulated Qualifications Framework: entry or 1 to 8.
///
/// Source: Ofqual, "What qualification levels mean".
public struct Level: Hashable, Sendable, Comparable {
  /// 0 for entry level, else 1 to 8.
  public let number: Int

  /// Nil for anything but "entry" and "1" to "8".
  public init?(_ code: String) {
    if code == "entry" {
      number = 0
    } else if let value = Int(code), (1...8).contains(value), String(value) == code {
      number = value
    } else {
      return nil
    }
  }

  /// As tables, briefs and plans write it.
  public var code: String { number == 0 ? "entry" : String(number) }

  public static func < (left: Level, right: Level) -> Bool { left.number < right.number }
}

/// The highest qualification of a resident, in the categories of Census 2021 table TS067.
///
/// The code -8, "does not apply" (under 16), is none of them and enters no total.
public enum Qualification: String, CaseIterable, Sendable {
  case none = "no_qualifications"
  case level1 = "level_1"
  case level2 = "level_2"
  case apprenticeship
  case level3 = "level_3"
  case level4 = "level_4"
  case other

  /// The level that a resident with it holds; nil for "other", whose level the census does not know.
  ///
  /// An apprenticeship stands between level 2 and level 3 in TS067 and is taken as level 2.
  var held: Int? {
    switch self {
    case .none: 0
    case .level1: 1
    case .level2, .apprenticeship: 2
    case .level3: 3
    case .level4: 4
    case .other: nil
    }
  }
}
