package import SkillsPlanner

/// The files of this project in YAML, each with its format versions.
package enum FileKind: String, CaseIterable {
  case brief = "SkillsBrief"
  case plan = "SkillsPlan"
  case sources = "SkillsSources"
  case map = "SkillsMap"

  /// The newest version, which this program writes; it reads those before it too.
  package var version: Int {
    switch self {
    case .plan: 2
    case .brief, .sources, .map: 1
    }
  }

  /// As a sentence names it.
  fileprivate var name: String {
    switch self {
    case .brief: "a brief"
    case .plan: "a plan"
    case .sources: "a list of sources"
    case .map: "a map of a table"
    }
  }

  /// As a sentence names what is read.
  fileprivate var versions: String {
    version == 1 ? "version 1" : "versions 1 to \(version)"
  }

  /// What to do with a file of this kind that stands where another is due.
  fileprivate var use: String {
    switch self {
    case .brief: "A brief is planned with: skillsplan plan BRIEF."
    case .plan: "A plan is read with: skillsplan summary PLAN."
    case .sources: "A brief names it under tables, as sources."
    case .map: "A table is read by it with: skillsplan import FILE --map MAP."
    }
  }
}

extension YAMLDocument {
  /// What the file says that it is; nil where it does not say, or says something else.
  package var kind: FileKind? {
    guard case .mapping(let entries) = root.content,
      case .scalar(let text, _) = entries.first(where: { $0.key == "kind" })?.value.content
    else { return nil }
    return FileKind(rawValue: text)
  }
}

extension YAMLReader {
  /// Throws when the file says that it is of another kind, or of a version that this program does not read.
  ///
  /// That is the one problem worth a word: every key of such a file would be another. A file that
  /// does not say what it is passes, and is reported key by key.
  package func expect(_ kind: FileKind, _ root: YAMLNode) throws(InvalidInput) {
    guard case .mapping(let entries) = root.content else { return }
    let map = YAMLMap(entries: entries, place: root.place)
    if let node = map["kind"], case .scalar(let text, _) = node.content,
      let found = FileKind(rawValue: text), found != kind
    {
      throw InvalidInput(
        .wrongFileKind, at: location(node.place),
        "\(text.cited()) stands here: this is \(found.name), and \(kind.name) is due",
        fix: found.use)
    }
    if let node = map["version"], case .scalar(let text, _) = node.content,
      let found = Numbers.whole(Array(text.utf8)), found > kind.version
    {
      throw InvalidInput(
        .newerVersion, at: location(node.place),
        "the file is of format version \(text.cited()); this program reads \(kind.versions)",
        fix: "Use a newer skillsplan, or a file of version \(kind.version).")
    }
  }
}
