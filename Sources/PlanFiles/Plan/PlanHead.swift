package import SkillsPlanner

/// What stands at the beginning of a plan file: enough to make the plan again, however long the rest is.
package struct PlanHead: Sendable {
  /// The format version.
  package let version: Int
  package let inputs: [InputRecord]
  package let rules: [RuleRecord]

  /// Reads a plan as far as its summary, as `PlanWriter` writes it.
  ///
  /// Nil for anything else, which the whole file must tell: nothing is reported here.
  package init?(_ bytes: [UInt8], file: String) {
    guard let end = Self.end(in: bytes),
      let document = try? YAMLDocument(Array(bytes[..<end]), file: file)
    else { return nil }
    var reader = PlanReader(yaml: YAMLReader(document))
    guard let head = reader.head(document.root), (try? reader.yaml.finish()) != nil else {
      return nil
    }
    self = head
  }

  /// The head of a plan that has been read.
  package init(of plan: Plan) {
    version = plan.terms == nil ? 1 : FileKind.plan.version
    inputs = plan.inputs
    rules = plan.rules
  }

  init(version: Int, inputs: [InputRecord], rules: [RuleRecord]) {
    self.version = version
    self.inputs = inputs
    self.rules = rules
  }

  /// Where the line of the summary begins.
  private static func end(in bytes: [UInt8]) -> Int? {
    let mark = Array("\nsummary:".utf8)
    let most = 4 << 20
    let span = bytes.span
    for start in 0..<min(most, max(0, span.count - mark.count))
    where span[start] == mark[0] && span[start + 1] == mark[1] {
      if mark.indices.allSatisfy({ span[start + $0] == mark[$0] }) { return start + 1 }
    }
    return nil
  }
}
