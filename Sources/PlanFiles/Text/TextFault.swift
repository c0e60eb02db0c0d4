import SkillsPlanner

/// Why bytes are not text, before it is known where in a file they stand.
struct TextFault: Sendable {
  let check: Check
  let summary: String
  let fix: String
  /// What comes before the fault in the bytes that were decoded last; nil where the whole file is meant.
  let before: [UInt8]?

  /// The fault as the user sees it.
  ///
  /// - Parameters:
  ///   - line: The line on which `earlier` begins, from 1.
  ///   - earlier: From the start of that line to the bytes that were decoded last.
  func diagnostic(file: String, line: Int, after earlier: [UInt8]) -> Diagnostic {
    guard let before else { return .error(check, at: Location(file: file), summary, fix: fix) }
    let text = earlier + before
    let place = DecodedText.location(of: text.count, in: text, file: file, line: line)
    return .error(check, at: place, summary, fix: fix)
  }
}
