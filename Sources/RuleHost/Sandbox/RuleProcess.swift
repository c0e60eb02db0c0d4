import CSandbox
import Glibc

/// A child process with one plugin, from its start to its end: gone with the last reference.
///
/// One question at a time; not to be asked from two threads at once.
@safe
final class RuleProcess: Sendable {
  /// The most that a child may say at once.
  private static let mostBytes = 16 << 20

  let ring: SharedRing
  private let limits: SandboxLimits
  private let process: pid_t
  private let channel: Int32
  private let errors: Int32

  /// Starts a child, which opens the plugin by itself.
  ///
  /// - Parameter program: The planner's executable.
  init(_ file: PluginFile, program: String, limits: SandboxLimits) throws(ChildFault) {
    guard csandbox_available() != 0 else {
      throw .unprotected("this kind of machine's system calls are not known to the sandbox")
    }
    do throws(SystemMessage) { ring = try SharedRing() } catch { throw .unprotected(error.text) }
    var ends: [Int32] = [-1, -1]
    var pipe: [Int32] = [-1, -1]
    var failure = unsafe csandbox_pair(&ends)
    if failure == 0 { failure = unsafe csandbox_pipe(&pipe) }
    var started: Int32 = -1
    if failure == 0 {
      started = start(
        program,
        [
          "skillsplan", ruleChildWord, String(limits.memory),
          limits.usesLandlock ? "landlock" : "no-landlock",
        ], plugin: file.descriptor, ring: ring.descriptor, channel: ends[1], errors: pipe[1])
      failure = min(0, started)
    }
    for descriptor in [ends[1], pipe[1]] where descriptor >= 0 { _ = close(descriptor) }
    guard failure == 0 else {
      for descriptor in [ends[0], pipe[0]] where descriptor >= 0 { _ = close(descriptor) }
      throw .unprotected("\(program) cannot be started: \(SystemMessage.of(-failure).text)")
    }
    (process, channel, errors) = (started, ends[0], pipe[0])
    self.limits = limits
  }

  deinit {
    _ = kill(process, SIGKILL)
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
    _ = close(channel)
    _ = close(errors)
  }

  /// Sends messages, if any, and waits for one answer.
  ///
  /// - Parameter doing: Completes "took more than 5 s"; may be empty.
  /// - Throws: what became of the child where there is none.
  func answer(to questions: [Message] = [], within limit: Duration, doing: String)
    throws(ChildFault) -> Message
  {
    let clock = SuspendingClock()
    var left = limit
    var unsent = questions.flatMap(\.bytes)[...]
    var received: [UInt8] = []
    var said: [UInt8] = []
    var hears = true
    while true {
      guard left > .zero else { throw .timedOut(limit, doing: doing) }
      var wanted = [
        pollfd(
          fd: channel, events: Int16(POLLIN) | (unsent.isEmpty ? 0 : Int16(POLLOUT)), revents: 0),
        pollfd(fd: hears ? errors : -1, events: Int16(POLLIN), revents: 0),
      ]
      // In short waits, each counted in full at most: while planner and child are stopped together, as by
      // Ctrl-Z, no time runs.
      let wait = min(left, .milliseconds(250))
      let start = clock.now
      _ = unsafe poll(&wanted, 2, Int32(wait / .milliseconds(1)) + 1)
      left -= min(clock.now - start, wait)
      if wanted[1].revents != 0 { hears = listen(to: &said) }
      if wanted[0].revents & Int16(POLLOUT) != 0 { send(&unsent) }
      guard wanted[0].revents & Int16(POLLIN | POLLHUP | POLLERR) != 0 else { continue }
      guard receive(&received) else {
        listen(to: &said)
        throw end(said)
      }
      guard let message = try message(in: &received) else { continue }
      if let fault = try fault(in: message, &said) { throw fault }
      return message
    }
  }

  /// The answer, once all of it is there. A child that says more than it was asked breaks the contract.
  private func message(in received: inout [UInt8]) throws(ChildFault) -> Message? {
    do throws(BrokenMessage) {
      guard let message = try Message.first(of: &received, most: Self.mostBytes) else { return nil }
      guard received.isEmpty else { throw BrokenMessage() }
      return message
    } catch {
      throw .broken
    }
  }

  /// What the walls of the child say.
  private func fault(in message: Message, _ said: inout [UInt8]) throws(ChildFault) -> ChildFault? {
    do throws(BrokenMessage) {
      return try wordsOfWalls(message, &said)
    } catch {
      throw .broken
    }
  }

  private func wordsOfWalls(_ message: Message, _ said: inout [UInt8]) throws(BrokenMessage)
    -> ChildFault?
  {
    var reader = MessageReader(message)
    switch message.kind {
    case .denied:
      var values: [UInt64] = []
      for _ in 0..<4 { values.append(try reader.uint64()) }
      return .denied(values)
    case .crashed:
      let signal = Int32(truncatingIfNeeded: try reader.uint64())
      let isOutOfMemory = try reader.uint64() != 0
      listen(to: &said)
      return .crashed(
        signal: signal, isOutOfMemory: isOutOfMemory, memory: limits.memory, said: words(said))
    case .unprotected:
      return .unprotected(try reader.text() ?? "")
    default: return nil
    }
  }

  private func send(_ unsent: inout ArraySlice<UInt8>) {
    let sent = unsafe unsent.withUnsafeBytes { bytes in
      unsafe Glibc.send(
        channel, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
    }
    if sent > 0 { unsent = unsent.dropFirst(sent) }
  }

  /// Whether there was something, or may be later.
  private func receive(_ received: inout [UInt8]) -> Bool {
    var chunk = [UInt8](repeating: 0, count: 4096)
    let count = unsafe recv(channel, &chunk, chunk.count, Int32(MSG_DONTWAIT))
    if count > 0 {
      received += chunk[..<count]
      return true
    }
    return count < 0 && (errno == EAGAIN || errno == EINTR)
  }

  /// Takes what the child printed, and keeps the first of it. Whether it may print more.
  @discardableResult
  private func listen(to said: inout [UInt8]) -> Bool {
    var chunk = [UInt8](repeating: 0, count: 4096)
    // A child that prints without end must not keep the host here.
    for _ in 0..<64 {
      let count = unsafe read(errors, &chunk, chunk.count)
      guard count > 0 else { return count < 0 }
      if said.count < 4096 { said += chunk[..<count] }
    }
    return true
  }

  /// The first line that the child printed, for a person: ": Fatal error: ...", or empty.
  private func words(_ said: [UInt8]) -> String {
    let line = said.split(separator: UInt8(ascii: "\n")).first ?? []
    // The cut may fall into a character.
    let text = (0..<4).lazy.compactMap { plainText(line.prefix(300).dropLast($0)) }.first ?? ""
    return text.isEmpty ? "" : ": \(text)"
  }

  /// How the child ended, which closed its channel.
  private func end(_ said: [UInt8]) -> ChildFault {
    var number: Int32 = 0
    var hasEnded = false
    for _ in 0..<100 where !hasEnded {
      hasEnded = unsafe csandbox_ended(process, &number) != 0
      if !hasEnded { usleep(1000) }
    }
    guard hasEnded else { return .ended("it closed its channel", said: words(said)) }
    guard number < 0 else { return .ended("exit code \(number)", said: words(said)) }
    return .crashed(
      signal: -number, isOutOfMemory: false, memory: limits.memory, said: words(said))
  }
}

/// Starts a program with an environment that says nothing about the user.
private func start(
  _ program: String, _ arguments: [String], plugin: Int32, ring: Int32, channel: Int32,
  errors: Int32
) -> Int32 {
  var environment = ["SWIFT_BACKTRACE=enable=no", "SWIFT_DETERMINISTIC_HASHING=1", "LC_ALL=C"]
  // Where the Swift runtime is, if that is how the planner itself finds it.
  if let libraries = unsafe getenv("LD_LIBRARY_PATH") {
    environment.append(unsafe "LD_LIBRARY_PATH=\(String(cString: libraries))")
  }
  var first = unsafe arguments.map { unsafe strdup($0) } + [nil]
  var second = unsafe environment.map { unsafe strdup($0) } + [nil]
  defer { unsafe (first + second).forEach { unsafe free($0) } }
  return unsafe csandbox_spawn(program, &first, &second, plugin, ring, channel, errors)
}
