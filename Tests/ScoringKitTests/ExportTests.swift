import ScoringKit
import Testing

/// A rule with one column of each sort.
private struct Sum: ScoreRule {
  static let about = About(id: "sum", version: "1.2.3", summary: "Adds.")
  private let step: Double
  private let number: NumberColumn
  private let text: TextColumn
  private let same: TextMatch

  init(_ setup: inout Setup) throws(Refusal) {
    step = setup.number("step", in: 0...2, default: 1, "What each part counts.")
    if step == 2 { throw Refusal("2 is too far") }
    number = setup.numbers("n")
    text = setup.texts("t") { text in text.map { Double($0.utf8.count) } ?? 100 }
    same = setup.match("t", with: "u")
  }

  func score(_ candidate: borrowing Candidate) -> Double {
    let match: Double =
      switch candidate[same] {
      case true: 1000
      case false: 2000
      case nil: 3000
      }
    return step * ((candidate[number] ?? -1) + candidate[text] + match)
  }
}

private struct Even: EligibilityRule {
  static let about = About(id: "even", version: "1.0.0", summary: "Admits even numbers.")
  static let reason = "the number is odd"
  private let number: NumberColumn

  init(_ setup: inout Setup) { number = setup.numbers("n") }

  func admits(_ candidate: borrowing Candidate) -> Bool {
    candidate[number].map { $0.truncatingRemainder(dividingBy: 2) == 0 } ?? false
  }
}

/// A rule that hides a parameter from the list of rules.
private struct Hiding: ScoreRule {
  static let about = About(id: "hiding", version: "1.0.0", summary: "Hides.")
  private let value: Double

  init(_ setup: inout Setup) {
    let isOn = setup.share("on", default: 0, "Whether there is more.")
    value = isOn > 0 ? setup.share("more", default: 0, "More.") : 0
  }

  func score(_ candidate: borrowing Candidate) -> Double { value }
}

@Suite struct `Export of a rule` {
  private func descriptor(_ plugin: Plugin) throws -> skillsplan_plugin {
    guard let plugin = unsafe plugin else { throw Refusal("there is no descriptor") }
    return unsafe plugin.pointee
  }

  /// What `create` says of some settings: nil where it takes them.
  private func refusal(of plugin: skillsplan_plugin, _ json: StaticString) -> String? {
    var room = [CChar](repeating: 0, count: 48)
    return unsafe room.withUnsafeMutableBufferPointer { room in
      var error = unsafe skillsplan_error(
        size: 40, bytes: room.baseAddress, capacity: UInt64(room.count), count: 0, candidate: -1)
      let instance = unsafe plugin.create(plugin.context, counted(json), &error)
      if unsafe instance != nil { unsafe plugin.destroy(instance) }
      let said = unsafe UnsafeRawBufferPointer(start: error.bytes, count: Int(error.count))
      return unsafe instance != nil ? nil : String(decoding: said, as: UTF8.self)
    }
  }

  private func counted(_ text: StaticString) -> skillsplan_text {
    text.withUTF8Buffer { utf8 in
      unsafe skillsplan_text(
        bytes: UnsafeRawPointer(utf8.baseAddress)?.assumingMemoryBound(to: CChar.self),
        count: UInt64(utf8.count))
    }
  }

  @Test func `the descriptor says what the rule says`() throws {
    let sum = try unsafe descriptor(export(Sum.self))
    let (magic, major, minor) = unsafe (sum.magic, sum.abi_major, sum.abi_minor)
    #expect((magic, major, minor) == (SKILLSPLAN_MAGIC, 1, 2))
    let (size, kind, idBytes) = unsafe (sum.size, sum.kind, sum.id.count)
    #expect((size, kind, idBytes) == (168, UInt32(SKILLSPLAN_SCORE), 3))
    let (parameters, maximum) = unsafe (sum.parameter_count, sum.parameters[0].maximum)
    #expect((parameters, maximum) == (1, 2))
    let even = try unsafe descriptor(export(Even.self))
    let (evenKind, reasonBytes) = unsafe (even.kind, even.reason.count)
    #expect((evenKind, reasonBytes) == (UInt32(SKILLSPLAN_ELIGIBILITY), 17))
  }

  @Test func `settings are refused in words that fit the room`() throws {
    let sum = try unsafe descriptor(export(Sum.self))
    let said = unsafe [
      refusal(of: sum, "{}"), refusal(of: sum, #"{"step":2}"#),
      refusal(of: sum, #"{"step":"x"}"#),
    ]
    #expect(said == [nil, "2 is too far", "step is not a number"])
    let cut = unsafe refusal(of: sum, "[]")
    #expect(cut == "the settings are not in the form of the contract")
  }

  @Test func `a parameter that is declared on some paths only is refused`() throws {
    let hiding = try unsafe descriptor(export(Hiding.self))
    let said = unsafe [refusal(of: hiding, "{}"), refusal(of: hiding, #"{"on":1}"#)]
    #expect(said == [nil, "the rule declares its parameters on some paths o"])
  }

  @Test func `numbers, texts and matches reach the rule, missing ones too`() throws {
    let sum = try unsafe descriptor(export(Sum.self))
    let instance = unsafe sum.create(sum.context, counted(#"{"step":0.5}"#), nil)
    defer { unsafe sum.destroy(instance) }
    var count: UInt64 = 0
    let secondKind = unsafe sum.columns(instance, &count)?[1].kind
    #expect(count == 3)
    #expect(secondKind == UInt32(SKILLSPLAN_CODES))

    let numbers = [10, .nan, 30, 40]
    let texts: [Int32] = [0, 1, -1, 1]
    let others: [Int32] = [1, 1, 0, -1]
    let words = unsafe [counted("ab"), counted("cde")]
    let otherWords = unsafe [counted("zz"), counted("ab")]
    var scores = [0.0, 0, 0, 0]
    unsafe numbers.withUnsafeBufferPointer { numbers in
      unsafe texts.withUnsafeBufferPointer { texts in
        unsafe others.withUnsafeBufferPointer { others in
          unsafe words.withUnsafeBufferPointer { words in
            unsafe otherWords.withUnsafeBufferPointer { otherWords in
              let columns = unsafe [
                skillsplan_column(
                  kind: 1, reserved: 0, values: numbers.baseAddress, dictionary: nil,
                  dictionary_count: 0),
                skillsplan_column(
                  kind: 2, reserved: 0, values: texts.baseAddress, dictionary: words.baseAddress,
                  dictionary_count: 2),
                skillsplan_column(
                  kind: 2, reserved: 0, values: others.baseAddress,
                  dictionary: otherWords.baseAddress, dictionary_count: 2),
              ]
              unsafe columns.withUnsafeBufferPointer { columns in
                var batch = unsafe skillsplan_batch(
                  size: 32, count: 4, columns: columns.baseAddress, column_count: 3)
                let done = unsafe sum.score(instance, &batch, &scores, nil)
                unsafe batch.column_count = 2
                let refused = unsafe sum.score(instance, &batch, &scores, nil)
                #expect((done, refused) == (0, 1))
              }
            }
          }
        }
      }
    }
    // Each: (number or -1) + (length of the text or 100) + (same 1000, other 2000, missing 3000).
    #expect(scores == [506, 1001, 1565, 1521.5])
  }
}
