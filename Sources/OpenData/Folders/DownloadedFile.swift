import FoundationEssentials
import PlanFiles
import SkillsPlanner

/// A file of the folder of downloads, and what can be done with it.
struct DownloadedFile: Sendable {
  enum What: Sendable {
    case release(Holding)
    /// A table that the import does not know, or that cannot be read: the reason.
    case unknown(Diagnostic)
    /// Something else, with what to do, as a sentence.
    case other(String)
  }

  let name: String
  let what: What

  init(_ name: String, _ what: What) {
    self.name = name
    self.what = what
  }

  /// Looks at a file: of a table as much as its header takes. Nil for what is no download: a hidden
  /// file, and the list of downloads.
  init?(_ name: String, in folder: String) {
    guard !name.hasPrefix("."), name != "README.md" else { return nil }
    self.name = name
    let path = "\(folder)/\(name)"
    // Of a link to a folder too.
    guard !FileManager.default.fileExists(atPath: "\(path)/.") else {
      what = .other("This is a folder: move the file that is due out of it.")
      return
    }
    // Whoever opens a pipe waits for somebody to write to it.
    let kind = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
    guard kind == .typeRegular || kind == .typeSymbolicLink else {
      what = .other("This is no ordinary file, and is not read.")
      return
    }
    let ending = name.lowercased().split(separator: ".").dropFirst().last.map(String.init) ?? ""
    guard ImportScript.endings.contains(ending) else {
      what = .other(Self.advice(of: ending, name))
      return
    }
    do throws(InvalidInput) {
      let recognition = try Recognition.opening(ByteStream(path: path, isDigested: false))
      guard let holding = Holding(recognition) else {
        preconditionFailure("without a map a file is a release or refused")
      }
      what =
        recognition.isOwnTable
        ? .other("This is \(recognition.layout.title), and not the file as published: move it out.")
        : .release(holding)
    } catch {
      what = .unknown(error.diagnostics[0])
    }
  }

  private static func advice(of ending: String, _ name: String) -> String {
    switch ending {
    case "xlsx", "xls", "xlsm", "ods":
      "This is a workbook: open it in a spreadsheet program, and save the sheet with the figures as CSV."
    case "zip", "7z", "rar", "tar", "tgz":
      "This is an archive: unpack it, and put the one file that is due here."
    case "gz": "This is compressed: gunzip \(name.cited(limit: 100))"
    case "txt", "":
      "It is not read: if it is a table with commas or tabs, give it a name that ends in .csv."
    default: "It is not read, and is in nobody's way."
    }
  }

  /// The release, where it is one.
  var holding: Holding? {
    if case .release(let holding) = what { holding } else { nil }
  }
}
