/// Who would be placed otherwise without a policy or a pin: learners more, or below 0 fewer, by where they live.
///
/// Those with a difference alone, so that who gains and who loses is told even where both are as many.
public struct PlacedWithout: Sendable, Hashable {
  /// Learners of a district or an area.
  public struct Change: Sendable, Hashable {
    public let code: String
    /// Not 0.
    public let learners: Int

    public init(code: String, learners: Int) {
      self.code = code
      self.learners = learners
    }
  }

  /// Home districts by code.
  public let districts: [Change]
  /// Areas by code; none where more than `mostAreas` have a difference.
  public let areas: [Change]

  public init(districts: [Change], areas: [Change] = []) {
    self.districts = districts
    self.areas = areas
  }

  /// So many areas are named at most.
  package static let mostAreas = 6

  public static let nobody = PlacedWithout(districts: [])

  /// Whether every district and area has as many placed.
  package var isNobody: Bool { districts.isEmpty && areas.isEmpty }

  /// Learners more in all.
  package var learners: Int { districts.reduce(0) { $0 &+ $1.learners } }

  /// - Parameter ofNeeds: learners more by place among the needs.
  init(_ ofNeeds: [Int: Int], of needs: [Need], in catalogue: Catalogue) {
    func changes(_ code: (Area) -> String) -> [Change] {
      var learners: [String: Int] = [:]
      for (need, more) in ofNeeds {
        learners[code(catalogue.areas[needs[need].area]), default: 0] += more
      }
      return learners.filter { $0.value != 0 }.sorted { $0.key < $1.key }
        .map { Change(code: $0.key, learners: $0.value) }
    }
    let areas = changes(\.code)
    self.init(
      districts: changes(\.district.code), areas: areas.count > Self.mostAreas ? [] : areas)
  }
}
