import DisclosureAttack
import FoundationEssentials
import PlanFiles
import SkillsPlanner

/// A pack that was published before.
struct FormerPack {
  let folder: String
  let manifest: PackManifest

  /// - Throws: one diagnostic where the folder holds no pack.
  init(_ folder: String) throws(InvalidInput) {
    self.folder = folder
    let file = try InputFile.read("\(folder)/\(PackManifest.name)")
    guard let manifest = try? JSONDecoder().decode(PackManifest.self, from: Data(file.bytes)),
      manifest.kind == PackManifest.kind, manifest.version == 1
    else {
      throw InvalidInput([
        Diagnostic(
          .error, "SP1183", at: Location(file: file.file),
          "this is not the list of files of a pack that this program can read",
          fix: "Name the folder of a pack that skillsplan publish made.")
      ])
    }
    self.manifest = manifest
  }

  /// Where the folder is not, byte for byte, what was published: then somebody's work is in it.
  func changes() -> Diagnostic? {
    guard let found = AtomicFolder.contents(of: folder) else {
      return other("it has folders or links that no pack has")
    }
    let listed = Set(manifest.files.map(\.path) + [PackManifest.name])
    if let stranger = found.first(where: { !listed.contains($0) }) {
      return other("\(stranger.cited()) is none of the pack's files")
    }
    for entry in manifest.files where found.contains(entry.path) {
      let now = InputFile.ordinary("\(folder)/\(entry.path)")
      if now?.sha256 != entry.sha256 {
        return other("\(entry.path.cited()) was changed since the pack was made")
      }
    }
    return nil
  }

  private func other(_ why: String) -> Diagnostic {
    Diagnostic(
      .error, "SP1182", at: Location(file: folder),
      "the pack that is there is not replaced: \(why)",
      fix: "Keep what is yours elsewhere, and remove the folder; or publish to another.")
  }

  /// What it tells a reader.
  ///
  /// - Throws: what is wrong with its tables.
  func published() throws(InvalidInput) -> PublishedPack {
    guard let rule = PublishedRule(named: manifest.disclosure) else {
      throw InvalidInput([
        Diagnostic(
          .error, "SP1183", at: Location(file: "\(folder)/\(PackManifest.name)"),
          "there is no way to protect counts called \(manifest.disclosure.cited())",
          fix: "Name the folder of a pack that skillsplan publish made.")
      ])
    }
    var tables: [PublishedPack.Table] = []
    for entry in manifest.files
    where entry.path.hasPrefix("tables/") && entry.path.hasSuffix(".csv") {
      let name = FilePath.stem(of: entry.path)
      guard Self.read.contains(name) else { continue }
      let file = try InputFile.read("\(folder)/tables/\(name).csv")
      tables.append(try Self.table(name, file))
    }
    return PublishedPack(rule: rule, tables: tables)
  }

  /// The tables that counts of people are in, and what bounds them; the others of a pack are larger, or have none.
  private static let read: Set<String> = [
    "areas", "causes", "deciles", "deliveries", "districts", "levels", "policies", "providers",
    "provision",
  ]

  /// A table of a pack as anybody reads it.
  static func table(_ name: String, _ file: InputFile) throws(InvalidInput) -> PublishedPack.Table {
    var reader = try CSVReader(file.bytes, file: file.file)
    var rows: [[String]] = []
    while let record = reader.next() {
      rows.append((0..<record.count).map { record[$0].text })
    }
    guard reader.diagnostics.isEmpty else { throw InvalidInput(reader.diagnostics) }
    return PublishedPack.Table(name: name, columns: reader.names, rows: rows)
  }
}
