import Foundation
import Testing

/// `--memory`, as a person meets it.
@Suite struct MemoryTests {
  private let brief = "plans/lancashire/brief.yaml"

  @Test func `a plan that does not fit is refused before it is begun, with the reaches that do`()
    throws
  {
    let scratch = try Scratch()
    let copy = try scratch.copy("plans/lancashire").appending(path: "brief.yaml")
    let plan = scratch.folder.appending(path: "plan.yaml")
    let refused = try Tool.run(["plan", copy.path, "-o", plan.path, "--memory", "34.5MB"])
    #expect(refused.code == 3)
    #expect(!plan.exists)
    #expect(
      refused.errors.contains(
        "1,338,221 candidates are within reach (level 2: "), "\(refused.errors)")
    #expect(refused.errors.contains("more than the 34 MB that --memory allows"))
    let fitting = try #require(
      refused.errors.firstMatch(of: /shorten the reach: (\{[^}]+\}) fits/))
    try copy.replace(
      "{\"2\": 15 km, \"3\": 25 km, \"4\": 40 km}", with: String(fitting.output.1))
    let fits = try Tool.run(["plan", copy.path, "-o", plan.path, "--memory", "34.5MB"])
    #expect(fits.code == 0, "\(fits.errors)")
    #expect(plan.exists)
  }

  @Test func `what cannot be made to fit says so`() throws {
    let run = try Tool.run(["plan", brief, "--memory", "1MB"])
    #expect(run.code == 3)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("SP0612"))
    #expect(run.errors.contains("plan fewer areas and courses at once"))
  }

  @Test(arguments: ["500MB", "1.5GB", "2 gb", "0.75GB"])
  func `a size is a number of MB or GB`(size: String) throws {
    #expect(try Tool.run(["plan", "plans/smallest/brief.yaml", "--memory", size]).code == 0)
  }

  @Test(arguments: ["500", "GB", "-1GB", "0MB", "1TB", "1.5.2GB", "1e9MB", "99999999999999GB"])
  func `what is no size is a wrong command line`(size: String) throws {
    let run = try Tool.run(["plan", brief, "--memory=\(size)"])
    #expect(run.code == 2)
    #expect(run.errors.contains("--memory is a number of MB or GB"), "\(run.errors)")
  }
}
