package import SkillsPlanner

/// The typed getters: each reads one scalar, and reports what it cannot use.
extension YAMLReader {
  /// A text that is not empty.
  ///
  /// A plain scalar that YAML 1.1 or 1.2 takes for a number, a truth, a date or nothing is refused,
  /// since another tool would read something else than what is written.
  package mutating func text(_ node: YAMLNode?) -> String? {
    guard let node, let (text, isQuoted) = scalar(node, due: "a text") else { return nil }
    if text.trimmingSpaces.isEmpty {
      report(.emptyValue, node.place, "the text is empty", fix: "Write the text.")
      return nil
    }
    guard !isQuoted, let meaning = YAMLPlain.meaning(of: text) else { return text }
    report(
      .lookAlike, node.place,
      "\(text.cited()) without quotes is \(meaning) to YAML tools; a text is due",
      fix: "Put it in quotes: \"\(text.printable)\".")
    return nil
  }

  /// One of the words, quoted or not.
  package mutating func choice(_ node: YAMLNode?, of words: [String]) -> String? {
    guard let node, let (text, _) = scalar(node, due: "a word") else { return nil }
    if words.contains(text) { return text }
    report(
      .unknownValue, node.place,
      "\(text.cited()) is none of the words it can be"
        + Spelling.suggestion(for: text, among: words),
      fix: "Write one of: \(Self.list(words)).")
    return nil
  }

  /// A whole number in the range; thousands separators are allowed, "1,900".
  package mutating func whole(_ node: YAMLNode?, in range: ClosedRange<Int>) -> Int? {
    guard let node, let (text, isQuoted) = scalar(node, due: "a whole number") else { return nil }
    let bytes = Array(text.utf8)
    // 012 is ten to YAML 1.1 and twelve to YAML 1.2.
    let isOctal = !isQuoted && bytes.count > 1 && bytes[0] == .zero
    if Numbers.isLong(bytes) {
      reportRange(node, text, Numbers.grouped(range.lowerBound), Numbers.grouped(range.upperBound))
      return nil
    }
    guard !isOctal, let value = Numbers.whole(bytes) else {
      reportWrong(node, text, "not a whole number", fix: "Write digits, such as 1900 or 1,900.")
      return nil
    }
    return inRange(value, range, node, text) { Numbers.grouped($0) }
  }

  /// A number in the range.
  package mutating func decimal(_ node: YAMLNode?, in range: ClosedRange<Double>) -> Double? {
    guard let node, let (text, _) = scalar(node, due: "a number") else { return nil }
    let bytes = Array(text.utf8)
    guard let value = Numbers.decimal(bytes) else {
      reportWrong(node, text, "not a number", fix: "Write digits with a point, such as 0.5.")
      return nil
    }
    return inRange(value, range, node, text) { DecimalText.plain($0) }
  }

  /// A share, "25%" or 0.25, as whole parts per million: 250,000.
  ///
  /// Exact: finer than a millionth is reported. The range is in millionths too.
  package mutating func share(
    _ node: YAMLNode?, in range: ClosedRange<Int> = 0...1_000_000
  ) -> Int? {
    guard let node, let (text, _) = scalar(node, due: "a share") else { return nil }
    let percent = text.withoutUnit("%")
    let places = percent == nil ? 6 : 4
    guard let value = FixedPoint.value(of: percent ?? text, places: places) else {
      reportWrong(
        node, text, "not a share of at most \(places) decimals", fix: "Write it as 25% or 0.25.")
      return nil
    }
    if percent == nil, value > range.upperBound {
      report(
        .valueRange, node.place,
        "\(text.cited()) is more than \(DecimalText.plain(Double(range.upperBound) / 1_000_000))",
        fix: "Write \(text)% for \(text) in a hundred.")
      return nil
    }
    return inRange(value, range, node, text) {
      "\(DecimalText.plain(Double($0) / 10_000))%"
    }
  }

  /// A distance, "15 km", in whole metres: 15,000; finer than a metre is reported.
  package mutating func kilometres(_ node: YAMLNode?, in range: ClosedRange<Int>) -> Int? {
    guard let node, let (text, _) = scalar(node, due: "a distance") else { return nil }
    guard let number = text.withoutUnit("km"), let value = FixedPoint.value(of: number, places: 3)
    else {
      reportWrong(
        node, text, "not a distance in kilometres",
        fix: "Write the number and its unit, such as 15 km or 0.5 km.")
      return nil
    }
    return inRange(value, range, node, text) { "\(DecimalText.plain(Double($0) / 1000)) km" }
  }

  /// A time, "45 min", in whole minutes.
  package mutating func minutes(_ node: YAMLNode?, in range: ClosedRange<Int>) -> Int? {
    guard let node, let (text, _) = scalar(node, due: "a time") else { return nil }
    guard let number = text.withoutUnit("min"), let value = FixedPoint.value(of: number, places: 0)
    else {
      reportWrong(
        node, text, "not a time in whole minutes",
        fix: "Write the number and its unit, such as 45 min.")
      return nil
    }
    return inRange(value, range, node, text) { "\($0) min" }
  }

  /// true or false, not quoted.
  package mutating func flag(_ node: YAMLNode?) -> Bool? {
    guard let node, let (text, isQuoted) = scalar(node, due: "true or false") else { return nil }
    switch (text, isQuoted) {
    case ("true", false): return true
    case ("false", false): return false
    default:
      reportWrong(node, text, "neither true nor false", fix: "Write true or false, without quotes.")
      return nil
    }
  }

  /// A day, "2026-06-01", quoted or not; a day that no calendar has is reported.
  package mutating func day(_ node: YAMLNode?) -> Day? {
    guard let node, let (text, _) = scalar(node, due: "a day") else { return nil }
    if let day = Day(text) { return day }
    reportWrong(node, text, "not a day", fix: "Write year, month and day, such as 2026-06-01.")
    return nil
  }

  private mutating func reportWrong(_ node: YAMLNode, _ text: String, _ fault: String, fix: String)
  {
    report(.wrongValue, node.place, "\(text.cited()) is \(fault)", fix: fix)
  }

  private mutating func inRange<Value>(
    _ value: Value, _ range: ClosedRange<Value>, _ node: YAMLNode, _ text: String,
    _ shown: (Value) -> String
  ) -> Value? {
    if range.contains(value) { return value }
    reportRange(node, text, shown(range.lowerBound), shown(range.upperBound))
    return nil
  }

  private mutating func reportRange(
    _ node: YAMLNode, _ text: String, _ least: String, _ most: String
  ) {
    report(
      .valueRange, node.place, "\(text.cited()) is outside \(least) to \(most)",
      fix: "Correct the number.")
  }
}

extension String {
  /// The text before a unit and the spaces around it; nil when it does not end with the unit.
  func withoutUnit(_ unit: String) -> String? {
    hasSuffix(unit) ? String(dropLast(unit.count)).trimmingSpaces : nil
  }
}
