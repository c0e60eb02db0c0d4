import Testing

@testable import ScoringKit

@Suite struct `Settings as JSON` {
  private func read(_ json: String) throws -> Settings { try Settings(json: json.utf8) }

  @Test func `an object of numbers, texts and maps is read`() throws {
    let settings = try read(
      #" { "a" : -0.25e1 , "b":"x\"\\\u00e9\n é","c": {"4.1":1, "4": 0.5}, "d":{}} "#)
    guard case .number(-2.5) = settings["a"], case .text("x\"\\é\n é") = settings["b"],
      case .numbers(let numbers) = settings["c"], case .numbers(let none) = settings["d"]
    else {
      Issue.record("\(settings)")
      return
    }
    #expect(numbers.map(\.text) == ["4.1", "4"])
    #expect(numbers.map(\.number) == [1, 0.5])
    #expect(none.isEmpty)
    #expect(settings["e"] == nil)
  }

  @Test(arguments: [
    "", "{", "[]", "{}x", "{\"a\"}", "{\"a\":}", "{\"a\":nan}", "{\"a\":1,}", "{\"a\":\"b}",
    "{\"a\":true}", "{\"a\":\"\\u12\"}", "{\"a\":\"\\ud800\"}", "{\"a\":{\"b\":\"c\"}}",
    "{\"a\":1e999}", "{\"a\":\"\\",
  ])
  func `what is not such an object is refused`(_ json: String) {
    #expect(throws: Refusal.self) { try read(json) }
  }
}
