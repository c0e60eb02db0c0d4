/// # The problem
///
/// For rows i, columns j, groups of columns or of rows g, candidates (i, j) with points s_ij, and pieces p of any of
/// them with capacity c and bonus b:
///
///     maximise   sum s_ij x_ij + sum b_ip y_ip + sum b_jp y_jp + sum b_gp y_gp
///     subject to sum_j x_ij = sum_p y_ip                     for each row
///                sum_i x_ij = sum_p y_jp                     for each column
///                sum of x_ij over all that is in g or in groups in g = sum_p y_gp
///                0 <= y_p <= c_p                             for each piece
///                x_ij >= 0, whole numbers
///
/// It is a circulation: root -> row groups -> rows -> columns -> groups -> root.
///
/// # Values and their signs
///
/// With a the value of a row or a row group, v_j of a column, w_g of a group, those of the root 0 and "up" what is
/// around each, these hold, and every other set of numbers for which they hold bounds the objective from above by the
/// sum on the last lines:
///
///     s_ij <= a_i + v_j                                      for each candidate
///     w_g <= w_up(g), a_g <= a_up(g)                         for each group, row group without pieces
///     objective <= sum c_p max(0, b_p + a - a_up)            over the pieces of rows and row groups
///                + sum c_p max(0, b_p + v_j - w_up(j))       over those of columns
///                + sum c_p max(0, b_p + w_g - w_up(g))       over those of groups
///
/// At the optimum the two sides are equal, which is the proof: `verify(_:)` checks it by other code.
/// Moreover a + b_1 >= a_up, v_j + b_j1 >= w_up(j), w_g + b_g1 >= w_up(g): without bonuses and groups nothing is
/// negative. Of all values with these properties that prove the optimum a_i is the smallest, v_j and
/// w_g are the largest; so they do not depend on the order of rows or columns, and they are exact in one
/// direction: one unit put into a row from outside adds a_i (where a_i + b_i1 > 0), one put into a column
/// or group costs v_j or w_g. What one place more would add can be less than its value: see
/// `gainsIfOneMore(_:)`. Where nothing fits, a value is only what the inequalities ask for.
///
/// # How
///
/// A primal network simplex over a strongly feasible tree. Candidates outside the tree carry
/// nothing, bonuses and caps are arcs with bounds, so memory beyond the candidates is proportional to
/// rows and columns. Candidates are priced from short lists kept for each row; a last sweep over all of
/// them proves the optimum. Tie-breaks are further objectives on the face of flows that are equally
/// good, one after the other: exactly lexicographic, without large weights.
///
/// Time: each pivot at most O(rows + columns + groups), each full sweep O(candidates); the number of
/// pivots is finite, since the tree stays strongly feasible, and in practice a few for each row; no
/// polynomial bound is known for this rule.
///
/// What it cannot do: lower bounds (a first piece that earns more than any rearranging loses stands for one), bounds on
/// candidates, groups that overlap, flows that gain or lose on the way. A side condition over all flows (a budget) is
/// kept, and how good that is proved to within a gap, by `solve(under:)`.
///
/// # Sources
///
/// W. H. Cunningham, A network simplex method, Mathematical Programming 11 (1976), for strongly feasible
/// trees; G. H. Bradley, G. G. Brown, G. W. Graves, Design and implementation of large scale primal
/// transshipment algorithms, Management Science 24 (1977), for the tree on a preorder ring and for
/// lists of candidates; R. K. Ahuja, T. L. Magnanti, J. B. Orlin, Network Flows (1993), chapter 11.
extension TransportationProblem {
  /// The best flow, among equally good ones the best by the first tie-break, then by the second, and so
  /// on, with the values that prove it.
  ///
  /// The same flows come out for every order of rows and columns when the solution `isUnique`, and the same
  /// way is taken on any number of threads. A problem without candidates has the flow of nothing.
  ///
  /// - Parameter progress: told from time to time how much of all work is done, one at a time, from several
  ///   threads; the unit is a row at its best.
  /// - Complexity: in practice a few tens of passes over the rows and about ten over the candidates;
  ///   memory O(rows + columns + groups + candidates on the face of equally good flows).
  public func solve(
    tieBreaks: [TieBreak] = [],
    progress: (@Sendable (_ done: Int, _ all: Int) -> Void)? = nil
  ) async -> TransportationSolution {
    let told = progress
    let progress = told.map { SolvingProgress(rows: rows.count, $0) }
    let structure = Network.Structure(self)
    if let kinds = candidates.kinds, structure.divides(kinds) {
      return await writtenOut.solve(tieBreaks: tieBreaks, progress: told)
    }
    let parts = await SolvedPart.all(
      of: self, Partition.shared(self, structure), structure, tieBreaks, for: .reading,
      progress: progress)
    return solution(of: parts, structure)
  }
}
