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
      if text.hasSuffix("km") {
        return try inRange(decimal(text.dropLast(2).trimmed, written: text), text).description
      }
      guard text.hasSuffix("m") else { throw wrongType(.scalar(text)) }
      let metres = try decimal(text.dropLast().trimmed, written: text)
      return try inRange(metres / 1000, text).description
    case .choice:
      guard choices.contains(text) else {
        throw SettingFault(
          code: "SP0514", summary: "\(name) has no choice \"\(text)\"",
          fix: "\(didYouMean(text, among: choices))Write \(due).")
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

  /// A decimal number: no hexadecimal, no infinity, no separator.
  private func decimal(_ text: String, written: String? = nil) throws(SettingFault) -> Double {
    let isPlain = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
        UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
        true
      default: false
      }
    }
    guard isPlain, let number = Double(text), number.isFinite else {
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
