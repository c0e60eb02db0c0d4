/// The needs of a brief: by level and then by area code.
struct Needs: Sendable {
  let needs: [Need]
  /// By level and then by district code; footing to the needs.
  let districts: [DistrictNeed]
}

/// Derives the needs: residents who could start times the target, rounded once a level.
///
/// The whole total of a level is rounded half to even, shared to districts by largest remainder
/// over their eligible residents, then to the areas of each district likewise; ties by code.
func deriveNeeds(_ definitions: [NeedDefinition], in catalogue: Catalogue) -> Needs {
  let areasOfDistrict = Dictionary(grouping: catalogue.areas.indices) {
    catalogue.areas[$0].district.code
  }
  let districts = areasOfDistrict.keys.sorted()
  let starts = residentStarts(in: catalogue)

  var needs: [Need] = []
  var districtNeeds: [DistrictNeed] = []
  for definition in definitions {
    let eligible = catalogue.areas.map { $0.residents(holding: definition.from) }
    let eligibleOfDistrict = districts.map { code in
      areasOfDistrict[code, default: []].reduce(0) { $0 + eligible[$1] }
    }
    let total = definition.target.of(eligibleOfDistrict.reduce(0, +))
    let learnersOfDistrict = largestRemainder(total: total, weights: eligibleOfDistrict)

    var learners = Array(repeating: 0, count: catalogue.areas.count)
    for (place, code) in districts.enumerated() {
      let areas = areasOfDistrict[code, default: []]
      let shared = largestRemainder(
        total: learnersOfDistrict[place], weights: areas.map { eligible[$0] })
      for (area, count) in zip(areas, shared) { learners[area] = count }
      districtNeeds.append(
        DistrictNeed(
          district: areas.first.map { catalogue.areas[$0].district }
            ?? District(code: code, name: code),
          level: definition.level, eligible: eligibleOfDistrict[place],
          learners: learnersOfDistrict[place],
          lastYear: starts.map { $0[DistrictLevel(code, definition.level)] ?? 0 }))
    }
    for (area, count) in learners.enumerated() where count > 0 {
      needs.append(Need(area: area, level: definition.level, learners: count))
    }
  }
  return Needs(needs: needs, districts: districtNeeds)
}

/// A district and a level, to look up what belongs to both.
struct DistrictLevel: Hashable {
  let district: String
  let level: Level

  init(_ district: String, _ level: Level) {
    self.district = district
    self.level = level
  }
}

private func residentStarts(in catalogue: Catalogue) -> [DistrictLevel: Int]? {
  guard let flows = catalogue.starts else { return nil }
  return flows.reduce(into: [:]) { $0[DistrictLevel($1.home, $1.level), default: 0] += $1.starts }
}
