/// Limits that no network holds, in a brief that asks for what only a network gives exactly: an objective before points,
/// or an earlier plan to keep to.
func checkKeeping(of expansion: LimitExpansion, _ limits: Limits) -> [Diagnostic] {
  let brief = expansion.brief
  guard brief.objective != .points || brief.stability != nil else { return [] }
  let beside = BesideNetwork(expansion, limits).all
  return (brief.objective == .points ? [] : beside.filter { !$0.isSearched }.map(crossing))
    + (brief.stability.map { stability in beside.map { keeping($0, stability) } } ?? [])
}

private func crossing(_ item: BesideNetwork.Item) -> Diagnostic {
  Diagnostic(
    .error, "SP0641", at: item.limit.location,
    "\(item.limit.named) and the groups of learners that the objective serves first cross each other, so that no "
      + "plan could be proved to serve these best",
    fix: "Take it out, or plan with objective: points.")
}

private func keeping(_ item: BesideNetwork.Item, _ stability: Stability) -> Diagnostic {
  let line = stability.location.map { " of line \($0.line)" } ?? ""
  let how = item.isSearched ? "a search over courses" : "price"
  return Diagnostic(
    .error, "SP0644", at: item.limit.location,
    "the earlier plan\(line) cannot be kept to beside \(item.limit.named), kept by \(how)",
    fix: "Take out either\(item.isSearched ? "" : ", or write a share as a number of places").")
}
