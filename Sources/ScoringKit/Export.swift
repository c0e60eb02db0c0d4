/// What a plugin's export line returns.
public typealias Plugin = UnsafePointer<skillsplan_plugin>?

/// Makes a plugin of a rule that scores.
///
/// Write it once in the plugin, as the whole body of the line
/// `@implementation @c public func skillsplan_plugin_v1() -> Plugin { export(TravelDistance.self) }`.
@inlinable
@safe
public func export<R: ScoreRule>(_ rule: R.Type) -> Plugin {
  unsafe Export(R.about, reason: nil) { (setup) throws(Refusal) in
    let rule = try R(&setup)
    return { batch, scores, count in
      for row in 0..<count {
        unsafe scores[row] = rule.score(Candidate(in: batch, at: row))
      }
    }
  }.plugin()
}

/// Makes a plugin of a rule that admits.
@inlinable
@safe
public func export<R: EligibilityRule>(_ rule: R.Type) -> Plugin {
  unsafe Export(R.about, reason: R.reason) { (setup) throws(Refusal) in
    let rule = try R(&setup)
    return { batch, scores, count in
      for row in 0..<count {
        unsafe scores[row] = rule.admits(Candidate(in: batch, at: row)) ? 1 : 0
      }
    }
  }.plugin()
}

/// A rule behind the contract: C function pointers cannot name a generic type, closures can.
///
/// The closures are made in the plugin's own module, where the compiler sees the rule: the loop over a
/// batch is one loop with `score` inlined into it.
@safe @usableFromInline
final class Export: Sendable {
  /// Writes the scores of a whole batch.
  @usableFromInline typealias Scorer =
    @Sendable (_ batch: BatchView, _ scores: UnsafeMutablePointer<Double>, _ count: Int) -> Void

  let about: About
  let reason: String?
  let make: @Sendable (inout Setup) throws(Refusal) -> Scorer

  @usableFromInline
  init(
    _ about: About, reason: String?,
    make: @escaping @Sendable (inout Setup) throws(Refusal) -> Scorer
  ) {
    self.about = about
    self.reason = reason
    unsafe self.make = unsafe make
  }
}
