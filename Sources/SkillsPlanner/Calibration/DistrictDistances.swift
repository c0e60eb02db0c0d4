/// How far it is from the homes of a district to the courses of another, or of the same.
///
/// The distance between two districts is the mean of the planner's own distances, in a straight line
/// from every area of the first to every apprenticeship that is delivered in the second: areas
/// count by their adults, courses by last year's starts. A half-distance that is fitted to it is
/// therefore one of the distance that the rule travel-distance reads. A course stands where the
/// courses table puts it: at its venue where one is known, else at the middle of its district's
/// people. Inside a district the same mean is taken, so that staying there costs the way that it
/// takes, and not nothing.
///
/// What else was tried, with figures: the decision DistancesOfDistricts.
package struct DistrictDistances: Sendable {
  /// Sorted by code.
  package let districts: [District]
  /// Mean kilometres, home after home, each with every district of delivery.
  package let kilometres: [Double]
  /// Districts without a placed apprenticeship: its areas stand for the places where it is delivered.
  package let withoutCourse: [District]

  /// The districts of the areas; courses elsewhere are left out.
  ///
  /// - Areas whose adults are all 0, and courses whose starts are, count the same each.
  /// - O(a p) for a areas and p places of courses.
  package init(_ areas: [Area], _ courses: [Course]) {
    let homes = Dictionary(grouping: areas, by: \.district.code).mapValues { areas in
      Spot.weighted(areas.map { Spot(vector: UnitVector($0.point), weight: $0.adults) })
    }
    let districts = Dictionary(
      areas.map { ($0.district.code, $0.district) }, uniquingKeysWith: { first, _ in first }
    ).values.sorted()
    let placed = Dictionary(
      grouping: courses.filter { $0.mode == .apprenticeship && $0.point != nil },
      by: \.district.code)
    let deliveries = placed.mapValues { courses in
      Spot.weighted(
        courses.compactMap { course in
          course.point.map { Spot(vector: UnitVector($0), weight: course.lastYear) }
        })
    }
    kilometres = districts.flatMap { home in
      districts.map { delivery in
        let places = deliveries[delivery.code] ?? homes[delivery.code] ?? []
        return Spot.meanKilometres(homes[home.code] ?? [], places)
      }
    }
    withoutCourse = districts.filter { deliveries[$0.code] == nil }
    self.districts = districts
  }

  /// - Parameter kilometres: as many as there are pairs of districts.
  init(_ districts: [District], kilometres: [Double]) {
    precondition(
      kilometres.count == districts.count * districts.count, "a distance for each pair is due")
    self.districts = districts
    self.kilometres = kilometres
    withoutCourse = []
  }

  /// The distances among all districts but one.
  func without(_ district: Int) -> DistrictDistances {
    let kept = districts.indices.filter { $0 != district }
    return DistrictDistances(
      kept.map { districts[$0] },
      kilometres: kept.flatMap { home in
        kept.map { kilometres[home * districts.count + $0] }
      })
  }
}

/// A place and how much it counts.
private struct Spot {
  let vector: UnitVector
  var weight: Int

  /// Each place once, in the order in which they come, with what it counts; all 1 where all count 0.
  static func weighted(_ spots: [Spot]) -> [Spot] {
    var places: [UnitVector: Int] = [:]
    var found: [Spot] = []
    for spot in spots {
      if let place = places[spot.vector] {
        found[place].weight += spot.weight
      } else {
        places[spot.vector] = found.count
        found.append(spot)
      }
    }
    guard found.allSatisfy({ $0.weight == 0 }) else { return found.filter { $0.weight > 0 } }
    return found.map { Spot(vector: $0.vector, weight: 1) }
  }

  /// The mean over all pairs, each counted by both weights; 0 where there is none.
  static func meanKilometres(_ homes: [Spot], _ places: [Spot]) -> Double {
    var sum = 0.0
    var weight = 0.0
    for home in homes {
      for place in places {
        let pair = Double(home.weight) * Double(place.weight)
        sum += pair * Double(home.vector.metres(to: place.vector))
        weight += pair
      }
    }
    return weight > 0 ? sum / weight / 1000 : 0
  }
}
