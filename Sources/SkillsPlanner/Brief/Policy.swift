/// A limit or a floor that the plan must keep.
public struct Policy: Sendable, Hashable {
  /// What it asks for.
  public enum Demand: Sendable, Hashable {
    /// So much at the most, or at the least, of what its scope holds.
    case limit(Bound, Amount)
    /// Each classroom course of the scope runs with so many learners or more, or does not run; 1 or more.
    case minimumCohort(Int)
  }

  public enum Bound: String, CaseIterable, Sendable {
    case atMost = "at-most"
    case atLeast = "at-least"
  }

  /// How much.
  public enum Amount: Sendable, Hashable {
    case places(Int)
    /// Of all places of the plan; of those of its levels where the scope names levels; and, where the scope is
    /// elsewhere, of the places of its learners.
    case share(Share)
    /// Of the prices of the places.
    case pence(Int)
  }

  /// What the policy is set for one by one, each with the same amount.
  public enum Each: String, CaseIterable, Sendable {
    case provider
    /// The courses of one provider at one point.
    case venue
    /// Of tier 1.
    case sector
    case deliveryDistrict = "delivery-district"
    case homeDistrict = "home-district"
    case course
  }

  public let demand: Demand
  public let scope: Scope
  /// Nil where the scope is limited as a whole.
  public let each: Each?
  /// Who set it, in a few words; nil where the brief does not say.
  public let source: String?
  public let location: Location?

  public init(
    _ demand: Demand, of scope: Scope = .everything, each: Each? = nil, source: String? = nil,
    location: Location? = nil
  ) {
    self.demand = demand
    self.scope = scope
    self.each = each
    self.source = source
    self.location = location
  }

  /// The same wherever it stands in a file.
  package var withoutLocation: Policy {
    Policy(demand, of: scope, each: each, source: source)
  }
}
