// The calls of scoring.h, as C functions that find the rule behind the pointer they are given.

extension Export {
  /// Fills in the descriptor of the rule.
  func describe() {
    var setup = Setup(given: nil)
    // A rule that refuses its own defaults is still described; `create` says why.
    _ = unsafe try? make(&setup)
    unsafe descriptor.initialize(
      to: skillsplan_plugin(
        magic: SKILLSPLAN_MAGIC, abi_major: UInt16(SKILLSPLAN_ABI_MAJOR),
        abi_minor: UInt16(SKILLSPLAN_ABI_MINOR), size: UInt64(MemoryLayout<skillsplan_plugin>.size),
        kind: UInt32(reason == nil ? SKILLSPLAN_SCORE : SKILLSPLAN_ELIGIBILITY), reserved: 0,
        id: about.id.counted(), version: about.version.counted(),
        summary: about.summary.counted(), reason: (reason ?? "").counted(),
        parameters: lasting(setup.parameters.map { unsafe $0.described() }),
        parameter_count: UInt64(setup.parameters.count),
        context: Unmanaged.passUnretained(self).toOpaque(), create: create, columns: columns,
        score: score, destroy: destroy, documentation: about.documentation.counted(),
        traits: traits))
  }
}

extension Parameter {
  fileprivate func described() -> skillsplan_parameter {
    unsafe skillsplan_parameter(
      name: name.counted(), type: kind.rawValue, required: required ? 1 : 0,
      minimum: range.lowerBound, maximum: range.upperBound,
      default_value: (defaultValue ?? "").counted(),
      choices: lasting(choices.map { unsafe $0.counted() }), choice_count: UInt64(choices.count),
      documentation: documentation.counted())
  }
}

private func create(
  context: UnsafeMutableRawPointer?, parameters: skillsplan_text,
  error: UnsafeMutablePointer<skillsplan_error>?
) -> UnsafeMutableRawPointer? {
  guard let context = unsafe context else { return nil }
  let export = unsafe Unmanaged<Export>.fromOpaque(context).takeUnretainedValue()
  do throws(Refusal) {
    let instance = try Instance(export, json: unsafe String(counted: parameters).utf8)
    return unsafe Unmanaged.passRetained(instance).toOpaque()
  } catch let refusal {
    unsafe say(refusal.message, in: error)
    return nil
  }
}

private func columns(
  instance: UnsafeMutableRawPointer?, count: UnsafeMutablePointer<UInt64>?
) -> UnsafePointer<skillsplan_column_request>? {
  guard let instance = unsafe instance else { return nil }
  let requests = unsafe Unmanaged<Instance>.fromOpaque(instance).takeUnretainedValue().requests
  unsafe count?.pointee = UInt64(requests.count)
  return unsafe UnsafePointer(requests.baseAddress)
}

private func traits(
  instance: UnsafeMutableRawPointer?, count: UnsafeMutablePointer<UInt64>?
) -> UnsafePointer<UInt32>? {
  guard let instance = unsafe instance else { return nil }
  let traits = unsafe Unmanaged<Instance>.fromOpaque(instance).takeUnretainedValue().traits
  unsafe count?.pointee = UInt64(traits.count)
  return unsafe UnsafePointer(traits.baseAddress)
}

private func score(
  instance: UnsafeMutableRawPointer?, batch: UnsafePointer<skillsplan_batch>?,
  scores: UnsafeMutablePointer<Double>?, error: UnsafeMutablePointer<skillsplan_error>?
) -> Int32 {
  guard let instance = unsafe instance, let batch = unsafe batch, let scores = unsafe scores
  else { return 1 }
  do throws(Refusal) {
    let instance = unsafe Unmanaged<Instance>.fromOpaque(instance).takeUnretainedValue()
    unsafe try instance.score(batch.pointee, into: scores)
    return 0
  } catch let refusal {
    unsafe say(refusal.message, in: error)
    return 1
  }
}

private func destroy(instance: UnsafeMutableRawPointer?) {
  guard let instance = unsafe instance else { return }
  unsafe Unmanaged<Instance>.fromOpaque(instance).release()
}

private func say(_ message: String, in error: UnsafeMutablePointer<skillsplan_error>?) {
  guard let error = unsafe error, let bytes = unsafe error.pointee.bytes else { return }
  var count = 0
  for byte in message.utf8 where unsafe count < error.pointee.capacity {
    unsafe bytes[count] = CChar(bitPattern: byte)
    count += 1
  }
  unsafe error.pointee.count = UInt64(count)
}

/// A copy that the caller frees, or never.
private func lasting<Element>(_ elements: [Element]) -> UnsafePointer<Element> {
  let copy = UnsafeMutableBufferPointer<Element>.allocate(capacity: elements.count + 1)
  _ = unsafe copy.initialize(from: elements)
  guard let start = copy.baseAddress else { preconditionFailure("no memory") }
  return unsafe UnsafePointer(start)
}

extension String {
  /// The text in the contract's form, in memory that the caller frees, or never.
  func counted() -> skillsplan_text {
    unsafe skillsplan_text(
      bytes: lasting(utf8.map { CChar(bitPattern: $0) }), count: UInt64(utf8.count))
  }

  /// The text of the contract's form; what is not UTF-8 in it is replaced.
  init(counted text: skillsplan_text) {
    let bytes = unsafe UnsafeRawBufferPointer(start: text.bytes, count: Int(text.count))
    self = unsafe String(decoding: bytes, as: UTF8.self)
  }
}
