import SkillsPlanner

/// One field of a row: how what a plan says in it is held against what follows.
struct Field<Row>: Sendable {
  let faults:
    @Sendable (_ says: Row, _ follows: Row, _ path: PlanPath, _ subject: String) -> [Fault]

  /// A value, told apart by its text.
  init(_ key: String, _ kind: Fault.Kind, _ text: @escaping @Sendable (Row) -> String) {
    faults = { says, follows, path, subject in
      let (one, other) = (text(says), text(follows))
      guard one != other else { return [] }
      return [
        Fault(
          kind: kind, path: path.key(key), subject: "\(key) of \(subject)", says: one,
          follows: other)
      ]
    }
  }

  /// A number.
  init(_ key: String, _ kind: Fault.Kind, _ number: @escaping @Sendable (Row) -> Int) {
    self.init(key, kind) { "\(number($0))" }
  }

  /// A number that may not be there.
  init(_ key: String, _ kind: Fault.Kind, _ number: @escaping @Sendable (Row) -> Int?) {
    self.init(key, kind) { number($0).map { "\($0)" } ?? "none" }
  }

  /// A list inside the row.
  init<Inner: Hashable & Sendable, Key: Hashable & Sendable>(
    _ key: String, _ list: List<Inner, Key>, _ rows: @escaping @Sendable (Row) -> [Inner]
  ) {
    faults = { says, follows, path, subject in
      list.faults(rows(says), rows(follows), path.key(key), of: subject)
    }
  }
}

/// A list of rows, each known by its key.
struct List<Row: Hashable & Sendable, Key: Hashable & Sendable>: Sendable {
  /// What a row is called, as in "course 10001000-A".
  let name: @Sendable (Row) -> String
  let key: @Sendable (Row) -> Key
  let fields: [Field<Row>]

  init(
    name: @escaping @Sendable (Row) -> String, key: @escaping @Sendable (Row) -> Key,
    fields: [Field<Row>]
  ) {
    self.name = name
    self.key = key
    self.fields = fields
  }

  /// Holds the rows of a plan against those that follow: each there, once, in the same order, the same in each field.
  func faults(
    _ says: [Row], _ follows: [Row], _ path: PlanPath, of whole: String = ""
  ) -> [Fault] {
    // Nearly always, and much faster.
    if says == follows { return [] }
    let due = Dictionary(
      follows.enumerated().map { (key($1), $0) }, uniquingKeysWith: { first, _ in first })
    let suffix = whole.isEmpty ? "" : " of \(whole)"
    var faults: [Fault] = []
    var isFound = Array(repeating: false, count: follows.count)
    var last = -1
    for (row, item) in says.enumerated() {
      let subject = name(item) + suffix
      guard let place = due[key(item)] else {
        faults.append(rowFault(path.row(row), subject, "a row", "none"))
        continue
      }
      guard !isFound[place] else {
        faults.append(rowFault(path.row(row), subject, "a second row", "one"))
        continue
      }
      isFound[place] = true
      if place < last {
        faults.append(rowFault(path.row(row), subject, "a row here", "one further up"))
      }
      last = max(last, place)
      guard item != follows[place] else { continue }
      faults += fields.flatMap { $0.faults(item, follows[place], path.row(row), subject) }
    }
    for (place, item) in follows.enumerated() where !isFound[place] {
      faults.append(rowFault(path, name(item) + suffix, "no row", "one"))
    }
    return faults
  }

  /// The same of rows that nothing but their place tells apart.
  func faultsByPlace(_ says: [Row], _ follows: [Row], _ path: PlanPath) -> [Fault] {
    guard says.count == follows.count else {
      return [
        Fault(
          kind: .rows, path: path, subject: "the list", says: "\(says.count) rows",
          follows: "\(follows.count)")
      ]
    }
    return says.indices.flatMap { row in
      fields.flatMap { $0.faults(says[row], follows[row], path.row(row), name(follows[row])) }
    }
  }

  private func rowFault(
    _ path: PlanPath, _ subject: String, _ says: String, _ follows: String
  ) -> Fault {
    Fault(kind: .rows, path: path, subject: subject, says: says, follows: follows)
  }
}
