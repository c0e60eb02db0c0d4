/// A decision that people took and that the plan keeps: how many places some learners have on some courses.
public struct Pin: Sendable, Hashable {
  /// How many places; 0 or more.
  public enum Demand: Sendable, Hashable {
    case exactly(Int)
    case atLeast(Int)
    case atMost(Int)

    /// The fewest and the most places that keep it.
    package var range: ClosedRange<Int> {
      switch self {
      case .exactly(let places): places...places
      case .atLeast(let places): places...Int.max
      case .atMost(let places): 0...places
      }
    }
  }

  public let demand: Demand
  /// It names learners by area or home district, and courses by id or provider.
  public let scope: Scope
  public let reason: String
  /// The role of who took it.
  public let role: String
  public let decided: Day
  /// The last day on which it holds; nil where it holds until it is taken out.
  public let expires: Day?
  public let location: Location?

  public init(
    _ demand: Demand, of scope: Scope, reason: String, role: String, decided: Day,
    expires: Day? = nil, location: Location? = nil
  ) {
    self.demand = demand
    self.scope = scope
    self.reason = reason
    self.role = role
    self.decided = decided
    self.expires = expires
    self.location = location
  }

  /// Whether it holds no more when a plan year such as "2026/27" begins, on 1 August.
  package func hasExpired(in year: String) -> Bool {
    guard let expires, let first = Int(year.prefix(4)),
      let start = Day(year: first, month: 8, day: 1)
    else { return false }
    return expires < start
  }

  /// The same wherever it stands in a file.
  package var withoutLocation: Pin {
    Pin(demand, of: scope, reason: reason, role: role, decided: decided, expires: expires)
  }
}
