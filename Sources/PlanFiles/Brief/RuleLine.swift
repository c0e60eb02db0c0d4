package import SkillsPlanner

extension RuleUse {
  /// The rule as a brief's list of rules has it, ready to be pasted: one line without a line feed.
  ///
  ///     - {rule: travel-distance, weight: 20, with: {half-distance: 6 km, online: 0.5}}
  package var line: String {
    var yaml = YAMLWriter()
    yaml.list("rules") { yaml in
      yaml.line { yaml in
        yaml.text("rule", id)
        if let weight { yaml.whole("weight", weight) }
        if !settings.isEmpty {
          yaml.line("with") { yaml in
            for setting in settings { PlanWriter.value(&yaml, setting.name, setting.value) }
          }
        }
        if let sha256 { yaml.code("sha256", sha256) }
      }
    }
    let text = String(decoding: yaml.finish(), as: UTF8.self)
    return text.dropFirst("rules:".count).drop { $0 == "\n" || $0 == " " }
      .split(separator: "\n").joined()
  }

  /// The same rule with a parameter set: in the place of the old one, else before all others.
  package func setting(_ name: String, to text: String) -> RuleUse {
    var settings = settings
    if let place = settings.firstIndex(where: { $0.name == name }) {
      let location = settings[place].location
      settings[place] = Setting(name: name, value: .scalar(text), location: location)
    } else {
      settings.insert(Setting(name: name, value: .scalar(text), location: nil), at: 0)
    }
    return RuleUse(
      id: id, weight: weight, settings: settings, sha256: sha256, location: location)
  }

  /// A parameter that is a distance such as 6 km, in whole metres rounded half to even; nil where it is not given.
  ///
  /// - Throws: where it is given as anything but kilometres of the range, which is in metres.
  package func metres(of name: String, in range: ClosedRange<Int>) throws(InvalidInput) -> Int? {
    guard let setting = settings.first(where: { $0.name == name }) else { return nil }
    if case .scalar(let text) = setting.value, text.hasSuffix("km"),
      let number = Numbers.decimal(Array(String(text.dropLast(2)).trimmingSpaces.utf8)),
      (Double(range.lowerBound) / 1000...Double(range.upperBound) / 1000).contains(number)
    {
      return Int((number * 1000).rounded(.toNearestOrEven))
    }
    let (least, most) = (Double(range.lowerBound) / 1000, Double(range.upperBound) / 1000)
    throw InvalidInput(
      .wrongValue, at: setting.location ?? location,
      "\(name) of rule \(id) is no distance from \(DecimalText.plain(least)) to "
        + "\(DecimalText.plain(most)) km",
      fix: "Write the number and its unit, such as 6 km.")
  }
}
