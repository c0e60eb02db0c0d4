import FoundationEssentials
import PlanFiles

/// The source of a rule, where the plugin was built from a package that is still there.
struct RuleSource {
  /// The folder with the source and examples.yaml.
  let folder: String
  /// The rule's name, as its folder and its type have it; nil for a plugin in another language.
  private let name: String?

  /// The examples beside the source; nil where there is no such file.
  var examples: String? {
    let file = "\(folder)/examples.yaml"
    return FileManager.default.fileExists(atPath: file) ? file : nil
  }

  /// Looks beside the plugin, then in the package that it was built in: Plugins/NAME, Sources/NAME.
  static func of(plugin file: String) -> RuleSource? {
    let path = URL(filePath: file).resolvingSymlinksInPath().path
    let folder = FilePath.folder(of: path)
    let beside = RuleSource(folder: folder, name: nil)
    if beside.examples != nil { return beside }
    guard let name = name(of: FilePath.name(of: path)) else { return nil }
    var root = folder
    // .build/x86_64-unknown-linux-gnu/debug is three folders deep.
    for _ in 0..<6 where root != "/" {
      for place in ["Plugins", "Sources", "Tests/Plugins"] {
        let source = RuleSource(folder: "\(root)/\(place)/\(name)", name: name)
        if FileManager.default.fileExists(atPath: source.folder) { return source }
      }
      root = FilePath.folder(of: root)
    }
    return nil
  }

  /// What stands under the fixed headings over the rule's type, as lines; empty where nothing does.
  var documentation: [String] {
    guard let name, let bytes = try? InputFile.read("\(folder)/\(name).swift").bytes else {
      return []
    }
    var lines: [String] = []
    for line in String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      if line.hasPrefix("/// # ") {
        lines.append(String(line.dropFirst(6)))
      } else if line.hasPrefix("///"), !lines.isEmpty {
        let text = line.dropFirst(3).drop { $0 == " " }
        lines.append(text.isEmpty ? "" : "  \(text)")
      } else if !lines.isEmpty {
        break
      }
    }
    return lines
  }

  /// WageGain for libWageGainRule.so and libWageGainTestRule.so.
  private static func name(of file: String) -> String? {
    guard file.hasPrefix("lib"), file.hasSuffix("Rule.so") else { return nil }
    let name = file.dropFirst(3).dropLast(7)
    return name.isEmpty ? nil : String(name.hasSuffix("Test") ? name.dropLast(4) : name)
  }
}
