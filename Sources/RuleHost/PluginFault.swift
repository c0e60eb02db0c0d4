package import SkillsPlanner

/// Why a file is not a plugin that this planner can use.
struct PluginFault: Error {
  let code: String
  /// Completes "FILE ...".
  let problem: String
  let fix: String

  func diagnostic(_ severity: Diagnostic.Severity, file: String) -> Diagnostic {
    Diagnostic(severity, code, at: Location(file: file), "\(file) \(problem)", fix: fix)
  }

  static func unreadable(_ message: String) -> PluginFault {
    PluginFault(
      code: "SP0501", problem: "cannot be read: \(message)",
      fix: "Check the path and the permissions of the plugin.")
  }

  static func notALibrary() -> PluginFault {
    PluginFault(
      code: "SP0502", problem: "is not a plugin: it is not an ELF shared library",
      fix: "Give the lib...Rule.so that swift build writes for the rule.")
  }

  static func unopenable(_ message: String) -> PluginFault {
    PluginFault(
      code: "SP0503", problem: "cannot be opened: \(message)",
      fix: "Build the plugin on this kind of machine, with every library that it needs.")
  }

  static func noEntry(_ others: String) -> PluginFault {
    PluginFault(
      code: "SP0504",
      problem: "is not a plugin: it exports no skillsplan_plugin_v1\(others)",
      fix: "Add the export line to the rule, and build it as a dynamic library.")
  }

  static func otherABI(_ theirs: String, fix: String) -> PluginFault {
    PluginFault(
      code: "SP0505",
      problem: "is written for \(theirs) of the rule contract; this planner has version 1.2",
      fix: fix)
  }

  static func malformed(_ what: String) -> PluginFault {
    PluginFault(
      code: "SP0506", problem: "describes its rule wrongly: \(what)",
      fix: "Correct the rule's descriptor as scoring.h says, and build it again.")
  }

  static func broken(_ what: String, fix: String) -> PluginFault {
    PluginFault(code: "SP0508", problem: what, fix: fix)
  }

  static func untrusted(_ why: String) -> PluginFault {
    PluginFault(
      code: "SP0520", problem: "does not count: \(why)",
      fix: "Install the program again; until then its rules run in the sandbox, as strangers do.")
  }
}

extension Diagnostic {
  /// Whether a plugin is at fault, rather than what the user wrote.
  package var isRuleFault: Bool {
    severity == .error && ("SP0501"..."SP0508").contains(code)
  }
}
