import PlanFiles
import SkillsPlanner
import Testing

private func faults(_ text: String) -> [Diagnostic] {
  problems { () throws(InvalidInput) in try YAMLDocument(Array(text.utf8), file: "b.yaml") }
}

/// The tree in one line: quoted texts in quotes, plain ones bare.
private func outline(_ node: YAMLNode) -> String {
  switch node.content {
  case .scalar(let text, let isQuoted): isQuoted ? "\"\(text)\"" : text
  case .sequence(let nodes): "[" + nodes.map(outline).joined(separator: ", ") + "]"
  case .mapping(let entries):
    "{" + entries.map { "\($0.key): \(outline($0.value))" }.joined(separator: ", ") + "}"
  }
}

@Suite struct `YAML documents` {
  @Test func `the tree keeps order, quotes and places`() throws {
    let text = """
      # a comment
      title: Plan
      reach: {"2": 15 km, '3': "25 km"}
      rules:
        - {rule: deprivation, weight: 30}
        - é: |
            two
            lines
      """
    let document = try YAMLDocument(Array(text.utf8), file: "b.yaml")
    #expect(
      outline(document.root)
        == "{title: Plan, reach: {2: 15 km, 3: \"25 km\"}, rules: [{rule: deprivation, weight: 30}, "
        + "{é: \"two\nlines\"}]}")
    guard case .mapping(let entries) = document.root.content,
      case .sequence(let rules) = entries[2].value.content,
      case .mapping(let second) = rules[1].content
    else {
      Issue.record("not the tree")
      return
    }
    #expect(entries.map(\.keyPlace.line) == [2, 3, 4])
    #expect(entries[1].value.place == YAMLPlace(line: 3, column: 8))
    #expect(second[0].value.place == YAMLPlace(line: 6, column: 8))
  }

  @Test(arguments: [
    ("a: [1, 2\nb: 3\n", "2:2 SP0301"),
    ("a: \"open\nb: 3\n", "1:4 SP0301"),
    ("a: b: c\n", "1:5 SP0301"),
    ("a:\n\tb: c\n", "2:1 SP0301"),
    ("a: @x\n", "1:4 SP0301"),
    ("a: \"\\q\"\n", "1:5 SP0301"),
    ("a: {b: 1\n", "2:1 SP0301"),
    ("a:\n  - b\n c: 1\n", "3:2 SP0301"),
    ("a: b\n- c\n", "2:1 SP0301"),
    ("a\nb: 1\n", "2:2 SP0301"),
    ("a: \u{1}\n", "1:4 SP0301"),
    ("ä: é\u{7F}\n", "1:5 SP0301"),
    ("a: | x\n", "1:6 SP0301"),
    ("a: *\n", "1:4 SP0301"),
    ("a: !x!y z\n", "1:4 SP0301"),
  ])
  func `a fault of syntax is found at its place and put in plain words`(
    _ text: String, _ place: String
  ) {
    let found = faults(text)
    #expect(found.map(\.place) == [place])
    #expect(found.first?.summary.contains("did not find") == false)
    #expect(found.first?.summary.contains("not valid YAML") == false, "\(found)")
    #expect(found.first?.fix.hasSuffix(".") == true)
  }

  @Test func `everything these files may not have is found in one reading`() {
    let text = """
      a: &x 1
      b: *x
      c: !!str 2
      a: 3
      d:
        <<: {e: 1}
        "<<": 2
      ? [k]
      : 4
      reach: {"2": 1,900}
      """
    #expect(
      faults(text).map(\.place) == [
        "1:4 SP0304", "2:4 SP0304", "3:4 SP0305", "4:1 SP0303", "6:3 SP0306", "7:3 SP0303",
        "8:3 SP0309", "10:16 SP0310",
      ])
  }

  @Test func `a second document is refused, an end mark is not`() throws {
    #expect(faults("a: 1\n---\nb: 2\n").map(\.place) == ["2:1 SP0307"])
    _ = try YAMLDocument(Array("---\na: 1\n...\n".utf8), file: "b.yaml")
  }

  @Test func `a duplicate among many keys is found`() {
    let keys = (0..<2_000).map { "k\($0): 1\n" }.joined()
    #expect(faults(keys + "k1234: 2\n").map(\.place) == ["2001:1 SP0303"])
    #expect(faults(keys).isEmpty)
  }

  @Test(arguments: ["", "# only\n# comments\n", "\n\n", "---\n# x\n"])
  func `an empty file is refused`(_ text: String) {
    #expect(faults(text).count == 1)
  }

  @Test func `nesting is allowed to 64 and no deeper`() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    _ = try YAMLDocument(Array(nested(64).utf8), file: "b.yaml")
    #expect(faults(nested(65)).map(\.place) == ["1:65 SP0308"])
    #expect(faults(nested(500_000)).map(\.place) == ["1:65 SP0308"])
    #expect(faults(String(repeating: "- ", count: 300_000)).map(\.code) == ["SP0308"])
  }

  @Test func `a text of a megabyte is read whole`() throws {
    let long = String(repeating: "words and ", count: 100_000)
    let document = try YAMLDocument(Array("a: \"\(long)\"\n".utf8), file: "b.yaml")
    #expect(outline(document.root).utf8.count == long.utf8.count + 7)
  }

  @Test func `bytes that are not UTF-8 and NUL are refused at their place`() {
    let latin = problems { () throws(InvalidInput) in
      try YAMLDocument(Array("a: caf".utf8) + [0xE9, 0x0A, 0x62, 0x3A, 0x20], file: "b.yaml")
    }
    #expect(latin.map(\.place) == ["1:7 SP0104"])
    #expect(faults("a: b\nc: \0\n").map(\.place) == ["2:4 SP0105"])
  }

  @Test func `lines may end with CR alone`() throws {
    let document = try YAMLDocument(Array("a: 1\rb: 2\r".utf8), file: "b.yaml")
    #expect(outline(document.root) == "{a: 1, b: 2}")
  }

  @Test func `no cut of a document and no changed byte stops the program`() {
    let text = Array("a: {b: [1, \"x\\u0041\"], c: 'd'}\ne:\n  - |\n    f\n  - &g h\n".utf8)
    for length in 0...text.count {
      _ = problems { () throws(InvalidInput) in
        try YAMLDocument(Array(text[..<length]), file: "b.yaml")
      }
    }
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<5_000 {
      var changed = text
      for _ in 0..<3 {
        changed[Int.random(in: 0..<text.count, using: &generator)] =
          UInt8.random(in: 0...255, using: &generator)
      }
      for problem in problems({ () throws(InvalidInput) in
        try YAMLDocument(changed, file: "b.yaml")
      }) {
        #expect(problem.summary == problem.summary.printable)
      }
    }
  }
}
