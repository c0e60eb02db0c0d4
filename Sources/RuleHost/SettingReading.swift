import SkillsPlanner

/// What is wrong with a setting, to be reported at its place.
struct SettingFault: Error {
  let code: String
  let summary: String
  let fix: String
  /// The place inside the setting, where it is not the whole of it.
  var location: Location?
}

extension CatalogueParameter {
  /// Reads what a brief gives, as the JSON that the rule is given.
  func json(_ value: Setting.Value) throws(SettingFault) -> String {
    switch (kind, value) {
    case (.numbersByText, .map(let entries)): try jsonMap(entries)
    case (.numbersByText, _), (_, .list), (_, .map): throw wrongType(value)
    case (_, .scalar(let text)): try json(text)
    }
  }

  private func json(_ text: String) throws(SettingFault) -> String {
    switch kind {
    case .number: return try inRange(decimal(text), text).description
    case .share:
      let isPercentage = text.hasSuffix("%")
      // Shifted in the text and rounded once, so that 33.3% is the same number as 0.333.
      let number = isPercentage ? "\(text.dropLast().trimmed)e-2" : text
      guard !isPercentage || !text.contains(where: { $0 == "e" || $0 == "E" }) else {
        throw wrongType(.scalar(text))
      }
      return try inRange(decimal(number, written: text), text).description
    case .whole:
      let number = try decimal(text)
      guard let whole = Int(exactly: number) else { throw wrongType(.scalar(text)) }
      _ = try inRange(number, text)
      return whole.description
    case .kilometres:
      guard text.hasSuffix("km") else { throw wrongType(.scalar(text)) }
      let number = text.dropLast(2).trimmed
      return try inRange(decimal(number, written: text), text).description
    case .choice:
      guard choices.contains(text) else {
        throw SettingFault(
          code: "SP0514", summary: "\(name) has no choice \"\(text)\"",
          fix: "\(Spelling.question(about: text, among: choices))Write \(due).")
      }
      return jsonString(text)
    case .text: return jsonString(text)
    case .numbersByText: throw wrongType(.scalar(text))
    }
  }

  private func jsonMap(_ entries: [Setting]) throws(SettingFault) -> String {
    var members: [String] = []
    for entry in entries {
      do throws(SettingFault) {
        guard case .scalar(let text) = entry.value else { throw wrongType(entry.value) }
        let number = try inRange(decimal(text), text)
        members.append("\(jsonString(entry.name)):\(number.description)")
      } catch let fault {
        throw SettingFault(
          code: fault.code, summary: "\"\(entry.name)\" in \(fault.summary)", fix: fault.fix,
          location: entry.location)
      }
    }
    return "{\(members.joined(separator: ","))}"
  }

  /// A decimal number, thousands grouped or not ("33,755"): no hexadecimal, no infinity.
  private func decimal(_ text: String, written: String? = nil) throws(SettingFault) -> Double {
    guard let plain = ungrouped(text), let number = Double(plain), number.isFinite else {
      throw wrongType(.scalar(written ?? text))
    }
    return number
  }

  private func inRange(_ number: Double, _ text: String) throws(SettingFault) -> Double {
    guard range.contains(number) else {
      throw SettingFault(
        code: "SP0513", summary: "\(name) is \(text), which is out of range", fix: "Write \(due).")
    }
    return number
  }

  private func wrongType(_ value: Setting.Value) -> SettingFault {
    let given =
      switch value {
      case .scalar(let text): "\"\(text)\""
      case .list: "a list"
      case .map: "a map"
      }
    return SettingFault(
      code: "SP0512", summary: "\(name) is \(given), which is not \(shortDue)",
      fix: "Write \(due).")
  }

  private var shortDue: String {
    switch kind {
    case .number: "a number"
    case .whole: "a whole number"
    case .share: "a share"
    case .kilometres: "a distance with its unit"
    case .choice: "a choice"
    case .text: "a text"
    case .numbersByText: "a map from texts to numbers"
    }
  }
}

extension StringProtocol {
  /// Without the spaces at the end.
  fileprivate var trimmed: String {
    var text = Substring(self)
    while text.last == " " { text = text.dropLast() }
    return String(text)
  }
}

/// The digits without commas between exact groups of three; nil for anything but a decimal number.
private func ungrouped(_ text: String) -> String? {
  let isDecimal = text.utf8.allSatisfy { byte in
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"), UInt8(ascii: ","):
      true
    default: false
    }
  }
  guard isDecimal else { return nil }
  let groups = text.split(separator: ",", omittingEmptySubsequences: false)
  guard groups.count > 1 else { return text }
  let first = groups[0].drop { $0 == "-" }
  let last = groups[groups.count - 1].prefix { $0 != "." }
  let between = groups.dropFirst().dropLast()
  guard (1...3).contains(first.count), first.allSatisfy(\.isNumber), last.count == 3,
    last.allSatisfy(\.isNumber), between.allSatisfy({ $0.count == 3 && $0.allSatisfy(\.isNumber) })
  else { return nil }
  return groups.joined()
}

/// A JSON string (RFC 8259) of a text.
func jsonString(_ text: String) -> String {
  var json = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": json += "\\\""
    case "\\": json += "\\\\"
    case "\u{0}"..."\u{1F}":
      let digits = String(scalar.value, radix: 16)
      json += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
    default: json.unicodeScalars.append(scalar)
    }
  }
  return json + "\""
}
