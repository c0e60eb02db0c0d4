import FoundationEssentials
import PlanFiles
import SkillsPlanner

/// Releases that are JSON: known by what stands at their top.
enum JSONRelease {
  /// - Parameter map: a layout of the user's own, which is for tables.
  /// - Throws: that the text is no JSON, or is that of no release.
  static func recognised(_ stream: ByteStream, map: Layout?) throws(InvalidInput) -> Recognition {
    var bytes: [UInt8] = []
    while let block = try stream.next() { bytes += block }
    let file = stream.file
    if map != nil {
      throw problem(file, "a map is for tables, and this is JSON", "Give the file without --map.")
    }
    let top: Top
    do {
      top = try JSONDecoder().decode(Top.self, from: Data(bytes))
    } catch {
      throw problem(
        file, "this is no JSON that can be read: \(described(error))",
        "Fetch the file again, whole; it must be one JSON object.")
    }
    if top.type == "FeatureCollection" {
      return try decoded(BoundaryFile.self, bytes, file) { file throws(InvalidInput) in
        try file.recognition(stream.file)
      }
    }
    if top.providers != nil {
      return try decoded(TLevelProviders.self, bytes, file) { $0.recognition(stream.file) }
    }
    if top.qualifications != nil {
      return try decoded(TLevelQualifications.self, bytes, file) { $0.recognition(stream.file) }
    }
    throw problem(
      file, "this JSON is no release that is known",
      "GeoJSON of boundaries and the T Level lists of providers and codes are read.")
  }

  /// What tells the releases apart.
  private struct Top: Decodable {
    let type: String?
    let providers: Anything?
    let qualifications: Anything?
  }

  /// A value that is there, whatever it is.
  private struct Anything: Decodable {
    init(from decoder: any Decoder) throws {}
  }

  private static func decoded<File: Decodable>(
    _ type: File.Type, _ bytes: [UInt8], _ file: String,
    _ use: (File) throws(InvalidInput) -> Recognition
  ) throws(InvalidInput) -> Recognition {
    let decoded: File
    do {
      decoded = try JSONDecoder().decode(type, from: Data(bytes))
    } catch {
      throw problem(
        file, "the file is not as it is published: \(described(error))",
        "Fetch it again from the publisher.")
    }
    return try use(decoded)
  }

  private static func problem(_ file: String, _ summary: String, _ fix: String) -> InvalidInput {
    InvalidInput([.error(ImportCheck.json, at: Location(file: file), summary, fix: fix)])
  }

  /// The place and the cause, as "features[3].properties: no value".
  private static func described(_ error: any Error) -> String {
    guard let error = error as? DecodingError else { return "it is cut off or not valid" }
    let (context, cause): (DecodingError.Context, String) =
      switch error {
      case .keyNotFound(let key, let context): (context, "\(key.stringValue) is missing")
      case .valueNotFound(_, let context): (context, "a value is missing")
      case .typeMismatch(_, let context): (context, "another kind of value is due")
      case .dataCorrupted(let context): (context, "the text is not valid JSON")
      @unknown default: (DecodingError.Context(codingPath: [], debugDescription: ""), "it is wrong")
      }
    let path = context.codingPath.reduce(into: "") { path, key in
      path += key.intValue.map { "[\($0)]" } ?? (path.isEmpty ? "" : ".") + key.stringValue
    }
    return path.isEmpty ? cause : "\(path): \(cause)"
  }
}

extension Recognition {
  /// Of a file whose rows are there already, each with its path in the JSON.
  init(
    _ release: Release, names: [String], rows: [(cells: [String], path: String)], file: String,
    form: String
  ) {
    let layout = release.layout
    guard let columns = layout.match(names) else {
      preconditionFailure("the rows of \(release) have other columns than its layout")
    }
    self.release = release
    self.layout = layout
    self.columns = columns
    unread = []
    self.rows = SourceRows(names: names, rows: rows, file: file)
    self.form = form
  }
}
