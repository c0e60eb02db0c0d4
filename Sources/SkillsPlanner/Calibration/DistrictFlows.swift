/// Starts of learners between districts: how many live in one and learn in another.
package struct DistrictFlows: Sendable, Hashable {
  /// Sorted by code, each once.
  package let districts: [District]
  /// Starts, 0 or more, home after home, each with every district of delivery.
  package let counts: [Int]

  /// - Parameter counts: as many as there are pairs of districts.
  package init(_ districts: [District], counts: [Int]) {
    precondition(counts.count == districts.count * districts.count, "a count for each pair is due")
    self.districts = districts
    self.counts = counts
  }

  package subscript(home: Int, delivery: Int) -> Int {
    counts[home * districts.count + delivery]
  }

  package var total: Int { counts.reduce(0, +) }

  /// Starts of those who learn in the district they live in.
  package var inside: Int { districts.indices.reduce(0) { $0 + self[$1, $1] } }

  /// Starts by the district where learners live.
  package var byHome: [Int] {
    districts.indices.map { home in districts.indices.reduce(0) { $0 + self[home, $1] } }
  }

  /// Starts by the district where they learn.
  package var byDelivery: [Int] {
    districts.indices.map { delivery in
      districts.indices.reduce(0) { $0 + self[$1, delivery] }
    }
  }

  /// The flows among all districts but one.
  func without(_ district: Int) -> DistrictFlows {
    let kept = districts.indices.filter { $0 != district }
    return DistrictFlows(
      kept.map { districts[$0] }, counts: kept.flatMap { home in kept.map { self[home, $0] } })
  }
}

/// Last year's starts among districts, with those that have no place among them.
package struct PlacedStarts: Sendable, Hashable {
  package let flows: DistrictFlows
  /// Of people from elsewhere, delivered in the districts.
  package let fromOutside: Int
  /// Of residents, delivered elsewhere.
  package let residentsElsewhere: Int
  /// Inside the districts or across their border, at levels that were not asked for.
  package let atOtherLevels: Int

  /// Adds up the rows of the starts table.
  ///
  /// - Parameters:
  ///   - districts: sorted by code; a row that names another one counts as outside.
  ///   - levels: those to add up; nil for all.
  package init(_ starts: [StartsFlow], among districts: [District], at levels: Set<Level>?) {
    let places = Dictionary(
      districts.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    var counts = Array(repeating: 0, count: districts.count * districts.count)
    var (fromOutside, residentsElsewhere, atOtherLevels) = (0, 0, 0)
    for flow in starts {
      let home = places[flow.home]
      let delivery = places[flow.delivery]
      guard home != nil || delivery != nil else { continue }
      guard levels?.contains(flow.level) ?? true else {
        atOtherLevels += flow.starts
        continue
      }
      if let home, let delivery {
        counts[home * districts.count + delivery] += flow.starts
      } else if home == nil {
        fromOutside += flow.starts
      } else {
        residentsElsewhere += flow.starts
      }
    }
    flows = DistrictFlows(districts, counts: counts)
    self.fromOutside = fromOutside
    self.residentsElsewhere = residentsElsewhere
    self.atOtherLevels = atOtherLevels
  }
}
