extension TradeOff {
  /// Corners of the curve between two weights, from fewer units to more, the ends among them.
  ///
  /// A weight between those of two corners, as large as the chord between them is steep, leads to another corner or
  /// proves that the chord is an edge. The slope of an edge is the least weight at which its further end is best; of a
  /// measure that nests with the groups it is whole, and of another one corners are found that are best at a whole weight.
  ///
  /// - Parameters:
  ///   - low: the weight whose corner is the first; below `high`.
  ///   - high: the weight whose corner is the last.
  ///   - finest: corners no further apart than so many units are not looked between; 1 finds all.
  ///   - spanned: told from several threads how many units more the edges found span, of all between the two.
  /// - Throws: `TradeOffFailure`.
  /// - Complexity: less than two solves for each corner.
  public func vertices(
    from low: Int, to high: Int, finest: Int = 1,
    spanned: @escaping @Sendable (_ units: Int, _ all: Int) -> Void
  ) async throws(TradeOffFailure) -> [Vertex] {
    let first = try await solve(weight: low, from: base)
    let last = try await solve(weight: high, from: base)
    let width = last.vertex.units - first.vertex.units
    guard width > 0 else { return [last.vertex] }
    let search = CornerSearch(tradeOff: self, finest: finest) { spanned($0, width) }
    let inside = await search.corners(between: first, last.vertex, settled: width)
    return [first.vertex] + (try inside.get()) + [last.vertex]
  }
}

/// Looks for the corners between two of them, in halves side by side.
private struct CornerSearch: Sendable {
  typealias Found = Result<[TradeOff.Vertex], TradeOffFailure>

  let tradeOff: TradeOff
  /// Stretches of so many units are not split.
  let finest: Int
  let spanned: @Sendable (_ units: Int) -> Void

  /// Stretches this many times as short as the last that was settled are settled again; the shortest never.
  private static let (share, shortest) = (4, 8)
  /// Halves of so many halvings are looked at side by side: each holds trees of its own.
  private static let sideBySide = 3

  /// The corners strictly between two.
  ///
  /// - Parameters:
  ///   - settled: units of the stretch within which `low` was settled, so that ways from it are short.
  ///   - depth: how often the curve has been halved.
  func corners(
    between low: TradeOff.Solved, _ high: TradeOff.Vertex, settled: Int,
    depth: Int = 0
  ) async -> Found {
    let units = high.units - low.vertex.units
    let fall = low.vertex.earned - high.earned
    let slope = floored(fall, over: units)
    // All edges between would have the largest slope that one can have.
    if units <= finest || slope * units == fall && slope == high.weight {
      spanned(units)
      return .success([])
    }
    var low = low
    let settles = units > Self.shortest && units * Self.share <= settled
    if settles { await low.problem.settle() }
    let within = settles ? units : settled
    var middle: TradeOff.Solved
    do throws(TradeOffFailure) {
      middle = try await tradeOff.solve(weight: slope, from: low.problem)
      // Where the measure is no one arc, an edge may be steep by no whole number: then a weight finds its low end again.
      if middle.vertex.units == low.vertex.units {
        middle = try await tradeOff.solve(weight: slope + 1, from: middle.problem)
      }
    } catch {
      return .failure(error)
    }
    if middle.vertex.units == high.units {
      spanned(units)
      return .success([])
    }
    let found = middle
    let left: Found
    let right: Found
    if depth < Self.sideBySide {
      let near = low
      async let first = corners(between: near, found.vertex, settled: within, depth: depth + 1)
      async let second = corners(between: found, high, settled: within, depth: depth + 1)
      (left, right) = await (first, second)
    } else {
      left = await corners(between: low, found.vertex, settled: within, depth: depth + 1)
      right = await corners(between: found, high, settled: within, depth: depth + 1)
    }
    return left.flatMap { left in right.map { left + [found.vertex] + $0 } }
  }
}
