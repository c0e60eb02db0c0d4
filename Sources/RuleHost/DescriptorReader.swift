import CScoring
import SkillsPlanner

/// Reads a descriptor into Swift and checks every field: a rule's author is told what is wrong.
@unsafe
struct DescriptorReader {
  private let descriptor: skillsplan_plugin

  init(_ descriptor: skillsplan_plugin) {
    unsafe self.descriptor = unsafe descriptor
  }

  /// The rule, without its columns.
  func rule(file: String, sha256: String) throws(PluginFault) -> CatalogueRule {
    let id = unsafe try text(descriptor.id, "id")
    guard isName(id) else { throw .malformed("id \"\(id)\" is not lower case with hyphens") }
    let kind = unsafe try kind()
    let reason = unsafe try text(descriptor.reason, "reason", mayBeEmpty: kind == .score)
    guard
      unsafe descriptor.create != nil && descriptor.columns != nil && descriptor.score != nil
        && descriptor.destroy != nil
    else { throw .malformed("one of create, columns, score and destroy is NULL") }
    return CatalogueRule(
      id: id, version: unsafe try text(descriptor.version, "version"), kind: kind,
      summary: unsafe try text(descriptor.summary, "summary"), reason: reason, file: file,
      sha256: sha256, parameters: unsafe try parameters(), columns: [])
  }

  private func kind() throws(PluginFault) -> RuleKind {
    switch Int(unsafe descriptor.kind) {
    case SKILLSPLAN_SCORE: return .score
    case SKILLSPLAN_ELIGIBILITY: return .eligibility
    default: throw .malformed("kind is \(unsafe descriptor.kind), which this planner does not know")
    }
  }

  private func parameters() throws(PluginFault) -> [CatalogueParameter] {
    let count = unsafe descriptor.parameter_count
    guard count <= 1000, unsafe count == 0 || descriptor.parameters != nil else {
      throw .malformed("it has \(count) parameters")
    }
    var parameters: [CatalogueParameter] = []
    for place in 0..<Int(count) {
      guard let declared = unsafe descriptor.parameters?[place] else { break }
      let parameter = unsafe try parameter(declared)
      if parameters.contains(where: { $0.name == parameter.name }) {
        throw .malformed("parameter \(parameter.name) is there twice")
      }
      parameters.append(parameter)
    }
    return parameters
  }

  private func parameter(_ declared: skillsplan_parameter) throws(PluginFault)
    -> CatalogueParameter
  {
    let name = unsafe try text(declared.name, "a parameter's name")
    guard isName(name) else {
      throw .malformed("parameter \"\(name)\" is not lower case with hyphens")
    }
    guard let kind = unsafe CatalogueParameter.Kind(rawValue: declared.type) else {
      throw .malformed("parameter \(name) is of a type that this planner does not know")
    }
    let (minimum, maximum) = unsafe (declared.minimum, declared.maximum)
    guard minimum <= maximum else {
      throw .malformed("parameter \(name) ranges from \(minimum) to \(maximum)")
    }
    let defaultText = unsafe try text(
      declared.default_value, "the default of \(name)", mayBeEmpty: true)
    let parameter = CatalogueParameter(
      name: name, kind: kind, range: minimum...maximum,
      defaultText: defaultText.isEmpty ? nil : defaultText,
      isRequired: unsafe declared.required != 0, choices: unsafe try choices(declared, of: name),
      documentation: unsafe try text(declared.documentation, "the documentation of \(name)"))
    if let defaultText = parameter.defaultText {
      do { _ = try parameter.json(.scalar(defaultText)) } catch {
        throw .malformed("the default of a parameter is wrong: \(error.summary)")
      }
    }
    return parameter
  }

  private func choices(_ declared: skillsplan_parameter, of name: String) throws(PluginFault)
    -> [String]
  {
    let count = unsafe declared.choice_count
    guard count <= 1000, unsafe count == 0 || declared.choices != nil,
      (count > 0) == (unsafe Int(declared.type) == SKILLSPLAN_CHOICE)
    else { throw .malformed("parameter \(name) has \(count) choices") }
    var choices: [String] = []
    for place in 0..<Int(count) {
      guard let choice = unsafe declared.choices?[place] else { break }
      choices.append(unsafe try text(choice, "a choice of \(name)"))
    }
    return choices
  }

  private func text(_ counted: skillsplan_text, _ what: String, mayBeEmpty: Bool = false)
    throws(PluginFault) -> String
  {
    guard let text = unsafe checkedText(counted) else {
      throw .malformed("\(what) is not UTF-8 without control characters")
    }
    if text.isEmpty && !mayBeEmpty { throw .malformed("\(what) is empty") }
    return text
  }
}

/// A text of the contract; nil where it is no UTF-8, endless, or would upset a terminal.
func checkedText(_ counted: skillsplan_text) -> String? {
  let count = unsafe counted.count
  if count == 0 { return "" }
  guard count <= 1 << 16, let bytes = unsafe counted.bytes else { return nil }
  let buffer = unsafe UnsafeRawBufferPointer(start: bytes, count: Int(count))
  guard let text = unsafe String(validating: buffer, as: UTF8.self) else { return nil }
  let isPlain = text.unicodeScalars.allSatisfy { scalar in
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: false
    default: true
    }
  }
  return isPlain ? text : nil
}

/// Lower case letters, digits and hyphens, a letter first: "half-distance".
private func isName(_ text: String) -> Bool {
  guard let first = text.utf8.first, (0x61...0x7A).contains(first) else { return false }
  return text.utf8.allSatisfy { byte in
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
  }
}
