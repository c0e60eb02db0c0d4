import PlanFiles
import SkillsPlanner
import Testing

@Suite struct PlanComparisonTests {
  /// The first difference of a text from what is due, which comes in pieces of every size.
  private func difference(_ file: String, _ due: String) throws -> FirstDifference? {
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
}
