/// What every rule owes, whatever it rewards.
package enum Property: String, CaseIterable, Sendable {
  case range = "every score is a number in 0...1"
  case deterministic = "the same candidates score the same again"
  case batch = "one at a time scores as a batch"
  case order = "the order of the candidates does not matter"
  case direction = "declared directions hold"
  case providers = "swapping two providers' names changes nothing"
  case columns = "no column is read that was not declared"
  case time = "a candidate is scored in time"
}

/// What a check found.
package enum Outcome: Hashable, Sendable {
  /// The property held; in words where there is a figure to tell.
  case held(String?)
  case violated(Violation)
  /// Nothing to ask, and why.
  case notAsked(String)
}

/// A property that does not hold, with the smallest example that was found.
package struct Violation: Hashable, Sendable, CustomStringConvertible {
  package let property: Property
  /// What the rule did, without a full stop.
  package let summary: String
  /// The candidates that show it, each as examples.yaml writes its columns; may be empty.
  package let example: [String]

  package init(_ property: Property, _ summary: String, example: [String]) {
    self.property = property
    self.summary = summary
    self.example = example
  }

  package var description: String {
    let heading = example.count == 1 ? "smallest example" : "smallest example, in this order"
    let lines = example.map { "\n    columns: \($0)" }.joined()
    return "violated: \(property.rawValue)\n  the rule \(summary)"
      + (example.isEmpty ? "" : "\n  \(heading):\(lines)")
  }
}

extension Trial {
  /// A candidate as examples.yaml writes its columns; those that are missing are left out.
  package func written(_ row: [Cell]) -> String {
    let cells = zip(columns, row).compactMap { column, cell -> String? in
      switch cell {
      case .missing: nil
      case .number(let number): "\(quoted(column.name)): \(number.written)"
      case .text(let text): "\(quoted(column.name)): \(quoted(text))"
      }
    }
    return "{\(cells.joined(separator: ", "))}"
  }

  private func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
