import CScoring
import Glibc
import SkillsPlanner

/// An opened plugin: its descriptor, checked, and the calls behind it.
///
/// It is never closed again: a Swift library cannot be, and an instance may outlive every other use.
@safe
final class Plugin: Sendable {
  let rule: CatalogueRule
  nonisolated(unsafe) private let descriptor: skillsplan_plugin

  /// Opens a plugin.
  ///
  /// - Throws: `PluginFault` where the file is no plugin, or one that this planner cannot use.
  init(file: String, digest: ([UInt8]) -> String) throws(PluginFault) {
    let content: [UInt8]
    switch bytes(of: file) {
    case .success(let read): content = read
    case .failure(let message): throw .unreadable(message.text)
    }
    guard content.starts(with: [0x7F, 0x45, 0x4C, 0x46]) else { throw .notALibrary() }

    // Without a slash the system would look in its own folders.
    let path = file.contains("/") ? file : "./\(file)"
    guard let library = unsafe dlopen(path, RTLD_NOW | RTLD_LOCAL) else {
      throw .unopenable(loaderMessage())
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
    let reader = unsafe DescriptorReader(descriptor)
    let declared = unsafe try reader.rule(file: file, sha256: digest(content))
    rule = unsafe declared.with(columns: Plugin.listedColumns(descriptor, declared.parameters))
  }

  /// An instance for these parameters, a JSON object.
  ///
  /// - Throws: `RuleRefusal` where the rule refuses them or asks for a column wrongly.
  func instance(_ json: String) throws(RuleRefusal) -> RuleInstance {
    unsafe try RuleInstance(descriptor, json: json)
  }

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
