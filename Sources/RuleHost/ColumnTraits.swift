/// What a rule declares of a column that it reads; the raw values are those of scoring.h.
///
/// The checks of a rule hold it to what it declares; the planner asks only whether a column is optional.
package struct ColumnTraits: OptionSet, Hashable, Sendable {
  package let rawValue: UInt32

  package init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// All else equal, a larger number never scores less.
  package static let rising = ColumnTraits(rawValue: 1)
  /// All else equal, a larger number never scores more.
  package static let falling = ColumnTraits(rawValue: 2)
  /// The rule means to tell providers apart by it.
  package static let providers = ColumnTraits(rawValue: 4)
  /// Where no table has the column, all its values are missing.
  package static let optional = ColumnTraits(rawValue: 8)
}
