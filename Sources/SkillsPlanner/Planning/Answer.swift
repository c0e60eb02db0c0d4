/// What the optimiser says, in the planner's words: decisions, values and proof.
struct Answer: Sendable {
  /// Places of a need on the course of one of its candidates; 1 or more.
  struct Decision: Sendable {
    let need: Int
    let course: Int
    let places: Int
  }

  /// By need and then by course.
  let decisions: [Decision]
  /// By need, by course of the catalogue, by level of the limits.
  let needValues: [Int]
  let courseValues: [Int]
  let levelValues: [Int]
  /// By course of the catalogue.
  let gainsIfOneMore: [Int]
  let points: Int
  /// The certificate's bound.
  let bound: Int
  let isUnique: Bool
}
