import PlanFiles

/// A file of a pack.
struct PackFile: Sendable {
  /// Inside the pack's folder: "tables/areas.csv".
  let path: String
  /// What it is, in a few words.
  let about: String
  let bytes: [UInt8]

  init(_ path: String, _ about: String, _ bytes: [UInt8]) {
    self.path = path
    self.about = about
    self.bytes = bytes
  }

  init(_ path: String, _ about: String, _ text: String) {
    self.init(path, about, Array(text.utf8))
  }
}

/// What a pack says it is made of, made last: every other file with its size and digest.
struct PackManifest: Codable, Sendable {
  static let name = "manifest.json"
  static let kind = "SkillsPlanPack"

  let kind: String
  let version: Int
  let title: String
  let year: String
  let status: String
  /// How counts are protected: "none", "round-5" or "ons-10-5".
  let disclosure: String
  let files: [Entry]

  struct Entry: Codable, Sendable {
    let path: String
    let bytes: Int
    let sha256: String
  }

  init(title: String, year: String, status: String, disclosure: String, files: [PackFile]) {
    kind = Self.kind
    version = 1
    self.title = title
    self.year = year
    self.status = status
    self.disclosure = disclosure
    self.files = files.map {
      Entry(path: $0.path, bytes: $0.bytes.count, sha256: SHA256.hex(of: $0.bytes))
    }.sorted { $0.path < $1.path }
  }

  var json: JSON {
    .object([
      ("kind", .text(kind)), ("version", .whole(version)), ("title", .text(title)),
      ("year", .text(year)), ("status", .text(status)), ("disclosure", .text(disclosure)),
      (
        "files",
        .list(
          files.map {
            .object([
              ("path", .text($0.path)), ("bytes", .whole($0.bytes)), ("sha256", .text($0.sha256)),
            ])
          })
      ),
    ])
  }
}
