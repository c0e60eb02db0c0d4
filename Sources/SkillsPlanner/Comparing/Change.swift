/// A count in two plans.
package struct Change: Sendable, Hashable {
  package let old: Int
  package let new: Int

  package init(old: Int, new: Int) {
    self.old = old
    self.new = new
  }

  /// How much more the new plan has; as sums of counts of a forged plan are, it is taken modulo 2^64.
  package var by: Int { new &- old }

  /// The change back.
  package var reversed: Change { Change(old: new, new: old) }
}

/// A limit in two plans, nil where there is none.
package struct LimitChange: Sendable, Hashable {
  package let old: Int?
  package let new: Int?

  package var reversed: LimitChange { LimitChange(old: new, new: old) }
}
