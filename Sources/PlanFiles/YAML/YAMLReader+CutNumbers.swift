import SkillsPlanner

/// Numbers that a comma cuts in two, as it stands within braces without quotes: `{at-most: £24,000}` is the key at-most
/// with £24, and a key 000.
extension YAMLReader {
  /// The same entries with such numbers put together, each with one report; of what is reported nothing else is wrong.
  ///
  /// - Parameter known: keys that are none of their rests.
  mutating func joined(_ entries: [YAMLEntry], known: [String]) -> [YAMLEntry] {
    func isRest(_ entry: YAMLEntry) -> Bool {
      guard case .scalar("", isQuoted: false) = entry.value.content else { return false }
      return entry.key.first?.isNumber == true && !known.contains(entry.key)
    }
    var whole: [YAMLEntry] = []
    var rest = entries[...]
    while let entry = rest.popFirst() {
      let cut = Array(rest.prefix(while: isRest))
      guard case .scalar(let start, isQuoted: false) = entry.value.content, !cut.isEmpty,
        start.last?.isNumber == true
      else {
        whole.append(entry)
        continue
      }
      rest = rest.dropFirst(cut.count)
      let parts = [start] + cut.map(\.key)
      let text = parts.joined(separator: ",")
      let isDecimal = cut.contains { $0.key.prefix { $0.isNumber }.count != 3 }
      let meant = isDecimal ? parts.joined(separator: ".") : text
      report(
        .unknownKey, entry.value.place, "the comma cuts \(text.cited()) in two",
        fix: isDecimal
          ? "Write a decimal point: \(meant)."
          : "Put a number that has commas in quotes: \"\(meant)\".")
      whole.append(
        YAMLEntry(
          key: entry.key, keyPlace: entry.keyPlace,
          value: YAMLNode(.scalar(meant, isQuoted: true), at: entry.value.place)))
    }
    return whole
  }
}
