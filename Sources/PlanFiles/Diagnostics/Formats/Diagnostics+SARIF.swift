package import SkillsPlanner

extension [Diagnostic] {
  /// A log in the Static Analysis Results Interchange Format for code scanning; ends with a line feed.
  ///
  /// Results stand by file, line and column, and the rules of their codes, each with its page, by code.
  /// Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0".
  ///
  /// - Parameters:
  ///   - version: Of the program.
  ///   - subject: The file that a diagnostic without a place is shown at. The standard needs none, but GitHub
  ///     refuses the whole log for one result without (github/codeql-action, issues 1738 and 2459).
  ///   - pages: Of the codes; a code without one is a rule with its id alone.
  package func sarifText(version: String, about subject: String, pages: [CheckPage]) -> String {
    let codes = Set(map(\.code)).sorted()
    let rules = codes.map { code in
      pages.first { $0.code == code }?.sarifRule ?? .object([("id", .text(code))])
    }
    let driver = JSON.object([
      ("name", .text("skillsplan")), ("version", .text(version)), ("rules", .list(rules)),
    ])
    let run = JSON.object([
      ("tool", .object([("driver", driver)])),
      ("columnKind", .text("unicodeCodePoints")),
      ("results", .list(sortedByPlace.map { $0.sarifResult(rules: codes, about: subject) })),
    ])
    let log = JSON.object([
      (
        "$schema",
        .text(
          "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
        )
      ),
      ("version", .text("2.1.0")),
      ("runs", .list([run])),
    ])
    return log.written + "\n"
  }
}

extension CheckPage {
  fileprivate var sarifRule: JSON {
    .object([
      ("id", .text(code)),
      ("shortDescription", .message(title.prefix(1).uppercased() + title.dropFirst() + ".")),
      ("fullDescription", .message(cause)),
      ("help", .message("\(cause)\n\n\(fix)\n\nskillsplan help \(code) shows an example.")),
    ])
  }
}

extension Diagnostic {
  fileprivate func sarifResult(rules: [String], about subject: String) -> JSON {
    var entries: [(key: String, value: JSON)] = [("ruleId", .text(code))]
    if let place = rules.firstIndex(of: code) { entries.append(("ruleIndex", .whole(place))) }
    let place = (location ?? Location(file: subject)).sarif
    entries += [
      ("level", .text(severity.rawValue)),
      ("message", .message(fix.isEmpty ? "\(summary)." : "\(summary). \(fix)")),
      ("locations", .list([.object([("physicalLocation", place)])])),
    ]
    return .object(entries)
  }
}

extension Location {
  /// The file as a URI, and the line and column where there are any.
  fileprivate var sarif: JSON {
    var entries: [(key: String, value: JSON)] = [
      ("artifactLocation", .object([("uri", .text(file.asURI))]))
    ]
    if line > 0 {
      var region: [(key: String, value: JSON)] = [("startLine", .whole(line))]
      if column > 0 { region.append(("startColumn", .whole(column))) }
      entries.append(("region", .object(region)))
    }
    return .object(entries)
  }
}

extension JSON {
  fileprivate static func message(_ text: String) -> JSON { .object([("text", .text(text))]) }
}

extension String {
  /// A path as a relative URI, or as one of the file scheme where it is absolute (RFC 3986).
  fileprivate var asURI: String {
    var uri = hasPrefix("/") ? "file://" : ""
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        uri.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        uri += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
      }
    }
    return uri
  }
}
