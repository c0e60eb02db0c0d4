import CScoring
import SkillsPlanner

/// An instance behind the contract: a rule with its parameters. Freed with the last reference.
@safe
final class RuleInstance: RuleScoring {
  /// In the order in which a batch must bring them.
  let columns: [ColumnRequest]
  let traits: [ColumnTraits]
  nonisolated(unsafe) private let descriptor: skillsplan_plugin
  nonisolated(unsafe) private let instance: UnsafeMutableRawPointer

  /// - Throws: `RuleRefusal` where the rule refuses the parameters or asks for a column wrongly.
  init(_ descriptor: skillsplan_plugin, json: String) throws(RuleRefusal) {
    let report = ErrorReport()
    let made = unsafe report.collect { error in
      var json = json
      return json.withUTF8 { utf8 in
        unsafe utf8.withMemoryRebound(to: CChar.self) { bytes in
          unsafe descriptor.create?(
            descriptor.context,
            skillsplan_text(bytes: bytes.baseAddress, count: UInt64(bytes.count)), error)
        }
      }
    }
    guard let instance = unsafe made else {
      throw RuleRefusal(message: report.message ?? "it does not say why")
    }
    do throws(RuleRefusal) {
      let requests = unsafe try columnRequests(descriptor, instance)
      let traits = unsafe try columnTraits(descriptor, instance, count: requests.count)
      columns = zip(requests, traits).map {
        ColumnRequest($0.name, $0.kind, isOptional: $1.contains(.optional))
      }
      self.traits = traits
    } catch {
      unsafe descriptor.destroy?(instance)
      throw error
    }
    unsafe self.descriptor = unsafe descriptor
    unsafe self.instance = unsafe instance
  }

  deinit {
    unsafe descriptor.destroy?(instance)
  }

  /// Has the rule write the scores of a batch; those it leaves out stay NaN.
  func score(_ batch: CandidateBatch) -> RuleAnswer {
    var scores = [Double](repeating: .nan, count: batch.count)
    let report = ErrorReport()
    let isDone = unsafe withColumns(of: batch) { columns in
      unsafe scores.withUnsafeMutableBufferPointer { scores in
        unsafe score(columns, into: scores, report)
      }
    }
    return RuleAnswer(scores: scores, fault: isDone ? nil : report.fault)
  }

  /// Has the rule score columns in the contract's form; whether it says that it could.
  func score(
    _ columns: UnsafeBufferPointer<skillsplan_column>,
    into scores: UnsafeMutableBufferPointer<Double>, _ report: ErrorReport
  ) -> Bool {
    var given = unsafe skillsplan_batch(
      size: UInt64(MemoryLayout<skillsplan_batch>.size), count: UInt64(scores.count),
      columns: columns.baseAddress, column_count: UInt64(columns.count))
    return unsafe report.collect { error in
      unsafe descriptor.score?(instance, &given, scores.baseAddress, error) == 0
    }
  }
}

/// The columns that an instance asks for.
private func columnRequests(
  _ descriptor: skillsplan_plugin, _ instance: UnsafeMutableRawPointer
) throws(RuleRefusal) -> [ColumnRequest] {
  var count: UInt64 = 0
  let requests = unsafe descriptor.columns?(instance, &count)
  guard count <= 1000, unsafe count == 0 || requests != nil else {
    throw RuleRefusal(message: "it asks for \(count) columns")
  }
  var columns: [ColumnRequest] = []
  for place in 0..<Int(count) {
    guard let request = unsafe requests?[place] else { break }
    guard let name = unsafe checkedText(request.name), !name.isEmpty else {
      throw RuleRefusal(message: "the name of its column \(place + 1) is not a text")
    }
    switch Int(unsafe request.kind) {
    case SKILLSPLAN_NUMBERS: columns.append(ColumnRequest(name, .number))
    case SKILLSPLAN_CODES: columns.append(ColumnRequest(name, .text))
    default:
      throw RuleRefusal(
        message: "it asks for column \(name) of a kind that this planner does not know")
    }
  }
  return columns
}

/// What a rule declares of its columns; nothing of any where it has no such call.
private func columnTraits(
  _ descriptor: skillsplan_plugin, _ instance: UnsafeMutableRawPointer, count: Int
) throws(RuleRefusal) -> [ColumnTraits] {
  guard let call = unsafe descriptor.traits else { return Array(repeating: [], count: count) }
  var given: UInt64 = 0
  let traits = unsafe call(instance, &given)
  guard given == UInt64(count), unsafe count == 0 || traits != nil else {
    throw RuleRefusal(message: "it declares traits of \(given) columns, and asks for \(count)")
  }
  return (0..<count).map { ColumnTraits(rawValue: unsafe traits?[$0] ?? 0) }
}

/// The room in which a rule says what went wrong.
final class ErrorReport {
  private(set) var message: String?
  /// The first candidate at fault, where the rule says which.
  private(set) var candidate: Int?

  var fault: RuleAnswer.Fault {
    RuleAnswer.Fault(
      problem: "could not score: \(message ?? "it does not say why")", candidate: candidate)
  }

  /// Calls the rule with the room, and keeps what it wrote there.
  func collect<Answer>(_ call: (UnsafeMutablePointer<skillsplan_error>) -> Answer) -> Answer {
    var room = [CChar](repeating: 0, count: 1024)
    return unsafe room.withUnsafeMutableBufferPointer { room in
      var error = unsafe skillsplan_error(
        size: UInt64(MemoryLayout<skillsplan_error>.size), bytes: room.baseAddress,
        capacity: UInt64(room.count), count: 0, candidate: -1)
      let answer = unsafe call(&error)
      let written = unsafe skillsplan_text(
        bytes: error.bytes, count: min(error.count, UInt64(room.count)))
      message = unsafe checkedText(written).flatMap { $0.isEmpty ? nil : $0 }
      candidate = unsafe error.candidate >= 0 ? Int(error.candidate) : nil
      return answer
    }
  }
}
