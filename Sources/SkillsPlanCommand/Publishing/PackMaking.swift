import DisclosureAttack
import PlanFiles
import PlanReport
import SkillsPlanner

/// Makes every file of a pack from a plan: the same plan gives the same bytes.
struct PackMaking {
  let plan: Plan
  /// The plan file as it was given.
  let bytes: [UInt8]
  let disclosure: Disclosure
  let boundaries: Boundaries?
  let evidence: PackDocuments.Evidence
  /// A pack that readers have already.
  let previous: PublishedPack?

  /// - Throws: `ExposedCounts` where small counts can be worked out whatever is hidden.
  func files() throws(ExposedCounts) -> [PackFile] {
    let plan = boundaries?.added(to: plan) ?? plan
    let exact = PublicTables(plan).all
    let tables = try protected(exact)
    let documents = PackDocuments(plan, tables, disclosure, evidence)
    var files = disclosure == .none ? whole : []
    for page in documents.pages {
      files.append(PackFile("\(page.name).html", page.title, page.html(sha256: SHA256.hex)))
      // The standard's records are also kept in repositories.
      if page.name == PackDocuments.transparencyName {
        files.append(PackFile("\(page.name).md", "\(page.title), as Markdown", page.markdown))
      }
    }
    let record = documents.transparencyRecord
    files.append(
      PackFile(
        "\(PackDocuments.transparencyName).json", "Algorithmic transparency record, for programs",
        Self.json(record).written + "\n"))
    files += PackTables(plan: plan, tables: tables, boundaries: boundaries).files
    let others = files.filter { !$0.path.hasPrefix("district-") }.map { ($0.path, $0.about) }
    let manifest = [(PackManifest.name, "Every other file with its size and SHA-256.")]
    let index = documents.index(leadingTo: others + manifest)
    files.append(PackFile("index.html", index.title, index.html(sha256: SHA256.hex)))
    files.append(PackFile("README.txt", "What is here.", readMe(of: others + manifest)))
    let list = PackManifest(
      title: plan.title, year: plan.year, status: plan.status, disclosure: disclosure.name,
      files: files)
    files.append(
      PackFile(
        PackManifest.name, "Every other file with its size and SHA-256.",
        list.json.written + "\n"))
    return files
  }

  private func protected(_ exact: [PublicTable]) throws(ExposedCounts) -> [PublicTable] {
    guard disclosure != .none else { return exact }
    let protected = ProtectedTables(exact, disclosure, knowing: previous)
    guard protected.exposures.isEmpty else {
      throw ExposedCounts(exposures: protected.exposures)
    }
    return protected.tables
  }

  /// What tells exact counts: the report and the plan.
  private var whole: [PackFile] {
    let report = Report(plan, boundaries: boundaries)
    var files = [
      PackFile(
        "report.html", "The plan, for reading",
        report.html(linksDistricts: true, sha256: SHA256.hex))
    ]
    for row in plan.districts {
      let code = row.district.code
      if let page = report.districtPage(code, linksBack: true, sha256: SHA256.hex) {
        files.append(PackFile(Report.districtFile(code), row.district.name, page))
      }
    }
    files.append(
      PackFile("plan.yaml", "The plan itself; skillsplan verify proves it.", bytes))
    return files
  }

  private static func json(_ record: TransparencyRecord) -> JSON {
    .object([
      ("standard", .text("Algorithmic Transparency Recording Standard")),
      (
        "sections",
        .list(
          record.sections.map { section in
            .object([
              ("title", .text(section.title)),
              (
                "fields",
                .list(
                  section.fields.map {
                    .object([
                      ("key", .text($0.key)), ("title", .text($0.title)),
                      ("value", $0.value.map(JSON.text) ?? .missing),
                      ("to_be_completed", .truth($0.value == nil)),
                    ])
                  })
              ),
            ])
          })
      ),
    ])
  }

  /// Plain text of at most 80 columns where names allow.
  private func readMe(of files: [(path: String, about: String)]) -> String {
    let head =
      wrapped("\(plan.title), \(plan.year)", indent: 0, width: Screen.width)
      + wrapped("Status: \(plan.status)", indent: 0, width: Screen.width)
      + [""]
      + wrapped(
        "Begin with index.html. \(disclosure.inWords)", indent: 0, width: Screen.width)
      + [""]
    let rows = files.flatMap { file in
      ["  \(file.path.printable)"] + wrapped(file.about, indent: 6, width: Screen.width)
    }
    return (head + rows).joined(separator: "\n") + "\n"
  }
}

/// Small counts that anybody could work out from what would be published.
struct ExposedCounts: Error {
  /// Never empty.
  let exposures: [Attack.Exposure]

  /// The first twenty, each with the sum that gives it away.
  func diagnostics(in folder: String) -> [Diagnostic] {
    let shown = exposures.prefix(Self.most).map { exposure in
      let others = exposure.equation.prefix(6).map { $0.printable }.joined(separator: ", ")
      let more = exposure.equation.count > 6 ? " and \(exposure.equation.count - 6) more" : ""
      let range = exposure.interval
      let value =
        range.low == range.high ? "\(range.low)" : "one of \(range.low) to \(range.high)"
      return Diagnostic(
        .error, "SP1180", at: Location(file: folder),
        "the small count \(exposure.cell.printable) can be worked out: it is \(value), by \(others.isEmpty ? "an earlier pack" : others + more)",
        fix: Self.fix)
    }
    guard exposures.count > Self.most else { return shown }
    return shown + [
      Diagnostic(
        .error, "SP1180", at: Location(file: folder),
        "\(exposures.count - Self.most) more small counts can be worked out", fix: Self.fix)
    ]
  }

  private static let most = 20
  private static let fix =
    "Nothing is published. Protect the former pack's way, or ask whoever published it what readers still have."
}
