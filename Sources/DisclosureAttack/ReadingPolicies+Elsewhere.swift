/// What policies of places outside the learners' home districts tell.
///
/// No table says who of a district learns where. But who does not learn elsewhere learns at home: residents who are placed
/// are at most those taught in their district and as many as may be elsewhere; and as many as must be elsewhere are taught
/// in the other districts.
extension PackReader {
  mutating func readElsewhere(_ row: [String: String], _ isMost: Bool, _ name: String) {
    let homes = Self.list(row["home_district"])
    let isOfHomesAlone = Self.sides.allSatisfy {
      $0 == "home_district" || row[$0, default: ""].isEmpty
    }
    guard let amount = amountElsewhere(row, homes, isOfHomesAlone, isMost) else { return }
    guard isMost else { return bound(row, by: amount, false, name) }
    guard isOfHomesAlone, !homes.isEmpty, let residents = residents(of: homes),
      let taught = counts(
        of: "deliveries", key: ["district"], "plan",
        where: { Self.isIn(row["home_district"], $0["district"]) })
    else { return }
    let limit = knowledge.count("\(name)/limit", Interval(amount, amount), isShown: true)
    let between = knowledge.count("\(name)/between", isShown: true)
    let whole = knowledge.count("\(name)/whole", isShown: true)
    knowledge.add(whole, isSumOf: taught + [limit])
    knowledge.add(whole, isSumOf: residents + [between])
  }

  /// A share elsewhere is of all places of the same residents.
  private func amountElsewhere(
    _ row: [String: String], _ homes: [String], _ isOfHomesAlone: Bool, _ isMost: Bool
  ) -> Int? {
    if let places = row["places"].flatMap({ Int($0) }) { return places }
    if let pence = row["pence"].flatMap({ Int($0) }) { return places(for: pence, row, isMost) }
    guard isOfHomesAlone, !homes.isEmpty, let residents = residents(of: homes) else { return nil }
    let whole = residents.reduce(Interval(0, 0)) { all, count in
      let one = knowledge.bounds[count]
      return Interval(sum(all.low, one.low), sum(all.high, one.high))
    }
    return share(of: whole, row, isMost)
  }

  /// Counts of those placed who live in some districts.
  private func residents(of homes: [String]) -> [Int]? {
    counts(of: "districts", key: ["district", "level"], "placed") {
      $0["district"].map(homes.contains) ?? false
    }
  }

  /// The one district in which nobody is taught of whom a policy of places elsewhere is; nil for any other policy.
  static func onlyHome(_ row: [String: String]) -> String? {
    let homes = list(row["home_district"])
    return row["elsewhere"] == "yes" && homes.count == 1 ? homes[0] : nil
  }
}
