/// Candidates made from a seed: the same seed gives the same candidates on any machine.
package struct Sampler {
  private let columns: [TrialColumn]
  private let values: [Plausible]
  private var state: UInt64

  /// - Parameter plausible: By column, in the place of what the column's name tells.
  package init(_ columns: [TrialColumn], plausible: [String: Plausible] = [:], seed: UInt64) {
    self.columns = columns
    values = columns.map { plausible[$0.name] ?? Plausible.values(of: $0.name) }
    state = seed
  }

  /// Candidates: all of the lowest values first and all of the highest last, one without any value.
  package mutating func rows(_ count: Int) -> [[Cell]] {
    var rows = [values.indices.map { edge($0, lowest: true) }, columns.map { _ in .missing }]
    while rows.count < count - 1 { rows.append(row()) }
    return rows + [values.indices.map { edge($0, lowest: false) }]
  }

  /// Two numbers of a column, the lower first; nil where it has only one.
  mutating func pair(in column: Int) -> (Double, Double)? {
    let pair = [number(values[column]), number(values[column])].sorted()
    return pair[0] < pair[1] ? (pair[0], pair[1]) : nil
  }

  /// The numbers between which a column's value is looked for when an example is made smaller.
  func range(of column: Int) -> ClosedRange<Double> { values[column].range }

  func isWhole(_ column: Int) -> Bool { values[column].isWhole }

  /// The texts of a column, the shortest first.
  func texts(of column: Int) -> [String] {
    values[column].texts.sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
  }

  /// For each column every text that a candidate may have, one that none has first; empty for numbers.
  var dictionaries: [[String]] {
    columns.indices.map { place in
      guard columns[place].kind == .texts else { return [] }
      let ofProviders = Provider.all.compactMap { provider -> String? in
        if case .text(let text) = provider.cell(of: columns[place]) { text } else { nil }
      }
      return ["(no candidate has this)"] + ofProviders + values[place].texts
    }
  }

  /// Whether a candidate may occur: a need's number is not below the smallest nor above the largest.
  func mayOccur(_ row: [Cell]) -> Bool {
    families.allSatisfy { family in
      let numbers = family.compactMap { row[$0].number }
      return zip(numbers, numbers.dropFirst()).allSatisfy { $0 <= $1 }
    }
  }

  // MARK: One candidate

  private mutating func row() -> [Cell] {
    let provider = Provider.all[Int(next() % UInt64(Provider.all.count))]
    var row = columns.indices.map { place -> Cell in
      if next() % 8 == 0 { return .missing }
      if let cell = provider.cell(of: columns[place]) { return cell }
      switch columns[place].kind {
      case .numbers: return .number(number(values[place]))
      case .texts:
        return .text(values[place].texts[Int(next() % UInt64(values[place].texts.count))])
      }
    }
    for family in families {
      let there = family.filter { row[$0].number != nil }
      let numbers = there.compactMap { row[$0].number }.sorted()
      for (place, number) in zip(there, numbers) { row[place] = .number(number) }
    }
    return row
  }

  private func edge(_ place: Int, lowest: Bool) -> Cell {
    let provider = Provider.all[lowest ? 0 : 1]
    if let cell = provider.cell(of: columns[place]) { return cell }
    let range = values[place].range
    return switch columns[place].kind {
    case .numbers: .number(lowest ? range.lowerBound : range.upperBound)
    case .texts: .text(values[place].texts[lowest ? 0 : values[place].texts.count - 1])
    }
  }

  private mutating func number(_ values: Plausible) -> Double {
    let range = values.range
    switch next() % 8 {
    case 0: return range.lowerBound
    case 1: return range.upperBound
    default: break
    }
    let part = Double(next() >> 11) * 0x1p-53
    let number = range.lowerBound + part * (range.upperBound - range.lowerBound)
    // Three decimals are enough, and can be read.
    let rounded = values.isWhole ? number.rounded() : (number * 1000).rounded() / 1000
    return min(max(rounded, range.lowerBound), range.upperBound)
  }

  /// The places of NAME.smallest, NAME and NAME.largest, as far as they are columns, in that order.
  private var families: [[Int]] {
    columns.indices.compactMap { place in
      let name = columns[place].name
      guard !name.hasSuffix(".smallest"), !name.hasSuffix(".largest") else { return nil }
      let family = ["\(name).smallest", name, "\(name).largest"].compactMap { member in
        columns.firstIndex { $0.name == member }
      }
      return family.count > 1 ? family : nil
    }
  }

  /// SplitMix64 (Steele, Lea and Flood, 2014).
  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
