import PlanFiles
import SkillsPlanner

/// A table carried from one geography to another by a look-up.
///
/// - A count is shared out over the areas that one became, by their weights and largest remainder
///   (ties by code; a count with decimals in millionths), and added up where several became one: the
///   total is kept exactly.
/// - A measure (a rate or a score) is copied to the parts; where several became one it is their mean by
///   the people whom each brings, rounded to six decimals, a whole one half to even.
/// - A rank or decile is carried over like a measure between areas of one kind, and left out where
///   small areas become large ones.
/// - A label is copied; of several, that of the part with most people, the first code of equals.
///
/// The weight of a part is what the weights table has for the area that it became, else one: equal
/// parts.
struct Rebasing: Sendable {
  let names: [String]
  /// Sorted by code.
  let rows: [[TableValue]]
  let counts: Counts
  /// Rows whose codes the look-up does not know; they are in no other.
  let unknown: [[TableValue]]
  /// Areas that are made of some of their parts alone, since the table lacks the others.
  let incomplete: [String]
  /// Parts of splits that have no weight though others have, and so get nothing of a count.
  let unweighted: [String]
  /// Every irregular change, as "E01008187 to E01033474 and E01035637".
  let irregular: [String]

  /// How the rows came to be; together they are the rows.
  struct Counts: Hashable, Sendable {
    var unchanged = 0
    var split = 0
    var merged = 0
    /// Of one area with another code.
    var recoded = 0
    var irregular = 0
    /// Made of some of their parts alone.
    var incomplete = 0
  }

  /// The column that says how a row came to be.
  static let basisColumn = "carried_over"

  /// - Parameters:
  ///   - names: of the columns.
  ///   - carried: what happens to each column.
  ///   - key: the column of the code.
  ///   - others: further columns that tell the rows of one area apart, such as the places that times
  ///     are to: only rows that are alike in them are brought together.
  ///   - nameColumn: the column of the areas' names, which takes those of the look-up; nil for none.
  ///   - weights: people by the codes that the look-up leads to; empty for equal parts.
  init(
    _ table: [[TableValue]], names: [String], carried: [LayoutColumn.Carried], key: Int,
    others: [Int] = [], nameColumn: Int? = nil, by lookUp: LookUp, weights: [String: Int]
  ) {
    let table = table.sorted { $0[key].text < $1[key].text }
    let isAlone = others.isEmpty
    let population = names.firstIndex(of: "population")
    var parts: [[String]: [Part]] = [:]
    var unknown: [[TableValue]] = []
    var unweighted: Set<String> = []
    for row in table {
      let code = row[key].text
      guard let links = lookUp.links[code], !links.isEmpty else {
        unknown.append(row)
        continue
      }
      let shares = positive(links.map { weights[$0.to] ?? 0 }) ?? links.map { _ in 1 }
      if links.count > 1, !weights.isEmpty {
        unweighted.formUnion(links.map(\.to).filter { weights[$0] == nil })
      }
      var pieces = links.map { _ in row }
      for (column, way) in carried.enumerated() where way == .count && links.count > 1 {
        Self.share(&pieces, column, of: row[column], by: shares)
      }
      let people = population.flatMap { row[$0].whole } ?? 0
      let weight = largestRemainder(total: max(people, 1) * 1_000, weights: shares)
      for (place, link) in links.enumerated() {
        let apart = isAlone ? [] : others.map { row[$0].shown }
        parts[[link.to] + apart, default: []].append(
          Part(row: pieces[place], weight: weight[place], link: link, siblings: links.count))
      }
    }
    var counts = Counts()
    var rows: [[TableValue]] = []
    let parents = lookUp.parents
    var incomplete: [String] = []
    let keepsRanks = lookUp.from.kind == lookUp.to.kind
    for (place, own) in parts.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      let code = place[0]
      var row = Self.joined(own, carried, keepsRanks: keepsRanks)
      let lacking = (parents[code]?.count ?? 0) - own.count
      if lacking > 0, isAlone { incomplete.append(code) }
      row[key] = .text(code)
      if let name = nameColumn, let own = lookUp.names[code], !own.isEmpty {
        row[name] = .text(own)
      }
      rows.append(row + [.text(Self.basis(own, isIncomplete: lacking > 0 && isAlone, &counts))])
    }
    self.names = names + [Self.basisColumn]
    self.rows = rows
    self.counts = counts
    self.unknown = unknown
    self.unweighted = unweighted.sorted()
    self.incomplete = incomplete
    irregular = Set(parts.values.joined().filter { $0.link.isIrregular }.map(\.link.from)).sorted()
      .map { code in
        "\(code) to " + (lookUp.links[code] ?? []).map(\.to).joined(separator: " and ")
      }
  }

  /// What one area of the first geography brings to one of the second.
  private struct Part {
    let row: [TableValue]
    let weight: Int
    let link: LookUp.Link
    /// Into how many it was cut.
    let siblings: Int
  }

  /// Shares a count out over the pieces of a row; a decimal one by its weights.
  private static func share(
    _ pieces: inout [[TableValue]], _ column: Int, of value: TableValue, by shares: [Int]
  ) {
    switch value {
    case .whole(let number):
      // What is below zero is shared out like what is above.
      let parts = largestRemainder(total: abs(number), weights: shares)
      let sign = number < 0 ? -1 : 1
      for place in pieces.indices { pieces[place][column] = .whole(sign * parts[place]) }
    case .decimal(let number):
      // People are not cut, even where a table counts some of them in fractions.
      if number == number.rounded(), abs(number) < 1e15 {
        return share(&pieces, column, of: .whole(Int(number)), by: shares)
      }
      // In millionths, so that the parts add up to the whole.
      guard abs(number) < 1e12 else { return }
      let parts = largestRemainder(total: Int((abs(number) * 1e6).rounded()), weights: shares)
      let sign = number < 0 ? -1.0 : 1
      for place in pieces.indices {
        pieces[place][column] = .decimal(sign * Double(parts[place]) / 1e6)
      }
    case .missing, .text: break
    }
  }

  private static func joined(
    _ parts: [Part], _ carried: [LayoutColumn.Carried], keepsRanks: Bool
  ) -> [TableValue] {
    guard parts.count > 1 else { return parts[0].row }
    let largest = parts.dropFirst().reduce(parts[0]) { $1.weight > $0.weight ? $1 : $0 }
    let weight = parts.reduce(0) { $0 + $1.weight }
    return carried.indices.map { column in
      let cells = parts.map { $0.row[column] }
      if carried[column] == .label { return largest.row[column] }
      // The mean rank of many small areas is no rank among the large ones.
      if carried[column] == .rank, !keepsRanks { return .missing }
      let numbers = cells.compactMap(\.number)
      guard numbers.count == cells.count else { return .missing }
      let wholes = cells.compactMap(\.whole)
      if carried[column] == .count {
        return wholes.count == cells.count
          ? .whole(wholes.reduce(0, +)) : .decimal(sixPlaces(numbers.reduce(0, +)))
      }
      let mean = zip(numbers, parts).reduce(0) { $0 + $1.0 * Double($1.1.weight) } / Double(weight)
      return wholes.count == cells.count
        ? .whole(Int(mean.rounded(.toNearestOrEven))) : .decimal(sixPlaces(mean))
    }
  }

  private static func basis(
    _ parts: [Part], isIncomplete: Bool, _ counts: inout Counts
  ) -> String {
    let from =
      parts.count > 6 ? "\(parts.count) areas" : parts.map(\.link.from).joined(separator: " and ")
    if isIncomplete {
      counts.incomplete += 1
      return "incomplete: from \(from)"
    }
    if parts.contains(where: { $0.link.isIrregular })
      || (parts.count > 1 && parts.contains { $0.siblings > 1 })
    {
      counts.irregular += 1
      return "irregular: from \(from)"
    }
    if parts.count > 1 {
      counts.merged += 1
      return "added up from \(from)"
    }
    if parts[0].siblings > 1 {
      counts.split += 1
      return "part of \(from)"
    }
    guard parts[0].link.from == parts[0].link.to else {
      counts.recoded += 1
      return "from \(from)"
    }
    counts.unchanged += 1
    return "unchanged"
  }

  private static func sixPlaces(_ number: Double) -> Double { (number * 1e6).rounded() / 1e6 }
}
