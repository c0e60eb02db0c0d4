import Synchronization

/// What a plugin's export line returns.
public typealias Plugin = UnsafePointer<skillsplan_plugin>?

/// Makes a plugin of a rule that scores.
///
/// Write it once in the plugin, as the whole body of the line
/// `@implementation @c public func skillsplan_plugin_v1() -> Plugin { export(TravelDistance.self) }`.
@inlinable
@safe
public func export<R: ScoreRule>(_ rule: R.Type) -> Plugin {
  unsafe Export.plugin(of: rule, R.about, reason: nil) { (setup) throws(Refusal) in
    let rule = try R(&setup)
    return { batch, scores, count in
      for row in 0..<count {
        unsafe scores[row] = rule.score(Candidate(in: batch, at: row))
      }
    }
  }
}

/// Makes a plugin of a rule that admits.
@inlinable
@safe
public func export<R: EligibilityRule>(_ rule: R.Type) -> Plugin {
  unsafe Export.plugin(of: rule, R.about, reason: R.reason) { (setup) throws(Refusal) in
    let rule = try R(&setup)
    return { batch, scores, count in
      for row in 0..<count {
        unsafe scores[row] = rule.admits(Candidate(in: batch, at: row)) ? 1 : 0
      }
    }
  }
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
  /// Filled in by `describe()`; it lives as long as the process, as the contract has it.
  nonisolated(unsafe) let descriptor: UnsafeMutablePointer<skillsplan_plugin>

  /// The rules that were exported; they are never let go.
  private static let exported = Mutex<[ObjectIdentifier: Export]>([:])

  /// The descriptor of a rule, the same at every call.
  @usableFromInline
  static func plugin(
    of type: any Rule.Type, _ about: About, reason: String?,
    make: @escaping @Sendable (inout Setup) throws(Refusal) -> Scorer
  ) -> Plugin {
    let export = exported.withLock { exported in
      let rule = ObjectIdentifier(type)
      if let known = exported[rule] { return known }
      let export = unsafe Export(about, reason: reason, make: make)
      export.describe()
      exported[rule] = export
      return export
    }
    return unsafe UnsafePointer(export.descriptor)
  }

  private init(
    _ about: About, reason: String?,
    make: @escaping @Sendable (inout Setup) throws(Refusal) -> Scorer
  ) {
    self.about = about
    self.reason = reason
    unsafe self.make = unsafe make
    unsafe descriptor = .allocate(capacity: 1)
  }
}
