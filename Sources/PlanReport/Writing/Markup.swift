import SkillsPlanner

/// A piece of HTML or SVG. Its literal parts are markup; whatever is put into it is text, and escaped.
///
///     let name = "<b>"
///     let cell: Markup = "<td>\(name)</td>"  // <td>&lt;b&gt;</td>
///
/// So a text of a plan cannot become markup by oversight: there is no way in for it but through the escape.
struct Markup: Sendable, Hashable, ExpressibleByStringInterpolation {
  private(set) var text: String

  init(stringLiteral text: String) { self.text = text }
  init(stringInterpolation: Interpolation) { text = stringInterpolation.text }

  /// A text as it shows.
  init(showing text: String) { self.text = text.escaped }

  /// The program's own style or script, which stands as it is.
  init(_ code: OwnCode) { text = code.text }

  static let empty: Markup = ""

  static func += (left: inout Markup, right: Markup) { left.text += right.text }
  static func + (left: Markup, right: Markup) -> Markup {
    var sum = left
    sum += right
    return sum
  }

  struct Interpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + interpolationCount * 8)
    }

    mutating func appendLiteral(_ literal: String) { text += literal }
    mutating func appendInterpolation(_ value: String) { text += value.escaped }
    mutating func appendInterpolation(_ value: Int) { text += String(value) }
    mutating func appendInterpolation(_ value: Markup) { text += value.text }
  }
}

extension Sequence<Markup> {
  func joined() -> Markup { reduce(into: Markup.empty) { $0 += $1 } }
}

extension String {
  /// As it shows in HTML and in SVG, also between quotes of an attribute.
  ///
  /// Characters that hide themselves or turn the line around (controls, bidi overrides, zero widths) are shown by
  /// their number, as everywhere in the program.
  var escaped: String {
    let isPlain = utf8.allSatisfy {
      $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">")
        && $0 != UInt8(ascii: "&") && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'")
    }
    if isPlain { return self }
    var safe = ""
    for scalar in printable.unicodeScalars {
      switch scalar {
      case "&": safe += "&amp;"
      case "<": safe += "&lt;"
      case ">": safe += "&gt;"
      case "\"": safe += "&quot;"
      case "'": safe += "&#39;"
      default: safe.unicodeScalars.append(scalar.isShown ? scalar : "\u{FFFD}")
      }
    }
    return safe
  }
}

extension Unicode.Scalar {
  /// Whether HTML may carry it: neither a noncharacter nor one for private use.
  fileprivate var isShown: Bool {
    switch properties.generalCategory {
    case .privateUse, .unassigned, .surrogate: false
    default: true
    }
  }
}
