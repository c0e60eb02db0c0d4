import FoundationEssentials
import PlanFiles
import PlanReport
import SkillsPlanner

/// Makes the reading copy of a plan from its file alone.
enum ReportCommand: Command {
  static let name = "report"
  static let summary = "make a page of a plan, for people to read"
  static let usage =
    "report PLAN [-o FILE|DIR] [--boundaries FILE] [--district NAME|all] [--format FORMAT] [--table NAME] "
    + "[--picture NAME]"
  static let examples = [
    Example("skillsplan report plan.yaml -o report.html", "one page that needs nothing beside it"),
    Example(
      "skillsplan report plan.yaml --boundaries lsoa.geojson -o report.html",
      "with a map of outlines, where it would have points"),
    Example(
      "skillsplan report plan.yaml --district Burnley -o burnley.html", "for its ward councillors"),
    Example(
      "skillsplan report plan.yaml --district all -o pages",
      "index.html and a page of each district"),
  ]
  static let options = [
    Option(
      "--output", short: "-o", value: "FILE",
      "write the page here; a folder where there are several"),
    Option(
      "--boundaries", value: "FILE",
      "outlines of the areas or districts for the map (GeoJSON in degrees, by their codes)"),
    Option(
      "--district", value: "NAME", "the page of one district, by name or code; all: a page of each"),
    Option(
      "--format", value: "FORMAT",
      "html (if nothing is said), markdown, csv, json, geojson or svg"),
    Option(
      "--table", value: "NAME", "of csv and json: this table alone, as districts or allocations"),
    Option("--picture", value: "NAME", "of svg: this picture alone, as map"),
  ]
  static let words = 1...1
  static let notes = """
    The page is one file: it loads nothing, and can be read without its script, which sorts and filters tables. It
    says whatever the plan says, so prove the plan first (skillsplan verify). Csv and svg make several files, in the
    folder that -o names, unless one is asked for.
    """

  static func run(_ arguments: Arguments) throws -> ExitCode {
    returnLargeBlocks()
    let read = try InputFile.read(arguments.words[0])
    let plan = try PlanReader.plan(read.bytes, file: read.file)
    let report = try Report(
      plan,
      boundaries: arguments.value(of: "--boundaries").map {
        try BoundariesFile.boundaries(at: $0, of: plan)
      })
    let place = ReportPlace(arguments, usage: usage)
    let format = try format(arguments)
    if arguments.value(of: "--district") == "all" {
      guard format == .html else {
        throw UsageError("--district all makes pages: --format html", usage: usage)
      }
      try writeAll(report, of: plan, in: place)
    } else {
      let district = try arguments.value(of: "--district").map {
        try code(of: $0, in: plan, file: read.file)
      }
      try write(report, as: format, district, arguments, in: place)
    }
    return .done
  }

  private static func format(_ arguments: Arguments) throws(UsageError) -> Report.Format {
    let word = arguments.value(of: "--format") ?? Report.Format.html.rawValue
    let names = Report.Format.allCases.map(\.rawValue)
    guard let format = Report.Format(rawValue: word) else {
      throw UsageError(
        "there is no format \(word)\(Spelling.suggestion(for: word, among: names)): "
          + names.joined(separator: ", "), usage: usage)
    }
    if arguments.has("--table"), format != .csv, format != .json {
      throw UsageError("--table is of --format csv or json", usage: usage)
    }
    if arguments.has("--picture"), format != .svg {
      throw UsageError("--picture is of --format svg", usage: usage)
    }
    return format
  }

  /// The whole report as index.html, and a page of each district beside it.
  private static func writeAll(_ report: Report, of plan: Plan, in place: ReportPlace) throws {
    try place.write(
      [("index.html", report.html(linksDistricts: true, sha256: SHA256.hex))]
        + plan.districts.map { row in
          let code = row.district.code
          let page = report.districtPage(code, linksBack: true, sha256: SHA256.hex) ?? ""
          return (Report.districtFile(code), page)
        })
  }

  private static func write(
    _ report: Report, as format: Report.Format, _ district: String?, _ arguments: Arguments,
    in place: ReportPlace
  ) throws {
    let table = arguments.value(of: "--table")
    switch format {
    case .html:
      try place.write(
        district.map { report.districtPage($0, sha256: SHA256.hex) ?? "" }
          ?? report.html(sha256: SHA256.hex))
    case .markdown: try place.write(report.markdown(district: district) ?? "")
    case .geojson: try place.write(report.geojson(district: district) ?? "")
    case .json:
      guard let text = report.json(table: table, district: district) else {
        throw unknown(
          "table", table ?? "", among: (report.tables(district: district) ?? []).map(\.name))
      }
      try place.write(text)
    case .csv:
      try write(
        report.tables(district: district) ?? [], only: table, "table", ending: "csv", in: place)
    case .svg:
      try write(
        report.pictures(district: district) ?? [], only: arguments.value(of: "--picture"),
        "picture", ending: "svg", in: place)
    }
  }

  /// The one that was asked for, else each as a file.
  private static func write(
    _ all: [Report.Named], only name: String?, _ kind: String, ending: String,
    in place: ReportPlace
  ) throws {
    guard let name else {
      return try place.write(all.map { ("\($0.name).\(ending)", $0.text) })
    }
    guard let one = all.first(where: { $0.name == name }) else {
      throw unknown(kind, name, among: all.map(\.name))
    }
    try place.write(one.text)
  }

  private static func unknown(
    _ kind: String, _ name: String, among names: [String]
  ) -> UsageError {
    UsageError(
      "the report has no \(kind) \(name)\(Spelling.suggestion(for: name, among: names)): "
        + names.joined(separator: ", "), usage: usage)
  }

  /// The code of the district of a name, in whatever case, or of a code.
  private static func code(
    of name: String, in plan: Plan, file: String
  ) throws(InvalidInput) -> String {
    let districts = plan.districts.map(\.district)
    let wanted = name.lowercased()
    if let district = districts.first(where: {
      $0.code == name || $0.name.lowercased() == wanted
    }) {
      return district.code
    }
    throw InvalidInput([
      Diagnostic(
        .error, "SP1162", at: Location(file: file),
        "the plan has no district \(name.cited())"
          + Spelling.suggestion(for: name, among: districts.map(\.name)),
        fix: "Name one of its \(grouped(districts.count)) districts, by name or code, or all.")
    ])
  }
}
