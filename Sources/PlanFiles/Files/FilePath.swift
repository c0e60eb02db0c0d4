/// Parts of a path, as texts.
package enum FilePath {
  /// The folder of a path: "a/b" for "a/b/c", "." for "c", "/" for "/c"; never ends with a slash else.
  package static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Whether two paths lead to one file, by whatever links; two that do not exist are the same when they are
  /// written the same.
  package static func areSame(_ first: String, _ second: String) -> Bool {
    first == second || SystemFile.areSame(first, second)
  }

  /// What follows the last slash.
  package static func name(of path: String) -> String {
    path.split(separator: "/", omittingEmptySubsequences: false).last.map { String($0) } ?? ""
  }

  /// The name without what follows its last point: "areas" for "tables/areas.csv".
  package static func stem(of path: String) -> String {
    let name = name(of: path)
    guard let point = name.lastIndex(of: "."), point > name.startIndex else { return name }
    return String(name[..<point])
  }

  /// A path that a file gives, as seen from where the file's own path is seen: "tables/a.csv" in
  /// "plans/brief.yaml" is "plans/tables/a.csv". An absolute path stays.
  package static func path(_ path: String, relativeTo file: String) -> String {
    if path.hasPrefix("/") || !file.contains("/") { return path }
    let folder = folder(of: file)
    return folder == "/" ? "/" + path : folder + "/" + path
  }

  /// A path as seen from a folder, where both are seen from one place: "tables/a.csv" for
  /// "plans/tables/a.csv" and "plans"; "../a.csv" for "a.csv" and "tables".
  package static func relative(_ path: String, to folder: String) -> String {
    if path.hasPrefix("/") != folder.hasPrefix("/") { return path }
    var parts = path.split(separator: "/").filter { $0 != "." }[...]
    var folders = folder.split(separator: "/").filter { $0 != "." }[...]
    while let part = parts.first, parts.count > 1, part == folders.first {
      parts.removeFirst()
      folders.removeFirst()
    }
    return (folders.map { _ in ".." } + parts.map(String.init)).joined(separator: "/")
  }
}
