import CScoring
import SkillsPlanner

/// Calls `body` with the columns of a batch in the contract's form. Values are not copied; the
/// dictionaries are laid out anew.
func withColumns<Answer>(
  of batch: CandidateBatch, _ body: (UnsafeBufferPointer<skillsplan_column>) -> Answer
) -> Answer {
  var columns: [skillsplan_column] = unsafe []
  unsafe columns.reserveCapacity(batch.columns.count)
  return unsafe pin(batch.columns[...], batch.count, &columns, body)
}

/// Holds the first of the columns still and passes on the rest.
private func pin<Answer>(
  _ rest: ArraySlice<BatchColumn>, _ count: Int, _ pinned: inout [skillsplan_column],
  _ body: (UnsafeBufferPointer<skillsplan_column>) -> Answer
) -> Answer {
  guard let first = rest.first else {
    return unsafe pinned.withUnsafeBufferPointer { unsafe body($0) }
  }
  switch first {
  case .numbers(let values):
    precondition(values.count == count, "a column has a value for each candidate")
    return unsafe values.withUnsafeBufferPointer { values in
      unsafe pinned.append(
        skillsplan_column(
          kind: UInt32(SKILLSPLAN_NUMBERS), reserved: 0, values: values.baseAddress,
          dictionary: nil, dictionary_count: 0))
      return unsafe pin(rest.dropFirst(), count, &pinned, body)
    }
  case .codes(let codes, let dictionary):
    precondition(codes.count == count, "a column has a code for each candidate")
    return unsafe withTexts(dictionary) { texts in
      unsafe codes.withUnsafeBufferPointer { codes in
        unsafe pinned.append(
          skillsplan_column(
            kind: UInt32(SKILLSPLAN_CODES), reserved: 0, values: codes.baseAddress,
            dictionary: texts.baseAddress, dictionary_count: UInt64(texts.count)))
        return unsafe pin(rest.dropFirst(), count, &pinned, body)
      }
    }
  }
}

/// A dictionary in the contract's form: all of its bytes in one block.
private func withTexts<Answer>(
  _ dictionary: [String], _ body: (UnsafeBufferPointer<skillsplan_text>) -> Answer
) -> Answer {
  let block = dictionary.flatMap { $0.utf8.map { CChar(bitPattern: $0) } }
  return unsafe block.withUnsafeBufferPointer { block in
    var texts: [skillsplan_text] = unsafe []
    unsafe texts.reserveCapacity(dictionary.count)
    var start = 0
    for text in dictionary {
      let count = text.utf8.count
      unsafe texts.append(
        skillsplan_text(bytes: block.baseAddress.map { unsafe $0 + start }, count: UInt64(count)))
      start += count
    }
    return unsafe texts.withUnsafeBufferPointer { unsafe body($0) }
  }
}
