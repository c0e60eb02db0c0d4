import CSandbox
import CScoring
import Glibc
import SkillsPlanner

/// The first argument of the planner's executable when it is to run one plugin in a sandbox.
package let ruleChildWord = "--rule-child"

/// The other side of `RuleProcess`: walls itself in, opens the plugin and serves its host.
///
/// - Parameters:
///   - arguments: Those after `ruleChildWord`: bytes of memory, and "landlock" or "no-landlock".
package func runRuleChild(_ arguments: [String]) -> Never {
  guard arguments.count == 2, let memory = UInt64(arguments[0]) else { exit(2) }
  let failure = csandbox_enter(memory, arguments[1] == "landlock" ? 1 : 0)
  guard failure == 0 else { refuse("its first stage fails: \(SystemMessage.of(-failure).text)") }
  do throws(SystemMessage) {
    let ring = try SharedRing(descriptor: Int32(CSANDBOX_RING))
    RuleChild(ring).serve()
  } catch {
    refuse(error.text)
  }
  exit(0)
}

private func refuse(_ why: String) -> Never {
  var body = MessageBody()
  body.add(why)
  say(Message(.unprotected, body))
  exit(1)
}

/// One plugin, at most one instance of it, in a process of their own.
private final class RuleChild {
  private let ring: SharedRing
  private var received: [UInt8] = []
  private var texts: [KeptTexts] = []

  init(_ ring: SharedRing) { self.ring = ring }

  /// Until the host has no more questions.
  func serve() {
    let plugin: Plugin
    do throws(PluginFault) {
      plugin = try Plugin(
        loaderPath: "/proc/self/fd/\(CSANDBOX_PLUGIN)", file: "the plugin", sha256: "")
    } catch {
      var body = MessageBody()
      body.add(error)
      say(Message(.fault, body))
      return
    }
    var body = MessageBody()
    body.add(plugin.description)
    body.add(plugin.rule.columns)
    say(Message(.opened, body))

    guard let question = next(), question.kind == .create else { return }
    guard let instance = instance(of: plugin, question) else { return }
    let failure = csandbox_close()
    guard failure == 0 else { refuse("its second stage fails: \(SystemMessage.of(-failure).text)") }
    texts = instance.columns.map { _ in KeptTexts([]) }
    var made = MessageBody()
    made.add(instance.columns)
    made.add(instance.traits)
    say(Message(.made, made))
    while let question = next() { answer(question, instance) }
  }

  private func instance(of plugin: Plugin, _ question: Message) -> RuleInstance? {
    do throws(RuleRefusal) {
      var reader = MessageReader(question)
      guard let json = try? reader.text(any: true) else { return nil }
      return try plugin.make(json)
    } catch {
      var body = MessageBody()
      body.add(error.message)
      say(Message(.refused, body))
      return nil
    }
  }

  private func answer(_ question: Message, _ instance: RuleInstance) {
    var reader = MessageReader(question)
    switch question.kind {
    case .dictionary:
      guard let place = try? reader.uint32(), let dictionary = try? reader.texts(any: true),
        texts.indices.contains(Int(place))
      else { exit(2) }
      texts[Int(place)] = KeptTexts(dictionary.map { $0 ?? "" })
    case .score:
      guard let count = try? reader.uint64(), count <= UInt64(SharedRing.mostRows) else { exit(2) }
      score(Int(count), instance)
    default: exit(2)
    }
  }

  private func score(_ count: Int, _ instance: RuleInstance) {
    let columns = unsafe instance.columns.enumerated().map { place, request in
      let isText = request.kind == .text
      return unsafe skillsplan_column(
        kind: UInt32(isText ? SKILLSPLAN_CODES : SKILLSPLAN_NUMBERS), reserved: 0,
        values: ring.column(place, of: instance.columns.count),
        dictionary: isText ? texts[place].texts.baseAddress : nil,
        dictionary_count: isText ? UInt64(texts[place].texts.count) : 0)
    }
    let report = ErrorReport()
    let isDone = unsafe columns.withUnsafeBufferPointer { columns in
      unsafe instance.score(columns, into: ring.scores(count), report)
    }
    var body = MessageBody()
    body.add(UInt32(isDone ? 0 : 1))
    body.add(UInt64(bitPattern: Int64(report.candidate ?? -1)))
    body.add(report.message ?? "")
    say(Message(.scored, body))
  }

  /// The host's next question; nil when it has gone.
  private func next() -> Message? {
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      if let message = try? Message.first(of: &received, most: .max) { return message }
      let count = unsafe read(Int32(CSANDBOX_CHANNEL), &chunk, chunk.count)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return nil }
      received += chunk[..<count]
    }
  }
}

private func say(_ message: Message) {
  var rest = message.bytes[...]
  while !rest.isEmpty {
    let written = unsafe rest.withUnsafeBytes { bytes in
      unsafe write(Int32(CSANDBOX_CHANNEL), bytes.baseAddress, bytes.count)
    }
    if written > 0 { rest = rest.dropFirst(written) } else if errno != EINTR { exit(1) }
  }
}

/// A dictionary in the contract's form, for as long as its column has it.
@safe
private final class KeptTexts {
  let texts: UnsafeMutableBufferPointer<skillsplan_text>
  private let bytes: UnsafeMutableBufferPointer<CChar>

  init(_ dictionary: [String]) {
    let all = dictionary.flatMap { $0.utf8.map { CChar(bitPattern: $0) } }
    unsafe bytes = .allocate(capacity: all.count)
    _ = unsafe bytes.initialize(from: all)
    unsafe texts = .allocate(capacity: dictionary.count)
    var start = 0
    for (place, text) in dictionary.enumerated() {
      let count = text.utf8.count
      unsafe texts.initializeElement(
        at: place,
        to: skillsplan_text(
          bytes: bytes.baseAddress.map { unsafe UnsafePointer($0 + start) }, count: UInt64(count)))
      start += count
    }
  }

  deinit {
    unsafe texts.deallocate()
    unsafe bytes.deallocate()
  }
}
