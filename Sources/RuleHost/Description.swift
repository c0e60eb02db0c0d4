import SkillsPlanner

/// What a plugin says of its rule, before any of it is believed.
///
/// A plugin in a sandboxed child sends one too, and the planner checks it on its own side.
struct Description: Sendable {
  /// A text is nil where it is no plain UTF-8.
  struct Parameter: Sendable {
    var name: String?
    var type: UInt32
    var isRequired: Bool
    var minimum: Double
    var maximum: Double
    var defaultText: String?
    var choices: [String?]
    var documentation: String?
  }

  var kind: UInt32
  var id: String?
  var version: String?
  var summary: String?
  var reason: String?
  var parameters: [Parameter]
  /// In lines; empty for none.
  var documentation: String?

  /// The rule, without its columns.
  ///
  /// - Throws: `PluginFault` for the first part that is not as scoring.h says.
  func rule(file: String, sha256: String) throws(PluginFault) -> CatalogueRule {
    let id = try text(id, "id")
    guard isName(id) else { throw .malformed("id \"\(id)\" is not lower case with hyphens") }
    let kind = try ruleKind()
    return CatalogueRule(
      id: id, version: try text(version, "version"), kind: kind,
      summary: try text(summary, "summary"),
      documentation: try text(documentation, "documentation", mayBeEmpty: true),
      reason: try text(reason, "reason", mayBeEmpty: kind == .score), file: file, sha256: sha256,
      parameters: try checkedParameters(), columns: [], isShipped: false, isIsolated: false)
  }

  private func ruleKind() throws(PluginFault) -> RuleKind {
    switch kind {
    case 1: return .score
    case 2: return .eligibility
    default: throw .malformed("kind is \(kind), which this planner does not know")
    }
  }

  private func checkedParameters() throws(PluginFault) -> [CatalogueParameter] {
    var checked: [CatalogueParameter] = []
    for declared in parameters {
      let parameter = try self.parameter(declared)
      if checked.contains(where: { $0.name == parameter.name }) {
        throw .malformed("parameter \(parameter.name) is there twice")
      }
      checked.append(parameter)
    }
    return checked
  }

  private func parameter(_ declared: Parameter) throws(PluginFault) -> CatalogueParameter {
    let name = try text(declared.name, "a parameter's name")
    guard isName(name) else {
      throw .malformed("parameter \"\(name)\" is not lower case with hyphens")
    }
    guard let kind = CatalogueParameter.Kind(rawValue: declared.type) else {
      throw .malformed("parameter \(name) is of a type that this planner does not know")
    }
    guard declared.minimum <= declared.maximum else {
      throw .malformed("parameter \(name) ranges from \(declared.minimum) to \(declared.maximum)")
    }
    guard declared.choices.isEmpty == (kind != .choice) else {
      throw .malformed("parameter \(name) has \(declared.choices.count) choices")
    }
    var choices: [String] = []
    for choice in declared.choices { choices.append(try text(choice, "a choice of \(name)")) }
    let defaultText = try text(declared.defaultText, "the default of \(name)", mayBeEmpty: true)
    let parameter = CatalogueParameter(
      name: name, kind: kind, range: declared.minimum...declared.maximum,
      defaultText: defaultText.isEmpty ? nil : defaultText, isRequired: declared.isRequired,
      choices: choices,
      documentation: try text(declared.documentation, "the documentation of \(name)"))
    if let defaultText = parameter.defaultText {
      do { _ = try parameter.json(.scalar(defaultText)) } catch {
        throw .malformed("the default of a parameter is wrong: \(error.summary)")
      }
    }
    return parameter
  }

  private func text(_ given: String?, _ what: String, mayBeEmpty: Bool = false)
    throws(PluginFault) -> String
  {
    guard let text = given else {
      throw .malformed("\(what) is not UTF-8 without control characters")
    }
    if text.isEmpty && !mayBeEmpty { throw .malformed("\(what) is empty") }
    return text
  }
}

/// UTF-8 that is not endless and would not upset a terminal; else nil.
///
/// - Parameter lines: Whether it may have several.
func plainText(_ bytes: some Collection<UInt8>, lines: Bool = false) -> String? {
  guard bytes.count <= 1 << 16, let text = String(validating: bytes, as: UTF8.self) else {
    return nil
  }
  let isPlain = text.unicodeScalars.allSatisfy { scalar in
    if lines && scalar == "\n" { return true }
    return switch scalar.properties.generalCategory {
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
