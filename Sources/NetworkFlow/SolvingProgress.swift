import Synchronization

/// Counts how far the solver is over all parts, in rows brought to their best at each coarseness.
///
/// The pivots of a sweep fall by about the same ratio from sweep to sweep, so a level is as far as their logarithm
/// has fallen on its way to one row in a hundred.
final class SolvingProgress: Sendable {
  private let report: @Sendable (_ done: Int, _ all: Int) -> Void
  private let all: Int
  private let done = Mutex(0)

  /// - Parameter rows: of the whole problem; coarser levels add a third.
  init(rows: Int, _ report: @escaping @Sendable (_ done: Int, _ all: Int) -> Void) {
    self.report = report
    all = rows + rows / 3
  }

  /// How far one coarseness of one part is.
  struct Level: Sendable {
    let progress: SolvingProgress?
    let rows: Int
    private var first = 0
    private var reached = 0

    init(_ progress: SolvingProgress?, rows: Int) {
      self.progress = progress
      self.rows = rows
    }

    /// Takes the pivots of a sweep.
    mutating func swept(_ pivots: Int) {
      guard let progress else { return }
      first = max(first, pivots)
      let whole = Self.logarithm(first) - Self.logarithm(rows / 100)
      let fallen = Self.logarithm(first) - Self.logarithm(pivots)
      // The last tenth is for what comes after the sweeps.
      let share = whole > 0 ? min(1, max(0, fallen / whole)) * 0.9 : 0
      advance(to: Int(share * Double(rows)), progress)
    }

    mutating func finish() {
      if let progress { advance(to: rows, progress) }
    }

    private mutating func advance(to place: Int, _ progress: SolvingProgress) {
      guard place > reached else { return }
      progress.add(place - reached)
      reached = place
    }

    /// To base 2, straight between powers.
    private static func logarithm(_ number: Int) -> Double {
      let value = Double(max(1, number))
      return Double(value.exponent) + value.significand - 1
    }
  }

  private func add(_ rows: Int) {
    done.withLock { done in
      done = min(done + rows, all)
      report(done, all)
    }
  }
}
