/// How diagnostics are written for another program.
package enum DiagnosticFormat: String, CaseIterable, Sendable {
  /// All of them as one JSON object, as `Schema.diagnostics` describes it.
  case json
  /// A workflow command of GitHub Actions for each, which the runner shows at its line.
  case github
  /// A log in the Static Analysis Results Interchange Format, version 2.1.0.
  case sarif
}
