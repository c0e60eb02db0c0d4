/// A rule with the parameters of one use, and what it needs for each call.
@safe
final class Instance {
  private let columns: Columns
  private let scorer: Export.Scorer
  /// The columns in the host's form; they live as long as the instance.
  let requests: UnsafeMutableBufferPointer<skillsplan_column_request>
  /// For each of them what the rule declares, as long as the instance lives.
  let traits: UnsafeMutableBufferPointer<UInt32>

  /// - Throws: `Refusal` where the settings are not what the rule declared, or the rule refuses them.
  init(_ export: Export, json: some Sequence<UInt8>) throws(Refusal) {
    var setup = Setup(given: try Settings(json: json))
    let scorer = unsafe try export.make(&setup)
    if let problem = setup.problem { throw problem }
    var listed = Setup(given: nil)
    _ = unsafe try? export.make(&listed)
    guard listed.parameters == setup.parameters else {
      throw Refusal("the rule declares its parameters on some paths only, so they cannot be listed")
    }
    columns = setup.columns
    unsafe self.scorer = unsafe scorer
    unsafe requests = .allocate(capacity: columns.requests.count)
    for (place, request) in columns.requests.enumerated() {
      unsafe requests.initializeElement(
        at: place,
        to: skillsplan_column_request(
          name: request.name.counted(), kind: request.kind.rawValue, reserved: 0))
    }
    unsafe traits = .allocate(capacity: columns.traits.count)
    _ = unsafe traits.initialize(from: columns.traits.map(\.rawValue))
  }

  deinit {
    unsafe requests.forEach { unsafe $0.name.bytes.deallocate() }
    unsafe requests.deallocate()
    unsafe traits.deallocate()
  }

  /// Scores a batch.
  ///
  /// - Throws: `Refusal` where the batch is not what the columns asked for.
  func score(_ batch: skillsplan_batch, into scores: UnsafeMutablePointer<Double>)
    throws(Refusal)
  {
    let given = unsafe UnsafeBufferPointer(start: batch.columns, count: Int(batch.column_count))
    guard given.count == columns.requests.count else {
      throw Refusal("the batch has \(given.count) columns, not \(columns.requests.count)")
    }
    for (place, request) in columns.requests.enumerated() {
      let column = unsafe given[place]
      if unsafe column.kind != request.kind.rawValue || column.values == nil {
        throw Refusal("the batch has no column \(request.name) of the kind asked for")
      }
    }
    unsafe BatchTables(of: given, for: columns).withView { view in
      unsafe scorer(view, scores, Int(batch.count))
    }
  }
}
