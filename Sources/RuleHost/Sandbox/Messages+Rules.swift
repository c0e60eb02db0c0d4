import SkillsPlanner

extension MessageBody {
  mutating func add(_ description: Description) {
    add(description.kind)
    add([description.id, description.version, description.summary, description.reason])
    add(UInt32(description.parameters.count))
    for parameter in description.parameters {
      add(parameter.name)
      add(parameter.type)
      add(UInt32(parameter.isRequired ? 1 : 0))
      add(parameter.minimum)
      add(parameter.maximum)
      add(parameter.defaultText)
      add(parameter.choices)
      add(parameter.documentation)
    }
    add(description.documentation)
  }

  mutating func add(_ columns: [ColumnRequest]) {
    add(UInt32(columns.count))
    for column in columns {
      add(column.name)
      add(UInt32(column.kind == .number ? 1 : 2))
      add(UInt32(column.isOptional ? 1 : 0))
    }
  }

  /// As many as there are columns, and behind them.
  mutating func add(_ traits: [ColumnTraits]) {
    for declared in traits { add(declared.rawValue) }
  }

  mutating func add(_ fault: PluginFault) {
    add(fault.code)
    add(fault.problem)
    add(fault.fix)
  }
}

extension MessageReader {
  mutating func description() throws(BrokenMessage) -> Description {
    let kind = try uint32()
    let texts = try texts()
    let count = try uint32()
    guard texts.count == 4, count <= 1000 else { throw BrokenMessage() }
    var parameters: [Description.Parameter] = []
    for _ in 0..<count { parameters.append(try parameter()) }
    return Description(
      kind: kind, id: texts[0], version: texts[1], summary: texts[2], reason: texts[3],
      parameters: parameters, documentation: try text(lines: true))
  }

  private mutating func parameter() throws(BrokenMessage) -> Description.Parameter {
    let name = try text()
    let type = try uint32()
    let isRequired = try uint32() != 0
    let minimum = try double()
    let maximum = try double()
    let defaultText = try text()
    let choices = try texts()
    return Description.Parameter(
      name: name, type: type, isRequired: isRequired, minimum: minimum, maximum: maximum,
      defaultText: defaultText, choices: choices, documentation: try text())
  }

  mutating func columns() throws(BrokenMessage) -> [ColumnRequest] {
    let count = try uint32()
    guard count <= 1000 else { throw BrokenMessage() }
    var columns: [ColumnRequest] = []
    for _ in 0..<count {
      guard let name = try text(), !name.isEmpty else { throw BrokenMessage() }
      let kind = try uint32() == 1 ? ColumnRequest.Kind.number : .text
      columns.append(ColumnRequest(name, kind, isOptional: try uint32() != 0))
    }
    return columns
  }

  mutating func traits(of count: Int) throws(BrokenMessage) -> [ColumnTraits] {
    var traits: [ColumnTraits] = []
    for _ in 0..<count { traits.append(ColumnTraits(rawValue: try uint32())) }
    return traits
  }

  mutating func fault() throws(BrokenMessage) -> PluginFault {
    guard let code = try text(), let problem = try text(), let fix = try text(),
      code.utf8.count == 6, code.hasPrefix("SP050")
    else { throw BrokenMessage() }
    return PluginFault(code: code, problem: problem, fix: fix)
  }
}
