import PlanFiles
import SkillsPlanner
import Testing

private func text(_ writer: consuming YAMLWriter) -> String {
  String(decoding: writer.finish(), as: UTF8.self)
}

@Suite struct `YAML writing` {
  @Test(arguments: [0, 1, 511, 512, 513, 20_000])
  func `many lines handed over in pieces are those of a list written at once`(count: Int) async {
    let rows = (0..<count).map { "row \($0)" }
    var whole = YAMLWriter()
    whole.text("title", "x")
    whole.list("rows") { list in
      for row in rows { list.line { $0.text("name", row) } }
    }
    whole.text("end", "y")

    var writer = YAMLWriter()
    var bytes: [UInt8] = []
    writer.text("title", "x")
    await writer.lines("rows", of: rows, to: { bytes += $0 }) { $0.text("name", $1) }
    writer.text("end", "y")
    bytes += writer.finish()
    #expect(String(decoding: bytes, as: UTF8.self) == text(whole))
  }

  private struct DiskFull: Error {}

  @Test func `a piece that cannot be written ends the writing`() async {
    var writer = YAMLWriter()
    var pieces = 0
    await #expect(throws: DiskFull.self) {
      try await writer.lines("rows", of: Array(0..<20_000)) { (_) throws(DiskFull) in
        pieces += 1
        if pieces == 3 { throw DiskFull() }
      } _: {
        $0.whole("number", $1)
      }
    }
    #expect(pieces == 3)
  }

  @Test func `a plan is written in one canonical form`() {
    var writer = YAMLWriter(comment: "yaml-language-server: $schema=plan.json")
    writer.text("kind", "SkillsPlan")
    writer.whole("version", 1)
    writer.text("title", "Plan: 2026")
    writer.map("summary") { map in
      map.whole("learners", -1200)
      map.share("placed", millionths: 45_000)
      map.kilometres("mean", metres: 15_500)
      map.fixed("gap", 5, places: 6)
      map.decimal("rate", 0.25, places: 3)
      map.flag("unique", true)
      map.map("none") { _ in }
      map.list("also") { _ in }
    }
    writer.list("allocations") { list in
      list.line { line in
        line.code("area", "E01012571")
        line.code("level", "3")
        line.row("courses") { row in
          row.line {
            $0.code("course", "C-0042")
            $0.whole("places", 12)
          }
          row.text("a, b")
        }
        line.row("none") { _ in }
      }
      list.map {
        $0.text("name", "x")
        $0.list("deeper") { $0.whole(1) }
      }
      list.list {
        $0.text("w")
        $0.text("z")
      }
      list.text("no")
    }
    #expect(
      text(writer) == """
        # yaml-language-server: $schema=plan.json
        kind: SkillsPlan
        version: 1
        title: "Plan: 2026"
        summary:
          learners: -1200
          placed: 4.5%
          mean: 15.5 km
          gap: 0.000005
          rate: 0.250
          unique: true
          none: {}
          also: []
        allocations:
          - {area: "E01012571", level: "3", courses: [{course: "C-0042", places: 12}, "a, b"], none: []}
          - name: x
            deeper:
              - 1
          - - w
            - z
          - "no"

        """)
  }

  @Test func `an empty document can be read back`() throws {
    #expect(text(YAMLWriter()) == "{}\n")
    let bytes = YAMLWriter(comment: "nothing").finish()
    guard case .mapping(let entries) = try YAMLDocument(bytes, file: "p.yaml").root.content else {
      Issue.record("not a mapping")
      return
    }
    #expect(entries.isEmpty)
  }

  @Test(arguments: [
    "no", "012", "12:30", "1e5", "", " x", "x ", "a: b", "a #b", "- a", "-", "?", "~", "x:", "'x",
    "*x", "&x", "!x", "%x", "@x", "`x", "[x", "{x", "]", "}", ",", "#x", "|", ">", "<<", "=", "...",
    "---", "2026-06-01", "1,900", "a\nb", "a\tb", "\u{85}", "\u{2028}", "\u{202E}x", "\u{FEFF}x",
    "\u{0}", "\u{7F}", "\u{1B}[2J", "\u{FFFE}", "\u{200B}",
  ])
  func `a text that would be read otherwise is quoted and reads back`(_ value: String) throws {
    var writer = YAMLWriter()
    writer.text("a", value)
    let bytes = writer.finish()
    #expect(String(decoding: bytes, as: UTF8.self).hasPrefix("a: \""))
    let document = try YAMLDocument(bytes, file: "p.yaml")
    guard case .mapping(let entries) = document.root.content,
      case .scalar(let read, true) = entries[0].value.content
    else {
      Issue.record("not a quoted scalar")
      return
    }
    #expect(Array(read.utf8) == Array(value.utf8))
  }

  @Test(arguments: [
    "Plan of Lancashire", "2026/27", "18-66", "it's", "C-0042", "é 日 😀", "http://x.org/y", "a:b",
    "a#b",
    "4.5% of 3", "last-year", "(note)", "nobody", "yesterday", "E01012571", "a, b [c]", "x\"y",
  ])
  func `a text that every tool reads as it is stays plain`(_ value: String) throws {
    var writer = YAMLWriter()
    writer.text("a", value)
    #expect(text(writer) == "a: \(value)\n")
  }

  @Test(arguments: ["a, b", "a?", "a:b", "a]", "{a", "a}b", "a[b"])
  func `inside brackets a few more texts are quoted`(_ value: String) {
    var writer = YAMLWriter()
    writer.row("a") { $0.text(value) }
    #expect(text(writer) == "a: [\"\(value)\"]\n")
  }

  @Test func `random texts, keys and depths read back as they were written`() throws {
    var generator = SeededGenerator(seed: 5)
    for round in 0..<400 {
      let tree = makeTree(&generator, depth: round % 5)
      var writer = YAMLWriter()
      writer.write(tree, "root", isFlow: false)
      let bytes = writer.finish()
      let document = try YAMLDocument(bytes, file: "p.yaml")
      guard case .mapping(let entries) = document.root.content else {
        Issue.record("not a mapping")
        return
      }
      #expect(
        Tree(entries[0].value) == tree, "round \(round): \(String(decoding: bytes, as: UTF8.self))")
      let shown = String(decoding: bytes, as: UTF8.self).unicodeScalars
      #expect(shown.allSatisfy { $0 == "\n" || $0.value >= 0x20 })
    }
  }
}

/// A value to write and to read back; texts are compared by their bytes.
private indirect enum Tree: Equatable {
  case text([UInt8])
  case list([Tree])
  case map([Entry])

  struct Entry: Equatable {
    let key: [UInt8]
    let value: Tree
  }

  init(_ node: YAMLNode) {
    switch node.content {
    case .scalar(let text, _): self = .text(Array(text.utf8))
    case .sequence(let nodes): self = .list(nodes.map { Tree($0) })
    case .mapping(let entries):
      self = .map(entries.map { Entry(key: Array($0.key.utf8), value: Tree($0.value)) })
    }
  }
}

private func makeTree(_ generator: inout SeededGenerator, depth: Int) -> Tree {
  switch depth == 0 ? 0 : Int.random(in: 0...2, using: &generator) {
  case 0: return .text(Array(makeText(&generator).utf8))
  case 1:
    return .list(
      (0..<Int.random(in: 0...4, using: &generator)).map { _ in
        makeTree(&generator, depth: depth - 1)
      })
  default:
    var keys: [[UInt8]] = []
    for _ in 0..<Int.random(in: 0...4, using: &generator) {
      let key = Array(makeText(&generator).utf8)
      // Keys that only differ in normal form are one key to Swift, so such pairs are left out.
      let isNew = !keys.contains {
        String(decoding: $0, as: UTF8.self) == String(decoding: key, as: UTF8.self)
      }
      if isNew, key != Array("<<".utf8) { keys.append(key) }
    }
    return .map(
      keys.map { Tree.Entry(key: $0, value: makeTree(&generator, depth: depth - 1)) })
  }
}

extension YAMLWriter {
  fileprivate mutating func write(_ tree: Tree, _ key: String?, isFlow: Bool) {
    switch tree {
    case .text(let bytes): text(key, String(decoding: bytes, as: UTF8.self))
    case .list(let items):
      let body: (inout YAMLWriter) -> Void = { writer in
        for item in items { writer.write(item, nil, isFlow: isFlow || items.count > 2) }
      }
      if isFlow || items.count > 2 { row(key, body) } else { list(key, body) }
    case .map(let entries):
      let body: (inout YAMLWriter) -> Void = { writer in
        for entry in entries {
          writer.write(
            entry.value, String(decoding: entry.key, as: UTF8.self),
            isFlow: isFlow || entries.count > 2)
        }
      }
      if isFlow || entries.count > 2 { line(key, body) } else { map(key, body) }
    }
  }
}
