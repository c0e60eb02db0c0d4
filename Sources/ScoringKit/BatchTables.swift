/// What is worked out once for a batch: the rule's value of each text, and which texts are the same.
@unsafe
struct BatchTables {
  private var numbers: [UnsafePointer<Double>] = unsafe []
  private var texts: [BatchView.Texts] = unsafe []
  private var matches: [BatchView.Match] = unsafe []
  private var values: [Double] = []
  private var twins: [Int32] = []

  /// - Parameter given: As asked for by `columns`, no pointer to values missing.
  init(of given: UnsafeBufferPointer<skillsplan_column>, for columns: Columns) {
    for request in columns.numbers {
      unsafe numbers.append(given[request].pointer(to: Double.self))
    }
    for column in columns.texts {
      let dictionary = unsafe given[column.request].texts
      unsafe texts.append(
        BatchView.Texts(
          codes: given[column.request].pointer(to: Int32.self), start: values.count,
          codeCount: dictionary.count))
      unsafe values.append(column.value(nil))
      for text in dictionary { unsafe values.append(column.value(text)) }
    }
    for match in columns.matches {
      let left = unsafe given[match.left].texts
      let right = unsafe given[match.right].texts
      unsafe matches.append(
        BatchView.Match(
          left: given[match.left].pointer(to: Int32.self),
          right: given[match.right].pointer(to: Int32.self), start: twins.count,
          codeCount: right.count))
      let codes = Dictionary(zip(left, Int32(0)...), uniquingKeysWith: { first, _ in first })
      for text in right { unsafe twins.append(codes[text] ?? -1) }
    }
  }

  /// Calls `body` with a view that must not outlive the call.
  func withView(_ body: (BatchView) -> Void) {
    unsafe numbers.withUnsafeBufferPointer { numbers in
      unsafe texts.withUnsafeBufferPointer { texts in
        unsafe matches.withUnsafeBufferPointer { matches in
          unsafe values.withUnsafeBufferPointer { values in
            unsafe twins.withUnsafeBufferPointer { twins in
              unsafe body(
                BatchView(
                  numbers: numbers, texts: texts, matches: matches, values: values, twins: twins))
            }
          }
        }
      }
    }
  }
}

extension skillsplan_column {
  /// The dictionary of a column of codes.
  var texts: [String] {
    unsafe UnsafeBufferPointer(start: dictionary, count: Int(dictionary_count)).map {
      unsafe String(counted: $0)
    }
  }

  func pointer<Value>(to _: Value.Type) -> UnsafePointer<Value> {
    guard let values = unsafe values else { preconditionFailure("a column without values") }
    return unsafe values.assumingMemoryBound(to: Value.self)
  }
}
