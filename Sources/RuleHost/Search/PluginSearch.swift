import Glibc

/// Where plugins are looked for, in this order; the first of an id is used.
package struct PluginSearch: Sendable {
  /// Files that the user names on the command line.
  package var asked: [String]
  /// Files and folders of `SKILLSPLAN_PLUGIN_PATH`.
  package var path: [String]
  /// Folders of the program: plugins in them that its manifest names are shipped.
  package var program: [String]
  /// The folder of the user's own plugins; nil where there is none.
  package var user: String?

  package init(asked: [String], path: [String] = [], program: [String], user: String? = nil) {
    self.asked = asked
    self.path = path
    self.program = program
    self.user = user
  }

  /// The search of the running program, by its environment.
  package static func standard(asked: [String]) -> PluginSearch {
    let folder = executableFolder()
    return PluginSearch(
      asked: asked,
      path: (variable("SKILLSPLAN_PLUGIN_PATH") ?? "").split(separator: ":").map(String.init),
      program: folder.map { [$0, "\($0)/../lib/skillsplan"] } ?? [], user: userFolder)
  }

  /// By the XDG Base Directory Specification, which has a relative path ignored.
  private static var userFolder: String? {
    if let data = variable("XDG_DATA_HOME"), data.hasPrefix("/") {
      return "\(data)/skillsplan/plugins"
    }
    return variable("HOME").map { "\($0)/.local/share/skillsplan/plugins" }
  }

  private static func variable(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    let text = unsafe String(cString: value)
    return text.isEmpty ? nil : text
  }
}

/// A file that may be a plugin, and how it came to be looked at.
struct FoundFile: Sendable {
  let path: String
  /// Whether the user named this very file.
  let isAsked: Bool
  /// The digest that the program's manifest gives for it.
  let shippedDigest: String?
}

extension PluginSearch {
  /// The files, each once, and what was wrong with the places.
  func files() -> (files: [FoundFile], faults: [(place: String, fault: PluginFault)]) {
    var files = asked.map { FoundFile(path: $0, isAsked: true, shippedDigest: nil) }
    var faults: [(place: String, fault: PluginFault)] = []
    func look(in folder: String, named isPlugin: (String) -> Bool, mayBeAbsent: Bool) {
      do throws(SystemMessage) {
        files += try names(in: folder).filter(isPlugin).map {
          FoundFile(path: "\(folder)/\($0)", isAsked: false, shippedDigest: nil)
        }
      } catch {
        if !mayBeAbsent || !error.isAbsence {
          faults.append((folder, .unreadable(error.text)))
        }
      }
    }
    for place in path {
      if place.hasSuffix(".so") {
        files.append(FoundFile(path: place, isAsked: false, shippedDigest: nil))
      } else {
        look(in: place, named: { $0.hasSuffix(".so") }, mayBeAbsent: false)
      }
    }
    for (place, folder) in program.enumerated() {
      let first = files.count
      look(in: folder, named: isRuleLibrary, mayBeAbsent: place > 0)
      do throws(PluginFault) {
        guard let manifest = try ShippedManifest(in: folder) else { continue }
        for file in files.indices[first...] {
          files[file] = manifest.marked(files[file])
        }
      } catch {
        faults.append(("\(folder)/\(ShippedManifest.name)", error))
      }
    }
    if let user { look(in: user, named: { $0.hasSuffix(".so") }, mayBeAbsent: true) }
    var seen: Set<String> = []
    return (files.filter { seen.insert(resolved($0.path)).inserted }, faults)
  }
}

/// `lib*Rule.so`; those that only tests load, `lib*TestRule.so`, are left out.
private func isRuleLibrary(_ name: String) -> Bool {
  name.hasPrefix("lib") && name.hasSuffix("Rule.so") && !name.hasSuffix("TestRule.so")
}
