import PlanFiles
import SkillsPlanner

/// The list of files to download for a new folder, as Markdown.
struct DownloadsGuide: Sendable {
  let text: String

  init(_ authorities: Authorities) {
    var writer = Writer()
    var told: [(table: PlanTable, tells: [String])] = []
    var chapters: [String] = []
    for table in PlanTable.allCases {
      let needs = table.needs(in: authorities.codes)
      let tells = needs.map(\.tells)
      if let same = told.first(where: { $0.tells == tells }) {
        chapters.append("## \(table.path)\n\nIs made of the same files as \(same.table.path).\n")
      } else {
        chapters.append(writer.chapter(of: table, needs))
        told.append((table, tells))
      }
    }
    text = Self.beginning(authorities.title) + chapters.joined(separator: "\n") + Self.end
  }

  private static func beginning(_ title: String) -> String {
    """
    # Files to download: \(title)

    Put the files below into this folder. What is published is for the whole of England (or more) and free to use
    under the Open Government Licence; the districts are picked out of it.

    - **Names do not matter.** A file is known by its columns: `skillsplan status` of the folder above says what each is.
    - **CSV, TSV, JSON and GeoJSON are read.** Open a workbook (.xlsx, .xls, .ods) in a spreadsheet program and save the one
      sheet with the figures as CSV; unpack .zip and .gz, and put the file itself here, not in a folder below.
    - **Give each file as it was published**, with its header and every column. Title rows above the header do no harm.
    - **One file of each.** A file that is not known, or a second one of the same kind, stops the import, so that nothing
      is mixed by mistake. A file that is known and not needed is passed over.
    - A newer edition with the same columns does as well. In the names of columns ## are the digits of a year.
    - Addresses change: where one leads nowhere, look for the title.


    """
  }

  private static let end = """

    ## When a table cannot be had

    A table of your own does as well, where it has these columns, and `skillsplan check brief.yaml` says what is wrong with
    it. `tables/courses.csv`, where the rules outcomes and provider-reach read the last two:

        \((CoursesTable.required + ["outcomes", "deprived_share"]).joined(separator: ","))
        A1,10001000,Burnley College,E07000117,Burnley,2,4,apprenticeship,53.794,-2.231,venue,25,0.92,0.41

    The sector is a sector subject area (4 is engineering), the mode \(Self.words(Mode.self)), the point that of a
    \(Self.words(PointBasis.self)), last_year the starts of last year. Take the lines of tables that you do not have out of
    brief.yaml; of a table that import.sh did not make, the plan says that its source is not known.

    """

  /// "venue or district".
  private static func words<Word: CaseIterable & RawRepresentable>(_ type: Word.Type) -> String
  where Word.RawValue == String {
    listed(type.allCases.map(\.rawValue), "or")
  }

  /// Writes the chapters; a file that stands in two is described in the first.
  private struct Writer {
    private var described: Set<NeededFile> = []

    mutating func chapter(of table: PlanTable, _ needs: [TableNeed]) -> String {
      var sections: [String] = []
      for need in needs { sections.append(section(need)) }
      return "## \(table.path)\n\n" + sections.joined(separator: "\n")
    }

    private mutating func section(_ need: TableNeed) -> String {
      var text = "### \(need.tells.prefix(1).uppercased())\(need.tells.dropFirst())\n\n"
      if need.isOptional { text += "Not needed; the table is the better for it.\n\n" }
      let ways = need.published
      for (place, way) in ways.enumerated() {
        if ways.count > 1 {
          text += place == 0 ? "**The best:** \(way.worth).\n\n" : "\n**Or:** \(way.worth).\n\n"
        }
        for file in way.files { text += item(file) }
      }
      return text
    }

    private mutating func item(_ file: NeededFile) -> String {
      guard described.insert(file).inserted else { return "- \(file.title), as above\n" }
      let layout = file.release.layout
      var lines = ["- **\(file.title)**"]
      if let making = file.release.making {
        lines.append(making)
      } else {
        let vintage = layout.vintage.hasPrefix("By ") ? "" : "; \(layout.vintage)"
        lines.append("\(layout.publisher)\(vintage).")
      }
      if let publication = file.release.publication {
        lines += found(publication, "Found at")
      }
      lines.append("It is known by \(Self.columns(of: layout)).")
      for other in file.releases.dropFirst() {
        if let publication = other.publication { lines += found(publication, "Or found at") }
      }
      if !layout.caution.isEmpty { lines.append("Mind: \(layout.caution)") }
      if file.release == .classroomList { lines.append(Self.listedColleges) }
      return lines.joined(separator: "\n  ") + "\n"
    }

    private func found(_ publication: Publication, _ begin: String) -> [String] {
      let address = publication.address.map { ": <\($0)>" } ?? "."
      return ["\(begin): \(publication.site)\(address)", publication.take].filter { !$0.isEmpty }
    }

    private static func columns(of layout: Layout) -> String {
      if layout.form == .headless { return "its rows, since it has no header" }
      if layout.form == .geoJSON { return "its form, GeoJSON, with codes such as `LSOA21CD`" }
      let columns = layout.required
      return (columns.count == 1 ? "the column " : "the columns ")
        + columns.prefix(4).map { "`\($0)`" }.joined(separator: ", ")
        + (columns.count > 4 ? " and \(columns.count - 4) more" : "")
    }

    /// How the list looks that people write.
    private static let listedColleges = """
      It looks so:

          provider,name,district,postcode,taught_here,reason
          10001000,Burnley College,E07000117,BB12 0AN,yes,its one campus is in Burnley
          10004599,NCG,,,no,it teaches in several parts of England
      """.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n  ")
  }
}
