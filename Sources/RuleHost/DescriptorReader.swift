import CScoring

extension Description {
  /// Copies a plugin's descriptor out of its memory.
  ///
  /// - Throws: `PluginFault` where a call is missing, or a count cannot be meant.
  init(of descriptor: skillsplan_plugin) throws(PluginFault) {
    guard
      unsafe descriptor.create != nil && descriptor.columns != nil && descriptor.score != nil
        && descriptor.destroy != nil
    else { throw .malformed("one of create, columns, score and destroy is NULL") }
    let count = unsafe descriptor.parameter_count
    guard count <= 1000, unsafe count == 0 || descriptor.parameters != nil else {
      throw .malformed("it has \(count) parameters")
    }
    kind = unsafe descriptor.kind
    id = unsafe checkedText(descriptor.id)
    version = unsafe checkedText(descriptor.version)
    summary = unsafe checkedText(descriptor.summary)
    reason = unsafe checkedText(descriptor.reason)
    documentation = unsafe checkedText(descriptor.documentation, lines: true)
    parameters = []
    for place in 0..<Int(count) {
      guard let declared = unsafe descriptor.parameters?[place] else { break }
      parameters.append(unsafe try Parameter(of: declared))
    }
  }
}

extension Description.Parameter {
  fileprivate init(of declared: skillsplan_parameter) throws(PluginFault) {
    name = unsafe checkedText(declared.name)
    let count = unsafe declared.choice_count
    guard count <= 1000, unsafe count == 0 || declared.choices != nil else {
      throw .malformed("parameter \(name ?? "") has \(count) choices")
    }
    type = unsafe declared.type
    isRequired = unsafe declared.required != 0
    minimum = unsafe declared.minimum
    maximum = unsafe declared.maximum
    defaultText = unsafe checkedText(declared.default_value)
    choices = []
    for place in 0..<Int(count) {
      guard let choice = unsafe declared.choices?[place] else { break }
      choices.append(unsafe checkedText(choice))
    }
    documentation = unsafe checkedText(declared.documentation)
  }
}

/// A text of the contract; nil where it is no UTF-8, endless, or would upset a terminal.
func checkedText(_ counted: skillsplan_text, lines: Bool = false) -> String? {
  let count = unsafe counted.count
  if count == 0 { return "" }
  guard count <= 1 << 16, let bytes = unsafe counted.bytes else { return nil }
  return unsafe plainText(UnsafeRawBufferPointer(start: bytes, count: Int(count)), lines: lines)
}
