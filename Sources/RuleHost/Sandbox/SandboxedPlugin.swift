import SkillsPlanner
import Synchronization

/// A plugin that only ever runs in a sandboxed child.
final class SandboxedPlugin: OpenedPlugin {
  let rule: CatalogueRule
  private let source: ChildSource
  /// The child that listed the rule, for the first instance to take.
  private let listing: Mutex<RuleProcess?>

  /// Opens a plugin in a child, to list its rule.
  ///
  /// - Throws: `PluginFault` where the file is no plugin, or breaks.
  init(_ file: PluginFile, program: String, limits: SandboxLimits, isShipped: Bool)
    throws(PluginFault)
  {
    source = ChildSource(file: file, program: program, limits: limits)
    let opened: ChildSource.Opened
    do throws(ChildFault) {
      opened = try source.open()
    } catch {
      throw .broken("\(error.problem) as it was opened", fix: error.fix)
    }
    rule = try opened.description.get().rule(file: file.path, sha256: file.sha256)
      .with(columns: opened.columns, isShipped: isShipped, isIsolated: true)
    listing = Mutex(opened.process)
  }

  func instance(_ json: String) throws(RuleRefusal) -> any RuleScoring {
    let listed = listing.withLock { process in
      defer { process = nil }
      return process
    }
    let made: ChildSource.Made
    do throws(ChildFault) {
      made = try source.make(json, in: listed)
    } catch {
      throw RuleRefusal(message: error.problem, fix: error.fix)
    }
    return SandboxedInstance(
      source, json: json, made.process, columns: try made.columns.get(), traits: made.traits)
  }
}

/// What it takes to start a child for a plugin, again and again.
struct ChildSource: Sendable {
  let file: PluginFile
  let program: String
  let limits: SandboxLimits

  /// A child that has opened its plugin, or says why it could not.
  struct Opened: Sendable {
    let process: RuleProcess
    let description: Result<Description, PluginFault>
    /// Those of the rule without a brief.
    let columns: [ColumnRequest]
  }

  /// A child that has made an instance, or says why it could not.
  struct Made: Sendable {
    let process: RuleProcess
    let columns: Result<[ColumnRequest], RuleRefusal>
    let traits: [ColumnTraits]
  }

  func open() throws(ChildFault) -> Opened {
    let process = try RuleProcess(file, program: program, limits: limits)
    let message = try process.answer(within: limits.opening, doing: "")
    do throws(BrokenMessage) {
      var reader = MessageReader(message)
      switch message.kind {
      case .opened:
        let description = try reader.description()
        return Opened(
          process: process, description: .success(description), columns: try reader.columns())
      case .fault:
        return Opened(
          process: process, description: .failure(try reader.fault()), columns: [])
      default: throw BrokenMessage()
      }
    } catch {
      throw .broken
    }
  }

  /// - Parameter process: A child that has opened the plugin and nothing more; nil starts one.
  func make(_ json: String, in process: RuleProcess?) throws(ChildFault) -> Made {
    let process = if let process { process } else { try open().process }
    var body = MessageBody()
    body.add(json)
    let message = try process.answer(
      to: [Message(.create, body)], within: limits.opening, doing: "")
    do throws(BrokenMessage) {
      var reader = MessageReader(message)
      switch message.kind {
      case .made:
        let columns = try reader.columns()
        let traits = try reader.traits(of: columns.count)
        return Made(process: process, columns: .success(columns), traits: traits)
      case .refused:
        let words = try reader.text() ?? "it does not say why"
        let refusal = RuleRefusal(message: words)
        return Made(process: process, columns: .failure(refusal), traits: [])
      default: throw BrokenMessage()
      }
    } catch {
      throw .broken
    }
  }
}
