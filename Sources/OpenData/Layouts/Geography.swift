/// What the rows of a table are about: a kind of area and the year of its boundaries.
struct Geography: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// A kind of area, as the Government Statistical Service codes it.
  enum Kind: String, CaseIterable, Sendable, Comparable {
    case outputArea = "OA"
    case lsoa = "LSOA"
    case msoa = "MSOA"
    case ward
    case district
    case upperTier = "upper-tier authority"
    case lsip = "LSIP area"
    case postcode
    case provider
    case course

    /// By the first three characters of a GSS code of England or Wales; nil for any other text.
    init?(code: String) {
      guard code.utf8.count == 9,
        code.utf8.dropFirst().allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
      else { return nil }
      switch code.prefix(3) {
      case "E00", "W00": self = .outputArea
      case "E01", "W01": self = .lsoa
      case "E02", "W02": self = .msoa
      case "E05", "W05": self = .ward
      case "E06", "E07", "E08", "E09", "W06": self = .district
      case "E10": self = .upperTier
      case "E69": self = .lsip
      default: return nil
      }
    }

    /// The word that `--to` and map.yaml take: "lsoa", "ward", "upper-tier-authority".
    var word: String {
      String(rawValue.lowercased().map { $0 == " " ? "-" : $0 })
    }

    static func < (left: Kind, right: Kind) -> Bool {
      allCases.prefix { $0 != left }.count < allCases.prefix { $0 != right }.count
    }
  }

  let kind: Kind
  /// Nil where neither the release nor its header tells.
  let year: Int?

  init(_ kind: Kind, _ year: Int? = nil) {
    self.kind = kind
    self.year = year
  }

  /// "LSOA 2021", or "LSOA" of a year that nobody tells.
  var description: String { year.map { "\(kind.rawValue) \($0)" } ?? kind.rawValue }

  /// "lsoa-2021", as `--to` takes it.
  var word: String { year.map { "\(kind.word)-\($0)" } ?? kind.word }

  /// From "LSOA 2021" or "lsoa-2021"; nil for anything else.
  init?(_ text: String) {
    let text = String(text.lowercased().map { $0 == " " ? "-" : $0 })
    guard
      let kind = Kind.allCases.first(where: { text == $0.word || text.hasPrefix($0.word + "-") })
    else { return nil }
    let rest = text.dropFirst(kind.word.count + 1)
    guard !rest.isEmpty else {
      self.init(kind)
      return
    }
    guard let year = Int(rest), (1991...2099).contains(year) else { return nil }
    self.init(kind, year)
  }

  static func < (left: Geography, right: Geography) -> Bool {
    (left.kind, left.year ?? 0) < (right.kind, right.year ?? 0)
  }
}
