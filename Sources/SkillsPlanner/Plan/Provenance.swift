/// A file that the plan was made from.
public struct InputRecord: Sendable, Hashable {
  /// "brief", "base" (a brief that another extends), "areas", "courses", "starts", "travel", "join",
  /// "sources" or "earlier-plan".
  public let role: String
  /// Relative to the brief's folder.
  public let file: String
  /// Lower-case hexadecimal of the bytes read.
  public let sha256: String
  /// Data rows of a table; nil for a file that is not one.
  public let rows: Int?

  public init(role: String, file: String, sha256: String, rows: Int?) {
    self.role = role
    self.file = file
    self.sha256 = sha256
    self.rows = rows
  }
}

/// A published data set behind the tables, with the attribution its licence asks for.
public struct SourceRecord: Sendable, Hashable {
  public let title: String
  public let publisher: String
  public let vintage: String
  public let licence: String

  public init(title: String, publisher: String, vintage: String, licence: String) {
    self.title = title
    self.publisher = publisher
    self.vintage = vintage
    self.licence = licence
  }
}

/// A rule as the plan used it.
public struct RuleRecord: Sendable, Hashable {
  public let id: String
  public let version: String
  /// The plugin's file name without its folder.
  public let file: String
  public let sha256: String
  /// Nil for an eligibility rule.
  public let weight: Int?
  /// The parameters as the brief writes them.
  public let settings: [Setting]

  public init(
    id: String, version: String, file: String, sha256: String, weight: Int?, settings: [Setting]
  ) {
    self.id = id
    self.version = version
    self.file = file
    self.sha256 = sha256
    self.weight = weight
    self.settings = settings
  }
}
