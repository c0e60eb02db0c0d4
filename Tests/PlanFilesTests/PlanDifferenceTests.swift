import PlanFiles
import SkillsPlanner
import Testing

@Suite struct PlanDifferenceTests {
  /// The first difference of a text from what is due, which comes in pieces of every size.
  private func difference(_ file: String, _ due: String) throws -> PlanDifference? {
    let bytes = Array(due.utf8)
    let found = (1...max(1, bytes.count)).map { size in
      var comparison = PlanComparison(with: Array(file.utf8))
      for start in stride(from: 0, to: bytes.count, by: size) {
        comparison.add(Array(bytes[start..<min(start + size, bytes.count)]))
      }
      return comparison.difference()
    }
    #expect(Set(found).count == 1)
    return found[0]
  }

  @Test func `the same bytes have none`() throws {
    #expect(try difference("a: 1\nb: 2\n", "a: 1\nb: 2\n") == nil)
    #expect(try difference("", "") == nil)
  }

  @Test func `the first is named by line and column, with the rest of both lines`() throws {
    let found = try #require(try difference("a: 1\nb: 23\nc: 4\n", "a: 1\nb: 45\nc: 5\n"))
    #expect([found.line, found.column] == [2, 4])
    #expect([found.has, found.due] == ["23", "45"])
  }

  @Test func `a file that ends too soon, or goes on, differs at its end`() throws {
    let short = try #require(try difference("a: 1\n", "a: 1\nb: 2\n"))
    #expect([short.line, short.column] == [2, 1])
    #expect([short.has, short.due] == ["", "b: 2"])
    let long = try #require(try difference("a: 1\nb: 2\n", "a: 1\n"))
    #expect([long.has, long.due] == ["b: 2", ""])
  }

  @Test func `the head of a plan is read without the rest, and only of a plan`() throws {
    let head = """
      kind: SkillsPlan
      version: 2
      inputs:
        - {role: brief, file: brief.yaml, sha256: "00"}
      rules: []
      """
    let read = PlanHead(Array((head + "\nsummary:\n  {[ and no YAML").utf8), file: "plan.yaml")
    #expect(read?.version == 2)
    #expect(read?.inputs.map(\.file) == ["brief.yaml"])
    #expect(PlanHead(Array(head.utf8), file: "plan.yaml") == nil)
    let brief = head.replacing("SkillsPlan", with: "SkillsBrief") + "\nsummary:\n"
    #expect(PlanHead(Array(brief.utf8), file: "plan.yaml") == nil)
  }
}
