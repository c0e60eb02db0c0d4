import CScoring
import Glibc
import SkillsPlanner

/// An opened plugin: its descriptor, checked, and the calls behind it.
///
/// It is never closed again: a Swift library cannot be, and an instance may outlive every other use.
@safe
final class Plugin: OpenedPlugin {
  let rule: CatalogueRule
  nonisolated(unsafe) private let descriptor: skillsplan_plugin

  /// What the plugin says of its rule.
  let description: Description

  /// Opens a plugin in this process.
  ///
  /// - Throws: `PluginFault` where the file is no plugin, or one that this planner cannot use.
  convenience init(_ file: PluginFile, isShipped: Bool) throws(PluginFault) {
    try self.init(
      loaderPath: file.loaderPath, file: file.path, sha256: file.sha256, isShipped: isShipped)
  }

  /// - Parameters:
  ///   - loaderPath: Where the loader finds the file.
  ///   - file: What it is called in messages.
  init(loaderPath: String, file: String, sha256: String, isShipped: Bool = false)
    throws(PluginFault)
  {
    guard let library = unsafe dlopen(loaderPath, RTLD_NOW | RTLD_LOCAL) else {
      throw .unopenable(loaderMessage().replacing("\(loaderPath): ", with: ""))
    }
    guard let symbol = unsafe dlsym(library, "skillsplan_plugin_v1") else {
      let isNewer = unsafe dlsym(library, "skillsplan_plugin_v2") != nil
      throw isNewer
        ? .otherABI("version 2", fix: "Use a newer planner, or build the plugin with this one's.")
        : .noEntry("")
    }
    typealias Entry = @convention(c) () -> UnsafePointer<skillsplan_plugin>?
    let entry = unsafe unsafeBitCast(symbol, to: Entry.self)
    guard let pointer = unsafe entry() else { throw .malformed("the entry function returns NULL") }
    unsafe descriptor = try knownPart(of: UnsafeRawPointer(pointer))
    description = unsafe try Description(of: descriptor)
    let declared = try description.rule(file: file, sha256: sha256)
    rule = unsafe declared.with(
      columns: Plugin.listedColumns(descriptor, declared.parameters), isShipped: isShipped,
      isIsolated: false)
  }

  /// An instance for these parameters, a JSON object.
  ///
  /// - Throws: `RuleRefusal` where the rule refuses them or asks for a column wrongly.
  func make(_ json: String) throws(RuleRefusal) -> RuleInstance {
    unsafe try RuleInstance(descriptor, json: json)
  }

  func instance(_ json: String) throws(RuleRefusal) -> any RuleScoring { try make(json) }

  /// The columns of the rule without a brief; empty where it refuses that.
  private static func listedColumns(
    _ descriptor: skillsplan_plugin, _ parameters: [CatalogueParameter]
  ) -> [ColumnRequest] {
    let (json, _) = settingsJSON(for: parameters, from: [], required: false)
    return (unsafe try? RuleInstance(descriptor, json: json).columns) ?? []
  }
}

/// The descriptor as far as plugin and planner both know it, the rest zero.
///
/// - Throws: `PluginFault` where it is none, or one of another version.
private func knownPart(of pointer: UnsafeRawPointer) throws(PluginFault) -> skillsplan_plugin {
  /// Bytes of the descriptor in version 1.0, the least that a plugin can know.
  let firstSize = 144
  let magic = unsafe pointer.loadUnaligned(as: UInt32.self)
  guard magic == SKILLSPLAN_MAGIC else {
    throw .malformed("it begins with the number \(magic), not with \(SKILLSPLAN_MAGIC)")
  }
  let major = unsafe pointer.loadUnaligned(fromByteOffset: 4, as: UInt16.self)
  let minor = unsafe pointer.loadUnaligned(fromByteOffset: 6, as: UInt16.self)
  guard major == UInt16(SKILLSPLAN_ABI_MAJOR) else {
    throw .otherABI(
      "version \(major).\(minor)",
      fix: major > UInt16(SKILLSPLAN_ABI_MAJOR)
        ? "Use a newer planner, or build the plugin with this planner's scoring.h."
        : "Build the plugin with this planner's scoring.h.")
  }
  let size = unsafe pointer.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
  guard size >= UInt64(firstSize), size < 1 << 20 else {
    throw .malformed("its size is \(size) bytes, not \(firstSize) or more")
  }
  var known = unsafe skillsplan_plugin()
  unsafe withUnsafeMutableBytes(of: &known) { bytes in
    let shared = min(Int(size), bytes.count)
    unsafe bytes.copyMemory(from: UnsafeRawBufferPointer(start: pointer, count: shared))
  }
  return unsafe known
}

private func loaderMessage() -> String {
  guard let message = unsafe dlerror() else { return "the loader does not say why" }
  return unsafe String(cString: message)
}
