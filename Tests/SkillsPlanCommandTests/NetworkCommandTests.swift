import Foundation
import SkillsPlanner
import Testing

/// `skillsplan network solve`, run as a person runs it.
@Suite struct NetworkCommandTests {
  /// What the JSON of an answer says; all keys must be there.
  private struct Answer: Decodable {
    let cost: Int
    let certified: Bool
    let unique: Bool
    let rows: Int
    let columns: Int
    let groups: Int
    let candidates: Int
    let read_seconds: Double
    let solve_seconds: Double
    let prove_seconds: Double
  }

  @Test(arguments: ["smallest", "lancashire"])
  func `the exported network of a plan costs minus its points`(example: String) throws {
    let scratch = try Scratch()
    let network = scratch.folder.appending(path: "problem.min").path
    let plan = try Tool.run([
      "plan", "plans/\(example)/brief.yaml", "--export-network", network,
    ])
    #expect(plan.code == 0, "\(plan.errors)")
    let run = try Tool.run(["network", "solve", network, "--json"])
    #expect(run.code == 0, "\(run.errors)")
    let answer = try JSONDecoder().decode(Answer.self, from: Data(run.output.utf8))
    #expect(plan.output.contains("\n  points: \(-answer.cost)\n"))
    #expect(plan.output.contains("\n  candidates: \(answer.candidates)\n"))
    #expect(answer.certified && answer.rows > 0 && answer.columns > 0 && answer.groups > 0)
  }

  private let small = """
    p min 4 4
    n 1 5
    n 4 -5
    a 1 2 0 5 0
    a 2 3 0 5 -7000
    a 3 4 0 4 0
    a 1 4 0 5 0

    """

  @Test func `the answer says cost, proof, whether it is unique, size and time`() throws {
    let scratch = try Scratch()
    let file = scratch.folder.appending(path: "problem.min")
    try small.write(to: file, atomically: false, encoding: .utf8)
    let run = try Tool.run(["network", "solve", file.path])
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.hasPrefix("Least cost  -28,000\nProof       the certificate holds"))
    #expect(run.output.contains("Unique      yes: every other flow costs more"))
    #expect(run.output.contains("1 rows, 1 columns, 0 groups, 1 candidates"))
  }

  @Test func `a problem with two flows of least cost is not unique`() throws {
    let scratch = try Scratch()
    let file = scratch.folder.appending(path: "problem.min")
    try small.replacingOccurrences(of: "-7000", with: "0")
      .write(to: file, atomically: false, encoding: .utf8)
    let run = try Tool.run(["network", "solve", file.path])
    #expect(run.output.contains("Unique      no: another flow costs as little"))
  }

  @Test func `the standard input is read, and named in messages`() throws {
    let run = try Tool.run(["network", "solve", "-"])
    #expect(run.code == 3)
    #expect(
      run.errors.hasPrefix(
        "standard input: error: the text does not begin as a DIMACS min-cost-flow problem"))
    let scratch = try Scratch()
    let file = scratch.folder.appending(path: "problem.min")
    try small.write(to: file, atomically: false, encoding: .utf8)
    let piped = try Tool.run(
      ["-c", "cat '\(file.path)' | '\(Tool.executable.path)' network solve - --json"],
      program: URL(filePath: "/bin/sh"))
    #expect(piped.code == 0 && piped.output.contains("\"cost\": -28000,"), "\(piped.errors)")
  }

  /// Each page holds a whole text, so that no page promises another message.
  @Test(arguments: CheckPage.networks)
  func `the program says of an example what the page says`(page: CheckPage) throws {
    let scratch = try Scratch()
    try page.example.write(
      to: scratch.folder.appending(path: "problem.min"), atomically: false, encoding: .utf8)
    let run = try Tool.run(["network", "solve", "problem.min"], in: scratch.folder)
    #expect(run.code == 3 && run.output.isEmpty)
    let first = run.errors.split(separator: "\n").first.map(String.init)
    #expect(first == "\(page.says) [\(page.code)]")
  }
}
