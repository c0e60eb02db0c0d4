/// How often the decisions of a plan survive when what its brief leaves to judgement is a little otherwise.
///
/// Not a probability: the shares and the even chance within them are chosen by whoever asks.
package struct Sensitivity: Sendable {
  package let variation: Variation
  package let seed: UInt64
  /// 1 or more.
  package let runs: Int
  /// Of the plan of the brief as it is.
  package let places: Int
  /// Of the plan's places, how many stand, by what has to be the same.
  package let standing: [(same: Same, places: Standing)]
  /// By area, level and course.
  package let allocations: [AllocationRow]
  /// Needs with a place in the plan, by area and level.
  package let needs: [NeedRow]
  /// Learners placed of the needs of each level.
  package let levels: [LevelRow]
  /// Residents placed of each district at each level.
  package let districts: [DistrictRow]
  /// Every provider with planned courses, by UKPRN.
  package let providers: [ProviderRow]
  /// Every planned course, by id.
  package let courses: [CourseRow]

  /// What a place of the plan has in common with a run's for it to count as the same.
  package enum Same: String, CaseIterable, Sendable {
    /// An area's learners of a level on a course.
    case allocation
    /// An area's learners of a level, on any course.
    case need
    /// A course's places, whoever takes them.
    case course
    /// A provider's, on any of its courses.
    case provider
  }

  /// An allocation of the plan.
  package struct AllocationRow: Sendable {
    package let area: String
    package let level: Level
    package let course: String
    /// In the plan, 1 or more.
    package let places: Int
    /// Runs in which it has a place at all.
    package let survives: Int
  }

  /// A need that the plan gives places.
  package struct NeedRow: Sendable {
    package let area: String
    package let level: Level
    /// In the plan, 1 or more.
    package let places: Int
    /// Runs in which it has a place at all.
    package let survives: Int
  }

  /// A level's needs.
  package struct LevelRow: Sendable {
    package let level: Level
    package let places: PlacesOverRuns
  }

  /// A district's residents at a level.
  package struct DistrictRow: Sendable {
    package let district: District
    package let level: Level
    package let places: PlacesOverRuns
  }

  /// A provider's planned courses together.
  package struct ProviderRow: Sendable {
    package let provider: Provider
    package let lastYear: Int
    package let places: PlacesOverRuns
    /// Runs in which it gains, loses or stays against last year as it does in the plan.
    package let sameDirection: Int

    package var change: Int { places.plan - lastYear }
  }

  /// A course that the brief plans.
  package struct CourseRow: Sendable {
    package let course: String
    package let provider: String
    package let places: PlacesOverRuns
  }

  /// Decisions of the plan by the share of runs that they survive in, each counted once.
  package struct Survival: Sendable, Hashable {
    /// Decisions and the plan's places in them.
    package struct Count: Sendable, Hashable {
      package private(set) var decisions = 0
      package private(set) var places = 0

      fileprivate mutating func add(_ places: Int) {
        decisions += 1
        self.places += places
      }
    }

    package private(set) var all = Count()
    /// In at least 90 % of the runs, and not in all.
    package private(set) var ninety = Count()
    /// In at least 50 %, and fewer than 90 %.
    package private(set) var fifty = Count()
    package private(set) var fewer = Count()

    fileprivate init(_ decisions: [(places: Int, survives: Int)], runs: Int) {
      for decision in decisions {
        switch decision.survives {
        case runs: all.add(decision.places)
        case _ where decision.survives * 100 >= runs * 90: ninety.add(decision.places)
        case _ where decision.survives * 100 >= runs * 50: fifty.add(decision.places)
        default: fewer.add(decision.places)
        }
      }
    }
  }

  package var survivalOfAllocations: Survival {
    Survival(allocations.map { ($0.places, $0.survives) }, runs: runs)
  }

  package var survivalOfNeeds: Survival {
    Survival(needs.map { ($0.places, $0.survives) }, runs: runs)
  }

  /// Providers by how often they keep their direction against last year.
  package var directions: Standing {
    providers.reduce(into: Standing()) { $0.add(in: $1.sameDirection, of: runs) }
  }
}
