/// What the policies of a pack tell: that some sums of counts are so many at most, or at the least.
///
/// Only what follows from a row whatever else is so: a limit of places of some learners on some courses bounds the sum of
/// both from below, and from above only where nothing else narrows it. Money is as many places as it pays for, at the
/// prices that are known.
extension PackReader {
  mutating func readPolicies() {
    for row in pack.rows(of: "policies") {
      guard let isMost = Self.isMost(row["kind"]) else { continue }
      for (row, name) in cases(of: row, isMost) {
        if row["elsewhere"] == "yes" {
          readElsewhere(row, isMost, name)
        } else if let amount = amount(row, isMost) {
          bound(row, by: amount, isMost, name)
        }
      }
    }
  }

  /// The policy, or each of those that it is set for one by one, with a name.
  private func cases(
    of row: [String: String], _ isMost: Bool
  ) -> [(row: [String: String], name: String)] {
    let name = "\(prefix)policies/\(row["place"] ?? "")"
    let each = (row["each"] ?? "").replacing("-", with: "_")
    guard !each.isEmpty else { return [(row, name)] }
    // A floor holds for those alone that have something of it.
    guard isMost || Self.sides.allSatisfy({ $0 == each || row[$0, default: ""].isEmpty }) else {
      return []
    }
    return values(of: each, row).map { value in
      (row.merging([each: value]) { $1 }, "\(name)/\(value)")
    }
  }

  private static func isMost(_ kind: String?) -> Bool? {
    kind == "at-most" ? true : kind == "at-least" ? false : nil
  }

  static let sides = [
    "area", "home_district", "decile", "course", "provider", "delivery_district", "sector", "level",
    "mode", "funder",
  ]

  static func list(_ cell: String?) -> [String] {
    (cell ?? "").split(separator: " or ").map(String.init)
  }

  /// Places; of a share as many as the shown total can make it.
  private func amount(_ row: [String: String], _ isMost: Bool) -> Int? {
    if let places = row["places"].flatMap({ Int($0) }) { return places }
    if let pence = row["pence"].flatMap({ Int($0) }) { return places(for: pence, row, isMost) }
    let levels = Self.list(row["level"])
    var whole = Interval(0, 0)
    for level in pack.rows(of: "levels")
    where levels.isEmpty || levels.contains(level["level"] ?? "") {
      guard let used = level["used"].flatMap({ pack.rule.counts(for: $0) }) else { return nil }
      whole = Interval(sum(whole.low, used.low), sum(whole.high, used.high))
    }
    return share(of: whole, row, isMost)
  }

  /// As many of so many as a share allows or asks for; nil where the row has none.
  func share(of whole: Interval, _ row: [String: String], _ isMost: Bool) -> Int? {
    guard let share = row["share"].flatMap({ Double($0) }), (0...1).contains(share),
      whole.high < Self.mostCounted
    else { return nil }
    let millionths = Int((share * 1_000_000).rounded())
    return isMost
      ? whole.high * millionths / 1_000_000
      : (whole.low * millionths + 999_999) / 1_000_000
  }

  /// As many places as so much money pays for; nil where prices are not known, or some cost nothing.
  func places(for pence: Int, _ row: [String: String], _ isMost: Bool) -> Int? {
    guard let prices = row["place"].flatMap({ pack.prices[$0] }), pence >= 0 else { return nil }
    if isMost { return prices.low > 0 ? pence / prices.low : nil }
    return prices.high > 0 ? pence / prices.high + (pence % prices.high > 0 ? 1 : 0) : nil
  }

  /// More places than any plan has; a share of it still fits.
  private static let mostCounted = 1 << 40

  /// What a policy is set for one by one, as far as tables name it.
  private func values(of each: String, _ row: [String: String]) -> [String] {
    let named = Self.list(row[each])
    let all: [String?] =
      switch each {
      case "provider": pack.rows(of: "providers").map { $0["provider"] }
      case "home_district": pack.rows(of: "areas").map { $0["district"] }
      case "delivery_district": pack.rows(of: "provision").map { $0["district"] }
      case "sector":
        pack.rows(of: "provision").map { $0["sector"].map { String($0.prefix { $0 != "." }) } }
      default: []
      }
    let known = Set(all.compactMap(\.self)).sorted()
    return named.isEmpty
      ? known : known.filter { one in named.contains { $0 == one || $0.hasPrefix(one + ".") } }
  }

  mutating func bound(
    _ row: [String: String], by amount: Int, _ isMost: Bool, _ name: String
  ) {
    let named = Self.sides.filter { !row[$0, default: ""].isEmpty }
    let groups = [
      (sides: ["area", "home_district", "decile"], counts: people(row)),
      (sides: ["delivery_district", "sector", "level"], counts: provision(row)),
      (sides: ["provider"], counts: providers(row)),
    ].filter { group in
      group.sides.contains(where: named.contains)
        || group.sides.contains("level") && Self.onlyHome(row) != nil
    }
    for (place, group) in groups.enumerated() {
      guard let counts = group.counts else { continue }
      if !isMost {
        add(counts, isMost: false, amount, "\(name)/\(place)")
      } else if named.allSatisfy(group.sides.contains) {
        add(counts, isMost: true, amount, "\(name)/\(place)")
      }
    }
    if named.isEmpty, let total = count("total/placed") {
      add([total], isMost: isMost, amount, name)
    }
  }

  /// Nil where a table that the sum takes is not there, or not all of its counts.
  private func people(_ row: [String: String]) -> [Int]? {
    guard pack.has("areas") else { return nil }
    return counts(of: "areas", key: ["area"], "placed") { area in
      Self.isIn(row["area"], area["area"]) && Self.isIn(row["home_district"], area["district"])
        && Self.isIn(row["decile"], area["decile"])
    }
  }

  private func provision(_ row: [String: String]) -> [Int]? {
    let sectors = Self.list(row["sector"])
    return counts(of: "provision", key: ["district", "level", "sector"], "plan") { cell in
      let sector = cell["sector"] ?? ""
      return Self.isIn(row["delivery_district"], cell["district"])
        && Self.isIn(row["level"], cell["level"])
        && (sectors.isEmpty || sectors.contains { sector == $0 || sector.hasPrefix($0 + ".") })
        && (Self.onlyHome(row).map { $0 != cell["district"] } ?? true)
    }
  }

  private func providers(_ row: [String: String]) -> [Int]? {
    counts(of: "providers", key: ["provider"], "plan") {
      Self.isIn(row["provider"], $0["provider"])
    }
  }

  static func isIn(_ list: String?, _ value: String?) -> Bool {
    let list = Self.list(list)
    return list.isEmpty || value.map(list.contains) ?? false
  }

  func counts(
    of table: String, key: [String], _ column: String, where isMeant: ([String: String]) -> Bool
  ) -> [Int]? {
    let rows = pack.rows(of: table).filter(isMeant)
    let found = rows.compactMap { row in
      count("\(table)/\(key.map { row[$0] ?? "" }.joined(separator: "/"))/\(column)")
    }
    return found.isEmpty || found.count < rows.count ? nil : found
  }

  /// The place of a count of this pack; one that is shared with the newest pack has its name there.
  private func count(_ name: String) -> Int? {
    knowledge.place(of: prefix + name) ?? knowledge.place(of: name)
  }

  /// The sum of counts is so many at most, or at the least: what is between is a count of its own, and no secret.
  private mutating func add(_ counts: [Int], isMost: Bool, _ amount: Int, _ name: String) {
    if counts.count == 1 {
      knowledge.narrow(counts[0], to: isMost ? Interval(0, amount) : Interval(amount, .max))
      return
    }
    let limit = knowledge.count("\(name)/limit", Interval(amount, amount), isShown: true)
    let between = knowledge.count("\(name)/between", isShown: true)
    if isMost {
      knowledge.add(limit, isSumOf: counts + [between])
    } else {
      let whole = knowledge.count("\(name)/whole", isShown: true)
      knowledge.add(whole, isSumOf: counts)
      knowledge.add(whole, isSumOf: [limit, between])
    }
  }
}
