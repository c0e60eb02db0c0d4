/// The search for the multipliers of several conditions whose bound is least.
///
/// Each solve gives a plane below the bound. The next multipliers are where the highest of these planes, and a
/// parabola around the best multipliers so far, come to least: near the best while the planes foretell badly, further
/// while they foretell well (C. Lemarechal, J.-J. Strodiot, A. Bihain, On a bundle algorithm for nonsmooth
/// optimization, Nonlinear Programming 4 (1981); K. C. Kiwiel, Proximity control in bundle methods for convex
/// nondifferentiable minimization, Mathematical Programming 46 (1990)).
///
/// Multipliers are measured in points that a usual unit pays, so that pence and heads weigh alike.
struct MultiplierBundle {
  private struct Plane {
    /// Which of all that were taken it is.
    let number: Int
    let place: [Double]
    let height: Double
    let slope: [Double]

    func height(at other: [Double]) -> Double {
      var height = height
      for axis in slope.indices { height += slope[axis] * (other[axis] - place[axis]) }
      return height
    }
  }

  /// How many planes are kept.
  private static let most = 100

  /// What a usual unit counts, and the largest multiplier in points, by condition.
  private let scale: [Double]
  private let ceiling: [Double]
  private let limits: [Int]
  private var planes: [Plane] = []
  private var shares: [Double] = []
  private var taken = 0
  private var centre: Plane
  /// How steep the parabola is.
  private var steepness: Double
  /// What the planes foretold of the last multipliers.
  private var foretold = 0.0
  /// A steepness at which a step is wide.
  private var gentleness = 1.0
  private var failures = 0
  private static let mostFailures = 40
  /// By so much shorter is the first step where little is left to be searched for.
  private static let nearness = 16.0
  /// By so much gentler than at first the parabola becomes where only the largest multipliers tell.
  private static let openness = 65_536.0

  /// - Parameters:
  ///   - vertex: the first multipliers tried.
  ///   - scale: what a usual unit counts, by condition, above 0.
  ///   - limits: the `atMost` of each condition.
  ///   - most: the largest multipliers, in millionths.
  ///   - worth: the points of a usual unit.
  ///   - beginning: where the search begins.
  init(
    _ vertex: ChargedTrees.Vertex, scale: [Double], limits: [Int], most: [Int], worth: Double,
    _ beginning: MultiplierSearch.Beginning
  ) {
    let million = Double(SideCondition.multiplierOfOnePoint)
    self.scale = scale
    self.limits = limits
    ceiling = zip(most, scale).map { Double($0) / million * $1 }
    centre = Plane(number: 0, place: [], height: 0, slope: [])
    steepness = 1
    centre = plane(vertex)
    let broken = zip(centre.slope, centre.place).filter { $0.0 < 0 || $0.1 > 0 }
    let length = broken.reduce(0) { $0 + $1.0 * $1.0 }.squareRoot()
    let first = beginning == .near ? worth / Self.nearness : worth
    steepness = max(1e-9, length / max(1, first / 4))
    gentleness = steepness / (beginning == .cone ? Self.openness : 16)
    add(centre)
  }

  private func plane(_ vertex: ChargedTrees.Vertex) -> Plane {
    let million = Double(SideCondition.multiplierOfOnePoint)
    return Plane(
      number: taken,
      place: vertex.multipliers.indices.map {
        Double(vertex.multipliers[$0]) / million * scale[$0]
      },
      height: Double(vertex.bound),
      slope: vertex.uses.indices.map { Double(limits[$0] - vertex.uses[$0]) / scale[$0] })
  }

  private mutating func add(_ plane: Plane) {
    if planes.count == Self.most {
      // The oldest plane that holds nothing up.
      let idle = shares.firstIndex(of: 0) ?? 0
      planes.remove(at: idle)
      shares.remove(at: idle)
    }
    planes.append(plane)
    shares.append(planes.count == 1 ? 1 : 0)
  }

  /// The next multipliers to try; nil where the bound cannot fall by more than about `tolerance`.
  mutating func next(tolerance: Double) -> [Int]? {
    guard failures < Self.mostFailures else { return nil }
    var place = lowest(tolerance)
    foretold = centre.height - model(at: place)
    if foretold < tolerance, steepness > gentleness {
      // Little is foretold near the best; further off there may be more.
      steepness = gentleness
      place = lowest(tolerance)
      foretold = centre.height - model(at: place)
    }
    guard foretold >= tolerance, place.allSatisfy(\.isFinite) else { return nil }
    let million = Double(SideCondition.multiplierOfOnePoint)
    return place.indices.map { axis in
      Int((min(place[axis], ceiling[axis]) / scale[axis] * million).rounded())
    }
  }

  /// The mixture of flows that keeps the conditions at the least bound, as far as it is known: which of those taken,
  /// the first being 0, with what share; the shares add up to 1.
  var mixture: [(number: Int, share: Double)] {
    zip(planes, shares).filter { $0.1 > 0 }.map { ($0.0.number, $0.1) }
  }

  /// Takes what was found at the multipliers that were tried.
  mutating func take(_ vertex: ChargedTrees.Vertex) {
    taken += 1
    let plane = plane(vertex)
    add(plane)
    let fell = centre.height - plane.height
    guard fell > 0.1 * foretold, fell > 0 else {
      failures += 1
      if failures > 1 { steepness *= 1.5 }
      return
    }
    failures = 0
    if fell > 0.5 * foretold { steepness /= 3 }
    centre = plane
  }

  private func model(at place: [Double]) -> Double {
    planes.reduce(-.infinity) { max($0, $1.height(at: place) - excess(of: $1)) }
  }

  /// How far above the centre a plane passes it, which is by rounding only.
  private func excess(of plane: Plane) -> Double {
    max(0, plane.height(at: centre.place) - centre.height)
  }

  /// Where planes and parabola come to least.
  private mutating func lowest(_ tolerance: Double) -> [Double] {
    var nearest = ProximalStep(
      errors: planes.map { max(0, centre.height - $0.height(at: centre.place)) },
      slopes: planes.flatMap(\.slope), least: centre.place.map { -$0 },
      most: zip(ceiling, centre.place).map { $0 - $1 }, steepness: steepness, from: shares)
    nearest.run(fine: max(tolerance / 100, 1e-9 * abs(centre.height)))
    shares = nearest.shares
    return zip(centre.place, nearest.step).map { $0 + $1 }
  }
}
