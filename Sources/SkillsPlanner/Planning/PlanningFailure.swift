/// Why no plan could be made from input that is valid.
public enum PlanningFailure: Error, Sendable {
  /// A rule could not score; the codes of the first candidate at fault, where it is known.
  case rule(RuleFailure, area: String?, course: String?)
  /// The plan would take more memory than it may; nothing has been scored.
  case needsMemory(MemoryNeed)
  /// The sums of places and points are beyond 64-bit integers.
  case tooLarge(String)
  /// Policies and pins that cannot hold together.
  case conflict(Conflict)
  /// What of the brief stands beside the network: what would be different is told of a network alone.
  case besideNetwork([NamedLimit])
  /// No plan was found that keeps all policies and pins, and none of them is proved impossible.
  case notFound
  /// The certificate does not prove the optimum: a fault of the planner, and the plan is withheld.
  case unproven(String)
}
