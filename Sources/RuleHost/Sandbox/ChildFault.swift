import CSandbox
import Glibc

/// How a child failed the host.
enum ChildFault: Error, Sendable {
  /// It tried what the sandbox does not allow; the numbers of csandbox.h.
  case denied([UInt64])
  case crashed(signal: Int32, isOutOfMemory: Bool, memory: Int, said: String)
  case timedOut(Duration, doing: String)
  /// In words: "exit code 3".
  case ended(String, said: String)
  case broken
  /// It could not be started, or not be walled in.
  case unprotected(String)

  /// Completes "rule ID of FILE ...".
  var problem: String {
    switch self {
    case .denied(let values):
      "tried to \(Self.attempt(values)), which a rule in the sandbox may not"
    case .crashed(_, true, let memory, _):
      "used up its \(memory >> 20) MB of memory"
    case .crashed(let signal, false, _, let said): "crashed (\(Self.name(of: signal)))\(said)"
    case .timedOut(let limit, let doing): "took more than \(Self.text(limit))\(doing)"
    case .ended(let how, let said): "ended its process (\(how))\(said)"
    case .broken: "answered what makes no sense"
    case .unprotected(let message): "was not opened, since it cannot be isolated: \(message)"
    }
  }

  var fix: String {
    switch self {
    case .denied:
      "A rule sees its columns and parameters alone; ask its author to leave that out."
    case .crashed, .ended, .broken: "Ask the rule's author to correct it."
    case .timedOut: "Ask the rule's author to correct it, or to make it faster."
    case .unprotected: "Where you trust the file, --isolate none opens it in the planner's process."
    }
  }

  private static func attempt(_ values: [UInt64]) -> String {
    let kind = unsafe values.withUnsafeBufferPointer { values in
      unsafe values.baseAddress.map { unsafe Int(csandbox_kind($0)) }
    }
    return switch kind {
    case CSANDBOX_READING: "open a file"
    case CSANDBOX_WRITING: "write a file"
    case CSANDBOX_SOCKET: "open a socket"
    case CSANDBOX_THREAD: "start a thread"
    case CSANDBOX_PROCESS: "start a process"
    case CSANDBOX_PROGRAM: "run another program"
    case CSANDBOX_SIGNAL: "signal another process"
    case CSANDBOX_RANDOM: "ask for random numbers"
    case CSANDBOX_CODE: "load or make code"
    default: "make system call \(values[0])"
    }
  }

  static func name(of signal: Int32) -> String {
    switch signal {
    case SIGSEGV: "SIGSEGV"
    case SIGBUS: "SIGBUS"
    case SIGILL: "SIGILL"
    case SIGFPE: "SIGFPE"
    case SIGTRAP: "SIGTRAP"
    case SIGABRT: "SIGABRT"
    case SIGSYS: "SIGSYS"
    case SIGKILL: "SIGKILL"
    default: "signal \(signal)"
    }
  }

  private static func text(_ limit: Duration) -> String {
    let (seconds, rest) = limit.components
    let tenths = rest / 100_000_000_000_000_000
    return tenths == 0 ? "\(seconds) s" : "\(seconds).\(tenths) s"
  }
}
