/// The plan in a few numbers.
public struct Summary: Sendable, Hashable {
  public let learners: Int
  /// Starts last year on the plan's courses.
  public let lastYear: Int
  /// The most that the plan's courses can run.
  public let places: Int
  public let placed: Int
  /// Learners by cause, in the order of the causes; footing to learners less placed.
  public let shortfall: [CauseCount]
  /// By decile, those without one last; footing to all areas.
  public let deciles: [DecileRow]
  public let travel: Travel
  /// Nil where last year's starts are not published.
  public let fixedFlows: FixedFlows?
  /// Pence of all places; nil where no course of the plan has a price, or one that is used has none.
  public let price: Int?

  public init(
    learners: Int, lastYear: Int, places: Int, placed: Int, shortfall: [CauseCount],
    deciles: [DecileRow], travel: Travel, fixedFlows: FixedFlows?, price: Int? = nil
  ) {
    self.learners = learners
    self.lastYear = lastYear
    self.places = places
    self.placed = placed
    self.shortfall = shortfall
    self.deciles = deciles
    self.travel = travel
    self.fixedFlows = fixedFlows
    self.price = price
  }

  /// Last year's apprenticeship starts across the plan's border, at all levels: the plan leaves them as they are.
  public struct FixedFlows: Sendable, Hashable {
    /// Of people from elsewhere, delivered in the plan's districts.
    public let fromOutside: Int
    /// Of residents, delivered elsewhere.
    public let residentsElsewhere: Int

    public init(fromOutside: Int, residentsElsewhere: Int) {
      self.fromOutside = fromOutside
      self.residentsElsewhere = residentsElsewhere
    }
  }

  /// Learners not placed for one cause.
  public struct CauseCount: Sendable, Hashable {
    public let cause: Shortfall.Cause
    public let learners: Int

    public init(cause: Shortfall.Cause, learners: Int) {
      self.cause = cause
      self.learners = learners
    }
  }

  /// The areas of one decile by how much of their need, over all levels, is met.
  public struct DecileRow: Sendable, Hashable {
    /// Nil for the areas without one.
    public let decile: Int?
    public let areas: Int
    /// Areas with a need of which nothing is met.
    public let withNone: Int
    public let withSome: Int
    /// Areas whose whole need is met, or who have none.
    public let withAll: Int
    public let learners: Int
    public let placed: Int

    public init(
      decile: Int?, areas: Int, withNone: Int, withSome: Int, withAll: Int, learners: Int,
      placed: Int
    ) {
      self.decile = decile
      self.areas = areas
      self.withNone = withNone
      self.withSome = withSome
      self.withAll = withAll
      self.learners = learners
      self.placed = placed
    }
  }

  /// Distances of the places whose course has a venue; the others have no distance worth a mean.
  public struct Travel: Sendable, Hashable {
    public let venuePlaces: Int
    /// The sum of metres over those places.
    public let metres: Int
    public let otherPlaces: Int
    /// Nil where the table of travel times has none for any place, or there is no table.
    public let time: Time?

    public init(venuePlaces: Int, metres: Int, otherPlaces: Int, time: Time? = nil) {
      self.venuePlaces = venuePlaces
      self.metres = metres
      self.otherPlaces = otherPlaces
      self.time = time
    }

    /// Travel times of the places for which the table has one, to a venue or to the middle of a district.
    public struct Time: Sendable, Hashable {
      /// 1 or more.
      public let places: Int
      /// The sum over those places of their minutes, each rounded half to even to a tenth.
      public let tenthsOfMinutes: Int

      public init(places: Int, tenthsOfMinutes: Int) {
        self.places = places
        self.tenthsOfMinutes = tenthsOfMinutes
      }

      /// In tenths of a minute, rounded half to even.
      public var meanTenths: Int {
        places > 0 ? roundedHalfToEven(tenthsOfMinutes, over: places) : 0
      }
    }

    /// Rounded half to even; nil without a venue-based place.
    public var meanMetres: Int? {
      venuePlaces > 0 ? roundedHalfToEven(metres, over: venuePlaces) : nil
    }
  }
}

/// A level of the plan.
public struct LevelRow: Sendable, Hashable {
  public let level: Level
  public let eligible: Int
  public let learners: Int
  public let lastYear: Int
  public let places: Int
  /// The cap; nil where the brief sets none.
  public let funded: Int?
  /// Places allocated on courses of this level, to learners of any level.
  public let used: Int
  /// Certificate: the value of a funded start; 0 without a cap.
  public let value: Int

  public init(
    level: Level, eligible: Int, learners: Int, lastYear: Int, places: Int, funded: Int?,
    used: Int, value: Int
  ) {
    self.level = level
    self.eligible = eligible
    self.learners = learners
    self.lastYear = lastYear
    self.places = places
    self.funded = funded
    self.used = used
    self.value = value
  }
}

/// A district: its residents' needs and places, and the places delivered there.
public struct DistrictRow: Sendable, Hashable {
  public let district: District
  public let levels: [AtLevel]
  /// Places delivered in the district: last year's starts of its courses and the plan's.
  public let deliveredLastYear: Int
  public let delivered: Int

  /// One level of a district's residents.
  public struct AtLevel: Sendable, Hashable {
    public let level: Level
    public let eligible: Int
    public let learners: Int
    /// Apprenticeship starts of residents last year; nil where not published.
    public let lastYear: Int?
    public let placed: Int
    /// Of those placed, on apprenticeships: what compares with last year.
    public let placedOnApprenticeships: Int

    public init(
      level: Level, eligible: Int, learners: Int, lastYear: Int?, placed: Int,
      placedOnApprenticeships: Int
    ) {
      self.level = level
      self.eligible = eligible
      self.learners = learners
      self.lastYear = lastYear
      self.placed = placed
      self.placedOnApprenticeships = placedOnApprenticeships
    }
  }

  public init(district: District, levels: [AtLevel], deliveredLastYear: Int, delivered: Int) {
    self.district = district
    self.levels = levels
    self.deliveredLastYear = deliveredLastYear
    self.delivered = delivered
  }
}

/// A provider: last year's starts on the plan's courses and the plan's places.
public struct ProviderRow: Sendable, Hashable {
  public let provider: Provider
  public let lastYear: Int
  public let plan: Int

  public init(provider: Provider, lastYear: Int, plan: Int) {
    self.provider = provider
    self.lastYear = lastYear
    self.plan = plan
  }

  public var change: Int { plan - lastYear }
}
