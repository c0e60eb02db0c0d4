import PlanFiles
import PlanProof
import SkillsPlanner

/// What came of proving a plan file.
struct Verification {
  let file: InputFile
  /// Where the file is not what the planner writes; nil where it is.
  let difference: FirstDifference?
  let proof: Proof
  /// The file as it was read; nil where its bytes spared that.
  var document: YAMLDocument?
  /// Whether the inputs were left out.
  var isAlone = false

  /// Whether the plan made again is the only one that is best after the tie-breaks.
  var isUnique = true

  var isProved: Bool { difference == nil && proof.faults.isEmpty }

  /// Each fault at its place in the file.
  var diagnostics: [Diagnostic] {
    let ofBytes = difference.map { difference in
      Diagnostic(
        .error, "SP1110",
        at: Location(file: file.file, line: difference.line, column: difference.column),
        "\(Self.said(difference.has)) stands here, and \(Self.said(difference.due)) is due: "
          + (hasWindowsLines
            ? "the file has Windows line ends, and the planner writes others"
            : isAlone
              ? "the file is not what the planner writes of such a plan"
              : "the file is not what the planner makes of the inputs"),
        fix: proof.faults.isEmpty
          ? "What the rows say follows; where the file was edited or written anew, plan again."
          : "Plan again, and ask who changed the file.")
    }
    return [ofBytes].compactMap { $0 }
      + proof.faults.map { fault in
        Diagnostic(
          .error, fault.kind.code, at: location(of: fault.path),
          "\(fault.subject): the plan has \(fault.says); what follows is \(fault.follows)",
          fix: fault.kind.fix)
      }
  }

  /// Whether the first line ends as on Windows: then an editor or a mail program wrote the file anew.
  private var hasWindowsLines: Bool {
    guard let end = file.bytes.firstIndex(of: UInt8(ascii: "\n")), end > 0 else { return false }
    return file.bytes[end - 1] == UInt8(ascii: "\r")
  }

  private static func said(_ text: String) -> String {
    text.isEmpty ? "the end of the file" : text == "\n" ? "the end of the line" : text.cited()
  }

  private func location(of path: PlanPath) -> Location {
    document?.location(
      of: path.steps.map { step in
        switch step {
        case .key(let key): .key(key)
        case .row(let row): .item(row)
        }
      }) ?? Location(file: file.file)
  }
}

extension Fault.Kind {
  var code: String {
    switch self {
    case .rows: "SP1111"
    case .facts: "SP1112"
    case .needs: "SP1113"
    case .limits: "SP1114"
    case .allocation: "SP1115"
    case .way: "SP1116"
    case .points: "SP1117"
    case .sum: "SP1118"
    case .overLimit: "SP1119"
    case .cause: "SP1120"
    case .objective: "SP1121"
    case .value: "SP1122"
    case .bound: "SP1123"
    case .candidates: "SP1124"
    }
  }

  /// What to do about it.
  fileprivate var fix: String { "Do not rely on the plan: plan again, and ask who changed it." }
}
