/// Why learners of a plan are not placed, each reason with its proof, and what would place them.
///
/// The reasons stand in a fixed order, each for the learners that those before it leave: no course to go to, too few
/// places within reach, too few funded starts, policies and pins, more points elsewhere. They add up to all who are not
/// placed.
package struct ShortfallDiagnosis: Sendable, Hashable {
  /// All who are not placed.
  package let learners: Int
  /// Learners without a candidate by cause: out of reach, not eligible, no points; those with any.
  package let withoutCourse: [Summary.CauseCount]
  /// Groups of needs that cannot all be met, whatever is funded and whatever has points; small ones first.
  package let tooFewPlaces: [TooFewPlaces]
  /// Levels whose funded starts are fewer than the places that learners could take.
  package let tooFewFunded: [TooFewFunded]
  /// Learners whom no plan that keeps all policies, pins and minimum cohorts can place, and one without them could.
  package let policies: Int
  /// Of those who are left, learners of whom it is not known whether a plan that keeps all that could place them; 0
  /// where one network holds it.
  package let undecided: Int
  /// Learners who could be placed, in a plan with fewer points, or one that keeps less of an earlier plan.
  package let fewerPoints: Int
  /// What each policy and pin that keeps learners from a place does by itself; most learners first. Empty where the plan
  /// keeps an earlier one, which a plan without them would do otherwise.
  package let limits: [LimitEffect]
  /// Policies and pins that cost points, and of which nobody has worked out how many learners they keep.
  package let limitsNotLookedAt: Int
  /// What can be told of other plans: repairs are worked out where everything can.
  package let changes: AnsweredPlan.Changes
  /// Those that help most learners for each unit first.
  package let repairs: [Repair]
  /// All repairs of places and funded starts at once: more learners placed; nil where there are not two.
  package let together: Int?

  /// Needs that reach fewer places than they have learners. No need and no course stands in two of them.
  package struct TooFewPlaces: Sendable, Hashable {
    /// Area codes, ascending, each once.
    package let areas: [String]
    /// Most areas first.
    package let districts: [InDistrict]
    /// Of the needs, ascending.
    package let levels: [Level]
    package let learners: Int
    /// Ids of the courses that they reach, without those of `others`.
    package let courses: [String]
    /// Of those courses together.
    package let places: Int
    /// Whether rules keep the needs from courses within reach, or give them no points there: then `courses` are not all
    /// that they reach.
    package let isNarrowed: Bool
    /// The places in the list of those whose courses they reach too, and which are full of their own needs.
    package let others: [Int]

    package var short: Int { learners - places }

    /// How many of the areas are in a district.
    package struct InDistrict: Sendable, Hashable {
      package let district: District
      package let areas: Int
    }
  }

  /// A policy, a pin or all minimum cohorts, and the plan without it.
  package struct LimitEffect: Sendable, Hashable {
    /// As the plan's rows name it.
    package let label: String
    package let kind: LimitKind
    /// Learners more, 1 or more, and points more.
    package let learners: Int
    package let points: Int
    /// Whether a new plan without it is just that one: not where it is not proven the best, or where an objective would
    /// serve its groups otherwise.
    package let isExact: Bool
  }

  /// A level at which fewer starts are funded than learners could take places.
  package struct TooFewFunded: Sendable, Hashable {
    package let level: Level
    package let funded: Int
    /// Of them so many the plan leaves, since policies and pins keep learners from them.
    package let unused: Int
    /// Learners more who could have a place without policies and pins, were all starts of the level funded.
    package let short: Int
  }

  /// A change of the brief or of a table, and the plan it would give.
  package struct Repair: Sendable, Hashable {
    package let change: Change
    /// Of places, of funded starts (each place of a course that has none left with one), or of tenths of kilometres.
    package let units: Int
    /// Whether it goes as far as it helps: more units of it, up to all that were tried, place no more learners, and one
    /// fewer places fewer. Else it goes as far as each unit helps most.
    package let isWhole: Bool
    /// More learners placed in all; 1 or more.
    package let helped: Int
    /// More learners placed of those whom it is meant for.
    package let helpedOfThem: Int
    /// The points of the plan with the change.
    package let points: Int

    package enum Change: Sendable, Hashable {
      case fundedStarts(Level, from: Int, to: Int)
      /// Places on a course; `funded` where its level's funded starts go up by as many.
      case places(course: String, from: Int, to: Int, funded: Bool, finding: Int)
      /// Metres; with so many funded starts of the level more, 0 where none are needed.
      case reach(Level, from: Int, to: Int, funded: Int)
      /// A policy or pin with another number, or without it where that is no one number.
      case limit(String, LimitKind, from: Policy.Amount, to: Policy.Amount?)
    }
  }
}
