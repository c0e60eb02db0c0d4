/// How far it is searched which courses run, where that is not settled sooner.
///
/// A plan is the same on every machine since it counts what is looked at. Where time decides, it decides how much is
/// counted: the plan says so, and who plans again with that number gets the same plan.
public struct SearchLimit: Sendable {
  /// So many courses of each independent part are decided both ways at most.
  let nodes: Int
  /// Whether it is asked beside a plan, so that nobody reads why there is none.
  let isAside: Bool
  /// Whether there is no time to count further; nil where none is to be taken.
  private let isUp: (@Sendable () -> Bool)?

  /// What a plan takes that says nothing of it.
  public static let usual = SearchLimit(nodes: 400)

  /// As far as for a plan that says so.
  public init(as optimality: Optimality) {
    self = optimality.nodes.map { SearchLimit(nodes: $0) } ?? .usual
  }

  /// So many and no more, whatever time that takes; 1 or more.
  public init(nodes: Int) { self.init(nodes: nodes, isUp: nil) }

  /// As many as there is time for, and a few at least.
  ///
  /// - Parameter isUp: asked from several threads; once it is true it stays so.
  public init(until isUp: @escaping @Sendable () -> Bool) {
    self.init(nodes: Self.fewest, isUp: isUp)
  }

  private static let fewest = 25

  private init(nodes: Int, isAside: Bool = false, isUp: (@Sendable () -> Bool)?) {
    (self.nodes, self.isAside) = (nodes, isAside)
    self.isUp = isUp
  }

  /// Twice as many, while time is left; nil where it is up or does not count.
  func further() -> SearchLimit? {
    guard let isUp, !isUp(), nodes < 1 << 40 else { return nil }
    return SearchLimit(nodes: nodes * 2, isAside: isAside, isUp: isUp)
  }

  /// An eighth as many, and nothing of time: of what is asked beside the plan itself.
  var quick: SearchLimit { SearchLimit(nodes: max(1, nodes / 8), isAside: true, isUp: nil) }

  /// As many, and nothing of time.
  var counted: SearchLimit { SearchLimit(nodes: nodes, isAside: isAside, isUp: nil) }

  /// Whether what is being looked at is to be given up.
  var isTimeUp: @Sendable () -> Bool { isUp ?? { false } }
}
