/// How settled a plan is: the fewest and the most places that districts, providers, courses and levels have in any plan
/// whose points are nearly those of the best, and what policies and pins are about.
package struct PlanRanges: Sendable {
  /// Points of the best plan.
  package let best: Int
  /// How many points fewer a plan may have.
  package let loss: Int
  /// By kind, and within each by code.
  package let rows: [Row]

  /// What places are added up by.
  package enum Kind: String, CaseIterable, Sendable {
    /// Of residents.
    case districts
    case providers
    case courses
    case levels
    /// What a policy limits, or what the objective serves first.
    case policies
    /// What a pin decides.
    case pins
  }

  /// A district, provider, course, level, policy or pin.
  package struct Row: Sendable {
    package let kind: Kind
    /// A GSS code, a UKPRN, a course's id, a level's code, or what a plan calls a policy or a pin.
    package let code: String
    /// The code again, of all but districts and providers.
    package let name: String
    /// Starts of last year; nil where they are not published, or of a policy or pin. Of a district apprenticeships of its
    /// residents alone.
    package let lastYear: Int?
    package let plan: Int
    package let fewest: Limit
    package let most: Limit

    /// Places that every plan has that is nearly as good.
    package var isSettled: Bool { fewest.bound == most.bound }
    /// Starts of last year that are counted as the plan's places are.
    private var compared: Int? { kind == .districts ? nil : lastYear }
    /// Whether every such plan has more places than there were starts last year; not where these are not comparable.
    package var alwaysGains: Bool { compared.map { fewest.bound > $0 } ?? false }
    /// The same of fewer.
    package var alwaysLoses: Bool { compared.map { most.bound < $0 } ?? false }
    /// What may be more or fewer.
    package var width: Int { most.bound - fewest.bound }
  }

  /// An end of a range.
  package struct Limit: Sendable, Hashable {
    /// What a plan is known to have that is good enough.
    package let places: Int
    /// What none goes beyond; the same number where the end is known exactly.
    package let bound: Int

    package var isExact: Bool { places == bound }
  }

  /// The rows of a kind.
  package func rows(_ kind: Kind) -> [Row] { rows.filter { $0.kind == kind } }
}
