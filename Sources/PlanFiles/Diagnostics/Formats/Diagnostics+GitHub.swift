import SkillsPlanner

extension [Diagnostic] {
  /// A workflow command of GitHub Actions for each, by file, line and column; empty for none.
  ///
  ///     ::error file=areas.csv,line=2,col=5,title=SP0207::"twelve" is not a whole number%0AWrite digits only.
  ///
  /// Source: GitHub, "Workflow commands for GitHub Actions", and `command.ts` of actions/toolkit for what
  /// is escaped.
  package var gitHubCommands: String {
    sortedByPlace.map { $0.gitHubCommand + "\n" }.joined()
  }
}

extension Diagnostic {
  fileprivate var gitHubCommand: String {
    var properties: [String] = []
    if let location {
      properties.append("file=\(location.file.escapedForGitHub(isProperty: true))")
      if location.line > 0 { properties.append("line=\(location.line)") }
      if location.line > 0, location.column > 0 { properties.append("col=\(location.column)") }
    }
    properties.append("title=\(code.escapedForGitHub(isProperty: true))")
    let message = fix.isEmpty ? summary : "\(summary)\n\(fix)"
    return "::\(severity.rawValue) \(properties.joined(separator: ","))"
      + "::\(message.escapedForGitHub(isProperty: false))"
  }
}

extension String {
  /// The text as a workflow command can carry it; a property also keeps its commas and colons.
  fileprivate func escapedForGitHub(isProperty: Bool) -> String {
    var text = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "%": text += "%25"
      case "\r": text += "%0D"
      case "\n": text += "%0A"
      case ":" where isProperty: text += "%3A"
      case "," where isProperty: text += "%2C"
      default: text += String(scalar).printable
      }
    }
    return text
  }
}
