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

  /// A path that a file gives, as seen from where the file's own path is seen: "tables/a.csv" in
  /// "plans/brief.yaml" is "plans/tables/a.csv". An absolute path stays.
  package static func path(_ path: String, relativeTo file: String) -> String {
    if path.hasPrefix("/") || !file.contains("/") { return path }
    let folder = folder(of: file)
    return folder == "/" ? "/" + path : folder + "/" + path
  }
}
