import SkillsPlanner

/// A brief and those that it extends, each as it stands in its file.
struct BriefChain {
  /// One brief of the chain.
  struct Link {
    let document: YAMLDocument
    /// As seen from the folder of the first brief.
    let path: String
    let sha256: String

    init(_ bytes: [UInt8], file: String, path: String) throws(InvalidInput) {
      document = try YAMLDocument(bytes, file: file)
      self.path = path
      sha256 = SHA256.hex(of: bytes)
    }

    /// The value of a key of the brief; nil where it does not have it.
    subscript(key: String) -> YAMLNode? {
      guard case .mapping(let entries) = document.root.content else { return nil }
      return YAMLMap(entries: entries, place: document.root.place)[key]
    }

    var extends: Bool { self["extends"] != nil }
  }

  /// How many briefs may lie behind the first.
  static let deepest = 8

  /// The brief itself, then its base, then the base of that, and so on.
  let links: [Link]

  /// - Throws: what ends the chain before its last brief: a file that cannot be read or is no brief, a circle.
  init(
    _ bytes: [UInt8], file: String, base read: BriefFile.BaseReading
  ) throws(InvalidInput) {
    var links = [try Link(bytes, file: file, path: FilePath.name(of: file))]
    while let base = try Self.base(of: links[links.count - 1]) {
      let last = links[links.count - 1]
      let file = FilePath.path(base.path, relativeTo: last.document.file)
      if let first = links.firstIndex(where: { FilePath.areSame($0.document.file, file) }) {
        throw Self.circle(links[first...].map(\.document.file), at: base.location)
      }
      guard links.count <= Self.deepest else {
        throw InvalidInput(
          .deepExtends, at: base.location,
          "more than \(Self.deepest) briefs lie behind \(links[0].document.file.cited(limit: 200))",
          fix: "Let this brief extend one that is nearer to the last.")
      }
      links.append(
        try Link(
          try read(file, base.location).bytes, file: file,
          path: FilePath.path(base.path, relativeTo: last.path)))
    }
    self.links = links
  }

  /// The briefs as a plan names them.
  var records: [InputRecord] {
    links.enumerated().map { place, link in
      InputRecord(
        role: place == 0 ? "brief" : "base", file: link.path, sha256: link.sha256, rows: nil)
    }
  }

  private static func base(of link: Link) throws(InvalidInput) -> BriefFile.TablePath? {
    var yaml = YAMLReader(link.document)
    try yaml.expect(.brief, link.document.root)
    guard let node = link["extends"] else { return nil }
    let path = yaml.text(node)
    try yaml.finish()
    return path.map { BriefFile.TablePath(path: $0, location: yaml.location(node.place)) }
  }

  private static func circle(_ files: [String], at location: Location) -> InvalidInput {
    let round = files.dropFirst().map { ", that extends \($0.cited(limit: 200))" }.joined()
    return InvalidInput(
      .circularExtends, at: location,
      files.count == 1
        ? "the brief extends itself"
        : "the briefs extend each other in a circle: this leads back to \(files[0].cited(limit: 200))\(round)",
      fix: "Let one of them stand by itself: give it every key, and remove its extends.")
  }
}

extension InputRecord {
  /// Whether it is the brief or one that the brief extends, and no table.
  package var isBrief: Bool { role == "brief" || role == "base" }
}
