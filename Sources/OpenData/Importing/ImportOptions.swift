import PlanFiles

/// What the user asked the import for.
struct ImportOptions: Equatable, Sendable {
  /// Which tables are made.
  enum Kind: String, CaseIterable, Sendable {
    case areas, courses, starts, all

    var makesAreas: Bool { self == .areas || self == .all }
    var makesCourses: Bool { self == .courses || self == .all }
    var makesStarts: Bool { self == .starts || self == .all }
  }

  let kind: Kind
  let files: [String]
  /// The folder that takes tables/ and sources.yaml.
  let folder: String
  let year: String?
  let leavers: String?
  /// For a census ward that fits no area, the ward that takes its rates.
  let neighbours: [String: String]
  let notes: [String]

  /// Reads the arguments after `import`.
  init(_ arguments: [String]) throws(ImportUsage) {
    var rest = arguments[...]
    guard let word = rest.popFirst() else { throw ImportUsage("which tables? Name a kind") }
    guard let kind = Kind(rawValue: word) else {
      throw ImportUsage(
        "\(word.cited()) is no kind of table"
          + Spelling.suggestion(for: word, among: Kind.allCases.map(\.rawValue)))
    }
    var files: [String] = []
    var folder: String?
    var year: String?
    var leavers: String?
    var neighbours: [String: String] = [:]
    var notes: [String] = []
    func value(of option: String) throws(ImportUsage) -> String {
      guard let value = rest.popFirst() else { throw ImportUsage("\(option) needs a value") }
      return value
    }
    while let argument = rest.popFirst() {
      switch argument {
      case "-o", "--output": folder = try value(of: argument)
      case "--year": year = try value(of: argument)
      case "--leavers": leavers = try value(of: argument)
      case "--note": notes.append(try value(of: argument))
      case "--neighbour":
        let pair = try value(of: argument).split(separator: "=", omittingEmptySubsequences: false)
        guard pair.count == 2, !pair[0].isEmpty, !pair[1].isEmpty else {
          throw ImportUsage("--neighbour takes two ward codes, WARD=WARD")
        }
        neighbours[String(pair[0])] = String(pair[1])
      case _ where argument.hasPrefix("-") && argument != "-":
        let known = ["--output", "--year", "--leavers", "--note", "--neighbour", "--help"]
        throw ImportUsage(
          "there is no option \(argument.cited())"
            + Spelling.suggestion(for: argument, among: known))
      default: files.append(argument)
      }
    }
    guard !files.isEmpty else { throw ImportUsage("no file is named") }
    guard let folder else { throw ImportUsage("no folder is named: -o DIR") }
    self.kind = kind
    self.files = files
    self.folder = folder
    self.year = year
    self.leavers = leavers
    self.neighbours = neighbours
    self.notes = notes
  }
}

/// A command line that does not say what to do.
package struct ImportUsage: Error, Equatable, Sendable {
  /// One sentence without a full stop.
  package let message: String

  init(_ message: String) {
    self.message = message
  }
}
