/// What a plan is made from, in the groups by which its difference to another plan is explained.
///
/// Their order is that in which they are taken over, one after another, and it never changes: what a group is said
/// to do is what it does once those before it are there.
package enum InputGroup: String, CaseIterable, Sendable {
  /// The table of areas with what is joined to it, travel times and last year's starts by district.
  case data
  /// The table of courses with what is joined to it.
  case courses
  /// Levels, from which qualifications, targets and reach.
  case needs
  /// Which rules, of which build, with which parameters.
  case rules
  /// What the brief gives the rules that stay.
  case weights
  /// Funded starts, flex, spread, steadiness, policies, the objective and what is kept of an earlier plan.
  case policies
  /// Decisions that people took.
  case pins
}
