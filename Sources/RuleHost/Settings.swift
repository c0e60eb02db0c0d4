import SkillsPlanner

/// A problem with the parameters that a brief gives, before it is put into a sentence on the rule.
struct SettingProblem {
  let fault: SettingFault
  /// Nil for the rule's own place.
  let location: Location?

  func diagnostic(rule use: RuleUse) -> Diagnostic {
    Diagnostic(
      .error, fault.code, at: fault.location ?? location ?? use.location,
      "rule \(use.id): \(fault.summary)", fix: fault.fix)
  }
}

/// The JSON object of a rule's parameters, given or by default, in the order of their declaration.
///
/// - Parameter required: Whether a required parameter must be given; otherwise an empty map stands for
///   one, as for the list of rules.
func settingsJSON(
  for parameters: [CatalogueParameter], from settings: [Setting], required: Bool
) -> (json: String, problems: [SettingProblem]) {
  var problems = unknown(settings, among: parameters)
  var members: [String] = []
  for parameter in parameters {
    let given = settings.filter { $0.name == parameter.name }
    if given.count > 1 {
      let fault = SettingFault(
        code: "SP0515", summary: "\(parameter.name) is given twice", fix: "Leave one of them.")
      problems.append(SettingProblem(fault: fault, location: given.last?.location))
    }
    do throws(SettingFault) {
      if let json = try json(parameter, given.first, required: required) {
        members.append("\(jsonString(parameter.name)):\(json)")
      }
    } catch {
      problems.append(SettingProblem(fault: error, location: given.first?.location))
    }
  }
  return ("{\(members.joined(separator: ","))}", problems)
}

/// The value of one parameter; nil where it is left out.
private func json(_ parameter: CatalogueParameter, _ given: Setting?, required: Bool)
  throws(SettingFault) -> String?
{
  if let given { return try parameter.json(given.value) }
  if let text = parameter.defaultText { return try parameter.json(.scalar(text)) }
  guard parameter.isRequired else { return nil }
  guard required else { return parameter.kind == .numbersByText ? "{}" : nil }
  throw SettingFault(
    code: "SP0516", summary: "\(parameter.name) is not given",
    fix: "Add it under with: \(parameter.due).")
}

private func unknown(_ settings: [Setting], among parameters: [CatalogueParameter])
  -> [SettingProblem]
{
  let names = parameters.map(\.name)
  return settings.filter { !names.contains($0.name) }.map { setting in
    let known =
      names.isEmpty
      ? "The rule has no parameters." : "Its parameters are \(names.joined(separator: ", "))."
    let fault = SettingFault(
      code: "SP0511", summary: "there is no parameter \"\(setting.name)\"",
      fix: Spelling.question(about: setting.name, among: names) + known)
    return SettingProblem(fault: fault, location: setting.location)
  }
}
