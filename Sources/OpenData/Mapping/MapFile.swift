import PlanFiles
import SkillsPlanner

/// `map.yaml`: a layout of the user's own, which says what the columns of any table are.
struct MapFile {
  let layout: Layout

  /// What a map looks like.
  static let example = """
    kind: SkillsMap
    version: 1
    title: Travel survey of the county, 2026
    publisher: The county council
    vintage: March 2026
    attribution: [Contains public sector information licensed under the Open Government Licence v3.0.]
    geography: LSOA 2021
    key: [area]
    missing: {"n/a": not available}
    columns:
      - {ours: area, theirs: LSOA code, unit: lsoa}
      - {ours: minutes, theirs: [Time, Minutes by bus], unit: minutes}
    leave-out:
      - {column: area, is: Total, reason: the whole county}
    """

  /// Columns that the import itself adds.
  static let reserved = [
    TableBuilder.marksColumn, Rebasing.basisColumn, Locating.basisColumn,
  ]

  /// - Throws: every problem of the file.
  init(_ bytes: [UInt8], file: String) throws(InvalidInput) {
    let document = try YAMLDocument(bytes, file: file)
    var yaml = YAMLReader(document)
    try yaml.expect(.map, document.root)
    let map = yaml.map(
      document.root, required: ["kind", "version", "title", "publisher", "vintage", "columns"],
      optional: ["attribution", "geography", "key", "missing", "leave-out", "caution"])
    _ = yaml.choice(map["kind"], of: [FileKind.map.rawValue])
    _ = yaml.whole(map["version"], in: 1...1)
    var columns: [LayoutColumn] = []
    for node in yaml.list(map["columns"]) ?? [] {
      if let column = yaml.column(node, besides: columns) { columns.append(column) }
    }
    if let node = map["columns"], columns.isEmpty {
      yaml.report(
        .error(
          ImportCheck.map, at: yaml.location(node.place), "the map has no column",
          fix: "Add one, such as - {ours: area, theirs: LSOA code, unit: lsoa}."))
    }
    let names = columns.map(\.name)
    let geography = yaml.geography(map["geography"])
    if let node = map["columns"], let name = names.first(where: Self.reserved.contains) {
      yaml.report(
        .error(
          ImportCheck.map, at: yaml.location(node.place),
          "\(name.cited()) is a column that the import adds itself", fix: "Give it another name."))
    }
    // The code of the areas tells rows apart where nothing else is said.
    let code = columns.first { $0.content == .code(geography?.kind) }?.name
    let attributions = yaml.texts(map["attribution"])
    layout = Layout(
      title: yaml.text(map["title"]) ?? "", publisher: yaml.text(map["publisher"]) ?? "",
      vintage: yaml.text(map["vintage"]) ?? "",
      attributions: attributions.isEmpty ? [Attribution.unstated] : attributions,
      geography: geography, columns: columns,
      key: map["key"] == nil && geography != nil
        ? code.map { [$0] } ?? [] : yaml.names(map["key"], among: names),
      marks: yaml.marks(map["missing"]),
      skips: yaml.skips(map["leave-out"], among: names),
      caution: map["caution"].flatMap { yaml.text($0) } ?? "")
    try yaml.finish()
  }
}

extension YAMLReader {
  /// One column: ours, theirs in one or more spellings, and the unit.
  fileprivate mutating func column(_ node: YAMLNode, besides others: [LayoutColumn])
    -> LayoutColumn?
  {
    let map = map(
      node, required: ["ours", "theirs", "unit"],
      optional: ["words", "optional", "may-be-blank", "carried"])
    let ours = text(map["ours"])
    let theirs = texts(map["theirs"])
    let unit = unit(map["unit"], words: map["words"])
    let isOptional = map["optional"].flatMap { flag($0) } ?? false
    let mayBeBlank = map["may-be-blank"].flatMap { flag($0) }
    let carried = map["carried"].flatMap {
      choice($0, of: LayoutColumn.Carried.allCases.map(\.rawValue))
    }.flatMap(LayoutColumn.Carried.init(rawValue:))
    guard let ours, let unit, !theirs.isEmpty else { return nil }
    if others.contains(where: { $0.name == ours }), let place = map["ours"]?.place {
      report(
        .error(
          ImportCheck.map, at: location(place), "two columns of the map are called \(ours.cited())",
          fix: "Give each its own name."))
    }
    return LayoutColumn(
      theirs.map { HeaderName($0) }, as: ours, unit, optional: isOptional,
      mayBeMissing: mayBeBlank, carried: carried)
  }

  private mutating func unit(_ node: YAMLNode?, words: YAMLNode?) -> CellContent? {
    guard let node, let word = choice(node, of: CellContent.units.map(\.word)) else { return nil }
    if word == "word" {
      let entries = entries(
        words, fix: "Write their words and ours, such as {J: \"yes\", N: \"no\"}.")
      var known: [String: String] = [:]
      for entry in entries ?? [] { known[entry.key] = text(entry.value) ?? "" }
      if known.isEmpty {
        report(
          .error(
            ImportCheck.map, at: location(node.place), "the unit word needs its words",
            fix: "Add words: {theirs: ours}."))
      }
      return .word(known)
    }
    return CellContent.units.first { $0.word == word }?.content
  }

  fileprivate mutating func geography(_ node: YAMLNode?) -> Geography? {
    guard let node, let text = text(node) else { return nil }
    if let geography = Geography(text) { return geography }
    report(
      .error(
        ImportCheck.map, at: location(node.place), "\(text.cited()) is no geography",
        fix: "Write a kind and a year, such as LSOA 2021, ward 2024 or district 2023."))
    return nil
  }

  /// One text, or a list of them; none where there is no node.
  fileprivate mutating func texts(_ node: YAMLNode?) -> [String] {
    guard let node else { return [] }
    if case .sequence(let items) = node.content { return items.compactMap { text($0) } }
    return text(node).map { [$0] } ?? []
  }

  fileprivate mutating func names(_ node: YAMLNode?, among known: [String]) -> [String] {
    guard let node else { return [] }
    return (list(node) ?? []).compactMap { choice($0, of: known) }
  }

  fileprivate mutating func marks(_ node: YAMLNode?) -> [MissingMark] {
    guard let node else { return [] }
    return (entries(node, fix: "Write marks and meanings, such as {\"n/a\": not available}.") ?? [])
      .compactMap { entry in text(entry.value).map { MissingMark(entry.key, $0) } }
  }

  fileprivate mutating func skips(_ node: YAMLNode?, among known: [String]) -> [Layout.Skip] {
    guard let node else { return [] }
    return (list(node) ?? []).compactMap { item in
      let map = map(item, required: ["column", "is", "reason"])
      let column = choice(map["column"], of: known)
      let word = scalar(map["is"] ?? item, due: "a text")?.text
      let reason = text(map["reason"])
      guard let column, let word, let reason else { return nil }
      return Layout.Skip(column: column, text: word, reason: reason)
    }
  }
}
