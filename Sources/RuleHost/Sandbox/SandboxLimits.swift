import CSandbox

/// What a plugin in a child of its own may take.
package struct SandboxLimits: Sendable {
  /// Bytes beside those of the program itself: 512 MB unless told otherwise.
  package var memory: Int
  /// The longest that opening a plugin, and making a rule of it, may take.
  package var opening: Duration
  /// The longest that one batch of at most 65,536 candidates may take.
  package var batch: Duration
  /// False for a test of what an older kernel leaves open.
  package var usesLandlock: Bool

  /// Whether a plugin is kept from reading files while it is opened.
  var keepsFromFiles: Bool { usesLandlock && csandbox_has_landlock() != 0 }

  package init(
    memory: Int = 512 << 20, opening: Duration = .seconds(10), batch: Duration = .seconds(5),
    usesLandlock: Bool = true
  ) {
    self.memory = memory
    self.opening = opening
    self.batch = batch
    self.usesLandlock = usesLandlock
  }
}

/// Which plugins are opened in a sandboxed child rather than in the planner's own process.
package enum Isolation: String, CaseIterable, Sendable {
  /// Every plugin.
  case all
  /// Every plugin that did not ship with the program.
  case others
  /// None: a plugin can then do whatever the user can.
  case none
}
