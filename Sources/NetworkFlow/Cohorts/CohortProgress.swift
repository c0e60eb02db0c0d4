import Synchronization

/// Adds up how far the parts of a search are.
final class CohortProgress: Sendable {
  /// How far one part is: what was found, and the bound, by how much less than the relaxation.
  struct Part: Sendable {
    let nodes: Int
    let loss: Int
    let leastLoss: Int
  }

  private let parts: Mutex<[Part?]>
  private let relaxed: Int
  private let report: @Sendable (_ nodes: Int, _ objective: Int, _ bound: Int) -> Void

  /// - Parameter relaxed: the objective of the relaxation.
  init(
    parts: Int, relaxed: Int,
    _ report: @escaping @Sendable (_ nodes: Int, _ objective: Int, _ bound: Int) -> Void
  ) {
    self.parts = Mutex(Array(repeating: nil, count: parts))
    self.relaxed = relaxed
    self.report = report
  }

  /// Takes how far a part is; says nothing as long as another has found nothing.
  func advance(_ place: Int, to part: Part) {
    parts.withLock { parts in
      parts[place] = part
      let known = parts.compactMap { $0 }
      guard known.count == parts.count else { return }
      report(
        known.reduce(0) { $0 + $1.nodes }, known.reduce(relaxed) { $0 - $1.loss },
        known.reduce(relaxed) { $0 - $1.leastLoss })
    }
  }
}
