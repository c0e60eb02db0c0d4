/// One candidate as a rule sees it: the values of the columns that it declared.
///
/// It lives for one call of `score` or `admits`; it cannot be copied, so nothing outlives the call.
@safe
public struct Candidate: ~Copyable {
  @usableFromInline let batch: BatchView
  @usableFromInline let row: Int

  @inlinable
  init(in batch: BatchView, at row: Int) {
    unsafe self.batch = unsafe batch
    self.row = row
  }

  /// The number of a column; nil where it is missing.
  @inlinable
  public subscript(column: NumberColumn) -> Double? {
    unsafe precondition(column.index < batch.numbers.count)
    let value = unsafe batch.numbers[column.index][row]
    return value.isNaN ? nil : value
  }

  /// What the rule made of the text of a column, a missing one too.
  @inlinable
  public subscript(column: TextColumn) -> Double {
    unsafe precondition(column.index < batch.texts.count)
    let texts = unsafe batch.texts[column.index]
    let code = Int(unsafe texts.codes[row])
    unsafe precondition(code >= -1 && code < texts.codeCount)
    return unsafe batch.values[texts.start + code + 1]
  }

  /// Whether two columns hold the same text; nil where one of them is missing.
  @inlinable
  public subscript(match: TextMatch) -> Bool? {
    unsafe precondition(match.index < batch.matches.count)
    let columns = unsafe batch.matches[match.index]
    let left = unsafe columns.left[row]
    let right = Int(unsafe columns.right[row])
    if left < 0 || right < 0 { return nil }
    unsafe precondition(right < columns.codeCount)
    return unsafe batch.twins[columns.start + right] == left
  }
}
