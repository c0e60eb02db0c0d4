import Foundation
import PlanFiles
import SkillsPlanner
import Testing

/// Where a plan file says that courses are taught.
@Suite struct PlanVenueTests {
  private let text: String

  init() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    text = try String(
      contentsOf: root.appending(path: "plans/smallest/plan.yaml"), encoding: .utf8)
  }

  private func courses(_ text: String) throws -> [CourseRow] {
    try PlanReader.plan(Array(text.utf8), file: "plan.yaml").courses
  }

  @Test func `a course with a published venue says where it is, and no other does`() throws {
    let courses = try courses(text)
    #expect(courses.count { $0.pointBasis == .venue } == 4)
    for course in courses { #expect((course.venue != nil) == (course.pointBasis == .venue)) }
    #expect(courses.first?.venue == Point(latitude: 53.793909, longitude: -2.24807))
  }

  @Test func `a plan that says nothing of where its venues are is read`() throws {
    let older = text.replacing(#/ at: \[[^\]]*\],/#, with: "")
    #expect(older.count < text.count)
    let courses = try courses(older)
    #expect(courses.count { $0.pointBasis == .venue } == 4)
    #expect(courses.allSatisfy { $0.venue == nil })
  }

  @Test func `a place that is none is told with its line`() throws {
    let wrong = text.replacing("at: [53.84442, -2.221148]", with: "at: [53.84442]")
    let line = try #require(
      wrong.split(separator: "\n", omittingEmptySubsequences: false)
        .firstIndex { $0.contains("at: [53.84442]") })
    let failure = #expect(throws: InvalidInput.self) { try courses(wrong) }
    #expect(failure?.diagnostics.first?.location?.line == line + 1)
  }
}
