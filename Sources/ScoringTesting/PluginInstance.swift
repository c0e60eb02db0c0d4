import RuleProperties
internal import ScoringKit

/// A rule behind the contract in this process, as the planner would have it: the only file with pointers.
@safe
final class PluginInstance {
  let columns: [TrialColumn]
  let isEligibility: Bool
  private let plugin: skillsplan_plugin
  private let instance: UnsafeMutableRawPointer

  /// - Throws: `Refusal` where the rule refuses the parameters.
  init(_ entry: Plugin, json: String) throws(Refusal) {
    guard let entry = unsafe entry else { throw Refusal("the export line gives no rule") }
    let plugin = unsafe entry.pointee
    var said = "the rule refuses its parameters"
    var room = [CChar](repeating: 0, count: 1024)
    let made = unsafe room.withUnsafeMutableBufferPointer { room in
      var error = unsafe skillsplan_error(
        size: UInt64(MemoryLayout<skillsplan_error>.size), bytes: room.baseAddress,
        capacity: UInt64(room.count), count: 0, candidate: -1)
      let made = unsafe withText(json) { unsafe plugin.create(plugin.context, $0, &error) }
      if unsafe error.count > 0 { said = unsafe text(error.bytes, error.count) }
      return unsafe made
    }
    guard let instance = unsafe made else { throw Refusal(said) }
    unsafe self.plugin = unsafe plugin
    unsafe self.instance = unsafe instance
    isEligibility = unsafe Int(plugin.kind) == SKILLSPLAN_ELIGIBILITY

    var count: UInt64 = 0
    var traitCount: UInt64 = 0
    let requests = unsafe plugin.columns(instance, &count)
    let traits = unsafe plugin.traits?(instance, &traitCount)
    columns = (0..<Int(count)).compactMap { place in
      guard let request = unsafe requests?[place] else { return nil }
      let declared = Traits(
        rawValue: place < Int(traitCount) ? unsafe traits?[place] ?? 0 : 0)
      return TrialColumn(
        unsafe text(request.name.bytes, request.name.count),
        unsafe Int(request.kind) == SKILLSPLAN_NUMBERS ? .numbers : .texts,
        direction: declared.contains(.rising)
          ? .rising : declared.contains(.falling) ? .falling : nil,
        tellsProvidersApart: declared.contains(.providers))
    }
  }

  deinit {
    unsafe plugin.destroy(instance)
  }

  /// The candidates in the contract's form, with four columns behind the declared ones.
  func layOut(_ batch: TrialBatch) -> LaidOut {
    LaidOut(columns, batch)
  }

  /// - Throws: `TrialFailure` with the rule's own words.
  func score(_ candidates: LaidOut) throws(TrialFailure) -> [Double] {
    var scores = [Double](repeating: .nan, count: candidates.count)
    let status = unsafe scores.withUnsafeMutableBufferPointer { scores in
      var batch = unsafe skillsplan_batch(
        size: UInt64(MemoryLayout<skillsplan_batch>.size), count: UInt64(candidates.count),
        columns: candidates.columns.baseAddress, column_count: UInt64(columns.count))
      return unsafe plugin.score(instance, &batch, scores.baseAddress, nil)
    }
    guard status == 0 else { throw TrialFailure("could not score the candidates") }
    return scores
  }
}

/// Columns of candidates in memory that lives as long as this does.
@safe
final class LaidOut {
  let count: Int
  private(set) var columns: UnsafeMutableBufferPointer<skillsplan_column>
  private var blocks: [UnsafeMutableRawPointer] = unsafe []

  /// Columns behind the declared ones, for a rule that reads on.
  private static let decoys = 4

  init(_ declared: [TrialColumn], _ batch: TrialBatch) {
    count = batch.rows.count
    unsafe columns = .allocate(capacity: declared.count + Self.decoys)
    for (place, column) in declared.enumerated() {
      unsafe columns.initializeElement(
        at: place,
        to: column.kind == .numbers
          ? numbers(batch.numbers(of: place))
          : codes(batch.codes(of: place), batch.dictionaries[place]))
    }
    for place in declared.count..<(declared.count + Self.decoys) {
      unsafe columns.initializeElement(
        at: place, to: numbers(batch.rows.map { _ in batch.decoy }))
    }
  }

  deinit {
    unsafe blocks.forEach { unsafe $0.deallocate() }
    unsafe columns.deallocate()
  }

  private func numbers(_ numbers: [Double]) -> skillsplan_column {
    unsafe skillsplan_column(
      kind: UInt32(SKILLSPLAN_NUMBERS), reserved: 0,
      values: UnsafeRawPointer(lasting(numbers)), dictionary: nil,
      dictionary_count: 0)
  }

  private func codes(_ codes: [Int32], _ dictionary: [String]) -> skillsplan_column {
    let texts = unsafe dictionary.map { text in
      unsafe skillsplan_text(
        bytes: lasting(text.utf8.map { CChar(bitPattern: $0) }), count: UInt64(text.utf8.count))
    }
    return unsafe skillsplan_column(
      kind: UInt32(SKILLSPLAN_CODES), reserved: 0, values: UnsafeRawPointer(lasting(codes)),
      dictionary: lasting(texts), dictionary_count: UInt64(texts.count))
  }

  private func lasting<Element>(_ elements: [Element]) -> UnsafePointer<Element>? {
    let copy = UnsafeMutableBufferPointer<Element>.allocate(capacity: elements.count + 1)
    _ = unsafe copy.initialize(from: elements)
    if let block = UnsafeMutableRawPointer(copy.baseAddress) { unsafe blocks.append(block) }
    return unsafe UnsafePointer(copy.baseAddress)
  }
}

private func withText<Answer>(_ text: String, _ body: (skillsplan_text) -> Answer) -> Answer {
  var text = text
  return text.withUTF8 { utf8 in
    unsafe utf8.withMemoryRebound(to: CChar.self) { bytes in
      unsafe body(skillsplan_text(bytes: bytes.baseAddress, count: UInt64(bytes.count)))
    }
  }
}

private func text(_ bytes: UnsafePointer<CChar>?, _ count: UInt64) -> String {
  unsafe String(
    decoding: UnsafeRawBufferPointer(start: bytes, count: Int(count)), as: UTF8.self)
}
