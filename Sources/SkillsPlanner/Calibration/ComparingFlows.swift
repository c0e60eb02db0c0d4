/// The common part of commuters (M. Lenormand and others, "A universal model of commuting networks",
/// PLoS ONE 7, 2012): twice what two sets of flows share, over both their totals.
///
/// 1 where they are the same, 0 where they share no flow, or are both empty. With equal totals it is
/// the share of starts that one has in the right pair of districts by the other.
package func commonPart(_ one: [Double], _ other: [Double]) -> Double {
  precondition(one.count == other.count, "the flows are of different districts")
  let both = one.reduce(0, +) + other.reduce(0, +)
  guard both > 0 else { return 0 }
  return 2 * zip(one, other).reduce(0) { $0 + min($1.0, $1.1) } / both
}

/// The mean of the kilometres of flows, each counted by its starts; nil where there are none.
package func meanKilometres(_ flows: [Double], _ distances: DistrictDistances) -> Double? {
  let total = flows.reduce(0, +)
  guard total > 0 else { return nil }
  return zip(flows, distances.kilometres).reduce(0) { $0 + $1.0 * $1.1 } / total
}

/// Starts whose districts are so far apart, in kilometres.
package struct DistanceBand: Sendable, Hashable {
  /// Where the band begins.
  package let from: Int
  /// Where it ends, exclusive; nil for the last one.
  package let to: Int?
  package let lastYear: Double
  package let modelled: Double
}

/// Real and modelled starts by distance, in bands of 5 and 10 km; the last has all beyond 40 km.
func distanceBands(
  _ real: [Double], _ modelled: [Double], _ distances: DistrictDistances
) -> [DistanceBand] {
  let edges = [0, 5, 10, 15, 20, 30, 40]
  return edges.indices.map { place in
    let end = place + 1 < edges.count ? edges[place + 1] : nil
    let pairs = distances.kilometres.indices.filter { pair in
      let kilometres = distances.kilometres[pair]
      return kilometres >= Double(edges[place]) && end.map { kilometres < Double($0) } ?? true
    }
    return DistanceBand(
      from: edges[place], to: end, lastYear: pairs.reduce(0) { $0 + real[$1] },
      modelled: pairs.reduce(0) { $0 + modelled[$1] })
  }
}
